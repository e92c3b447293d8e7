"""A mapping on the command line: the file it stands in, and the files it names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from orglint.config.discovery import shown_path
from orglint.errors import InputError, UsageError
from orglint.i18n import Language, Text
from orglint.importers.imported import ForeignFile
from orglint.importers.mapped.mapping_file import is_mapping, read_mapping
from orglint.importers.mapped.read_mapped import Found, names
from orglint.importers.mapped.spec import FORMAT, SourceMap
from orglint.source.confinement import refuse_leading_out
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
_UNREADABLE = Text("cannot be read: {reason}", "読めません: {reason}")


def mapping_at(path: Path, language: Language) -> SourceMap | None:
    """Return the mapping in a file; None where it is a map of columns. Raises InputError, and ConfigError for its errors."""
    refuse_leading_out(path, language)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(_NO_MAP.say(language, reason=error.strerror or error), file=path.as_posix()) from error
    return read_mapping(shown_path(path), data, language) if is_mapping(data) else None


def require_mapping(path: Path, language: Language) -> None:
    """Raise UsageError where a file is no mapping but a map of columns; InputError and ConfigError as `mapping_at`."""
    if mapping_at(path, language) is None:
        raise UsageError(_NO_MAPPING.say(language, format=FORMAT), file=shown_path(path))


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
