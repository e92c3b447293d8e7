"""Whether a workbook can be opened as a whole, to be copied: openpyxl then makes an object of every cell.

It makes one, too, for every cell of a merged area and of a link's area, which a small file can have any number of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree
from zipfile import ZipFile

from orglint.i18n import Text
from orglint.workbook.layout import place_of

MOST_CELLS = 1_500_000
_SHEETS = re.compile(r"^xl/(work|chart)sheets/[^/]+\.xml$", re.IGNORECASE)


def copy_refused(package: ZipFile, most: int = MOST_CELLS) -> Text | None:
    """Return why a workbook is too large to be copied, None where it is not. Raises one of DAMAGE."""
    cells = 0
    for name in package.namelist():
        if _SHEETS.search(name):
            for more in _cells(package, name):
                cells += more
                if cells > most:
                    return TOO_LARGE.filled(most=f"{most:,}")
    return None


def _cells(package: ZipFile, name: str) -> Iterator[int]:
    with package.open(name) as part:
        for _, element in ElementTree.iterparse(part):  # noqa: S314 - the workbook was read before: no DTD is in it
            tag = element.tag.rpartition("}")[2]
            if tag == "row":
                yield len(element)
                element.clear()
            elif tag in {"mergeCell", "hyperlink"}:
                yield _area(element.attrib["ref"])


def _area(reference: str) -> int:
    first, _, last = reference.partition(":")
    (row, column), (end_row, end_column) = place_of(first), place_of(last or first)
    return (end_row - row + 1) * (end_column - column + 1)


TOO_LARGE = Text(
    "the workbook has more than {most} cells, so it is not copied",
    "ブックのセルが{most}個を超えるため、写しは作りません",
)
