"""Finds the files that somebody names by patterns: each below a folder of the command line, never outside of it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from orglint.errors import InputError
from orglint.i18n import Language, Text
from orglint.source.confinement import LEADS_OUT, is_inside, is_link, refuse_leading_out, root_of
from orglint.source.discovery import LeftOut
from orglint.source.ignore import IGNORE_FILE, Ignore, ignoring
from orglint.source.shown import shown

_NEVER_SEARCHED = frozenset({"node_modules", "__pycache__"})


@dataclass(frozen=True, slots=True)
class WantedFile:
    """A file: where it is, what reports call it, and where it is below the folder on the command line.

    Of one that is `named` on the command line itself, `below` is the path as given.
    """

    path: Path
    label: str
    below: str
    named: bool


@dataclass(slots=True)
class Wanted:
    """What was found of some paths; `others` are the paths in which nothing is wanted."""

    files: list[WantedFile] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    others: list[Path] = field(default_factory=list)


class WantedSearch:
    """One search. `fits` says of a path below a folder (or of a named one) whether its file is wanted."""

    def __init__(
        self,
        fits: Callable[[WantedFile], bool],
        *,
        base: Path,
        language: Language,
        exclude: Sequence[tuple[Path, Sequence[str]]] = (),
    ) -> None:
        self._fits = fits
        self._base = base.absolute()
        self._language: Language = language
        self._ignores = [Ignore(folder, patterns, "exclude") for folder, patterns in exclude]
        self._seen: set[Path] = set()

    def find(self, paths: Sequence[Path]) -> Wanted:
        """Return what is wanted of files and folders; what is no file and no folder is left to others."""
        found = Wanted()
        for given in paths:
            path = self._base / given
            taken = False
            if str(given) != "-":
                refuse_leading_out(path, self._language)
            if str(given) != "-" and path.is_dir():
                taken = self._folder(path, given, found)
            elif str(given) != "-" and path.is_file():
                file = WantedFile(path, self._label(path, given), shown(given), named=True)
                taken = self._fits(file)
                if taken:
                    self._take(file, found)
            if not taken:
                found.others.append(given)
        found.files.sort(key=lambda file: file.label)
        return found

    def _folder(self, folder: Path, given: Path, found: Wanted) -> bool:
        """Take what is wanted of a folder, and count the rest; False where nothing is wanted."""
        inside = _real(folder)
        wanted: list[WantedFile] = []
        left_out: list[LeftOut] = []
        others = 0
        for path in self._walk(folder, left_out):
            below = path.relative_to(folder)
            file = WantedFile(path, self._label(path, given / below), shown(below), named=False)
            if not self._fits(file):
                others += 1
            elif not is_inside(path, inside):
                left_out.append(LeftOut(file.label, _LEADS_OUT))
            else:
                wanted.append(file)
        if not wanted and not left_out:
            return False
        for file in wanted:
            self._take(file, found)
        found.left_out += left_out
        if others:
            found.left_out.append(LeftOut(f"{self._label(folder, given)}/", _NOT_WANTED.filled(count=others)))
        return bool(wanted)

    def _take(self, file: WantedFile, found: Wanted) -> None:
        real = _real(file.path)
        if real not in self._seen:
            self._seen.add(real)
            found.files.append(file)

    def _walk(self, folder: Path, left_out: list[LeftOut]) -> Iterator[Path]:
        """Yield the files below a folder that are not hidden and that no pattern leaves out; links to folders are not followed."""
        waiting = [(folder, [*self._ignores, *self._ignore_file(folder)])]
        while waiting:
            current, ignores = waiting.pop()
            for path in self._entries(current):
                is_folder = path.is_dir()
                if path.name.startswith(".") or path.name in _NEVER_SEARCHED:
                    continue
                ignore = ignoring(ignores, path, is_folder=is_folder)
                if ignore is not None:
                    left_out.append(LeftOut(self._label(path, path), _IGNORED.filled(source=ignore.source)))
                elif not is_folder:
                    yield path
                elif is_link(path):
                    left_out.append(LeftOut(f"{self._label(path, path)}/", _LINK_TO_FOLDER))
                else:
                    waiting.append((path, [*ignores, *self._ignore_file(path)]))

    def _entries(self, folder: Path) -> list[Path]:
        try:
            return sorted(folder.iterdir())
        except OSError as error:
            reason = error.strerror or str(error)
            raise InputError(
                _UNREADABLE.say(self._language, reason=reason), file=self._label(folder, folder)
            ) from error

    def _label(self, path: Path, given: Path) -> str:
        return shown(path.relative_to(self._base)) if path.is_relative_to(self._base) else shown(given)

    def _ignore_file(self, folder: Path) -> list[Ignore]:
        path = folder / IGNORE_FILE
        if not path.is_file():
            return []
        if is_link(path) and not is_inside(path, root_of(folder)):
            raise InputError(LEADS_OUT.say(self._language), file=self._label(path, path))
        try:
            return [Ignore(folder, path.read_text(encoding="utf-8-sig").splitlines(), self._label(path, path))]
        except (OSError, ValueError) as error:  # UnicodeDecodeError is a ValueError, and so is a pattern that is none
            raise InputError(_UNREADABLE.say(self._language, reason=error), file=self._label(path, path)) from error


def _real(path: Path) -> Path:
    """Return where a path really leads; a link that leads round in a circle, to itself."""
    return Path(os.path.realpath(path))


_LEADS_OUT = Text(
    "a link that leads out of the folder on the command line", "コマンドラインで指定したフォルダーの外へのリンクです"
)
_LINK_TO_FOLDER = Text("a link to a folder", "フォルダーへのリンクです")
_NOT_WANTED = Text("files that the mapping does not name: {count}", "マッピングで指定していないファイル: {count}件")
_IGNORED = Text("left out by {source}", "{source}により除外されています")
_UNREADABLE = Text("cannot be read: {reason}", "読めません: {reason}")
