"""The tables of one file, whatever it is: a CSV file, a workbook, a text of lines; and what is to be said of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from orglint.i18n import Text
from orglint.importers.imported import ForeignFile, Note
from orglint.importers.tables.csv_text import CsvTable, read_csv
from orglint.importers.tables.custom_map import CustomMap
from orglint.importers.tables.known_tables import headings_finder
from orglint.importers.tables.lines_table import SUFFIXES as TEXT_SUFFIXES
from orglint.importers.tables.lines_table import read_lines
from orglint.importers.tables.outline_shape import OUTLINE
from orglint.importers.tables.row_numbers import rows_named
from orglint.importers.tables.shapes import SHAPES
from orglint.importers.tables.table import NOT_A_TABLE, Table
from orglint.model.problems import Problem, unreadable
from orglint.source.discovery import FORMATS
from orglint.source.document import Fault
from orglint.workbook.refusals import TOO_LARGE, looks_like_workbook

WORKBOOKS = tuple(suffix for suffix, form in FORMATS.items() if form == "xlsx")


@dataclass(frozen=True, slots=True)
class FileTables:
    """A file's tables, and what is to be said of the file."""

    tables: tuple[Table, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[Note, ...] = ()
    unreadable: bool = False


def tables_of(item: ForeignFile, preset: str | None, custom: CustomMap | None) -> FileTables:
    """Return the tables of a file; `preset` is what the user called it, `custom` the user's own map."""
    if preset == OUTLINE.name and PurePosixPath(item.file.lower()).suffix in TEXT_SUFFIXES:
        return _text_of(item)
    if item.file.lower().endswith(WORKBOOKS) or looks_like_workbook(item.data):
        from orglint.importers.tables.workbook_tables import workbook_tables

        found = workbook_tables(item.file, item.data, _is_known, custom)
        return FileTables(found.tables, found.problems, found.notes, any(map(_is_unreadable, found.problems)))
    reading = read_csv(item.data, item.file, headings_finder(SHAPES, preset, custom))
    problems = tuple(unreadable(item.file, fault) for fault in reading.faults)
    table = reading.table
    return FileTables(
        tables=() if table is None else (table,),
        problems=problems,
        notes=() if table is None else tuple(_remarks(table)),
        unreadable=any(map(_is_unreadable, problems)),
    )


def _is_unreadable(problem: Problem) -> bool:
    return problem.rule in {NOT_A_TABLE, TOO_LARGE}


def _is_known(table: Table) -> bool:
    return any(shape.fits(table) for shape in SHAPES)


def _text_of(item: ForeignFile) -> FileTables:
    table = read_lines(item.data, item.file)
    if isinstance(table, Fault):
        return FileTables(problems=(unreadable(item.file, table),), unreadable=True)
    return FileTables((table,), notes=(_encoding(item.file, table.encoding),) if table.guessed else ())


def _remarks(table: CsvTable) -> Iterator[Note]:
    """Yield how a file was read: in which encoding, where its headings stand."""
    if table.guessed:
        yield _encoding(table.file, table.encoding)
    if table.above:
        yield Note(table.file, _ABOVE.filled(rows=rows_named(table.above)))
    if len(table.heading_lines) > 1:
        yield Note(table.file, _SEVERAL.filled(rows=rows_named(table.heading_lines)))


def _encoding(file: str, encoding: str) -> Note:
    return Note(
        file, Text(f"read as {encoding}: the file is not UTF-8", f"UTF-8ではないため、{encoding}として読みました")
    )


_ABOVE = Text("above the headings and not read: {rows}", "見出しより上にあり、読まなかった行: {rows}")
_SEVERAL = Text("the headings stand in {rows}", "見出しは複数の行にまたがっています: {rows}")
