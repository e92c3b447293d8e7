"""A workbook to be written: its sheets with their columns and rows, and pages of text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import TypeAlias

Value: TypeAlias = "str | int | float | date"
"""What a cell holds. A text is written as text, whatever it begins with."""


class Look(Enum):
    """How the cells of a column look, and what a program makes of what is typed into them."""

    CODE = "text as it is typed: no number, no date"
    TEXT = "text that may be long"
    NUMBER = "a number"
    SHARE = "a share"
    DAY = "a date"


@dataclass(frozen=True, slots=True)
class Choices:
    """What a cell offers to choose from: words, or what stands in the first column of another sheet."""

    words: tuple[str, ...] = ()
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Hint:
    """What is shown beside a cell while it is selected."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column of a sheet: its heading, what explains it, and what its cells are like."""

    heading: str
    width: int
    look: Look = Look.CODE
    hint: Hint | None = None
    choices: Choices | None = None
    cell_hint: Hint | None = None


@dataclass(frozen=True, slots=True)
class ColumnSheet:
    """A sheet of columns. `fixed` columns stay in sight.

    `examples` are the rows that are coloured: they are there to be replaced. `looks` and `choices` say of single cells
    what their column does not.
    """

    name: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[Value | None, ...], ...] = ()
    color: str = ""
    fixed: int = 1
    examples: frozenset[int] = frozenset()
    looks: Mapping[tuple[int, int], Look] = field(default_factory=dict)
    choices: Mapping[tuple[int, int], Choices] = field(default_factory=dict)


class Style(Enum):
    """How a line of a page looks."""

    TITLE = "title"
    HEADING = "heading"
    TEXT = "text"
    EXAMPLE = "coloured like an example"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: a text across the page, or one beside another. `link` names the sheet the first leads to."""

    text: str = ""
    beside: str = ""
    style: Style = Style.TEXT
    link: str = ""
    color: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet of text."""

    name: str
    lines: tuple[Line, ...]


Sheet: TypeAlias = "ColumnSheet | Page"
