"""Sources from one import to the next: a list of May that says what the list of April said takes its place."""

from __future__ import annotations

from collections.abc import Iterable

from orglint.importers.to_yaml.gather import Gathered, Key
from orglint.importers.to_yaml.record import Record


def superseded(record: Record, gathered: Gathered, sources: Iterable[str]) -> Record:
    """Return the record with what earlier sources said under the names of those that have taken their place.

    A new source takes the place of an old one that is not part of the import where it states more than half of the
    entities that the old one stated.
    """
    made = record.copy()
    now: dict[str, set[Key]] = {name: set() for name in sources}
    for entity in gathered.entities.values():
        for name in {entity.source, *entity.added.values()}:
            now.setdefault(name, set()).add(entity.key)
    for old in sorted(record.sources.keys() - now.keys()):
        said = record.sources[old].keys()
        heirs = [
            new for new, keys in sorted(now.items()) if new not in made.sources and 2 * len(keys & said) > len(said)
        ]
        if heirs:
            made.sources[heirs[0]] = made.sources.pop(old)
    return made
