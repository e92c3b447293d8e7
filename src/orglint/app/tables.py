"""Tables read for themselves, to be written as a model."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from orglint.errors import InputError, UsageError
from orglint.i18n import Language, Text
from orglint.importers.imported import ForeignFile, Imported
from orglint.importers.tables.custom_map import CustomMap
from orglint.importers.tables.map_file import read_map
from orglint.importers.tables.read_tables import all_problems, read_tables, tables_at
from orglint.model.build import build
from orglint.source.discovery import discover, read_bytes

_NO_TABLE = Text("no table (.csv, .tsv, .xlsx) here", "表(.csv、.tsv、.xlsx)がありません")
_NO_MAP = Text("the column map cannot be read: {reason}", "列の対応表を読み込めません: {reason}")
_REMEDY = Text(
    "{unknown}. Name a preset with --preset, or say what the columns are with --map",
    "{unknown}。--presetで指定するか、--mapで列の対応を指定してください",
)


def import_tables(
    paths: Iterable[Path], *, preset: str | None, column_map: Path | None, language: Language
) -> Imported:
    """Read the tables at some paths as one organization.

    Its problems are those of the tables and of the model they make: conflicting rows, references to nobody. Raises
    UsageError for paths that do not exist, folders without tables and headings that nobody knows; InputError where a
    file cannot be opened.
    """
    found = [table for path in paths for table in _tables(path, language)]
    files = discover(found, base=Path.cwd(), language=language).files
    tables = [ForeignFile(file.label, read_bytes(file, language)) for file in files]
    imported = read_tables(tables, preset=preset, custom=custom_map(column_map, language), language=language)
    if imported.unrecognised:
        lines = (f"{note.file}: {_REMEDY.filled(unknown=note.text).say(language)}" for note in imported.unrecognised)
        raise UsageError("\n".join(lines))
    model = build(imported.documents, as_of=None, today=date.today())  # noqa: DTZ011 - the day where the user sits
    return replace(imported, problems=all_problems(imported.problems, model.problems, imported.documents))


def _tables(path: Path, language: Language) -> list[Path]:
    tables = tables_at(path)
    if not tables and path.is_dir():
        raise UsageError(_NO_TABLE.say(language), file=path.as_posix())
    return tables or [path]


def custom_map(path: Path | None, language: Language) -> CustomMap | None:
    """Return the user's own column map, None without one. Raises InputError where the file cannot be read."""
    if path is None:
        return None
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(_NO_MAP.say(language, reason=reason), file=path.as_posix()) from error
    return read_map(path.as_posix(), data, language)
