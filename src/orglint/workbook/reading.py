"""Workbooks, read: bytes -> sheets of source text, with what could not be read and what was passed over."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, cast
from zipfile import ZipFile

from orglint.i18n import Text
from orglint.source.document import Fault
from orglint.workbook.cell_text import Value, cell_text
from orglint.workbook.contents import Contents, SheetPart, contents_of, unread_in
from orglint.workbook.layout import Layout, TooManyCells, read_layout
from orglint.workbook.limits import WORKBOOK_LIMITS, WorkbookLimits
from orglint.workbook.package import DAMAGE, open_package
from orglint.workbook.refusals import CUT_OR_DAMAGED, NOT_A_TABLE, STRICT, TOO_LARGE, refuse
from orglint.workbook.sheet import Place, Sheet, Workbook

if TYPE_CHECKING:
    from openpyxl.cell import Cell as BookCell
    from openpyxl.workbook.workbook import Workbook as Book


def read_workbook(data: bytes, limits: WorkbookLimits = WORKBOOK_LIMITS) -> Workbook:
    """Read the visible sheets of a workbook. Whatever the bytes are, what is wrong with them is a fault."""
    package = open_package(data, limits)
    if isinstance(package, Fault):
        return Workbook(faults=(("", package),))
    with package:
        try:
            contents = contents_of(package)
            fault = _refused(contents, limits)
            return _read(package, data, contents, limits) if fault is None else Workbook(faults=(("", fault),))
        except DAMAGE:
            return Workbook(faults=(("", refuse(CUT_OR_DAMAGED)),))


def _refused(contents: Contents, limits: WorkbookLimits) -> Fault | None:
    if contents.is_strict:
        return refuse(STRICT)
    if len(contents.sheets) > limits.sheets:
        return refuse(_MANY_SHEETS.filled(most=limits.sheets), TOO_LARGE)
    names = [sheet.name for sheet in contents.sheets]
    return refuse(CUT_OR_DAMAGED) if len(set(names)) < len(names) else None


def _read(package: ZipFile, data: bytes, contents: Contents, limits: WorkbookLimits) -> Workbook:
    sheets: list[Sheet] = []
    faults: list[tuple[str, Fault]] = []
    with _opened(data) as book:
        for part in contents.sheets:
            if part.is_hidden or part.is_chart:
                continue
            read = _sheet(package, book, part, limits)
            if isinstance(read, Fault):
                faults.append((part.name, read))
            elif read.rows:
                sheets.append(read)
    if not sheets and not faults:
        faults.append(("", refuse(_NOTHING)))
    return Workbook(tuple(sheets), tuple(faults), tuple(_notes(package, contents)))


@contextmanager
def _opened(data: bytes) -> Iterator[Book]:
    """Open a workbook with openpyxl, which warns of what it drops: formatting, extensions, names. None of it is read."""
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        try:
            yield book
        finally:
            book.close()


def _sheet(package: ZipFile, book: Book, part: SheetPart, limits: WorkbookLimits) -> Sheet | Fault:
    try:
        with package.open(part.part) as stream:
            layout = read_layout(stream, limits)
        rows, damaged, indents = _cells(book, part.name, layout)
    except TooManyCells:
        return Fault(TOO_LARGE, _MANY_CELLS.filled(cells=f"{limits.cells:,}", merged=f"{limits.merged:,}"), None)
    except DAMAGE:
        return Fault(NOT_A_TABLE, _DAMAGED_SHEET, None)
    return Sheet(
        name=part.name,
        rows=rows,
        damaged=damaged,
        merged=dict(sorted(layout.merged.items())),
        indents=indents,
        hidden_columns=frozenset(layout.hidden_columns),
        hidden_rows=frozenset(row for row in layout.hidden_rows if row in rows),
    )


def _cells(
    book: Book, name: str, layout: Layout
) -> tuple[dict[int, dict[int, str]], dict[Place, Text], dict[Place, str]]:
    """Return the texts of the filled cells by row and column, the cells that have no value to read, and indentations."""
    rows: dict[int, dict[int, str]] = {}
    indents: dict[Place, str] = {}
    damaged: dict[Place, Text] = dict.fromkeys(layout.uncalculated, _UNCALCULATED)
    if not layout.last_row:
        return rows, damaged, indents
    sheet = book[name]
    if sheet not in book.worksheets:
        raise ValueError("no worksheet")
    sheet.reset_dimensions()
    cells = sheet.iter_rows(max_row=layout.last_row)
    for number, row in enumerate(cells, start=1):
        for column, cell in enumerate(row, start=1):
            if cell.value is None:
                continue
            if cell.data_type == "e":
                damaged[number, column] = _ERROR.filled(error=str(cell.value)[:_LONGEST])
            elif text := cell_text(cast("Value", cell.value), cell.number_format or ""):
                rows.setdefault(number, {})[column] = text
                if isinstance(cell.value, str) and (before := _indent(cell.value, cell)):
                    indents[number, column] = before
    for place in damaged:
        rows.setdefault(place[0], {})
    return dict(sorted(rows.items())), dict(sorted(damaged.items())), indents


def _indent(text: str, cell: BookCell) -> str:
    """Return what makes a text stand further right: blanks before it, and a tab for each level of its indentation."""
    blanks = text[: len(text) - len(text.lstrip())] if text[:1].isspace() else ""
    levels = int(cell.alignment.indent) if cell.has_style else 0
    return blanks + "\t" * min(levels, _DEEPEST)


def _notes(package: ZipFile, contents: Contents) -> Iterator[Text]:
    for found, text in (
        ([sheet.name for sheet in contents.sheets if sheet.is_hidden], _HIDDEN),
        ([sheet.name for sheet in contents.sheets if sheet.is_chart and not sheet.is_hidden], _CHARTS),
    ):
        if found:
            yield text.filled(names=Text(", ".join(found), "、".join(found)))
    unread = unread_in(package)
    if unread:
        listed = Text(", ".join(text.en for text in unread), "、".join(text.ja for text in unread))
        yield _UNREAD.filled(what=listed)


_LONGEST = 20
_DEEPEST = 50
_ERROR = Text(
    "the cell shows the error {error}, so it reads as empty", "セルがエラー({error})になっているため、空として読みます"
)
_UNCALCULATED = Text(
    "the formula in this cell has no value yet, so it reads as empty; open the workbook in Excel and save it",
    "このセルの数式は計算結果が保存されていないため、空として読みます。Excelで開いて保存し直してください",
)
_NOTHING = Text("no visible sheet has anything in it", "表示されているシートがすべて空です")
_MANY_SHEETS = Text("more than {most} sheets", "シートが{most}枚を超えています")
_MANY_CELLS = Text(
    "more than {cells} cells or {merged} merged areas on one sheet; delete rows and columns that are only formatted",
    "1枚のシートに{cells}個を超えるセル、または{merged}個を超える結合セルがあります。書式だけの行と列を削除してください",
)
_DAMAGED_SHEET = Text(
    "the sheet is damaged; open the workbook in Excel, let it be repaired and save it again",
    "シートが壊れています。Excelで開いて修復し、保存し直してください",
)
_HIDDEN = Text("hidden sheets are not read: {names}", "非表示のシートは読みません: {names}")
_CHARTS = Text("sheets of charts or dialogs are not read: {names}", "グラフやダイアログのシートは読みません: {names}")
_UNREAD = Text("in the workbook and not read: {what}", "ブックにあり、読まないもの: {what}")
