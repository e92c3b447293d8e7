"""The sheets of one workbook -> documents: its entities first, then the details that other sheets add to them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from orglint.i18n import Text
from orglint.importers.imported import AnyDocument, Imported, Note
from orglint.importers.model_sheets.details import add_details
from orglint.importers.model_sheets.headings import beside_fields, field_columns, form_of, own_field, read_headings
from orglint.importers.model_sheets.layout import Form, SheetForm, sheet_forms
from orglint.importers.model_sheets.sheet_document import SheetBuilder, Spot, shown_rows
from orglint.importers.model_sheets.sheet_rows import SheetRows
from orglint.importers.model_sheets.written_entities import ORGANIZATION, WrittenEntities
from orglint.importers.tables.column_map import fold_heading
from orglint.importers.tables.table import Cell, Table
from orglint.model.problems import Problem


def read_sheets(tables: Iterable[Table]) -> Imported:
    """Read the sheets of one workbook, each of which is a sheet of the model.

    A sheet is a document of its own, and what it adds to the entities of another one stands in that one's.
    """
    reading = _Reading()
    sheets = [(form, table) for table in tables if (form := form_of(table)) is not None]
    details: list[SheetRows] = []
    for form, table in sheets:
        if form.form is Form.FIELD:
            reading.organization(form, table)
        else:
            rows = SheetRows(table, form, read_headings(form, table.headings))
            reading.notes.extend(rows.unread())
            if form.form is Form.ENTITY:
                reading.entities(rows)
            else:
                details.append(rows)
    reading.unnamed_organization(details)
    order = list(sheet_forms())
    for rows in sorted(details, key=lambda rows: (rows.form.form in _LATE, order.index(rows.form.name))):
        reading.problems.extend(add_details(rows, reading.written))
        reading.shown.append(shown_rows(rows.table, rows.columns))
    return reading.done()


_LATE = (Form.REFERENCE, Form.RECORD)
"""Forms of details that may belong to a post which another sheet of details has made."""


class _Reading:
    def __init__(self) -> None:
        self.builders: list[SheetBuilder] = []
        self.shown: list[AnyDocument] = []
        self.problems: list[Problem] = []
        self.notes: list[Note] = []
        self.written = WrittenEntities()

    def done(self) -> Imported:
        documents = (*(builder.done() for builder in self.builders), *self.shown)
        return Imported(documents, tuple(self.problems), tuple(self.notes))

    def entities(self, rows: SheetRows) -> None:
        """Make an entity of each row; of an id that stands in several rows, a duplicate of each but the first."""
        builder = SheetBuilder(rows.table, rows.columns)
        self.builders.append(builder)
        collection, there = rows.form.collection, set[str]()
        for row in rows.filled():
            ident, spot = rows.text(row, "id"), rows.spot(row, "id")
            if not ident:
                self.problems.append(rows.without_id(row))
                continue
            key = unicodedata.normalize("NFC", ident)
            again = key in there
            body = builder.repeat(collection, key, spot) if again else builder.entity(collection, key, spot)
            there.add(key)
            rows.fill(builder, body, row, "id")
            for name in rows.damaged(row):
                builder.unread(body, name)
            if not again:
                self.written.add(collection, key, builder, body)

    def unnamed_organization(self, details: Iterable[SheetRows]) -> None:
        """Make the organization where only sheets of details speak of it."""
        about = next((rows for rows in details if rows.form.collection == "organization"), None)
        if about is not None and not self.written.has_organization:
            builder = SheetBuilder(about.table, about.columns)
            self.builders.append(builder)
            body = builder.organization(Spot(about.table, Cell(-1, 0)))
            self.written.add(*ORGANIZATION, builder, body)

    def organization(self, form: SheetForm, table: Table) -> None:
        """Read a sheet on which each row is a field of the organization itself."""
        columns = field_columns(table.headings)
        if columns is None or not any(row.cells[columns[1]] for row in table.rows):
            return
        names, values = columns
        builder = SheetBuilder(table, {names: "organization.id", values: "organization.name"})
        self.builders.append(builder)
        body = builder.organization(Spot(table, Cell(-1, names)))
        self.written.add(*ORGANIZATION, builder, body)
        known = {fold_heading(name): column for column in form.columns for name in column.names}
        unknown: list[str] = []
        for number, row in enumerate(table.rows):
            name, text, spot = row.cells[names], row.cells[values], Spot(table, Cell(number, values))
            column = known.get(fold_heading(name))
            key = column.key if column is not None else own_field(name)
            if not text:
                continue
            if key is None:
                unknown.append(name)
            elif key in body:
                builder.again(body, key, text, spot)
            else:
                builder.fill(body, key, text, spot, listed=column is not None and column.listed)
        beside = beside_fields(table.headings)
        if unknown:
            self.notes.append(_unread(table, unknown, _ROWS))
        if beside:
            self.notes.append(_unread(table, beside, _COLUMNS))


def _unread(table: Table, names: list[str], what: Text) -> Note:
    return Note(table.file, what.filled(names=Text(", ".join(names), "、".join(names))), table.sheet)


def by_file(tables: Iterable[Table]) -> Iterator[list[Table]]:
    """Yield the tables of each file together, in the order of the files."""
    files: dict[str, list[Table]] = {}
    for table in tables:
        files.setdefault(table.file, []).append(table)
    for file in sorted(files):
        yield files[file]


_ROWS = Text("rows not read: {names}", "読まなかった行: {names}")
_COLUMNS = Text("columns not read: {names}", "読まなかった列: {names}")
