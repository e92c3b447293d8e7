"""A mapping on the command line: the file it stands in, and the files it names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from orglint.config.discovery import shown_path
from orglint.errors import InputError, UsageError
from orglint.i18n import Language, Text
from orglint.importers.imported import ForeignFile, Imported
from orglint.importers.mapped.mapping_file import is_mapping, read_mapping
from orglint.importers.mapped.read_mapped import Found, names, read_mapped
from orglint.importers.mapped.spec import FORMAT, SourceMap
from orglint.model.build import build
from orglint.source.discovery import discover
from orglint.source.limits import LIMITS
from orglint.source.wanted import Wanted, WantedFile, WantedSearch

_NO_MAP = Text("the map cannot be read: {reason}", "--mapのファイルを読み込めません: {reason}")
_NO_FILE = Text(
    "the mapping {mapping} names no file below these paths; its patterns are {globs}",
    "マッピング{mapping}のパターンに当てはまるファイルがありません。パターンは{globs}です",
)
_NO_MAPPING = Text(
    "this is no mapping; a mapping begins with format: {format}",
    "マッピングではありません。マッピングはformat: {format}で始めます",
)
_NOTHING_IN = Text(
    "the mapping names no file in {paths}", "マッピングのパターンに当てはまるファイルが{paths}にありません"
)
_UNREADABLE = Text("cannot be read: {reason}", "読めません: {reason}")


def mapping_at(path: Path, language: Language) -> SourceMap | None:
    """Return the mapping in a file; None where it is a map of columns. Raises InputError, and ConfigError for its errors."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(_NO_MAP.say(language, reason=error.strerror or error), file=path.as_posix()) from error
    return read_mapping(shown_path(path), data, language) if is_mapping(data) else None


def import_mapped(paths: Iterable[Path], *, mapping: Path, language: Language) -> Imported:
    """Read the files that a mapping names below some paths as one organization, to be written as a model.

    Its problems are those of the files and of the model they make. Raises UsageError for a path that does not exist or
    a file that is no mapping, InputError where no file fits, ConfigError for the errors of the mapping.
    """
    given = list(paths)
    spec = mapping_at(mapping, language)
    if spec is None:
        raise UsageError(_NO_MAPPING.say(language, format=FORMAT), file=shown_path(mapping))
    wanted, found = find_mapped(spec, given, (), language)
    if wanted.others:
        discover(wanted.others, base=Path.cwd(), language=language)  # says of a path that it is not there
        raise UsageError(_NOTHING_IN.say(language, paths=", ".join(map(shown_path, wanted.others))))
    imported = read_mapped(found, spec)
    model = build(imported.documents, as_of=None, today=date.today())  # noqa: DTZ011 - the day where the user sits
    return replace(imported, problems=(*imported.problems, *model.problems))


def find_mapped(
    mapping: SourceMap, paths: Sequence[Path], exclude: Sequence[tuple[Path, Sequence[str]]], language: Language
) -> tuple[Wanted, list[Found]]:
    """Return what a mapping names of some paths, and the contents. Raises InputError where that is nothing."""
    search = WantedSearch(_fits(mapping), base=Path.cwd(), language=language, exclude=exclude)
    wanted = search.find(paths)
    if not wanted.files and all(str(path) == "-" or path.exists() for path in paths):
        globs = ", ".join(glob.text for files in mapping.files.values() for glob in files.globs)
        raise InputError(_NO_FILE.say(language, mapping=mapping.file, globs=globs))
    return wanted, [Found(ForeignFile(f.label, _bytes(f, language)), f.below, f.named) for f in wanted.files]


def _fits(mapping: SourceMap) -> Callable[[WantedFile], bool]:
    own = Path(mapping.file).resolve()
    return lambda file: file.path.resolve() != own and bool(names(mapping, file.below, named=file.named))


def _bytes(file: WantedFile, language: Language) -> bytes:
    try:
        with file.path.open("rb") as opened:
            return opened.read(LIMITS.file_bytes + 1)
    except OSError as error:
        raise InputError(_UNREADABLE.say(language, reason=error.strerror or error), file=file.label) from error
