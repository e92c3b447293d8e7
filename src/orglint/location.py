"""Where something stands in the user's files."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of text: 1-based lines and columns, counted in characters; the end column is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file. Without a span it is the file as a whole; `exact` is false for the nearest known ancestor.

    `file` is the path as shown to users: relative to the working folder where it can be, with forward slashes.
    """

    file: str
    span: Span | None = None
    exact: bool = True

    def __str__(self) -> str:
        if self.span is None:
            return self.file
        return f"{self.file}:{self.span.line}:{self.span.column}"
