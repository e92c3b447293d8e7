"""Texts of users in cells: written as text, whatever they look like, so that none starts anything."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from orglint.columns import escape

if TYPE_CHECKING:
    from openpyxl.cell import Cell

LONGEST = 32_000
"""Characters of a cell; spreadsheets keep a few more."""
STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def put_text(cell: Cell, text: str) -> None:
    """Write a text into an empty cell. One that a spreadsheet would take for a formula keeps its mark of being text."""
    if not text:
        return
    cell.value = writable(text)
    cell.data_type = "s"
    cell.quotePrefix = text.startswith(STARTS)


def writable(text: str) -> str:
    """Return a text as a cell can hold it: what XML does not allow is written out, the format's own escapes are kept."""
    shown = _NOT_XML.sub(lambda match: escape(match[0]), text[:LONGEST])
    return _LOOKS_ESCAPED.sub("_x005F_", shown)
