"""How an expression and a structured `where` are changed, one place at a time."""

from __future__ import annotations

import pytest

from orglint.testing.changes import Change, changes, neighbours, shortened
from orglint.testing.where_changes import where_changes


def shown(text: str) -> list[tuple[str, str]]:
    return [(change.before, change.after) for change in changes(text)]


@pytest.mark.parametrize(
    ("sign", "others"),
    [
        (">", [">=", "<"]),
        (">=", [">", "<="]),
        ("<", ["<=", ">"]),
        ("<=", ["<", ">="]),
        ("==", ["!="]),
        ("!=", ["=="]),
        ("in", ["not in"]),
        ("not in", ["in"]),
        ("is", ["is not"]),
        ("is not", ["is"]),
    ],
)
def test_a_comparison_is_turned_round_and_moved_by_one_step(sign: str, others: list[str]):
    assert list(changes(f"a {sign} b")) == [Change(f"a {other} b", f"a {sign} b", f"a {other} b") for other in others]


def test_each_part_of_a_chain_of_comparisons_is_changed_for_itself():
    assert ("0 < a <= b", "0 < a < b") in shown("0 < a <= b")
    assert ("0 < a <= b", "0 <= a <= b") in shown("0 < a <= b")


def test_each_of_several_ands_is_exchanged_with_its_two_neighbours():
    found = list(changes("a and (b or c) and d"))
    assert [(change.before, change.after, change.text) for change in found] == [
        ("a and (b or c)", "a or (b or c)", "(a or (b or c)) and d"),
        ("(b or c) and d", "(b or c) or d", "a and ((b or c) or d)"),
        ("b or c", "b and c", "a and (b and c) and d"),
    ]


def test_a_not_is_dropped():
    assert list(changes("a and not (b.c)"))[1] == Change("a and (not not b.c)", "not (b.c)", "(b.c)")


def test_any_and_all_are_exchanged_and_the_condition_within_is_changed_too():
    assert shown("any(x > y for x in z)") == [
        ("any(x > y for x in z)", "all(x > y for x in z)"),
        ("x > y", "x >= y"),
        ("x > y", "x < y"),
    ]


@pytest.mark.parametrize(
    ("number", "others"),
    [(13, (12, 14)), (0, (-1, 1)), (0.25, (0.24, 0.26)), (0.5, (0.4, 0.6)), (7.0, (6.9, 7.1)), (1e30, ())],
)
def test_a_number_moves_by_one_and_a_decimal_by_its_last_place(number: float, others: tuple[float, ...]):
    assert neighbours(number) == others


def test_a_number_is_shown_with_what_stands_around_it():
    assert shown('has_experience(person, "digital", 12)') == [
        ('has_experience(person, "digital", 12)', 'has_experience(person, "digital", 11)'),
        ('has_experience(person, "digital", 12)', 'has_experience(person, "digital", 13)'),
    ]


def test_texts_that_look_like_operators_are_left_alone():
    assert shown('a == "x and y > 3"') == [('a == "x and y > 3"', 'a != "x and y > 3"')]


def test_an_expression_in_a_block_is_shown_on_one_line():
    assert shown("a\n  and b\n") == [("a and b", "a or b")]


def test_japanese_before_the_operator_does_not_move_it():
    assert shown('matches(a, "*見込み客*") and 部 > b')[1] == ("部 > b", "部 >= b")


def test_long_expressions_are_cut_to_what_differs():
    before, after = shortened("x" * 100 + "1" + "y" * 100, "x" * 100 + "2" + "y" * 100)
    assert before == "..." + "x" * 30 + "1" + "y" * 30 + "..."
    assert after == before.replace("1", "2")


def changed(where: dict[str, object], lists: frozenset[str] = frozenset()) -> list[tuple[str, str, str]]:
    return [(change.path, change.before, change.after) for change in where_changes(where, lists)]  # type: ignore[arg-type]


def test_a_line_of_where_is_dropped_and_turned_round_while_the_others_stay():
    found = list(where_changes({"type": "team", "headcount": {"empty": "true"}}, frozenset()))
    assert [change.where for change in found] == [
        {"headcount": {"empty": "true"}},
        {"type": {"is_not": "team"}, "headcount": {"empty": "true"}},
        {"type": "team"},
        {"type": "team", "headcount": {"empty": "false"}},
    ]


@pytest.mark.parametrize(
    ("condition", "after"),
    [
        ("team", ["none", "{is_not: team}"]),
        (["team", "部"], ["none", "{none_of: [team, 部]}"]),
        ({"none_of": ["team"]}, ["none", "{one_of: [team]}"]),
        ({"more_than": "3"}, ["none", "{at_least: 3}", "{less_than: 3}", "{more_than: 2}", "{more_than: 4}"]),
        ({"at_most": {"param": "p"}}, ["none", "{less_than: {param: p}}", "{at_least: {param: p}}"]),
        (
            {"less_than": "2026-03-01"},
            [
                "none",
                "{at_most: 2026-03-01}",
                "{more_than: 2026-03-01}",
                "{less_than: 2026-02-28}",
                "{less_than: 2026-03-02}",
            ],
        ),
        ({"is": "a", "is_not": "b"}, ["none", "{is_not: b}", "{is: a}"]),
        ({"count": "2"}, ["none", "{count: {is_not: 2}}", "{count: 1}", "{count: 3}"]),
        (
            {"count": {"at_least": "2"}},
            [
                "none",
                "{count: {more_than: 2}}",
                "{count: {at_most: 2}}",
                "{count: {at_least: 1}}",
                "{count: {at_least: 3}}",
            ],
        ),
        ({"param": "p"}, ["none", "{is_not: {param: p}}"]),
        ({"param": "many"}, ["none", "{none_of: {param: many}}"]),
    ],
)
def test_a_condition_of_where_is_changed(condition: object, after: list[str]):
    assert [other for _, _, other in changed({"a": condition}, frozenset({"many"}))] == after
