"""Examples of a rule with what orglint says of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from orglint.engine.evaluation import ReadyRule
from orglint.finding import Finding
from orglint.i18n import Language
from orglint.lang.compiled import CompiledProgram
from orglint.ruleset.checking import check_rule
from orglint.ruleset.reading_examples import example_lines
from orglint.ruleset.spec import Example, RuleSpec
from orglint.testing.examples import evaluate_example, ready_examples


@dataclass(frozen=True, slots=True)
class ShownExample:
    """An example, its organization as written, and what is found in it."""

    example: Example
    lines: tuple[str, ...]
    findings: tuple[Finding, ...]


def shown_examples(rule: RuleSpec, language: Language) -> Iterator[ShownExample]:
    """Yield the examples of a rule that checks, each judged by that rule alone."""
    program = check_rule(rule)
    assert isinstance(program, CompiledProgram)
    defaults = {name: parameter.default for name, parameter in rule.params.items()}
    for ready in ready_examples(rule)[0]:
        run = ReadyRule(rule, rule.severity, {**defaults, **ready.params}, program)
        found = evaluate_example(ready, run, language).findings
        yield ShownExample(ready.example, example_lines(rule, ready.example), tuple(found))


def first_message(rule: RuleSpec, language: Language) -> str:
    """Return what a rule says of the first example it finds something in; empty where it finds nothing or has a fault."""
    if not isinstance(check_rule(rule), CompiledProgram):
        return ""
    findings = (finding for shown in shown_examples(rule, language) for finding in shown.findings)
    return next((finding.message.show(names=True) for finding in findings), "")
