"""Where a project's settings are: upward from the model, within its git repository."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from orglint.errors import ConfigError
from orglint.i18n import Language, Text, default_language
from orglint.source.confinement import is_inside, is_link, root_of
from orglint.source.discovery import CONFIG_FILES
from orglint.source.shown import shown

CONFIG_FILE = "orglint.yaml"
PYPROJECT_FILE = "pyproject.toml"
_LOOKS_LIKE_ONE = CONFIG_FILES | {"orglint.toml", "orglint.yaml.txt"}
"""In any case of letters: `Orglint.yaml` would be read on Windows and macOS, and on Linux not."""

_MISNAMED = Text(
    en='error: orglint does not read a config file of this name; rename it to "{accepted}"',
    ja="エラー: この名前の設定ファイルは読み込まれません。「{accepted}」に変更してください",
)
_TWICE = Text(
    en='error: this folder is configured twice, here and in [tool.orglint] of "{other}"; keep one of them',
    ja="エラー: このフォルダーの設定が、このファイルと「{other}」の[tool.orglint]の両方にあります。"
    "どちらか一方にしてください",
)


_LEADS_OUT = Text(
    en="error: this config file is a link that leads out of the repository, and is not read",
    ja="エラー: この設定ファイルはリポジトリの外へのリンクのため、読み込みません",
)


def find_config(start: Path, language: Language | None = None) -> Path | None:
    """Return the nearest config file at or above `start` (a file or folder), or None.

    In each folder it is `orglint.yaml`, or a `pyproject.toml` that holds `[tool.orglint]`; both at once, or a file
    that looks like a config file by another name, or a link out of the repository, is a ConfigError. The search ends at the root of the git
    repository; outside of any it ends at the user's home folder, or at the root of the file system.
    """
    for folder in _folders_upward(start):
        found = _config_in(folder, language or default_language())
        if found is not None:
            return found
    return None


def shown_path(path: Path) -> str:
    """Return `path` as users see it: relative to the working folder where it can be, with forward slashes."""
    try:
        return shown(Path(os.path.relpath(path)))
    except ValueError:  # another drive, on Windows
        return shown(path)


def _folders_upward(start: Path) -> Iterator[Path]:
    start = start.resolve()
    home = Path(os.path.expanduser("~")).resolve()  # noqa: PTH111 - Path.home() raises where there is no home
    for folder in (start, *start.parents):
        yield folder
        if folder == home or (folder / ".git").exists():
            return


def _config_in(folder: Path, language: Language) -> Path | None:
    config, pyproject = folder / CONFIG_FILE, folder / PYPROJECT_FILE
    for name in _misnamed(folder):
        raise ConfigError(_MISNAMED.say(language, accepted=CONFIG_FILE), file=shown_path(folder / name))
    for path in (config, pyproject):
        if is_link(path) and not is_inside(path, root_of(folder)):
            raise ConfigError(_LEADS_OUT.say(language), file=shown_path(path))
    in_pyproject = pyproject.is_file() and _holds_a_section(pyproject, language)
    if config.is_file():
        if in_pyproject:
            raise ConfigError(_TWICE.say(language, other=shown_path(pyproject)), file=shown_path(config))
        return config
    return pyproject if in_pyproject else None


def _misnamed(folder: Path) -> list[str]:
    """Return the files of a folder that look like a config file by a name that is not read."""
    try:
        names = os.listdir(folder)  # noqa: PTH208 - names are all it takes
    except OSError:
        return []
    return sorted(
        name for name in names if name != CONFIG_FILE and name.lower() in _LOOKS_LIKE_ONE and (folder / name).is_file()
    )


def _holds_a_section(pyproject: Path, language: Language) -> bool:
    from orglint.config.toml import read_section

    try:
        data = pyproject.read_bytes()
    except OSError:
        return False  # another tool's file, which nobody said is ours
    # Parsing TOML costs more than the rest of the search, and most files do not name orglint at all.
    return b"orglint" in data and read_section(shown_path(pyproject), data, language) is not None
