"""Examples are a rule's tests: each is an organization, run with that rule alone, and the entities it must find."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from orglint.engine.evaluation import Evaluation, ReadyRule, evaluate
from orglint.finding import Severity
from orglint.i18n import Language, Text
from orglint.lang.compiled import CompiledProgram
from orglint.location import Location
from orglint.model.build import build
from orglint.model.organization import Model
from orglint.model.problems import Problem, did_you_mean, quote
from orglint.model.schema import COLLECTIONS
from orglint.model.values import BadValue
from orglint.reorg.judging import ComparedWith, findings_of_change
from orglint.reorg.matching.by_ids import match_by_ids
from orglint.reorg.matching.matching import Matching
from orglint.ruleset.faults import RuleFault
from orglint.ruleset.parameters import read_parameter
from orglint.ruleset.reading_examples import read_examples
from orglint.ruleset.shape import show_line
from orglint.ruleset.spec import Example, RuleSpec
from orglint.source.document import Mapping as Tree
from orglint.source.part_document import PartDocument

TODAY = date(2026, 4, 1)
"""The day examples are judged on that state no `as_of` of their own."""


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """What became of one example: `message` says what was expected and what was found instead."""

    rule: str
    example: Text
    is_bad: bool
    passed: bool
    message: Text
    location: Location


def example_model(rule: RuleSpec, organization: Tree) -> Model:
    """Return the linked model of an organization of an example."""
    part = PartDocument(rule.document, organization)
    return build([part], as_of=None, today=TODAY)


@dataclass(frozen=True, slots=True)
class ReadyExample:
    """An example with its model built and its parameters read: it can be judged again and again.

    `matching` is set in an example of a comparison: `model` is then the one after the change.
    """

    example: Example
    model: Model
    params: Mapping[str, object]
    matching: Matching | None = None

    @property
    def problems(self) -> list[Problem]:
        """Return what is wrong with the organizations of the example."""
        return [*(self.matching.before.problems if self.matching is not None else ()), *self.model.problems]


def evaluate_example(ready: ReadyExample, rule: ReadyRule, language: Language) -> Evaluation:
    """Return what a rule finds in an example, with the parameters the rule is given."""
    if ready.matching is None:
        return evaluate([rule], ready.model, language)
    return findings_of_change(ComparedWith(ready.matching), [rule], language)


def run_examples(rule: RuleSpec, program: CompiledProgram) -> tuple[list[ExampleResult], list[RuleFault]]:
    """Run every example of a rule; return the results, and faults in the examples themselves."""
    ready, faults = ready_examples(rule)
    results = [example_result(rule, program, item) for item in ready]
    results += _missing(rule, [item.example for item in ready])
    return results, faults


def ready_examples(rule: RuleSpec) -> tuple[list[ReadyExample], list[RuleFault]]:
    """Return the examples of a rule ready to be judged, and faults in what they say."""
    examples, faults = read_examples(rule)
    ready = []
    for example in examples:
        params, wrong = _params(rule, example)
        model = example_model(rule, example.org)
        matching = None
        if example.before is not None:
            matching = match_by_ids(example_model(rule, example.before), model, example.renames)
            wrong += _misnamed(rule, matching, example)
        faults += wrong
        if not wrong:
            ready.append(ReadyExample(example, model, params, matching))
    return ready, faults


def _misnamed(rule: RuleSpec, matching: Matching, example: Example) -> Iterator[RuleFault]:
    """Yield a fault for each id in the renames of an example that there is not."""
    place = example.place.key_location()
    for collection, renames in example.renames.items():
        kind = COLLECTIONS[collection].name
        for old, new in renames.items():
            for model, idents in ((matching.before, (old,)), (matching.after, new)):
                for ident in idents:
                    if ident not in model.entities[kind]:
                        message = Text(f"there is no {kind}/{ident}", f"{kind}/{ident}はありません")
                        yield RuleFault(
                            place, message, did_you_mean(ident, model.entities[kind]), show_line(rule.document, place)
                        )


def _missing(rule: RuleSpec, examples: Iterable[Example]) -> Iterator[ExampleResult]:
    """A rule without bad and good examples is not tested: that is a failure of its own."""
    kinds = {example.is_bad for example in examples}
    for is_bad, word, japanese in ((True, "bad", "悪い例(bad)"), (False, "good", "良い例(good)")):
        if is_bad not in kinds:
            message = Text(f"the rule has no {word} example", f"ルールに{japanese}がありません")
            name = Text("(none)", "(なし)")
            yield ExampleResult(
                rule.id, name, is_bad, passed=False, message=message, location=rule.place.value_location()
            )


def _params(rule: RuleSpec, example: Example) -> tuple[dict[str, object], list[RuleFault]]:
    """Return the parameters that an example sets itself, and what is wrong with them."""
    params: dict[str, object] = {}
    faults = []
    for name, raw in example.params.items():
        place = Location(rule.document.file, rule.document.key_span(example.params, name))  # type: ignore[arg-type]  # as read
        if name not in rule.params:
            message = Text(f"there is no parameter {quote(name)}", f"{quote(name)}というパラメーターはありません")
            faults.append(RuleFault(place, message, did_you_mean(name, rule.params), show_line(rule.document, place)))
            continue
        try:
            params[name] = read_parameter(raw, rule.params[name].type)
        except BadValue as bad:
            message = Text(f"{name} expects {bad.accepted.en}", f"{name}に書けるのは{bad.accepted.ja}です")
            faults.append(RuleFault(place, message, None, show_line(rule.document, place)))
    return params, faults


def example_result(rule: RuleSpec, program: CompiledProgram, ready: ReadyExample) -> ExampleResult:
    """Run a rule over one of its examples and say whether it found what the example names."""
    if ready.problems:
        problem = ready.problems[0]
        message = Text(
            f"the organization of the example is not right: {problem.message.en}",
            f"例の組織に誤りがあります: {problem.message.ja}",
        )
        return _result(rule, ready.example, message, problem.location)
    return _result(rule, ready.example, disagreement(rule, program, ready))


def disagreement(
    rule: RuleSpec, program: CompiledProgram, ready: ReadyExample, defaults: Mapping[str, object] | None = None
) -> Text | None:
    """Return how what a program finds differs from what the example names, None where it does not.

    `defaults` stand in the place of the rule's own; what the example sets itself holds before both.
    """
    own = {name: item.default for name, item in rule.params.items()}
    params = {**own, **(defaults or {}), **ready.params}
    evaluation = evaluate_example(ready, ReadyRule(rule, rule.severity, params, program), "en")
    found = sorted({finding.entity or "" for finding in evaluation.findings})
    wrong = _compare(ready.example, found) or _compare_severity(
        ready.example, [item.severity for item in evaluation.findings]
    )
    if wrong is not None and evaluation.not_evaluated and ready.example.is_bad:
        missing = ", ".join(" or ".join(names) for names in evaluation.not_evaluated[0].missing)
        return Text(f"{wrong.en}: not evaluated for want of {missing}", f"{wrong.ja}: {missing}がなく評価されません")
    return wrong


def _result(rule: RuleSpec, example: Example, wrong: Text | None, place: Location | None = None) -> ExampleResult:
    return ExampleResult(
        rule.id,
        example.name,
        example.is_bad,
        passed=wrong is None,
        message=wrong or Text("", ""),
        location=place or example.place.key_location(),
    )


def _compare(example: Example, found: list[str]) -> Text | None:
    expected = sorted(example.expect)
    if found == expected:
        return None
    en, ja = (", ".join(expected) or "nothing", ", ".join(expected) or "なし")
    return Text(
        f"expected {en}, found {', '.join(found) or 'nothing'}", f"期待: {ja}、実際: {', '.join(found) or 'なし'}"
    )


def _compare_severity(example: Example, found: list[Severity]) -> Text | None:
    """Compare how severe the findings are, where the example says so."""
    if example.expect_severity is None:
        return None
    words = sorted({severity.word for severity in found})
    if words == [example.expect_severity]:
        return None
    return Text(
        f"expected severity {example.expect_severity}, found {', '.join(words)}",
        f"期待した重大度: {example.expect_severity}、実際: {', '.join(words)}",
    )
