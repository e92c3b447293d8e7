"""Writes the sheets of columns: headings, rows, what is offered, what stays in sight."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from orglint.columns import width as text_width
from orglint.workbook.book import ColumnSheet, SheetColumn, Value
from orglint.workbook.choosing import PREPARED_ROWS, add_choices, add_hint
from orglint.workbook.printing import print_on_pages
from orglint.workbook.written_cells import FONT, FORMATS, CellStyles, style_heading, write

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_LINE_HEIGHT = 18.0
_MOST_LINES = 12
_WIDTH_OF_PRINT = 170


def write_columns(target: Worksheet, sheet: ColumnSheet, rows: Mapping[str, int], styles: CellStyles) -> None:
    """Write a sheet of columns; `rows` says how many rows each sheet of the workbook has."""
    from openpyxl.utils import get_column_letter

    if sheet.color:
        target.sheet_properties.tabColor = sheet.color
    last = max(len(sheet.rows), PREPARED_ROWS) + 1
    for number, column in enumerate(sheet.columns, 1):
        _write_heading(target, number, column, last, rows)
    for number, values in enumerate(sheet.rows):
        _write_row(target, sheet, number, values, styles)
    for (row, number), choices in sorted(sheet.choices.items()):
        add_choices(target, choices, f"{get_column_letter(number + 1)}{row + 2}", rows, None)
    _set_up(target, sheet)


def _write_heading(target: Worksheet, number: int, column: SheetColumn, last: int, rows: Mapping[str, int]) -> None:
    """Write a heading, and what holds for all cells below it, down to the `last` row."""
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    letter = get_column_letter(number)
    dimension = target.column_dimensions[letter]
    dimension.width = column.width
    dimension.number_format, dimension.font = FORMATS[column.look], Font(name=FONT)
    style_heading(write(target, 1, number, column.heading))
    if column.hint is not None:
        add_hint(target, column.hint, f"{letter}1")
    if column.choices is not None or column.cell_hint is not None:
        add_choices(target, column.choices, f"{letter}2:{letter}{last}", rows, column.cell_hint)


def _write_row(
    target: Worksheet, sheet: ColumnSheet, number: int, values: tuple[Value | None, ...], styles: CellStyles
) -> None:
    is_example = number in sheet.examples
    for place, (value, column) in enumerate(zip(values, sheet.columns, strict=True)):
        look = sheet.looks.get((number, place), column.look)
        if value is not None or is_example or look is not column.look:
            styles.apply(write(target, number + 2, place + 1, value), look, is_example=is_example)
    lines = max((_lines(value, column) for value, column in zip(values, sheet.columns, strict=True)), default=1)
    if lines > 1:
        target.row_dimensions[number + 2].height = min(lines, _MOST_LINES) * _LINE_HEIGHT


def _lines(value: Value | None, column: SheetColumn) -> int:
    """Return how many lines a value takes in its column."""
    if not isinstance(value, str):
        return 1
    return sum(max(1, -(-text_width(line) // column.width)) for line in value.split("\n"))


def _set_up(target: Worksheet, sheet: ColumnSheet) -> None:
    """Keep the headings in sight and above each printed page, and let the rows be filtered."""
    from openpyxl.utils import get_column_letter

    width = get_column_letter(len(sheet.columns))
    target.freeze_panes = f"{get_column_letter(sheet.fixed + 1)}2"
    target.auto_filter.ref = f"A1:{width}{max(len(sheet.rows), 1) + 1}"
    target.row_dimensions[1].height = 2 * _LINE_HEIGHT
    target.print_title_rows = "1:1"
    target.print_title_cols = f"A:{get_column_letter(sheet.fixed)}"
    total = sum(column.width for column in sheet.columns)
    print_on_pages(target, landscape=True, abreast=-(-total // _WIDTH_OF_PRINT))
