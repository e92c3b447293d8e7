"""What is written into a workbook, as plain data: marks on cells, tables, a list of findings, a summary."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from orglint.workbook.sheet import Place

Level: TypeAlias = Literal["error", "warning", "note", "quiet"]
"""How a cell is coloured; `quiet` is what does not count."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A colour and a comment on a cell."""

    row: int
    column: int
    level: Level
    comment: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table that is written on a sheet of its own: the texts of its cells by row and column, and marks on them."""

    title: str
    heading_row: int
    cells: Mapping[Place, str]
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A cell that another cell leads to."""

    sheet: str
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class ListRow:
    """A row of a list: its texts, the colour of the first one, and where the linked one leads."""

    texts: tuple[str, ...]
    level: Level
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list: its heading, and its width in characters."""

    heading: str
    width: int


@dataclass(frozen=True, slots=True)
class ListPage:
    """A sheet with a list that can be filtered. `link_column` is the index of the column whose cells are links."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[ListRow, ...]
    link_column: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a summary: what it is about, and the text, in a colour where it explains that."""

    label: str
    text: str
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class SummaryPage:
    """A sheet that is read from top to bottom: a heading, and lines under a label each."""

    title: str
    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Front:
    """The sheets that are put before all others, and the font they are written in."""

    summary: SummaryPage
    findings: ListPage
    font: str
