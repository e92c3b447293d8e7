"""Tables for tests: as CSV, and as sheets of a workbook in memory."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest

from orglint.importers.tables.table import Cell, Row
from orglint.location import Span


@dataclass(frozen=True, slots=True)
class SheetTable:
    """A sheet in memory: headings in its first row, lines and columns are those of its cells."""

    file: str
    sheet: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    texts: tuple[tuple[str, ...], ...]

    def untrimmed(self, cell: Cell) -> str:
        row = self.texts[cell.row + 1]
        return row[cell.column] if cell.column < len(row) else ""

    def span(self, cell: Cell) -> Span:
        line = 1 if cell.row < 0 else self.rows[cell.row].line
        return Span(line, cell.column + 1, line, cell.column + 2)

    def row_span(self, row: int) -> Span:
        line = 1 if row < 0 else self.rows[row].line
        return Span(line, 1, line, len(self.headings) + 1)

    def row_at(self, line: int) -> int | None:
        found = [number for number, row in enumerate(self.rows) if row.line == line]
        return -1 if line == 1 else next(iter(found), None)


Sheet = Callable[..., SheetTable]


@pytest.fixture(scope="session")
def sheet() -> Sheet:
    """Return a maker of sheets from CSV text, or from rows of cells; blank rows stay."""

    def make(source: str | Sequence[Sequence[str]], name: str = "表", file: str = "book.xlsx") -> SheetTable:
        cells = list(csv.reader(io.StringIO(source))) if isinstance(source, str) else [list(row) for row in source]
        width = len(cells[0])
        padded = tuple(tuple([*row, *[""] * (width - len(row))][:width]) for row in cells)
        rows = tuple(
            Row(number, tuple(cell.strip() for cell in row), width) for number, row in enumerate(padded[1:], start=2)
        )
        return SheetTable(file, name, tuple(cell.strip() for cell in padded[0]), rows, padded)

    return make
