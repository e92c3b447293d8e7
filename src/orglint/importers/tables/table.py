"""What a table is to the importers, whatever kind of file it stands in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, Protocol

from orglint.location import Span

NOT_A_TABLE = "not-a-table"
"""The id of findings about a file that cannot be read as a table, or not to its end."""
TABLE_ROW = "table-row"
"""The id of findings about a row or column that cannot be read as it stands."""


class Cell(NamedTuple):
    """A place in a table: 0-based numbers among its data rows (-1 for the headings) and its columns."""

    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Row:
    """One data row: its cells as text, as many as there are headings, and the physical line it starts on.

    `written` is how many cells the file really has there.
    """

    line: int
    cells: tuple[str, ...]
    written: int


class Table(Protocol):
    """A heading row and data rows, each cell with its place in the user's file.

    Cells are trimmed; a cell the file does not have reads as empty.
    """

    @property
    def file(self) -> str:
        """Return the path as users see it."""
        ...

    @property
    def sheet(self) -> str:
        """Return the name of the workbook's sheet it stands on; empty where the file is no workbook."""
        ...

    @property
    def headings(self) -> tuple[str, ...]:
        """Return the headings, trimmed."""
        ...

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return the data rows."""
        ...

    def untrimmed(self, cell: Cell) -> str:
        """Return a cell's text with the blanks around it; on a sheet its indentation counts as such."""
        ...

    def span(self, cell: Cell) -> Span:
        """Return where a cell stands: physical lines and character columns."""
        ...

    def row_span(self, row: int) -> Span:
        """Return where a whole row stands."""
        ...

    def row_at(self, line: int) -> int | None:
        """Return the row that a physical line belongs to (-1 for the headings), or None."""
        ...
