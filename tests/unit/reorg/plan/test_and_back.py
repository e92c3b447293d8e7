"""A plan applied, and the two organizations compared: the difference tells the plan's changes, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orglint.model.build import build
from orglint.reorg.difference.difference import difference
from orglint.reorg.matching.matching import match
from orglint.reorg.plan.apply import apply_plan
from orglint.reorg.renames import Renames
from tests.unit.reorg.plan.plans import DAY, documents, plan

Told = set[tuple[str, str, str]]
"""Changes: their kind, what has changed, and the field where the kind does not say it."""


def told(changes: str) -> Told:
    """Return the difference that changes make, as the comparison tells it."""
    before = build(documents(), as_of=DAY, today=DAY)
    after = apply_plan(plan(changes), documents(), "en")
    matching = match(before, after.model, Renames({"unit": dict(after.became)}))
    found = difference(matching, complete=True)
    assert not found.hidden
    assert not found.not_comparable
    listed = [(change.kind, change.subject.ref, getattr(change, "field", "")) for change in found.changes]
    assert len(set(listed)) == len(listed), listed
    return set(listed)


def test_an_empty_plan_is_no_difference():
    assert told("") == set()


SINGLE: dict[str, Told] = {
    "- rename: {unit: west, name: East}": {("unit-renamed", "unit/west", "")},
    "- move: {unit: brand, to: sales}": {("unit-moved", "unit/brand", "")},
    "- hand: {budget: fair, to: marketing}": {("owner-changed", "budget/fair", "holder")},
    "- hand: {kpi: calls, to: bob}": {("owner-changed", "kpi/calls", "owner")},
    "- hand: {handoff: mql, to: mia}": {("owner-changed", "handoff/mql", "owner")},
    "- hand: {decision: price, to: eve}": {("owner-changed", "decision/price", "accountable")},
    "- hand: {decision: price, as: informed, to: sales}": {("parties-changed", "decision/price", "informed")},
    "- hand: {responsibility: pricing, to: marketing}": {("owner-changed", "responsibility/pricing", "units")},
    "- end: {kpi: leads}": {("removed", "kpi/leads", "")},
    "- create: {units: {hq: {parent: acme, kpis: {k: {target: 5}}}}, people: {zoe: {unit: hq}}}": {
        ("unit-created", "unit/hq", ""),
        ("created", "kpi/k", ""),
        ("person-joined", "person/zoe", ""),
    },
    "- report: {position: una, to: bob}": {("new-manager", "position/una", "")},
    "- vacate: {position: tim@sales}": {("position-vacated", "position/tim@sales", "")},
    "- eliminate: {position: analyst}": {("position-eliminated", "position/analyst", "")},
    "- change: {handoffs: {mql: {sla_hours: 4}}}": {("field-changed", "handoff/mql", "sla_hours")},
}
"""Changes that have nothing to do with one another, and what each is in the words of the comparison."""

OTHER: dict[str, Told] = {
    "- rename: {unit: sales, to: revenue}": set(),  # another id is no change: everything follows
    "- rename: {unit: marketing, to: m2, name: M}": {("unit-renamed", "unit/m2", "")},
    "- move: {position: una, to: marketing, reports_to: mia}": {("person-moved", "person/una", "")},
    "- move: {position: analyst, to: sales}": {("position-moved", "position/analyst", "")},
    "- merge: {units: [sales, marketing], into: {growth: {name: Growth, head: bob}}}": {
        ("units-merged", "unit/growth", "")
    },
    "- merge: {units: [brand], into: sales}": {("units-merged", "unit/sales", "")},
    "- split: {unit: sales, into: {h: {members: [bob]}, f: {}}, rest: f}": {("unit-split", "unit/sales", "")},
    "- split: {unit: sales, into: {sales: {}, h: {members: [bob]}}}": {("unit-split", "unit/sales", "")},
    "- dissolve: {unit: west, to: sales}": {("units-merged", "unit/sales", "")},
    "- move: {position: analyst, to: sales}\n- dissolve: {unit: brand}": {
        ("position-moved", "position/analyst", ""),
        ("unit-dissolved", "unit/brand", ""),
        ("parties-changed", "budget/fair", "used_by"),
    },
    "- appoint: {person: bob, to: analyst}": {
        ("person-moved", "person/bob", ""),
        ("position-filled", "position/analyst", ""),
        ("position-vacated", "position/bob", ""),
    },
    "- appoint: {person: bob, to: analyst, further: yes}": {("position-filled", "position/analyst", "")},
    "- leave: {person: una}\n- eliminate: {position: una}": {
        ("person-left", "person/una", ""),
        ("owner-changed", "responsibility/pricing", "performed_by"),
    },
    "- change: {units: {west: {head: una}}, people: {una: {title: T}}}": {
        ("new-head", "unit/west", ""),
        ("position-renamed", "position/una", ""),
    },
}


@pytest.mark.parametrize("changes", [*SINGLE, *OTHER])
def test_a_change_is_told_as_what_it_is(changes: str):
    assert told(changes) == (SINGLE | OTHER)[changes]


@given(st.lists(st.sampled_from([*SINGLE]), unique=True))
def test_a_plan_of_many_changes_comes_back(chosen: list[str]):
    assert told("\n".join(chosen)) == set().union(*(SINGLE[one] for one in chosen))
