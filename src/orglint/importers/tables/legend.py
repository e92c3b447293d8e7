"""Legends in a table: `◎=決裁 ○=審査`, in a heading, or in a row of its own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from orglint.importers.tables.raci_letters import MARKS
from orglint.importers.tables.table import Table
from orglint.model.words import fold

_MARK = f"[{MARKS}〇◯]"
_ENTRY = re.compile(rf"({_MARK})\s*[=:.・\-ー→]*\s*([^\s=:.、,;。/|(){MARKS}〇◯]+)")
_TOLD = re.compile(rf"{_MARK}\s*[=:.→]+\s*\S")
_LETTERS = re.compile(r"\b[a-z]\s*[=:.→]\s*\S", re.IGNORECASE)
_BEGINS = ("凡例", "記号", "legend", "key:", "※")


def is_legend(cells: Iterable[str]) -> bool:
    """Whether a row explains marks or letters: it says so at its beginning, or has nothing but explanations."""
    filled = [unicodedata.normalize("NFKC", cell) for cell in cells if cell]
    if not filled:
        return False
    if fold(filled[0]).startswith(_BEGINS):
        return True
    return all(_TOLD.search(cell) or _LETTERS.search(cell) for cell in filled)


def legend_of(table: Table) -> Mapping[str, str]:
    """Return what each mark is called in the table's headings and legend rows; the first word for a mark holds."""
    texts = [*table.headings, *(cell for row in table.rows if is_legend(row.cells) for cell in row.cells)]
    found: dict[str, str] = {}
    for text in texts:
        for match in _ENTRY.finditer(unicodedata.normalize("NFKC", text)):
            found.setdefault(match[1].replace("〇", "○").replace("◯", "○"), match[2])
    return found
