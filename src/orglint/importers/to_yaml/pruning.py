"""What has vanished at the source taken out of the files, where it is as an import wrote it: nothing of a hand's is lost."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from collections.abc import Mapping as ReadOnly
from dataclasses import dataclass, field

from orglint.importers.to_yaml.changes import Change, Drop
from orglint.importers.to_yaml.editing import edit
from orglint.importers.to_yaml.existing import Existing, Stand, find_entities
from orglint.importers.to_yaml.fields import said
from orglint.importers.to_yaml.gather import ORGANIZATION, Key, kind_of
from orglint.importers.to_yaml.merging import FieldOf, canonical, written_as
from orglint.importers.to_yaml.record import Record
from orglint.source.yaml_document import YamlDocument


@dataclass(slots=True)
class Pruned:
    """The new texts by file; the entities and fields that are gone."""

    texts: dict[str, str] = field(default_factory=dict)
    entities: list[Key] = field(default_factory=list)
    fields: list[FieldOf] = field(default_factory=list)


def prune(
    models: ReadOnly[str, list[YamlDocument]],
    record: Record,
    entities: Iterable[Key],
    fields: Iterable[FieldOf],
    remarks: Collection[str],
) -> Pruned:
    """Take entities and fields out; those that a hand has changed, added to or commented on stay."""
    existing = find_entities(document for read in models.values() for document in read)
    wanted: dict[str, list[tuple[Change, Key | FieldOf]]] = {}
    for key in entities:
        stand = existing.stands.get(key)
        if stand is not None and key[0] != ORGANIZATION and _is_as_imported(key, stand, record):
            drop = Drop(stand.document, stand.container, stand.key)
            wanted.setdefault(stand.document.file, []).append((drop, key))
    for key, name in fields:
        for stand in _stands(existing, key, name):
            own = written_as(kind_of(key[0]), name, stand.body)
            drop = Drop(stand.document, stand.body, own)
            wanted.setdefault(stand.document.file, []).append((drop, (key, name)))
    pruned = Pruned()
    for file, changes in wanted.items():
        edited = edit(models[file], [change for change, _ in changes], remarks)
        pruned.texts[file] = edited.text
        for change, what in changes:
            if change not in edited.refused:
                _note(pruned, what)
    _forget(pruned, record)
    return pruned


def _is_as_imported(key: Key, stand: Stand, record: Record) -> bool:
    """Whether every field is what some source said at the last import."""
    kind = kind_of(key[0])
    stated = [fields[key] for fields in record.sources.values() if key in fields]
    return all(
        any(fields.get(canonical(kind, name)) == said(kind, name, node) for fields in stated)
        for name, node in stand.body.items()
    )


def _stands(existing: Existing, key: Key, name: str) -> list[Stand]:
    kind = kind_of(key[0])
    return [stand for stand in existing.of(key) if written_as(kind, name, stand.body) in stand.body][:1]


def _note(pruned: Pruned, what: Key | FieldOf) -> None:
    first, second = what
    if isinstance(first, tuple):
        pruned.fields.append((first, second))
    else:
        pruned.entities.append((first, second))


def _forget(pruned: Pruned, record: Record) -> None:
    for said_by in record.sources.values():
        for key in pruned.entities:
            said_by.pop(key, None)
        for key, name in pruned.fields:
            said_by.get(key, {}).pop(canonical(kind_of(key[0]), name), None)
    for collection, ident in pruned.entities:
        if collection == "people":
            record.known.pop(ident, None)
