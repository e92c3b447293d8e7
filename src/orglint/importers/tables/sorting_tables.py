"""Of which shape each table of one file is: as it looks, or as the user says."""

from __future__ import annotations

from collections.abc import Sequence

from orglint.i18n import Text
from orglint.importers.imported import Imported, Note
from orglint.importers.model_sheets.model_shape import missing_column
from orglint.importers.tables.custom_map import CustomMap
from orglint.importers.tables.expected_headings import not_read, unknown_headings, unknown_sheets
from orglint.importers.tables.first_rows import looks_like
from orglint.importers.tables.people_shape import PEOPLE
from orglint.importers.tables.shape import Context, Shape
from orglint.importers.tables.shapes import SHAPES
from orglint.importers.tables.table import Table
from orglint.spelling import hinted


class SortedTables:
    """The tables of one file by shape; `known` are those that are read.

    What the command line says of a file holds for the sheets of a workbook that it can mean; for all, if for none. What
    nobody knows is of the shape `rest`, if there is one.
    """

    def __init__(
        self, tables: Sequence[Table], preset: str | None, custom: CustomMap | None, rest: Shape | None = None
    ) -> None:
        self._rest = rest
        self._custom = custom
        self._context = Context((), custom, preset)
        self._ignored: list[Table] = []
        self.known: dict[Shape, list[Table]] = {}
        self._unknown: list[Table] = []
        read: list[Table] = []
        for table in tables:
            is_ignored = custom is not None and custom.of(table).is_ignored
            (self._ignored if is_ignored else read).append(table)
        fitting = [self._fitting(table) for table in read]
        is_forced = not any(fitting)
        for table, fits in zip(read, fitting, strict=True):
            shape = fits or (self._forced(table) if is_forced else None) or rest
            if shape is None:
                self._unknown.append(table)
            else:
                self.known.setdefault(shape, []).append(table)

    def unread(self) -> Imported:
        """Return what is to be said of tables that are not read: of a sheet beside others that are known, a note."""
        notes = [Note(table.file, _IGNORED, table.sheet) for table in self._ignored]
        if not self._unknown:
            return Imported(notes=tuple(notes))
        if self.known or self._ignored:
            told_of = [(table, missing_column(table) or not_read(table.headings)) for table in self._unknown]
            beside = [Note(table.file, text, table.sheet) for table, text in told_of]
            return Imported(notes=(*notes, *beside))
        first = self._unknown[0]
        told = unknown_headings(first.headings) if len(self._unknown) == 1 else unknown_sheets(self._unknown)
        for table in self._unknown:
            lacks = missing_column(table)
            if lacks is not None:
                told = hinted(told, Text(f"{table.sheet}: {lacks.en}", f"{table.sheet}: {lacks.ja}"))
        return Imported(unrecognised=(Note(first.file, told),))

    def _fitting(self, table: Table) -> Shape | None:
        """Return the shape that a table looks like, or that the map says of this very table."""
        shapes = self._shapes(table)
        if self._custom is not None and self._custom.of(table).preset is not None:
            return shapes[0]
        is_mapped = self._custom is not None and self._custom.names_heading_of(table)
        among = [one for one in shapes if self._is_looked_for(one, is_mapped=is_mapped) or len(shapes) == 1]
        shape = next((one for one in among if looks_like(one, table)), None)
        if shape is None and is_mapped:
            return self._rest or (shapes[0] if len(shapes) == 1 else PEOPLE)
        return shape

    def _is_looked_for(self, shape: Shape, *, is_mapped: bool) -> bool:
        """Whether a table may be of a shape: one that is seen in cells is not looked for where the map says more."""
        return not (is_mapped and shape.is_seen_in_cells) or shape is self._rest

    def _forced(self, table: Table) -> Shape | None:
        if self._context.named(table) is not None:
            return self._shapes(table)[0]
        return PEOPLE if self._custom is not None else None

    def _shapes(self, table: Table) -> tuple[Shape, ...]:
        name = self._context.named(table)
        return tuple(shape for shape in SHAPES if name is None or name in shape.names)


_IGNORED = Text("not read, as the map says", "対応表の指定により読み込みません")
