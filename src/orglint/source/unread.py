"""A file that could not be parsed: its lines can still be shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from orglint.location import Span
from orglint.report import Excerpt
from orglint.source.excerpt import Shown, cut
from orglint.source.text import SourceText


@dataclass(frozen=True, slots=True)
class UnreadText:
    """The text of such a file. What stands where is unknown, so nothing of a line but the fault itself is shown.

    Sensitive values cannot be told from others here: a line that names a sensitive field, or stands indented below
    one that does, is not shown.
    """

    text: SourceText
    sensitive: frozenset[str]

    def excerpt(self, span: Span) -> Excerpt | None:
        """Return the first line of `span`, or None where it may hold something sensitive."""
        if any(word in line for line in self._with_parents(span.line) for word in self.sensitive):
            return None
        line = self.text.line(span.line)
        last = span.end_column - 1 if span.end_line == span.line else len(line)
        shown = cut(Shown(line, span.column - 1, max(last, span.column)))
        return Excerpt(span.line, shown.text, shown.start, shown.end)

    def _with_parents(self, number: int) -> Iterator[str]:
        """Yield a line, and upward each line that it may stand below: less indented, or as much for a list's items."""
        line = self.text.line(number)
        yield line
        indent, is_item = _indent(line), line.lstrip().startswith("-")
        while number > 1 and (indent > 0 or is_item):
            number -= 1
            above = self.text.line(number)
            if above.strip() and (_indent(above) < indent or (is_item and _indent(above) == indent)):
                yield above
                is_item = above.lstrip().startswith("-")
                indent = _indent(above)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
