"""Tables of clean texts, drawn with blanks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from orglint.reporters.look import Look

_BETWEEN = "  "


def table(
    rows: Sequence[Sequence[str]], look: Look, *, right: Sequence[int] = (), indent: int = 2, widest: int | None = None
) -> Iterator[str]:
    """Yield a line for each row, its cells (clean already) under each other; columns of `right` end together.

    A cell of more than `widest` columns juts out of its row: it does not widen all the others.
    """
    widths = [_width([look.size(cell) for cell in column], widest) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [
            _cell(text, size, look, to_the_right=number in right)
            for number, (text, size) in enumerate(zip(row, widths, strict=True))
        ]
        yield (" " * indent + _BETWEEN.join(cells)).rstrip()


def _width(sizes: Sequence[int], widest: int | None) -> int:
    return max((size for size in sizes if widest is None or size <= widest), default=0)


def _cell(text: str, size: int, look: Look, *, to_the_right: bool) -> str:
    blanks = " " * (size - look.size(text))
    return blanks + text if to_the_right else text + blanks
