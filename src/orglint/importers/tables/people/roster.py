"""What all tables of people of a run say together: who there is, in which units, and who may be meant by a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from orglint.importers.tables.known_units import KnownUnits
from orglint.importers.tables.people.ids import PersonIds
from orglint.importers.tables.people.managers import Managers, names_of_people
from orglint.importers.tables.people.posts import FurtherPosts, UnitsSeen
from orglint.importers.tables.people.row_facts import RowFacts, facts_of
from orglint.importers.tables.people.unit_columns import Part, UnitColumns
from orglint.importers.tables.people.units import NamedPath, Units
from orglint.importers.tables.people.vacant_posts import VacantPosts
from orglint.importers.tables.rows import MappedTable
from orglint.model.entries import collect
from orglint.source.document import Document


@dataclass(frozen=True, slots=True)
class TableRoster:
    """One table: what each row is about, its units, and its columns of further posts."""

    mapped: MappedTable
    facts: list[RowFacts]
    units: UnitColumns
    further: FurtherPosts

    def paths(self) -> Iterator[NamedPath]:
        """Yield every path of units that the table names."""
        fields = self.mapped.map.fields
        for parts in dict.fromkeys((*self.units.paths, *self.further.paths())):
            yield NamedPath(parts, tuple(fields[part.column] for part in parts))


class Roster:
    """The people, posts and units of some tables. `described` is what is described elsewhere."""

    def __init__(self, tables: Sequence[MappedTable], described: Sequence[Document]) -> None:
        self.ids = PersonIds(tables)
        facts = [facts_of(mapped, self.ids) for mapped in tables]
        every = [fact for of_table in facts for fact in of_table]
        names = frozenset(names_of_people(every))
        units = [UnitColumns(mapped, names) for mapped in tables]
        seen = UnitsSeen(_distinct(units))
        self.tables = [
            TableRoster(mapped, of_table, columns, FurtherPosts(mapped, columns, seen))
            for mapped, of_table, columns in zip(tables, facts, units, strict=True)
        ]
        self.units = Units((path for table in self.tables for path in table.paths()), KnownUnits(described))
        self.vacancies = VacantPosts(every, {id(columns.mapped): columns for columns in units}, self.units)
        self.managers = Managers(every, self.vacancies.ids, self.ids)
        self.described = _ids(described)

    def slashed(self, table: TableRoster) -> list[RowFacts]:
        """Return the rows of which the name of a unit holds a mark that may divide levels, and was not taken for one."""
        there = (fact for fact in table.facts if fact.about in ("person", "vacancy"))
        return [fact for fact in there if self.units.took_whole(table.units.paths[fact.row])]


def _distinct(units: Sequence[UnitColumns]) -> Iterator[tuple[Part, ...]]:
    for columns in units:
        yield from dict.fromkeys(columns.paths)


def _ids(described: Sequence[Document]) -> frozenset[str]:
    """Return what managers may be called that are described elsewhere: ids of people and posts."""
    return frozenset(entry.id for entry in collect(described).items if entry.kind.name in ("person", "position"))
