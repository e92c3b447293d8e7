"""How a sheet is laid out, which openpyxl does not tell while it streams: merged areas, what is hidden, formulas.

It is the first reading of a part, so it is also where a sheet that lies about itself is found out: rows that go back,
cells outside of any sheet, more of them than anybody fills in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import IO
from xml.etree import ElementTree

from orglint.location import Span
from orglint.workbook.limits import LAST_COLUMN, LAST_ROW, WorkbookLimits
from orglint.workbook.sheet import Place

_CELL = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_LETTERS = 26


class TooManyCells(Exception):
    """A sheet has more cells or merged areas than are read."""


@dataclass(slots=True)
class Layout:
    """The last row and column with a value, merged areas by their first cell, and what is hidden.

    `uncalculated` cells hold formulas that no program has calculated yet.
    """

    last_row: int = 0
    last_column: int = 0
    merged: dict[Place, Span] = field(default_factory=dict)
    hidden_columns: set[int] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    uncalculated: set[Place] = field(default_factory=set)


def read_layout(part: IO[bytes], limits: WorkbookLimits) -> Layout:
    """Read a sheet's part. Raises TooManyCells, or one of DAMAGE where it is not as it should be."""
    reading = _Reading(limits)
    for _, element in ElementTree.iterparse(part):  # noqa: S314 - open_package lets no DTD in
        name = element.tag.rpartition("}")[2]
        if name == "row":
            reading.row(element)
            element.clear()
        elif name == "col":
            reading.column(element)
        elif name == "mergeCell":
            reading.merge(element.attrib["ref"])
    return reading.layout


class _Reading:
    def __init__(self, limits: WorkbookLimits) -> None:
        self.layout = Layout()
        self._limits = limits
        self._cells = 0
        self._slots = 0
        self._merged = 0
        self._row = 0

    def row(self, element: ElementTree.Element) -> None:
        number = int(element.get("r", self._row + 1))
        if not self._row < number <= LAST_ROW:
            raise ValueError("rows out of order")
        self._row, column = number, 0
        if element.get("hidden") in {"1", "true"}:
            self.layout.hidden_rows.add(number)
        for cell in element:
            if cell.tag.endswith("}c"):
                column = self._cell(cell, column)
        self._slots += column
        if self._slots > self._limits.slots:
            raise TooManyCells

    def _cell(self, cell: ElementTree.Element, before: int) -> int:
        """Take in a cell and return its column."""
        self._cells += 1
        if self._cells > self._limits.cells:
            raise TooManyCells
        written = cell.get("r")
        row, column = (self._row, before + 1) if written is None else place_of(written)
        if row != self._row or not before < column <= LAST_COLUMN:
            raise ValueError("cells out of order")
        value, formula, inline = _parts(cell)
        if formula and not value and cell.get("t") != "str":
            self.layout.uncalculated.add((row, column))
        if value or inline or formula:
            self.layout.last_row = row
            self.layout.last_column = max(self.layout.last_column, column)
        return column

    def column(self, element: ElementTree.Element) -> None:
        if element.get("hidden") in {"1", "true"}:
            first, last = int(element.attrib["min"]), min(int(element.attrib["max"]), LAST_COLUMN)
            self.layout.hidden_columns.update(range(first, last + 1))

    def merge(self, area: str) -> None:
        self._merged += 1
        if self._merged > self._limits.merged:
            raise TooManyCells
        first, _, last = area.partition(":")
        (row, column), (end_row, end_column) = place_of(first), place_of(last or first)
        if (row, column) != (end_row, end_column):
            self.layout.merged[row, column] = Span(row, column, end_row, end_column + 1)


def _parts(cell: ElementTree.Element) -> tuple[bool, bool, bool]:
    """Return whether a cell has a value, a formula, a text of its own."""
    value = formula = inline = False
    for part in cell:
        name = part.tag.rpartition("}")[2]
        value = value or (name == "v" and bool(part.text))
        formula = formula or name == "f"
        inline = inline or name == "is"
    return value, formula, inline


def place_of(cell: str) -> Place:
    """Return the row and column of a cell that is written as `C12`. Raises ValueError where it is no cell."""
    match = _CELL.fullmatch(cell)
    if match is None:
        raise ValueError("not a cell")
    column = 0
    for letter in match[1]:
        column = column * _LETTERS + ord(letter) - ord("A") + 1
    row = int(match[2])
    if not (0 < row <= LAST_ROW and column <= LAST_COLUMN):
        raise ValueError("not a cell")
    return row, column
