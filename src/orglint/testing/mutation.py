"""Whether the examples of a rule are sharp: each mutant of the rule must make one of them fail."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from orglint.functions.registry import Function
from orglint.i18n import Text
from orglint.lang import messages
from orglint.lang.compiled import CompiledProgram
from orglint.lang.diagnostics import PartDiagnostic, fill
from orglint.lang.parts import RuleParts
from orglint.lang.program import compile_rule
from orglint.location import Location
from orglint.model.problems import did_you_mean, quote
from orglint.ruleset.checking import functions_of, parts_of
from orglint.ruleset.faults import RuleFault
from orglint.ruleset.reading_equivalents import Equivalent, read_equivalents
from orglint.ruleset.shape import show_line
from orglint.ruleset.spec import RuleSpec
from orglint.testing.examples import ExampleResult, ReadyExample, disagreement, example_result, ready_examples
from orglint.testing.mutants import Mutant, mutants


@dataclass(frozen=True, slots=True)
class Survivor:
    """A mutant that no example notices, and that the rule does not list as equivalent."""

    mutant: str
    location: Location


@dataclass(frozen=True, slots=True)
class MutationResult:
    """What became of the mutants of one rule.

    `uncheckable` are those that the checker of the language refuses: no example is needed against them. `stale` are
    the faults of the rule's list of equivalents. Where examples fail as it is (`failed`), nothing was changed.
    """

    rule: str
    location: Location
    noticed: int = 0
    equivalent: int = 0
    uncheckable: int = 0
    survivors: tuple[Survivor, ...] = ()
    stale: tuple[RuleFault, ...] = ()
    failed: tuple[ExampleResult, ...] = ()

    @property
    def is_sharp(self) -> bool:
        """Whether nothing is left to do."""
        return not (self.survivors or self.stale or self.failed)

    @property
    def total(self) -> int:
        """Return how many mutants were tried: those that check."""
        return self.noticed + self.equivalent + len(self.survivors)


def try_mutants(rule: RuleSpec, program: CompiledProgram) -> tuple[MutationResult, list[RuleFault]]:
    """Try every mutant of a rule on its examples; return the result, and faults in what the rule file says."""
    ready, faults = ready_examples(rule)
    listed, wrong = read_equivalents(rule)
    result = MutationResult(rule.id, rule.place.value_location())
    if faults or wrong:
        return result, [*faults, *wrong]
    tried = (example_result(rule, program, item) for item in ready)
    failed = tuple(item for item in tried if not item.passed)
    if failed:
        return replace(result, failed=failed), []
    return _Trial(rule, program, ready).result(result, listed), []


class _Trial:
    """The mutants of one rule, tried one after the other."""

    def __init__(self, rule: RuleSpec, program: CompiledProgram, ready: list[ReadyExample]) -> None:
        self.rule = rule
        self.program = program
        self.ready = ready
        self.unchanged = parts_of(rule)

    def result(self, result: MutationResult, listed: list[Equivalent]) -> MutationResult:
        noticed: set[str] = set()
        uncheckable: set[str] = set()
        unnoticed: dict[str, Location] = {}
        for mutant in mutants(self.rule):
            program = self.compiled(mutant)
            if program is None:
                uncheckable.add(mutant.name)
            elif self.is_noticed(mutant, program):
                noticed.add(mutant.name)
            else:
                unnoticed[mutant.name] = mutant.location
        named = {item.mutant for item in listed}
        return replace(
            result,
            noticed=len(noticed),
            equivalent=len(named & unnoticed.keys()),
            uncheckable=len(uncheckable),
            survivors=tuple(Survivor(name, place) for name, place in unnoticed.items() if name not in named),
            stale=tuple(
                _stale(item, unnoticed, noticed, uncheckable) for item in listed if item.mutant not in unnoticed
            ),
        )

    def compiled(self, mutant: Mutant) -> CompiledProgram | None:
        """Return the mutant's program, None where it does not check."""
        if mutant.parts == self.unchanged:
            return self.program
        return _compiled(mutant.parts, functions_of(self.rule))

    def is_noticed(self, mutant: Mutant, program: CompiledProgram) -> bool:
        """Whether an example fails. The one that noticed the last mutant is asked first: it often notices the next."""
        for index, ready in enumerate(self.ready):
            if mutant.defaults.keys() <= ready.params.keys() and mutant.defaults:
                continue
            if disagreement(self.rule, program, ready, mutant.defaults) is not None:
                self.ready.insert(0, self.ready.pop(index))
                return True
        return False


def _compiled(parts: RuleParts, functions: Mapping[str, Function]) -> CompiledProgram | None:
    """Compile a mutant. A let or parameter that only the dropped part has used goes with it."""
    made = compile_rule(parts, functions)
    if isinstance(made, CompiledProgram):
        return made
    if not all(_is_unused(error) for error in made):
        return None
    gone = {error.path[1] for error in made}
    return _compiled(
        replace(
            parts,
            let={name: text for name, text in parts.let.items() if name not in gone},
            parameters={name: type_ for name, type_ in parts.parameters.items() if name not in gone},
        ),
        functions,
    )


def _is_unused(error: PartDiagnostic) -> bool:
    return error.diagnostic.message == fill(messages.UNUSED, name=error.path[-1])


def _stale(item: Equivalent, unnoticed: dict[str, Location], noticed: set[str], uncheckable: set[str]) -> RuleFault:
    """Return why a listed mutant is wrongly listed: an example notices it, or there is none of the name."""
    if item.mutant in noticed:
        message = Text(
            f"an example notices the mutant {quote(item.mutant)}; take it off the list",
            f"{quote(item.mutant)}は例で見分けられます。一覧から削除してください",
        )
        hint = None
    elif item.mutant in uncheckable:
        message = Text(
            f"the mutant {quote(item.mutant)} does not check and is not tried; take it off the list",
            f"{quote(item.mutant)}は式の検査で誤りになるため試されません。一覧から削除してください",
        )
        hint = None
    else:
        message = Text(f"there is no mutant {quote(item.mutant)}", f"{quote(item.mutant)}という変更はありません")
        hint = did_you_mean(item.mutant, unnoticed)
    location = item.place.key_location()
    return RuleFault(location, message, hint, show_line(item.place.document, location))
