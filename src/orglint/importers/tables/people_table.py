"""Tables of people, and mapped tables: a row is a person, or an entity of any collection whose id has a column.

A person's id is the employee number as it stands; a table without such a column numbers its people by row, never by
name. Several rows of one person are several posts (兼務) as long as they agree in all personal data, and so are several
columns. The manager is an employee number, another key, or a name that one person alone has. A row with 空席 where the
name would be is a vacant post. Who has left, or is yet to come, is read where a date says until or from when.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from orglint.importers.imported import Imported, Note, RowAccount
from orglint.importers.tables.people.fields import stated_field
from orglint.importers.tables.people.heads import name_heads, name_top
from orglint.importers.tables.people.ids import has_ids
from orglint.importers.tables.people.person_values import PersonValues
from orglint.importers.tables.people.problems import NO_ID, SEVERAL_NAMES, WITHOUT_ID
from orglint.importers.tables.people.remarks import no_status, nothing_read, remarks, taken_whole
from orglint.importers.tables.people.roster import Roster, TableRoster
from orglint.importers.tables.people.row_facts import RowFacts
from orglint.importers.tables.people.standing import without_other_status
from orglint.importers.tables.people.unit_columns import settle_levels
from orglint.importers.tables.person_posts import PersonRow, Values, gather
from orglint.importers.tables.rows import MappedTable
from orglint.importers.tables.table import Cell
from orglint.importers.tables.table_document import TableBuilder
from orglint.model.problems import Problem
from orglint.model.schema import COLLECTIONS, POST_FIELDS
from orglint.source.document import Document, Mapping


def read_people(tables: Sequence[MappedTable], described: Sequence[Document]) -> Imported:
    """Make a document of each table. `described` are documents of elsewhere: what they describe is not made again."""
    sure = [without_other_status(mapped) for mapped in tables]
    settled = [settle_levels(mapped) for mapped, _ in sure]
    roster = Roster([mapped for mapped, _ in settled], described)
    readings = [_Reading(table, roster) for table in roster.tables]
    for reading in readings:
        reading.run()
    made = [(reading.mapped, reading.builder) for reading in readings]
    unsure = (no_status(mapped, heading) for mapped, heading in sure if heading is not None)
    result = Imported(notes=(*unsure, *name_heads(made), *name_top(made, described)))
    for reading, (_, levels) in zip(readings, settled, strict=True):
        notes = (
            *remarks(reading.mapped, reading.table.facts, roster.ids, levels),
            *taken_whole(reading.mapped, roster.slashed(reading.table)),
            *reading.notes(),
        )
        result += Imported((reading.builder.done(),), tuple(reading.problems), notes, rows=(reading.account(),))
    return result


class _Reading:
    """Reads one table."""

    def __init__(self, table: TableRoster, roster: Roster) -> None:
        self.table, self.roster, self.mapped = table, roster, table.mapped
        columns = dict(self.mapped.map.fields)
        described = set(_described(columns.values()))
        if any(fact.about == "vacancy" for fact in table.facts):
            described.add("positions.status")  # who is called by a name is no vacancy
        self.builder = TableBuilder(self.mapped.table, columns, frozenset(described))
        self.problems: list[Problem] = []
        self.values = PersonValues(table, roster, self.builder, self.problems.append)
        self.read: set[int] = set()
        self.said: set[int] = set()

    def run(self) -> None:
        present = {name.partition(".")[0] for name in self.mapped.map.fields.values()}
        for collection in COLLECTIONS:
            if collection in present and collection == "people":
                self.people()
            elif collection in present:
                self.others(collection)
        if "organization" in present:
            self.organization()

    def notes(self) -> Iterator[Note]:
        """Yield the note on rows of which nothing is read."""
        nothing = self.empty()
        if nothing:
            yield nothing_read(self.mapped, nothing)

    def empty(self) -> set[int]:
        """Return the rows with nothing in the columns that are read."""
        nobody = {fact.row for fact in self.table.facts if fact.about == "nobody"}
        return nobody - self.read - self.said

    def account(self) -> RowAccount:
        """Return what became of every row."""
        table = self.mapped.table
        rows, read, said = (
            frozenset(self.mapped.lines(numbers))
            for numbers in (range(len(table.rows)), self.read, self.said | self.empty())
        )
        return RowAccount(table.file, table.sheet, rows, read, said)

    def people(self) -> None:
        by_id: dict[str, list[PersonRow]] = {}
        for fact in self.table.facts:
            if fact.about == "vacancy":
                self.vacancy(fact)
            elif fact.about == "person" and not fact.id:
                self.without_id(fact.id_cell)
            elif fact.about == "person" and fact.is_read:
                self.read.add(fact.row)
                by_id.setdefault(fact.id, []).extend(self.values.of_person(fact))
            elif fact.about != "nobody":
                self.said.add(fact.row)
        for ident, rows in by_id.items():
            self.person(ident, rows)

    def without_id(self, cell: Cell) -> None:
        """Say that a row has no id."""
        self.said.add(cell.row)
        self.problems.append(self.mapped.problem(cell, NO_ID))

    def person(self, ident: str, rows: list[PersonRow]) -> None:
        """Make a person: with one post its fields are the person's, with several they are a list."""
        person = gather(rows)
        body = self.builder.entity("people", ident, person.cell)
        if not has_ids(self.mapped):
            self.builder.number(ident)
        posts = person.in_order()
        if len(posts) == 1:
            self.state(body, person.personal | posts[0].values)
        else:
            self.state(body, person.personal)
            for post in posts:
                self.state(self.builder.item(body, "posts", post.cell), post.values)
        for row in person.conflicts:
            self.state(self.builder.repeat("people", ident, row.cell), row.values)

    def vacancy(self, fact: RowFacts) -> None:
        """Make a vacant post; a second row of one number is a duplicate unless it says the very same."""
        self.read.add(fact.row)
        ident = self.roster.vacancies.id(fact)
        assert fact.name.cell is not None
        values = self.values.of_vacancy(fact, ident) | {"status": ("vacant", fact.name.cell)}
        self.define("positions", ident, fact.name.cell, values)

    def define(self, collection: str, ident: str, cell: Cell, values: Values) -> None:
        """Make an entity; a second one of its id is a duplicate unless it says the very same."""
        earlier = self.builder.collection(collection).get(ident)
        if isinstance(earlier, Mapping):
            body = self.builder.repeat(collection, ident, cell)
            self.state(body, values)
            if body == earlier:
                self.builder.withdraw()
            return
        self.state(self.builder.entity(collection, ident, cell), values)

    def state(self, body: Mapping, values: Values) -> None:
        """State fields in the order of the columns."""
        for name, (value, cell) in sorted(values.items(), key=lambda item: item[1][1].column):
            self.builder.set(body, name, value, cell)

    def others(self, collection: str) -> None:
        """Make the entities of another collection; each row with something in its columns is one."""
        fields = list(self.mapped.fields(collection))
        column = self.mapped.map.column(f"{collection}.id")
        if column is None:
            self.without_id_column(collection, [column for _, column in fields])
            return
        for row in range(len(self.mapped.table.rows)):
            said: Values = {
                field: (text, Cell(row, place)) for field, place in fields if (text := self.mapped.said(row, place))
            }
            ident = said.pop("id", None)
            if ident is not None and ident[0] is not None:
                self.read.add(row)
                self.define(collection, ident[0], ident[1], said)
            elif said:
                self.without_id(Cell(row, column))

    def organization(self) -> None:
        """State what columns say of the organization: each may say one thing only."""
        for field, column in self.mapped.fields("organization"):
            rows = range(len(self.mapped.table.rows))
            said = {text: row for row in reversed(rows) if (text := self.mapped.said(row, column))}
            self.read.update(row for row in rows if self.mapped.said(row, column))
            if len(said) > 1:
                self.problems.append(
                    self.mapped.problem(Cell(-1, column), SEVERAL_NAMES.filled(field=field, n=len(said)))
                )
            for text, row in said.items() if len(said) == 1 else ():
                body = self.builder.organization(Cell(row, column))
                self.builder.set(body, field, text, Cell(row, column))

    def without_id_column(self, collection: str, columns: list[int]) -> None:
        """Say that columns of a collection are of no use without a column of its ids."""
        headings = "、".join(self.mapped.table.headings[column] for column in columns)
        text = WITHOUT_ID.filled(headings=headings, name=f"{collection}.id")
        self.problems.append(self.mapped.problem(Cell(-1, columns[0]), text))


def _described(columns: Iterable[str]) -> Iterator[str]:
    """Yield the fields of the model that columns state, whatever their cells hold."""
    for name in columns:
        collection, _, field = name.partition(".")
        own = stated_field(field) if collection == "people" else field
        if own in POST_FIELDS and collection == "people":
            yield f"positions.{own}"
        elif collection in COLLECTIONS and own in COLLECTIONS[collection].written:
            yield f"{collection}.{own}"
