"""The model that stands in a folder: every entity with the place it is written at, so that it can be changed there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from orglint.importers.to_yaml.gather import ORGANIZATION, Gathered, Key, Outgoing, kind_of, normal
from orglint.model.schema import COLLECTIONS, NESTED, enclosing_field
from orglint.source.document import Mapping, Node
from orglint.source.yaml_document import YamlDocument


@dataclass(frozen=True, slots=True)
class Stand:
    """Where an entity is written: the document, the mapping it is an entry of, its key there, and its own fields.

    `inside` is the unit it is nested in, which says the reference `enclosing` of it.
    """

    document: YamlDocument
    container: Mapping
    key: str
    body: Mapping
    inside: str = ""
    enclosing: str = ""

    def value(self, name: str) -> Node:
        """Return what a field says, written or filled in by nesting; None where it says nothing."""
        return self.inside if name == self.enclosing and name not in self.body else self.body.get(name)

    def states(self, name: str) -> bool:
        """Whether a field is written, or filled in by nesting."""
        return name in self.body or (bool(self.enclosing) and name == self.enclosing)


@dataclass(slots=True)
class Existing:
    """What the documents of a folder describe. Fields of the organization may stand in several places."""

    stands: dict[Key, Stand] = field(default_factory=dict)
    organization: list[Stand] = field(default_factory=list)

    def of(self, key: Key) -> list[Stand]:
        """Return where an entity is written: nowhere or at one place, the organization perhaps at several."""
        if key[0] == ORGANIZATION:
            return self.organization
        return [self.stands[key]] if key in self.stands else []

    def gathered(self) -> Gathered:
        """Return the entities as they say now."""
        found = Gathered()
        if self.organization:
            said = Mapping()
            for stand in reversed(self.organization):
                said.update(stand.body)
            found.entities[ORGANIZATION, ORGANIZATION] = Outgoing(ORGANIZATION, ORGANIZATION, said)
        for key, stand in self.stands.items():
            fields = Mapping({stand.enclosing: stand.inside}) if stand.states(stand.enclosing) else Mapping()
            fields.update((name, node) for name, node in stand.body.items() if not _is_nested(key, name))
            found.entities[key] = Outgoing(*key, fields)
        return found


def find_entities(documents: Iterable[YamlDocument]) -> Existing:
    """Return the entities of documents; of one that is defined twice the first place."""
    existing = Existing()
    for document in sorted(documents, key=lambda document: document.file):
        for name, node in document.root.items():
            if name == ORGANIZATION:
                body = node if isinstance(node, Mapping) else Mapping()
                existing.organization.append(Stand(document, document.root, name, body))
            elif name in COLLECTIONS and isinstance(node, Mapping):
                for key, stand in _entities(document, name, node, ""):
                    existing.stands.setdefault(key, stand)
    return existing


def _entities(document: YamlDocument, collection: str, node: Mapping, inside: str) -> Iterator[tuple[Key, Stand]]:
    enclosing = enclosing_field(kind_of(collection)) if inside else ""
    for ident, body in node.items():
        own = body if isinstance(body, Mapping) else Mapping()
        fills = "" if collection == "people" and own.get("posts") else enclosing
        yield (collection, normal(ident)), Stand(document, node, ident, own, inside, fills)
        for name, below in own.items() if collection == "units" else ():
            if name in NESTED and isinstance(below, Mapping):
                yield from _entities(document, name, below, normal(ident))


def _is_nested(key: Key, name: str) -> bool:
    return key[0] == "units" and name in NESTED
