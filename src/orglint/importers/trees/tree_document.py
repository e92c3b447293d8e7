"""Entities made from a foreign tree (YAML, JSON, TOML): each key and value at its place in that file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from orglint.importers.built import Builder, BuiltDocument
from orglint.location import Span
from orglint.report import Excerpt
from orglint.source.document import Document, Mapping, Sequence


class Node(NamedTuple):
    """A place in a foreign tree: a key of one of its mappings, or an item of one of its lists.

    With `of_key` it is the key itself that was read (an id, most often), otherwise what stands under it.
    """

    container: Mapping | Sequence
    key: str | int
    of_key: bool = False


@dataclass(slots=True, kw_only=True)
class TreeDocument(BuiltDocument[Node]):
    """What was made of a foreign tree."""

    source: Document

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
        """Return the first line of `span`, what the source hides masked."""
        return self.source.excerpt(span)


class TreeBuilder(Builder[Node]):
    """Makes the document of one foreign tree."""

    def __init__(self, source: Document, described: frozenset[str] = frozenset()) -> None:
        super().__init__()
        self.source = source
        self._described = described

    def done(self) -> TreeDocument:
        """Number the containers and return the document."""
        document = super().done()
        assert isinstance(document, TreeDocument)
        return document

    def _empty(self) -> TreeDocument:
        return TreeDocument(
            file=self.source.file,
            root=self.root,
            described=self._described,
            sheet=self.source.sheet,
            source=self.source,
        )
