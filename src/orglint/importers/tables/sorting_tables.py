"""Of which shape each table of one file is: as it looks, or as the user says."""

from __future__ import annotations

from collections.abc import Sequence

from orglint.i18n import Text
from orglint.importers.imported import Imported, Note
from orglint.importers.tables.custom_map import CustomMap
from orglint.importers.tables.expected_headings import not_read, unknown_headings, unknown_sheets
from orglint.importers.tables.people_shape import PEOPLE
from orglint.importers.tables.shape import Context, Shape
from orglint.importers.tables.shapes import SHAPES
from orglint.importers.tables.table import Table


def named_beside_others(preset: str | None, tables: Sequence[Table]) -> Shape | None:
    """Return the shape that is named where it is seen in cells, and some tables are of it or of none that is known.

    Such tables stand beside others in a workbook or folder: what another shape knows stays what it is.
    """
    named = next((shape for shape in SHAPES if preset in shape.names and shape.is_seen_in_cells), None)
    fitting = (next((shape for shape in SHAPES if shape.fits(table)), named) for table in tables)
    return named if named is not None and named in fitting else None


class SortedTables:
    """The tables of one file by shape; `known` are those that are read.

    What the command line says of a file holds for the sheets of a workbook that it can mean; for all, if for none. What
    nobody knows is of the shape `rest`, if there is one.
    """

    def __init__(
        self, tables: Sequence[Table], preset: str | None, custom: CustomMap | None, rest: Shape | None
    ) -> None:
        self._custom, self._rest = custom, rest
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
            beside = [Note(table.file, not_read(table.headings), table.sheet) for table in self._unknown]
            return Imported(notes=(*notes, *beside))
        first = self._unknown[0]
        told = unknown_headings(first.headings) if len(self._unknown) == 1 else unknown_sheets(self._unknown)
        return Imported(unrecognised=(Note(first.file, told),))

    def _fitting(self, table: Table) -> Shape | None:
        """Return the shape that a table looks like, or that the map says of this very table."""
        shapes = self._shapes(table)
        if self._custom is not None and self._custom.of(table).preset is not None:
            return shapes[0]
        is_mapped = self._custom is not None and self._custom.names_heading_of(table)
        is_alone = len(shapes) == 1
        among = [one for one in shapes if not (is_mapped and one.is_seen_in_cells) or is_alone or one is self._rest]
        shape = next((one for one in among if one.fits(table)), None)
        if shape is None and is_mapped:
            return self._rest or (shapes[0] if is_alone else PEOPLE)
        return shape

    def _forced(self, table: Table) -> Shape | None:
        if self._context.preset_of(table) is not None:
            return self._shapes(table)[0]
        return PEOPLE if self._custom is not None else None

    def _shapes(self, table: Table) -> tuple[Shape, ...]:
        name = self._context.preset_of(table)
        return tuple(shape for shape in SHAPES if name is None or name in shape.names)


_IGNORED = Text("not read, as the map says", "対応表の指定により読み込みません")
