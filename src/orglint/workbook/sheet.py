"""A sheet as it was read: the text of its cells, and what else a reader of its cells must know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from orglint.i18n import Text
from orglint.location import Span
from orglint.source.document import Fault

Place = tuple[int, int]
"""The row and the column of a cell, both 1-based."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The filled cells of one sheet, as source text, trimmed.

    `rows` holds the columns and texts of each row that has something in it, in order. `damaged` cells read as empty, for
    the reason given (an error value, a formula without its value). `merged` are the areas of more than one cell, each
    under its first. `indents` is what stands before texts: blanks, and a tab for each level of indentation.
    `hidden_columns` are as read as any other: whether they may be used is for the caller to say.
    """

    name: str
    rows: Mapping[int, Mapping[int, str]]
    damaged: Mapping[Place, Text] = field(default_factory=dict)
    merged: Mapping[Place, Span] = field(default_factory=dict)
    indents: Mapping[Place, str] = field(default_factory=dict)
    hidden_columns: frozenset[int] = frozenset()
    hidden_rows: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook as it was read: its visible sheets that have something in them, in order.

    `faults` say what could not be read, each with the sheet it stands on (empty: the file as a whole). `notes` say what
    was passed over.
    """

    sheets: tuple[Sheet, ...] = ()
    faults: tuple[tuple[str, Fault], ...] = ()
    notes: tuple[Text, ...] = ()


def cell_span(row: int, column: int) -> Span:
    """Return a cell as a span."""
    return Span(row, column, row, column + 1)
