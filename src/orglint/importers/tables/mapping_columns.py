"""Tables whose columns are fields: a preset or the user's own map says which, and what is left over is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from orglint.i18n import Text
from orglint.importers.imported import Note
from orglint.importers.tables.column_map import (
    ColumnMap,
    fold_heading,
    left_over,
    map_columns,
    missing_marks,
    recognise,
)
from orglint.importers.tables.expected_headings import any_of, listed
from orglint.importers.tables.presets import Preset
from orglint.importers.tables.presets.preset import Headings
from orglint.importers.tables.rows import MappedTable, missing_cells
from orglint.importers.tables.sensitive_headings import is_sensitive_heading
from orglint.importers.tables.shape import Context
from orglint.importers.tables.table import Cell, Table
from orglint.location import column_name
from orglint.model.problems import Problem

UNIT_CODE = "people.unit_code"


def map_tables(presets: Sequence[Preset], tables: Sequence[Table], context: Context) -> list[MappedTable]:
    """Return the tables with their columns mapped by one of some presets, and by the user's map before it."""
    return [_map(table, presets, context) for table in tables]


def mapping_problems(tables: Sequence[MappedTable]) -> Iterator[Problem]:
    """Yield what is wrong with the rows and headings of mapped tables as such."""
    for mapped in tables:
        yield from missing_cells(mapped)
        yield from _repeated_headings(mapped)
        if mapped.map.fields:
            yield from _missing_columns(mapped)
        else:
            yield _nothing_mapped(mapped)


def leftovers(tables: Sequence[MappedTable]) -> Iterator[Note]:
    """Yield for each table the headings of the columns that are not read: first those that are nobody's business."""
    for mapped in tables:
        unread = [" ".join(heading.split()) for heading in mapped.map.leftover]
        private = [heading for heading in unread if is_sensitive_heading(heading)]
        others = [heading for heading in unread if heading not in private]
        if private:
            yield mapped.note(_SENSITIVE.filled(headings=_all(private)))
        if others:
            yield mapped.note(_UNREAD.filled(headings=_all(others)))
        yield from without_heading(mapped.table)


def without_heading(table: Table) -> Iterator[Note]:
    """Yield a note on the columns that have no heading, and are therefore not read."""
    nameless = list(_nameless(table))
    if nameless:
        columns = Text(", ".join(nameless), "、".join(nameless))
        yield Note(table.file, _NAMELESS.filled(columns=columns), table.sheet)


def _nameless(table: Table) -> Iterator[str]:
    """Yield the columns that have something in them and no heading: by their letters on a sheet, else by number."""
    for column, heading in enumerate(table.headings):
        if not heading and any(row.cells[column] for row in table.rows):
            yield column_name(table.span(Cell(-1, column)).column) if table.sheet else str(column + 1)


def _all(headings: Sequence[str]) -> Text:
    return Text(", ".join(headings), "、".join(headings))


def _map(table: Table, presets: Sequence[Preset], context: Context) -> MappedTable:
    name = context.named(table)
    found = recognise(table.headings)
    preset = _best(table, [each for each in presets if name in (None, each.name)] or presets)
    if context.custom is None:
        return MappedTable(table, _columns(table, preset.columns), preset.marks)
    own = context.custom.of(table)
    # A table that is of no preset, and was not said to be, is what the user's map alone says.
    is_known = name is not None or found in presets
    rest = {field: texts for field, texts in preset.columns.items() if field not in own.columns} if is_known else {}
    columns = dict(own.columns) | rest
    marks = preset.marks if is_known and not own.columns else ()
    return MappedTable(
        table, _columns(table, columns, own.ignored), marks, context.custom.values, frozenset(own.columns)
    )


def _best(table: Table, presets: Sequence[Preset]) -> Preset:
    """Return the preset that a table is of; where it is of none, the one that reads most of its columns."""
    found = recognise(table.headings)
    if found is not None and found in presets:
        return found
    return max(presets, key=lambda preset: len(map_columns(table.headings, preset.columns).fields))


def _columns(table: Table, columns: Headings, ignored: frozenset[str] = frozenset()) -> ColumnMap:
    """Map the columns; codes of units are read only where nothing else names the units."""
    found = map_columns(table.headings, columns, ignored)
    if any(name.startswith("people.unit") and name != UNIT_CODE for name in found.fields.values()):
        fields = {column: name for column, name in found.fields.items() if name != UNIT_CODE}
        return ColumnMap(fields, left_over(table.headings, fields))
    return found


def _repeated_headings(mapped: MappedTable) -> Iterator[Problem]:
    """Yield a problem for each column whose heading is that of a column that is read."""
    read = {fold_heading(mapped.table.headings[column]): column for column in mapped.map.fields}
    for column, heading in enumerate(mapped.table.headings):
        first = read.get(fold_heading(heading)) if heading else None
        if first is not None and column not in mapped.map.fields:
            yield mapped.problem(Cell(-1, column), _TWICE.filled(heading=" ".join(heading.split())))


def _missing_columns(mapped: MappedTable) -> Iterator[Problem]:
    """Yield a problem for each thing that a table of its preset must say and has no column for."""
    for group in missing_marks(mapped.marks, mapped.map):
        yield mapped.problem(Cell(-1, 0), _MISSING.filled(headings=any_of(group)))


def _nothing_mapped(mapped: MappedTable) -> Problem:
    """Return the problem of a table without a column that is read at all."""
    there = listed(mapped.map.leftover)
    return mapped.problem(Cell(-1, 0), _NOTHING.filled(headings=there))


_UNREAD = Text("columns not read: {headings}", "読まなかった列: {headings}")
_SENSITIVE = Text(
    "columns recognised as sensitive and not read: {headings}", "機微な情報と判断し、読まなかった列: {headings}"
)
_NAMELESS = Text("columns without a heading, not read: {columns}", "見出しがなく、読まなかった列: {columns}")
_TWICE = Text(
    'the heading "{heading}" stands twice; the first column is read, this one is not',
    "見出し「{heading}」が2つあります。最初の列だけを読みます",
)
_MISSING = Text(
    "a column is missing: {headings}; add it, or name the column with --map",
    "必要な列がありません: {headings}。列を追加するか、--mapで対応を指定してください",
)
_NOTHING = Text(
    "no column of this table is known; its headings are {headings}; name fields for them with --map",
    "読める列がありません。見出しは {headings}です。--mapで項目との対応を指定してください",
)
