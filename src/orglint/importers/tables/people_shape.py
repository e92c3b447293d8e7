"""The shape `generic`: a row is a person, or an entity of any collection whose id has a column."""

from __future__ import annotations

from collections.abc import Sequence

from orglint.importers.imported import Imported
from orglint.importers.tables.mapping_columns import is_of, leftovers, map_tables, mapping_problems
from orglint.importers.tables.people_table import read_people
from orglint.importers.tables.presets import GENERIC
from orglint.importers.tables.shape import Context, Shape
from orglint.importers.tables.table import Table


def _read(tables: Sequence[Table], context: Context) -> Imported:
    mapped = map_tables(GENERIC.name, tables, context)
    documents, problems = read_people(mapped, context.known_units)
    return Imported(tuple(documents), (*mapping_problems(mapped), *problems), tuple(leftovers(mapped)))


PEOPLE = Shape(GENERIC.name, lambda table: is_of(GENERIC.name, table), _read)
