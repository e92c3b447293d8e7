"""Who is who in two models of one organization: what is the same, what went into what, what is new or gone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from orglint.model.entities import Described, Unit
from orglint.model.organization import Model
from orglint.model.schema import COLLECTIONS


@dataclass(frozen=True, slots=True)
class Matching:
    """What of `before` is what of `after`. Matching the other way round gives its mirror.

    `counterparts` holds, for every entity of either side that is in the other as well, the entity there; both
    directions, each entity at most once. `successors` holds what else units went into: the units a unit was split into or
    merged into, its counterpart not among them; `predecessors` the same the other way round. An entity in none of the
    three is new, or gone.
    """

    before: Model
    after: Model
    counterparts: Mapping[Described, Described]
    successors: Mapping[Unit, tuple[Unit, ...]] = field(default_factory=dict)
    predecessors: Mapping[Unit, tuple[Unit, ...]] = field(default_factory=dict)

    def counterpart(self, entity: Described) -> Described | None:
        """Return what the entity is in the other model, None where it is not there."""
        return self.counterparts.get(entity)

    def successors_of(self, unit: Unit) -> tuple[Unit, ...]:
        """Return the later units a unit of `before` lives on in: its counterpart first, then what else it went into."""
        return self._all(unit, self.successors)

    def predecessors_of(self, unit: Unit) -> tuple[Unit, ...]:
        """Return the earlier units that a unit of `after` came from: its counterpart first."""
        return self._all(unit, self.predecessors)

    def _all(self, unit: Unit, others: Mapping[Unit, tuple[Unit, ...]]) -> tuple[Unit, ...]:
        same = self.counterparts.get(unit)
        own = (same,) if isinstance(same, Unit) else ()
        return tuple(dict.fromkeys((*own, *others.get(unit, ()))))


def match(before: Model, after: Model) -> Matching:
    """Match two models: entities in force of one kind and id are the same."""
    counterparts: dict[Described, Described] = {}
    for kind in (item.name for item in COLLECTIONS.values()):
        there = {entity.id: entity for entity in _in_force(after, kind)}
        for entity in _in_force(before, kind):
            other = there.get(entity.id)
            if other is not None:
                counterparts[entity] = other
                counterparts[other] = entity
    counterparts[before.organization] = after.organization
    counterparts[after.organization] = before.organization
    return Matching(before, after, counterparts)


def _in_force(model: Model, kind: str) -> Iterable[Described]:
    return model.in_force.get(kind, ())
