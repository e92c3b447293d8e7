"""`orglint rules list` and `orglint rules test`."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from orglint.cli.console import output_look, say
from orglint.cli.help_texts import help_text
from orglint.cli.json_text import json_text
from orglint.cli.options import ConfigFile, Ignored, Lang, Pack, Select, TextOrJson, inputs_of, selection_of
from orglint.cli.rule_mutants import example_lines, mutant_lines
from orglint.errors import ExitCode
from orglint.i18n import Language, Text
from orglint.reporters.look import Look
from orglint.reporters.tables import table
from orglint.reporters.words import Counted
from orglint.ruleset.categories import category_name

if TYPE_CHECKING:
    from orglint.app.rules import RuleInfo
    from orglint.testing.examples import ExampleResult

LIST_HELP = help_text(
    "List the rules: severity, packs, on or off.", "ルールの一覧(重大度、パック、有効かどうか)を表示します。"
)
TEST_HELP = help_text(
    "Run the examples that rules carry, or those of some rule files.", "ルールに書かれた例を実行して確かめます。"
)
_ON, _OFF = Text("on", "有効"), Text("off", "無効")
_ON_IN_COMPARE = Text("on in compare", "compareで有効")
_NO_CATEGORY = Text("(no category)", "(分類なし)")
_COUNT = Counted("{n} rule, {on} of them on", "{n} rules, {on} of them on", "ルール {n} 件、うち有効 {on} 件")
_PASSED = Counted("{n} example passed", "{n} examples passed", "例 {n} 件が期待どおりでした")
_FAILED = Counted(
    "{n} of {all} examples failed", "{n} of {all} examples failed", "例 {all} 件のうち {n} 件が期待と異なります"
)
_NONE = Text("no rule has an example here", "例のあるルールがありません")


def list_all(
    *,
    format: TextOrJson = "text",  # noqa: A002 - the option's name
    select: Select = None,
    ignore: Ignored = None,
    pack: Pack = None,
    lang: Lang = None,
    config: ConfigFile = None,
) -> int:
    """Print the rules and return the exit code."""
    from orglint.app.rules import list_rules
    from orglint.app.settings import find_settings

    inputs = inputs_of(lang=lang, config=config)
    settings, language = find_settings(inputs)
    found = list_rules(inputs, selection_of(select, ignore, pack))
    say(_list_json(found, language) if format == "json" else _list_text(found, output_look(settings, language)))
    return ExitCode.CLEAN


def _list_text(found: Sequence[RuleInfo], look: Look) -> str:
    lines: list[str] = []
    for category, rules in itertools.groupby(found, key=lambda rule: rule.category):
        lines.append(look.clean(look.word(category_name(category))) or look.word(_NO_CATEGORY))
        rows = [
            (look.clean(rule.id), look.severity(rule.severity), look.clean(", ".join(rule.packs)), _switch(rule, look))
            for rule in rules
        ]
        lines += [*table(rows, look), ""]
    on = sum(rule.is_on for rule in found)
    return "\n".join([*lines, _COUNT.say(look.language, len(found), on=on)]) + "\n"


def _switch(rule: RuleInfo, look: Look) -> str:
    place = f" ({look.place(rule.set_by)})" if rule.set_by is not None else ""
    on = _ON_IN_COMPARE if rule.is_of_comparison else _ON
    return look.word(on if rule.is_on else _OFF) + place


def _list_json(found: Sequence[RuleInfo], language: Language) -> str:
    rules = [
        {
            "id": rule.id,
            "category": rule.category,
            "severity": rule.severity.word,
            "packs": list(rule.packs),
            "for": rule.kind,
            "on": rule.is_on,
            "set_by": None if rule.set_by is None else str(rule.set_by),
            "source": rule.source,
            "needs": [list(names) for names in rule.needs],
            "rationale": " ".join(rule.rationale.say(language).split()),
        }
        for rule in found
    ]
    return json_text({"rules": rules})


def try_examples(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATH]...",
            show_default=False,
            help=help_text(
                "rule files or folders of them (default: all rules, the project's own included)",
                "ルールのファイルまたはフォルダー(既定: プロジェクト独自のものを含むすべてのルール)",
            ),
        ),
    ] = None,
    *,
    mutate: Annotated[
        bool,
        typer.Option(
            "--mutate",
            help=help_text(
                "change each rule in small ways and report every change that no example notices",
                "ルールを少しずつ変えて試し、どの例でも見分けられない変更を報告します",
            ),
        ),
    ] = False,
    lang: Lang = None,
    config: ConfigFile = None,
) -> int:
    """Run the examples, print those that fail, and return 1 where one did; with `--mutate` see `rule_mutants`."""
    from orglint.app.rule_tests import mutate_rules, test_rules
    from orglint.app.settings import find_settings

    inputs = inputs_of(lang=lang, config=config)
    settings, language = find_settings(inputs)
    if mutate:
        tried = mutate_rules(tuple(paths or ()), inputs)
        say("\n".join(mutant_lines(tried, output_look(settings, language))) + "\n")
        return ExitCode.CLEAN if all(result.is_sharp for result in tried) else ExitCode.FINDINGS
    results = test_rules(tuple(paths or ()), inputs)
    say("\n".join(_results(results, output_look(settings, language))) + "\n")
    return ExitCode.CLEAN if all(result.passed for result in results) else ExitCode.FINDINGS


def _results(results: Sequence[ExampleResult], look: Look) -> Iterator[str]:
    failed = [result for result in results if not result.passed]
    for result in failed:
        yield from example_lines(result, look)
    if failed:
        yield ""
        yield look.paint(_FAILED.say(look.language, len(failed), all=len(results)), "error")
    elif results:
        yield look.paint(_PASSED.say(look.language, len(results)), "good")
    else:
        yield look.word(_NONE)
