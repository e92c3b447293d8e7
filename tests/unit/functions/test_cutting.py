from __future__ import annotations

import pytest

from tests.unit.functions.organizations import Built, build


def two_teams(**collections: object) -> Built:
    """Teams a and b of two each, and Sato, who has a post in both."""
    posts = {f"{name}@{unit}": {"unit": unit, "holder": name} for unit, name in TEAMS}
    more = collections.pop("positions", {})
    assert isinstance(more, dict)
    people = {name: {} for _, name in TEAMS}
    return build(units={"a": {}, "b": {}}, people=people, positions=posts | more, **collections)  # type: ignore[arg-type]


TEAMS = [("a", "ito"), ("a", "abe"), ("b", "kato"), ("b", "mori"), ("a", "sato"), ("b", "sato")]


def test_who_alone_works_in_two_units_parts_them():
    org = two_teams()
    assert org.call("cut_off_by", "person/sato") in (["unit/a"], ["unit/b"])
    assert org.call("cut_off_by", "person/ito") == []


def test_the_rest_is_the_part_with_the_most_units():
    org = build(
        units={"a": {}, "b": {}, "c": {}},
        people={name: {} for name in ("ito", "abe", "kato", "mori", "sato")},
        positions={
            "p1": {"unit": "a", "holder": ["ito", "abe", "sato"]},
            "p2": {"unit": "b", "holder": ["kato", "mori", "sato"]},
            "p3": {"unit": "c", "holder": ["kato", "mori"]},
        },
    )
    assert org.call("cut_off_by", "person/sato") == ["unit/a"]


@pytest.mark.parametrize(
    "tie",
    [
        {"meetings": {"weekly": {"attendees": ["person/ito", "person/kato"]}}},
        {"meetings": {"weekly": {"attendees": ["unit/a"], "chair": "kato@b"}}},
        {"interactions": {"x": {"between": ["a", "b"]}}},
        {"handoffs": {"lead": {"giver": "a", "receiver": "b"}}},
        {"requests": {"desk": {"provider": "a", "requesters": ["b"]}}},
        {"contributions": {"site": {"requester": "a", "contributor": "person/mori"}}},
        {"positions": {"boss": {}, "ito@a": {"unit": "a", "holder": "ito", "reports_to": ["boss"]},
                       "kato@b": {"unit": "b", "holder": "kato", "reports_to": ["boss"]}}},
    ],
)  # fmt: skip
def test_another_tie_keeps_them_together(tie: dict[str, object]):
    assert two_teams(**tie).call("cut_off_by", "person/sato") == []


def test_an_interaction_with_a_liaison_hangs_on_that_person():
    posts = {name: {"unit": unit, "holder": name} for unit, name in TEAMS[:4]}
    posts["liaison"] = {"holder": "sato"}
    people = {name: {} for name in ("ito", "abe", "kato", "mori", "sato")}
    named = build(
        units={"a": {}, "b": {}},
        people=people,
        positions=posts,
        interactions={"x": {"between": ["a", "b"], "liaison": "sato"}},
    )
    assert len(named.call("cut_off_by", "person/sato")) == 1  # type: ignore[arg-type]


def test_a_line_goes_on_when_its_manager_is_away():
    org = build(
        units={"top": {}, "a": {"parent": "top"}, "b": {"parent": "top"}},
        people={name: {} for name in ("ceo", "ito", "abe", "kato", "mori")},
        positions={
            "ceo": {"unit": "top", "holder": "ceo"},
            "ito": {"unit": "a", "holder": "ito", "reports_to": ["ceo"]},
            "abe": {"unit": "a", "holder": "abe", "reports_to": ["ito"]},
            "kato": {"unit": "b", "holder": "kato", "reports_to": ["ceo"]},
            "mori": {"unit": "b", "holder": "mori", "reports_to": ["kato"]},
        },
    )
    assert org.call("cut_off_by", "person/ceo") == []


@pytest.mark.parametrize(
    ("a", "b"), [(["ito"], ["kato", "mori"]), (["ito", "abe"], ["kato"]), (["ito"], ["kato"])]
)  # fmt: skip
def test_units_of_fewer_than_two_others_are_not_parted_from_anything(a: list[str], b: list[str]):
    org = build(
        units={"a": {}, "b": {}},
        people={name: {} for name in (*a, *b, "sato")},
        positions={"p1": {"unit": "a", "holder": [*a, "sato"]}, "p2": {"unit": "b", "holder": [*b, "sato"]}},
    )
    assert org.call("cut_off_by", "person/sato") == []


def test_a_small_unit_of_ones_own_does_not_count_for_the_larger_part():
    # Of c and d, tied together by Sato's colleague, only d has two others: as many as a.
    org = build(
        units={"a": {}, "c": {}, "d": {}},
        people={name: {} for name in ("ito", "abe", "kato", "mori", "sato")},
        positions={
            "p1": {"unit": "a", "holder": ["ito", "abe", "sato"]},
            "p2": {"unit": "c", "holder": ["kato", "sato"]},
            "p3": {"unit": "d", "holder": ["kato", "mori"]},
        },
    )
    assert org.call("cut_off_by", "person/sato") in (["unit/a"], ["unit/d"])


def test_nobody_without_ties_parts_anything():
    assert build(people={"sato": {}}).call("cut_off_by", "person/sato") == []
