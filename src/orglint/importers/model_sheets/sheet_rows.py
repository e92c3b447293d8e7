"""One sheet of the model with its columns: cells by key, and what is to be said of the sheet itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from orglint.i18n import Text
from orglint.importers.imported import Note
from orglint.importers.model_sheets.headings import Headings
from orglint.importers.model_sheets.layout import Column, SheetForm
from orglint.importers.model_sheets.sheet_document import SheetBuilder, Spot
from orglint.importers.tables.mapping_columns import without_heading
from orglint.importers.tables.sheet_table import SheetTable
from orglint.importers.tables.table import TABLE_ROW, Cell, Table
from orglint.location import Location
from orglint.model.problems import Problem
from orglint.source.document import Mapping
from orglint.spelling import did_you_mean


@dataclass(frozen=True, slots=True)
class SheetRows:
    """A table, the sheet of the model that it is, and what its columns are."""

    table: Table
    form: SheetForm
    headings: Headings

    @property
    def columns(self) -> dict[int, str]:
        """Return the columns that are read, each as `collection.field`."""
        paths = {number: column.path for number, column in self.headings.columns.items()}
        return paths | {number: f"{self.form.collection}.{name}" for number, name in self.headings.own.items()}

    def filled(self) -> Iterator[int]:
        """Yield the rows in which a column that is read has something."""
        read = self.columns
        for number, row in enumerate(self.table.rows):
            if any(row.cells[column] for column in read):
                yield number

    def text(self, row: int, key: str) -> str:
        """Return the cell of a key; empty where no column is it."""
        number = self.headings.number(key)
        return "" if number is None else self.table.rows[row].cells[number]

    def spot(self, row: int, key: str) -> Spot:
        """Return the place of a key's cell, of a key without a column the row's first."""
        return self.at(row, self.headings.number(key) or 0)

    def at(self, row: int, column: int) -> Spot:
        """Return the place of a cell."""
        return Spot(self.table, Cell(row, column))

    def fill(self, builder: SheetBuilder, body: Mapping, row: int, *without: str) -> None:
        """State in a mapping all that a row says, but for the columns of some keys."""
        cells = self.table.rows[row].cells
        for number, column in self.headings.columns.items():
            if column.key not in without and cells[number]:
                builder.fill(body, column.key, cells[number], self.at(row, number), listed=column.listed)
        for number, name in self.headings.own.items():
            if cells[number]:
                builder.set(body, name, cells[number], self.at(row, number))
        for number, first in self.headings.repeated.items():
            if cells[number]:
                self._repeat(builder, body, row, number, first)

    def damaged(self, row: int) -> list[str]:
        """Return the keys of the cells in a row that have no value to read; what is wrong with them is said elsewhere."""
        cells = self.table.damaged if isinstance(self.table, SheetTable) else ()
        return [column.key for number, column in self.headings.columns.items() if Cell(row, number) in cells]

    def _repeat(self, builder: SheetBuilder, body: Mapping, row: int, number: int, first: int) -> None:
        """State a field of which another column has spoken before: once more, or for the first time."""
        column = self.headings.columns.get(first)
        key, text = column.key if column is not None else self.headings.own[first], self.table.rows[row].cells[number]
        if self.table.rows[row].cells[first]:
            if text != self.table.rows[row].cells[first]:
                builder.again(body, key, text, self.at(row, number))
        else:
            builder.fill(body, key, text, self.at(row, number), listed=column is not None and column.listed)

    def problem(self, spot: Spot, message: Text, accepted: Text | None = None, *, rule: str = TABLE_ROW) -> Problem:
        """Return a problem of the sheet at a cell."""
        where = Location(self.table.file, self.table.span(spot.cell), sheet=self.table.sheet)
        return Problem(rule, message, where, accepted=accepted, values=(str(message.en),))

    def without_id(self, row: int) -> Problem:
        """Say that a row is not read, since nothing says what it is."""
        first = self.form.columns[0]
        message = Text(
            f'the row has nothing in the column "{_heading(self, first, "en")}", so it is not read',
            f"「{_heading(self, first, 'ja')}」の列が空のため、この行は読み込みません",
        )
        return self.problem(self.spot(row, first.key), message)

    def unread(self) -> Iterator[Note]:
        """Yield a note on the columns that nobody reads, with what they may have been meant to be."""
        yield from without_heading(self.table)
        left = self.headings.leftover
        if not left:
            return
        known = [name for column in self.form.columns for name in (column.label.en, column.label.ja, column.key)]
        hints = [(heading, did_you_mean(heading, known)) for heading in left]
        english = ", ".join(f"{heading} ({hint.en})" if hint else heading for heading, hint in hints)
        japanese = "、".join(f"{heading}({hint.ja})" if hint else heading for heading, hint in hints)
        text = Text(f"columns not read: {english}", f"読まなかった列: {japanese}")
        yield Note(self.table.file, text, self.table.sheet)


def _heading(rows: SheetRows, column: Column, language: str) -> str:
    """Return the heading of a column as the sheet has it."""
    number = rows.headings.number(column.key)
    if number is not None:
        return rows.table.headings[number]
    return column.label.en if language == "en" else column.label.ja
