"""The form of an entry in the list of table shapes: a kind of table, how it is known, and how it is read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from orglint.i18n import Language
from orglint.importers.imported import Imported
from orglint.importers.tables.custom_map import CustomMap
from orglint.importers.tables.known_units import KnownUnits
from orglint.importers.tables.table import Table
from orglint.source.document import Document


@dataclass(frozen=True, slots=True)
class Context:
    """What is known when tables are read: what was described before them, and the user's own column map.

    `documents` are those of YAML files and of the shapes that were read before. `preset` is what the user called the
    tables: they need not look like it.
    """

    documents: Sequence[Document] = ()
    custom: CustomMap | None = None
    preset: str | None = None
    language: Language = "en"

    @property
    def named(self) -> bool:
        """Whether the user said what the tables are."""
        return self.preset is not None

    def preset_of(self, table: Table) -> str | None:
        """Return what the user called a table: in the map, else for all tables; None where it is to be recognised."""
        own = self.custom.of(table).preset if self.custom is not None else None
        return own or self.preset

    @property
    def units(self) -> frozenset[str]:
        """Return the ids of all units that are described already."""
        return self.known_units.ids

    @property
    def known_units(self) -> KnownUnits:
        """Return all units that are described already, as ids, names and paths name them."""
        return KnownUnits(self.documents)


@dataclass(frozen=True, slots=True)
class Shape:
    """A kind of table: `name` is what `--from` calls it, or each of `presets` where there are several.

    `fits` says of a table whether it is of this kind; `read` reads all tables of the kind together. One that `refers`
    to units, posts and people is read behind the shapes that describe them. One that `is_seen_in_cells` is known by
    more than its headings: a column map goes before it, and to name it leaves alone the tables that another shape
    knows.
    """

    name: str
    fits: Callable[[Table], bool]
    read: Callable[[Sequence[Table], Context], Imported]
    refers: bool = False
    is_seen_in_cells: bool = False
    presets: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Return what `--from` and a map may call tables of this kind."""
        return self.presets or (self.name,)
