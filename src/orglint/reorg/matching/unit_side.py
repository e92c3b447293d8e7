"""One of two models as the matching of units looks at it: units by name and id, what they own, how alike names are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache

from orglint.model.entities import Described, Position, Responsibility, Unit
from orglint.model.marks import Encloses
from orglint.model.organization import Model
from orglint.model.schema import COLLECTIONS
from orglint.model.words import fold
from orglint.reorg.matching.evidence import alone

_TELLS_NOTHING = 5
"""A responsibility that so many units list says of none who it is."""


class Side:
    """One of the two models as the matching of units looks at it."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.units = model.all(Unit)

    @cached_property
    def by_name(self) -> Mapping[str, list[Unit]]:
        """Return the units by folded name."""
        return units_by_name(self.units)

    @cached_property
    def by_id(self) -> Mapping[str, Unit]:
        """Return the units by their plain ids."""
        return alone(self.units)

    @cached_property
    def owned(self) -> Mapping[Unit, tuple[Described, ...]]:
        """Return what units own: whatever may be written inside of them but units and posts, and responsibilities."""
        found: dict[Unit, list[Described]] = {}
        for thing, units in self.owners.items():
            for unit in units:
                found.setdefault(unit, []).append(thing)
        return {unit: tuple(things) for unit, things in found.items()}

    @cached_property
    def owners(self) -> Mapping[Described, tuple[Unit, ...]]:
        """Return the units that own a thing, mostly one."""
        found: dict[Described, tuple[Unit, ...]] = {}
        for kind in COLLECTIONS.values():
            name = next((name for name, item in kind.declared.items() if item.mark(Encloses) is not None), None)
            if name is None or kind.name in (Unit.KIND, Position.KIND):
                continue
            for entity in self.model.in_force[kind.name]:
                owner = getattr(entity, name)
                if isinstance(owner, Unit):
                    found[entity] = (owner,)
        for responsibility in self.model.all(Responsibility):
            if 0 < len(responsibility.units) <= _TELLS_NOTHING:
                found[responsibility] = responsibility.units
        return found


def units_by_name(units: Iterable[Unit]) -> Mapping[str, list[Unit]]:
    """Return units by their folded names; those without one are left out."""
    found: dict[str, list[Unit]] = {}
    for unit in units:
        if unit.name:
            found.setdefault(folded_name(unit.name), []).append(unit)
    return found


def folded_name(name: str) -> str:
    """Return a name as it is compared: case, width and runs of blanks make no difference."""
    return " ".join(fold(name).split())


def likeness(before: Unit, after: Unit) -> float:
    """Return the share of pairs of neighbouring letters that two names have in common, 0 to 1 (Dice)."""
    one, other = _letters(before.name or before.id), _letters(after.name or after.id)
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


@lru_cache(maxsize=20_000)
def _letters(name: str) -> frozenset[str]:
    folded = folded_name(name)
    return frozenset(folded[at : at + 2] for at in range(len(folded) - 1))
