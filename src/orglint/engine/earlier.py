"""What an organization was before a change, as far as the findings of a comparison show it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from orglint.functions.context import Matched
from orglint.location import Location
from orglint.model.entities import Described
from orglint.model.organization import Model


@dataclass(frozen=True, slots=True)
class Earlier:
    """The organization before, and who of it is who now.

    `name` is what the earlier files are called where they have the same names as the later ones, as of a revision:
    `main` in `main:org/sales.yaml`. `removed_at` says where it is written that something of before is gone, as in a plan.
    """

    matched: Matched
    name: str = ""
    removed_at: Mapping[Described, Location] = field(default_factory=dict)

    def holds(self, entity: Described) -> bool:
        """Whether an entity is of the organization before."""
        return entity in self.matched.before.origins or entity is self.matched.before.organization

    def location(self, entity: Described, name: str | None = None) -> Location | None:
        """Return where an entity of before, or a field of it, is written."""
        place = self.matched.before.location(entity, name)
        if place is None or not self.name:
            return place
        return replace(place, file=f"{self.name}:{place.file}")

    def gone_at(self, entity: Described, after: Model) -> Location | None:
        """Return where it is written that an entity of before is gone: a plan's line, or its end in the later model."""
        if entity in self.removed_at:
            return self.removed_at[entity]
        ended = after.entities.get(entity.KIND, {}).get(entity.id)
        return None if ended is None else after.location(ended, "end")
