"""Ids of units that went to other units, as where codes are numbered anew."""

from __future__ import annotations

from orglint.model.entities import Unit
from orglint.reorg.matching.unit_side import Side, folded_name

_ENOUGH = 2
"""So many members must be where the name is."""


class ReusedIds:
    """Tells whether one id stands for two units of two models."""

    def __init__(self, before: Side, after: Side) -> None:
        self.before, self.after = before, after

    def is_other_unit(self, before: Unit, after: Unit) -> bool:
        """Whether nothing of the one is in the other, and the name and members of either are together under another id.

        Members are told by their ids. Without both, the same id is the same unit.
        """
        if not before.name or not after.name or folded_name(before.name) == folded_name(after.name):
            return False
        if _members(before) & _members(after):
            return False
        return _is_elsewhere(before, self.before, self.after) or _is_elsewhere(after, self.after, self.before)


def _is_elsewhere(unit: Unit, own: Side, other: Side) -> bool:
    """Whether another unit of the other side has the name, as one alone does on either side, and members with it."""
    name = folded_name(unit.name or "")
    there = other.by_name.get(name, ())
    return len(own.by_name[name]) == len(there) == 1 and len(_members(unit) & _members(there[0])) >= _ENOUGH


def _members(unit: Unit) -> frozenset[str]:
    return frozenset(person.id for person in unit.members)
