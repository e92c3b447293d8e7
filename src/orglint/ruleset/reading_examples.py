"""The examples inside rule files."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import dedent
from typing import cast

from orglint.i18n import Text
from orglint.model.place import Place
from orglint.model.schema import COLLECTIONS
from orglint.ruleset.faults import RuleFault
from orglint.ruleset.reading import SEVERITIES
from orglint.ruleset.shape import Shape, source_line
from orglint.ruleset.spec import Example, RuleSpec
from orglint.source.document import Mapping, Node, Sequence

_EXPECTS_NOTHING = Text(
    "in a good example nothing is found: it has no expect and no severity",
    "goodの例では何も指摘されません。expectやseverityは書けません",
)

_UNNAMED = {"bad": "悪い例", "good": "良い例"}
_ONE, _TWO = ("org",), ("before", "after")
_KEYS = ("name", *_ONE, *_TWO, "renames", "params", "expect", "severity")
_NO_ORGANIZATION = {
    False: Text("an example has an org", "例にはorgを書いてください"),
    True: Text(
        "an example of a comparison has a before and an after", "比較のルールの例にはbeforeとafterを書いてください"
    ),
}
_OTHER_ORGANIZATION = {
    False: Text(
        "this rule looks at one organization: an example states org",
        "このルールが調べる組織は1つです。例にはorgだけを書いてください",
    ),
    True: Text(
        "this rule compares two organizations: an example states before and after",
        "このルールは2つの組織を比べます。例にはbeforeとafterを書いてください",
    ),
}


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
            if _has_organizations(reader, rule, item, place):
                found.append(_example(reader, cast("Mapping", item), group, index, place))
    return found, reader.faults


def _has_organizations(reader: Shape, rule: RuleSpec, item: Node, place: Place) -> bool:
    """Note an example without the organizations it needs: one, or of a comparison both."""
    needed, others = (_TWO, _ONE) if rule.is_of_comparison else (_ONE, (*_TWO, "renames"))
    if not isinstance(item, Mapping) or not all(isinstance(item.get(name), Mapping) for name in needed):
        reader.fault(place, _NO_ORGANIZATION[rule.is_of_comparison])
        return False
    wrong = [name for name in item if name in others]
    for name in wrong:
        reader.fault(reader.at(item, name), _OTHER_ORGANIZATION[rule.is_of_comparison], on_key=True)
    return not wrong


def _example(reader: Shape, item: Mapping, group: str, index: int, place: Place) -> Example:
    reader.keys(item, _KEYS, "an example")
    expect = reader.words(item, "expect")
    severity = reader.choice(item, "severity", {word: word for word in SEVERITIES})
    if group == "bad" and not expect:
        reader.fault(place, Text("a bad example names what it expects", "badの例にはexpectを書いてください"))
    if group == "good" and (expect or severity):
        reader.fault(reader.at(item, "expect" if expect else "severity"), _EXPECTS_NOTHING)
    return Example(
        _name(reader, item, Text(f"{group} {index + 1}", f"{_UNNAMED[group]}{index + 1}")),
        cast("Mapping", item["org"] if "org" in item else item["after"]),
        expect,
        reader.mapping(item, "params"),
        place,
        group == "bad",
        expect_severity=severity,
        before=cast("Mapping | None", item.get("before")),
        renames=_renames(reader, item),
    )


def _renames(reader: Shape, item: Mapping) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return what is called otherwise later: an id for an id, several for a unit that was split, null for what is gone."""
    renames = reader.mapping(item, "renames")
    reader.keys(renames, COLLECTIONS, "renames")
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for collection in (name for name in renames if name in COLLECTIONS):
        ids = reader.mapping(renames, collection)
        found[collection] = {ident: reader.words(ids, ident) for ident in ids}
    return found


def _name(reader: Shape, item: Mapping, unnamed: Text) -> Text:
    """Return what an example is called: a text in both languages, or one that serves for both."""
    if isinstance(item.get("name"), Mapping):
        return reader.text(item, "name")
    word = reader.word(item, "name")
    return unnamed if word is None else Text(word, word)


def example_lines(rule: RuleSpec, example: Example) -> tuple[str, ...]:
    """Return the lines of an example's organization, as far to the left as they go; of a comparison those of both."""
    if example.before is None:
        return _lines(rule, example.org)
    body = cast("Mapping", example.place.container[example.place.key])  # type: ignore[index]  # an item of the list
    parts = [(name, body[name]) for name in (*_TWO, "renames") if isinstance(body.get(name), Mapping)]
    return tuple(line for name, part in parts for line in _under(f"{name}:", _lines(rule, cast("Mapping", part))))


def _under(key: str, lines: tuple[str, ...]) -> Iterator[str]:
    """Yield a key with what stands under it, on its line where that is written in braces."""
    if lines and lines[0].startswith("{"):
        yield f"{key} {lines[0]}"
        yield from lines[1:]
    else:
        yield key
        yield from (f"  {line}".rstrip() for line in lines)


def _lines(rule: RuleSpec, organization: Mapping) -> tuple[str, ...]:
    span = rule.document.own_span(organization)
    last = span.end_line if span.end_column > 1 else span.end_line - 1
    lines = [source_line(rule.document, number) or "" for number in range(span.line, last + 1)]
    if lines:
        lines[0] = " " * (span.column - 1) + lines[0][span.column - 1 :]
        if lines[0].lstrip().startswith("{"):  # what is written in braces may have more behind it
            lines[-1] = lines[-1][: span.end_column - 1]
    return tuple(dedent("\n".join(lines)).strip().splitlines())
