"""The lines of outlines become units: their ids, parents, types, and what other columns say of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from orglint.importers.tables.known_units import KnownUnits
from orglint.importers.tables.outline_columns import CODE, HEAD, LEVEL, NAME, NUMBER, OutlineColumns
from orglint.importers.tables.outline_lines import Line, Lines
from orglint.importers.tables.rows import fold_text, missing_cells
from orglint.importers.tables.table import Cell
from orglint.importers.tables.table_document import TableBuilder, TableDocument
from orglint.importers.tables.unit_paths import UnitPaths
from orglint.importers.tables.unit_types import unit_type
from orglint.model.problems import Problem
from orglint.source.document import Mapping


@dataclass(frozen=True, slots=True)
class Headed:
    """What an outline says of a unit's head: the text, where it stands, and the unit with the place of its name."""

    text: str
    cell: Cell
    unit: str
    named: Cell


@dataclass(slots=True)
class OutlineUnits:
    """The document of one outline, what is wrong with it, and the heads it names, not looked up yet."""

    columns: OutlineColumns
    document: TableDocument
    problems: list[Problem] = field(default_factory=list)
    heads: list[Headed] = field(default_factory=list)


def read_units(outlines: Sequence[tuple[OutlineColumns, Lines]], known: KnownUnits) -> list[OutlineUnits]:
    """Make the document of each outline.

    A unit's id is its code, else that of the unit described already which has its name, else its name, made unique by
    the path to it as everywhere in tables. Of a unit that is described elsewhere only what is said here is added.
    """
    whole = [_Whole(lines, [others for _, others in outlines if others is not lines]) for _, lines in outlines]
    paths = UnitPaths((each.path(line.path) for each in whole for line in each.lines.units), known)
    ids: dict[tuple[str, ...], str] = {}
    for (columns, lines), each in zip(outlines, whole, strict=True):
        for line in lines.units:
            code = _code(columns, line)
            path = each.path(line.path)
            ids[path] = code or ids.get(path) or paths.path(path)[-1].id
    made: set[str] = set()
    return [_Reading(columns, each, ids, known, made).run() for (columns, _), each in zip(outlines, whole, strict=True)]


class _Whole:
    """The lines of one outline in the whole that all make: one whose top stands further down in another begins there."""

    def __init__(self, lines: Lines, others: Sequence[Lines]) -> None:
        self.lines = lines
        own = Counter(fold_text(line.path[-1]) for line in lines.units)
        self._above: dict[str, tuple[str, ...]] = {}
        for top in (line.path[0] for line in lines.units if len(line.path) == 1):
            among = {
                line.path[:-1] for each in others for line in each.units if fold_text(line.path[-1]) == fold_text(top)
            }
            if len(among) == 1 and own[fold_text(top)] == 1:
                self._above[top] = next(iter(among))

    def path(self, path: tuple[str, ...]) -> tuple[str, ...]:
        """Return the path of a line in the whole."""
        return (*self._above.get(path[0], ()), *path)


def _code(columns: OutlineColumns, line: Line) -> str:
    code = columns.mapped.map.column(CODE)
    return columns.text(line.row, code) if code is not None and line.row is not None else ""


class _Reading:
    def __init__(
        self,
        columns: OutlineColumns,
        whole: _Whole,
        ids: dict[tuple[str, ...], str],
        known: KnownUnits,
        made: set[str],
    ) -> None:
        self.columns, self.whole, self.ids, self.known, self.made = columns, whole, ids, known, made
        self.lines = whole.lines
        self.others = frozenset(made)
        self.mapped = columns.mapped
        fields = dict(self.mapped.map.fields)
        self.builder = TableBuilder(self.mapped.table, fields, frozenset(_described(columns)))
        self.heads: list[Headed] = []

    def run(self) -> OutlineUnits:
        for line in self.lines.units:
            self.unit(line)
        problems = [self.mapped.problem(cell, text) for cell, text in sorted(self.lines.problems)]
        rows = [row for line in self.lines.units if (row := line.row) is not None and row >= 0]
        if not self.columns.levels:
            problems.extend(missing_cells(self.mapped, sorted(rows)))
        return OutlineUnits(self.columns, self.builder.done(), problems, self.heads)

    def unit(self, line: Line) -> None:
        ident, cell = self.id(line.path), self._id_cell(line)
        is_known = ident in self.known.ids | self.others
        collection = self.builder.root.get("units")
        if is_known:
            body = self.builder.addition("units", ident, cell)
        elif isinstance(collection, Mapping) and ident in collection:
            body = self.builder.repeat("units", ident, cell)
        else:
            body = self.builder.entity("units", ident, cell)
        self.made.add(ident)
        name = line.path[-1]
        if not is_known and ident != name:
            self.builder.set(body, "name", name, line.cell)
        type_ = None if is_known else unit_type(name)
        if type_ is not None:
            self.builder.set(body, "type", type_, line.cell)
        if len(line.path) > 1:
            self.builder.set(body, "parent", self.id(line.path[:-1]), line.cell)
        if line.row is not None:
            self.rest(body, ident, line, line.row)

    def id(self, path: tuple[str, ...]) -> str:
        """Return the id of the unit at a path of this outline."""
        return self.ids[self.whole.path(path)]

    def rest(self, body: Mapping, ident: str, line: Line, row: int) -> None:
        """State what other columns say of a unit; its head is looked up when all people are known."""
        for column, name in sorted(self.mapped.map.fields.items()):
            text, cell = self.columns.text(row, column), Cell(row, column)
            if not text or name in (NAME, CODE, NUMBER, LEVEL):
                continue
            if name == HEAD:
                self.heads.append(Headed(text, cell, ident, line.cell))
            else:
                self.builder.set(body, name.partition(".")[2], text, cell)

    def _id_cell(self, line: Line) -> Cell:
        code = self.mapped.map.column(CODE)
        has_code = bool(_code(self.columns, line))
        return Cell(line.row, code) if has_code and code is not None and line.row is not None else line.cell


def _described(columns: OutlineColumns) -> set[str]:
    """Return what an outline says of its units: parents always, types only where the name tells, so not all."""
    fields = set(columns.mapped.map.fields.values()) - {NAME, CODE, NUMBER, LEVEL}
    return {"units.parent"} | {name for name in fields if not name.startswith("units.x-")}
