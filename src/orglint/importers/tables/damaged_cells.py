"""Cells of sheets that have no value to read (errors, formulas never calculated): what is said, and that it is unknown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from orglint.importers.imported import AnyDocument
from orglint.importers.tables.people.fields import is_level, stated_field
from orglint.importers.tables.sheet_table import SheetTable
from orglint.importers.tables.table import TABLE_ROW, Cell, Table
from orglint.importers.tables.table_document import TableDocument
from orglint.location import Location, Span
from orglint.model.problems import Problem
from orglint.source.document import Mapping


def damaged_cells(tables: Iterable[Table], documents: Sequence[AnyDocument]) -> Iterator[Problem]:
    """Yield a problem for each damaged cell in the headings and in a column that is read, a merged area once.

    What the cell would have said of an entity of its row is marked as unread in the document, so that no rule takes it
    for empty.
    """
    made = [document for document in documents if isinstance(document, TableDocument)]
    for table in tables:
        if isinstance(table, SheetTable) and table.damaged:
            own = [document for document in made if document.table is table]
            for document in own:
                _mark(document, table)
            yield from _problems(table, own)


def _problems(table: SheetTable, documents: Sequence[TableDocument]) -> Iterator[Problem]:
    read = {column for document in documents for column in document.columns}
    seen: set[Span] = set()
    for cell, text in sorted(table.damaged.items()):
        span = table.span(cell)
        if span not in seen and (cell.row < 0 or not documents or cell.column in read):
            yield Problem(TABLE_ROW, text, Location(table.file, span, sheet=table.sheet), values=(text.en,))
        seen.add(span)


def _mark(document: TableDocument, table: SheetTable) -> None:
    bodies: dict[int, list[tuple[str, Mapping]]] = {}
    for collection, body in _bodies(document.root):
        spot: Cell | None = document.places.get(body.first)
        if spot is not None:
            bodies.setdefault(spot.row, []).append((collection, body))
    for cell in table.damaged:
        collection, _, read_as = document.columns.get(cell.column, "").partition(".")
        field = stated_field(read_as) if collection == "people" else read_as
        for owner, body in bodies.get(cell.row, ()):
            # A unit that is told by several columns is not known where one of them is not.
            if owner == collection and (field not in body or (field != read_as and is_level(read_as))):
                document.unread.append((body, field))


def _bodies(root: Mapping) -> Iterator[tuple[str, Mapping]]:
    """Yield every entity with its collection, and the posts of people as parts of these."""
    for collection, entities in root.items():
        for body in entities.values() if isinstance(entities, Mapping) else ():
            if isinstance(body, Mapping):
                yield collection, body
                posts = body.get("posts")
                yield from ((collection, post) for post in posts or () if isinstance(post, Mapping))
