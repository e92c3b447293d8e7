"""Table files -> documents: of which shape each table is, what is read, what is left over, what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from orglint.errors import UsageError
from orglint.i18n import Language, Text
from orglint.importers.imported import AnyDocument, ForeignFile, Imported, Note
from orglint.importers.tables.csv_text import CsvTable, read_csv
from orglint.importers.tables.custom_map import CustomMap
from orglint.importers.tables.damaged_cells import damaged_cells
from orglint.importers.tables.first_rows import looks_like
from orglint.importers.tables.gathered_problems import gather
from orglint.importers.tables.known_tables import headings_finder
from orglint.importers.tables.lines_table import SUFFIXES as TEXT_SUFFIXES
from orglint.importers.tables.lines_table import read_lines
from orglint.importers.tables.map_checks import check_map
from orglint.importers.tables.outline_shape import OUTLINE
from orglint.importers.tables.row_numbers import rows_named
from orglint.importers.tables.shape import Context, Shape
from orglint.importers.tables.shapes import SHAPES
from orglint.importers.tables.sorting_tables import SortedTables
from orglint.importers.tables.table import NOT_A_TABLE, Table
from orglint.model.problems import Problem, unreadable
from orglint.source.discovery import FORMATS, is_table
from orglint.source.document import Document, Fault
from orglint.spelling import did_you_mean, hinted
from orglint.workbook.refusals import TOO_LARGE, looks_like_workbook

NAMES: tuple[str, ...] = tuple(sorted({name for shape in SHAPES for name in shape.names}))
"""What `--from` may call a shape."""
WORKBOOKS = tuple(suffix for suffix, form in FORMATS.items() if form == "xlsx")


@dataclass(frozen=True, slots=True)
class _Read:
    """A file's tables, and what is to be said of the file."""

    tables: tuple[Table, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[Note, ...] = ()
    unreadable: bool = False


def tables_at(path: Path) -> list[Path]:
    """Return the table files at a path: the file, all below a folder, or those whose path begins like this."""
    if path.is_dir():
        return sorted(found for found in path.rglob("*") if is_table(found) and found.is_file())
    if path.exists():
        return [path]
    if not path.name or not path.parent.is_dir():
        return []
    beside = (found for found in path.parent.iterdir() if found.name.startswith(path.name))
    return sorted(found for found in beside if is_table(found) and found.is_file())


def read_tables(
    files: Iterable[ForeignFile],
    *,
    preset: str | None = None,
    custom: CustomMap | None = None,
    documents: Sequence[Document] = (),
    language: Language = "en",
) -> Imported:
    """Read table files as one organization.

    Without `preset` each table is recognised by its headings. `documents` are what is described elsewhere: no unit of
    theirs is made again. Raises UsageError for an unknown preset, and for organograms of several dates or bodies;
    ConfigError for a heading of the map that no table has.
    """
    _check_preset(preset, language)
    read = [_tables_of(item, preset, custom) for item in sorted(files, key=lambda item: item.file)]
    result = Imported(
        problems=tuple(problem for each in read for problem in each.problems),
        notes=tuple(note for each in read for note in each.notes),
        unreadable=any(each.unreadable for each in read),
    )
    if custom is not None and not result.unreadable:
        check_map([table for each in read for table in each.tables], custom, language)
    by_shape: dict[Shape, list[Table]] = {}
    beside = _named_beside_others(preset, [table for each in read for table in each.tables])
    for each in read:
        sorted_ = SortedTables(each.tables, preset if beside is None else None, custom, beside)
        for shape, tables in sorted_.known.items():
            by_shape.setdefault(shape, []).extend(tables)
        result += _doubting_encoding(sorted_.unread(), each.tables)
    for refers in (False, True):
        for shape in (shape for shape in SHAPES if shape in by_shape and shape.refers is refers):
            context = Context((*documents, *result.documents), custom, preset, language)
            result += shape.read(by_shape[shape], context)
        result = result.completed(documents)
    damaged = damaged_cells((table for tables in by_shape.values() for table in tables), result.documents)
    return result + Imported(problems=tuple(damaged))


def all_problems(
    of_tables: Iterable[Problem], of_model: Iterable[Problem], documents: Sequence[AnyDocument] = ()
) -> tuple[Problem, ...]:
    """Return the problems of tables and those the model found in them, those alike in one of `documents` as one.

    What a manager's cell means is settled by the tables: a reference that the model cannot resolve there is said once,
    with what the tables know of it.
    """
    first = tuple(of_tables)
    said = {(problem.location, problem.values) for problem in first if problem.rule in _SETTLED}
    rest = (problem for problem in of_model if (problem.location, problem.values) not in said)
    return gather((*first, *rest), documents)


def _tables_of(item: ForeignFile, preset: str | None, custom: CustomMap | None) -> _Read:
    if preset == OUTLINE.name and PurePosixPath(item.file.lower()).suffix in TEXT_SUFFIXES:
        return _text_of(item)
    if item.file.lower().endswith(WORKBOOKS) or looks_like_workbook(item.data):
        from orglint.importers.tables.workbook_tables import workbook_tables

        found = workbook_tables(item.file, item.data, _is_known, custom)
        return _Read(found.tables, found.problems, found.notes, any(map(_is_unreadable, found.problems)))
    reading = read_csv(item.data, item.file, headings_finder(SHAPES, preset, custom))
    problems = tuple(unreadable(item.file, fault) for fault in reading.faults)
    table = reading.table
    return _Read(
        tables=() if table is None else (table,),
        problems=problems,
        notes=() if table is None else tuple(_remarks(table)),
        unreadable=any(map(_is_unreadable, problems)),
    )


def _is_unreadable(problem: Problem) -> bool:
    return problem.rule in {NOT_A_TABLE, TOO_LARGE}


def _is_known(table: Table) -> bool:
    return any(looks_like(shape, table) for shape in SHAPES)


def _text_of(item: ForeignFile) -> _Read:
    table = read_lines(item.data, item.file)
    if isinstance(table, Fault):
        return _Read(problems=(unreadable(item.file, table),), unreadable=True)
    return _Read((table,), notes=(_encoding(item.file, table.encoding),) if table.guessed else ())


def _remarks(table: CsvTable) -> Iterator[Note]:
    """Yield how a file was read: in which encoding, where its headings stand."""
    if table.guessed:
        yield _encoding(table.file, table.encoding)
    if table.above:
        yield Note(table.file, _ABOVE.filled(rows=rows_named(table.above)))
    if len(table.heading_lines) > 1:
        yield Note(table.file, _SEVERAL.filled(rows=rows_named(table.heading_lines)))


def _doubting_encoding(unread: Imported, tables: Sequence[Table]) -> Imported:
    """Return the same; of headings that nobody knows in a file of an encoding that is a guess, say so."""
    guessed = next((table for table in tables if isinstance(table, CsvTable) and table.guessed), None)
    if guessed is None:
        return unread
    hint = _GARBLED.filled(encoding=guessed.encoding)
    notes = (replace(note, text=hinted(note.text, hint)) for note in unread.unrecognised)
    return replace(unread, unrecognised=tuple(notes))


def _encoding(file: str, encoding: str) -> Note:
    return Note(
        file, Text(f"read as {encoding}: the file is not UTF-8", f"UTF-8ではないため、{encoding}として読みました")
    )


def _check_preset(name: str | None, language: Language) -> None:
    if name is None or name in NAMES:
        return
    close = did_you_mean(name, NAMES)
    known = ", ".join(NAMES)
    text = Text(
        f'unknown preset "{name}"; there are {known}', f"プリセット「{name}」はありません。使えるのは{known}です"
    )
    raise UsageError(hinted(text, close).say(language))


def _named_beside_others(preset: str | None, tables: Sequence[Table]) -> Shape | None:
    """Return the shape that is named where it is seen in cells, and some tables are of it or of none that is known.

    Such tables stand beside others in a workbook or folder: what another shape knows stays what it is.
    """
    named = next((shape for shape in SHAPES if preset in shape.names and shape.is_seen_in_cells), None)
    fitting = (next((shape for shape in SHAPES if looks_like(shape, table)), named) for table in tables)
    return named if named is not None and named in fitting else None


_SETTLED = ("ambiguous-reference", "unknown-reference")
_ABOVE = Text("above the headings and not read: {rows}", "見出しより上にあり、読まなかった行: {rows}")
_GARBLED = Text(
    "the file is not UTF-8 and was read as {encoding}: if its headings look garbled, save it as UTF-8 (in Excel: CSV UTF-8)",
    "UTF-8ではないため、{encoding}として読みました。見出しが文字化けしている場合は、UTF-8で保存し直してください"
    "(Excelでは「CSV UTF-8」)",
)
_SEVERAL = Text("the headings stand in {rows}", "見出しは複数の行にまたがっています: {rows}")
