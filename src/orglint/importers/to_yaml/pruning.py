"""What has vanished at the source taken out of the files, where it is as an import wrote it: nothing of a hand's is lost."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from collections.abc import Mapping as ReadOnly
from dataclasses import dataclass, field

from orglint.importers.to_yaml.changes import Change, Drop
from orglint.importers.to_yaml.editing import edit
from orglint.importers.to_yaml.existing import Existing, Stand, find_entities
from orglint.importers.to_yaml.fields import said
from orglint.importers.to_yaml.gather import ORGANIZATION, Gathered, Key, kind_of, normal
from orglint.importers.to_yaml.merging import FieldOf, canonical, written_as
from orglint.importers.to_yaml.record import Record
from orglint.model.leaves import Leaf, leaves
from orglint.model.schema import KINDS
from orglint.source.document import Mapping, Node
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
    """Take entities and fields out; those that a hand has changed, added to or commented on stay.

    What they refer to, or a hand elsewhere, stays as well.
    """
    existing = find_entities(document for read in models.values() for document in read)
    vanished, gone = list(entities), list(fields)
    wanted = [key for key in vanished if _may_go(key, existing, record)]
    pruned = _taken_out(models, existing, wanted, gone, remarks)
    while needed := _needed(existing.gathered(), pruned, vanished, record):
        wanted = [key for key in wanted if key not in needed]
        pruned = _taken_out(models, existing, wanted, gone, remarks)
    _forget(pruned, record)
    return pruned


def _may_go(key: Key, existing: Existing, record: Record) -> bool:
    stand = existing.stands.get(key)
    return stand is not None and key[0] != ORGANIZATION and _is_as_imported(key, stand, record)


def _taken_out(
    models: ReadOnly[str, list[YamlDocument]],
    existing: Existing,
    entities: Iterable[Key],
    fields: Iterable[FieldOf],
    remarks: Collection[str],
) -> Pruned:
    """Return the texts without some entities and fields; what cannot be taken out is in neither list."""
    wanted: dict[str, list[tuple[Change, Key | FieldOf]]] = {}
    for key in entities:
        stand = existing.stands[key]
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
    return pruned


def _needed(now: Gathered, pruned: Pruned, vanished: Collection[Key], record: Record) -> set[Key]:
    """Return which of the entities taken out something refers to that stays, and that no source says."""
    gone, needed = set(pruned.entities), set[Key]()
    for key, entity in now.entities.items() if gone else ():
        passed = {name for place, name in pruned.fields if place == key}
        fields = Mapping(
            (name, node)
            for name, node in entity.fields.items()
            if name not in passed and (key in vanished or not _is_said(key, name, node, record))
        )
        for leaf in leaves(entity.kind, fields) if key not in gone else ():
            needed.update(gone.intersection(_meant(leaf)))
    return needed


def _meant(leaf: Leaf) -> Iterator[Key]:
    """Yield the entities that a reference may mean: who is named where a post is expected is a person."""
    kind, _, ident = (leaf.text or "").rpartition("/")
    targets = leaf.target | ({"person"} if "position" in leaf.target else frozenset())
    for name in sorted({kind} & targets if kind else targets):
        if name in KINDS and name != ORGANIZATION:
            yield KINDS[name].collection, normal(ident)
            if name == "person":
                yield KINDS[name].collection, normal(ident.partition("@")[0])


def _is_as_imported(key: Key, stand: Stand, record: Record) -> bool:
    """Whether every field is what some source said at the last import."""
    return all(_is_said(key, name, node, record) for name, node in stand.body.items())


def _is_said(key: Key, name: str, node: Node, record: Record) -> bool:
    kind = kind_of(key[0])
    stated = (said_by.get(key, {}) for said_by in record.sources.values())
    return any(fields.get(canonical(kind, name)) == said(kind, name, node) for fields in stated)


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
