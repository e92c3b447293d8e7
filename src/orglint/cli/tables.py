"""Tables of clean texts, drawn with blanks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from orglint.reporters.look import Look

_BETWEEN = "  "


def table(rows: Sequence[Sequence[str]], look: Look, *, right: Sequence[int] = (), indent: int = 2) -> Iterator[str]:
    """Yield a line for each row, its cells (clean already) under each other; columns of `right` end together."""
    widths = [max(map(look.size, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [
            _cell(text, size, look, to_the_right=number in right)
            for number, (text, size) in enumerate(zip(row, widths, strict=True))
        ]
        yield (" " * indent + _BETWEEN.join(cells)).rstrip()


def _cell(text: str, size: int, look: Look, *, to_the_right: bool) -> str:
    blanks = " " * (size - look.size(text))
    return blanks + text if to_the_right else text + blanks
