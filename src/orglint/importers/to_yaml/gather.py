"""Documents of whatever form -> their entities one by one, each with its fields, as they are to be written."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from orglint.model.schema import COLLECTIONS, KINDS, NESTED, Kind, enclosing_field
from orglint.source.document import Document, Mapping, Node, Sequence

ORGANIZATION = "organization"
"""The key of the organization itself, which is no collection."""
Key: TypeAlias = tuple[str, str]
"""A collection and an id; of the organization twice its name."""


@dataclass(slots=True)
class Outgoing:
    """An entity as it is to be written: its fields, and the source it came from; `added` are fields of other sources."""

    collection: str
    id: str
    fields: Mapping
    source: str = ""
    added: dict[str, str] = field(default_factory=dict)

    @property
    def key(self) -> Key:
        """Return what tells it from all others."""
        return self.collection, self.id

    def source_of(self, name: str) -> str:
        """Return the source that a field came from."""
        return self.added.get(name, self.source)

    @property
    def kind(self) -> Kind:
        """Return its kind."""
        return kind_of(self.collection)


@dataclass(slots=True)
class Gathered:
    """All entities, the organization first. `repeats` names the second definitions that are left out, with places."""

    entities: dict[Key, Outgoing] = field(default_factory=dict)
    repeats: list[tuple[Key, str]] = field(default_factory=list)

    def of(self, collection: str) -> Iterator[Outgoing]:
        """Yield the entities of a collection."""
        return (entity for entity in self.entities.values() if entity.collection == collection)


def kind_of(collection: str) -> Kind:
    """Return the kind of a collection's entities, or that of the organization."""
    return KINDS[ORGANIZATION] if collection == ORGANIZATION else COLLECTIONS[collection]


def normal(ident: str) -> str:
    """Return an id as ids are compared."""
    return ident if ident.isascii() else unicodedata.normalize("NFC", ident)


def gather(documents: Iterable[Document], source: Callable[[Document], str] = lambda _: "") -> Gathered:
    """Return what documents describe, entity by entity; the order of the documents does not matter.

    What is nested in a unit says so by a reference. Of two definitions of one entity the first is taken; fields of the
    organization come from all, and documents may add to what others define. What a document describes by its columns
    becomes `organization.described`.
    """
    found = Gathered()
    ordered = sorted(documents, key=lambda document: (document.file, document.sheet))
    for adds in (False, True):
        for document in ordered:
            _Gathering(found, document, source(document), adds=adds).run()
    for document in ordered:
        for repeat in document.duplicates:
            where = f"{document.file}:{document.sheet}" if document.sheet else document.file
            place = f"{where}:{repeat.second.line} (= {repeat.first.line})"
            name = next((name for name, node in document.root.items() if node is repeat.mapping), "")
            found.repeats.append(((name, repeat.key), place))
    return found


class _Gathering:
    """Takes one document apart."""

    def __init__(self, found: Gathered, document: Document, source: str, *, adds: bool) -> None:
        self.found, self.document, self.source, self.adds = found, document, source, adds
        self.unread: dict[int, set[str]] = {}
        for body, name in document.unread:
            self.unread.setdefault(id(body), set()).add(name)

    def run(self) -> None:
        for name, node in self.document.root.items():
            if name == ORGANIZATION and isinstance(node, Mapping) and not self.adds:
                self.organization(node)
            elif name in COLLECTIONS and isinstance(node, Mapping):
                self.collection(name, node, None)
        if self.document.described and not self.adds:
            self.organization(Mapping(described=Sequence(sorted(self.document.described))))

    def organization(self, body: Mapping) -> None:
        known = self.found.entities.setdefault(
            (ORGANIZATION, ORGANIZATION), Outgoing(ORGANIZATION, ORGANIZATION, Mapping(), self.source)
        )
        for name, value in body.items():
            earlier = known.fields.get(name)
            if name == "described" and isinstance(earlier, list) and isinstance(value, list):
                known.fields[name] = Sequence(sorted({*earlier, *value}, key=str))
            elif name not in known.fields:
                self.add(known, name, value)

    def collection(self, name: str, entities: Mapping, unit: str | None) -> None:
        for ident, body in entities.items():
            if body is None or isinstance(body, Mapping):
                self.entity(name, normal(ident), _empty() if body is None else body, unit)

    def entity(self, collection: str, ident: str, body: Mapping, unit: str | None) -> None:
        is_unit = collection == "units"
        own = {name: node for name, node in body.items() if not (is_unit and name in NESTED)}
        fields = Mapping(own | self.unknown(body))
        posts = fields.get("posts")
        if isinstance(posts, Sequence):
            fields["posts"] = Sequence(self.post(post) for post in posts)
        above = enclosing_field(COLLECTIONS[collection]) if unit is not None else ""
        if above and above not in fields and not (collection == "people" and fields.get("posts")):
            fields = Mapping({above: unit, **fields})
        if self.adds == self.is_addition(body):
            self.take(collection, ident, fields)
        for name, node in body.items():
            if is_unit and name in NESTED and isinstance(node, Mapping):
                self.collection(name, node, ident)

    def is_addition(self, body: Mapping) -> bool:
        """Whether a body says more of what another document describes; most documents have none."""
        return bool(self.document.additions) and body.first in self.document.additions

    def unknown(self, body: Mapping) -> Mapping:
        """Return what says of a mapping which of its fields could not be read."""
        names = sorted(self.unread.get(id(body), set()) - body.keys())
        return Mapping(unknown=Sequence(names)) if names else Mapping()

    def post(self, post: Node) -> Node:
        return Mapping(post | self.unknown(post)) if isinstance(post, Mapping) else post

    def take(self, collection: str, ident: str, fields: Mapping) -> None:
        """Take in a definition, or what is added to one: what is there already stays."""
        known = self.found.entities.get((collection, ident))
        if known is None:
            self.found.entities[collection, ident] = Outgoing(collection, ident, fields, self.source)
            return
        says_other = any(name in known.fields and known.fields[name] != value for name, value in fields.items())
        if not self.adds or says_other:
            self.found.repeats.append(((collection, ident), self.document.file))
        for name, value in fields.items() if self.adds else ():
            if name not in known.fields:
                self.add(known, name, value)

    def add(self, entity: Outgoing, name: str, value: Node) -> None:
        entity.fields[name] = value
        if self.source != entity.source:
            entity.added[name] = self.source


def _empty() -> Mapping:
    """Return the body of an entity of which nothing is said: no node of its document."""
    body = Mapping()
    body.first = body.after = -1
    return body
