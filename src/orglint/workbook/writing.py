"""Writes workbooks: the same bytes for the same contents, and no text that a program would take for a formula."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from orglint.workbook.book import Grid, Sheet
from orglint.workbook.writing_grids import write_grid
from orglint.workbook.writing_pages import write_page
from orglint.workbook.written_cells import CellStyles

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook

LONGEST_TEXT = 32_767
"""So many characters a cell can hold."""
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]")
_DAY = datetime(2026, 1, 1)  # noqa: DTZ001 - no moment at all: the same in every file


def is_writable(text: str) -> bool:
    """Whether a cell can hold a text: it is not too long, and has no control character but the line break."""
    return len(text) <= LONGEST_TEXT and _UNWRITABLE.search(text) is None


def workbook_bytes(sheets: Iterable[Sheet], title: str) -> bytes:
    """Return a workbook as the bytes of an .xlsx file; every text in it has to be writable."""
    from openpyxl import Workbook

    made = list(sheets)
    book = Workbook()
    book.remove(book.worksheets[0])
    rows = {sheet.name: len(sheet.rows) for sheet in made if isinstance(sheet, Grid)}
    styles = CellStyles()
    for sheet in made:
        target = book.create_sheet(sheet.name)
        if isinstance(sheet, Grid):
            write_grid(target, sheet, rows, styles)
        else:
            write_page(target, sheet)
    return _saved(book, title)


def _saved(book: Workbook, title: str) -> bytes:
    """Return the bytes of a workbook, without the time at which it was written."""
    book.properties.creator, book.properties.title = "orglint", title
    written = BytesIO()
    book.save(written)
    settled = BytesIO()
    with ZipFile(written) as package, ZipFile(settled, "w", ZIP_DEFLATED) as whole:
        for name in package.namelist():
            data = package.read(name)
            if name == "docProps/core.xml":
                data = re.sub(rb"(<dcterms:(created|modified)[^>]*>)[^<]*", rb"\g<1>" + _stamp(), data)
            part = ZipInfo(name, date_time=_DAY.timetuple()[:6])
            part.compress_type = ZIP_DEFLATED
            part.create_system = 3
            part.external_attr = 0o600 << 16
            whole.writestr(part, data)
    return settled.getvalue()


def _stamp() -> bytes:
    return f"{_DAY.isoformat()}Z".encode()
