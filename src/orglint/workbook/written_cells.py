"""Cells as they are written: values that stay what they are, and how they look."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from orglint.workbook.book import Look, Value
from orglint.workbook.text_cells import STARTS, put_text

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.styles.cell_style import StyleArray
    from openpyxl.worksheet.worksheet import Worksheet

FONT = "Yu Gothic"
HEADING_COLOR = "1F3864"
EXAMPLE_COLOR = "FFF8DC"
FORMATS = {
    Look.CODE: "@",
    Look.TEXT: "General",
    Look.NUMBER: "[>=1000]#,##0.###;General",
    Look.SHARE: "0.##%",
    Look.DAY: "yyyy-mm-dd",
}
_LINE_COLOR = "BFBFBF"


def write(target: Worksheet, row: int, column: int, value: Value | None) -> Cell:
    """Write a value; a text is a text also where it begins like a formula or spells an error."""
    cell: Cell = target.cell(row, column)  # type: ignore[assignment]  # no merged cells here
    if isinstance(value, str):
        put_text(cell, value)
    elif value is not None:
        cell.value = value
    return cell


def starts_formula(value: Value | None) -> bool:
    """Whether a program would take a value for a formula if somebody typed it."""
    return isinstance(value, str) and value.startswith(STARTS)


def style_heading(cell: Cell) -> None:
    """Make a cell look like a heading."""
    from openpyxl.styles import Alignment, Font, PatternFill

    cell.font = Font(name=FONT, bold=True, color="FFFFFF")
    cell.fill = PatternFill("solid", fgColor=HEADING_COLOR)
    cell.alignment = Alignment(vertical="center", wrap_text=True)


@dataclass(slots=True)
class CellStyles:
    """The styles of the cells of one workbook: each is made once, for making one takes longer than writing a value."""

    _known: dict[tuple[Look, bool, bool], StyleArray] = field(default_factory=dict)

    def apply(self, cell: Cell, look: Look, *, is_example: bool) -> None:
        """Make a cell look as its column or its kind says."""
        key = look, is_example, starts_formula(cell.value)  # type: ignore[arg-type]  # what write() put there
        if key not in self._known:
            _style_cell(cell, look, is_example=is_example, as_text=key[2])
            self._known[key] = cell._style  # type: ignore[attr-defined]  # noqa: SLF001 - no other way to share it
        else:
            cell._style = self._known[key]  # type: ignore[attr-defined]  # noqa: SLF001 - openpyxl copies whole styles no other way


def _style_cell(cell: Cell, look: Look, *, is_example: bool, as_text: bool) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    cell.number_format = FORMATS[look]
    cell.font = Font(name=FONT)
    cell.alignment = Alignment(vertical="top", wrap_text=look in (Look.TEXT, Look.CODE))
    cell.border = Border(bottom=Side("thin", color=_LINE_COLOR))
    cell.quotePrefix = as_text  # stays text when somebody edits it
    if is_example:
        cell.fill = PatternFill("solid", fgColor=EXAMPLE_COLOR)
