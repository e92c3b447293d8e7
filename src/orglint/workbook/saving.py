"""Workbooks saved so that the same contents are the same bytes: no clock, no order of its own."""

from __future__ import annotations

import io
import re
from datetime import date
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook as Book

_OLDEST = (1980, 1, 1, 0, 0, 0)
_CORE = "docProps/core.xml"
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")


def saved(book: Book, day: date) -> bytes:
    """Return a workbook as bytes; it says that it was changed on that day."""
    stream, result = io.BytesIO(), io.BytesIO()
    book.save(stream)
    changed = rb"\g<1>" + f"{day.isoformat()}T00:00:00Z".encode() + rb"\g<2>"
    with ZipFile(stream) as written, ZipFile(result, "w") as package:
        for name in written.namelist():
            entry = ZipInfo(name, _OLDEST)
            entry.compress_type, entry.create_system, entry.external_attr = ZIP_DEFLATED, 0, 0
            data = written.read(name)
            package.writestr(entry, _MODIFIED.sub(changed, data) if name == _CORE else data)
    return result.getvalue()
