"""A part of a file as a document of its own: the organization in a rule's example, what a change of a plan creates."""

from __future__ import annotations

from dataclasses import dataclass, field

from orglint.location import Span
from orglint.report import Excerpt
from orglint.source.document import Document, Duplicate, Mapping, Sequence


@dataclass(slots=True)
class PartDocument:
    """A mapping inside a document, read as if it were a file: places and all are those of the whole."""

    whole: Document
    root: Mapping
    duplicates: list[Duplicate] = field(default_factory=list)
    described: frozenset[str] = frozenset()
    unread: list[tuple[Mapping, str]] = field(default_factory=list)
    additions: frozenset[int] = frozenset()
    sheet: str = ""
    imported_from: str = ""
    file: str = field(init=False)

    def __post_init__(self) -> None:
        """Take over what the whole is called."""
        self.file = self.whole.file

    def key_span(self, container: Mapping | Sequence, key: str | int) -> Span | None:
        """Return where a key stands."""
        return self.whole.key_span(container, key)

    def value_span(self, container: Mapping | Sequence, key: str | int) -> Span | None:
        """Return where a value stands."""
        return self.whole.value_span(container, key)

    def own_span(self, container: Mapping | Sequence) -> Span:
        """Return where a container stands."""
        return self.whole.own_span(container)

    def file_at(self, container: Mapping | Sequence, key: str | int) -> str:
        """Return the file a key stands in."""
        return self.whole.file_at(container, key)

    def sheet_at(self, container: Mapping | Sequence, key: str | int) -> str:
        """Return the sheet a key stands on."""
        return self.whole.sheet_at(container, key)

    def hide(self, container: Mapping | Sequence, key: str | int) -> None:
        """Mask the value under a key in excerpts."""
        self.whole.hide(container, key)

    def excerpt(self, span: Span) -> Excerpt | None:
        """Return the first line of a span as reports show it."""
        return self.whole.excerpt(span)
