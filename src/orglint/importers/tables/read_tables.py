"""Table files -> documents: of which shape each table is, what is read, what is left over, what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from orglint.errors import UsageError
from orglint.i18n import Language, Text
from orglint.importers.imported import AnyDocument, ForeignFile, Imported
from orglint.importers.tables.custom_map import CustomMap
from orglint.importers.tables.damaged_cells import damaged_cells
from orglint.importers.tables.file_tables import tables_of
from orglint.importers.tables.gathered_problems import gather
from orglint.importers.tables.map_checks import check_map
from orglint.importers.tables.shape import Context, Shape
from orglint.importers.tables.shapes import SHAPES
from orglint.importers.tables.sorting_tables import SortedTables, named_beside_others
from orglint.importers.tables.table import Table
from orglint.model.problems import Problem
from orglint.source.discovery import is_table
from orglint.source.document import Document
from orglint.spelling import did_you_mean, hinted

NAMES: tuple[str, ...] = tuple(sorted({name for shape in SHAPES for name in shape.names}))
"""What `--from` may call a shape."""


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
    read = [tables_of(item, preset, custom) for item in sorted(files, key=lambda item: item.file)]
    result = Imported(
        problems=tuple(problem for each in read for problem in each.problems),
        notes=tuple(note for each in read for note in each.notes),
        unreadable=any(each.unreadable for each in read),
    )
    if custom is not None and not result.unreadable:
        check_map([table for each in read for table in each.tables], custom, language)
    by_shape: dict[Shape, list[Table]] = {}
    beside = named_beside_others(preset, [table for each in read for table in each.tables])
    for each in read:
        sorted_ = SortedTables(each.tables, preset if beside is None else None, custom, beside)
        for shape, tables in sorted_.known.items():
            by_shape.setdefault(shape, []).extend(tables)
        result += sorted_.unread()
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


def _check_preset(name: str | None, language: Language) -> None:
    if name is None or name in NAMES:
        return
    close = did_you_mean(name, NAMES)
    known = ", ".join(NAMES)
    text = Text(
        f'unknown preset "{name}"; there are {known}', f"プリセット「{name}」はありません。使えるのは{known}です"
    )
    raise UsageError(hinted(text, close).say(language))


_SETTLED = ("ambiguous-reference", "unknown-reference")
