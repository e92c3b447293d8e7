"""The sheets that we write ourselves: a summary, the list of findings, tables of files that are no workbook."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties

from orglint.columns import width
from orglint.workbook.marking import cell_of, put_mark
from orglint.workbook.outgoing import Front, Grid, Level, ListPage, SummaryPage
from orglint.workbook.own_sheets import FINDINGS_NAME, SUMMARY_NAME, quoted
from orglint.workbook.styles import CENTRED, FILLS, GRID, HEADING_FILL, WRAPPED, font
from orglint.workbook.text_cells import put_text
from orglint.workbook.titles import sheet_title

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.styles.cell_style import StyleArray
    from openpyxl.workbook.workbook import Workbook as Book
    from openpyxl.worksheet.worksheet import Worksheet

_A3, _A4 = 8, 9
_LINE_HEIGHT = 16.5
_TALLEST = 400.0
_NARROWER = 0.85
"""Programs do not all find out themselves how high (in points) a row with wrapped text must be. Columns are measured in
digits of a larger font than ours."""
_LINK = "FF0563C1"
_WHITE = "FFFFFFFF"
_LABEL_WIDTH = 24
_TEXT_WIDTH = 110
_NARROWEST, _WIDEST = 8, 40


def put_front(book: Book, front: Front) -> None:
    """Put the summary and the list of findings before all other sheets, and open the workbook at the summary."""
    # What is selected on several sheets is changed on all of them at once.
    for sheet in book.worksheets:
        sheet.sheet_view.tabSelected = False
    for chart in book.chartsheets:
        for view in chart.sheetViews.sheetView:
            view.tabSelected = False
    summary = book.create_sheet(sheet_title(front.summary.title, book.sheetnames), 0)
    findings = book.create_sheet(sheet_title(front.findings.title, book.sheetnames), 1)
    _summary(summary, front.summary, front.font)
    _list(findings, front.findings, front.font)
    book.active = 0
    summary.sheet_view.tabSelected = True
    for name, sheet in ((SUMMARY_NAME, summary), (FINDINGS_NAME, findings)):
        book.defined_names[name] = DefinedName(name, attr_text=f"{quoted(sheet.title)}!$A$1", hidden=True)


def put_grid(book: Book, grid: Grid, font_name: str) -> None:
    """Write a table on a sheet of its own, its rows where they are in its file."""
    sheet = book.create_sheet(grid.title)
    widths: dict[int, int] = {}
    for (row, column), text in grid.cells.items():
        cell = cell_of(sheet, row, column)
        put_text(cell, text)
        cell.border, cell.alignment, cell.font = GRID, WRAPPED, font(font_name)
        if row == grid.heading_row:
            _heading(cell, font_name)
        widths[column] = max(widths.get(column, 0), *(width(line) for line in (text.splitlines() or [""])))
    widths = {column: min(max(needed + 2, _NARROWEST), _WIDEST) for column, needed in widths.items()}
    for column, needed in widths.items():
        sheet.column_dimensions[get_column_letter(column)].width = needed
    rows: dict[int, list[tuple[str, int]]] = {}
    for (row, column), text in grid.cells.items():
        rows.setdefault(row, []).append((text, widths[column]))
    for row, cells in rows.items():
        _set_height(sheet, row, cells)
    for mark in grid.marks:
        put_mark(sheet, mark)
    sheet.freeze_panes = f"A{grid.heading_row + 1}"
    _printed(sheet, _A4, rows=f"{grid.heading_row}:{grid.heading_row}")


def _summary(sheet: Worksheet, page: SummaryPage, name: str) -> None:
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = _LABEL_WIDTH, _TEXT_WIDTH
    heading = cell_of(sheet, 1, 1)
    put_text(heading, page.heading)
    heading.font = font(name, size=14, bold=True)
    for row, line in enumerate(page.lines, start=3):
        label, text = cell_of(sheet, row, 1), cell_of(sheet, row, 2)
        put_text(label, line.label)
        put_text(text, line.text)
        label.font, text.font = font(name, bold=True), font(name)
        label.alignment = text.alignment = WRAPPED
        if line.level is not None:
            text.fill = FILLS[line.level]
        _set_height(sheet, row, [(line.label, _LABEL_WIDTH), (line.text, _TEXT_WIDTH)])
    sheet.sheet_view.showGridLines = False
    _printed(sheet, _A4, rows=None)


def _list(sheet: Worksheet, page: ListPage, name: str) -> None:
    for number, column in enumerate(page.columns, start=1):
        cell = cell_of(sheet, 1, number)
        put_text(cell, column.heading)
        _heading(cell, name)
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    looks = _Looks(name)
    for row, item in enumerate(page.rows, start=2):
        for number, text in enumerate(item.texts, start=1):
            cell = cell_of(sheet, row, number)
            put_text(cell, text)
            is_link = item.link is not None and number == page.link_column + 1
            looks.put_on(cell, item.level if number == 1 else None, is_link=is_link)
        _set_height(sheet, row, [(text, column.width) for text, column in zip(item.texts, page.columns, strict=True)])
        if item.link is not None:
            linked = cell_of(sheet, row, page.link_column + 1)
            place = f"{quoted(item.link.sheet)}!{get_column_letter(item.link.column)}{item.link.row}"
            linked.hyperlink = Hyperlink(ref=linked.coordinate, location=place)
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(page.columns))}{len(page.rows) + 1}"
    _printed(sheet, _A3, rows="1:1")


class _Looks:
    """The styles of a list's cells: worked out once for each kind of cell, which is most of the time a list takes."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._known: dict[tuple[Level | None, bool, bool], StyleArray] = {}

    def put_on(self, cell: Cell, level: Level | None, *, is_link: bool) -> None:
        """Style a cell that has its text; `level` is the colour it is filled with."""
        key = (level, is_link, bool(cell.quotePrefix))
        if key in self._known:
            cell._style = self._known[key]  # type: ignore[attr-defined]  # noqa: SLF001 - no other way to share it
            return
        cell.font = font(self._name, colour=_LINK, underline=True) if is_link else font(self._name)
        cell.alignment, cell.border = WRAPPED, GRID
        if level is not None:
            cell.fill = FILLS[level]
        self._known[key] = cell._style  # type: ignore[attr-defined]  # noqa: SLF001 - openpyxl copies whole styles no other way


def _heading(cell: Cell, name: str) -> None:
    cell.font, cell.fill = font(name, bold=True, colour=_WHITE), HEADING_FILL
    cell.alignment, cell.border = CENTRED, GRID


def _set_height(sheet: Worksheet, row: int, cells: Iterable[tuple[str, int]]) -> None:
    """Make a row as high as its wrapped texts, each with the width of its column, take."""
    needed = max(
        sum(max(1, ceil(width(line) * _NARROWER / (room - 1))) for line in text.split("\n")) for text, room in cells
    )
    sheet.row_dimensions[row].height = min(needed * _LINE_HEIGHT + 2, _TALLEST)


def _printed(sheet: Worksheet, paper: int, rows: str | None) -> None:
    """Print a sheet as wide as a page lying on its side, its headings on each."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", paper
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    if rows is not None:
        sheet.print_title_rows = rows
