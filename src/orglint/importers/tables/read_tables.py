"""Table files -> documents: of which shape each table is, what is read, what is left over, what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from orglint.errors import UsageError
from orglint.i18n import Language, Text
from orglint.importers.imported import ForeignFile, Imported, Note
from orglint.importers.tables.column_map import CustomMap, fold_heading
from orglint.importers.tables.csv_text import read_csv
from orglint.importers.tables.expected_headings import listed, unknown_headings
from orglint.importers.tables.lines_table import SUFFIXES as TEXT_SUFFIXES
from orglint.importers.tables.lines_table import read_lines
from orglint.importers.tables.map_file import map_error, with_hint
from orglint.importers.tables.outline_shape import OUTLINE
from orglint.importers.tables.people_shape import PEOPLE
from orglint.importers.tables.shape import Context, Shape
from orglint.importers.tables.shapes import SHAPES
from orglint.importers.tables.table import NOT_A_TABLE, Table
from orglint.model.problems import Problem, quote, unreadable
from orglint.source.document import Document, Fault
from orglint.spelling import did_you_mean, hinted

SUFFIXES = (".csv", ".tsv")
NAMES: tuple[str, ...] = tuple(sorted({shape.name for shape in SHAPES}))
"""What `--from` may call a shape."""


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
        return sorted(found for found in path.rglob("*") if found.suffix.lower() in SUFFIXES and found.is_file())
    if path.exists():
        return [path]
    if not path.name or not path.parent.is_dir():
        return []
    beside = (found for found in path.parent.iterdir() if found.name.startswith(path.name))
    return sorted(found for found in beside if found.suffix.lower() in SUFFIXES and found.is_file())


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
    read = [_tables_of(item, preset) for item in sorted(files, key=lambda item: item.file)]
    result = Imported(
        problems=tuple(problem for each in read for problem in each.problems),
        notes=tuple(note for each in read for note in each.notes),
        unreadable=any(each.unreadable for each in read),
    )
    unknown: list[Note] = []
    by_shape = _sorted_by_shape([table for each in read for table in each.tables], preset, custom, unknown.append)
    if custom is not None and not result.unreadable:
        _check_headings([table for tables in by_shape.values() for table in tables], custom, language)
    for refers in (False, True):
        for shape in (shape for shape in SHAPES if shape in by_shape and shape.refers is refers):
            context = Context((*documents, *result.documents), custom, preset is not None, language)
            result += shape.read(by_shape[shape], context)
        result = result.completed(documents)
    return result + Imported(unrecognised=tuple(unknown))


def all_problems(of_tables: Iterable[Problem], of_model: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems of tables and those the model found in them.

    A manager's name that several people have names nobody for the model: that is said once, with who is meant.
    """
    first = tuple(of_tables)
    said = {(problem.location, problem.values) for problem in first if problem.rule == "ambiguous-reference"}
    return (*first, *(problem for problem in of_model if (problem.location, problem.values) not in said))


def _tables_of(item: ForeignFile, preset: str | None) -> _Read:
    if preset == OUTLINE.name and PurePosixPath(item.file.lower()).suffix in TEXT_SUFFIXES:
        return _text_of(item)
    reading = read_csv(item.data, item.file)
    table = reading.table
    return _Read(
        tables=() if table is None else (table,),
        problems=tuple(unreadable(item.file, fault) for fault in reading.faults),
        notes=() if table is None or not table.guessed else (_encoding(item.file, table.encoding),),
        unreadable=any(fault.rule == NOT_A_TABLE for fault in reading.faults),
    )


def _text_of(item: ForeignFile) -> _Read:
    table = read_lines(item.data, item.file)
    if isinstance(table, Fault):
        return _Read(problems=(unreadable(item.file, table),), unreadable=True)
    return _Read((table,), notes=(_encoding(item.file, table.encoding),) if table.guessed else ())


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


def _sorted_by_shape(
    tables: Sequence[Table], name: str | None, custom: CustomMap | None, unknown: Callable[[Note], None]
) -> dict[Shape, list[Table]]:
    """Return the tables by shape: the named one, else the first that a table fits, else the user's map."""
    named = next((shape for shape in SHAPES if shape.name == name), None)
    shapes = [_shape_of(table, named, custom) for table in tables]
    if named is not None and named not in shapes:
        shapes = [named for _ in tables]
    by_shape: dict[Shape, list[Table]] = {}
    for table, found in zip(tables, shapes, strict=True):
        shape = found or (PEOPLE if custom is not None else None)
        if shape is None:
            unknown(Note(table.file, unknown_headings(table.headings)))
        else:
            by_shape.setdefault(shape, []).append(table)
    return by_shape


def _shape_of(table: Table, named: Shape | None, custom: CustomMap | None) -> Shape | None:
    """Return the shape of a table.

    A shape that is seen in the cells stands beside others in a workbook: where it is named, tables that another shape
    knows stay what they are. It is not looked for in a table that the user's map speaks of.
    """
    if named is not None and not named.is_seen_in_cells:
        return named
    mapped = set(map(fold_heading, custom.places)) if custom is not None and named is None else set()
    is_mapped = not mapped.isdisjoint(map(fold_heading, table.headings))
    among = (shape for shape in SHAPES if not (is_mapped and shape.is_seen_in_cells))
    found = next((shape for shape in among if shape.fits(table)), None)
    return found or named


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
