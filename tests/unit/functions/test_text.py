from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orglint.functions.families import functions
from tests.unit.functions.organizations import build


@pytest.mark.parametrize(
    ("text", "glob", "expected"),
    [
        ("MQL", "mql", True),
        ("ＭＱＬ", "mql", True),
        ("sales lead", "*lead*", True),
        ("リード情報", "*リード*", True),
        ("ﾘｰﾄﾞ", "リード", True),
        ("mislead", "lead", False),
        ("a.c", "a?c", True),
        ("abc", "a.c", False),
        ("mql", "[ms]ql", True),
    ],
)
def test_glob_matches_the_whole_text_whatever_its_width_and_case(text: str, glob: str, expected: bool):
    assert build().call("matches", text, glob) is expected


@pytest.mark.parametrize(
    ("text", "other", "expected"),
    [("Lead", "ＬＥＡＤ", True), (" lead ", "lead", True), ("ストラッセ", "ｽﾄﾗｯｾ", True), ("lead", "leads", False)],
)
def test_similar_texts_differ_in_width_and_case_alone(text: str, other: str, expected: bool):
    assert build().call("similar", text, other) is expected


def test_extra_is_what_stands_under_a_key_of_the_users_own():
    org = build(units={"a": {}, "b": {}})
    org.model.extras[org["unit/a"]] = {"x-code": "A 1"}
    assert org.call("extra", "unit/a", "x-code") == "A 1"
    assert org.call("extra", "unit/a", "x-other") is None
    assert org.call("extra", "unit/b", "x-code") is None


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        (date(2026, 4, 1), date(2028, 4, 1), 24),
        (date(2026, 4, 1), date(2026, 4, 30), 0),
        (date(2026, 1, 15), date(2026, 2, 14), 0),
        (date(2026, 1, 15), date(2026, 2, 15), 1),
        (date(2026, 1, 31), date(2026, 2, 28), 1),
        (date(2026, 12, 1), date(2027, 1, 1), 1),
        (date(2026, 2, 15), date(2026, 1, 15), -1),
        (date(2026, 1, 1), date(2026, 1, 1), 0),
    ],
)
def test_months_between_counts_whole_months(start: date, end: date, months: int):
    assert build().call("months_between", start, end) == months


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        (date(2026, 4, 1), date(2027, 3, 31), 12),
        (date(2026, 4, 1), date(2027, 3, 30), 11),
        (date(2026, 4, 15), date(2026, 5, 14), 1),
        (date(2026, 4, 1), date(2026, 3, 1), 0),
        (date(2026, 4, 1), date(2026, 2, 1), -1),
    ],
)
def test_months_of_a_span_with_both_its_days(first: date, last: date, months: int):
    assert build().call("months_through", first, last) == months


def _months_later(day: date, months: int) -> date:
    """Return the day some months later; where that month is too short, its last."""
    years, month = divmod(day.month - 1 + months, 12)
    last = (date(day.year + years + (month == 11), (month + 1) % 12 + 1, 1) - date.resolution).day
    return date(day.year + years, month + 1, min(day.day, last))


DAYS = st.dates(date(1990, 1, 1), date(2050, 12, 31))


@given(DAYS, DAYS)
def test_months_between_are_as_many_as_fit_counted_from_the_first_day(one: date, other: date):
    start, end = min(one, other), max(one, other)
    fit = sum(1 for months in range(1, 12 * 61) if _months_later(start, months) <= end)
    org = build()
    assert org.context.bind(functions()["months_between"])(start, end) == fit
    assert org.context.bind(functions()["months_between"])(end, start) == -fit


@given(DAYS, st.integers(1, 120))
def test_months_through_are_full_on_the_day_before_the_next_begins(first: date, months: int):
    through = build().context.bind(functions()["months_through"])
    last = _months_later(first, months) - date.resolution
    assert (through(first, last), through(first, last - date.resolution)) == (months, months - 1)


def test_months_through_the_last_day_of_the_calendar_are_counted():
    assert build().context.bind(functions()["months_through"])(date(9998, 12, 31), date.max) == 12
