"""Sheets of a workbook in memory, and models read from them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from orglint.app.template.sheets import template_sheets
from orglint.i18n import Language
from orglint.importers.imported import Imported
from orglint.importers.model_sheets.filling import Filled
from orglint.importers.model_sheets.model_shape import MODEL
from orglint.importers.tables.shape import Context
from orglint.importers.tables.table import Cell, Row
from orglint.location import Span
from orglint.model.build import build
from orglint.model.organization import Model
from orglint.workbook.book import ColumnSheet, Look, Value
from orglint.workbook.cell_text import cell_text
from orglint.workbook.written_cells import FORMATS

TODAY = date(2026, 4, 1)


@dataclass(frozen=True)
class MemorySheet:
    """A sheet whose headings stand in its first row, from its first column on."""

    sheet: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    file: str = "org.xlsx"

    def span(self, cell: Cell) -> Span:
        return Span(cell.row + 2, cell.column + 1, cell.row + 2, cell.column + 2)

    def untrimmed(self, cell: Cell) -> str:
        return self.headings[cell.column] if cell.row < 0 else self.rows[cell.row].cells[cell.column]

    def row_span(self, row: int) -> Span:
        return Span(row + 2, 1, row + 2, max(len(self.headings), 1) + 1)

    def row_at(self, line: int) -> int | None:
        return line - 2 if 1 <= line < len(self.rows) + 2 else None


def sheet(name: str, headings: str, *rows: str, file: str = "org.xlsx") -> MemorySheet:
    """Return a sheet written as texts, cells separated by `|`."""
    return of_cells(name, cells(headings), [cells(row) for row in rows], file)


def cells(text: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in text.split("|"))


def of_cells(name: str, headings: Sequence[str], rows: Iterable[Sequence[str]], file: str = "org.xlsx") -> MemorySheet:
    width = len(headings)
    made = [
        Row(number, (*row, *[""] * (width - len(row))), len(row))
        for number, row in enumerate(map(tuple, rows), start=2)
    ]
    return MemorySheet(name, tuple(headings), tuple(made), file)


def read(*tables: MemorySheet) -> Imported:
    return MODEL.read(tables, Context())


def linked(imported: Imported, as_of: date | None = None) -> Model:
    return build(imported.documents, as_of=as_of, today=TODAY)


def model_of(*tables: MemorySheet) -> Model:
    return linked(read(*tables))


def tables_of(filled: Filled, language: Language) -> list[MemorySheet]:
    """Return filled rows as the sheets of a template, each cell as the text that a workbook gives back."""
    return [table_of(grid) for grid in template_sheets(filled, language, is_example=False)]


def table_of(grid: ColumnSheet) -> MemorySheet:
    rows = [
        [text(value, grid.looks.get((row, number), column.look)) for number, (value, column) in enumerate(cells)]
        for row, cells in enumerate(zip(values, grid.columns, strict=True) for values in grid.rows)
    ]
    return of_cells(grid.name, [column.heading for column in grid.columns], rows)


def text(value: Value | None, look: Look) -> str:
    return cell_text(value, FORMATS[look])


def said(problems: Iterable[object]) -> list[tuple[str, str, str]]:
    """Return rule, place and message of problems."""
    return [(p.rule, str(p.location), p.message.en) for p in problems]  # type: ignore[attr-defined]
