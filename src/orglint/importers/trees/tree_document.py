"""Entities made from a foreign tree (YAML, JSON, TOML): each key and value at its place in that file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from orglint.importers.built import IMPORTED, Builder, BuiltDocument
from orglint.importers.trees.node import Node
from orglint.importers.trees.shown import only_read
from orglint.location import Span
from orglint.report import Excerpt
from orglint.source.yaml_document import YamlDocument


class Lines(Protocol):
    """Shows lines of a foreign file."""

    def excerpt(self, span: Span) -> Excerpt | None:
        """Return the first line of `span`, what nobody may see masked."""
        ...


@dataclass(slots=True, kw_only=True)
class TreeDocument(BuiltDocument[Node]):
    """What was made of a foreign tree; `lines` shows what may be seen of it."""

    source: YamlDocument
    lines: Lines

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
        """Return the first line of `span`, what nobody may see masked."""
        return self.lines.excerpt(span)


class TreeBuilder(Builder[Node]):
    """Makes the document of one foreign tree. `imported_from` names the kind of tree.

    `lines` shows its lines; without, excerpts show what something was made from, and the keys that lead there.
    """

    def __init__(
        self,
        source: YamlDocument,
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
        """Number the containers and return the document."""
        document = super().done()
        assert isinstance(document, TreeDocument)
        return document

    def _empty(self) -> TreeDocument:
        read = (*self._spots.values(), *self._places.values(), *self._shown)
        return TreeDocument(
            file=self.source.file,
            root=self.root,
            described=self._described,
            sheet=self.source.sheet,
            source=self.source,
            imported_from=self._imported_from,
            lines=self._lines or only_read(self.source, read),
        )
