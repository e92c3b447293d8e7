"""What a workbook's package holds: its sheets in order, and what is in it that nobody reads."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree
from zipfile import ZipFile

from orglint.i18n import Text
from orglint.workbook.own_sheets import OWN_NAMES, sheet_of
from orglint.workbook.package import CONTENT_TYPES

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT = "http://purl.oclc.org/ooxml/"


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet in the list of sheets: the part it is in, empty where the package has none.

    `is_ours` says that an earlier report has put it there.
    """

    name: str
    part: str
    is_hidden: bool
    is_chart: bool
    is_ours: bool


@dataclass(frozen=True, slots=True)
class Contents:
    """The sheets of a workbook, and whether it is of the strict kind that openpyxl does not read."""

    sheets: tuple[SheetPart, ...]
    is_strict: bool


def contents_of(package: ZipFile) -> Contents:
    """Return the sheets of a workbook. Raises one of DAMAGE where the package is not as it should be."""
    main = _main_part(package)
    book = _tree(package, main)
    folder, name = posixpath.split(main)
    targets = {
        relation.get("Id"): (relation.get("Type", ""), posixpath.normpath(posixpath.join(folder, target)).lstrip("/"))
        for relation in _tree(package, posixpath.join(folder, "_rels", f"{name}.rels"))
        if (target := relation.get("Target")) is not None
    }
    parts = set(package.namelist())
    ours = {
        sheet_of(name.text or "")
        for name in book.iter()
        if _local(name.tag) == "definedName" and name.get("name") in OWN_NAMES
    }
    sheets = []
    for sheet in book.iter():
        if _local(sheet.tag) != "sheet":
            continue
        relation = next((value for key, value in sheet.items() if key == _RELATION or _local(key) == "id"), "")
        kind, part = targets.get(relation, ("", ""))
        is_chart = "chartsheet" in kind or "dialogsheet" in kind
        sheets.append(
            SheetPart(
                sheet.attrib["name"],
                part if part in parts else "",
                sheet.get("state", "visible") != "visible",
                is_chart,
                sheet.attrib["name"] in ours,
            )
        )
    return Contents(tuple(sheets), book.tag.startswith("{" + _STRICT))


def unread_in(package: ZipFile) -> tuple[Text, ...]:
    """Return what else a workbook has that nobody reads, in words."""
    return tuple(dict.fromkeys(_unread(package)))


def _unread(package: ZipFile) -> Iterator[Text]:
    names = package.namelist()
    for pattern, text in _UNREAD:
        if any(pattern.search(name) for name in names):
            yield text


def _main_part(package: ZipFile) -> str:
    for kind in _tree(package, CONTENT_TYPES):
        if kind.get("ContentType", "").endswith(".main+xml") and "PartName" in kind.attrib:
            return kind.attrib["PartName"].lstrip("/")
    return "xl/workbook.xml"


def _tree(package: ZipFile, part: str) -> ElementTree.Element:
    return ElementTree.fromstring(package.read(part))  # noqa: S314 - open_package lets no DTD in


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


_UNREAD = (
    (re.compile(r"vbaProject\.bin$|/macrosheets/", re.IGNORECASE), Text("macros", "マクロ")),
    (re.compile(r"^xl/(threadedC|c)omments", re.IGNORECASE), Text("comments", "コメント")),
    (re.compile(r"^xl/externalLinks/", re.IGNORECASE), Text("links to other workbooks", "他のブックへのリンク")),
    (re.compile(r"^xl/charts/", re.IGNORECASE), Text("charts", "グラフ")),
    (re.compile(r"^xl/(media|drawings/drawing)", re.IGNORECASE), Text("pictures and shapes", "画像と図形")),
    (re.compile(r"^xl/embeddings/", re.IGNORECASE), Text("embedded files", "埋め込まれたファイル")),
)
