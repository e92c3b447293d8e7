"""Where a part of an entity is written, before anybody asks for its line and column."""

from __future__ import annotations

from dataclasses import dataclass

from orglint.location import Location, Span
from orglint.source.document import Document, Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Place:
    """A key of a container in a document: where something is written, its span not yet looked up."""

    document: Document
    container: Mapping | Sequence
    key: str | int

    def key_location(self) -> Location:
        """Return where the key stands; where it has no place of its own, its container, inexact."""
        return self._located(self.document.key_span(self.container, self.key))

    def value_location(self) -> Location:
        """Return where the value stands; where it has no place of its own, its container, inexact."""
        return self._located(self.document.value_span(self.container, self.key))

    def field_location(self) -> Location:
        """Return key and value where they share a line, else the key."""
        key = self.document.key_span(self.container, self.key)
        value = self.document.value_span(self.container, self.key)
        if key is None or value is None or value.end_line != key.line:
            return self._located(key)
        return self._located(Span(key.line, key.column, value.end_line, value.end_column))

    def _located(self, span: Span | None) -> Location:
        file = self.document.file_at(self.container, self.key)
        sheet = self.document.sheet_at(self.container, self.key)
        if span is None:
            return Location(file, self.document.own_span(self.container), exact=False, sheet=sheet)
        return Location(file, span, sheet=sheet)
