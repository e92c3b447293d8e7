"""A column map of the user's own: what `--map FILE` says of all tables, and of single ones."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import TypeAlias

from orglint.importers.tables.column_map import fold_heading
from orglint.importers.tables.table import Table
from orglint.location import Span

ValueMap: TypeAlias = Mapping[str, Mapping[str, str]]
"""By `collection.field`: what a cell says -> what is meant by it."""


@dataclass(frozen=True, slots=True)
class TableMap:
    """What a map says of one table: headings by field, headings not to be read, a preset, or not to read it at all.

    `places` says where in the map each heading is written.
    """

    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ignored: frozenset[str] = frozenset()
    places: Mapping[str, Span | None] = field(default_factory=dict)
    preset: str | None = None
    is_ignored: bool = False
    place: Span | None = None


@dataclass(frozen=True, slots=True)
class CustomMap:
    """A map of the user's own: headings by `collection.field`, and headings whose columns are not read at all.

    `places` says where in `file` each heading is written; `tables` holds what is said of single tables, by the name of
    a sheet or file; `values` what cells mean.
    """

    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ignored: frozenset[str] = frozenset()
    file: str = ""
    places: Mapping[str, Span | None] = field(default_factory=dict)
    tables: Mapping[str, TableMap] = field(default_factory=dict)
    values: ValueMap = field(default_factory=dict)

    @property
    def headings(self) -> frozenset[str]:
        """Return the headings of all columns that the map reads, as headings are compared."""
        maps = (self.columns, *(own.columns for own in self.tables.values()))
        return frozenset(fold_heading(text) for columns in maps for texts in columns.values() for text in texts)

    def names_heading_of(self, table: Table) -> bool:
        """Whether the map reads a column of the table."""
        named = {fold_heading(text) for texts in self.of(table).columns.values() for text in texts}
        return any(fold_heading(heading) in named for heading in table.headings if heading)

    def of(self, table: Table) -> TableMap:
        """Return what the map says of a table: what it says of this one before what it says of all."""
        own = self._own(table)
        if own is None:
            return TableMap(self.columns, self.ignored)
        said = {heading for texts in own.columns.values() for heading in texts} | own.ignored
        others = {name: tuple(text for text in texts if text not in said) for name, texts in self.columns.items()}
        columns = dict(own.columns) | {name: texts for name, texts in others.items() if name not in own.columns}
        return replace(own, columns=columns, ignored=own.ignored | (self.ignored - said))

    def _own(self, table: Table) -> TableMap | None:
        maps = {fold_table(name): own for name, own in self.tables.items()}
        return next((maps[name] for name in names_of(table) if name in maps), None)


def names_of(table: Table) -> tuple[str, ...]:
    """Return what a map may call a table by, as names are compared: its sheet, its path, its file, that without ending."""
    path = PurePosixPath(table.file)
    names = (table.sheet, table.file, path.name, path.stem)
    return tuple(fold_table(name) for name in names if name)


def fold_table(name: str) -> str:
    """Return the name of a table as it is compared."""
    return unicodedata.normalize("NFKC", name).casefold().strip()
