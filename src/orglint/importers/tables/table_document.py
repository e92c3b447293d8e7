"""Entities made from a table: the cell that each key and value stands in, and rows as reports show them."""

from __future__ import annotations

from dataclasses import dataclass

from orglint.importers.built import Builder, BuiltDocument
from orglint.importers.tables.sensitive_headings import is_sensitive_heading
from orglint.importers.tables.table import Cell, Table
from orglint.location import Span
from orglint.model.marks import Sensitive
from orglint.model.schema import COLLECTIONS
from orglint.report import Excerpt, ShownPlace, ShownTable
from orglint.source.excerpt import MASK, Shown, cut

LONGEST_CELL = 40
BETWEEN = " | "
REQUIRED = " *＊"
"""What headings end in whose cells must not be empty."""
ROOM = 150
"""About how many characters of a row are shown."""
STANDING = frozenset({"people.status", "people.active", "people.left"})
"""What is read to know whether somebody is there; it may say that they are ill."""


@dataclass(slots=True, kw_only=True)
class TableDocument(BuiltDocument[Cell]):
    """A table as a document: `columns` says which field each mapped column was read as (`collection.field`)."""

    table: Table
    columns: dict[int, str]

    def spot_span(self, spot: Cell) -> Span:
        """Return the place of a cell."""
        return self.table.span(spot)

    def whole_span(self, spot: Cell | None) -> Span:
        """Return the place of the row that an entity was made from; of what no row made, the headings."""
        return self.table.row_span(-1 if spot is None else spot.row)

    def excerpt(self, span: Span) -> Excerpt | None:
        """Return the row at `span`, mapped cells only, each behind its heading; sensitive values masked.

        A long row is cut to the cell at `span`, the ids, and what else has room.
        """
        row = self.table.row_at(span.line)
        if row is None:
            return None
        wanted = self.column_at(row, span)
        parts = self._shown(row, wanted)
        text, start, end = "", 0, None
        for column, label, value in parts:
            text += (BETWEEN if text else "") + label
            if column == wanted:
                start, end = len(text), len(text) + len(value)
            text += value
        shown = cut(Shown(text, start, len(text) if end is None else end))
        return Excerpt(self.table.row_span(row).line, *shown)

    def shown_table(self) -> ShownTable:
        """Return the mapped columns of the table, sensitive values masked."""
        columns = sorted(self.columns)
        hidden = {column for column in columns if self._is_hidden(column)}
        return ShownTable(
            tuple(self.table.headings[column] for column in columns),
            self.table.row_span(-1).line,
            tuple(
                (row.line, tuple(MASK if row.cells[c] and c in hidden else row.cells[c] for c in columns))
                for row in self.table.rows
            ),
        )

    def shown_place(self, span: Span) -> ShownPlace | None:
        """Return where the shown table has what stands at `span`."""
        row = self.table.row_at(span.line)
        if row is None:
            return None
        column = self.column_at(row, span)
        line = self.table.row_span(row).line
        return ShownPlace(line, 0 if column is None else sorted(self.columns).index(column))

    def column_at(self, row: int, span: Span) -> int | None:
        """Return the mapped column a span points at; None where it is the row as a whole, or a cell nobody reads."""
        if span == self.table.row_span(row) and len(self.table.headings) > 1:
            return None
        return next((column for column in self.columns if self.table.span(Cell(row, column)) == span), None)

    def _shown(self, row: int, wanted: int | None) -> list[tuple[int, str, str]]:
        """Return column, label and value of the cells to show, in the order of the columns."""
        room, shown = ROOM, []
        for column in sorted(self.columns, key=lambda column: self._rank(column, wanted)):
            label, value = self._part(row, column)
            room -= len(BETWEEN) + len(label) + len(value)
            if column == wanted or (value and room >= 0):
                shown.append((column, label, value))
        return sorted(shown)

    def _rank(self, column: int, wanted: int | None) -> tuple[bool, bool, bool, int]:
        name = self.columns[column]
        is_aside = ".x-" in name or name.startswith("organization.")
        return (column != wanted, not name.endswith(".id"), is_aside, column)

    def _part(self, row: int, column: int) -> tuple[str, str]:
        heading = self.table.headings[column]
        if row < 0:
            return "", _one_line(heading)
        value = self.table.rows[row].cells[column]
        hidden = value and self._is_hidden(column)
        label = f"{_one_line(heading.rstrip(REQUIRED))}: " if heading else ""
        return label, MASK if hidden else _one_line(value)

    def _is_hidden(self, column: int) -> bool:
        """Whether no cell of a column is shown, because of what it is read as or called."""
        return is_sensitive(self.columns[column]) or is_sensitive_heading(self.table.headings[column])


def is_sensitive(name: str) -> bool:
    """Whether `collection.field` is shown in no output; whether somebody is on leave is not either."""
    if name in STANDING:
        return True
    collection, _, field_name = name.partition(".")
    kind = COLLECTIONS.get(collection)
    written = kind.written.get(field_name.partition(".")[0]) if kind else None
    return written is not None and written.mark(Sensitive) is not None


def _one_line(value: str) -> str:
    text = " ".join(value.split())
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - 3] + "..."


class TableBuilder(Builder[Cell]):
    """Makes the document of one table."""

    def __init__(self, table: Table, columns: dict[int, str], described: frozenset[str]) -> None:
        super().__init__()
        self.table = table
        self.columns = columns
        self._described = described

    def done(self) -> TableDocument:
        """Number the containers and return the document."""
        document = super().done()
        assert isinstance(document, TableDocument)
        return document

    def _empty(self) -> TableDocument:
        return TableDocument(
            file=self.table.file,
            root=self.root,
            described=self._described,
            sheet=self.table.sheet,
            table=self.table,
            columns=self.columns,
        )
