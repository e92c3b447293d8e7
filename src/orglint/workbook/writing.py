"""Writes workbooks: the same bytes for the same contents, and no text that a program would take for a formula."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime

from orglint.workbook.book import ColumnSheet, Sheet
from orglint.workbook.saving import saved
from orglint.workbook.text_cells import LONGEST
from orglint.workbook.writing_columns import write_columns
from orglint.workbook.writing_pages import write_page
from orglint.workbook.written_cells import CellStyles

LONGEST_TEXT = LONGEST
"""So many characters a cell can hold."""
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]")
_DAY = date(2026, 1, 1)
"""When every template was made, so that the same one has the same bytes."""


def is_writable(text: str) -> bool:
    """Whether a cell can hold a text: it is not too long, and has no control character but the line break."""
    return len(text) <= LONGEST_TEXT and _UNWRITABLE.search(text) is None


def workbook_bytes(sheets: Iterable[Sheet], title: str) -> bytes:
    """Return a workbook as the bytes of an .xlsx file; every text in it has to be writable."""
    from openpyxl import Workbook

    made = list(sheets)
    book = Workbook()
    book.remove(book.worksheets[0])
    rows = {sheet.name: len(sheet.rows) for sheet in made if isinstance(sheet, ColumnSheet)}
    styles = CellStyles()
    for sheet in made:
        target = book.create_sheet(sheet.name)
        if isinstance(sheet, ColumnSheet):
            write_columns(target, sheet, rows, styles)
        else:
            write_page(target, sheet)
    book.properties.creator, book.properties.title = "orglint", title
    book.properties.created = datetime(_DAY.year, _DAY.month, _DAY.day)  # noqa: DTZ001 - a day, no moment
    return saved(book, _DAY)
