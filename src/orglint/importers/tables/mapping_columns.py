"""Tables whose columns are fields: a preset or the user's own map says which, and what is left over is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from orglint.i18n import Text
from orglint.importers.imported import Note
from orglint.importers.tables.column_map import map_columns, recognise
from orglint.importers.tables.presets import PRESETS, Preset
from orglint.importers.tables.rows import MappedTable, missing_cells
from orglint.importers.tables.shape import Context
from orglint.importers.tables.table import Cell, Table
from orglint.location import column_name
from orglint.model.problems import Problem


def is_of(name: str, table: Table) -> bool:
    """Whether a table's headings are those of a preset."""
    found = recognise(table.headings)
    return found is not None and found.name == name


def map_tables(name: str, tables: Sequence[Table], context: Context) -> list[MappedTable]:
    """Return the tables with their columns mapped by a preset of that name, and by the user's map before it."""
    return [_map(table, _best(name, table), context) for table in tables]


def mapping_problems(tables: Sequence[MappedTable]) -> Iterator[Problem]:
    """Yield what is wrong with the rows and headings of mapped tables as such."""
    for mapped in tables:
        yield from missing_cells(mapped)
        yield from _nothing_mapped(mapped)


def leftovers(tables: Sequence[MappedTable]) -> Iterator[Note]:
    """Yield for each table the headings of the columns that are not read, and the columns without one."""
    for mapped in tables:
        table = mapped.table
        if mapped.map.leftover:
            listed = mapped.map.leftover
            text = Text(f"columns not read: {', '.join(listed)}", f"読まなかった列: {'、'.join(listed)}")
            yield Note(table.file, text, table.sheet)
        yield from without_heading(table)


def without_heading(table: Table) -> Iterator[Note]:
    """Yield a note on the columns that have no heading, and are therefore not read."""
    nameless = ", ".join(_nameless(table))
    if nameless:
        text = Text(f"columns without a heading, not read: {nameless}", f"見出しがなく、読まなかった列: {nameless}")
        yield Note(table.file, text, table.sheet)


def _nameless(table: Table) -> Iterator[str]:
    """Yield the columns that have something in them and no heading: by their letters on a sheet, else by number."""
    for column, heading in enumerate(table.headings):
        if not heading and any(row.cells[column] for row in table.rows):
            yield column_name(table.span(Cell(-1, column)).column) if table.sheet else str(column + 1)


def _best(name: str, table: Table) -> Preset:
    """Return the preset of that name whose headings fit a table best: a preset may have several tables."""
    named = [preset for preset in PRESETS if preset.name == name]
    found = recognise(table.headings)
    if found in named:
        return found
    return max(named, key=lambda preset: len(map_columns(table.headings, preset.columns).fields))


def _map(table: Table, preset: Preset, context: Context) -> MappedTable:
    columns = dict(preset.columns)
    ignored: frozenset[str] = frozenset()
    custom = context.custom
    if custom is not None:
        # A table that is of no preset, and was not said to be, is what the user's map alone says.
        known = columns if context.named or is_of(preset.name, table) else {}
        columns = dict(custom.columns) | {name: found for name, found in known.items() if name not in custom.columns}
        ignored = custom.ignored
    return MappedTable(table, map_columns(table.headings, columns, ignored))


def _nothing_mapped(mapped: MappedTable) -> Iterator[Problem]:
    """Yield a problem where a table has no column that is read at all."""
    if not mapped.map.fields:
        listed = mapped.map.leftover
        yield mapped.problem(
            Cell(-1, 0),
            Text(
                f"no column of this table is known; its headings are {', '.join(listed)}; name fields for them with --map",
                f"読める列がありません。見出しは {'、'.join(listed)}です。--mapで項目との対応を指定してください",
            ),
        )
