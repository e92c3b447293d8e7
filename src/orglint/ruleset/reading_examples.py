"""The examples inside rule files."""

from __future__ import annotations

from textwrap import dedent
from typing import cast

from orglint.i18n import Text
from orglint.ruleset.faults import RuleFault
from orglint.ruleset.reading import SEVERITIES
from orglint.ruleset.shape import Shape, source_line
from orglint.ruleset.spec import Example, RuleSpec
from orglint.source.document import Mapping, Sequence

_EXPECTS_NOTHING = Text(
    "in a good example nothing is found: it has no expect and no severity",
    "goodの例では何も指摘されません。expectやseverityは書けません",
)

_UNNAMED = {"bad": "悪い例", "good": "良い例"}


def read_examples(rule: RuleSpec) -> tuple[list[Example], list[RuleFault]]:
    """Return the examples of a rule, and what is wrong with their shape."""
    reader = Shape(rule.document)
    examples = reader.mapping(rule.body, "examples")
    reader.keys(examples, ("bad", "good"), "examples")
    found = []
    for group in ("bad", "good"):
        items = examples.get(group)
        if items is None:
            continue
        if not isinstance(items, Sequence):
            reader.fault(reader.at(examples, group), Text(f"{group} is a list", f"{group}はリストで書いてください"))
            continue
        for index, item in enumerate(items):
            place = reader.at(items, index)
            if not isinstance(item, Mapping) or not isinstance(item.get("org"), Mapping):
                reader.fault(place, Text("an example has an org", "例にはorgを書いてください"))
                continue
            reader.keys(item, ("name", "org", "params", "expect", "severity"), "an example")
            expect = reader.words(item, "expect")
            severity = reader.choice(item, "severity", {word: word for word in SEVERITIES})
            if group == "bad" and not expect:
                reader.fault(place, Text("a bad example names what it expects", "badの例にはexpectを書いてください"))
            if group == "good" and (expect or severity):
                reader.fault(reader.at(item, "expect" if expect else "severity"), _EXPECTS_NOTHING)
            found.append(
                Example(
                    _name(reader, item, Text(f"{group} {index + 1}", f"{_UNNAMED[group]}{index + 1}")),
                    cast("Mapping", item["org"]),
                    expect,
                    reader.mapping(item, "params"),
                    place,
                    group == "bad",
                    expect_severity=severity,
                )
            )
    return found, reader.faults


def _name(reader: Shape, item: Mapping, unnamed: Text) -> Text:
    """Return what an example is called: a text in both languages, or one that serves for both."""
    if isinstance(item.get("name"), Mapping):
        return reader.text(item, "name")
    word = reader.word(item, "name")
    return unnamed if word is None else Text(word, word)


def example_lines(rule: RuleSpec, example: Example) -> tuple[str, ...]:
    """Return the lines of an example's organization, as far to the left as they go."""
    span = rule.document.own_span(example.org)
    last = span.end_line if span.end_column > 1 else span.end_line - 1
    lines = [source_line(rule.document, number) or "" for number in range(span.line, last + 1)]
    if lines:
        lines[0] = " " * (span.column - 1) + lines[0][span.column - 1 :]
        if lines[0].lstrip().startswith("{"):  # what is written in braces may have more behind it
            lines[-1] = lines[-1][: span.end_column - 1]
    return tuple(dedent("\n".join(lines)).strip().splitlines())
