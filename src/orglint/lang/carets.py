"""Shows an error against the line it stands on, with carets under the very characters, wide ones included."""

from __future__ import annotations

import unicodedata


def width(char: str) -> int:
    """Return how many columns of a terminal a character takes: 2 for East Asian wide ones, 0 for combining ones."""
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def caret_lines(line: str, start_column: int, end_column: int) -> str:
    """Return the line of blanks and carets to print below `line`; columns are 1-based, the end is exclusive.

    A tab stays a tab, so that both lines are moved alike. There is always at least one caret.
    """
    before = line[: start_column - 1]
    marked = line[start_column - 1 : end_column - 1]
    blanks = "".join("\t" if char == "\t" else " " * width(char) for char in before)
    blanks += " " * (start_column - 1 - len(before))
    return blanks + "^" * max(sum(map(width, marked)), 1)
