"""Examples of a rule with what orglint says of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import dedent

from orglint.engine.evaluation import ReadyRule, evaluate
from orglint.finding import Finding
from orglint.i18n import Language
from orglint.lang.compiled import CompiledProgram
from orglint.ruleset.checking import check_rule
from orglint.ruleset.shape import source_line
from orglint.ruleset.spec import Example, RuleSpec
from orglint.testing.examples import ready_examples


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
        found = evaluate([run], ready.model, language).findings
        yield ShownExample(ready.example, written(rule, ready.example), tuple(found))


def written(rule: RuleSpec, example: Example) -> tuple[str, ...]:
    """Return the lines of an example's organization, as far to the left as they go."""
    span = rule.document.own_span(example.org)
    last = span.end_line if span.end_column > 1 else span.end_line - 1
    lines = [source_line(rule.document, number) or "" for number in range(span.line, last + 1)]
    if lines:
        lines[0] = " " * (span.column - 1) + lines[0][span.column - 1 :]
    return tuple(dedent("\n".join(lines)).strip().splitlines())
