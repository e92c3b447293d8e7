"""Writes the sheets of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orglint.workbook.book import Line, Page, Style
from orglint.workbook.choosing import quoted
from orglint.workbook.printing import print_on_pages
from orglint.workbook.written_cells import EXAMPLE_COLOR, FONT, write

if TYPE_CHECKING:
    from openpyxl.styles import Font
    from openpyxl.worksheet.worksheet import Worksheet

_LINK_COLOR = "0563C1"
_WIDTHS = (30, 90)


def write_page(target: Worksheet, page: Page) -> None:
    """Write a page: each line a row, a text beside another in the second column."""
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.worksheet.hyperlink import Hyperlink

    target.sheet_view.showGridLines = False
    for letter, width in zip("AB", _WIDTHS, strict=True):
        target.column_dimensions[letter].width = width
    for row, line in enumerate(page.lines, 1):
        cell = write(target, row, 1, line.text or None)
        cell.font, cell.alignment = _font(line), Alignment(vertical="top", wrap_text=bool(line.beside))
        color = EXAMPLE_COLOR if line.style is Style.EXAMPLE else line.color
        for each in (cell, write(target, row, 2, None)) if color else ():
            each.fill = PatternFill("solid", fgColor=color)
        if line.link:
            cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"{quoted(line.link)}!A1")
        if line.beside:
            beside = write(target, row, 2, line.beside)
            beside.font, beside.alignment = Font(name=FONT), Alignment(vertical="top", wrap_text=True)
    print_on_pages(target, landscape=False)


def _font(line: Line) -> Font:
    from openpyxl.styles import Font

    size = {Style.TITLE: 16, Style.HEADING: 12}.get(line.style, 11)
    is_bold = line.style in (Style.TITLE, Style.HEADING)
    if line.link:
        return Font(name=FONT, size=size, underline="single", color=_LINK_COLOR)
    return Font(name=FONT, size=size, bold=is_bold)
