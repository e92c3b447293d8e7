"""Changes as rules iterate them: one for everything that is in either organization."""

from __future__ import annotations

from orglint.model.change_kinds import CHANGED, CHANGES, Change, KpiChange, OrganizationChange, UnitChange
from orglint.model.entities import Described
from orglint.reorg.change_entities import changes, with_changes
from tests.unit.reorg.comparisons import compared

BEFORE = "units: {a: {}, b: {}, c: {}}\nkpis: {k: {owner: a}}"
AFTER = "units: {a: {}, d: {}, b2: {}}"
RENAMES = {"units": {"b": ("b2",)}}


def shown(change: Change) -> tuple[str, str | None, str | None]:
    before, after = change.sides
    return change.id, ref(before), ref(after)


def ref(entity: Described | None) -> str | None:
    return None if entity is None else entity.ref


def test_kept_renamed_new_and_gone_are_each_one_change():
    matching = compared(BEFORE, AFTER, RENAMES)
    assert [shown(change) for change in changes(matching, UnitChange)] == [
        ("a", "unit/a", "unit/a"),
        ("b2", "unit/b", "unit/b2"),
        ("c", "unit/c", None),
        ("d", None, "unit/d"),
    ]
    assert [shown(change) for change in changes(matching, KpiChange)] == [("k", "kpi/k", None)]
    assert [shown(change) for change in changes(matching, OrganizationChange)] == [
        ("organization", "organization", "organization")
    ]


def test_an_id_that_went_to_something_else_is_gone_and_new():
    matching = compared("units: {a: {}, b: {}}", "units: {a: {}}", {"units": {"a": (), "b": ("a",)}})
    assert [shown(change) for change in changes(matching, UnitChange)] == [
        ("a", "unit/b", "unit/a"),
        ("a", "unit/a", None),
    ]


def test_what_is_not_in_force_is_no_side_of_a_change():
    matching = compared("units: {a: {}}", "units: {a: {end: 2026-03-31}}")
    assert [shown(change) for change in changes(matching, UnitChange)] == [("a", "unit/a", None)]


def test_every_kind_of_change_has_the_two_fields_and_a_kind_that_changed():
    for kind in CHANGES:
        assert {"before", "after"} <= {*kind.__dataclass_fields__}
        assert f"{CHANGED[kind.KIND]}_change" == kind.KIND


def test_only_the_kinds_asked_for_are_made():
    matching = compared(BEFORE, AFTER, RENAMES)
    made = with_changes(matching, {"kpi_change"})
    assert set(made.in_force) - set(matching.after.in_force) == {"kpi_change"}
    assert made.origins is matching.after.origins
