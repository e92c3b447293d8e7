"""Table files -> documents: of which shape each table is, what is read, what is left over, what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from orglint.errors import UsageError
from orglint.i18n import Language, Text
from orglint.importers.imported import ForeignFile, Imported, Note
from orglint.importers.model_sheets.model_shape import missing_column
from orglint.importers.tables.column_map import CustomMap, fold_heading, has_heading_of
from orglint.importers.tables.csv_text import read_csv
from orglint.importers.tables.damaged_cells import damaged_cells
from orglint.importers.tables.expected_headings import listed, not_read, unknown_headings, unknown_sheets
from orglint.importers.tables.lines_table import SUFFIXES as TEXT_SUFFIXES
from orglint.importers.tables.lines_table import read_lines
from orglint.importers.tables.map_file import map_error, with_hint
from orglint.importers.tables.outline_shape import OUTLINE
from orglint.importers.tables.people_shape import PEOPLE
from orglint.importers.tables.shape import Context, Shape
from orglint.importers.tables.shapes import SHAPES
from orglint.importers.tables.table import NOT_A_TABLE, Table
from orglint.model.problems import Problem, quote, unreadable
from orglint.source.discovery import FORMATS, is_table
from orglint.source.document import Document, Fault
from orglint.spelling import did_you_mean, hinted
from orglint.workbook.refusals import TOO_LARGE, looks_like_workbook

NAMES: tuple[str, ...] = tuple(sorted({shape.name for shape in SHAPES}))
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
    by_shape: dict[Shape, list[Table]] = {}
    for each in read:
        sorting = _Sorting(each.tables, preset, custom)
        for shape, tables in sorting.known.items():
            by_shape.setdefault(shape, []).extend(tables)
        result += sorting.unknown()
    by_shape = _as_named(by_shape, preset)
    if custom is not None and not result.unreadable:
        _check_headings([table for tables in by_shape.values() for table in tables], custom, language)
    for refers in (False, True):
        for shape in (shape for shape in SHAPES if shape in by_shape and shape.refers is refers):
            context = Context((*documents, *result.documents), custom, preset is not None, language)
            result += shape.read(by_shape[shape], context)
        result = result.completed(documents)
    damaged = damaged_cells((table for tables in by_shape.values() for table in tables), result.documents)
    return result + Imported(problems=tuple(damaged))


def all_problems(of_tables: Iterable[Problem], of_model: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems of tables and those the model found in them.

    A manager's name that several people have names nobody for the model: that is said once, with who is meant.
    """
    first = tuple(of_tables)
    said = {(problem.location, problem.values) for problem in first if problem.rule == "ambiguous-reference"}
    return (*first, *(problem for problem in of_model if (problem.location, problem.values) not in said))


def _tables_of(item: ForeignFile, preset: str | None, custom: CustomMap | None) -> _Read:
    if preset == OUTLINE.name and PurePosixPath(item.file.lower()).suffix in TEXT_SUFFIXES:
        return _text_of(item)
    if item.file.lower().endswith(WORKBOOKS) or looks_like_workbook(item.data):
        from orglint.importers.tables.workbook_tables import workbook_tables

        found = workbook_tables(item.file, item.data, _is_known, custom)
        return _Read(found.tables, found.problems, found.notes, any(map(_is_unreadable, found.problems)))
    reading = read_csv(item.data, item.file)
    table = reading.table
    problems = tuple(unreadable(item.file, fault) for fault in reading.faults)
    return _Read(
        tables=() if table is None else (table,),
        problems=problems,
        notes=() if table is None or not table.guessed else (_encoding(item.file, table.encoding),),
        unreadable=any(map(_is_unreadable, problems)),
    )


def _text_of(item: ForeignFile) -> _Read:
    table = read_lines(item.data, item.file)
    if isinstance(table, Fault):
        return _Read(problems=(unreadable(item.file, table),), unreadable=True)
    return _Read((table,), notes=(_encoding(item.file, table.encoding),) if table.guessed else ())


def _is_unreadable(problem: Problem) -> bool:
    return problem.rule in {NOT_A_TABLE, TOO_LARGE}


def _is_known(table: Table) -> bool:
    return any(shape.fits(table) for shape in SHAPES)


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


def _as_named(by_shape: dict[Shape, list[Table]], preset: str | None) -> dict[Shape, list[Table]]:
    """Return the tables by shape; where none is of the shape that was named, all of them are."""
    named = next((shape for shape in SHAPES if shape.name == preset), None)
    if named is None or named in by_shape:
        return by_shape
    return {named: [table for tables in by_shape.values() for table in tables]} if by_shape else {}


class _Sorting:
    """Tells of which shape each table of one file is.

    What the command line says of a file holds for the sheets of a workbook that it can mean; for all, if for none. A
    shape that is seen in the cells stands beside others in a workbook: where it is named, tables that another shape
    knows stay what they are. It is not looked for in a table that the user's map speaks of.
    """

    def __init__(self, tables: Sequence[Table], preset: str | None, custom: CustomMap | None) -> None:
        self._named = next((shape for shape in SHAPES if shape.name == preset), None)
        self._custom = custom
        self.known: dict[Shape, list[Table]] = {}
        self._unknown: list[Table] = []
        fitting = [self._fitting(table) for table in tables]
        forced = self._forced() if self._is_forced(fitting) else None
        for table, fits in zip(tables, fitting, strict=True):
            shape = forced if self._named is not None and forced is self._named else fits or forced or self._beside()
            if shape is None:
                self._unknown.append(table)
            else:
                self.known.setdefault(shape, []).append(table)

    def _fitting(self, table: Table) -> Shape | None:
        is_mapped = self._custom is not None and has_heading_of(self._custom, table.headings)
        shapes: Sequence[Shape] = SHAPES
        if self._named is not None and not self._named.is_seen_in_cells:
            shapes = (self._named,)
        among = (shape for shape in shapes if not (is_mapped and self._named is None and shape.is_seen_in_cells))
        shape = next((shape for shape in among if shape.fits(table)), None)
        return shape or ((self._named or PEOPLE) if is_mapped else None)

    def _is_forced(self, fitting: Sequence[Shape | None]) -> bool:
        """Whether what the command line says holds for every table of the file, since none looks like it."""
        if self._named is None:
            return not any(fitting)
        return not self._named.is_seen_in_cells and self._named not in fitting

    def _beside(self) -> Shape | None:
        """Return the named shape where it stands beside others: then it is meant by the tables nobody knows."""
        return self._named if self._named is not None and self._named.is_seen_in_cells else None

    def _forced(self) -> Shape | None:
        return self._named or (PEOPLE if self._custom is not None else None)

    def unknown(self) -> Imported:
        """Return what is to be said of tables nobody knows: of a sheet beside others that are known, a note."""
        if not self._unknown:
            return Imported()
        first = self._unknown[0]
        if self.known:
            told_of = ((table, missing_column(table) or not_read(table.headings)) for table in self._unknown)
            return Imported(notes=tuple(Note(table.file, text, table.sheet) for table, text in told_of))
        told = unknown_headings(first.headings) if len(self._unknown) == 1 else unknown_sheets(self._unknown)
        for table in self._unknown:
            lacks = missing_column(table)
            if lacks is not None:
                told = hinted(told, Text(f"{table.sheet}: {lacks.en}", f"{table.sheet}: {lacks.ja}"))
        return Imported(unrecognised=(Note(first.file, told),))


def _check_headings(tables: list[Table], custom: CustomMap, language: Language) -> None:
    """Refuse a map with headings that no table has, each at its place in the map."""
    headings = list(dict.fromkeys(heading for table in tables for heading in table.headings if heading))
    there = set(map(fold_heading, headings))
    wrong = [heading for heading in custom.places if fold_heading(heading) not in there]
    if tables and wrong:
        raise map_error([(_no_heading(name, headings), custom.places[name]) for name in wrong], custom.file, language)


def _no_heading(heading: str, headings: list[str]) -> Text:
    text = Text(
        f"no table has the heading {quote(heading)}",
        f"見出し{quote(heading)}の列はどの表にもありません。",
    )
    there = listed(headings)
    every = Text(f"headings are {there.en}", f"表の見出しは{there.ja}です。")
    return with_hint(text, did_you_mean(heading, headings) or every)
