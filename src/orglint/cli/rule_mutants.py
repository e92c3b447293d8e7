"""What `orglint rules test --mutate` prints: by rule the changes that no example notices, and how many there were."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from orglint.i18n import Text
from orglint.reporters.look import Look
from orglint.reporters.words import Counted

if TYPE_CHECKING:
    from orglint.ruleset.faults import RuleFault
    from orglint.testing.examples import ExampleResult
    from orglint.testing.mutation import MutationResult

_BAD, _GOOD = Text("bad example", "悪い例"), Text("good example", "良い例")
_SURVIVED = Counted(
    "{n} of {all} mutants is noticed by no example",
    "{n} of {all} mutants are noticed by no example",
    "変異 {all} 件のうち {n} 件は、どの例でも見分けられません",
)
_FAILING = Text("not tried: its examples fail as it is", "変異を試していません: いまのルールで例が期待と異なります")
_STALE = Text("the list of equivalents is out of date", "equivalentの一覧が古くなっています")
_HINT = Text("help", "ヒント")
_RULES = Counted("{n} rule", "{n} rules", "ルール {n} 件")
_MUTANTS = Counted("{n} mutant", "{n} mutants", "変異 {n} 件")
_TOTALS = Text(
    "{rules}, {mutants}: {noticed} noticed, {equivalent} listed as equivalent, {survived} survived",
    "{rules}、{mutants}: 例で見分けたもの {noticed} 件、同等として一覧にあるもの {equivalent} 件、"
    "見逃したもの {survived} 件",
)
_REFUSED = Counted(
    "{n} more is refused by the checker of the rule language and was not tried",
    "{n} more are refused by the checker of the rule language and were not tried",
    "このほかの {n} 件は、ルールの式の検査で誤りになるため試していません",
)
_FIX = Text(
    "Add an example that comes out differently under the change. Where no organization can tell the two apart, "
    "list the change in the rule, with the reason:",
    "変更によって結果が変わる例を加えてください。どのような組織でも違いが出ない場合は、理由を添えてルールに書きます:",
)
_REASON = Text("why no example can notice it", "例で見分けられない理由")
_NONE = Text("there is no rule here", "ルールがありません")


def example_lines(result: ExampleResult, look: Look) -> Iterator[str]:
    """Yield what there is to say of an example that fails."""
    kind = look.word(_BAD if result.is_bad else _GOOD)
    yield f"{look.place(result.location)}: {look.clean(result.rule)}: {kind}: {look.clean(look.word(result.example))}"
    yield f"    {look.prose(result.message.say(look.language))}"


def mutant_lines(results: Sequence[MutationResult], look: Look) -> Iterator[str]:
    """Yield the rules whose examples are not sharp, each with what to mend, then the totals."""
    if not results:
        yield look.word(_NONE)
        return
    for result in results:
        if not result.is_sharp:
            yield from _of_rule(result, look)
            yield ""
    yield from _totals(results, look)
    first = next((survivor.mutant for result in results for survivor in result.survivors), None)
    if first is not None:
        quoted = look.clean("'" + first.replace("'", "''") + "'")
        yield from ("", *look.wrapped(look.word(_FIX), 0), "  equivalent:", f"    {quoted}: {look.word(_REASON)}")


def _of_rule(result: MutationResult, look: Look) -> Iterator[str]:
    name = f"{look.place(result.location)}: {look.clean(result.rule)}"
    if result.failed:
        yield f"{name}: {look.word(_FAILING)}"
        for failed in result.failed:
            yield from (f"  {line}" for line in example_lines(failed, look))
    if result.survivors:
        yield f"{name}: {_SURVIVED.say(look.language, len(result.survivors), all=result.total)}"
        for survivor in result.survivors:
            yield f"  {look.place(survivor.location)}: {look.clean(survivor.mutant)}"
    if result.stale:
        yield f"{name}: {look.word(_STALE)}"
        for fault in result.stale:
            yield from _of_fault(fault, look)


def _of_fault(fault: RuleFault, look: Look) -> Iterator[str]:
    yield f"  {look.place(fault.location)}: {look.prose(fault.message.say(look.language))}"
    if fault.help is not None:
        yield f"    {look.word(_HINT)}: {look.prose(fault.help.say(look.language))}"


def _totals(results: Sequence[MutationResult], look: Look) -> Iterator[str]:
    language = look.language
    total = sum(result.total for result in results)
    text = look.word(
        _TOTALS,
        rules=_RULES.say(language, len(results)),
        mutants=_MUTANTS.say(language, total),
        noticed=sum(result.noticed for result in results),
        equivalent=sum(result.equivalent for result in results),
        survived=sum(len(result.survivors) for result in results),
    )
    yield look.paint(text, "good" if all(result.is_sharp for result in results) else "error")
    refused = sum(result.uncheckable for result in results)
    if refused:
        yield _REFUSED.say(language, refused)
