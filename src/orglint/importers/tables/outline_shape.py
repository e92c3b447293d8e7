"""The shape `outline`: units, one below the other by indentation, numbers or columns; in tables, and in text files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from orglint.i18n import Text
from orglint.importers.imported import Imported, Note
from orglint.importers.tables.lines_table import LinesTable
from orglint.importers.tables.outline_columns import HEADCOUNT, OutlineColumns, is_outline, outline_columns
from orglint.importers.tables.outline_heads import read_heads
from orglint.importers.tables.outline_lines import Lines, outline_lines
from orglint.importers.tables.outline_units import read_units
from orglint.importers.tables.shape import Context, Shape
from orglint.importers.tables.table import Cell, Table
from orglint.importers.tables.table_notes import listed_rows, note_on


def read(tables: Sequence[Table], context: Context) -> Imported:
    """Read outlines together; who heads the units is read when everybody is known."""
    outlines, refused = [], []
    for table in tables:
        columns = outline_columns(table, context)
        if isinstance(table, LinesTable):
            columns = replace(columns, has_no_headings=False, name=0, aside=table.prose)
        if columns.name is None and not columns.levels:
            refused.append(columns.mapped.problem(Cell(-1, 0), _NO_NAMES))
        else:
            outlines.append((columns, outline_lines(columns)))
    made = read_units(outlines, context.known_units)
    return Imported(
        tuple(each.document for each in made),
        (*refused, *chain.from_iterable(each.problems for each in made)),
        tuple(chain.from_iterable(_notes(columns, lines) for columns, lines in outlines)),
        later=(lambda documents: read_heads(made, documents),) if any(each.heads for each in made) else (),
    )


OUTLINE = Shape("outline", is_outline, read, is_seen_in_cells=True)


def _notes(columns: OutlineColumns, lines: Lines) -> Iterator[Note]:
    table = columns.mapped.table
    if columns.has_no_headings:
        yield note_on(table, _NO_HEADINGS)
    elif columns.mapped.map.leftover:
        listed = columns.mapped.map.leftover
        yield note_on(table, Text(f"columns not read: {', '.join(listed)}", f"読まなかった列: {'、'.join(listed)}"))
    if lines.aside:
        rows = listed_rows(table, [row for row in lines.aside if row >= 0])
        yield note_on(table, _ASIDE.filled(rows=rows))
    headcount = columns.mapped.map.column(HEADCOUNT)
    if headcount is not None:
        yield note_on(table, _HEADCOUNT.filled(heading=table.headings[headcount]))


_NO_NAMES = Text(
    "no column of this table has the names of units in it, so it is not read",
    "部署の名前が入った列がないため、この表は読み込みません",
)
_NO_HEADINGS = Text(
    "no heading of this table is known, so its first row is read as a unit like the others, and its first column alone",
    "見出しと分かる行がないため、1行目も部署として読み、最初の列(階層が列で分かれている場合はその列)だけを読みました",
)
_ASIDE = Text("lines that are no units, not read: {rows}", "部署ではないため、読まなかった行: {rows}")
_HEADCOUNT = Text(
    "{heading}: kept as x-headcount for rules of your own; the numbers make no posts, since they may count the units "
    "below as well",
    "{heading}: 下位の部署を含む人数かどうか分からないため、ポストの数には数えず、x-headcountとして残しました",
)
