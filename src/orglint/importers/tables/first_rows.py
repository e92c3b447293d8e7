"""The beginning of a table: what a shape that is seen in cells is judged by, since it looks at each of them."""

from __future__ import annotations

from dataclasses import dataclass

from orglint.importers.tables.shape import Shape
from orglint.importers.tables.table import Cell, Row, Table
from orglint.location import Span

MOST_JUDGED = 200
"""So many rows are enough to tell a matrix, an outline or an approval table from a list of 100,000 people."""


@dataclass(frozen=True, slots=True)
class FirstRows:
    """A table of the first rows of another one."""

    table: Table
    rows: tuple[Row, ...]

    @property
    def file(self) -> str:
        """Return the path as users see it."""
        return self.table.file

    @property
    def sheet(self) -> str:
        """Return the name of the sheet."""
        return self.table.sheet

    @property
    def headings(self) -> tuple[str, ...]:
        """Return the headings."""
        return self.table.headings

    def untrimmed(self, cell: Cell) -> str:
        """Return a cell's text with the blanks around it."""
        return self.table.untrimmed(cell)

    def span(self, cell: Cell) -> Span:
        """Return where a cell stands."""
        return self.table.span(cell)

    def row_span(self, row: int) -> Span:
        """Return where a whole row stands."""
        return self.table.row_span(row)

    def row_at(self, line: int) -> int | None:
        """Return the row that a line belongs to, None where it is none of the first."""
        row = self.table.row_at(line)
        return row if row is not None and row < len(self.rows) else None


def looks_like(shape: Shape, table: Table) -> bool:
    """Whether a table is of a shape; one that is seen in cells is judged by the first rows."""
    if shape.is_seen_in_cells and len(table.rows) > MOST_JUDGED:
        return shape.fits(FirstRows(table, tuple(table.rows[:MOST_JUDGED])))
    return shape.fits(table)
