"""A file that could not be parsed: its lines can still be shown."""

from __future__ import annotations

from dataclasses import dataclass

from orglint.location import Span
from orglint.report import Excerpt
from orglint.source.excerpt import Shown, cut
from orglint.source.text import SourceText


@dataclass(frozen=True, slots=True)
class UnreadText:
    """The text of such a file. What stands where is unknown, so nothing of a line but the fault itself is shown.

    Sensitive values cannot be told from others here: a line that names a sensitive field anywhere is not shown.
    """

    text: SourceText
    sensitive: frozenset[str]

    def excerpt(self, span: Span) -> Excerpt | None:
        """Return the first line of `span`, or None where it may hold something sensitive."""
        line = self.text.line(span.line)
        if any(word in line for word in self.sensitive):
            return None
        last = span.end_column - 1 if span.end_line == span.line else len(line)
        shown = cut(Shown(line, span.column - 1, max(last, span.column)))
        return Excerpt(span.line, shown.text, shown.start, shown.end)
