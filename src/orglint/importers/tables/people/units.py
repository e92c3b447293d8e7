"""The units that tables of people name: their ids, parents and kinds, each made once, at the cell that first names it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from orglint.importers.tables.known_units import KnownUnits
from orglint.importers.tables.people.unit_columns import Part, type_by_column
from orglint.importers.tables.table import Cell
from orglint.importers.tables.table_document import TableBuilder
from orglint.importers.tables.unit_paths import NamedUnit, UnitPaths, may_be_path
from orglint.importers.tables.unit_types import unit_type


class NamedPath(NamedTuple):
    """The units that a row or cell names, and the `collection.field` of the column each stands in."""

    parts: tuple[Part, ...]
    fields: tuple[str, ...]


class Units:
    """The units of some tables. `described` are units described elsewhere, which are not made again."""

    def __init__(self, paths: Iterable[NamedPath], described: KnownUnits) -> None:
        distinct = [path for path in dict.fromkeys(paths) if path.parts]
        self._ids = UnitPaths((_names(path.parts) for path in distinct), described)
        self._types: dict[str, set[str]] = {}
        for path in distinct:
            self._take_types(path)
        self._described = described.ids
        self._made = set(described.ids)

    def id(self, parts: tuple[Part, ...]) -> str | None:
        """Return the id of the unit that a row or cell names, None where it names none."""
        named = self._ids.path(_names(parts))
        return named[-1].id if named else None

    def ambiguous(self, parts: tuple[Part, ...]) -> list[str]:
        """Return the units described elsewhere that a cell might all mean; none where it is clear, or means none."""
        return self._ids.ambiguous(_names(parts)) if parts else []

    def took_whole(self, parts: tuple[Part, ...]) -> bool:
        """Whether a name that may be a path was taken for that of one unit, which nothing else describes."""
        named = self._ids.path(_names(parts)) if any(may_be_path(part.name) for part in parts) else ()
        return any(may_be_path(unit.name) and unit.id not in self._described for unit in named)

    def make(self, parts: tuple[Part, ...], row: int, builder: TableBuilder) -> tuple[str, Cell] | None:
        """Return the id of the unit that is named in a row, and its cell; make it and those above it where they are new."""
        named = self._ids.path(_names(parts))
        if not named:
            return None
        for unit, part in _with_parts(named, parts):
            if unit.id not in self._made:
                self._made.add(unit.id)
                self._make(unit, Cell(row, part.column), builder)
        return named[-1].id, Cell(row, parts[-1].column)

    def _make(self, unit: NamedUnit, cell: Cell, builder: TableBuilder) -> None:
        body = builder.entity("units", unit.id, cell)
        if unit.id != unit.name:
            builder.set(body, "name", unit.name, cell)
        types = self._types.get(unit.id, set())
        if len(types) == 1:
            builder.set(body, "type", next(iter(types)), cell)
        if unit.parent is not None:
            builder.set(body, "parent", unit.parent, cell)

    def _take_types(self, path: NamedPath) -> None:
        fields = dict(zip((part.column for part in path.parts), path.fields, strict=True))
        for unit, part in _with_parts(self._ids.path(_names(path.parts)), path.parts):
            said = unit_type(unit.name) or type_by_column(fields[part.column])
            if said is not None:
                self._types.setdefault(unit.id, set()).add(said)


def _names(parts: tuple[Part, ...]) -> str | tuple[str, ...]:
    """Return the path that parts name; a name alone may be that of a unit anywhere."""
    return parts[0].name if len(parts) == 1 else tuple(part.name for part in parts)


def _with_parts(named: tuple[NamedUnit, ...], parts: tuple[Part, ...]) -> Iterable[tuple[NamedUnit, Part]]:
    """Return each unit with the part that names it; what stands above a name of one part stands in that part's cell."""
    more = len(named) - len(parts)
    return zip(named, (parts[max(index - more, 0)] for index in range(len(named))), strict=True)
