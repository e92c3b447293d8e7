from __future__ import annotations

from datetime import date

import pytest

from orglint.functions.context import UnknownValue
from orglint.model.entities import Experience
from orglint.model.organization import Tie
from tests.unit.functions.organizations import Built, build


def marketers(**fields: object) -> Built:
    """A marketing department with a team below it, sales, and Sato, who is in none of them."""
    return build(
        units={"m": {"function": "marketing"}, "web": {"parent": "m"}, "s": {"function": "sales"}},
        people={"sato": fields},
        positions={},
    )


def experience(function: str, months: float | None = None) -> tuple[Experience, ...]:
    return (Experience(function=function, months=months),)


def test_whoever_has_a_post_in_a_unit_below_works_in_its_function():
    org = build(
        units={"m": {"function": "marketing"}, "web": {"parent": "m"}},
        people={"sato": {}},
        positions={"sato": {"unit": "web", "holder": "sato"}},
    )
    assert org.call("worked_in", "person/sato", "marketing") is True
    assert org.call("worked_in", "person/sato", "マーケティング") is True
    assert org.call("worked_in", "person/sato", "sales") is False


def test_the_function_of_the_post_itself_comes_before_that_of_its_unit():
    org = build(
        units={"m": {"function": "marketing"}},
        people={"sato": {}},
        positions={"sato": {"unit": "m", "holder": "sato", "function": "finance"}},
    )
    assert org.call("worked_in", "person/sato", "finance") is True
    assert org.call("worked_in", "person/sato", "marketing") is False


def test_units_worked_in_before_count():
    org = marketers(previous_units=["web"])
    assert org.call("worked_in", "person/sato", "marketing") is True
    assert org.call("worked_in", "person/sato", "sales") is False


def test_stated_experience_counts():
    assert marketers(experience=experience("sales")).call("worked_in", "person/sato", "sales") is True


def test_a_post_to_come_is_no_work_yet():
    org = build(
        units={"m": {"function": "marketing"}},
        people={"sato": {}},
        positions={"sato": {"unit": "m", "holder": "sato", "start": date(2026, 4, 2)}},
    )
    assert org.call("worked_in", "person/sato", "marketing") is False


@pytest.mark.parametrize("field", ["positions", "experience", "previous_units"])
def test_what_could_not_be_read_may_be_the_experience_asked_for(field: str):
    org = marketers()
    org.mark_unknown("person/sato", field)
    with pytest.raises(UnknownValue):
        org.call("worked_in", "person/sato", "marketing")
    with pytest.raises(UnknownValue):
        org.call("has_experience", "person/sato", "marketing", 1)


def test_what_could_not_be_read_is_no_doubt_about_experience_that_is_there():
    org = marketers(experience=experience("marketing", 12))
    org.mark_unknown("person/sato", "previous_units")
    assert org.call("worked_in", "person/sato", "marketing") is True
    assert org.call("has_experience", "person/sato", "marketing", 12) is True


@pytest.mark.parametrize(("months", "expected"), [(23, True), (24, True), (25, False)])
def test_stated_months_are_compared_with_the_months_asked_for(months: int, expected: bool):
    org = marketers(experience=experience("marketing", 24))
    assert org.call("has_experience", "person/sato", "marketing", months) is expected


def test_experience_of_unknown_length_is_enough():
    assert marketers(experience=experience("marketing")).call("has_experience", "person/sato", "marketing", 99) is True
    assert marketers(previous_units=["m"]).call("has_experience", "person/sato", "marketing", 99) is True


def test_dated_stays_add_up_and_count_once_where_they_overlap():
    org = marketers(previous_units=["m", "web", "m", "s"])
    sato, m, web, s = org["person/sato"], org["unit/m"], org["unit/web"], org["unit/s"]
    org.model.ties[sato, "previous_units"] = (
        Tie(m, date(2020, 4, 1), date(2021, 3, 31)),
        Tie(web, date(2020, 10, 1), date(2021, 9, 30)),
        Tie(m, date(2024, 4, 1), date(2024, 6, 30)),
        Tie(s, date(2021, 10, 1), date(2024, 3, 31)),
    )
    assert org.call("has_experience", "person/sato", "marketing", 18 + 3) is True
    assert org.call("has_experience", "person/sato", "marketing", 18 + 4) is False


def test_a_present_post_counts_from_its_written_start_only():
    org = build(
        units={"m": {"function": "marketing"}},
        people={"sato": {}, "ito": {}},
        positions={
            "sato": {"unit": "m", "holder": "sato", "start": date(2025, 4, 1)},
            "ito": {"unit": "m", "holder": "ito"},
        },
    )
    assert org.call("has_experience", "person/sato", "marketing", 12) is True
    assert org.call("has_experience", "person/sato", "marketing", 13) is False
    assert org.call("has_experience", "person/ito", "marketing", 1) is False


def test_the_start_of_a_post_is_not_that_of_whoever_holds_it():
    org = build(
        units={"m": {"function": "marketing"}},
        people={"sato": {}},
        positions={"lead": {"unit": "m", "holder": "sato", "start": date(2015, 4, 1)}},
    )
    assert org.call("has_experience", "person/sato", "marketing", 1) is False


def test_months_in_a_unit_that_is_gone_count_for_the_function_it_was_part_of():
    org = build(
        units={"m": {"function": "marketing"}, "old": {"parent": "m", "end": date(2024, 3, 31)}},
        people={"sato": {"previous_units": ["old"]}},
        positions={},
    )
    org.model.in_force["unit"] = (org["unit/m"],)
    assert org.call("worked_in", "person/sato", "marketing") is True
