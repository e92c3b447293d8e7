"""Which unit an entity belongs to, so that settings can hold for a part of the organization."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from orglint.model.attendance import with_units_above
from orglint.model.change_kinds import Change
from orglint.model.entities import Described, Person, Placeholder, Position, Stage, Unit
from orglint.model.marks import Encloses
from orglint.model.schema import KINDS

SHARED: Mapping[str, tuple[str, ...]] = {
    "responsibility": ("units",),
    "lifecycle": ("owner",),
    "decision": ("accountable",),
    "meeting": ("attendees", "chair"),
    "interaction": ("between",),
    "segment": ("owners",),
    "initiative": ("units",),
    "programme": ("audience",),
    "function": ("units",),
    "partnership": ("a", "b"),
}
"""Kinds that nobody writes inside a unit, and the fields that say whose they are."""


def is_inside(entity: Described, unit: Unit) -> bool:
    """Whether an entity belongs to a unit or one below it; what belongs to no unit is inside of none.

    What several units share, such as an interaction, is inside a unit where all of them are.
    """
    if isinstance(entity, Placeholder):
        return is_inside(entity.entity, unit)
    if isinstance(entity, Change):
        return is_inside(entity.subject, unit)
    fields = SHARED.get(entity.KIND)
    if fields is None:
        return unit in with_units_above(units_of_entity(entity))
    sharing = [one for name in fields for one in _listed(getattr(entity, name))]
    return bool(sharing) and all(unit in with_units_above(units_of_entity(one)) for one in sharing)


def _listed(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else () if value is None else (value,)


def units_of_entity(entity: object) -> Iterator[Unit]:
    """Yield the units an entity belongs to: those it would be written in."""
    if isinstance(entity, Unit):
        yield entity
    elif isinstance(entity, Person):
        for position in entity.positions:
            yield from units_of_entity(position)
    elif isinstance(entity, Position):
        yield from entity.heads
        if entity.unit is not None:
            yield entity.unit
    elif isinstance(entity, Placeholder):
        yield from units_of_entity(entity.entity)
    elif isinstance(entity, Stage):
        yield from units_of_entity(entity.owner)
    elif isinstance(entity, Described):
        for name, field in KINDS[entity.KIND].declared.items():
            if field.mark(Encloses) is not None:
                yield from units_of_entity(getattr(entity, name))
