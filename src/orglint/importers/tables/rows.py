"""One table with its column map: rows by field name, and what every preset asks of a cell."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from orglint.i18n import Text
from orglint.importers.imported import Note
from orglint.importers.tables.column_map import ColumnMap, left_over
from orglint.importers.tables.custom_map import ValueMap
from orglint.importers.tables.table import TABLE_ROW, Cell, Table
from orglint.location import Location
from orglint.model.problems import Problem
from orglint.model.words import is_none_word

DASHES = re.compile("[-\u2010-\u2015\u2212\u2500\u30fc\uff0d\uff70]+")
"""Hyphens, dashes, the minus, the box line and the long vowel mark: all are typed into cells that have nothing."""


@dataclass(frozen=True, slots=True)
class MappedTable:
    """A table and which of its columns is read as which field.

    `marks` are groups of fields of which it needs one each; `values` says what texts in cells mean; `chosen` are the
    fields that the user's own map names.
    """

    table: Table
    map: ColumnMap
    marks: tuple[tuple[str, ...], ...] = ()
    values: ValueMap = field(default_factory=dict)
    chosen: frozenset[str] = frozenset()

    def cell(self, row: int, name: str) -> Cell | None:
        """Return the place of a field in a row, None where no column is read as it."""
        column = self.map.column(name)
        return None if column is None else Cell(row, column)

    def text(self, row: int, name: str) -> str:
        """Return a field's text in a row; empty where there is none."""
        column = self.map.column(name)
        return "" if column is None else self.said(row, column)

    def said(self, row: int, column: int) -> str:
        """Return what a cell says: its text, or what the user's map says is meant by that text."""
        text = self.table.rows[row].cells[column]
        if not self.values:
            return text
        meanings = self.values.get(self.map.fields.get(column, ""))
        return text if meanings is None else meanings.get(fold_text(text), text)

    def fields(self, collection: str) -> Iterator[tuple[str, int]]:
        """Yield the fields of a collection that have a column, with its number."""
        for column, name in self.map.fields.items():
            owner, _, field = name.partition(".")
            if owner == collection:
                yield field, column

    def location(self, cell: Cell) -> Location:
        """Return where a cell stands."""
        return Location(self.table.file, self.table.span(cell), sheet=self.table.sheet)

    def without(self, columns: Sequence[int]) -> MappedTable:
        """Return the table with some columns left over."""
        fields = {column: name for column, name in self.map.fields.items() if column not in columns}
        return replace(self, map=ColumnMap(fields, left_over(self.table.headings, fields)))

    def lines(self, rows: Iterable[int]) -> list[int]:
        """Return the line numbers of data rows."""
        return [self.table.rows[row].line for row in rows]

    def note(self, text: Text) -> Note:
        """Return a note about this table."""
        return Note(self.table.file, text, self.table.sheet)

    def problem(self, cell: Cell, message: Text, *, rule: str = TABLE_ROW) -> Problem:
        """Return a problem of this table at a cell."""
        return Problem(rule, message, self.location(cell), values=(str(message.en),))


def missing_cells(mapped: MappedTable, rows: Iterable[int] | None = None) -> Iterator[Problem]:
    """Yield a problem for each row, or each of some, that ends before a column that is read."""
    last = max(mapped.map.fields, default=-1)
    width = len(mapped.table.headings)
    for number in range(len(mapped.table.rows)) if rows is None else rows:
        row = mapped.table.rows[number]
        if row.written <= last:
            yield mapped.problem(
                Cell(number, row.written - 1),
                Text(
                    f"the row ends after {row.written} of {width} cells; the others read as empty",
                    f"この行は{width}列のうち {row.written}列で終わっています。残りは空として読みます",
                ),
            )


def fold_text(text: str) -> str:
    """Return a cell's text as texts are compared: NFKC, case folded, white space collapsed."""
    return " ".join((text if text.isascii() else unicodedata.normalize("NFKC", text)).casefold().split())


def says_none(text: str) -> bool:
    """Whether a cell says that there is none: it is empty, a word such asなし, or a dash of any kind."""
    return is_none_word(text) or DASHES.fullmatch(text) is not None


def as_id(text: str) -> str:
    """Return a text as an id: NFC, white space collapsed, the slash written as a full-width one."""
    return " ".join(unicodedata.normalize("NFC", text).split()).replace("/", "\uff0f")
