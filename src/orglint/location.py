"""Where something stands in the user's files."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of text: 1-based lines and columns, counted in characters; the end column is exclusive.

    On a sheet of a workbook lines and columns are those of its cells.
    """

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file. Without a span it is the file as a whole; `exact` is false for the nearest known ancestor.

    `file` is the path as shown to users: relative to the working folder where it can be, with forward slashes. `sheet`
    names the sheet where the file is a workbook, and is empty where it is none.
    """

    file: str
    span: Span | None = None
    exact: bool = True
    sheet: str = ""

    @property
    def source(self) -> str:
        """Return what tells files apart, and the sheets of one workbook: `file`, or `file:sheet`."""
        return source_key(self.file, self.sheet)

    @property
    def cell(self) -> str | None:
        """Return the cell as spreadsheets call it (`C12`), None where the place is on no sheet."""
        return cell_name(self.span.line, self.span.column) if self.sheet and self.span is not None else None

    def __str__(self) -> str:
        if self.sheet:
            return f"{self.source}!{self.cell}" if self.span is not None else self.source
        if self.span is None:
            return self.file
        return f"{self.file}:{self.span.line}:{self.span.column}"


def source_key(file: str, sheet: str = "") -> str:
    """Return the name of a file, or of a sheet in a workbook, under which its contents are kept."""
    return f"{file}:{sheet}" if sheet else file


def cell_name(row: int, column: int) -> str:
    """Return a cell as spreadsheets call it: 1-based row 12 and column 3 are `C12`."""
    return f"{column_name(column)}{row}"


def column_name(column: int) -> str:
    """Return a column as spreadsheets call it: the 1-based column 28 is `AB`."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
