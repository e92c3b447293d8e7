"""Entities made from a table: the tree that the model reads, and the cell that each key and value stands in."""

from __future__ import annotations

from dataclasses import dataclass, field

from orglint.importers.table import Cell, Table
from orglint.location import Span
from orglint.model.marks import Sensitive
from orglint.model.schema import COLLECTIONS
from orglint.report import Excerpt
from orglint.source.document import Duplicate, Mapping, Node, Sequence
from orglint.source.excerpt import MASK, Shown, cut

LONGEST_CELL = 40
BETWEEN = " | "
ROOM = 150
"""About how many characters of a row are shown."""


@dataclass(slots=True)
class TableDocument:
    """A table as a document: `columns` says which field each mapped column was read as (`collection.field`).

    `cells` holds the cell of each key of each container, by the container's number; `places` that of the
    container itself. What stands in no cell (a date from a file's name) has no entry.
    """

    file: str
    table: Table
    columns: dict[int, str]
    root: Mapping
    described: frozenset[str]
    duplicates: list[Duplicate] = field(default_factory=list)
    cells: dict[tuple[int, str | int], Cell] = field(default_factory=dict)
    places: dict[int, Cell] = field(default_factory=dict)

    def key_span(self, container: Mapping | Sequence, key: str | int) -> Span | None:
        """Return the place of the cell that gave the key, None where no cell did."""
        cell = self.cells.get((container.first, key))
        return None if cell is None else self.table.span(cell)

    def value_span(self, container: Mapping | Sequence, key: str | int) -> Span | None:
        """Return the place of the cell that gave the value: of an entity the row, of anything else the same cell."""
        cell = self.cells.get((container.first, key))
        if cell is None:
            return None
        is_entity = isinstance(container, Mapping) and isinstance(container[str(key)], Mapping)
        return self.table.row_span(cell.row) if is_entity else self.table.span(cell)

    def own_span(self, container: Mapping | Sequence) -> Span:
        """Return the place of the row that an entity was made from; of what no row made, the headings."""
        cell = self.places.get(container.first)
        return self.table.row_span(-1 if cell is None else cell.row)

    def hide(self, container: Mapping | Sequence, key: str | int) -> None:
        """Do nothing: only cells of mapped columns are shown, and those of sensitive fields are masked."""

    def excerpt(self, span: Span) -> Excerpt | None:
        """Return the row at `span`, mapped cells only, each behind its heading; sensitive values masked.

        A long row is cut to the cell at `span`, the ids, and what else has room.
        """
        row = self.table.row_at(span.line)
        if row is None:
            return None
        wanted = self._column_at(row, span)
        parts = self._shown(row, wanted)
        text, start, end = "", 0, None
        for column, label, value in parts:
            text += (BETWEEN if text else "") + label
            if column == wanted:
                start, end = len(text), len(text) + len(value)
            text += value
        shown = cut(Shown(text, start, len(text) if end is None else end))
        return Excerpt(self.table.span(Cell(row, 0)).line, *shown)

    def _column_at(self, row: int, span: Span) -> int | None:
        """Return the mapped column a span points at; None where it is the row as a whole, or a cell nobody reads."""
        if span == self.table.row_span(row) and len(self.table.headings) > 1:
            return None
        return next((column for column in self.columns if self.table.span(Cell(row, column)) == span), None)

    def _shown(self, row: int, wanted: int | None) -> list[tuple[int, str, str]]:
        """Return column, label and value of the cells to show, in the order of the columns."""
        room, shown = ROOM, []
        for column in sorted(self.columns, key=lambda column: self._rank(column, wanted)):
            label, value = self._part(row, column)
            room -= len(BETWEEN) + len(label) + len(value)
            if column == wanted or (value and room >= 0):
                shown.append((column, label, value))
        return sorted(shown)

    def _rank(self, column: int, wanted: int | None) -> tuple[bool, bool, bool, int]:
        name = self.columns[column]
        is_aside = ".x-" in name or name.startswith("organization.")
        return (column != wanted, not name.endswith(".id"), is_aside, column)

    def _part(self, row: int, column: int) -> tuple[str, str]:
        heading = self.table.headings[column]
        if row < 0:
            return "", _one_line(heading)
        value = self.table.rows[row].cells[column]
        hidden = value and is_sensitive(self.columns[column])
        return f"{_one_line(heading)}: ", MASK if hidden else _one_line(value)


def is_sensitive(name: str) -> bool:
    """Whether `collection.field` is shown in no output."""
    collection, _, field_name = name.partition(".")
    kind = COLLECTIONS.get(collection)
    written = kind.written.get(field_name) if kind else None
    return written is not None and written.mark(Sensitive) is not None


def _one_line(value: str) -> str:
    text = " ".join(value.split())
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - 3] + "..."


class Builder:
    """Makes the document of one table, entity by entity; containers are numbered when it is done."""

    def __init__(self, table: Table, columns: dict[int, str], described: frozenset[str]) -> None:
        self.table = table
        self.columns = columns
        self.root = Mapping()
        self._described = described
        self._cells: dict[tuple[int, str | int], Cell] = {}
        self._places: dict[int, Cell] = {}
        self._repeats: list[tuple[Mapping, str, Cell, Mapping]] = []
        self._withdrawn: list[Mapping] = []  # kept alive: places are looked up by identity until all is numbered

    def entity(self, collection: str, ident: str, cell: Cell | None) -> Mapping:
        """Return the entity of that id, made at `cell` where it is new."""
        entities = self.collection(collection)
        body = entities.get(ident)
        if not isinstance(body, Mapping):
            body = entities[ident] = Mapping()
            self._locate(entities, ident, cell)
            if cell is not None:
                self._places[id(body)] = cell
        return body

    def organization(self, cell: Cell | None) -> Mapping:
        """Return the mapping of the organization itself, made at `cell` where it is new."""
        is_new = "organization" not in self.root
        body = self.collection("organization")
        if is_new and cell is not None:
            self._locate(self.root, "organization", cell)
            self._places[id(body)] = cell
        return body

    def collection(self, name: str) -> Mapping:
        """Return the mapping of a collection."""
        found = self.root.get(name)
        if not isinstance(found, Mapping):
            found = self.root[name] = Mapping()
        return found

    def repeat(self, collection: str, ident: str, cell: Cell) -> Mapping:
        """Return a body for another row of the same id that contradicts the first: a duplicate."""
        body = Mapping()
        self._places[id(body)] = cell
        self._repeats.append((self.collection(collection), ident, cell, body))
        return body

    def withdraw(self) -> None:
        """Take back the last repeat: it says the very same as the first."""
        self._withdrawn.append(self._repeats.pop()[-1])

    def set(self, body: Mapping, name: str, value: str | None, cell: Cell | None) -> None:
        """State a field of an entity."""
        body[name] = value
        self._locate(body, name, cell)

    def add(self, body: Mapping, name: str, value: str, cell: Cell) -> None:
        """Add to a list of an entity."""
        self._append(body, name, value, cell)

    def item(self, body: Mapping, name: str, cell: Cell) -> Mapping:
        """Add a mapping to a list of an entity, and return it; it is made at `cell`."""
        made = Mapping()
        self._append(body, name, made, cell)
        self._places[id(made)] = cell
        return made

    def done(self) -> TableDocument:
        """Number the containers and return the document."""
        document = TableDocument(self.table.file, self.table, self.columns, self.root, self._described)
        number = self._number(self.root, 0, document)
        for mapping, ident, cell, body in self._repeats:
            number = self._number(body, number, document)
            first = document.key_span(mapping, ident) or document.own_span(mapping)
            document.duplicates.append(Duplicate(mapping, ident, first, self.table.span(cell), body))
        return document

    def _append(self, body: Mapping, name: str, value: Node, cell: Cell) -> None:
        items = body.get(name)
        if not isinstance(items, Sequence):
            items = body[name] = Sequence()
            self._locate(body, name, cell)
            self._places[id(items)] = cell
        items.append(value)
        self._cells[(id(items), len(items) - 1)] = cell

    def _locate(self, container: Mapping | Sequence, key: str | int, cell: Cell | None) -> None:
        if cell is not None:
            self._cells[(id(container), key)] = cell

    def _number(self, node: Mapping | Sequence, number: int, document: TableDocument) -> int:
        """Number a container and those in it, scalars counted as nodes too; return the next free number."""
        node.first = number
        if id(node) in self._places:
            document.places[number] = self._places[id(node)]
        number += 1
        items: list[tuple[str | int, Node]] = [*(node.items() if isinstance(node, Mapping) else enumerate(node))]
        for key, value in items:
            number += isinstance(node, Mapping)
            if (id(node), key) in self._cells:
                document.cells[(node.first, key)] = self._cells[(id(node), key)]
            if isinstance(value, Mapping | Sequence):
                number = self._number(value, number, document)
            else:
                number += 1
        node.after = number
        return number
