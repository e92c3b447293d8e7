"""The lines of an outline, from whatever form it has: each a unit, below which other, and in which cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from orglint.i18n import Text
from orglint.importers.tables.outline_columns import LEVEL, NUMBER, OutlineColumns
from orglint.importers.tables.outline_levels import Placed, place_lines
from orglint.importers.tables.outline_marks import read_number, take_apart
from orglint.importers.tables.rows import fold_text, says_none
from orglint.importers.tables.table import Cell
from orglint.model.problems import quote
from orglint.model.values import BadValue
from orglint.model.values import read_number as read_amount


@dataclass(slots=True)
class Line:
    """A unit of an outline: the path of names down to it, the cell its name stands in, and the row that describes it.

    `row` is None as long as only units below it have told of it.
    """

    path: tuple[str, ...]
    cell: Cell
    row: int | None


@dataclass(slots=True)
class Lines:
    """The lines of one outline, what is wrong with some cells, and the rows that are no units."""

    units: list[Line] = field(default_factory=list)
    problems: list[tuple[Cell, Text]] = field(default_factory=list)
    aside: list[int] = field(default_factory=list)
    by_path: dict[tuple[str, ...], Line] = field(default_factory=dict)


def outline_lines(columns: OutlineColumns) -> Lines:
    """Return the lines of an outline in any of its forms."""
    return _of_levels(columns) if columns.levels else _of_names(columns)


def _of_names(columns: OutlineColumns) -> Lines:
    """Return the lines of an outline whose names stand in one column."""
    assert columns.name is not None
    found, table = Lines(), columns.mapped.table
    rows, marked = [], []
    for row in columns.rows:
        cell = Cell(row, columns.name)
        text = columns.text(row, columns.name)
        if says_none(text) or row in columns.aside or _is_aside(text):
            if text or _has_cells(columns, row):
                (found.aside.append(row) if text else found.problems.append((cell, _NO_NAME)))
            continue
        rows.append(row)
        marked.append(take_apart(table.untrimmed(cell)))
    level = columns.mapped.map.column(LEVEL)
    if level is not None:
        placed = _by_depths(columns, rows, [line.name for line in marked], level, found)
    else:
        number = columns.mapped.map.column(NUMBER)
        told = None if number is None else [read_number(columns.text(row, number)) for row in rows]
        placed = place_lines(marked, told if told is not None and any(told) else None)
    paths: list[tuple[str, ...]] = []
    for row, line in zip(rows, placed, strict=True):
        cell = Cell(row, columns.name)
        paths.append((*(paths[line.above] if line.above is not None else ()), line.name))
        if line.problem is not None:
            found.problems.append((cell, line.problem))
        _take(found, Line(paths[-1], cell, row))
    return found


def _by_depths(
    columns: OutlineColumns, rows: Sequence[int], names: Sequence[str], level: int, found: Lines
) -> list[Placed]:
    """Return where lines stand by a column that says how deep each is."""
    placed: list[Placed] = []
    opened: list[tuple[float, int]] = []
    for index, (row, name) in enumerate(zip(rows, names, strict=True)):
        text = columns.text(row, level)
        depth = _depth(text)
        if depth is None:
            found.problems.append((Cell(row, level), _NO_DEPTH.filled(text=quote(text))))
            depth = opened[-1][0] if opened else 1
        opened = [(above, one) for above, one in opened if above < depth]
        skips = bool(opened) and depth - opened[-1][0] > 1
        problem = _SKIPPED.filled(name=quote(names[opened[-1][1]])) if skips else None
        placed.append(Placed(name, opened[-1][1] if opened else None, problem))
        opened.append((depth, index))
    return placed


def _depth(text: str) -> float | None:
    digits = "".join(char for char in text if char.isdigit())
    try:
        return read_amount(digits)
    except BadValue:
        return None


def _of_levels(columns: OutlineColumns) -> Lines:
    """Return the lines of an outline with a column for each level; blanks on the left carry on what stands above."""
    found = Lines()
    above: list[str] = []
    for row in columns.rows:
        cells = ["" if says_none(text) else text for text in (columns.text(row, column) for column in columns.levels)]
        filled = [depth for depth, text in enumerate(cells) if text]
        if not filled or (len(filled) == 1 and _is_aside(cells[filled[0]])):
            if filled:
                found.aside.append(row)
            elif _has_cells(columns, row):
                found.problems.append((Cell(row, columns.levels[0]), _NO_NAME))
            continue
        first = filled[0]
        carried = [*above[:first], *[""] * (first - len(above))]
        if first > len(above) and not columns.are_typed:
            name = next((text for text in reversed(above) if text), None)
            problem = _SKIPPED.filled(name=quote(name)) if name else _NO_TOP
            found.problems.append((Cell(row, columns.levels[first]), problem))
        above = [*carried, *cells[first : filled[-1] + 1]]
        for depth in filled:
            path = tuple(filter(None, above[: depth + 1]))
            _take(found, Line(path, Cell(row, columns.levels[depth]), row if depth == filled[-1] else None))
    return found


def _take(found: Lines, line: Line) -> None:
    """Take in a line; one of the same path is the same unit, and a problem where both rows describe it."""
    key = tuple(map(fold_text, line.path))
    known = found.by_path.setdefault(key, line)
    if known is line:
        found.units.append(line)
    elif line.row is not None and known.row is not None:
        found.problems.append((line.cell, _TWICE.filled(name=quote(line.path[-1]))))
    elif line.row is not None:
        known.row, known.cell = line.row, line.cell


def _has_cells(columns: OutlineColumns, row: int) -> bool:
    table = columns.mapped.table
    return any(table.headings if row < 0 else table.rows[row].cells)


def _is_aside(text: str) -> bool:
    """Whether a line is a remark, a heading of the text or a rule, and no unit."""
    return text.startswith(("※", "#", "注)", "注）", "```", "<!--", "---", "===", "***"))


_NO_NAME = Text("the row names no unit, so it is not read", "この行には部署の名前がないため、読み込みません")
_TWICE = Text(
    "{name} stands twice below the same unit; what is below either is read as one unit, and nothing else of this row",
    "{name}が同じ部署の下に2回あります。下位の部署は1つの部署のものとして読み、この行のほかの内容は読み込みません",
)
_SKIPPED = Text(
    "a level is left out between this unit and {name}; it is read as part of it",
    "{name}との間の階層が抜けています。{name}の下にあるものとして読みます",
)
_NO_TOP = Text(
    "no unit stands above this one, though it is not on the top level; it is read as a unit at the top",
    "最上位の階層ではありませんが、上位の部署がありません。最上位の部署として読みます",
)
_NO_DEPTH = Text(
    "{text} is no level; expected is a number, such as 1. The unit is read as on the level of the line above",
    "{text}は階層として読めません。1のような数値を書いてください。上の行と同じ階層の部署として読みます",
)
