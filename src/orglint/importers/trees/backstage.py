"""Backstage catalogs: `Group` and `User` entities, in files of one or several documents, and the `Location`s of files.

- **Groups** are units: `spec.profile.displayName` or `metadata.title` is the name, `spec.type` the type as far as it
  is one of ours. **Users** are people; a membership is a post. Parents and memberships may be said on either side, or
  on both; groups that disagree on a parent leave it unknown.
- **Names** are those of the catalog: case says nothing, and a namespace other than `default` stands before the id
  (`payments:team-a`). What no file describes is a problem once, wherever it is named (`loose_ends.py`).
- **Without any Group in the files**, groups are what users name, and the other way round: catalogs often take one of
  them from somewhere else.
- **Locations**: relative targets are files of the folder that was given, and missing if they are not there; anything
  else is not followed.
- Annotations, links, labels, email addresses and pictures are not read, nor are entities of any other kind.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from orglint.i18n import Text
from orglint.importers.imported import Imported, Note
from orglint.importers.loose_ends import LooseEnds
from orglint.importers.trees.backstage_entities import (
    KINDS,
    CatalogEntity,
    catalog_of,
    in_order,
    kind_of_entity,
)
from orglint.importers.trees.backstage_locations import local_targets, locations_read
from orglint.importers.trees.backstage_relations import Relations
from orglint.importers.trees.backstage_types import unit_type
from orglint.importers.trees.following import Outcomes
from orglint.importers.trees.node import Node
from orglint.importers.trees.reading import Reading
from orglint.model.problems import Problem, quote
from orglint.source.document import Mapping
from orglint.source.yaml_document import YamlDocument

__all__ = ["NAME", "is_backstage", "local_targets", "may_be_backstage", "read_backstage"]

NAME = "backstage"
_KEYS = {
    "": frozenset({"apiVersion", "kind", "metadata", "relations", "spec", "status"}),
    "metadata": frozenset(
        {"annotations", "description", "etag", "generation", "labels", "links", "name", "namespace", "tags", "title"}
        | {"uid"}
    ),
    "group": frozenset({"ancestors", "children", "descendants", "members", "parent", "profile", "type"}),
    "user": frozenset({"memberOf", "profile"}),
    "location": frozenset({"presence", "target", "targets", "type"}),
    "profile": frozenset({"displayName", "email", "picture"}),
}
"""Keys that Backstage itself knows, read or not."""


def is_backstage(root: Mapping) -> bool:
    """Whether a tree says of itself that it is an entity of Backstage."""
    version = root.get("apiVersion")
    return isinstance(version, str) and version.startswith("backstage.io/") and bool(kind_of_entity(root))


def may_be_backstage(root: Mapping) -> bool:
    """Whether a tree can be read as one when the user says that it is: houses have versions of their own."""
    return is_backstage(root) or (kind_of_entity(root) in KINDS and isinstance(root.get("metadata"), Mapping))


def read_backstage(documents: Sequence[YamlDocument], outcomes: Outcomes) -> Imported:
    """Read trees as one catalog. Files without a Group, User or Location are left out."""
    ordered = in_order(documents)
    problems: list[Problem] = []
    read = [document for document in ordered if kind_of_entity(document.root) in KINDS]
    readings = [Reading(document, NAME, problems.append) for document in read]
    for reading in readings:
        list(reading.duplicates())
    catalog = catalog_of(readings)
    told = _Told()
    relations = Relations(
        catalog,
        {id(group): _unit(group, told) for group in catalog.groups},
        {id(user): _person(user) for user in catalog.users},
    )
    relations.make()
    for entity in (*catalog.groups, *catalog.users, *catalog.locations):
        told.unknown_keys(entity)
    ends, notes = locations_read(catalog.locations, outcomes)
    others = [document for document in ordered if kind_of_entity(document.root) not in KINDS]
    files = {document.file for document in read}
    return Imported(
        documents=tuple(reading.builder.done() for reading in readings),
        problems=tuple(problems),
        notes=(*relations.notes, *told.notes(), *notes, *_not_read([each for each in others if each.file in files])),
        left_out=tuple(_left_out([each for each in others if each.file not in files])),
        ends=ends + LooseEnds(references=tuple(relations.references), contested=tuple(relations.contested)),
    )


def _unit(group: CatalogEntity, told: _Told) -> Mapping:
    reading, builder = group.reading, group.reading.builder
    unit = builder.entity("units", group.ident, group.spot)
    kind = reading.text(group.spec, "type", "spec.type")
    if kind is not None:
        known = unit_type(kind)
        if known is not None:
            builder.set(unit, "type", known, Node(group.spec, "type"))
        else:
            told.type_of(kind, reading.source.file)
    _name(group, unit)
    description = reading.text(group.metadata, "description", "metadata.description")
    if description is not None:
        builder.set(unit, "description", description, Node(group.metadata, "description"))
    for tag, spot in reading.texts(group.metadata, "tags", "metadata.tags"):
        builder.add(unit, "tags", tag, spot)
    return unit


def _person(user: CatalogEntity) -> Mapping:
    person = user.reading.builder.entity("people", user.ident, user.spot)
    _name(user, person)
    return person


def _name(entity: CatalogEntity, body: Mapping) -> None:
    """Set the name: the one to be displayed, else the title."""
    profile = entity.reading.mapping(entity.spec, "profile", "spec.profile")
    for holder, key, what in ((profile, "displayName", "spec.profile"), (entity.metadata, "title", "metadata")):
        name = entity.reading.text(holder, key, f"{what}.{key}")
        if name is not None:
            entity.reading.builder.set(body, "name", name, Node(holder, key))
            return


class _Told:
    """What a reader should know of a catalog as a whole, gathered from its entities: one note, not one a file."""

    def __init__(self) -> None:
        self._types: Counter[str] = Counter()
        self._keys: Counter[str] = Counter()
        self._file: dict[str, str] = {}

    def type_of(self, kind: str, file: str) -> None:
        """Note a type of group that is none of ours."""
        self._types[kind] += 1
        self._file.setdefault("types", file)

    def unknown_keys(self, entity: CatalogEntity) -> None:
        """Note the keys of an entity that Backstage does not know."""
        profile = entity.spec.get("profile")
        parts = [("", "", entity.reading.source.root), ("metadata.", "metadata", entity.metadata)]
        parts.append(("spec.", entity.ref.kind, entity.spec))
        if isinstance(profile, Mapping):
            parts.append(("spec.profile.", "profile", profile))
        for before, kind, mapping in parts:
            what = f"{KINDS[entity.ref.kind]} {before.removesuffix('.')}".strip()
            for key in entity.reading.unknown_keys(mapping, _KEYS[kind], what, None):
                self._keys[before + key] += 1
                self._file.setdefault("keys", entity.reading.source.file)

    def notes(self) -> Iterator[Note]:
        """Yield the notes, each about the first file concerned."""
        if self._types:
            english = ", ".join(f"{quote(kind)} ({n} groups)" for kind, n in sorted(self._types.items()))
            japanese = "、".join(f"{quote(kind)}({n}グループ)" for kind, n in sorted(self._types.items()))
            text = Text(
                f"types of groups that are no types of units, left open: {english}",
                f"部署の種類に当てはまらないため、空欄とした種類: {japanese}",
            )
            yield Note(self._file["types"], text)
        if self._keys:
            names = sorted(self._keys)
            yield Note(
                self._file["keys"],
                Text(f"not read: {', '.join(names)}", f"読まなかった項目: {'、'.join(names)}"),
            )


def _not_read(others: Sequence[YamlDocument]) -> Iterator[Note]:
    """Yield how many entities of other kinds stand beside those that were read."""
    if others:
        told = _counted(others)
        yield Note(others[0].file, Text(f"not read: {told.en}", f"読まなかったもの: {told.ja}"))


def _left_out(others: Sequence[YamlDocument]) -> Iterator[Note]:
    by_file: dict[str, list[YamlDocument]] = {}
    for document in others:
        by_file.setdefault(document.file, []).append(document)
    for file, inside in by_file.items():
        told = _counted(inside)
        yield Note(
            file,
            Text(
                f"no Group, User or Location of Backstage in it, but {told.en}",
                f"BackstageのGroup、User、Locationがありません。あるのは{told.ja}です",
            ),
        )


def _counted(documents: Sequence[YamlDocument]) -> Text:
    kinds = Counter(str(document.root["kind"]).strip() for document in documents)
    english = ", ".join(f"{n} {kind}" for kind, n in sorted(kinds.items()))
    return Text(english, "、".join(f"{kind} {n}件" for kind, n in sorted(kinds.items())))
