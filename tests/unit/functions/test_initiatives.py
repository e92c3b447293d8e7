from __future__ import annotations

from datetime import date

import pytest

from orglint.functions.context import UnknownValue
from tests.unit.functions.organizations import build
from tests.unit.functions.test_histories import Written

TYPES = ("project", "office")
SOON, LATE = date(2026, 9, 30), date(2027, 3, 31)


def test_dedicated_posts_are_those_of_the_project_units_and_of_the_lead():
    org = build(
        units={"dx": {"type": "project"}, "data": {"parent": "dx"}, "sales": {"type": "department"}},
        positions={"pm": {"unit": "dx"}, "engineer": {"unit": "data"}, "clerk": {"unit": "sales"}, "chief": {}},
        initiatives={"portal": {"units": ["dx", "sales"], "lead": "chief"}},
    )
    assert org.call("dedicated_posts", "initiative/portal", TYPES) == [
        "position/chief",
        "position/engineer",
        "position/pm",
    ]


@pytest.mark.parametrize(("share", "is_dedicated"), [(None, True), (0.5, True), (0.49, False)])
def test_a_lead_with_less_than_half_of_their_time_is_not_dedicated(share: float | None, is_dedicated: bool):
    lead = {"lead": "chief"} | ({"lead_allocation": share} if share is not None else {})
    org = build(positions={"chief": {}}, initiatives={"portal": lead})
    assert org.call("dedicated_posts", "initiative/portal", TYPES) == (["position/chief"] if is_dedicated else [])


def test_posts_nobody_fills_are_no_staff():
    statuses = {name: {"unit": "dx", "status": name} for name in ("vacant", "proposed", "eliminated", "filled")}
    org = build(units={"dx": {"type": "project"}}, positions=statuses, initiatives={"portal": {"units": ["dx"]}})
    assert org.call("dedicated_posts", "initiative/portal", TYPES) == ["position/filled"]


def test_staffed_until_the_last_post_ends():
    org = build(
        units={"dx": {"type": "office"}},
        positions={"a": {"unit": "dx", "end": SOON}, "b": {"unit": "dx", "end": LATE}},
        initiatives={"portal": {"units": ["dx"]}},
    )
    assert org.call("staffed_until", "initiative/portal", TYPES) == LATE


def test_staffed_until_no_day_where_a_post_stays_or_none_is_described():
    org = build(
        units={"dx": {"type": "project"}, "other": {"type": "team"}},
        positions={"a": {"unit": "dx", "end": SOON}, "b": {"unit": "dx"}},
        initiatives={"portal": {"units": ["dx"]}, "forms": {"units": ["other"]}},
    )
    assert org.call("staffed_until", "initiative/portal", TYPES) is None
    assert org.call("staffed_until", "initiative/forms", TYPES) is None


def test_a_unit_that_ends_ends_its_posts():
    org = build(
        units={"dx": {"type": "project", "end": SOON}, "data": {"parent": "dx"}},
        positions={"a": {"unit": "data", "end": LATE}},
        initiatives={"portal": {"units": ["dx"]}},
    )
    assert org.call("staffed_until", "initiative/portal", TYPES) == SOON


def test_units_in_a_circle_are_walked_once():
    org = build(
        units={"dx": {"type": "project", "parent": "data"}, "data": {"parent": "dx"}},
        positions={"a": {"unit": "data", "end": LATE}},
        initiatives={"portal": {"units": ["dx"]}},
    )
    assert org.call("staffed_until", "initiative/portal", TYPES) == LATE


def test_nothing_is_said_of_staff_where_the_lead_could_not_be_read():
    org = build(positions={"chief": {}}, initiatives={"portal": {}})
    org.mark_unknown("initiative/portal", "lead")
    with pytest.raises(UnknownValue):
        org.call("staffed_until", "initiative/portal", TYPES)


def staffed_until(text: str) -> object:
    return Written(text).raw("staffed_until", "initiative/portal", TYPES)


@pytest.mark.parametrize(
    ("seats", "until"),
    [
        ("[{id: dx, end: 2026-09-30}, {id: sales, start: 2026-10-01}]", SOON),
        ("[{id: sales, start: 2026-10-01}, {id: dx, end: 2026-09-30}]", SOON),
        ("[{id: dx, start: 2026-03-01}, {id: old, end: 2026-02-28}]", None),
        ("[{id: old, end: 2026-02-28}, {id: dx, start: 2026-03-01, end: 2027-03-31}]", LATE),
    ],
)
def test_a_post_that_moves_is_in_the_project_while_it_is_there(seats: str, until: date | None):
    org = "units: {dx: {type: project}, old: {type: project, end: 2026-02-28}, sales: {}}\n"
    org += f"positions: {{pm: {{unit: {seats}}}}}\ninitiatives: {{portal: {{units: dx}}}}\n"
    assert staffed_until(org) == until


def test_a_lead_who_stays_in_the_project_is_there_until_the_later_day():
    org = "units: {dx: {type: project}}\npositions: {pm: {unit: dx, end: 2027-03-31}, chief: {end: 2026-09-30}}\n"
    org += "initiatives: {portal: {units: dx, lead: [{id: pm, end: 2026-06-30}, {id: chief, start: 2026-07-01}]}}"
    assert staffed_until(org) == LATE


def test_a_lead_whose_post_moved_out_of_a_project_that_is_over_stays():
    org = "units: {old: {type: project, end: 2026-02-28}, dx: {type: team}}\npositions: {pm: {unit: %s}}\n"
    org += "initiatives: {portal: {units: dx, lead: pm}}"
    assert staffed_until(org % "[{id: dx, start: 2026-03-01}, {id: old, end: 2026-02-28}]") is None
    assert staffed_until(org % "old") == date(2026, 2, 28)


def test_a_project_that_moved_out_of_a_unit_that_is_over_stays():
    org = "units: {old: {end: 2026-02-28}, hq: {end: 2027-03-31}, dx: {type: project, parent: %s}}\n"
    org += "positions: {pm: {unit: dx}}\ninitiatives: {portal: {units: dx}}"
    assert staffed_until(org % "[{id: hq, start: 2026-03-01}, {id: old, end: 2026-02-28}]") == LATE
    assert staffed_until(org % "[{id: old, end: 2026-02-28}, {id: hq, start: 2026-03-01}]") == LATE
