"""Entities made from a foreign tree (YAML, JSON, TOML): each key and value at its place in that file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from orglint.importers.built import IMPORTED, Builder, BuiltDocument
from orglint.location import Span
from orglint.report import Excerpt
from orglint.source.document import Document, Mapping, Sequence
from orglint.source.document import Node as Value


class Node(NamedTuple):
    """A place in a foreign tree: a key of one of its mappings, or an item of one of its lists.

    With `of_key` it is the key itself that was read (an id, most often), otherwise what stands under it.
    """

    container: Mapping | Sequence
    key: str | int
    of_key: bool = False


class Lines(Protocol):
    """Shows lines of a foreign file in another way than the file's own document does."""

    def excerpt(self, span: Span) -> Excerpt | None:
        """Return the first line of `span`, what nobody may see masked."""
        ...


@dataclass(slots=True, kw_only=True)
class TreeDocument(BuiltDocument[Node]):
    """What was made of a foreign tree. `lines` shows lines of it in the place of the source."""

    source: Document
    lines: Lines | None = None

    def spot_span(self, spot: Node) -> Span | None:
        """Return the place of a key, or of the value under it."""
        find = self.source.key_span if spot.of_key else self.source.value_span
        return find(spot.container, spot.key)

    def whole_span(self, spot: Node | None) -> Span:
        """Return the place of the value that an entity was made from; without a spot, of the whole tree."""
        if spot is None:
            return self.source.own_span(self.source.root)
        found = self.source.value_span(spot.container, spot.key)
        return self.source.own_span(spot.container) if found is None else found

    def excerpt(self, span: Span) -> Excerpt | None:
        """Return the first line of `span`, what was not read (with `lines`) or the source hides masked."""
        return self.source.excerpt(span) if self.lines is None else self.lines.excerpt(span)


class TreeBuilder(Builder[Node]):
    """Makes the document of one foreign tree. `imported_from` names the kind of tree, `lines` shows its lines."""

    def __init__(
        self,
        source: Document,
        described: frozenset[str] = frozenset(),
        *,
        imported_from: str = IMPORTED,
        lines: Lines | None = None,
    ) -> None:
        super().__init__()
        self.source = source
        self._lines = lines
        self._described = described
        self._imported_from = imported_from
        self._shown: list[Node] = []

    def show(self, spot: Node) -> None:
        """Let excerpts show what stands there, though nothing was made from it."""
        self._shown.append(spot)

    def done(self) -> TreeDocument:
        """Number the containers and return the document; what nothing was read from, no excerpt shows."""
        document = super().done()
        assert isinstance(document, TreeDocument)
        if self._lines is None:
            hide_all_but(self.source, (*self._spots.values(), *self._places.values(), *self._shown))
        return document

    def _empty(self) -> TreeDocument:
        return TreeDocument(
            file=self.source.file,
            root=self.root,
            described=self._described,
            sheet=self.source.sheet,
            source=self.source,
            imported_from=self._imported_from,
            lines=self._lines,
        )


def hide_all_but(source: Document, read: Iterable[Node]) -> None:
    """Mask, in excerpts of a tree, the values of all keys but those that lead to something that was read.

    A line may hold more than what was read from it: `{name: ito, email: ito@example.jp}`.
    """
    hiding = _Hiding(source, read)
    for value in (source.root, *(duplicate.value for duplicate in source.duplicates)):
        if not hiding.leads(value):
            hiding.all_of(value)


class _Hiding:
    def __init__(self, source: Document, read: Iterable[Node]) -> None:
        self.source = source
        self.read = {(id(spot.container), spot.key) for spot in read if not spot.of_key}
        self.known: dict[int, bool] = {}

    def leads(self, value: Value) -> bool:
        """Whether anything in a value was read; if so, hide what was not."""
        if not isinstance(value, Mapping | Sequence):
            return False
        if id(value) not in self.known:  # an alias is the very object that stands at its anchor
            items = _items(value)
            unread = [(key, part) for key, part in items if not (self.leads(part) | ((id(value), key) in self.read))]
            self.known[id(value)] = len(unread) < len(items)
            for key, part in unread if self.known[id(value)] else ():
                self.hide(value, key, part)
        return self.known[id(value)]

    def all_of(self, value: Value) -> None:
        """Hide whatever stands under a key in a value."""
        if isinstance(value, Mapping | Sequence):
            for key, part in _items(value):
                self.hide(value, key, part)

    def hide(self, container: Mapping | Sequence, key: str | int, value: Value) -> None:
        if isinstance(container, Mapping):
            self.source.hide(container, key)
        else:
            self.all_of(value)


def _items(container: Mapping | Sequence) -> list[tuple[str | int, Value]]:
    return [*(container.items() if isinstance(container, Mapping) else enumerate(container))]
