from __future__ import annotations

import pytest

from orglint.functions.context import UnknownValue
from tests.unit.functions.organizations import Built, build


def test_performers_of_a_capability_are_those_named_those_who_state_it_and_the_engagements_that_bring_it():
    org = build(
        capabilities={"seo": {"performed_by": ["person/sato", "engagement/agency"]}, "ads": {}},
        people={"sato": {}, "ito": {"capabilities": ["seo"]}, "kato": {"capabilities": ["ads"]}},
        engagements={"agency": {}, "studio": {"capabilities": ["seo"], "status": "active"}},
    )
    found = ["engagement/agency", "person/ito", "person/sato", "engagement/studio"]
    assert org.call("performers", "capability/seo") == found


@pytest.mark.parametrize("status", ["planned", "closed"])
def test_engagements_that_do_not_run_perform_nothing(status: str):
    org = build(
        capabilities={"seo": {"performed_by": ["engagement/agency"]}},
        engagements={"agency": {"status": status}, "studio": {"capabilities": ["seo"], "status": status}},
    )
    assert org.call("performers", "capability/seo") == []


def test_performers_of_a_responsibility_are_people_and_the_holders_of_posts():
    org = build(
        responsibilities={"audit": {"performed_by": ["person/sato", "position/pair", "position/seat", "position/old"]}},
        people={"sato": {}, "ito": {}, "kato": {}, "mori": {}},
        positions={
            "pair": {"holder": ["ito", "sato"]},
            "seat": {"status": "vacant"},
            "old": {"holder": ["mori"], "status": "eliminated"},
        },
    )
    assert org.call("performers", "responsibility/audit") == ["person/ito", "person/sato"]


@pytest.mark.parametrize("status", [None, "filled", "undisclosed"])
def test_a_filled_post_that_names_nobody_leaves_the_performers_open(status: str | None):
    org = build(responsibilities={"audit": {"performed_by": ["position/seat"]}}, positions={"seat": {"status": status}})
    with pytest.raises(UnknownValue):
        org.call("performers", "responsibility/audit")


@pytest.mark.parametrize(
    ("ref", "field"), [("capability/seo", "performed_by"), ("capability/seo", "held_by"), ("position/lead", "holder")]
)
def test_performers_that_could_not_be_read_leave_the_question_open(ref: str, field: str):
    org = build(
        capabilities={"seo": {}},
        responsibilities={"audit": {"performed_by": ["position/lead"]}},
        people={"sato": {}},
        positions={"lead": {"holder": "sato"}},
    )
    org.mark_unknown(ref, field)
    with pytest.raises(UnknownValue):
        org.call("performers", ref if ref.startswith("capability") else "responsibility/audit")


@pytest.fixture
def staffed() -> Built:
    return build(
        units={"m": {}, "web": {"parent": "m"}, "s": {}},
        people={
            "sato": {},
            "ito": {},
            "kato": {},
            "abe": {"employment": "contractor"},
            "ueda": {"employment": "agency"},
            "mori": {},
        },
        positions={
            "sato": {"unit": "m", "holder": [{"id": "sato", "allocation": 0.6}]},
            "ito": {"unit": "web", "holder": "ito", "fte": 0.5},
            "kato": {"unit": "m", "holder": "kato"},
            "kato@web": {"unit": "web", "holder": "kato"},
            "abe": {"unit": "web", "holder": [{"id": "abe", "allocation": 0.4}]},
            "ueda": {"unit": "m", "holder": "ueda"},
            "open": {"unit": "m", "status": "vacant", "fte": 1},
            "planned": {"unit": "m", "status": "proposed", "holder": "mori"},
            "somebody": {"unit": "m", "status": "filled", "fte": 0.8},
            "desk": {"unit": "web", "headcount": 3},
            "mori": {"unit": "s", "holder": "mori"},
        },
        engagements={
            "agency": {"unit": "web", "fte": 1.5, "status": "active"},
            "bare": {"unit": "m"},
            "over": {"unit": "m", "fte": 7, "status": "closed"},
            "other": {"unit": "s", "fte": 2},
        },
    )


def test_internal_fte_counts_allocations_posts_and_people_of_the_unit_and_below(staffed: Built):
    # 0.6 Sato, 0.5 Ito, 1 Kato with two posts, 0.8 somebody, 3 at the desk
    assert staffed.call("fte_of", "unit/m", "internal") == 5.9


def test_external_fte_counts_people_from_outside_and_running_engagements(staffed: Built):
    assert staffed.call("fte_of", "unit/m", "external") == 0.4 + 1 + 1.5
    assert staffed.call("fte_of", "unit/s", "external") == 2


def test_a_shared_post_gives_each_holder_a_part_of_its_fte():
    org = build(
        units={"m": {}},
        people={"sato": {}, "abe": {"employment": "vendor"}},
        positions={"pair": {"unit": "m", "holder": ["sato", "abe"], "fte": 1}},
    )
    assert org.call("fte_of", "unit/m", "internal") == 0.5
    assert org.call("fte_of", "unit/m", "external") == 0.5


def test_fte_draws_no_conclusion_from_a_unit_whose_posts_could_not_be_read(staffed: Built):
    staffed.mark_unknown("position/ito", "fte")
    with pytest.raises(UnknownValue):
        staffed.call("fte_of", "unit/m", "internal")


def test_an_engagement_is_no_single_person():
    org = build(people={"sato": {}}, engagements={"agency": {}})
    assert org.call("is_engagement", "engagement/agency") is True
    assert org.call("is_engagement", "person/sato") is False


def test_an_engagement_is_from_outside():
    assert build(engagements={"agency": {}}).call("is_external", "engagement/agency") is True


def test_a_unit_can_perform_what_its_people_those_below_and_its_partners_can():
    org = build(
        capabilities={"seo": {}, "ads": {}, "law": {}, "video": {}, "print": {}},
        units={"marketing": {}, "web": {"parent": "marketing"}, "sales": {}},
        people={"sato": {"capabilities": ["seo"]}, "ito": {"capabilities": ["law"]}},
        positions={"a": {"unit": "web", "holder": ["sato"]}, "b": {"unit": "sales", "holder": ["ito"]}},
        engagements={
            "agency": {"unit": "web", "capabilities": ["ads"]},
            "studio": {"capabilities": ["video"]},
            "press": {"unit": "sales", "capabilities": ["print"]},
        },
    )
    able = {
        unit: [
            one
            for one in ("seo", "ads", "law", "video", "print")
            if org.call("can_perform", f"unit/{unit}", f"capability/{one}")
        ]
        for unit in ("marketing", "web", "sales")
    }
    assert able == {
        "marketing": ["seo", "ads", "video"],
        "web": ["seo", "ads", "video"],
        "sales": ["law", "video", "print"],
    }
    org = build(capabilities={"ads": {}}, units={"web": {}}, engagements={"agency": {"capabilities": ["ads"]}})
    org.mark_unknown("engagement/agency", "unit")
    with pytest.raises(UnknownValue):
        org.call("can_perform", "unit/web", "capability/ads")


@pytest.mark.parametrize(
    ("bought", "expected"),
    [
        ({"lab": {"unit": "m", "partner": "Ｌａｂ 株式会社", "fte": 3}}, 3),
        ({"lab": {"unit": "m", "partner": "lab 株式会社", "fte": 1}}, 1.5),
        ({"lab": {"unit": "m", "partner": "lab 株式会社"}}, 1.5),
        ({"lab": {"unit": "m", "partner": "Press", "fte": 3}}, 4.5),
        ({"lab": {"unit": "m", "fte": 3}}, 4.5),
        (
            {
                "lab": {"unit": "m", "partner": "Lab 株式会社", "fte": 1},
                "more": {"unit": "web", "partner": "Lab 株式会社", "fte": 2},
            },
            3,
        ),
        ({"lab": {"unit": "s", "partner": "Lab 株式会社", "fte": 3}}, 1.5),
    ],
)
def test_a_partners_people_are_part_of_what_is_bought_of_it(bought: dict[str, dict[str, object]], expected: float):
    org = build(
        units={"m": {}, "web": {"parent": "m"}, "s": {}},
        people={
            "abe": {"employment": "contractor", "employer": "Lab 株式会社"},
            "ueda": {"employment": "vendor", "employer": "Lab 株式会社"},
        },
        positions={
            "abe": {"unit": "m", "holder": [{"id": "abe", "allocation": 0.5}]},
            "ueda": {"unit": "web", "holder": ["ueda"]},
        },
        engagements=bought,
    )
    assert org.call("fte_of", "unit/m", "external") == expected


def test_a_person_with_a_share_written_for_one_post_only_is_one_person():
    org = build(
        units={"m": {}},
        people={"sato": {}, "ito": {}},
        positions={
            "a": {"unit": "m", "holder": [{"id": "sato", "allocation": 0.4}]},
            "b": {"unit": "m", "holder": ["sato"]},
            "c": {"unit": "m", "holder": [{"id": "ito", "allocation": 0.4}]},
        },
    )
    assert org.call("fte_of", "unit/m", "internal") == 1.4


@pytest.mark.parametrize(
    ("post", "internal"),
    [
        ({"headcount": 10, "fte": 8}, 8),
        ({"headcount": 10, "fte": 8, "holder": ["sato"]}, 8),
        ({"headcount": 10, "holder": ["sato"]}, 10),
        ({"headcount": 2, "fte": 1.5, "holder": ["sato", "ito", "kato"]}, 1.5),
        ({"headcount": 10, "fte": 8, "holder": [{"id": "sato", "allocation": 0.5}]}, 7.7),
        ({"headcount": 0, "fte": 8}, 8),
    ],
)
def test_the_fte_of_an_aggregate_is_that_of_all_its_people(post: dict[str, object], internal: float):
    org = build(units={"m": {}}, people={"sato": {}, "ito": {}, "kato": {}}, positions={"desk": {"unit": "m", **post}})
    assert org.call("fte_of", "unit/m", "internal") == internal


def test_a_unit_can_perform_what_a_partner_of_a_unit_around_it_can():
    org = build(
        capabilities={"ads": {}},
        units={"company": {}, "marketing": {"parent": "company"}, "sales": {"parent": "company"}},
        engagements={"agency": {"unit": "company", "capabilities": ["ads"]}},
    )
    assert org.call("can_perform", "unit/marketing", "capability/ads") is True
    org = build(
        capabilities={"ads": {}},
        units={"company": {}, "marketing": {"parent": "company"}, "sales": {"parent": "company"}},
        engagements={"agency": {"unit": "sales", "capabilities": ["ads"]}},
    )
    assert org.call("can_perform", "unit/marketing", "capability/ads") is False
