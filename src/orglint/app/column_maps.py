"""The user's own column map, as a file."""

from __future__ import annotations

from pathlib import Path

from orglint.errors import InputError
from orglint.i18n import Language, Text
from orglint.importers.tables.custom_map import CustomMap
from orglint.importers.tables.map_file import read_map
from orglint.source.confinement import refuse_leading_out

_NO_MAP = Text("the column map cannot be read: {reason}", "列の対応表を読み込めません: {reason}")


def custom_map(path: Path | None, language: Language) -> CustomMap | None:
    """Return the user's own column map, None without one. Raises InputError where the file cannot be read."""
    if path is None:
        return None
    refuse_leading_out(path, language)
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(_NO_MAP.say(language, reason=reason), file=path.as_posix()) from error
    return read_map(path.as_posix(), data, language)
