"""The units of a public body, as its organogram's tables name them: organisation, and units below it."""

from __future__ import annotations

from orglint.importers.tables.rows import MappedTable
from orglint.importers.tables.table import Cell
from orglint.importers.tables.table_document import TableBuilder
from orglint.importers.tables.units_from_names import UnitNames
from orglint.source.document import Mapping


class OrganogramUnits:
    """The units that all tables of a body name, each made once."""

    def __init__(self, tables: list[MappedTable]) -> None:
        self.names = UnitNames(
            (mapped.text(row, "organization.name"), mapped.text(row, "positions.unit"))
            for mapped in tables
            for row in range(len(mapped.table.rows))
        )
        self.made: set[str] = set()

    def of_row(self, mapped: MappedTable, row: int, builder: TableBuilder) -> str | None:
        """Return the id of the unit of a row, and make it and its company where they are new."""
        company = self._company(mapped, row, builder)
        text = mapped.text(row, "positions.unit")
        ident = self.names.id(mapped.text(row, "organization.name"), text)
        cell = mapped.cell(row, "positions.unit")
        if ident is None or ident == company or ident in self.made:
            return ident
        unit = self._make(ident, text, cell, builder)
        if company is not None:
            builder.set(unit, "parent", company, mapped.cell(row, "organization.name"))
        return ident

    def _company(self, mapped: MappedTable, row: int, builder: TableBuilder) -> str | None:
        text = mapped.text(row, "organization.name")
        ident = self.names.owner(text)
        if ident is not None and ident not in self.made:
            unit = self._make(ident, text, mapped.cell(row, "organization.name"), builder)
            builder.set(unit, "type", "company", None)
            above = mapped.text(row, "units.x-parent-department")
            if above:
                builder.set(unit, "x-parent-department", above, mapped.cell(row, "units.x-parent-department"))
        return ident

    def _make(self, ident: str, text: str, cell: Cell | None, builder: TableBuilder) -> Mapping:
        self.made.add(ident)
        unit = builder.entity("units", ident, cell)
        if ident != text:
            builder.set(unit, "name", text, cell)
        return unit
