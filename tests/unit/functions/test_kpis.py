from __future__ import annotations

from datetime import date

import pytest

from orglint.functions.context import UnknownValue
from tests.unit.functions.organizations import Built, build


@pytest.fixture
def measured() -> Built:
    return build(
        units={
            "co": {},
            "mk": {"parent": "co", "head": ["chief"]},
            "web": {"parent": "mk"},
            "sales": {"parent": "co"},
            "it": {},
        },
        people={"ito": {}},
        positions={"chief": {}, "lead": {"unit": "web", "holder": ["ito"]}, "second": {"holder": ["ito"]}},
        kpis={
            "revenue": {"goal": True, "owner": "unit/co", "contributors": ["mk", "sales"]},
            "mql": {"owner": "unit/mk", "shared_with": ["sales"]},
            "visits": {"owner": "position/lead"},
            "brand": {"owner": "position/chief"},
            "sql": {"owner": "unit/sales", "contributors": ["web"]},
            "uptime": {"owner": "unit/it"},
            "other": {"owner": "position/second"},
            "nobodys": {},
        },
    )


def test_kpis_of_a_unit_are_owned_contributed_or_shared_by_it_or_below(measured: Built):
    assert measured.call("kpis_of", "unit/web") == ["kpi/sql", "kpi/visits"]
    assert measured.call("kpis_of", "unit/mk") == ["kpi/brand", "kpi/mql", "kpi/revenue", "kpi/sql", "kpi/visits"]
    assert measured.call("kpis_of", "unit/sales") == ["kpi/mql", "kpi/revenue", "kpi/sql"]


def test_kpis_of_a_post_and_of_a_person_are_those_the_posts_own(measured: Built):
    assert measured.call("kpis_of", "position/lead") == ["kpi/visits"]
    assert measured.call("kpis_of", "person/ito") == ["kpi/other", "kpi/visits"]


def test_shared_kpis_are_of_both_whoever_owns_them_and_no_common_goal(measured: Built):
    assert measured.call("shared_kpis", "unit/mk", "unit/sales") == ["kpi/mql", "kpi/sql"]
    assert measured.call("shared_kpis", "unit/sales", "unit/mk") == ["kpi/mql", "kpi/sql"]


def test_units_with_only_the_goal_in_common_share_nothing(measured: Built):
    measured["kpi/mql"].shared_with = measured["kpi/sql"].contributors = ()
    assert measured.call("shared_kpis", "unit/mk", "unit/sales") == []


def test_shared_kpis_with_a_side_that_could_not_be_read_are_unknown_only_where_none_is_found(measured: Built):
    measured.mark_unknown("kpi/uptime", "contributors")
    assert measured.call("shared_kpis", "unit/mk", "unit/sales") == ["kpi/mql", "kpi/sql"]
    with pytest.raises(UnknownValue):
        measured.call("shared_kpis", "unit/mk", "unit/it")


@pytest.mark.parametrize("field", ["kpis", "kpis_of_contributors", "kpis_of_shared_with", "children", "head"])
def test_kpis_of_a_unit_are_unknown_where_one_of_a_unit_below_may_be_missing(measured: Built, field: str):
    assert measured.call("kpis_of", "unit/it") != []
    measured.mark_unknown("unit/web", field)
    with pytest.raises(UnknownValue):
        measured.call("kpis_of", "unit/web")
    with pytest.raises(UnknownValue):
        measured.call("kpis_of", "unit/mk")


@pytest.mark.parametrize(("ref", "field"), [("kpi/visits", "contributors"), ("unit/mk", "parent")])
def test_a_conflict_is_unknown_where_the_other_unit_may_answer_for_the_kpi_too(ref: str, field: str):
    org = build(
        units={"mk": {}, "it": {}},
        kpis={"visits": {"owner": "unit/mk"}, "cost": {"owner": "unit/it", "conflicts_with": ["visits"]}},
    )
    org.mark_unknown(ref, field)
    with pytest.raises(UnknownValue):
        org.call("kpi_conflicts", "unit/mk", "unit/it")


@pytest.fixture
def branches() -> Built:
    return build(
        units={
            "co": {},
            "mk": {"parent": "co"},
            "web": {"parent": "mk"},
            "fairs": {"parent": "mk"},
            "sales": {"parent": "co"},
            "east": {"parent": "sales"},
        },
        kpis={
            "revenue": {"goal": True, "owner": "unit/co"},
            "margin": {"owner": "unit/co", "rolls_up_to": ["revenue"]},
            "pipeline": {"owner": "unit/mk", "shared_with": ["sales"], "rolls_up_to": ["margin"]},
            "visits": {"owner": "unit/web", "rolls_up_to": ["pipeline"]},
            "guests": {"owner": "unit/fairs", "rolls_up_to": ["pipeline"]},
            "orders": {"owner": "unit/east", "rolls_up_to": ["margin"]},
        },
    )


def test_what_departments_share_counts_for_their_teams(branches: Built):
    assert branches.call("shared_kpis", "unit/web", "unit/east") == ["kpi/pipeline"]
    assert branches.call("shared_kpis", "unit/east", "unit/web") == ["kpi/pipeline"]


def test_a_kpi_of_the_unit_both_belong_to_is_not_shared(branches: Built):
    branches["kpi/pipeline"].shared_with = ()
    assert branches.call("shared_kpis", "unit/web", "unit/east") == []
    assert branches.call("shared_kpis", "unit/web", "unit/fairs") == []


def test_kpis_in_common_are_shared_ones_too(branches: Built):
    assert branches.call("kpis_in_common", "unit/fairs", "unit/sales") == ["kpi/pipeline"]


def test_kpis_in_common_are_those_one_side_feeds_over_any_number_of_steps():
    org = build(
        units={"mk": {}, "sales": {}, "law": {}},
        kpis={
            "orders": {"owner": "unit/sales"},
            "sql": {"rolls_up_to": ["orders"]},
            "mql": {"owner": "unit/mk", "rolls_up_to": ["sql"]},
            "contracts": {"owner": "unit/law"},
        },
    )
    assert org.call("kpis_in_common", "unit/mk", "unit/sales") == ["kpi/orders"]
    assert org.call("kpis_in_common", "unit/sales", "unit/mk") == ["kpi/orders"]
    assert org.call("kpis_in_common", "unit/mk", "unit/law") == []


def test_the_result_right_above_both_is_in_common_unless_it_is_the_top():
    kpis = {
        "value": {},
        "margin": {"rolls_up_to": ["value"]},
        "visits": {"owner": "unit/web", "rolls_up_to": ["margin"]},
        "guests": {"owner": "unit/fairs", "rolls_up_to": ["margin"]},
        "fame": {"owner": "unit/press", "rolls_up_to": ["value"]},
        "trust": {"owner": "unit/law", "rolls_up_to": ["value"]},
    }
    org = build(units={name: {} for name in ("web", "fairs", "press", "law")}, kpis=kpis)
    assert org.call("kpis_in_common", "unit/web", "unit/fairs") == ["kpi/margin"]
    assert org.call("kpis_in_common", "unit/press", "unit/law") == []
    assert org.call("kpis_in_common", "unit/web", "unit/law") == []


def test_a_goal_is_never_in_common():
    org = build(
        units={"mk": {}, "sales": {}},
        kpis={
            "vision": {"goal": True},
            "revenue": {"goal": True, "owner": "unit/sales", "contributors": ["mk"], "rolls_up_to": ["vision"]},
            "mql": {"owner": "unit/mk", "rolls_up_to": ["revenue"]},
            "orders": {"owner": "unit/sales", "rolls_up_to": ["revenue"]},
        },
    )
    assert org.call("kpis_in_common", "unit/mk", "unit/sales") == []


def test_kpis_in_common_end_in_circles_and_are_unknown_where_a_link_is():
    org = build(
        units={"mk": {}, "sales": {}},
        kpis={
            "a": {"owner": "unit/mk", "rolls_up_to": ["b"]},
            "b": {"rolls_up_to": ["a"]},
            "c": {"owner": "unit/sales"},
        },
    )
    assert org.call("kpis_in_common", "unit/mk", "unit/sales") == []
    doubtful = Built(org.model, type(org.context)(org.model))
    doubtful.mark_unknown("kpi/b", "rolls_up_to")
    with pytest.raises(UnknownValue):
        doubtful.call("kpis_in_common", "unit/mk", "unit/sales")


def test_kpi_conflicts_are_written_on_either_side_and_held_by_one_unit_each():
    org = build(
        units={"plant": {}, "shop": {}, "east": {"parent": "shop"}, "law": {}},
        kpis={
            "stock": {"owner": "unit/plant"},
            "availability": {"owner": "unit/shop", "conflicts_with": ["stock"]},
            "speed": {"owner": "unit/plant", "conflicts_with": ["care", "stock"]},
            "care": {"owner": "unit/shop", "shared_with": ["plant"]},
            "cost": {"owner": "unit/law"},
        },
    )
    assert org.call("kpi_conflicts", "unit/plant", "unit/shop") == ["kpi/availability", "kpi/stock"]
    assert org.call("kpi_conflicts", "unit/east", "unit/plant") == ["kpi/availability", "kpi/stock"]
    assert org.call("kpi_conflicts", "unit/plant", "unit/law") == []


def test_a_kpi_reaches_a_goal_by_itself_or_over_others():
    org = build(
        kpis={
            "revenue": {"goal": True},
            "orders": {"rolls_up_to": ["revenue"]},
            "calls": {"rolls_up_to": ["orders"]},
            "fame": {"goal": False},
            "posts": {"rolls_up_to": ["fame"]},
            "left": {"rolls_up_to": ["right"]},
            "right": {"rolls_up_to": ["left"]},
        },
    )
    reaching = [name for name in org.model.entities["kpi"] if org.call("reaches_goal", f"kpi/{name}")]
    assert reaching == ["calls", "orders", "revenue"]


def test_whether_a_goal_is_reached_is_unknown_where_a_link_is():
    org = build(kpis={"revenue": {"goal": True}, "fame": {}, "posts": {"rolls_up_to": ["fame"]}, "cards": {}})
    org.mark_unknown("kpi/fame", "rolls_up_to")
    with pytest.raises(UnknownValue):
        org.call("reaches_goal", "kpi/posts")
    assert org.call("reaches_goal", "kpi/cards") is False


def test_roll_up_cycle_is_the_same_for_each_member_from_the_smallest_id():
    org = build(
        kpis={
            "c": {"rolls_up_to": ["a"]},
            "a": {"rolls_up_to": ["b"]},
            "b": {"rolls_up_to": ["c"]},
            "d": {"rolls_up_to": ["a"]},
        },
    )
    circle = ["kpi/a", "kpi/b", "kpi/c"]
    assert [org.call("roll_up_cycle", f"kpi/{name}") for name in "abcd"] == [circle, circle, circle, []]


@pytest.mark.parametrize(
    ("stated", "months"),
    [
        ({"horizon_months": 6.0}, 6),
        ({"horizon_months": 6.0, "start": date(2026, 4, 1), "end": date(2027, 3, 31)}, 6),
        ({"start": date(2026, 4, 1), "end": date(2027, 3, 31)}, 12),
        ({"start": date(2026, 4, 1), "end": date(2027, 3, 30)}, 11),
        ({"start": date(2026, 4, 1)}, None),
        ({"end": date(2027, 3, 31)}, None),
        ({"start": date(2026, 4, 1), "end": date.max}, None),
        ({}, None),
    ],
)
def test_horizon_is_stated_or_follows_from_the_dates(stated: dict[str, object], months: float | None):
    assert build(kpis={"mql": stated}).call("horizon_of", "kpi/mql") == months


def test_horizon_that_could_not_be_read_is_unknown():
    org = build(kpis={"mql": {"start": date(2026, 4, 1), "end": date(2027, 3, 31)}})
    org.mark_unknown("kpi/mql", "horizon_months")
    with pytest.raises(UnknownValue):
        org.call("horizon_of", "kpi/mql")


def test_units_beside_are_those_of_one_parent_and_some_of_them_are_measured():
    org = build(
        units={
            "company": {},
            "sales": {"parent": "company"},
            "web": {"parent": "company"},
            "desk": {"parent": "web"},
            "board": {"parent": "company", "type": "committee"},
        },
        kpis={"orders": {"owner": "unit/desk"}, "audits": {"owner": "unit/board"}},
    )
    types = ("committee",)
    assert org.call("units_beside", "unit/sales", types) == ["unit/sales", "unit/web"]
    assert org.call("units_beside", "unit/sales", ()) == ["unit/board", "unit/sales", "unit/web"]
    assert org.call("units_beside", "unit/company", types) == []
    assert [unit for unit in ("company", "sales", "web", "desk") if org.call("has_kpis", f"unit/{unit}")] == [
        "company",
        "web",
        "desk",
    ]
    assert org.call("measured_beside", "unit/sales", types) == ["unit/web"]
    assert org.call("measured_beside", "unit/sales", ()) == ["unit/board", "unit/web"]


def test_units_beside_one_whose_kpis_could_not_be_read_leave_the_question_open():
    org = build(units={"company": {}, "sales": {"parent": "company"}, "web": {"parent": "company"}})
    org.mark_unknown("unit/web", "kpis")
    with pytest.raises(UnknownValue):
        org.call("measured_beside", "unit/sales", ())
    with pytest.raises(UnknownValue):
        org.call("has_kpis", "unit/company")
    assert org.call("has_kpis", "unit/sales") is False


def test_a_kpi_feeds_itself_and_what_it_rolls_up_to_over_any_number_of_steps():
    org = build(
        kpis={
            "leads": {"rolls_up_to": ["deals"]},
            "deals": {"rolls_up_to": ["revenue"]},
            "revenue": {},
            "round": {"rolls_up_to": ["trip"]},
            "trip": {"rolls_up_to": ["round"]},
            "visits": {"rolls_up_to": ["trip"]},
        }
    )
    fed = {
        (one, other)
        for one in org.model.entities["kpi"]
        for other in org.model.entities["kpi"]
        if one != other and org.call("feeds", f"kpi/{one}", f"kpi/{other}")
    }
    chain = {("leads", "deals"), ("leads", "revenue"), ("deals", "revenue")}
    assert fed == chain | {("round", "trip"), ("trip", "round"), ("visits", "trip"), ("visits", "round")}
    assert org.call("feeds", "kpi/visits", "kpi/visits") is True


def test_what_a_kpi_feeds_is_unknown_where_a_link_on_its_way_is():
    org = build(kpis={"leads": {"rolls_up_to": ["deals"]}, "deals": {}, "revenue": {}, "cost": {}})
    org.mark_unknown("kpi/deals", "rolls_up_to")
    assert org.call("feeds", "kpi/leads", "kpi/deals") is True
    assert org.call("feeds", "kpi/cost", "kpi/revenue") is False
    with pytest.raises(UnknownValue):
        org.call("feeds", "kpi/leads", "kpi/revenue")
