from __future__ import annotations

from typing import get_args

import pytest

from orglint.functions.context import UnknownValue
from orglint.functions.places import UnitType
from orglint.model.schema import KINDS
from orglint.model.types import Enumerated, maybe
from tests.unit.functions.organizations import Built, build


@pytest.fixture
def company() -> Built:
    return build(
        units={
            "co": {"type": "company", "head": "boss"},
            "bu": {"type": "business_unit", "parent": "co"},
            "mk": {"type": "department", "parent": "bu", "function": "marketing", "head": ["lead", "adviser"]},
            "web": {"type": "team", "parent": "mk"},
            "ads": {"type": "team", "parent": "mk", "function": "marketing"},
            "law": {"type": "department", "parent": "co", "function": "legal"},
        },
        people={"ito": {}, "sato": {}, "kato": {}, "mori": {}},
        positions={
            "boss": {"unit": "co", "holder": ["kato"]},
            "adviser": {"unit": "co"},
            "lead": {"unit": "mk", "holder": ["sato"]},
            "ito": {"unit": "web", "holder": ["ito"]},
            "ito@law": {"unit": "law", "holder": ["ito"]},
            "analyst": {"unit": "web", "function": "analytics", "holder": ["ito"]},
            "loose": {},
        },
    )


def test_people_of_a_unit_are_its_own_members(company: Built):
    assert company.call("people_of", "unit/mk") == ["person/sato"]


def test_people_of_a_position_are_its_holders(company: Built):
    assert company.call("people_of", "position/lead") == ["person/sato"]
    assert company.call("people_of", "position/loose") == []


def test_people_of_a_person_is_the_person(company: Built):
    assert company.call("people_of", "person/sato") == ["person/sato"]


def test_positions_of_each_kind_of_place(company: Built):
    assert company.call("positions_of", "unit/web") == ["position/analyst", "position/ito"]
    assert company.call("positions_of", "person/ito") == ["position/analyst", "position/ito", "position/ito@law"]
    assert company.call("positions_of", "position/lead") == ["position/lead"]


def test_units_of_a_person_are_those_of_all_posts_once(company: Built):
    assert company.call("units_of", "person/ito") == ["unit/law", "unit/web"]
    assert company.call("units_of", "position/loose") == []
    assert company.call("units_of", "unit/law") == ["unit/law"]


def test_unit_of_a_person_is_that_of_the_post_with_the_same_id(company: Built):
    assert company.call("unit_of", "person/ito") == "unit/web"


def test_unit_of_a_person_is_that_of_the_post_marked_primary():
    org = build(
        units={"a": {}, "b": {}},
        people={"ito": {}},
        positions={
            "ito@a": {"unit": "a", "holder": [{"id": "ito"}]},
            "ito@b": {"unit": "b", "holder": [{"id": "ito", "primary": True}]},
        },
    )
    assert org.call("unit_of", "person/ito") == "unit/b"


def test_unit_of_somebody_without_a_post_is_empty(company: Built):
    assert company.call("unit_of", "person/mori") is None
    assert company.call("unit_of", "position/loose") is None


def test_unit_of_a_position_whose_unit_could_not_be_read_is_unknown(company: Built):
    company.mark_unknown("position/loose", "unit")
    with pytest.raises(UnknownValue):
        company.call("unit_of", "position/loose")


def test_head_of_lists_the_positions_written_vacant_or_not(company: Built):
    assert company.call("head_of", "unit/mk") == ["position/adviser", "position/lead"]
    assert company.call("head_of", "unit/law") == []


def test_head_that_could_not_be_read_is_unknown(company: Built):
    company.mark_unknown("unit/law", "head")
    with pytest.raises(UnknownValue):
        company.call("head_of", "unit/law")


def test_units_headed_from_a_post_by_a_person_and_from_a_unit(company: Built):
    assert company.call("units_headed_by", "position/lead") == ["unit/mk"]
    assert company.call("units_headed_by", "person/kato") == ["unit/co"]
    assert company.call("units_headed_by", "unit/co") == ["unit/co", "unit/mk"]


def test_function_is_inherited_from_the_nearest_unit_that_states_one(company: Built):
    assert company.call("function_of", "unit/web") == "marketing"
    assert company.call("function_of", "unit/bu") is None


def test_function_of_a_position_is_its_own_before_its_units(company: Built):
    assert company.call("function_of", "position/analyst") == "analytics"
    assert company.call("function_of", "position/ito") == "marketing"
    assert company.call("function_of", "position/loose") is None


def test_function_of_a_person_is_that_of_the_primary_post(company: Built):
    assert company.call("function_of", "person/ito") == "marketing"
    assert company.call("function_of", "person/mori") is None


def test_function_inherited_past_an_unreadable_one_is_unknown_and_a_stated_one_is_not(company: Built):
    company.mark_unknown("unit/bu", "function")
    company["unit/law"].parent = company["unit/bu"]
    company["unit/web"].parent = company["unit/bu"]
    assert company.call("function_of", "unit/law") == "legal"
    with pytest.raises(UnknownValue):
        company.call("function_of", "unit/web")


def test_function_below_an_unreadable_parent_is_unknown(company: Built):
    company["unit/bu"].parent = None
    company.mark_unknown("unit/bu", "parent")
    with pytest.raises(UnknownValue):
        company.call("function_of", "unit/bu")


def test_function_in_a_circle_of_parents_comes_back():
    org = build(units={"a": {"parent": "b", "function": "sales"}, "b": {"parent": "a"}})
    assert org.call("function_of", "unit/b") == "sales"


def test_units_of_a_function_are_the_topmost_in_any_spelling(company: Built):
    assert company.call("units_of_function", "marketing") == ["unit/mk"]
    assert company.call("units_of_function", "マーケティング") == ["unit/mk"]
    assert company.call("units_of_function", "finance") == []


def test_people_in_a_unit_are_those_of_the_units_below_too_each_once(company: Built):
    assert company.call("people_in", "unit/co") == ["person/ito", "person/kato", "person/sato"]
    assert company.call("people_in", "unit/web") == ["person/ito"]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"employment": "contractor"}, True),
        ({"employment": "vendor"}, True),
        ({"employment": "agency"}, True),
        ({"employment": "temporary"}, False),
        ({"employment": "employee", "employer": "Parent Ltd"}, False),
        ({"employer": "Agency Ltd"}, True),
        ({"employer": "Example Corp"}, False),
        ({}, False),
    ],
)
def test_external_by_employment_and_by_employer_only_without_it(fields: dict[str, object], expected: bool):
    org = build(organization={"name": "Example Corp"}, people={"ito": fields})
    assert org.call("is_external", "person/ito") is expected


def test_unit_of_kind_is_the_nearest_upward_itself_included(company: Built):
    assert company.call("unit_of_kind", "person/ito", "business_unit") == "unit/bu"
    assert company.call("unit_of_kind", "unit/bu", "business_unit") == "unit/bu"
    assert company.call("unit_of_kind", "unit/law", "business_unit") is None
    assert company.call("unit_of_kind", "position/loose", "company") is None


def test_unit_of_kind_past_an_unreadable_type_is_unknown(company: Built):
    company.mark_unknown("unit/mk", "type")
    with pytest.raises(UnknownValue):
        company.call("unit_of_kind", "unit/web", "business_unit")


def test_unit_types_are_those_of_the_model():
    assert KINDS["unit"].fields["type"].type == maybe(Enumerated(get_args(UnitType)))


def test_topmost_leaves_out_units_below_others_of_the_list():
    org = build(units={"c": {}, "s": {"parent": "c"}, "t": {"parent": "s"}, "m": {"parent": "c"}, "x": {"parent": "m"}})
    assert org.call("topmost", ("unit/t", "unit/s", "unit/x", "unit/s")) == ["unit/s", "unit/x"]
    assert org.call("topmost", ()) == []


@pytest.mark.parametrize("field", ["members", "children"])
def test_people_in_a_unit_are_unknown_where_somebody_below_may_be_missing(field: str):
    org = build(units={"a": {}, "b": {"parent": "a"}, "c": {}})
    org.mark_unknown("unit/b", field)
    assert org.call("people_in", "unit/c") == []
    with pytest.raises(UnknownValue):
        org.call("people_in", "unit/a")


def test_what_is_topmost_is_unknown_where_a_parent_could_not_be_read():
    org = build(units={"a": {}, "b": {}, "c": {"parent": "b"}})
    org.mark_unknown("unit/b", "parent")
    assert org.call("topmost", ("unit/c",)) == ["unit/c"]
    with pytest.raises(UnknownValue):
        org.call("topmost", ("unit/a", "unit/c"))


@pytest.mark.parametrize(
    ("employer", "is_outside"),
    [
        ("Group", False),
        ("ＧＲＯＵＰ", False),
        ("Foods 株式会社", False),
        ("foods", False),
        ("Works 部", True),
        ("Lab", True),
    ],
)
def test_who_is_employed_by_a_company_of_the_organization_is_inside(employer: str, is_outside: bool):
    org = build(
        {"name": "Group"},
        units={
            "foods": {"type": "company", "name": "Foods 株式会社"},
            "works": {"type": "department", "name": "Works 部"},
        },
        people={"sato": {"employer": employer}, "ito": {"employer": employer, "employment": "agency"}},
    )
    assert org.call("is_external", "person/sato") is is_outside
    assert org.call("is_external", "person/ito") is True
