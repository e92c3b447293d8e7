"""Which unit an entity is inside of, so that overrides hold for a part of the organization."""

from __future__ import annotations

import pytest

from orglint.engine.inside import SHARED, is_inside
from orglint.model.change_kinds import CHANGED
from orglint.model.entities import Unit
from orglint.model.marks import Encloses
from orglint.model.schema import KINDS
from tests.unit.engine.runs import organization

MODEL = organization("""
organization: {name: X}
units:
  sales: {}
  east: {parent: sales, head: lead}
  west: {parent: sales}
  legal: {}
positions:
  lead: {unit: east}
  boss: {unit: sales}
people:
  ann: {unit: east}
  ben: {unit: legal}
budgets: {ads: {holder: west}}
kpis: {won: {owner: east}}
handoffs: {leads: {giver: west, receiver: legal}}
interactions:
  among: {between: [east, west]}
  across: {between: [east, legal]}
decisions: {price: {accountable: lead}, law: {accountable: legal}}
meetings:
  weekly: {attendees: [east, ann], chair: boss}
  board: {attendees: [east, ben]}
lifecycles: {deal: {owner: sales, stages: [{name: open, owner: west}]}}
capabilities: {care: {}}
""")


def inside(ref: str, unit: str) -> bool:
    kind, _, ident = ref.partition("/")
    (entity,) = [one for one in MODEL.in_force[kind] if one.id == ident]
    (whole,) = [one for one in MODEL.all(Unit) if one.id == unit]
    return is_inside(entity, whole)


@pytest.mark.parametrize(
    ("ref", "unit"),
    [
        ("unit/sales", "sales"),
        ("unit/east", "sales"),
        ("position/lead", "east"),
        ("person/ann", "sales"),
        ("budget/ads", "sales"),
        ("kpi/won", "east"),
        ("handoff/leads", "west"),
        ("interaction/among", "sales"),
        ("decision/price", "east"),
        ("meeting/weekly", "sales"),
        ("lifecycle/deal", "sales"),
    ],
)
def test_what_belongs_to_a_unit_or_one_below_is_inside(ref: str, unit: str):
    assert inside(ref, unit)
    assert not inside(ref, "legal")


@pytest.mark.parametrize("ref", ["interaction/across", "meeting/board", "capability/care"])
@pytest.mark.parametrize("unit", ["sales", "east", "legal"])
def test_what_units_share_across_is_inside_of_neither(ref: str, unit: str):
    assert not inside(ref, unit)


def test_the_unit_itself_is_not_inside_one_below_it():
    assert not inside("unit/sales", "east")
    assert not inside("position/boss", "east")


def test_every_kind_belongs_somewhere_or_nowhere_on_purpose():
    for name, fields in SHARED.items():
        assert set(fields) <= set(KINDS[name].declared)
    nested = {kind.name for kind in KINDS.values() for f in kind.declared.values() if f.mark(Encloses) is not None}
    of_their_own = {"person", "placeholder", "stage"}  # a person by posts, the others by what they stand in
    nowhere = {"entity", "organization", "capability"}
    assert {*KINDS} == nested | {*SHARED} | of_their_own | nowhere | {*CHANGED}  # a change by what changed
