"""Marks on cells: a colour and a comment, beside what the user has put there."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from openpyxl.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from orglint.columns import width
from orglint.workbook.outgoing import Mark
from orglint.workbook.own_sheets import AUTHOR, BEGINS, without_ours
from orglint.workbook.styles import FILLS, is_ours
from orglint.workbook.text_cells import writable

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

_BOX = 380
_LINE_HEIGHT = 17
_TALLEST = 560
_COLUMNS = 50
"""How many columns of text stand beside each other in a box."""


def put_mark(sheet: Worksheet, mark: Mark) -> None:
    """Colour a cell and comment on it, below the user's own comment; of a merged area the first cell."""
    cell = cell_of(sheet, mark.row, mark.column)
    cell.fill = FILLS[mark.level]
    before = cell.comment
    own = f"{BEGINS}\n{writable(mark.comment)}"
    text = own if before is None else f"{before.text}\n\n{own}"
    comment = Comment(text, AUTHOR if before is None else before.author)
    lines = sum(max(1, math.ceil(width(line) / _COLUMNS)) for line in text.splitlines())
    comment.width, comment.height = _BOX, min(lines * _LINE_HEIGHT + 14, _TALLEST)
    cell.comment = comment


def take_marks(sheet: Worksheet) -> None:
    """Take away the marks that an earlier run has left on a sheet."""
    cells = list(sheet._cells.values())  # noqa: SLF001 - iter_rows makes a cell for every place up to the last one
    for cell in (cell for cell in cells if not isinstance(cell, MergedCell)):
        comment = cell.comment
        if comment is None or BEGINS not in comment.text:
            continue
        rest = without_ours(comment.text)
        cell.comment = Comment(rest, comment.author) if rest else None
        if is_ours(cell):
            cell.fill = PatternFill()


def cell_of(sheet: Worksheet, row: int, column: int) -> Cell:
    """Return a cell of a sheet, of a merged area the first one: the others hold nothing."""
    cell = sheet.cell(row, column)
    if not isinstance(cell, MergedCell):
        return cell
    area = next(area for area in sheet.merged_cells.ranges if cell.coordinate in area)
    return cell_of(sheet, area.min_row, area.min_col)
