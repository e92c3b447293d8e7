"""Entities made from the sheets of one workbook: each part of them with the sheet and the cell it stands in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from orglint.importers.built import Builder, BuiltDocument
from orglint.importers.model_sheets.list_cells import split_cell
from orglint.importers.tables.table import Cell, Table
from orglint.importers.tables.table_document import TableDocument
from orglint.location import Span
from orglint.report import Excerpt
from orglint.source.document import Duplicate, Mapping, Node, Sequence


class Spot(NamedTuple):
    """A cell of one of the sheets."""

    table: Table
    cell: Cell


@dataclass(slots=True, kw_only=True)
class SheetDocument(BuiltDocument[Spot]):
    """The sheet of a collection as a document; details that belong to its entities may stand on other sheets.

    `shown` shows the rows of the sheet itself.
    """

    shown: TableDocument

    def spot_span(self, spot: Spot) -> Span:
        """Return the place of a cell on its sheet."""
        return spot.table.span(spot.cell)

    def whole_span(self, spot: Spot | None) -> Span:
        """Return the place of the row that an entity or detail was made from; of what no row made, the headings."""
        return self.shown.table.row_span(-1) if spot is None else spot.table.row_span(spot.cell.row)

    def sheet_at(self, container: Mapping | Sequence, key: str | int) -> str:
        """Return the sheet on which a key stands, else that of its container."""
        spot = self.spots.get((container.first, key)) or self.places.get(container.first)
        return self.sheet if spot is None else spot.table.sheet

    def excerpt(self, span: Span) -> Excerpt | None:
        """Return the row at `span` of the sheet itself."""
        return self.shown.excerpt(span)


class SheetBuilder(Builder[Spot]):
    """Makes the document of one sheet of entities, and of the details that other sheets add to them."""

    def __init__(self, table: Table, columns: dict[int, str]) -> None:
        super().__init__()
        self.table = table
        self.columns = columns
        self._again: list[tuple[Mapping, str, str, Spot]] = []
        self._replaced: list[Node] = []  # kept alive: places are looked up by identity until all is numbered

    def done(self) -> SheetDocument:
        """Number the containers and return the document."""
        document = super().done()
        assert isinstance(document, SheetDocument)
        for body, name, value, spot in self._again:
            first = document.key_span(body, name)
            if first is not None:
                document.duplicates.append(Duplicate(body, name, first, document.spot_span(spot), value))
        return document

    def again(self, body: Mapping, name: str, value: str, spot: Spot) -> None:
        """State a field of an entity once more: a duplicate where it says something else."""
        if body.get(name) != value:
            self._again.append((body, name, value, spot))

    def fill(self, body: Mapping, name: str, text: str, spot: Spot, *, listed: bool) -> None:
        """State a field of an entity, or part of a record, as a cell says it; the cell of a list may say several."""
        items = split_cell(text) if listed else []
        if len(items) > 1 or (items and items[0].is_quoted):
            for item in items:
                self.add(body, name, item.text, spot)
        else:
            self.set(body, name, items[0].text if items else text, spot)

    def keep_but(self, body: Mapping, name: str, named: Iterable[str]) -> None:
        """Make a list of what a cell says of a field, without what rows of its own say of it."""
        said, spot, without = body.pop(name, None), self._spots.get((id(body), name)), frozenset(named)
        if said is None or spot is None:
            return
        self._replaced.append(said)
        there = said if isinstance(said, Sequence) else [said]
        for index, item in enumerate(there):
            if not isinstance(item, str) or item not in without:
                self._append(body, name, item, self._spots.get((id(said), index), spot))

    def records(self, body: Mapping, name: str, spot: Spot) -> Mapping:
        """Return the mapping of the records that an entity has by name, made at `spot` where it is new."""
        found = body.get(name)
        if isinstance(found, Mapping):
            return found
        if found is not None:
            self._again.append((body, name, str(found), self._spots[(id(body), name)]))
        made = body[name] = Mapping()
        self._locate(body, name, spot)
        self._places[id(made)] = spot
        return made

    def record(self, records: Mapping, name: str, spot: Spot) -> Mapping:
        """Add a record by its name, and return it."""
        made = records[name] = Mapping()
        self._locate(records, name, spot)
        self._places[id(made)] = spot
        return made

    def _empty(self) -> SheetDocument:
        shown = shown_rows(self.table, self.columns)
        return SheetDocument(
            file=self.table.file,
            root=self.root,
            described=frozenset(),
            imported_from="",  # it is a model, which somebody has written
            sheet=self.table.sheet,
            shown=shown,
        )


def shown_rows(table: Table, columns: dict[int, str]) -> TableDocument:
    """Return a document that describes nothing: its rows are those that a report shows of the sheet."""
    root = Mapping()
    root.first, root.after = 0, 1
    return TableDocument(
        file=table.file,
        root=root,
        described=frozenset(),
        imported_from="",
        sheet=table.sheet,
        table=table,
        columns=columns,
    )
