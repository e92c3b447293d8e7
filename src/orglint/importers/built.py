"""Documents that importers build: the tree that the model reads, and the spot in a foreign file of each part of it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from orglint.location import Span
from orglint.report import Excerpt
from orglint.source.document import Duplicate, Mapping, Node, Sequence

SpotT = TypeVar("SpotT")
"""A place in a foreign file as its importer knows it: a cell of a table, a node of a tree."""
IMPORTED = "import"
"""What a document is imported from where its importer does not say."""


@dataclass(slots=True)
class BuiltDocument(ABC, Generic[SpotT]):
    """What was made of one foreign file (or one sheet of a workbook).

    `spots` holds the spot of each key of each container, by the container's number; `places` that of the container
    itself. What stands nowhere (a date from a file's name) has no entry. `unread` and `additions` are as in any document.
    """

    file: str
    root: Mapping
    described: frozenset[str]
    sheet: str = ""
    imported_from: str = IMPORTED
    duplicates: list[Duplicate] = field(default_factory=list)
    unread: list[tuple[Mapping, str]] = field(default_factory=list)
    additions: frozenset[int] = frozenset()
    numbered: frozenset[str] = frozenset()
    """Ids of people that the importer made up, because the source has none."""
    spots: dict[tuple[int, str | int], SpotT] = field(default_factory=dict)
    places: dict[int, SpotT] = field(default_factory=dict)

    @abstractmethod
    def spot_span(self, spot: SpotT) -> Span | None:
        """Return where a spot stands."""

    @abstractmethod
    def whole_span(self, spot: SpotT | None) -> Span:
        """Return where the whole stands that an entity was made from; without a spot, where the file begins."""

    @abstractmethod
    def excerpt(self, span: Span) -> Excerpt | None:
        """Return the line or row at `span`, ready to show, what nobody may see left out."""

    def key_span(self, container: Mapping | Sequence, key: str | int) -> Span | None:
        """Return the place of what gave the key, None where nothing in the file did."""
        spot = self.spots.get((container.first, key))
        return None if spot is None else self.spot_span(spot)

    def value_span(self, container: Mapping | Sequence, key: str | int) -> Span | None:
        """Return the place of what gave the value: of an entity the whole, of anything else the same as of the key."""
        spot = self.spots.get((container.first, key))
        if spot is None:
            return None
        is_entity = isinstance(container, Mapping) and isinstance(container[str(key)], Mapping)
        return self.whole_span(spot) if is_entity else self.spot_span(spot)

    def own_span(self, container: Mapping | Sequence) -> Span:
        """Return the place of what a container was made from."""
        return self.whole_span(self.places.get(container.first))

    def file_at(self, container: Mapping | Sequence, key: str | int) -> str:
        """Return the file in which the key stands."""
        return self.file

    def sheet_at(self, container: Mapping | Sequence, key: str | int) -> str:
        """Return the sheet on which the key stands."""
        return self.sheet

    def hide(self, container: Mapping | Sequence, key: str | int) -> None:
        """Do nothing: excerpts of built documents show only what was read, and mask what is sensitive."""


class Builder(ABC, Generic[SpotT]):
    """Makes a document, entity by entity; containers are numbered when it is done."""

    def __init__(self) -> None:
        self.root = Mapping()
        self._spots: dict[tuple[int, str | int], SpotT] = {}
        self._places: dict[int, SpotT] = {}
        self._unread: list[tuple[Mapping, str]] = []
        self._additions: set[int] = set()
        self._repeats: list[tuple[Mapping, str, SpotT, Mapping]] = []
        self._numbered: set[str] = set()
        self._withdrawn: list[Mapping] = []  # kept alive: places are looked up by identity until all is numbered

    @abstractmethod
    def _empty(self) -> BuiltDocument[SpotT]:
        """Return the document without its duplicates and places."""

    def entity(self, collection: str, ident: str, spot: SpotT | None) -> Mapping:
        """Return the entity of that id, made at `spot` where it is new."""
        entities = self.collection(collection)
        body = entities.get(ident)
        if not isinstance(body, Mapping):
            body = entities[ident] = Mapping()
            self._locate(entities, ident, spot)
            if spot is not None:
                self._places[id(body)] = spot
        return body

    def addition(self, collection: str, ident: str, spot: SpotT) -> Mapping:
        """Return a body for what this file says of an entity that another describes; it may state what that does not."""
        body = self.entity(collection, ident, spot)
        self._additions.add(id(body))
        return body

    def unread(self, body: Mapping, name: str) -> None:
        """Say that a field of an entity, stated or not, is unknown: something in the file about it could not be read."""
        self._unread.append((body, name))

    def number(self, ident: str) -> None:
        """Note that the id of a person is made up: the source has none."""
        self._numbered.add(ident)

    def organization(self, spot: SpotT | None) -> Mapping:
        """Return the mapping of the organization itself, made at `spot` where it is new."""
        is_new = "organization" not in self.root
        body = self.collection("organization")
        if is_new and spot is not None:
            self._locate(self.root, "organization", spot)
            self._places[id(body)] = spot
        return body

    def collection(self, name: str) -> Mapping:
        """Return the mapping of a collection."""
        found = self.root.get(name)
        if not isinstance(found, Mapping):
            found = self.root[name] = Mapping()
        return found

    def repeat(self, collection: str, ident: str, spot: SpotT) -> Mapping:
        """Return a body for another definition of the same id that contradicts the first: a duplicate."""
        body = Mapping()
        self._places[id(body)] = spot
        self._repeats.append((self.collection(collection), ident, spot, body))
        return body

    def withdraw(self) -> None:
        """Take back the last repeat: it says the very same as the first."""
        self._withdrawn.append(self._repeats.pop()[-1])

    def spot(self, body: Mapping, name: str) -> SpotT | None:
        """Return the spot that a field was stated at, None where it was stated at none."""
        return self._spots.get((id(body), name))

    def place(self, body: Mapping) -> SpotT | None:
        """Return the spot that an entity was made at, None where it was made at none."""
        return self._places.get(id(body))

    def set(self, body: Mapping, name: str, value: str | None, spot: SpotT | None) -> None:
        """State a field of an entity."""
        body[name] = value
        self._locate(body, name, spot)

    def add(self, body: Mapping, name: str, value: str, spot: SpotT | None) -> None:
        """Add to a list of an entity."""
        self._append(body, name, value, spot)

    def item(self, body: Mapping, name: str, spot: SpotT | None) -> Mapping:
        """Add a mapping to a list of an entity, and return it; it is made at `spot`."""
        made = Mapping()
        self._append(body, name, made, spot)
        if spot is not None:
            self._places[id(made)] = spot
        return made

    def done(self) -> BuiltDocument[SpotT]:
        """Number the containers and return the document."""
        document = self._empty()
        document.unread.extend(self._unread)
        document.numbered = frozenset(self._numbered)
        number = self._number(self.root, 0, document)
        for mapping, ident, spot, body in self._repeats:
            number = self._number(body, number, document)
            first = document.key_span(mapping, ident) or document.own_span(mapping)
            second = document.spot_span(spot) or document.whole_span(spot)
            document.duplicates.append(Duplicate(mapping, ident, first, second, body))
        return document

    def _append(self, body: Mapping, name: str, value: Node, spot: SpotT | None) -> None:
        items = body.get(name)
        if not isinstance(items, Sequence):
            items = body[name] = Sequence()
            self._locate(body, name, spot)
            if spot is not None:
                self._places[id(items)] = spot
        items.append(value)
        self._locate(items, len(items) - 1, spot)

    def _locate(self, container: Mapping | Sequence, key: str | int, spot: SpotT | None) -> None:
        if spot is not None:
            self._spots[(id(container), key)] = spot

    def _number(self, node: Mapping | Sequence, number: int, document: BuiltDocument[SpotT]) -> int:
        """Number a container and those in it, scalars counted as nodes too; return the next free number."""
        node.first = number
        if id(node) in self._places:
            document.places[number] = self._places[id(node)]
        if id(node) in self._additions:
            document.additions |= {number}
        number += 1
        items: list[tuple[str | int, Node]] = [*(node.items() if isinstance(node, Mapping) else enumerate(node))]
        for key, value in items:
            number += isinstance(node, Mapping)
            if (id(node), key) in self._spots:
                document.spots[(node.first, key)] = self._spots[(id(node), key)]
            if isinstance(value, Mapping | Sequence):
                number = self._number(value, number, document)
            else:
                number += 1
        node.after = number
        return number
