from __future__ import annotations

from datetime import date

import pytest

from orglint.functions.context import UnknownValue
from tests.unit.functions.organizations import build

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
