"""A file of several documents: each line is shown by the document it belongs to, which knows what to mask."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from orglint.location import Span
from orglint.report import Excerpt
from orglint.source.document import Document


@dataclass(slots=True)
class Stream:
    """The documents of one file that were read, whoever read them."""

    _parts: list[tuple[int, Document]] = field(default_factory=list)

    def add(self, document: Document) -> None:
        """Take in another document of the file."""
        self._parts.append((document.own_span(document.root).line, document))
        self._parts.sort(key=lambda part: part[0])

    def excerpt(self, span: Span) -> Excerpt | None:
        """Return the first line of `span` as its own document shows it: the last one that begins at or above it."""
        index = bisect_right(self._parts, span.line, key=lambda part: part[0])
        return self._parts[max(0, index - 1)][1].excerpt(span) if self._parts else None
