"""Which fields two models can be compared in: not in one that a side does not describe at all."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from orglint.model.entities import Described
from orglint.model.organization import Model
from orglint.model.schema import COLLECTIONS

FEW = 5
"""A field that fewer entities state may well have been dropped one by one; it is compared."""
Reason: TypeAlias = Literal["not_described_before", "not_described_after", "unknown"]


@dataclass(frozen=True, slots=True)
class NotComparable:
    """A field (empty: the whole collection) of which no change is told, why, and of how many entities."""

    collection: str
    field: str
    reason: Reason
    entities: int

    def mirror(self) -> NotComparable:
        """Return the same the other way round."""
        swapped: dict[Reason, Reason] = {
            "not_described_before": "not_described_after",
            "not_described_after": "not_described_before",
        }
        return NotComparable(self.collection, self.field, swapped.get(self.reason, self.reason), self.entities)


@dataclass(slots=True)
class Comparable:
    """Decides it for two models, and counts what was not compared.

    A field that one side nowhere states is not described there if that side comes from foreign files, or if the other
    side states it of `FEW` entities or more. With `complete` both sides are one description, as a plan's are: what is not
    there is gone.
    """

    before: Model
    after: Model
    complete: bool = False
    _known: dict[tuple[str, str], Reason | None] = field(default_factory=dict)
    _passed: dict[tuple[str, str, Reason], int] = field(default_factory=dict)

    def says(self, collection: str, name: str, before: Described, after: Described) -> bool:
        """Whether a difference in a field of an entity is a change; if not, it is counted."""
        reason = self.reason(collection, name)
        if reason is None and (self.before.is_unknown(before, name) or self.after.is_unknown(after, name)):
            reason = "unknown"
        if reason is not None:
            self.pass_over(collection, name, reason)
        return reason is None

    def has(self, collection: str) -> bool:
        """Whether an entity of the collection that is on one side only is a change; if not, it is counted."""
        reason = self.reason(collection, "")
        if reason is not None:
            self.pass_over(collection, "", reason)
        return reason is None

    def pass_over(self, collection: str, name: str, reason: Reason) -> None:
        """Count an entity of which no change is told."""
        key = (collection, name, reason)
        self._passed[key] = self._passed.get(key, 0) + 1

    def passed_over(self) -> tuple[NotComparable, ...]:
        """Return what was not compared, each field once."""
        order = {name: number for number, name in enumerate(("organization", *COLLECTIONS))}
        found = [NotComparable(*key, entities) for key, entities in self._passed.items()]
        return tuple(sorted(found, key=lambda one: (order[one.collection], one.field, one.reason)))

    def reason(self, collection: str, name: str) -> Reason | None:
        """Return why a field cannot be compared at all, None where it can."""
        key = (collection, name)
        if key not in self._known:
            self._known[key] = None if self.complete or collection == "organization" else self._reason(*key)
        return self._known[key]

    def _reason(self, collection: str, name: str) -> Reason | None:
        here, there = _stated(self.before, collection, name), _stated(self.after, collection, name)
        if here == 0 and (there >= FEW or _is_foreign(self.before, collection)):
            return "not_described_before"
        if there == 0 and (here >= FEW or _is_foreign(self.after, collection)):
            return "not_described_after"
        return None


def _stated(model: Model, collection: str, name: str) -> float:
    """Return how many entities state a field, or how many there are; a field described throughout counts as stated."""
    coverage = model.coverage.get(collection)
    if coverage is None:
        return 0
    if not name:
        return coverage.entities
    return coverage.entities * model.share_stated(f"{collection}.{name}")


def _is_foreign(model: Model, collection: str) -> bool:
    """Whether any entity of a collection, or of the whole model where it has none, comes from a foreign file."""
    entities = model.entities.get(COLLECTIONS[collection].name) or {}
    origins = [model.origins[entity] for entity in entities.values() if entity in model.origins]
    return any(origin.place.document.imported_from for origin in origins or model.origins.values())
