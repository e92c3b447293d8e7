"""A sheet as a table: its headings, its data rows, and the cells of both."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from orglint.i18n import Text
from orglint.importers.tables.heading_rows import HeadingRows
from orglint.importers.tables.table import Cell, Row
from orglint.location import Span
from orglint.workbook.sheet import Sheet, cell_span

MOST_ASIDE = 20
"""So many columns behind the last heading still belong to the table."""
MOST_CELLS = 10_000_000


@dataclass(frozen=True, slots=True)
class SheetTable:
    """A table on a sheet. `first_column` is that of its first column; `areas` are cells whose place is larger than one.

    `damaged` cells read as empty, for the reason given; `banners` are rows that are nothing but one cell across several
    columns, `beyond` filled columns too far from the headings: neither is read.
    """

    file: str
    sheet: str
    heading_rows: HeadingRows
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    first_column: int
    areas: Mapping[tuple[int, int], Span] = field(default_factory=dict)
    damaged: Mapping[Cell, Text] = field(default_factory=dict)
    banners: tuple[int, ...] = ()
    beyond: tuple[int, ...] = ()
    indents: Mapping[tuple[int, int], str] = field(default_factory=dict)
    """What stands before the text of cells that are indented, by blanks or by their format."""

    def untrimmed(self, cell: Cell) -> str:
        """Return a cell's text with what stands before it; a level of indentation as a tab."""
        place = self.span(cell)
        text = self.headings[cell.column] if cell.row < 0 else self.rows[cell.row].cells[cell.column]
        return self.indents.get((place.line, place.column), "") + text

    def span(self, cell: Cell) -> Span:
        """Return a cell's place; of a merged one the whole area."""
        column = self.first_column + cell.column
        if cell.row < 0:
            return self.heading_rows.spans.get(column) or cell_span(self.heading_rows.last, column)
        line = self.rows[cell.row].line
        return self.areas.get((line, column)) or cell_span(line, column)

    def row_span(self, row: int) -> Span:
        """Return where a whole row stands."""
        line = self.heading_rows.last if row < 0 else self.rows[row].line
        return Span(line, self.first_column, line, self.first_column + len(self.headings))

    def row_at(self, line: int) -> int | None:
        """Return the data row that is a row of the sheet (-1 for the headings), or None."""
        if self.heading_rows.first <= line <= self.heading_rows.last:
            return -1
        index = bisect_right(self.rows, line, key=lambda row: row.line) - 1
        return index if index >= 0 and self.rows[index].line == line else None


class TooManyCells(Exception):
    """A table has more cells than are read."""


def sheet_table(file: str, sheet: Sheet, block: HeadingRows, passed: Collection[int], most_rows: int = 0) -> SheetTable:
    """Return the table below some headings, without the `passed` columns; of it `most_rows` rows if that is not 0.

    A merged cell counts in each of its rows. Raises TooManyCells.
    """
    headings = {column: text for column, text in block.headings.items() if column not in passed}
    lines, banners = _lines(sheet, block, passed, most_rows)
    filled = {column for line in lines for column in sheet.rows[line] if column not in passed}
    first = min([*headings, *filled])
    last = max(headings, default=first)
    end = max([last, *(column for column in filled if column <= last + MOST_ASIDE)]) + 1
    if len(lines) * (end - first) > MOST_CELLS:
        raise TooManyCells
    cells = {line: {c: text for c, text in sheet.rows[line].items() if c not in passed} for line in lines}
    areas = dict(_spread(sheet, cells, lines, block.last))
    return SheetTable(
        file=file,
        sheet=sheet.name,
        heading_rows=block,
        headings=tuple(headings.get(column, "") for column in range(first, end)),
        rows=tuple(Row(n, tuple(cells[n].get(c, "") for c in range(first, end)), end - first) for n in lines),
        first_column=first,
        areas=areas,
        damaged=dict(_damaged(sheet, block, lines, range(first, end), passed)),
        banners=tuple(banners),
        beyond=tuple(sorted(column for column in filled if column >= end)),
        indents=sheet.indents,
    )


def _lines(sheet: Sheet, block: HeadingRows, passed: Collection[int], most_rows: int) -> tuple[list[int], list[int]]:
    """Return the rows of the sheet that are data, and those that are one cell across several columns."""
    lines: list[int] = []
    banners: list[int] = []
    damaged = {row for row, column in sheet.damaged if column not in passed}
    for line, cells in sheet.rows.items():
        if line <= block.last:
            continue
        own = [column for column in cells if column not in passed]
        if not own and line not in damaged:
            continue
        area = sheet.merged.get((line, own[0])) if len(own) == 1 and line not in damaged else None
        if area is not None and area.end_line == line:
            banners.append(line)
        else:
            lines.append(line)
            if len(lines) == most_rows:
                break
    return lines, banners


def _spread(
    sheet: Sheet, cells: dict[int, dict[int, str]], lines: list[int], after: int
) -> Iterator[tuple[tuple[int, int], Span]]:
    """Put the text of each merged cell below the headings into all its rows, and yield their places."""
    reached: dict[int, int] = {}
    for (row, column), area in sheet.merged.items():
        if row <= after or reached.get(column, 0) >= row:
            continue
        reached[column] = area.end_line
        text = cells.get(row, {}).get(column)
        for line in lines[bisect_right(lines, row - 1) : bisect_right(lines, area.end_line)]:
            yield (line, column), area
            if text is not None:
                cells[line].setdefault(column, text)


def _damaged(
    sheet: Sheet, block: HeadingRows, lines: list[int], columns: range, passed: Collection[int]
) -> Iterator[tuple[Cell, Text]]:
    number = {line: index for index, line in enumerate(lines)}
    for (row, column), text in sheet.damaged.items():
        if column in passed or column not in columns:
            continue
        if block.first <= row <= block.last:
            yield Cell(-1, column - columns.start), text
        elif row in number:
            yield Cell(number[row], column - columns.start), text
