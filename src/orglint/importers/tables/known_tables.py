"""Whether rows of texts make a table that is known: by a shape, or by the headings of the user's own map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from orglint.importers.tables.column_map import fold_heading
from orglint.importers.tables.csv_text import FindHeadings
from orglint.importers.tables.custom_map import CustomMap
from orglint.importers.tables.heading_row import LOOKED_AT, Fits, HeadingRows, below_titles, find_headings
from orglint.importers.tables.presets import PRESETS
from orglint.importers.tables.shape import Shape
from orglint.importers.tables.table import Cell, Row
from orglint.location import Span

FEWEST_MAPPED = 2
"""So many headings of the user's map make a row the headings; one, where the map has no more."""


@dataclass(frozen=True, slots=True)
class Sample:
    """The first rows of a file as a table, so that shapes can say whether it is theirs; it has no places."""

    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    file: str = ""
    sheet: str = ""

    def untrimmed(self, cell: Cell) -> str:
        """Return a cell's text."""
        cells = self.headings if cell.row < 0 else self.rows[cell.row].cells
        return cells[cell.column] if cell.column < len(cells) else ""

    def span(self, cell: Cell) -> Span:
        """Return a place that is none."""
        return Span(1, cell.column + 1, 1, cell.column + 2)

    def row_span(self, row: int) -> Span:
        """Return a place that is none."""
        return Span(row + 1, 1, row + 1, 1)

    def row_at(self, line: int) -> int | None:
        """Return the row of that number."""
        return line - 1


def headings_finder(shapes: Sequence[Shape], preset: str | None, custom: CustomMap | None) -> FindHeadings:
    """Return what finds the headings among the first rows of a file.

    The shape that the user named is asked first, then those that know their headings, last those seen in the cells.
    """
    mapped = custom.headings if custom is not None else frozenset()
    known = known_headings() | mapped
    named = [shape for shape in shapes if preset in shape.names]
    by_headings = [shape for shape in shapes if not shape.is_seen_in_cells]
    by_cells = [shape for shape in shapes if shape.is_seen_in_cells]

    def find(rows: Sequence[Sequence[str]]) -> HeadingRows | None:
        for group in (named, by_headings, by_cells):
            # What is known by its cells may look like itself from its second row on: above it titles alone may stand.
            among = below_titles(rows) if any(shape.is_seen_in_cells for shape in group) else LOOKED_AT
            found = find_headings(rows, _fits(group, mapped), lambda text: fold_heading(text) in known, among)
            if found is not None:
                return found
        return None

    return find


def _fits(shapes: Sequence[Shape], mapped: frozenset[str]) -> Fits:
    """Return whether headings, with the rows below them, are a table of some shapes or of the user's own map."""
    wanted = min(FEWEST_MAPPED, len(mapped))

    def fits(headings: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
        if wanted and len(mapped.intersection(fold_heading(text) for text in headings if text)) >= wanted:
            return True
        table = sample(headings, below)
        return any(shape.fits(table) for shape in shapes)

    return fits


def sample(headings: Sequence[str], below: Sequence[Sequence[str]]) -> Sample:
    """Return rows of texts as a table."""
    width = len(headings)
    rows = (
        Row(number, (*cells[:width], *("",) * (width - len(cells))), len(cells))
        for number, cells in enumerate(below, 1)
    )
    return Sample(tuple(headings), tuple(rows))


@cache
def known_headings() -> frozenset[str]:
    """Return the headings that a preset knows, as headings are compared."""
    return frozenset(fold_heading(text) for preset in PRESETS for texts in preset.columns.values() for text in texts)
