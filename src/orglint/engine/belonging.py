"""To which unit a finding belongs: the one a reader would look for it under."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from orglint.finding import Finding
from orglint.model.entities import Described, Person, Unit
from orglint.model.organization import Model

_WAYS = (
    "unit",
    "holder",
    "owner",
    "giver",
    "provider",
    "requester",
    "accountable",
    "chair",
    "lead",
    "sponsor",
    "owners",
    "units",
    "audience",
    "between",
    "a",
    "receiver",
    "lifecycle",
    "entity",
    "used_by",
    "performed_by",
)
"""Fields that lead from an entity to its unit, the one that says most first."""
_SHARED = frozenset({"accountable", "owners", "units", "audience"})
"""Fields that make an entity the business of all they name: it belongs to the unit around them."""
_FURTHEST = 4


@dataclass(frozen=True, slots=True)
class Belonging:
    """Findings with the unit each belongs to; and what those units, and the others they have to do with, are called."""

    findings: tuple[Finding, ...]
    names: Mapping[str, str]


def belong(findings: Iterable[Finding], model: Model) -> Belonging:
    """Return the findings, each with its unit; one about a file, or about the organization, has none.

    One about what is no longer there keeps the unit it has been given.
    """
    entities = {entity.ref: entity for entity in _entities(model)}
    concerned: set[str | None] = set()
    placed = []
    for finding in findings:
        entity = entities.get(finding.entity or "")
        unit = unit_of_entity(entity, model) if entity is not None else None
        placed.append(finding if unit is None else replace(finding, unit=unit.ref))
        places = (*finding.related, *(place for sign in finding.signs for place in sign.related))
        concerned |= {placed[-1].unit, *(place.entity for place in places)}
    units = (unit for unit in model.entities[Unit.KIND].values() if unit.ref in concerned)
    return Belonging(tuple(placed), dict(sorted((unit.ref, unit.name or unit.id) for unit in units)))


def _entities(model: Model) -> Iterator[Described]:
    for kind, found in model.in_force.items():
        if kind not in model.entities:
            yield from found  # derived kinds, which nobody writes
    for written in model.entities.values():
        yield from written.values()


def unit_of_entity(entity: Described, model: Model, steps: int = _FURTHEST) -> Unit | None:
    """Return the unit an entity belongs to, by the first of its fields that leads to one; None where none does."""
    if isinstance(entity, Unit):
        return entity
    if isinstance(entity, Person):
        posts = sorted(entity.positions, key=lambda post: model.primary_order(entity, post))
        return next((post.unit for post in posts if post.unit is not None), None)
    if steps:
        for name in _WAYS:
            targets = _targets(getattr(entity, name, None))
            units = [unit for each in targets if (unit := unit_of_entity(each, model, steps - 1)) is not None]
            if units:
                return _around_all(units) if name in _SHARED else units[0]
    return None


def _around_all(units: list[Unit]) -> Unit:
    """Return the smallest unit that all are in, or the first where there is none."""
    others = [_with_those_above(unit) for unit in units[1:]]
    return next((unit for unit in _with_those_above(units[0]) if all(unit in above for above in others)), units[0])


def _with_those_above(unit: Unit) -> list[Unit]:
    found: list[Unit] = []
    above: Unit | None = unit
    while above is not None and above not in found:  # parents may go in a circle, which is a finding of its own
        found.append(above)
        above = above.parent
    return found


def _targets(value: object) -> Iterator[Described]:
    for item in value if isinstance(value, tuple) else (value,):
        if isinstance(item, Described):
            yield item
