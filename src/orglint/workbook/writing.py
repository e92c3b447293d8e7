"""Writes workbooks: the same bytes for the same contents, and no text that a program would take for a formula."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from orglint.columns import width as text_width
from orglint.workbook.book import Choices, Grid, Hint, Line, Look, Page, Sheet, SheetColumn, Style, Value

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.styles import Font
    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

LONGEST_TEXT = 32_767
"""So many characters a cell can hold."""
PREPARED_ROWS = 1000
"""So many rows below the headings offer their choices before anything stands in them."""
_LONGEST_LIST = 255
_LONGEST_HINT = 255
_LONGEST_HINT_TITLE = 32
_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]")
_DAY = datetime(2026, 1, 1)  # noqa: DTZ001 - no moment at all: the same in every file
FORMATS = {
    Look.CODE: "@",
    Look.TEXT: "General",
    Look.NUMBER: "[>=1000]#,##0.###;General",
    Look.SHARE: "0.##%",
    Look.DAY: "yyyy-mm-dd",
}
_HEADING_COLOR = "1F3864"
_EXAMPLE_COLOR = "FFF8DC"
_LINE_COLOR = "BFBFBF"
_LINK_COLOR = "0563C1"
_FONT = "Yu Gothic"
_WIDTH_OF_PAGE = (30, 90)
_LINE_HEIGHT = 18.0
_MOST_LINES = 12
_WIDTH_OF_PRINT = 170


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
    for sheet in made:
        target = book.create_sheet(sheet.name)
        if isinstance(sheet, Grid):
            _write_grid(target, sheet, rows)
        else:
            _write_page(target, sheet)
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


def _write_grid(target: Worksheet, sheet: Grid, rows: dict[str, int]) -> None:
    from openpyxl.utils import get_column_letter

    if sheet.color:
        target.sheet_properties.tabColor = sheet.color
    last = max(len(sheet.rows), PREPARED_ROWS) + 1
    for number, column in enumerate(sheet.columns, 1):
        letter = get_column_letter(number)
        dimension = target.column_dimensions[letter]
        dimension.width = column.width
        dimension.number_format = FORMATS[column.look]
        _style_heading(_write(target, 1, number, column.heading))
        if column.hint is not None:
            _hint(target, column.hint, f"{letter}1")
        if column.choices is not None or column.cell_hint is not None:
            _offer(target, column.choices, f"{letter}2:{letter}{last}", rows, column.cell_hint)
    for row, values in enumerate(sheet.rows):
        for number, (value, column) in enumerate(zip(values, sheet.columns, strict=True)):
            look = sheet.looks.get((row, number), column.look)
            cell = _write(target, row + 2, number + 1, value)
            cell.number_format = FORMATS[look]
            _style_cell(cell, look, is_example=row in sheet.examples)
        lines = max((_lines(value, column) for value, column in zip(values, sheet.columns, strict=True)), default=1)
        if lines > 1:
            target.row_dimensions[row + 2].height = min(lines, _MOST_LINES) * _LINE_HEIGHT
    for (row, number), choices in sorted(sheet.choices.items()):
        _offer(target, choices, f"{get_column_letter(number + 1)}{row + 2}", rows, None)
    _set_up(target, sheet)


def _lines(value: Value | None, column: SheetColumn) -> int:
    """Return how many lines a value takes in its column."""
    if not isinstance(value, str):
        return 1
    return sum(max(1, -(-text_width(line) // column.width)) for line in value.split("\n"))


def _set_up(target: Worksheet, sheet: Grid) -> None:
    """Keep the headings in sight and above each printed page, and let the rows be filtered."""
    from openpyxl.utils import get_column_letter

    width = get_column_letter(len(sheet.columns))
    target.freeze_panes = f"{get_column_letter(sheet.fixed + 1)}2"
    target.auto_filter.ref = f"A1:{width}{max(len(sheet.rows), 1) + 1}"
    target.row_dimensions[1].height = 2 * _LINE_HEIGHT
    target.print_title_rows = "1:1"
    target.print_title_cols = f"A:{get_column_letter(sheet.fixed)}"
    total = sum(column.width for column in sheet.columns)
    _print_on_pages(target, landscape=True, abreast=-(-total // _WIDTH_OF_PRINT))


def _print_on_pages(target: Worksheet, *, landscape: bool, abreast: int = 1) -> None:
    from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
    from openpyxl.worksheet.properties import PageSetupProperties

    target.page_setup.orientation = "landscape" if landscape else "portrait"
    target.page_setup.paperSize = 9  # A4
    target.page_setup.fitToWidth = abreast
    target.page_setup.fitToHeight = 0
    target.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    target.oddFooter = HeaderFooterItem(center=_HeaderFooterPart("&A  &P/&N"))


def _write(target: Worksheet, row: int, column: int, value: Value | None) -> Cell:
    """Write a value; a text is a text also where it begins like a formula or spells an error."""
    cell: Cell = target.cell(row, column)  # type: ignore[assignment]  # no merged cells here
    if value is None:
        return cell
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
        if value.startswith(_STARTS_FORMULA):
            cell.quotePrefix = True  # stays text when somebody edits it
    return cell


def _style_heading(cell: Cell) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    cell.font = Font(name=_FONT, bold=True, color="FFFFFF")
    cell.fill = PatternFill("solid", fgColor=_HEADING_COLOR)
    cell.alignment = Alignment(vertical="center", wrap_text=True)


def _style_cell(cell: Cell, look: Look, *, is_example: bool) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    side = Side("thin", color=_LINE_COLOR)
    cell.font = Font(name=_FONT)
    cell.alignment = Alignment(vertical="top", wrap_text=look in (Look.TEXT, Look.CODE))
    cell.border = Border(bottom=side)
    if is_example:
        cell.fill = PatternFill("solid", fgColor=_EXAMPLE_COLOR)


def _hint(target: Worksheet, hint: Hint, place: str) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    validation = DataValidation(allow_blank=True)
    _show(validation, hint)
    validation.add(place)
    target.add_data_validation(validation)


def _offer(target: Worksheet, choices: Choices | None, places: str, rows: dict[str, int], hint: Hint | None) -> None:
    """Offer what may be chosen; anything else may be written too, and is checked by orglint."""
    from openpyxl.worksheet.datavalidation import DataValidation

    validation = DataValidation(allow_blank=True)
    if choices is not None:
        validation.type, validation.formula1 = "list", _formula(choices, rows)
        validation.showErrorMessage = False
    if hint is not None:
        _show(validation, hint)
    validation.add(places)
    target.add_data_validation(validation)


def _show(validation: object, hint: Hint) -> None:
    title, text = hint.title[:_LONGEST_HINT_TITLE], _cut(hint.text)
    for name, value in (("promptTitle", title), ("prompt", text), ("showInputMessage", True)):
        setattr(validation, name, value)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_HINT else text[: _LONGEST_HINT - 1] + "…"


def _formula(choices: Choices, rows: dict[str, int]) -> str:
    """Return the formula of a list: words in quotes, or the cells of another sheet."""
    if choices.words:
        listed = ",".join(choices.words)
        assert len(listed) <= _LONGEST_LIST, "a list of words has to be short"
        return f'"{listed}"'
    last = max(rows.get(choices.sheet, 0), PREPARED_ROWS) + 1
    return f"{quoted(choices.sheet)}!$A$2:$A${last}"


def quoted(sheet: str) -> str:
    """Return the name of a sheet as formulas write it."""
    return "'" + sheet.replace("'", "''") + "'"


def _write_page(target: Worksheet, page: Page) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.worksheet.hyperlink import Hyperlink

    target.sheet_view.showGridLines = False
    for letter, width in zip("AB", _WIDTH_OF_PAGE, strict=True):
        target.column_dimensions[letter].width = width
    for row, line in enumerate(page.lines, 1):
        cell = _write(target, row, 1, line.text or None)
        cell.font, cell.alignment = _font(line), Alignment(vertical="top", wrap_text=bool(line.beside))
        color = _EXAMPLE_COLOR if line.style is Style.EXAMPLE else line.color
        for each in (cell, _write(target, row, 2, None)) if color else ():
            each.fill = PatternFill("solid", fgColor=color)
        if line.link:
            cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"{quoted(line.link)}!A1")
        if line.beside:
            beside = _write(target, row, 2, line.beside)
            beside.font, beside.alignment = Font(name=_FONT), Alignment(vertical="top", wrap_text=True)
    _print_on_pages(target, landscape=False)


def _font(line: Line) -> Font:
    from openpyxl.styles import Font

    size = {Style.TITLE: 16, Style.HEADING: 12}.get(line.style, 11)
    is_bold = line.style in (Style.TITLE, Style.HEADING)
    if line.link:
        return Font(name=_FONT, size=size, underline="single", color=_LINK_COLOR)
    return Font(name=_FONT, size=size, bold=is_bold)
