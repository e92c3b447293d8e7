"""Every scalar of an entity is found, with the field that receives it, in whatever form people write it."""

from __future__ import annotations

import pytest

from orglint.model.leaves import LEFT_OUT, leaves, turned
from orglint.model.schema import COLLECTIONS, KINDS
from orglint.source.document import Mapping
from orglint.source.reader import read_yaml


def body(text: str) -> Mapping:
    read = read_yaml("a.yaml", text.encode())
    assert isinstance(read, list)
    return read[0].root


FORMS = [
    ("units", "parent: a", [("parent", "a", {"unit"})]),
    ("units", "head: [{id: a, start: 2026-01-01}, b]", [
        ("head.id", "a", {"position"}), ("head.start", "2026-01-01", set()), ("head", "b", {"position"}),
    ]),
    ("units", "members: [a, {id: b, allocation: 0.5, reports_to: c}]", [
        ("members", "a", {"person"}), ("members.id", "b", {"person"}), ("members.allocation", "0.5", set()),
        ("members.reports_to", "c", {"position"}),
    ]),
    ("people", "unit: a\nallocation: 50%\nreports_to: null", [
        ("unit", "a", {"unit"}), ("allocation", "50%", set()), ("reports_to", None, {"position"}),
    ]),
    ("people", "posts: [{unit: a, dotted_reports_to: b, primary: yes}]", [
        ("posts.unit", "a", {"unit"}), ("posts.dotted_reports_to", "b", {"position"}), ("posts.primary", "yes", set()),
    ]),
    ("people", "experience: {function: sales, months: 3}", [
        ("experience.function", "sales", set()), ("experience.months", "3", set()),
    ]),
    ("budgets", "approver: {id: a, up_to: 5, x-why: because}", [
        ("approver.id", "a", {"position", "unit"}), ("approver.up_to", "5", set()), ("approver.x-why", "because", set()),
    ]),
    ("datasets", "used_by: [a, {unit: b, access: read}]", [
        ("used_by", "a", {"unit"}), ("used_by.unit", "b", {"unit"}), ("used_by.access", "read", set()),
    ]),
    ("units", "purpose: {why: a, how: [b, {more: c}]}", [
        ("purpose", "why", set()), ("purpose", "a", set()), ("purpose", "how", set()), ("purpose", "b", set()),
        ("purpose", "more", set()), ("purpose", "c", set()),
    ]),
    ("units", "x-own: {a: [b]}\nmisspelt: c", [
        ("x-own", "a", set()), ("x-own", "b", set()), ("misspelt", "c", set()),
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("collection", "text", "expected"), FORMS)
def test_leaves_of_every_form(collection, text, expected):
    kind = COLLECTIONS[collection]
    found = [(leaf.path, leaf.text, set(leaf.target)) for leaf in leaves(kind, body(text))]
    assert found == expected
    assert turned(kind, body(text), lambda leaf: leaf.text) == body(text)


def test_keys_of_records_written_by_name_are_leaves_too():
    functions = body("functions: {marketing: {aliases: [宣伝], depends_on: sales}}")
    found = [(leaf.path, leaf.text, leaf.is_key) for leaf in leaves(KINDS["organization"], functions)]
    assert found == [
        ("functions.name", "marketing", True),
        ("functions.aliases", "宣伝", False),
        ("functions.depends_on", "sales", False),
    ]
    upper = turned(KINDS["organization"], functions, lambda leaf: leaf.text.upper())
    assert upper == {"functions": {"MARKETING": {"aliases": ["宣伝"], "depends_on": "SALES"}}}


def test_what_is_left_out_is_gone_from_mappings_and_lists():
    kind = COLLECTIONS["units"]
    made = turned(
        kind, body("name: a\nhead: [b, {id: c, end: b}]"), lambda leaf: leaf.text if leaf.text != "b" else LEFT_OUT
    )
    assert made == {"name": "a", "head": [{"id": "c"}]}
