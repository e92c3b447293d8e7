"""Workbooks -> tables: on each sheet the headings are found, and what is passed over is said."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from orglint.i18n import Text
from orglint.importers.imported import Note
from orglint.importers.model_sheets.model_shape import MODEL, may_be_of_model
from orglint.importers.tables.column_map import fold_heading
from orglint.importers.tables.custom_map import CustomMap
from orglint.importers.tables.heading_rows import HeadingRows, heading_rows, is_text
from orglint.importers.tables.known_tables import known_headings
from orglint.importers.tables.sheet_table import SheetTable, TooManyCells, sheet_table
from orglint.importers.tables.table import Table
from orglint.location import column_name
from orglint.model.problems import Problem, unreadable
from orglint.source.document import Fault
from orglint.workbook.reading import read_workbook
from orglint.workbook.refusals import TOO_LARGE
from orglint.workbook.sheet import Sheet

SEARCHED = 20
"""The headings stand in one of so many rows that have something in them."""
SAMPLE = 200
"""So many rows are enough to tell what a table is."""


@dataclass(frozen=True, slots=True)
class WorkbookTables:
    """The tables of one workbook, and what there is to say of it."""

    tables: tuple[SheetTable, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[Note, ...] = ()


def workbook_tables(
    file: str, data: bytes, is_known: Callable[[Table], bool], custom: CustomMap | None = None
) -> WorkbookTables:
    """Read a workbook: a table a sheet.

    The headings of a sheet are the first row of which `is_known` says that it makes a table, or that has a heading of
    the user's own map; of several, the one with most headings that mean something. Failing all, the row with most texts.
    A sheet of a model is known by its name, and begins with the first row that makes it one. Hidden columns are read
    where that map names them.
    """
    book = read_workbook(data)
    finding = _Finding(file, is_known, custom)
    tables: list[SheetTable] = []
    problems = [unreadable(file, fault, sheet) for sheet, fault in book.faults]
    notes = [Note(file, text) for text in book.notes]
    for sheet in book.sheets:
        try:
            table = finding.table(sheet)
        except TooManyCells:
            problems.append(unreadable(file, Fault(TOO_LARGE, _TOO_MANY, None), sheet.name))
            continue
        if table is not None:
            tables.append(table)
        notes.extend(Note(file, text, sheet.name) for text in finding.notes(sheet, table))
    return WorkbookTables(tuple(tables), tuple(problems), tuple(notes))


class _Finding:
    """Finds the table of each sheet of a workbook."""

    def __init__(self, file: str, is_known: Callable[[Table], bool], custom: CustomMap | None) -> None:
        self._file = file
        self._is_known = is_known
        self._mapped = custom.headings if custom is not None else frozenset()
        self._known = known_headings() | self._mapped

    def table(self, sheet: Sheet) -> SheetTable | None:
        """Return the table of a sheet, None where everything in it is hidden. Raises TooManyCells."""
        best: HeadingRows | None = None
        fullest: HeadingRows | None = None
        visible = [row for row, cells in sheet.rows.items() if any(c not in sheet.hidden_columns for c in cells)]
        for row in visible[:SEARCHED]:
            block = heading_rows(sheet, row, self._known)
            if self._is_of_model(sheet, block):
                best = block
                break
            if fullest is None or _texts(sheet, row) > _texts(sheet, fullest.first):
                fullest = block
            if (best is None or self._rank(block) > self._rank(best)) and self._fits(sheet, block):
                best = block
        chosen = best or fullest
        return None if chosen is None else sheet_table(self._file, sheet, chosen, self._passed(sheet, chosen))

    def notes(self, sheet: Sheet, table: SheetTable | None) -> Iterator[Text]:
        """Yield what is passed over on a sheet: rows, columns, never what stands there."""
        if sheet.hidden_rows:
            yield _HIDDEN_ROWS.filled(n=len(sheet.hidden_rows))
        if table is None:
            yield _ALL_HIDDEN
            return
        block = table.heading_rows
        above = [row for row in sheet.rows if row < block.first]
        if above:
            yield _ABOVE.filled(rows=_ranges(above))
        if block.last > block.first:
            yield _SEVERAL.filled(rows=_ranges(range(block.first, block.last + 1)))
        if table.banners:
            yield _BANNERS.filled(rows=_ranges(table.banners))
        if table.beyond:
            yield _BEYOND.filled(columns=_letters(table.beyond))
        passed = self._passed(sheet, block)
        hidden = sorted(column for column in passed if _has_data(sheet, column, block))
        if hidden:
            names = [f"{block.headings.get(column, '')} ({column_name(column)})".strip() for column in hidden]
            yield _HIDDEN_COLUMNS.filled(names=Text(", ".join(names), "、".join(names)))

    def _fits(self, sheet: Sheet, block: HeadingRows) -> bool:
        if self._mapped.intersection(map(fold_heading, block.headings.values())):
            return True
        return self._is_known(sheet_table(self._file, sheet, block, self._passed(sheet, block), most_rows=SAMPLE))

    def _is_of_model(self, sheet: Sheet, block: HeadingRows) -> bool:
        """Whether a row makes a sheet of the model: no row below is looked at then, whatever else it might begin."""
        if self._mapped or not may_be_of_model(sheet.name):
            return False
        return MODEL.fits(sheet_table(self._file, sheet, block, self._passed(sheet, block), most_rows=SAMPLE))

    def _rank(self, block: HeadingRows) -> int:
        return len(self._known.intersection(map(fold_heading, block.headings.values())))

    def _passed(self, sheet: Sheet, block: HeadingRows) -> frozenset[int]:
        """Return the hidden columns the user's own map does not name."""
        return frozenset(
            column
            for column in sheet.hidden_columns
            if fold_heading(block.headings.get(column, "")) not in self._mapped
        )


def _texts(sheet: Sheet, row: int) -> int:
    return sum(is_text(text) for column, text in sheet.rows[row].items() if column not in sheet.hidden_columns)


def _has_data(sheet: Sheet, column: int, block: HeadingRows) -> bool:
    return column in block.headings or any(column in cells for row, cells in sheet.rows.items() if row > block.last)


def _ranges(rows: Iterable[int]) -> str:
    """Return rows as `1-3, 5`; of very many ranges the first."""
    found: list[list[int]] = []
    for row in rows:
        if found and found[-1][1] == row - 1:
            found[-1][1] = row
        else:
            found.append([row, row])
    shown = [str(first) if first == last else f"{first}-{last}" for first, last in found[:_MOST_RANGES]]
    return ", ".join(shown) + (", ..." if len(found) > _MOST_RANGES else "")


def _letters(columns: Collection[int]) -> str:
    return ", ".join(column_name(column) for column in columns)


_MOST_RANGES = 10
_TOO_MANY = Text(
    "the table has too many cells; delete rows and columns that are only formatted, or split it",
    "表のセルが多すぎます。書式だけの行や列を削除するか、表を分けてください",
)
_ABOVE = Text("above the headings and not read: rows {rows}", "見出しより上にあり、読まなかった行: {rows}")
_SEVERAL = Text("the headings stand in rows {rows}", "見出しは複数の行({rows})にまたがっています")
_BANNERS = Text(
    "rows that are one cell across several columns are not read: {rows}",
    "複数の列にまたがる結合セルだけの行は読みません: {rows}",
)
_BEYOND = Text(
    "columns far behind the last heading are not read: {columns}", "最後の見出しから離れた列は読みません: {columns}"
)
_HIDDEN_ROWS = Text("{n} rows are hidden; they are read", "非表示の行が{n}行あります。これらも読みます")
_HIDDEN_COLUMNS = Text(
    "hidden columns are not read: {names}; to have one read, show it or name it in a --map",
    "非表示の列は読みません: {names}。読み込むには、列を再表示するか、--mapで指定してください",
)
_ALL_HIDDEN = Text("everything on the sheet is hidden, so it is not read", "内容がすべて非表示のため、読みません")
