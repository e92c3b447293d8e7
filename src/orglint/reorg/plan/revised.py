"""What a plan makes of fields: values of which each part keeps the place it was written at, in the model or in the plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from orglint.location import Span
from orglint.model.place import Place
from orglint.report import Excerpt
from orglint.source.document import Document, Duplicate, Mapping, Node, Sequence

Made = TypeVar("Made", Mapping, Sequence)


@dataclass(slots=True)
class Revised:
    """A document of which every part stands elsewhere: in the files of the model, or in the plan."""

    plan: Document
    root: Mapping = field(default_factory=Mapping)
    duplicates: list[Duplicate] = field(default_factory=list)
    described: frozenset[str] = frozenset()
    unread: list[tuple[Mapping, str]] = field(default_factory=list)
    additions: frozenset[int] = frozenset()
    sheet: str = ""
    imported_from: str = ""
    file: str = field(init=False)
    _places: dict[tuple[int, str | int], Place] = field(default_factory=dict)
    _wholes: dict[int, Place] = field(default_factory=dict)
    _owners: dict[int, Document] = field(default_factory=dict)
    _kept: list[Mapping | Sequence] = field(default_factory=list)  # places are looked up by identity

    def __post_init__(self) -> None:
        """Take over what the plan is called."""
        self.file = self.plan.file

    def mapping(self, parts: dict[str, tuple[Node, Place]], whole: Place) -> Mapping:
        """Return a mapping of parts, each with its place."""
        made = Mapping({name: node for name, (node, _) in parts.items()})
        return self._located(made, ((name, place) for name, (_, place) in parts.items()), whole)

    def sequence(self, items: list[tuple[Node, Place]], whole: Place) -> Sequence:
        """Return a list of items, each with its place."""
        return self._located(Sequence(node for node, _ in items), enumerate(place for _, place in items), whole)

    def holding(self, name: str, node: Node, place: Place) -> Place:
        """Return the place, in this document, of a field that says what stands elsewhere."""
        return Place(self, self.mapping({name: (node, place)}, place), name)

    def _located(self, made: Made, places: Iterable[tuple[str | int, Place]], whole: Place) -> Made:
        made.first = made.after = 0
        self._kept.append(made)
        for key, place in places:
            self._places[id(made), key] = place
            self._adopt(made[key], place.document)  # type: ignore[index]  # its key
        self._wholes[id(made)] = whole
        return made

    def _adopt(self, node: Node, document: Document) -> None:
        """Take note of where the parts of a value stand that is taken over as it is."""
        if isinstance(node, Mapping | Sequence) and id(node) not in self._wholes:
            self._owners[id(node)] = document
            for part in node.values() if isinstance(node, Mapping) else node:
                self._adopt(part, document)

    def _at(self, container: Mapping | Sequence, key: str | int) -> Place:
        """Return where a key was written."""
        known = self._places.get((id(container), key))
        return known if known is not None else Place(self._owners[id(container)], container, key)

    def key_span(self, container: Mapping | Sequence, key: str | int) -> Span | None:
        """Return where the key was written."""
        at = self._at(container, key)
        return at.document.key_span(at.container, at.key)

    def value_span(self, container: Mapping | Sequence, key: str | int) -> Span | None:
        """Return where the value was written."""
        at = self._at(container, key)
        return at.document.value_span(at.container, at.key)

    def own_span(self, container: Mapping | Sequence) -> Span:
        """Return where the container was written, or what it came in place of."""
        at = self._wholes.get(id(container))
        if at is None:
            return self._owners[id(container)].own_span(container)
        return at.document.value_span(at.container, at.key) or at.document.own_span(at.container)

    def file_at(self, container: Mapping | Sequence, key: str | int) -> str:
        """Return the file the key was written in."""
        at = self._at(container, key)
        return at.document.file_at(at.container, at.key)

    def sheet_at(self, container: Mapping | Sequence, key: str | int) -> str:
        """Return the sheet the key was written on."""
        at = self._at(container, key)
        return at.document.sheet_at(at.container, at.key)

    def hide(self, container: Mapping | Sequence, key: str | int) -> None:
        """Mask the value in excerpts, where it was written."""
        at = self._at(container, key)
        at.document.hide(at.container, at.key)

    def excerpt(self, span: Span) -> Excerpt | None:
        """Return nothing: what is shown are the files that the parts stand in."""
        return None
