"""Days in the forms that people, databases and spreadsheets write; what only looks like one is refused with a reason."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orglint.model.days import day_form, day_of, expected_day


@pytest.mark.parametrize(
    "text",
    [
        "2026-04-01", "2026/4/1", "2026.4.1", "20260401", "２０２６０４０１", "2026年4月1日", "2026年 4月 1日", "2026年4月1日(水)",
        "令和8年4月1日", "令和８年４月１日", "R8.4.1", "Ｒ８．４．１", "r8/4/1", "R8-4-1", "R08.04.01", "㋿8年4月1日", "平成38年4月1日",
        "2026-04-01 00:00:00", "2026/4/1 0:00", "2026-04-01T00:00:00Z", "2026-04-01T00:00:00.000",
    ],
)  # fmt: skip
def test_first_of_april_2026_in_every_spelling(text: str):
    assert day_of(text) == date(2026, 4, 1)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("令和元年5月1日", date(2019, 5, 1)),
        ("R1.5.1", date(2019, 5, 1)),
        ("平成元年1月8日", date(1989, 1, 8)),
        ("H15.4.1", date(2003, 4, 1)),
        ("昭和64年1月7日", date(1989, 1, 7)),
        ("S40.12.31", date(1965, 12, 31)),
        ("大正15年1月1日", date(1926, 1, 1)),
        ("M45.7.29", date(1912, 7, 29)),
    ],
)
def test_years_of_eras_are_counted_from_their_first(text: str, day: date):
    assert day_of(text) == day


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("46113", "serial"),
        ("46113.0", "serial"),
        ("４６１１３", "serial"),
        ("4/1/2026", "year-last"),
        ("04-01-2026", "year-last"),
        ("1.4.2026", "year-last"),
        ("2026-13-01", "other"),
        ("R0.4.1", "other"),
        ("X8.4.1", "other"),
        ("2026-04-01T15:00:00Z", "other"),
        ("26-04-01", "other"),
        ("20261301", "other"),
        ("12345678", "other"),
        ("April", "other"),
        ("2026-04-01", "day"),
    ],
)
def test_what_is_no_day_is_told_apart(text: str, form: str):
    assert day_form(text) == form
    assert (day_of(text) is None) == (form != "day")


def test_number_of_excel_is_not_read_but_the_day_it_stands_for_is_named():
    accepted = expected_day("46113")
    assert "Excel keeps for 2026-04-01" in accepted.en
    assert "2026-04-01を表すExcelの数値" in accepted.ja


def test_day_with_its_year_last_is_refused_with_what_would_be_accepted():
    accepted = expected_day("4/1/2026")
    assert "with the year first, such as 2026-04-01" in accepted.en
    assert "年を先にした日付" in accepted.ja


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_is_read_from_its_iso_form_and_without_separators(day: date):
    assert day_of(day.isoformat()) == day
    assert day_of(day.strftime("%Y%m%d")) == day


@given(st.text(alphabet="0123456789/-.年月日RHS令和元 :T", max_size=14))
def test_no_text_ends_in_a_traceback(text: str):
    day_of(text)
    day_form(text)
    expected_day(text)
