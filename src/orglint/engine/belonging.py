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
_FURTHEST = 4


@dataclass(frozen=True, slots=True)
class Belonging:
    """Findings with the unit each belongs to, and what those units are called, by `kind/id`."""

    findings: tuple[Finding, ...]
    names: Mapping[str, str]


def belong(findings: Iterable[Finding], model: Model) -> Belonging:
    """Return the findings, each with its unit; one about a file, or about the organization, has none."""
    entities = {entity.ref: entity for entity in _entities(model)}
    names: dict[str, str] = {}
    placed = []
    for finding in findings:
        entity = entities.get(finding.entity or "")
        unit = unit_of_entity(entity, model) if entity is not None else None
        if unit is not None:
            names[unit.ref] = unit.name or unit.id
        placed.append(finding if unit is None else replace(finding, unit=unit.ref))
    return Belonging(tuple(placed), dict(sorted(names.items())))


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
            for target in _targets(getattr(entity, name, None)):
                unit = unit_of_entity(target, model, steps - 1)
                if unit is not None:
                    return unit
    return None


def _targets(value: object) -> Iterator[Described]:
    for item in value if isinstance(value, tuple) else (value,):
        if isinstance(item, Described):
            yield item
