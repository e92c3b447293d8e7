"""A text file as a table of one column: each line that is not blank is a row, without headings."""

from __future__ import annotations

import io
import re
from bisect import bisect_left
from dataclasses import dataclass
from pathlib import PurePosixPath

from orglint.i18n import Text
from orglint.importers.tables.csv_text import DAMAGED, nul_fault
from orglint.importers.tables.encodings import decode
from orglint.importers.tables.table import NOT_A_TABLE, Cell, Row
from orglint.location import Span
from orglint.source.document import Fault

SUFFIXES = (".txt", ".text", ".md", ".markdown")
MARKDOWN = (".md", ".markdown")
_ITEM = re.compile(r"[ \t\u3000]*(?:[-*+•・]|\d+[.)])[ \t\u3000]*\S")
_ORDERED = re.compile(r"^([ \t]*)\d+[.)]([ \t])")
"""An item of a numbered list in Markdown: its number says nothing, and its depth is that of a bullet there."""


@dataclass(frozen=True, slots=True)
class LinesTable:
    """The lines of a text file. In Markdown, `prose` are the rows that are no items of a list, where some are."""

    file: str
    encoding: str
    guessed: bool
    rows: tuple[Row, ...]
    lines: tuple[str, ...]
    starts: tuple[int, ...]
    prose: frozenset[int] = frozenset()
    headings: tuple[str, ...] = ("",)
    sheet: str = ""

    def untrimmed(self, cell: Cell) -> str:
        """Return a line with the blanks around it."""
        return self.lines[cell.row] if cell.row >= 0 else ""

    def span(self, cell: Cell) -> Span:
        """Return where the text of a line stands; of what has no line, the beginning of the file."""
        if cell.row < 0:
            return Span(1, 1, 1, 1)
        row, first = self.rows[cell.row], self.starts[cell.row]
        return Span(row.line, first + 1, row.line, first + 1 + len(row.cells[0]))

    def row_span(self, row: int) -> Span:
        """Return where a line stands."""
        return self.span(Cell(row, 0))

    def row_at(self, line: int) -> int | None:
        """Return the row of a line of the file, None for a blank one."""
        index = bisect_left(self.rows, line, key=lambda row: row.line)
        return index if index < len(self.rows) and self.rows[index].line == line else None


def read_lines(data: bytes, file: str) -> LinesTable | Fault:
    """Return the lines of a text file, or why it cannot be read."""
    decoded = decode(data)
    if decoded is None:
        return Fault(NOT_A_TABLE, DAMAGED, None)
    lines = tuple(io.StringIO(decoded.text, newline=None))
    if "\0" in decoded.text:
        return nul_fault(lines)
    filled = [(number, text.rstrip("\n")) for number, text in enumerate(lines, 1) if text.strip()]
    if not filled:
        return Fault(NOT_A_TABLE, _EMPTY, None)
    items = [_ITEM.match(text) is not None for _, text in filled]
    is_markdown = PurePosixPath(file.lower()).suffix in MARKDOWN and any(items)
    return LinesTable(
        file=file,
        encoding=decoded.encoding,
        guessed=decoded.guessed,
        rows=tuple(Row(number, (text.strip(),), 1) for number, text in filled),
        lines=tuple(_ORDERED.sub(r"\1-\2", text) if is_markdown else text for _, text in filled),
        starts=tuple(len(text) - len(text.lstrip()) for _, text in filled),
        prose=frozenset(row for row, is_item in enumerate(items) if not is_item) if is_markdown else frozenset(),
    )


_EMPTY = Text(
    "the file is empty; an outline has a unit on each line", "ファイルが空です。1行に1つずつ部署を書いてください"
)
