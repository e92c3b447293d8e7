"""Entities of a Backstage catalog, and how they name each other."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from orglint.i18n import Text
from orglint.importers.trees.node import Node
from orglint.importers.trees.reading import Reading
from orglint.model.problems import Problem, quote
from orglint.source.document import Mapping
from orglint.source.document import Node as Value
from orglint.source.yaml_document import YamlDocument

DEFAULT = "default"
"""The namespace of what names none."""
GROUP, USER, LOCATION = "group", "user", "location"
KINDS = {GROUP: "Group", USER: "User", LOCATION: "Location"}
_REF = re.compile(r"(?:(?P<kind>[^:/\s]+):)?(?:(?P<namespace>[^:/\s]+)/)?(?P<name>[^:/\s]+)")
_NAME = re.compile(r"[^:/\s]+")


class EntityRef(NamedTuple):
    """What an entity is known by; case says nothing in any part."""

    kind: str
    namespace: str
    name: str

    @property
    def key(self) -> tuple[str, str, str]:
        """Return what is the same for the same entity."""
        return self.kind, self.namespace, self.name.casefold()

    @property
    def ident(self) -> str:
        """Return the id: the name as written, behind the namespace where it is not the default one."""
        return self.name if self.namespace == DEFAULT else f"{self.namespace}:{self.name}"

    @property
    def called(self) -> Text:
        """Return what messages call it."""
        japanese = "グループ" if self.kind == GROUP else "ユーザー"
        return Text(f"{self.kind} {quote(self.ident)}", f"{japanese}{quote(self.ident)}")


@dataclass(slots=True)
class CatalogEntity:
    """An entity that files describe: what it is, the tree it is, and its id in the model."""

    ref: EntityRef
    reading: Reading
    metadata: Mapping
    spec: Mapping
    ident: str

    @property
    def spot(self) -> Node:
        """Return where its name stands."""
        return Node(self.metadata, "name")

    @property
    def called(self) -> str:
        """Return what the model calls it, kind and id."""
        return f"{'unit' if self.ref.kind == GROUP else 'person'}/{self.ident}"


@dataclass(slots=True)
class Catalog:
    """Groups and users in reading order, and by what they are known by; locations."""

    groups: list[CatalogEntity] = field(default_factory=list)
    users: list[CatalogEntity] = field(default_factory=list)
    locations: list[CatalogEntity] = field(default_factory=list)
    known: dict[tuple[str, str, str], CatalogEntity] = field(default_factory=dict)
    _spelled: dict[tuple[str, str, str], str] = field(default_factory=dict)

    def ident(self, ref: EntityRef) -> str:
        """Return the id of what is referred to: as its own file spells it, else as it was written first."""
        found = self.known.get(ref.key)
        return self._spelled.setdefault(ref.key, ref.ident) if found is None else found.ident


def catalog_of(readings: Iterable[Reading]) -> Catalog:
    """Return what trees describe; one without a usable name is a problem and left out."""
    catalog = Catalog()
    lists = {GROUP: catalog.groups, USER: catalog.users, LOCATION: catalog.locations}
    for reading in readings:
        entity = _entity(reading)
        if entity is None:
            continue
        first = catalog.known.setdefault(entity.ref.key, entity)
        entity.ident = first.ident  # a second one in another case is the same, and the model says so
        lists[entity.ref.kind].append(entity)
    return catalog


def kind_of_entity(root: Mapping) -> str:
    """Return the kind of an entity, folded; empty where there is none."""
    kind = root.get("kind")
    return kind.strip().casefold() if isinstance(kind, str) else ""


def _entity(reading: Reading) -> CatalogEntity | None:
    root = reading.source.root
    kind = kind_of_entity(root)
    metadata = reading.mapping(root, "metadata", "metadata")
    spec = reading.mapping(root, "spec", "spec")
    name = reading.text(metadata, "name", "metadata.name")
    if kind == LOCATION and name is None:
        name = "location"
    if name is None or not _NAME.fullmatch(name):
        reading.say(_without_name(reading, metadata, KINDS[kind]))
        return None
    namespace = reading.text(metadata, "namespace", "metadata.namespace")
    ref = EntityRef(kind, (namespace or DEFAULT).casefold(), name)
    return CatalogEntity(ref, reading, metadata, spec, ref.ident)


def _without_name(reading: Reading, metadata: Mapping, kind: str) -> Problem:
    spot = Node(metadata, "name") if "name" in metadata else Node(reading.source.root, "kind")
    message = Text(f"the {kind} has no name, so it is not read", f"{kind}に名前がないため、読み込みません")
    accepted = Text(
        "expected is metadata.name, without blanks, colons or slashes",
        "metadata.nameに、空白、コロン、スラッシュを含まない名前を書いてください",
    )
    return Problem("invalid-id", message, reading.place(spot), accepted=accepted, values=(kind,))


def parse_ref(value: Value, kind: str, namespace: str) -> EntityRef | None:
    """Return what a reference names: `kind:namespace/name`, the first two optional, or the three as keys."""
    if isinstance(value, Mapping):
        parts = {key: value.get(key) for key in ("kind", "namespace", "name")}
        name = parts["name"]
        if not isinstance(name, str) or not _NAME.fullmatch(name.strip()):
            return None
        kinds, spaces = parts["kind"] or kind, parts["namespace"] or namespace
        if not isinstance(kinds, str) or not isinstance(spaces, str):
            return None
        return EntityRef(kinds.strip().casefold(), spaces.strip().casefold(), name.strip())
    found = _REF.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None:
        return None
    return EntityRef((found["kind"] or kind).casefold(), (found["namespace"] or namespace).casefold(), found["name"])


def in_order(documents: Iterable[YamlDocument]) -> list[YamlDocument]:
    """Return documents in reading order: by file, then as they stand in it."""
    return sorted(documents, key=lambda document: (document.file, document.own_span(document.root)))
