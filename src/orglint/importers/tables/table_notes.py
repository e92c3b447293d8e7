"""Notes on tables: of which sheet they are, and rows as a reader finds them."""

from __future__ import annotations

from collections.abc import Iterable

from orglint.i18n import Text
from orglint.importers.imported import Note
from orglint.importers.tables.table import Table

MOST_ROWS = 20


def note_on(table: Table, text: Text) -> Note:
    """Return a note on a table."""
    return Note(table.file, text, table.sheet)


def listed_rows(table: Table, rows: Iterable[int]) -> str:
    """Return the lines of rows, as a reader finds them in the file; of very many the first."""
    lines = [str(table.rows[row].line) for row in sorted(set(rows))]
    return ", ".join(lines[:MOST_ROWS]) + (f", ... ({len(lines)})" if len(lines) > MOST_ROWS else "")
