"""The rows of a sheet that hold its headings: one, or several below each other where headings are grouped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from orglint.importers.tables.column_map import fold_heading
from orglint.location import Span
from orglint.workbook.sheet import Sheet, cell_span

MOST_HEADING_ROWS = 3


@dataclass(frozen=True, slots=True)
class HeadingRows:
    """The rows from `first` to `last`, and the heading of each column with its place."""

    first: int
    last: int
    headings: Mapping[int, str]
    spans: Mapping[int, Span]


def heading_rows(sheet: Sheet, first: int, known: Collection[str]) -> HeadingRows:
    """Return the headings that begin in a row. `known` are headings that mean something, as they are compared.

    Below a group (所属 over 本部, 部 and 課) a heading is its own text; with that of its group before it where only both
    together are known (上長 over 社員番号), or where the text alone stands in several groups.
    """
    last = _last_row(sheet, first)
    parts = _parts(sheet, first, last)
    often = Counter(fold_heading(found[-1][0]) for found in parts.values())
    headings = {column: _heading([text for text, _ in found], often, known) for column, found in parts.items()}
    return HeadingRows(first, last, headings, {column: found[-1][1] for column, found in parts.items()})


def _last_row(sheet: Sheet, first: int) -> int:
    last = first
    while last - first + 1 < MOST_HEADING_ROWS and _goes_on(sheet, last):
        last += 1
    tall = [area.end_line for (row, _), area in sheet.merged.items() if first <= row <= last]
    return max([last, *(end for end in tall if end < first + MOST_HEADING_ROWS)])


def _goes_on(sheet: Sheet, row: int) -> bool:
    """Whether the row below holds headings too: it has texts below groups, and nothing below headings of no group."""
    below = sheet.rows.get(row + 1, {})
    areas = [area for (start, _), area in sheet.merged.items() if start <= row <= area.end_line]
    tall = {column for area in areas if area.end_line > row for column in _columns(area)}
    wide = {column for area in areas if area.line == area.end_line == row for column in _columns(area)}
    alone = [column for column in sheet.rows.get(row, {}) if column not in wide and column not in tall]
    if not any(is_text(text) for column, text in below.items() if column in wide or tall):
        return False
    return bool(tall) or not any(column in below for column in alone)


def _parts(sheet: Sheet, first: int, last: int) -> dict[int, list[tuple[str, Span]]]:
    """Return the texts above each column, from the top down, each with its place."""
    parts: dict[int, list[tuple[str, Span]]] = {}
    for row in range(first, last + 1):
        cells = sheet.rows.get(row, {})
        for column, text in sorted(cells.items()):
            span = sheet.merged.get((row, column), cell_span(row, column))
            for covered in _covered(sheet, row, column, span, last):
                parts.setdefault(covered, []).append((text, span))
    return dict(sorted(parts.items()))


def _covered(sheet: Sheet, row: int, column: int, span: Span, last: int) -> Sequence[int]:
    """Return the columns a heading stands above: those of its area, or of what follows below with nothing beside it."""
    if span.end_line >= last:
        return (column,)
    below = sheet.rows.get(span.end_line + 1, {})
    if span != cell_span(row, column):
        return [each for each in _columns(span) if each in below] or (column,)
    taken = sheet.rows.get(row, {})
    end = column + 1
    while column in below and end in below and end not in taken and not _is_merged(sheet, row, end):
        end += 1
    return range(column, end)


def _is_merged(sheet: Sheet, row: int, column: int) -> bool:
    return any(
        area.line <= row <= area.end_line and area.column <= column < area.end_column for area in sheet.merged.values()
    )


def _heading(parts: list[str], often: Counter[str], known: Collection[str]) -> str:
    texts = [" ".join(part.split()) for part in parts]
    for start in range(len(texts) - 1):
        joined = " ".join(texts[start:])
        if fold_heading(joined) in known:
            return joined
    return texts[-1] if often[fold_heading(parts[-1])] == 1 else " ".join(texts)


def _columns(area: Span) -> range:
    return range(area.column, area.end_column)


def is_text(text: str) -> bool:
    """Whether a cell can be a heading: it has a letter."""
    return any(char.isalpha() for char in text)
