from __future__ import annotations

import time

import pytest

from orglint.location import Span
from orglint.report import Excerpt
from orglint.source.document import Mapping, Sequence
from orglint.source.reader import read_yaml
from orglint.source.yaml_document import YamlDocument


def read(text: str) -> YamlDocument:
    documents = read_yaml("org.yaml", text.encode())
    assert isinstance(documents, list), documents
    return documents[0]


def text_at(document: YamlDocument, span: Span | None) -> str:
    assert span is not None
    starts = document.text.line_starts
    start = starts[span.line - 1] + span.column - 1
    return document.text.text[start : starts[span.end_line - 1] + span.end_column - 1]


def at(document: YamlDocument, *path: str | int) -> Mapping | Sequence:
    node: object = document.root
    for step in path:
        node = node[step]  # type: ignore[index]
    assert isinstance(node, Mapping | Sequence)
    return node


ORG = """\
organization: {name: 株式会社😀, roots: [tanaka, ito]}   # 代表
units:
  営業部: {type: 部, head: &boss tanaka}
  "marketing":
    head: *boss
    does:
      - 広告
      - {text: "a: b", url: x}  # note
      -
        - nested

    # a comment behind
    purpose: |
      one
      two

people: !!map
  tanaka: &t
    name: 'it''s'
    title: "long
      title"
  sato: *t
empty:
last: {}
"""


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_keys_and_values_are_placed_to_the_character(line_break: str, mark: str):
    document = read(mark + ORG.replace("\n", line_break))
    root = document.root
    assert text_at(document, document.key_span(root, "people")) == "people"
    assert document.key_span(at(document, "units"), "営業部") == Span(3, 3, 3, 6)
    assert document.value_span(at(document, "organization"), "name") == Span(1, 22, 1, 27)
    assert document.key_span(at(document, "organization"), "roots") == Span(1, 29, 1, 34)
    assert text_at(document, document.key_span(at(document, "units"), "marketing")) == '"marketing"'
    assert text_at(document, document.value_span(at(document, "units", "営業部"), "head")) == "tanaka"
    assert text_at(document, document.value_span(at(document, "units", "marketing"), "head")) == "*boss"
    does = at(document, "units", "marketing", "does")
    assert text_at(document, document.key_span(does, 0)) == "広告"
    assert text_at(document, document.value_span(does, 1)) == '{text: "a: b", url: x}'
    assert text_at(document, document.value_span(does, 2)) == "- nested"
    purpose = document.value_span(at(document, "units", "marketing"), "purpose")
    assert text_at(document, purpose) == line_break.join(["|", "      one", "      two"])
    title = document.value_span(at(document, "people", "tanaka"), "title")
    assert title is not None
    assert (title.line, title.end_line) == (20, 21)
    assert document.key_span(root, "last") == Span(24, 1, 24, 5)
    assert document.value_span(root, "last") == Span(24, 7, 24, 9)


def test_a_container_ends_with_its_last_value_not_with_comments():
    document = read(ORG)
    does = at(document, "units", "marketing", "does")
    span = document.own_span(does)
    assert (span.line, span.end_line, span.end_column) == (7, 10, 17)
    assert document.own_span(at(document, "units")).end_line == 15
    people = document.own_span(at(document, "people"))
    assert (people.line, people.column, people.end_line) == (18, 3, 22)


def test_a_block_ends_with_the_closing_bracket_of_its_last_value():
    document = read("a:\n  b: [1, [2, {c: d} # ]\n   ]\n  ] # ]\n# }\nz: 1\n")
    assert document.own_span(at(document, "a")) == Span(2, 3, 4, 4)


def test_inside_an_alias_places_are_those_of_the_anchor():
    document = read(ORG)
    sato = at(document, "people", "sato")
    assert document.own_span(sato).line == 19
    assert document.key_span(sato, "name") == Span(19, 5, 19, 9)
    assert document.value_span(at(document, "people"), "sato") == Span(22, 9, 22, 11)


def test_keys_behind_an_aliased_container_are_placed():
    document = read("a: &x {k: [1, 2]}\nb: *x\nc: [*x, 3]\nd: 4\n")
    assert document.key_span(document.root, "c") == Span(3, 1, 3, 2)
    assert document.value_span(at(document, "c"), 1) == Span(3, 9, 3, 10)
    assert document.key_span(document.root, "d") == Span(4, 1, 4, 2)


def test_what_is_not_there_has_no_place():
    document = read("a: [1]\n")
    assert document.key_span(document.root, "b") is None
    assert document.value_span(document.root, "b") is None
    assert document.value_span(at(document, "a"), 1) is None


def test_an_empty_value_is_placed_behind_its_key():
    span = read("a: 1\nempty:\nb: 2\n").value_span(read("a: 1\nempty:\nb: 2\n").root, "empty")
    assert span == Span(2, 7, 2, 7)


def test_places_of_a_large_mapping_stay_cheap():
    document = read("people:\n" + "".join(f"  p{n}: {{unit: u, tags: [a, b]}}\n" for n in range(20_000)))
    people = at(document, "people")
    started = time.process_time()
    lines = [document.key_span(people, f"p{n}") for n in range(0, 20_000, 10)]
    assert [span.line for span in lines if span] == list(range(2, 20_002, 10))
    assert time.process_time() - started < 2


def excerpt(text: str, *path: str | int) -> Excerpt:
    document = read(text)
    span = document.key_span(at(document, *path[:-1]), path[-1])
    assert span is not None
    found = document.excerpt(span)
    assert found is not None
    return found


def underlined(found: Excerpt) -> str:
    return found.text[found.start : found.end]


def test_an_excerpt_is_the_first_line_with_the_span_underlined():
    found = excerpt(ORG, "units", "営業部", "head")
    assert (found.line, found.text) == (3, "  営業部: {type: 部, head: &boss tanaka}")
    assert underlined(found) == "head"


def test_a_span_over_several_lines_is_underlined_to_the_end_of_the_first():
    document = read(ORG)
    span = document.value_span(at(document, "people", "tanaka"), "title")
    assert span is not None
    found = document.excerpt(span)
    assert found is not None
    assert underlined(found) == '"long'


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("p: {cost: 5_000, title: t}", "p: {cost: ***, title: t}"),
        ("p: {title: t, cost: 5_000, x: y}", "p: {title: t, cost: ***, x: y}"),
        ("p: {\"cost\": '5', successor: [a, {b: c}], title: t}", 'p: {"cost": ***, successor: ***, title: t}'),
        ("p: {cost: {amount: 5, cost: 6}, title: t, cost: 7}", "p: {cost: ***, title: t, cost: ***}"),
        ('p: {"c\\x6fst": 5, title: t}', 'p: {"c\\x6fst": ***, title: t}'),
        ("p: {cost: &c 5, title: t}", "p: {cost: ***, title: t}"),
        ("p: {cost: , title: t}", "p: {cost: , title: t}"),
        ("p: {cost_center: 5, title: t}", "p: {cost_center: 5, title: t}"),
    ],
)
def test_sensitive_values_are_masked_and_the_underline_moves_along(line: str, shown: str):
    found = excerpt(line, "p", "title")
    assert found.text == shown
    assert underlined(found) == "title"


def test_a_masked_value_is_underlined_as_its_mask():
    document = read("p: {cost: 123456, title: t}")
    span = document.value_span(at(document, "p"), "cost")
    assert span is not None
    found = document.excerpt(span)
    assert found is not None
    assert (found.text, underlined(found)) == ("p: {cost: ***, title: t}", "***")


def test_every_line_of_a_sensitive_value_is_masked_and_no_other():
    people = "p:\n  successor:\n    - tanaka\n    - id: sato\n      start: 2026-01-01\n  title: t\n"
    document = read(people + "q:\n  cost: |\n    5\n    6\nr: 1\n")
    shown = [document.excerpt(Span(line, 1, line, 2)) for line in range(1, 12)]
    texts = [found.text for found in shown if found]
    assert texts[:6] == ["p:", "  successor:", "    ***", "    ***", "      ***", "  title: t"]
    assert texts[6:] == ["q:", "  cost: ***", "    ***", "    ***", "r: 1"]


def test_a_very_long_line_is_cut_around_the_span():
    found = excerpt(f"p: {{a: {'x' * 5_000}, title: t, b: {'y' * 5_000}}}", "p", "title")
    assert underlined(found) == "title"
    assert (found.text[:3], found.text[-3:], len(found.text)) == ("...", "...", 206)


def test_a_long_line_is_cut_at_one_end_only_where_the_span_is_near_the_other():
    at_start = excerpt(f"p: {{title: {'x' * 5_000}}}", "p", "title")
    assert (underlined(at_start), at_start.text[:10], at_start.text[-3:]) == ("title", "p: {title:", "...")
    at_end = excerpt(f"p: {{a: {'x' * 5_000}, title: t}}", "p", "title")
    assert (underlined(at_end), at_end.text[:3], at_end.text[-3:]) == ("title", "...", " t}")


def test_a_span_longer_than_what_is_shown_is_underlined_as_far_as_shown():
    found = excerpt(f"{'k' * 100}: 1\n{'n' * 900}: 2\n", "n" * 900)
    assert underlined(found) == "n" * 200


def test_a_line_that_is_not_there_has_no_excerpt():
    assert read("a: 1").excerpt(Span(9, 1, 9, 2)) is None
