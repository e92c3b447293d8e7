"""The columns of an outline: one with indented or numbered names, or one for each level, and what is said besides."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from orglint.importers.tables.column_map import ColumnMap, fold_heading, map_columns, recognise
from orglint.importers.tables.outline_levels import has_levels
from orglint.importers.tables.outline_marks import read_number, take_apart
from orglint.importers.tables.presets import GENERIC
from orglint.importers.tables.rows import MappedTable
from orglint.importers.tables.shape import Context
from orglint.importers.tables.table import Cell, Table
from orglint.model.words import may_be_sensitive

NAME, CODE, HEAD, NUMBER, LEVEL = "units.name", "units.id", "units.head", "units.x-number", "units.x-level"
HEADCOUNT = "units.x-headcount"
HEADINGS: Mapping[str, tuple[str, ...]] = {
    NAME: (
        "組織名", "組織名称", "部署名", "部署名称", "部門名", "部門名称", "組織", "部署", "部門", "組織図", "組織単位", "ユニット",
        "名称", "unit name", "unit", "units", "org unit", "organization unit", "organizational unit", "organization",
        "organisation", "department name", "department", "name", "outline",
    ),
    CODE: (
        "組織コード", "部署コード", "部門コード", "組織id", "部署id", "部門id", "コード", "code", "unit code", "unit id", "org code",
        "department code", "department id", "id",
    ),
    HEAD: (
        "長", "部署長", "組織長", "部門長", "所属長", "責任者", "責任者名", "部署責任者", "部門責任者", "組織責任者", "管理者",
        "管理職", "head", "unit head", "head of unit", "manager", "leader", "lead", "responsible",
    ),
    HEADCOUNT: ("人数", "人員", "人員数", "在籍人数", "社員数", "要員数", "員数", "headcount", "number of people", "people", "size"),
    "units.function": ("機能", "職能", "function"),
    "units.purpose": ("目的", "ミッション", "使命", "purpose", "mission"),
    "units.does": ("分掌業務", "業務分掌", "業務内容", "分掌", "主な業務", "主要業務", "担当業務", "responsibilities", "duties", "scope"),
    "units.location": ("所在地", "拠点", "勤務地", "location", "site"),
    "units.description": ("説明", "備考", "摘要", "description", "notes", "remarks"),
    NUMBER: ("番号", "no", "no.", "項番", "#", "number", "numbering"),
    LEVEL: ("階層", "レベル", "階層レベル", "level", "depth", "tier"),
}  # fmt: skip
LEVELS = re.compile(
    r"(?:level|lv|l|tier|レベル|階層|組織階層|組織|部署|部門|所属|unit|department)(?:名)?(\d+)|第?(\d+)(?:階層|次組織|レベル)"
)
TYPES = (
    "会社", "カンパニー", "事業部", "本部", "統括部", "部門", "部", "室", "課", "グループ", "係", "チーム", "班", "company",
    "business unit", "division", "department", "section", "group", "team",
)  # fmt: skip
"""Headings of level columns that say what kind of unit stands in them, the widest first."""
LEAST_LEVELS = 2
DEPTHS = frozenset({"階層", "階層レベル", "depth", "tier"})
"""Headings of depths that are no grades of people."""
PEOPLE = frozenset(
    fold_heading(heading)
    for name, headings in GENERIC.columns.items()
    if not name.startswith("people.unit") and name != "people.x-location"
    for heading in headings
) - {fold_heading(heading) for headings in HEADINGS.values() for heading in headings}
"""Headings that only a list of people has."""


@dataclass(frozen=True, slots=True)
class OutlineColumns:
    """The columns of an outline. Either `levels` are the columns of the levels, or `name` is that of the names.

    `is_known` says that a heading told so. With `has_no_headings` the first row is a line of the outline like the others.
    The rows `aside` are text around it.
    """

    mapped: MappedTable
    levels: tuple[int, ...] = ()
    name: int | None = None
    are_typed: bool = False
    is_known: bool = False
    has_no_headings: bool = False
    aside: frozenset[int] = frozenset()

    @property
    def rows(self) -> range:
        """Return the rows that are lines of the outline; -1 is the one that stands in the place of headings."""
        return range(-1 if self.has_no_headings else 0, len(self.mapped.table.rows))

    def text(self, row: int, column: int) -> str:
        """Return the text of a cell."""
        table = self.mapped.table
        return table.headings[column] if row < 0 else table.rows[row].cells[column]


def is_outline(table: Table) -> bool:
    """Whether a table surely is an outline of units: known headings, levels in it, and nothing of people."""
    if PEOPLE.intersection(map(fold_heading, table.headings)):
        return False
    columns = outline_columns(table, Context())
    if not columns.is_known or _may_be_people(table, columns):
        return False
    if columns.levels:
        return _are_each_named_once(columns)
    if columns.name is None:
        return False
    number, level = columns.mapped.map.column(NUMBER), columns.mapped.map.column(LEVEL)
    if number is not None:
        return any(len(found.value) > 1 for row in table.rows for found in read_number(row.cells[number]))
    if level is not None and fold_heading(table.headings[level]) in DEPTHS:
        return len({row.cells[level] for row in table.rows}) > 1
    return has_levels([take_apart(table.untrimmed(Cell(row, columns.name))) for row in columns.rows])


def outline_columns(table: Table, context: Context) -> OutlineColumns:
    """Return the columns of an outline, by their headings; without headings that are known the first column is it."""
    custom = context.custom.of(table) if context.custom is not None else None
    ignored = custom.ignored if custom is not None else frozenset()
    own = {name: found for name, found in custom.columns.items() if name.startswith("units.")} if custom else {}
    headings = tuple("" if may_be_sensitive(heading) else heading for heading in table.headings)
    levels, are_typed = _level_columns(headings)
    known = {name: found for name, found in HEADINGS.items() if name not in own and not (levels and name == NAME)}
    others = tuple("" if column in levels else heading for column, heading in enumerate(headings))
    fields = dict(map_columns(others, own | known, ignored).fields)
    name = next((column for column, field in fields.items() if field == NAME), None)
    is_known = bool(levels) or name is not None
    has_no_headings = not levels and name is None and not fields
    if not levels and name is None:
        name = next((column for column in range(len(headings)) if column not in fields), None)
    if not levels and name is not None:
        levels = _below_one_heading(table, name, fields)
        name = None if levels else name
    fields |= dict.fromkeys((*levels, *(() if name is None else (name,))), NAME)
    if levels:
        fields = {column: field for column, field in fields.items() if field not in (NUMBER, LEVEL)}
    filled = {column for row in table.rows for column, cell in enumerate(row.cells) if cell}
    leftover = tuple(text for column, text in enumerate(table.headings) if column in filled - fields.keys() and text)
    mapped = MappedTable(table, ColumnMap(fields, leftover))
    return OutlineColumns(mapped, levels, name, are_typed, is_known, has_no_headings)


def _may_be_people(table: Table, columns: OutlineColumns) -> bool:
    """Whether a table may be a list of people: it has the headings of one, and not only those that units have as well."""
    if recognise(table.headings) is None:
        return False
    fields = map_columns(table.headings, GENERIC.columns).fields
    read = {field for column, field in fields.items() if column != columns.name}
    theirs = {field for field in read if field != "people.id" and not field.startswith("people.unit")}
    names = [row.cells[columns.name] for row in table.rows] if columns.name is not None else []
    return bool(theirs) or len(set(names)) < len(names)


def _level_columns(headings: Sequence[str]) -> tuple[tuple[int, ...], bool]:
    """Return the columns of the levels, and whether their headings are kinds of units."""
    numbered: dict[int, int] = {}
    typed: dict[int, int] = {}
    kinds = {fold_heading(word): rank for rank, word in enumerate(TYPES)}
    for column, heading in enumerate(headings):
        folded = fold_heading(heading)
        match = LEVELS.fullmatch(folded)
        if match is not None:
            numbered.setdefault(int(match[1] or match[2]), column)
        elif folded.removesuffix("名") in kinds:
            typed.setdefault(kinds[folded.removesuffix("名")], column)
    if len(numbered) >= LEAST_LEVELS:
        return tuple(column for _, column in sorted(numbered.items())), False
    ordered = [column for _, column in sorted(typed.items())]
    if len(ordered) >= LEAST_LEVELS and ordered == sorted(ordered):
        return tuple(ordered), True
    return (), False


def _below_one_heading(table: Table, name: int, fields: Mapping[int, str]) -> tuple[int, ...]:
    """Return the columns that stand below one heading: cells without headings of their own right behind the names."""
    found = [name]
    for column in range(name + 1, len(table.headings)):
        if table.headings[column] or column in fields:
            break
        if any(row.cells[column] for row in table.rows):
            found.append(column)
    return tuple(found) if len(found) > 1 else ()


def _are_each_named_once(columns: OutlineColumns) -> bool:
    """Whether no unit is the last of two rows: a list of people has a row for each of them."""
    paths = [tuple(row.cells[column] for column in columns.levels) for row in columns.mapped.table.rows]
    filled = [path for path in paths if any(path)]
    is_stairs = all(sum(map(bool, path)) == 1 for path in filled)
    return bool(filled) and (is_stairs or len(set(filled)) == len(filled))
