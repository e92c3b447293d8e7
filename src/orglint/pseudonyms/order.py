"""An order of entities that follows the structure: units from the top down, people by whom they report to."""

from __future__ import annotations

from collections.abc import Iterator

from orglint.importers.to_yaml.digests import digest
from orglint.importers.to_yaml.gather import Gathered, Key, Outgoing, normal
from orglint.importers.to_yaml.split import owner_of, plan_files
from orglint.model.leaves import leaves
from orglint.model.schema import COLLECTIONS
from orglint.source.document import Sequence


def in_structure_order(gathered: Gathered) -> Iterator[Key]:
    """Yield the keys of all entities; what the structure does not tell apart follows no alphabet."""
    weights = _weights(gathered)
    units = sorted(plan_files(gathered).order, key=lambda ident: (-weights.get(ident, 0), digest(Sequence([ident]))))
    ranks = {ident: number for number, ident in enumerate(units)}
    names = list(COLLECTIONS)

    def rank(entity: Outgoing) -> tuple[int, int, int, str]:
        unit = entity.id if entity.collection == "units" else owner_of(entity, gathered)
        place = names.index(entity.collection) if entity.collection in names else -1
        return place, ranks.get(unit or "", -1), -weights.get(entity.id, 0), digest(Sequence([entity.id]))

    yield from (entity.key for entity in sorted(gathered.entities.values(), key=rank))


def _weights(gathered: Gathered) -> dict[str, int]:
    """Return how often each id is referred to."""
    found: dict[str, int] = {}
    for entity in gathered.entities.values():
        for leaf in leaves(entity.kind, entity.fields):
            if leaf.target and leaf.text:
                ident = normal(leaf.text.rpartition("/")[2])
                found[ident] = found.get(ident, 0) + 1
    return found
