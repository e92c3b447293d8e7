from __future__ import annotations

from datetime import date

import pytest

from orglint.model.organization import Tie
from tests.unit.functions.organizations import Built, build


def holding(*shares: float | None) -> dict[str, dict[str, object]]:
    return {f"p{n}": {"holder": [{"id": "ito", "allocation": share}]} for n, share in enumerate(shares)}


def test_allocation_is_the_sum_of_what_is_written():
    org = build(people={"ito": {}}, positions=holding(0.6, 0.5, None))
    assert org.call("allocation", "person/ito") == 1.1


def test_tenths_add_up_to_a_whole():
    org = build(people={"ito": {}}, positions=holding(0.1, 0.2, 0.7))
    assert org.call("allocation", "person/ito") == 1


def test_allocation_of_somebody_without_a_written_one_is_nothing():
    org = build(people={"ito": {}}, positions={"p": {"holder": ["ito"]}})
    assert org.call("allocation", "person/ito") == 0


def test_allocation_counts_neither_other_people_nor_other_times():
    org = build(people={"ito": {}, "sato": {}}, positions={"p": {"holder": ["ito", "sato"]}})
    ito, sato = org["person/ito"], org["person/sato"]
    org.model.ties[org["position/p"], "holder"] = (
        Tie(ito, end=date(2026, 3, 31), extras={"allocation": 0.5}),
        Tie(ito, start=date(2026, 4, 1), end=date(2026, 4, 1), extras={"allocation": 0.3}),
        Tie(ito, start=date(2026, 4, 2), extras={"allocation": 0.7}),
        Tie(sato, extras={"allocation": 0.9}),
    )
    assert org.call("allocation", "person/ito") == 0.3
    assert org.call("allocation", "person/sato") == 0.9


@pytest.mark.parametrize("status", ["proposed", "eliminated"])
def test_posts_that_do_not_exist_take_no_time(status: str):
    posts = holding(0.6, 0.6)
    posts["p1"]["status"] = status
    assert build(people={"ito": {}}, positions=posts).call("allocation", "person/ito") == 0.6


def test_allocation_in_a_unit_counts_the_units_below():
    posts = holding(0.2, 0.3, 0.5)
    for post, unit in zip(posts.values(), ("a", "below", "other"), strict=True):
        post["unit"] = unit
    org = build(units={"a": {}, "below": {"parent": "a"}, "other": {}, "none": {}}, people={"ito": {}}, positions=posts)
    assert org.call("allocation_in", "person/ito", "unit/a") == 0.5
    assert org.call("allocation_in", "person/ito", "unit/other") == 0.5
    assert org.call("allocation_in", "person/ito", "unit/none") is None


@pytest.fixture
def staffed() -> Built:
    return build(
        units={"co": {}, "a": {"parent": "co"}, "b": {"parent": "co"}, "empty": {"parent": "co"}},
        people={"ito": {}, "sato": {}, "kato": {}, "mori": {}},
        positions={
            "ito": {"unit": "a", "holder": ["ito"]},
            "ito@b": {"unit": "b", "holder": ["ito"]},
            "pair": {"unit": "a", "holder": ["sato", "kato"]},
            "somebody": {"unit": "b", "status": "filled"},
            "secret": {"unit": "b", "status": "undisclosed"},
            "many": {"unit": "b", "headcount": 12},
            "nobody": {"unit": "b", "status": "vacant"},
            "unfilled": {"unit": "b", "headcount": 5, "status": "vacant"},
            "gone": {"unit": "b", "headcount": 7, "status": "eliminated"},
            "unstated": {"unit": "b"},
        },
    )


def test_headcount_counts_holders_filled_posts_and_aggregates(staffed: Built):
    assert staffed.call("headcount", "unit/a") == 3
    assert staffed.call("headcount", "unit/b") == 1 + 2 + 12
    assert staffed.call("headcount", "unit/empty") == 0


def test_headcount_of_a_unit_counts_people_with_several_posts_below_it_once(staffed: Built):
    assert staffed.call("headcount", "unit/co") == 3 + 2 + 12


def test_headcount_of_the_organization_counts_people_without_a_post_too(staffed: Built):
    assert staffed.call("headcount", "organization/") == 4 + 2 + 12


def test_headcount_of_an_aggregate_counts_those_it_names_among_its_number():
    built = build(
        units={"a": {}},
        people={"ito": {}},
        positions={"many": {"unit": "a", "headcount": 5, "holder": "ito"}, "ito": {"unit": "a", "holder": "ito"}},
    )
    assert built.call("headcount", "unit/a") == 5
    assert built.call("headcount", "organization/") == 5


def test_the_share_of_units_that_list_members_is_that_of_the_units_beside():
    built = build(
        units={
            "west": {},
            "east": {},
            **{name: {"parent": "west"} for name in ("w1", "w2", "w3")},
            "e1": {"parent": "east"},
            "inner": {"parent": "east"},
            "below": {"parent": "inner"},
            "deep": {"parent": "west"},
            "alone": {"parent": "deep"},
        },
        people={"ito": {}, "sato": {}, "kato": {}, "mori": {}, "abe": {}},
        positions={
            "p1": {"unit": "w1", "holder": ["ito", "sato"]},
            "p2": {"unit": "w2", "holder": ["kato"]},
            "p3": {"unit": "e1", "holder": ["mori"]},
            "p4": {"unit": "below", "headcount": 9},
            "p5": {"unit": "alone", "holder": ["abe"]},
        },
    )
    # Empty w3 says nothing, and neither does a unit with units below it.
    assert built.call("share_listing_members", "unit/w2") == 0.5
    assert built.call("share_listing_members", "unit/e1") == 0
    assert built.call("share_listing_members", "unit/below") == 1
    assert built.call("share_listing_members", "unit/west") == 0
    # It lists one and stands alone under its parent: w1 and w2 beside that are asked.
    assert built.call("share_listing_members", "unit/alone") == pytest.approx(1 / 3)


def test_a_unit_whose_people_could_not_be_read_says_nothing_of_how_the_others_are_listed():
    built = build(
        units={"a": {}, "b": {}},
        people={"ito": {}, "sato": {}, "kato": {}},
        positions={"p1": {"unit": "a", "holder": ["ito", "sato"]}, "p2": {"unit": "b", "holder": ["kato"]}},
    )
    assert built.call("share_listing_members", "unit/a") == 0.5
    built = build(
        units={"a": {}, "b": {}},
        people={"ito": {}, "sato": {}, "kato": {}},
        positions={"p1": {"unit": "a", "holder": ["ito", "sato"]}, "p2": {"unit": "b", "holder": ["kato"]}},
    )
    built.mark_unknown("position/p2", "holder")
    assert built.call("share_listing_members", "unit/a") == 1
