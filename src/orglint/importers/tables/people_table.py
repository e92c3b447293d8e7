"""The `generic` preset and mapped tables: a row is a person, or an entity of any collection whose id has a column."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from orglint.i18n import Text
from orglint.importers.tables.person_posts import PersonRow, Values, gather
from orglint.importers.tables.rows import MappedTable, fold_text, says_none
from orglint.importers.tables.table import Cell
from orglint.importers.tables.table_document import TableBuilder, TableDocument
from orglint.importers.tables.unit_paths import UnitPaths
from orglint.location import Location
from orglint.model.problems import Problem
from orglint.model.schema import COLLECTIONS, POST_FIELDS
from orglint.source.document import Mapping

PRIMARY = frozenset({"本務", "主務", "主", "本", "本職", "primary", "main", "true", "yes", "y", "1", "○", "〇"})
"""What a cell says of the post that is somebody's primary one, folded."""


def read_people(tables: list[MappedTable], units: frozenset[str]) -> tuple[list[TableDocument], list[Problem]]:
    """Make a document of each table. `units` are ids described elsewhere: no unit is made from their names.

    A person's id is the employee number as it stands; a table without such a column numbers its people by row, never
    by name. Several rows of one person are several posts (兼務) as long as they agree in all personal data. The manager
    is an employee number, or a name that one person alone has.
    """
    found: list[Problem] = []
    paths = UnitPaths(mapped.text(row, "people.unit") for mapped in tables for row in _rows(mapped))
    made = set(units)
    managers = Managers(tables)
    documents = []
    for mapped in tables:
        reading = _Reading(mapped, paths, made, managers, found.append)
        documents.append(reading.run())
    return documents, found


def person_id(mapped: MappedTable, row: int) -> str:
    """Return the id of the person of a row; empty where the id column has nothing there."""
    if mapped.map.column("people.id") is None:
        return f"row-{row + 1}"
    return mapped.text(row, "people.id")


class Managers:
    """Who a manager cell means: an id as it stands, or somebody's name."""

    def __init__(self, tables: list[MappedTable]) -> None:
        self.ids = {person_id(mapped, row) for mapped in tables for row in _rows(mapped)}
        self.by_name: dict[str, dict[str, tuple[MappedTable, int]]] = {}
        for mapped in tables:
            for row in _rows(mapped):
                name, ident = _fold_name(mapped.text(row, "people.name")), person_id(mapped, row)
                if name and ident:
                    self.by_name.setdefault(name, {}).setdefault(ident, (mapped, row))

    def named(self, text: str) -> list[str]:
        """Return the ids of the people the text can mean by name, sorted; none where it is an id itself."""
        return [] if text in self.ids else sorted(self.by_name.get(_fold_name(text), {}))

    def place(self, name: str, ident: str) -> Location:
        """Return where the name of a person stands."""
        mapped, row = self.by_name[_fold_name(name)][ident]
        cell = mapped.cell(row, "people.name") or Cell(row, 0)
        return mapped.location(cell)


class _Reading:
    def __init__(
        self, mapped: MappedTable, paths: UnitPaths, made: set[str], managers: Managers, say: Callable[[Problem], None]
    ) -> None:
        self.mapped, self.paths, self.made, self.managers, self.say = mapped, paths, made, managers, say
        columns = dict(mapped.map.fields)
        self.builder = TableBuilder(mapped.table, columns, frozenset(_described(columns.values())))

    def run(self) -> TableDocument:
        present = {name.partition(".")[0] for name in self.mapped.map.fields.values()}
        for collection in COLLECTIONS:
            if collection in present and collection == "people":
                self.people()
            elif collection in present:
                self.others(collection)
        return self.builder.done()

    def people(self) -> None:
        id_column = self.mapped.map.column("people.id")
        first = min(column for _, column in self.mapped.fields("people"))
        by_id: dict[str, list[PersonRow]] = {}
        for row in _rows(self.mapped):
            ident = person_id(self.mapped, row)
            cell = Cell(row, first if id_column is None else id_column)
            if self.is_blank("people", row):
                continue
            if ident:
                is_primary = fold_text(self.mapped.text(row, "people.primary")) in PRIMARY
                by_id.setdefault(ident, []).append(PersonRow(cell, self.values(row), is_primary))
            else:
                self.say(self.mapped.problem(cell, _NO_ID))
        for ident, rows in by_id.items():
            self.person(ident, rows)

    def person(self, ident: str, rows: list[PersonRow]) -> None:
        """Make a person: with one post its fields are the person's, with several they are a list."""
        person = gather(rows)
        body = self.builder.entity("people", ident, person.cell)
        if self.mapped.map.column("people.id") is None:
            self.builder.number(ident)
        if len(person.posts) == 1:
            self.state(body, person.personal | person.posts[0].values)
        else:
            self.state(body, person.personal)
            for post in person.in_order():
                self.state(self.builder.item(body, "posts", post.cell), post.values)
        for row in person.conflicts:
            self.state(self.builder.repeat("people", ident, row.cell), row.values)

    def state(self, body: Mapping, values: Values) -> None:
        """State fields in the order of the columns."""
        for name, (value, cell) in sorted(values.items(), key=lambda item: item[1][1].column):
            self.builder.set(body, name, value, cell)

    def values(self, row: int) -> Values:
        """Return what a row says of a person and their post, units and managers as ids."""
        said: Values = {}
        for field, column in self.mapped.fields("people"):
            text, cell = self.mapped.table.rows[row].cells[column], Cell(row, column)
            if field in ("id", "primary") or not text:
                continue
            if field == "unit":
                ident = self.unit(text, cell)
                if ident is not None:
                    said[field] = ident, cell
            else:
                said[field] = self.manager(text, cell) if field == "reports_to" else text, cell
        return said

    def is_blank(self, collection: str, row: int) -> bool:
        return not any(self.mapped.table.rows[row].cells[column] for _, column in self.mapped.fields(collection))

    def others(self, collection: str) -> None:
        column = self.mapped.map.column(f"{collection}.id")
        if column is None:
            return
        for row in _rows(self.mapped):
            if not self.is_blank(collection, row):
                self.entity(collection, self.mapped.text(row, f"{collection}.id"), Cell(row, column))

    def entity(self, collection: str, ident: str, cell: Cell) -> None:
        """Make the entity of a row; a second row of one id is a duplicate unless it says the very same."""
        if not ident:
            self.say(self.mapped.problem(cell, _NO_ID))
            return
        earlier = self.builder.collection(collection).get(ident)
        if isinstance(earlier, Mapping):
            body = self.builder.repeat(collection, ident, cell)
            self.fill(collection, body, cell.row)
            if body == earlier:
                self.builder.withdraw()
            return
        self.fill(collection, self.builder.entity(collection, ident, cell), cell.row)

    def fill(self, collection: str, body: Mapping, row: int) -> None:
        for field, column in self.mapped.fields(collection):
            text = self.mapped.table.rows[row].cells[column]
            if field != "id" and text:
                self.builder.set(body, field, text, Cell(row, column))

    def unit(self, text: str, cell: Cell) -> str | None:
        """Return the id of the unit a cell names; make it and those above it where they are new."""
        path = self.paths.path(text)
        for named in path:
            if named.id not in self.made:
                self.made.add(named.id)
                unit = self.builder.entity("units", named.id, cell)
                if named.id != named.name:
                    self.builder.set(unit, "name", named.name, cell)
                if named.parent is not None:
                    self.builder.set(unit, "parent", named.parent, cell)
        return path[-1].id if path else None

    def manager(self, text: str, cell: Cell) -> str | None:
        """Return the manager's id, None where there is none; a name that several have stays as it is written."""
        if says_none(text):
            return None
        meant = self.managers.named(text)
        if len(meant) > 1:
            self.say(self.ambiguous(text, meant, cell))
        return meant[0] if len(meant) == 1 else text

    def ambiguous(self, text: str, ids: list[str], cell: Cell) -> Problem:
        return Problem(
            "ambiguous-reference",
            Text(
                f'"{text}" is the name of {len(ids)} people: {", ".join(ids)}',
                f"「{text}」という名前の人が{len(ids)}人います: {'、'.join(ids)}",
            ),
            self.mapped.location(cell),
            entity=f"person/{person_id(self.mapped, cell.row)}",
            accepted=Text("write the manager's employee number", "上司の社員番号を書いてください"),
            related=tuple(
                (Text("one of that name", "同じ名前の人"), self.managers.place(text, ident)) for ident in ids
            ),
            values=("reports_to", text),
        )


def _described(columns: Iterable[str]) -> Iterator[str]:
    for name in columns:
        collection, _, field = name.partition(".")
        if field not in ("id", "allocation", "primary") and not field.startswith("x-"):
            yield f"positions.{field}" if collection == "people" and field in POST_FIELDS else name


def _rows(mapped: MappedTable) -> range:
    return range(len(mapped.table.rows))


def _fold_name(text: str) -> str:
    """Return a name as names are compared: 田中 太郎and田中太郎are one."""
    return fold_text(text).replace(" ", "")


_NO_ID = Text("the row has no id, so it is not read", "この行にはidがないため、読み込みません")
