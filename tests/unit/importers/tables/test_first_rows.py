"""What is seen in cells is judged by the first rows, so that a long list costs no more than a short one."""

from __future__ import annotations

from orglint.importers.imported import Imported
from orglint.importers.tables.csv_text import read_csv
from orglint.importers.tables.first_rows import MOST_JUDGED, looks_like
from orglint.importers.tables.shape import Shape
from orglint.importers.tables.table import Cell, Table


def judged(rows: int, *, in_cells: bool) -> Table:
    """Return the table that a shape is asked about."""
    asked: list[Table] = []

    def fits(table: Table) -> bool:
        asked.append(table)
        return True

    table = read_csv(("a,b\n" + "1, x\n" * rows).encode(), "t.csv").table
    assert table is not None
    assert looks_like(Shape("s", fits, lambda *_: Imported(), is_seen_in_cells=in_cells), table)
    return asked[0]


def test_long_table_is_judged_by_its_first_rows_with_places_of_its_own():
    table = judged(1000, in_cells=True)
    assert len(table.rows) == MOST_JUDGED
    assert (table.file, table.sheet, table.headings) == ("t.csv", "", ("a", "b"))
    assert table.untrimmed(Cell(0, 1)) == " x"
    assert table.span(Cell(0, 1)).line == table.row_span(0).line == 2
    assert (table.row_at(2), table.row_at(900)) == (0, None)


def test_short_table_and_one_known_by_its_headings_are_judged_whole():
    assert len(judged(MOST_JUDGED, in_cells=True).rows) == MOST_JUDGED
    assert len(judged(1000, in_cells=False).rows) == 1000
