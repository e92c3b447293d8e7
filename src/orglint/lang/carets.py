"""Shows an error against the line it stands on, with carets under the very characters, wide ones included."""

from __future__ import annotations

from orglint.columns import glyphs, width


def caret_lines(line: str, start_column: int, end_column: int) -> str:
    """Return the line of blanks and carets to print below `line`; columns are 1-based, the end is exclusive.

    A character that is shown as its escape has the width of that. A tab stays a tab, so that both lines are moved
    alike. There is always at least one caret.
    """
    sizes = [1 if char == "\t" else width(glyph) for char, glyph in zip(line, glyphs(line), strict=True)]
    start = start_column - 1
    blanks = "".join("\t" if char == "\t" else " " * size for char, size in zip(line[:start], sizes, strict=False))
    return blanks + " " * (start - len(line)) + "^" * max(sum(sizes[start : end_column - 1]), 1)
