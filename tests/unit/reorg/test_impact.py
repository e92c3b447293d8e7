"""Figures before and after: of the whole, of units, of money, of hand-offs and of people."""

from __future__ import annotations

from typing import Any

import pytest

from orglint.functions.context import Context
from orglint.functions.people import headcount
from orglint.model.entities import Unit
from orglint.reorg.impact.impact import Figure, Impact, UnitImpact, impact, moved_apart
from orglint.reorg.impact.people import PersonImpact
from orglint.reorg.impact.unit_figures import all_figures
from orglint.reorg.matching.matching import match
from tests.unit.reorg.models import model
from tests.unit.reorg.reorganizations import company, reorganization

Org = dict[str, Any]


def of(before: Org, after: Org, *, with_people: bool = False) -> Impact:
    return impact(match(model(before), model(after)), with_people=with_people)


def figures(one: Impact | UnitImpact) -> dict[str, tuple[float | None, float | None]]:
    return {figure.name: (figure.before, figure.after) for figure in one.figures}


def unit(found: Impact, ident: str) -> UnitImpact:
    return next(one for one in found.units if one.unit.id == ident)


def person(found: Impact, ident: str) -> PersonImpact:
    return next(
        one for one in found.people if ident in {side.id for side in (one.before, one.after) if side is not None}
    )


BEFORE: Org = {
    "units": {
        "co": {"head": "ceo", "type": "company"},
        "a": {"parent": "co", "head": "x", "location": "Tokyo"},
        "b": {"parent": "co", "head": "y", "location": "Osaka"},
        "t": {"parent": "a", "head": "z"},
    },
    "people": {
        "ceo": {"unit": "co"},
        "x": {"unit": "a", "reports_to": "ceo"},
        "y": {"unit": "b", "reports_to": "ceo"},
        "z": {"unit": "t", "reports_to": "x"},
        "p": {"unit": "t", "reports_to": "z"},
        "q": {"unit": "t", "reports_to": "z", "employment": "contractor"},
        "r": {
            "posts": [
                {"unit": "t", "reports_to": "z", "allocation": 0.5},
                {"unit": "b", "reports_to": "y", "allocation": 0.5},
            ]
        },
    },
    "positions": {"crew": {"unit": "b", "headcount": 4, "reports_to": "y"}},
    "budgets": {"m": {"holder": "t", "amount": 100, "function": "it", "currency": "JPY"}},
    "kpis": {"k": {"owner": "position/z"}},
    "handoffs": {"h": {"giver": "t", "receiver": "b"}, "g": {"giver": "a", "receiver": "b"}},
}
AFTER: Org = {
    **BEFORE,
    "units": {**BEFORE["units"], "t": {"parent": "b", "head": "z"}},
    "people": {name: one for name, one in BEFORE["people"].items() if name != "q"}
    | {"z": {"unit": "t", "reports_to": "y"}},
    "budgets": {"m": {"holder": "b", "amount": 150, "function": "it", "currency": "JPY"}},
    "kpis": {"k": {"owner": "position/p"}},
}


def test_the_whole():
    found = of(BEFORE, AFTER)
    assert figures(found) == {
        "units": (4, 4),
        "headcount": (11, 10),
        "people": (7, 6),
        "external": (1, 0),
        "fte_internal": (10, 10),
        "fte_external": (1, 0),
        "posts": (8, 7),
        "vacant": (0, 0),
        "managers": (4, 3),
        "layers": (4, 4),
        "manager_share": (0.3636, 0.3),
        "external_share": (0.1429, 0),
    }
    assert [one.difference for one in found.figures if one.name == "headcount"] == [-1]
    assert found.spans[0].widths == {1: 2, 2: 1, 3: 1}
    assert found.spans[1].widths == {2: 3}


def test_a_unit_with_all_below_it():
    found = of(BEFORE, AFTER)
    assert figures(unit(found, "a"))["headcount"] == (5, 1)
    assert figures(unit(found, "b"))["headcount"] == (6, 8)  # r counts once, in b and in t below it
    assert figures(unit(found, "b"))["layers"] == (2, 3)
    assert figures(unit(found, "b"))["fte_internal"] == (5.5, 8)
    assert unit(found, "b").budgets == (Figure("JPY", 0, 150),)
    assert unit(found, "t").budgets == (Figure("JPY", 100, 0),)
    assert unit(found, "co").is_changed


@pytest.mark.parametrize("seed", range(5))
def test_units_are_counted_as_the_rules_count_them(seed):
    made = reorganization(seed)
    for one in (model(made.before), model(made.after)):
        context = Context(one)
        found = all_figures(context)
        assert {unit.id: found.units[unit].headcount for unit in one.all(Unit)} == {
            unit.id: headcount(context, unit) for unit in one.all(Unit)
        }
        assert found.whole.headcount == headcount(context, one.organization)


def test_nothing_changes_between_a_company_and_itself():
    found = of(company(), company(), with_people=True)
    assert [one.unit.id for one in found.units if one.is_changed] == []
    assert list(moved_apart(found.handoffs)) == []
    assert found.people == ()
    assert all(figure.before == figure.after for figure in found.figures)


def test_money_follows_its_holder_and_its_function():
    found = of(BEFORE, AFTER)
    assert [(one.name, one.currency, one.before, one.after) for one in found.budgets_by_holder] == [
        ("b", "JPY", 0, 150),
        ("t", "JPY", 100, 0),
    ]
    assert [(one.name, one.before, one.after) for one in found.budgets_by_function] == [("it", 100, 150)]


def test_partners_end_nearer_or_further_apart():
    found = of(BEFORE, AFTER)
    assert [(one.after.id, one.distance_before, one.distance_after) for one in moved_apart(found.handoffs)] == [
        ("h", 3, 1)
    ]


def test_what_changes_for_whom():
    found = of(BEFORE, AFTER, with_people=True)
    assert sorted((one.after or one.before).id for one in found.people) == ["p", "q", "r", "z"]
    z = person(found, "z")
    assert (z.has_new_manager, z.has_new_unit, z.has_new_head, z.has_new_location) == (True, False, False, True)
    assert ([one.ref for one in z.managers_before], [one.ref for one in z.managers_after]) == (
        ["person/x"],
        ["person/y"],
    )
    assert (z.location_before, z.location_after) == ("Tokyo", "Osaka")
    assert [(duty.entity.ref, duty.field) for duty in z.lost] == [("kpi/k", "owner")]
    assert [(duty.entity.ref, duty.field) for duty in person(found, "p").gained] == [("kpi/k", "owner")]
    assert person(found, "q").after is None


def test_a_new_unit_and_a_new_head_are_told():
    before = {
        "units": {"a": {"head": "x"}, "b": {"head": "y"}},
        "people": {"x": {"unit": "a"}, "y": {"unit": "b"}, "p": {"unit": "a"}},
    }
    after = {**before, "people": {**before["people"], "p": {"unit": "b"}}}
    [p] = of(before, after, with_people=True).people
    assert (p.unit_before.id, p.unit_after.id, p.has_new_unit, p.has_new_head) == ("a", "b", True, True)
    assert [one.ref for one in p.heads_after] == ["person/y"]


def test_a_renamed_unit_is_no_new_one_for_its_people():
    def org(ident: str) -> Org:
        return {"units": {ident: {"name": "Same"}}, "people": {n: {"unit": ident} for n in "pqr"}}

    assert of(org("a"), org("b"), with_people=True).people == ()


def costs(*values: int) -> Org:
    return {"positions": {f"s{n}": {"cost": value} for n, value in enumerate(values)}}


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (costs(1, 2, 3, 4, 5), costs(1, 2, 3, 4, 5), (15, 15)),
        (costs(1, 2, 3, 4, 5), costs(2, 3, 4, 5, 6), (15, 20)),
        (costs(1, 2, 3, 4, 5), costs(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), (15, 55)),
        (costs(1, 2, 3, 4), costs(1, 2, 3, 4), (None, None)),
        (costs(1, 2, 3, 4, 5, 6), costs(1, 2, 3, 4, 5), (None, None)),
        (costs(1, 2, 3, 4, 5, 6), costs(1, 2, 3, 4, 5, 7), (None, None)),
    ],
)
def test_costs_are_told_where_neither_a_sum_nor_the_difference_tells_a_single_one(before, after, told):
    assert (of(before, after).cost.before, of(before, after).cost.after) == told


def test_a_unit_that_is_new_or_gone_has_one_side():
    found = of({"units": {"a": {}}}, {"units": {"b": {}}})
    assert [(one.before and one.before.id, one.after and one.after.id) for one in found.units] == [
        (None, "b"),
        ("a", None),
    ]
    assert figures(unit(found, "a"))["headcount"] == (0, None)
