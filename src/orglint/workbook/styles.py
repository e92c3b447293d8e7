"""Colours and fonts of what we write."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from orglint.workbook.outgoing import Level

if TYPE_CHECKING:
    from openpyxl.cell import Cell

_COLOURS: Mapping[Level, str] = MappingProxyType(
    {"error": "FFFFB3B3", "warning": "FFFFE08A", "note": "FFBFDDF5", "quiet": "FFE3E3E3"}
)
FILLS: Mapping[Level, PatternFill] = MappingProxyType(
    {level: PatternFill("solid", fgColor=colour) for level, colour in _COLOURS.items()}
)
HEADING_FILL = PatternFill("solid", fgColor="FF1F3864")
_LINE = Side(style="thin", color="FFD0D0D0")
GRID = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
WRAPPED = Alignment(vertical="top", wrap_text=True)
CENTRED = Alignment(vertical="center", wrap_text=True)


def font(name: str, *, size: int = 10, bold: bool = False, colour: str = "FF000000", underline: bool = False) -> Font:
    """Return a font of ours."""
    return Font(name=name, size=size, bold=bold, color=colour, underline="single" if underline else None)


def is_ours(cell: Cell) -> bool:
    """Whether a cell is filled as we mark cells."""
    return cell.fill.fill_type == "solid" and cell.fill.fgColor.rgb in _COLOURS.values()
