"""Sheets of a workbook in memory, and models read from them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from orglint.importers.imported import Imported
from orglint.importers.model_sheets.cell_values import Value
from orglint.importers.model_sheets.filling import Filled
from orglint.importers.model_sheets.layout import Form, sheet_forms
from orglint.importers.model_sheets.model_shape import MODEL
from orglint.importers.tables.shape import Context
from orglint.importers.tables.table import Cell, Row
from orglint.location import Span
from orglint.model.build import build
from orglint.model.organization import Model

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


def tables_of(filled: Filled) -> list[MemorySheet]:
    """Return filled rows as sheets, each cell as the text that a workbook gives back."""
    return [of_rows(name, rows) for name, rows in filled.rows.items()]


def of_rows(name: str, rows: Sequence[Mapping[str, Value]]) -> MemorySheet:
    form = sheet_forms()[name]
    keys = list(dict.fromkeys(key for row in rows for key in row))
    headings = ["Field", "Value"] if form.form is Form.FIELD else keys
    keys = ["field", "value"] if form.form is Form.FIELD else keys
    return of_cells(name, headings, [[text(row.get(key, "")) for key in keys] for row in rows])


def text(value: Value) -> str:
    return value.isoformat() if isinstance(value, date) else str(value).strip()


def said(problems: Iterable[object]) -> list[tuple[str, str, str]]:
    """Return rule, place and message of problems."""
    return [(p.rule, str(p.location), p.message.en) for p in problems]  # type: ignore[attr-defined]
