"""Units: created, dissolved, merged, split, renamed, moved, with another head or location."""

from __future__ import annotations

from collections.abc import Iterator

from orglint.graph.tree import Tree
from orglint.model.entities import Described, Person, Unit
from orglint.reorg.difference.changes import (
    FieldChanged,
    NewHead,
    UnitCreated,
    UnitDissolved,
    UnitMoved,
    UnitRelocated,
    UnitRenamed,
    UnitsMerged,
    UnitSplit,
)
from orglint.reorg.difference.gathering import Gathering
from orglint.reorg.difference.references import Compared

HANDLED = frozenset({"name", "parent", "head", "location", "responsibilities"})
"""Fields of units that have kinds of change of their own; responsibilities are told at the responsibility."""


def compare_units(found: Gathering) -> None:
    """Tell the changes of units, but for the fields that have no kind of their own."""
    gone, new = found.matching.unmatched(Unit.KIND)
    for unit in gone:
        assert isinstance(unit, Unit)
        if found.comparable.has("units"):
            found.say(UnitDissolved(before=unit, affected=len(found.people_below(unit, later=False))))
    for unit in new:
        assert isinstance(unit, Unit)
        if found.comparable.has("units"):
            found.say(UnitCreated(after=unit, affected=len(found.people_below(unit, later=True))))
    _parts(found)
    heirs: set[tuple[Described, Described]] = set()
    for unit in found.matching.before.all(Unit):
        after = found.matching.counterparts.get(unit)
        if isinstance(after, Unit):
            _name(found, unit, after)
            _parent(found, unit, after)
            _location(found, unit, after)
            heirs.update(_head(found, unit, after))
    found.references.heirs |= heirs


def _parts(found: Gathering) -> None:
    matching = found.matching
    for unit in matching.predecessors:
        parts = matching.predecessors_of(unit)
        if len(parts) > 1:
            before = matching.counterparts.get(unit)
            gone = [part for part in parts if part is not before]
            affected = sum(_passed_on(found, part.members, unit) for part in gone)
            found.say(UnitsMerged(before=before, after=unit, parts=tuple(sorted(parts)), affected=affected))
    for unit in matching.successors:
        parts = matching.successors_of(unit)
        if len(parts) > 1:
            after = matching.counterparts.get(unit)
            new = [part for part in parts if part is not after]
            affected = sum(_passed_on(found, part.members, unit) for part in new)
            found.say(UnitSplit(before=unit, after=after, parts=tuple(sorted(parts)), affected=affected))


def _passed_on(found: Gathering, people: tuple[Person, ...], unit: Unit) -> int:
    """Return how many of some people are in a unit of the other side."""
    members = set(unit.members)
    return sum(found.matching.counterparts.get(person) in members for person in people)


def _name(found: Gathering, before: Unit, after: Unit) -> None:
    """Tell another name; an id is one where a name is missing. An id alone is no change: the matching lists it."""
    if before.id == after.id and bool(before.name) != bool(after.name):
        if found.comparable.says("units", "name", before, after):
            found.say(FieldChanged(before=before, after=after, field="name", old=before.name, new=after.name))
        return
    if before.name and after.name:
        if before.name != after.name and found.comparable.says("units", "name", before, after):
            found.say(
                UnitRenamed(
                    before=before, after=after, old=before.name, new=after.name, affected=found.staying(before, after)
                )
            )
    elif before.id != after.id:
        old, new = before.name or before.id, after.name or after.id
        if old != new:
            found.say(UnitRenamed(before=before, after=after, old=old, new=new, affected=found.staying(before, after)))


def _parent(found: Gathering, before: Unit, after: Unit) -> None:
    old, new = before.parent, after.parent
    if found.references.are_same(old, new) or not found.comparable.says("units", "parent", before, after):
        return
    if (old is not None and new is not None and found.references.explains(old, new)) or _is_a_level(
        found, before, after
    ):
        found.follow(before, after, "parent")
    else:
        found.say(UnitMoved(before=before, after=after, old=old, new=new, affected=found.staying(before, after)))


def _is_a_level(found: Gathering, before: Unit, after: Unit) -> bool:
    """Whether a unit is where it was but for a level: one above it was dissolved, or a new one came in between."""
    here, there = found.trees[0].units, found.trees[1].units
    one, other = _nearest_kept(found, here, before), _nearest_kept(found, there, after)
    direct = before.parent is one or after.parent is other
    same = found.references.are_same(one, other)
    return same and direct and (one is not None or bool(before.parent and after.parent))


def _nearest_kept(found: Gathering, tree: Tree[Unit], unit: Unit) -> Unit | None:
    """Return the nearest unit above that is on the other side, too."""
    return next((above for above in tree.ancestors(unit) if above in found.matching.counterparts), None)


def _location(found: Gathering, before: Unit, after: Unit) -> None:
    if before.location != after.location and found.comparable.says("units", "location", before, after):
        found.say(
            UnitRelocated(
                before=before,
                after=after,
                old=before.location,
                new=after.location,
                affected=found.staying(before, after),
            )
        )


def _head(found: Gathering, before: Unit, after: Unit) -> Iterator[tuple[Described, Described]]:
    """Tell another head; yield who took whose place where that is plain."""
    compared: Compared = found.references.compare(before.head, after.head)
    if not compared and not compared.followed:
        return
    if not found.comparable.says("units", "head", before, after):
        return
    if not compared:
        found.follow(before, after, "head")
        return
    found.say(NewHead(before=before, after=after, lost=compared.lost, gained=compared.gained))  # type: ignore[arg-type]  # posts
    if len(compared.lost) == len(compared.gained) == 1:
        yield compared.lost[0], compared.gained[0]
