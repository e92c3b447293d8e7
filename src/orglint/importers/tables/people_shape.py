"""The shape of tables of people: a row is a person, or an entity of any collection whose id has a column."""

from __future__ import annotations

from collections.abc import Sequence

from orglint.importers.imported import Imported
from orglint.importers.tables.column_map import recognise
from orglint.importers.tables.mapping_columns import leftovers, map_tables, mapping_problems
from orglint.importers.tables.people_table import read_people
from orglint.importers.tables.presets import GENERIC, OF_PEOPLE
from orglint.importers.tables.shape import Context, Shape
from orglint.importers.tables.table import Table


def _read(tables: Sequence[Table], context: Context) -> Imported:
    mapped = map_tables(OF_PEOPLE, tables, context)
    read = read_people(mapped, context.documents)
    found = Imported(problems=tuple(mapping_problems(mapped)), notes=tuple(leftovers(mapped)))
    return found + read


def _fits(table: Table) -> bool:
    return recognise(table.headings) in OF_PEOPLE


PEOPLE = Shape(GENERIC.name, _fits, _read, presets=tuple(preset.name for preset in OF_PEOPLE))
