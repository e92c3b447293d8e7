"""Matching by ids and by what somebody says alone: nothing is recognised, so that an example means what it says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from orglint.model.entities import Described, Unit
from orglint.model.organization import Model
from orglint.model.schema import COLLECTIONS
from orglint.reorg.matching.matching import Matching

Said = Mapping[str, Mapping[str, tuple[str, ...]]]
"""By collection and earlier id the later ids: one it is called by, several a unit was split into, none where it is gone."""


def match_by_ids(before: Model, after: Model, said: Said) -> Matching:
    """Match two models: entities in force of one kind and id are the same, unless something else is said of the id.

    Of several units that are said to have become one none is it, unless it is called so itself: they live on in it.
    """
    counterparts: dict[Described, Described] = {before.organization: after.organization}
    parts: list[tuple[Unit, Unit]] = []
    for collection, kind in COLLECTIONS.items():
        there = {entity.id: entity for entity in after.in_force.get(kind.name, ())}
        said_of_kind = said.get(collection, {})
        names = {entity: said_of_kind.get(entity.id, (entity.id,)) for entity in before.in_force.get(kind.name, ())}
        goals = Counter(later for each in names.values() for later in each)
        for entity, each in names.items():
            found = [there[name] for name in each if name in there]
            own = _own(entity, found, goals)
            if own is not None:
                counterparts[entity] = own
            parts += [(entity, other) for other in found if other is not own] if isinstance(entity, Unit) else []  # type: ignore[misc]  # of one kind
    mirror = {later: earlier for earlier, later in counterparts.items()}
    return Matching(
        before, after, counterparts | mirror, _gathered(parts), _gathered((later, earlier) for earlier, later in parts)
    )


def _own(entity: Described, found: list[Described], goals: Counter[str]) -> Described | None:
    """Return what an entity is itself later, of what it became: what is called as it was, else the only one."""
    same = next((other for other in found if other.id == entity.id), None)
    if same is not None:
        return same
    return found[0] if len(found) == 1 and goals[found[0].id] == 1 else None


def _gathered(pairs: Iterator[tuple[Unit, Unit]] | list[tuple[Unit, Unit]]) -> dict[Unit, tuple[Unit, ...]]:
    found: dict[Unit, list[Unit]] = {}
    for one, other in pairs:
        found.setdefault(one, []).append(other)
    return {one: tuple(sorted(others)) for one, others in found.items()}
