"""Files that foreign trees point to: looked for inside of the folder that the user gave, and nowhere else."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath

from orglint.app.excluding import excluded
from orglint.config.settings import Config
from orglint.i18n import Language
from orglint.importers.trees.following import Outcome
from orglint.source.confinement import is_inside, is_relative
from orglint.source.discovery import Discovery, Found, discover_pointed_to

_PATTERN = frozenset("*?[")
_MOST_DEPTHS = 2
"""How often a pattern may say "at any depth": each time more multiplies the ways to go."""
_SUFFIXES = frozenset({".yaml", ".yml"})


class Following:
    """What trees point to. `outcomes` says what became of each target, by the file that points and the target.

    The folder that may be read is the outermost one given that holds the file that points; of a file that was named,
    its own. Standard input is in no folder.
    """

    def __init__(self, given: Iterable[Path], config: Config, language: Language) -> None:
        self.outcomes: dict[tuple[str, str], Outcome] = {}
        self._folders = [os.path.realpath(path) for path in given if str(path) != "-" and path.is_dir()]
        self._exclude = excluded(config)
        self._language: Language = language
        self._roots: dict[str, str] = {}
        self._read: set[str] = set()

    def note_read(self, found: Found) -> None:
        """Take note that a file was read, so that it is not read again."""
        if found.path is not None:
            self._read.add(os.path.realpath(found.path))

    def follow(self, pointing: Sequence[tuple[Found, str]]) -> Discovery:
        """Return the files that targets lead to and that were not read yet."""
        wanted: dict[Path, str] = {}
        keys: dict[str, list[tuple[str, str]]] = {}
        for found, target in pointing:
            for path in self._files(found, target):
                label = _label(found, path)
                keys.setdefault(label, []).append((found.label, target))
                if os.path.realpath(path) not in self._read:
                    wanted[path] = label
        reached = discover_pointed_to(wanted.items(), base=Path.cwd(), language=self._language, exclude=self._exclude)
        for left in reached.left_out:
            self.outcomes.update(dict.fromkeys(keys.get(left.label, ()), "excluded"))
        return reached

    def _files(self, found: Found, target: str) -> list[Path]:
        """Return the files a target leads to, and note what became of it."""
        key = found.label, target
        root = self._root(found)
        plain = target.replace("\\", "/")
        if found.path is None or root is None or not _may_be_inside(found.path.parent, plain, root):
            self.outcomes[key] = "outside"  # without a look at what is there
            return []
        files = _matching(found.path.parent, plain)
        inside = [file for file in files if is_inside(file, Path(root))]
        if inside:
            self.outcomes[key] = "there"
        elif files or not is_inside(found.path.parent / plain.partition("*")[0], Path(root)):
            self.outcomes[key] = "outside"
        else:
            self.outcomes[key] = "absent"
        for file in inside:
            self._roots.setdefault(os.path.realpath(file), root)
        return inside

    def _root(self, found: Found) -> str | None:
        if found.path is None:
            return None
        path = os.path.realpath(found.path)
        around = [folder for folder in self._folders if is_inside(found.path, Path(folder))]
        return self._roots.get(path) or min(around, key=len, default=str(Path(path).parent))


def _matching(folder: Path, target: str) -> list[Path]:
    """Return the file of that path, or those that a pattern matches."""
    try:
        if _PATTERN.isdisjoint(target):
            path = Path(os.path.normpath(folder / target))
            return [path] if path.is_file() else []
        found = (Path(os.path.normpath(path)) for path in folder.glob(target))
        return sorted(path for path in found if path.suffix.lower() in _SUFFIXES and path.is_file())
    except (OSError, ValueError):  # a name no file can have
        return []


def _may_be_inside(folder: Path, target: str, root: str) -> bool:
    """Whether a target, by how it is written, leads to below the root; a pattern may climb only where it begins."""
    if not target.isprintable() or not is_relative(target):
        return False
    climbs = 0
    parts = target.split("/")
    while climbs < len(parts) and parts[climbs] in (".", ".."):
        climbs += 1
    start = Path(os.path.realpath(folder)).joinpath(*parts[:climbs])
    is_pattern = not _PATTERN.isdisjoint(target)
    if is_pattern and (".." in parts[climbs:] or parts.count("**") > _MOST_DEPTHS):
        return False
    return is_inside(start if is_pattern else Path(os.path.normpath(folder / target)), Path(root))


def _label(found: Found, path: Path) -> str:
    """Return what to call a file: from the one that points to it on, as the user called that."""
    assert found.path is not None
    way = PurePosixPath(Path(os.path.relpath(path, found.path.parent)).as_posix())
    label = PurePosixPath(found.label).parent / way
    return os.path.normpath(label).replace(os.sep, "/")
