"""How a rule decides, as its file says it."""

from __future__ import annotations

from textwrap import dedent

from orglint.ruleset.shape import source_line
from orglint.ruleset.spec import RuleSpec

KEYS = ("where", "let", "each", "flag_if", "error_if")
"""The keys that decide what is found, signs aside, which speak for themselves."""


def logic_lines(rule: RuleSpec) -> tuple[str, ...]:
    """Return the lines of the keys that decide, as written, without the comments between them."""
    starts = [(key, _line(rule, key)) for key in rule.body]
    ends = [*starts[1:], ("", rule.document.own_span(rule.body).end_line + 1)]
    lines: list[str] = []
    for (key, first), (_, after) in zip(starts, ends, strict=True):
        if key in KEYS:
            written = [source_line(rule.document, number) or "" for number in range(first, after)]
            lines += [line for line in written if line.strip() and not line.lstrip().startswith("#")]
    return tuple(dedent("\n".join(lines)).splitlines())


def _line(rule: RuleSpec, key: str) -> int:
    """Return the line a key of the rule stands on, counted from 1."""
    span = rule.document.key_span(rule.body, key)
    assert span is not None, "rule files know where everything stands"
    return span.line
