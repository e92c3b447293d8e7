"""Which files a folder's search leaves out: `exclude` patterns and `.orglintignore` files, in gitignore syntax."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

IGNORE_FILE = ".orglintignore"


class Ignore:
    """Patterns relative to `folder`. Reading patterns loads their library, so make one only where there are any."""

    __slots__ = ("_folder", "_spec", "source")

    def __init__(self, folder: Path, lines: Iterable[str], source: str) -> None:
        """Take the lines of an ignore file, or patterns; `source` names where they stand. Raises ValueError."""
        from pathspec import GitIgnoreSpec

        self._folder = folder
        self._spec: GitIgnoreSpec = GitIgnoreSpec.from_lines(lines)
        self.source = source

    def verdict(self, path: Path, *, is_folder: bool) -> bool | None:
        """Return True where a pattern leaves `path` out, False where one (`!...`) takes it in, else None."""
        try:
            relative = path.relative_to(self._folder).as_posix()
        except ValueError:
            return None
        return self._spec.check_file(relative + "/" if is_folder else relative).include


def is_about_names(pattern: str) -> bool:
    """Whether a pattern holds at any depth, as `*.bak` or `**/old/`: gitignore binds one with another slash to a place."""
    plain = pattern.removeprefix("!").removeprefix("**/")
    return "/" not in plain.removesuffix("/")


def ignoring(ignores: Iterable[Ignore], path: Path, *, is_folder: bool) -> Ignore | None:
    """Return what leaves `path` out, if anything does: of `ignores`, from the outermost on, the last word holds."""
    last: Ignore | None = None
    for ignore in ignores:
        verdict = ignore.verdict(path, is_folder=is_folder)
        if verdict is not None:
            last = ignore if verdict else None
    return last
