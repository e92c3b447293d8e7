"""Which files a folder's search leaves out: `exclude` patterns and `.orglintignore` files, in gitignore syntax."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

IGNORE_FILE = ".orglintignore"
_MOST_DEPTHS = 2
"""How often a pattern may say "at any depth": each time more multiplies the ways to match a path."""
_INNER_DEPTH = re.compile(r"(?:^|/)\*\*(?=/.)")
_STAR = "[^/]*"
_TOKEN = re.compile(r"\\.|\[\^/\]\*|\[\^?\]?[^\]]*\]|.", re.DOTALL)
_NOT_FIXED = frozenset("/()|?*+^$")


class Ignore:
    """Patterns relative to `folder`. Reading patterns loads their library, so make one only where there are any."""

    __slots__ = ("_folder", "_spec", "source")

    def __init__(self, folder: Path, lines: Iterable[str], source: str) -> None:
        """Take the lines of an ignore file, or patterns; `source` names where they stand. Raises ValueError."""
        from pathspec import GitIgnoreSpec

        self._folder = folder
        self._spec: GitIgnoreSpec = GitIgnoreSpec.from_lines(_bounded(lines))
        for pattern in self._spec.patterns:
            if pattern.regex is not None:
                pattern.regex = re.compile(without_ways_back(pattern.regex.pattern))
        self.source = source

    def verdict(self, path: Path, *, is_folder: bool) -> bool | None:
        """Return True where a pattern leaves `path` out, False where one (`!...`) takes it in, else None."""
        try:
            relative = path.relative_to(self._folder).as_posix()
        except ValueError:
            return None
        return self._spec.check_file(relative + "/" if is_folder else relative).include


def _bounded(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        if len(_INNER_DEPTH.findall(line)) > _MOST_DEPTHS:
            raise ValueError(f"{line.strip()!r}: `**` more than {_MOST_DEPTHS} times")
        yield line


def without_ways_back(regex: str) -> str:
    """Return the regular expression of a pattern so that each star but the last between two slashes takes the least.

    What follows such a star is of a fixed length, so nothing is gained by taking more; to try it takes time that grows
    with each star, until nobody can wait for `*a*a*a*a*a*b`.
    """
    made: list[str] = []
    star: int | None = None
    for found in _TOKEN.finditer(regex):
        token = found[0]
        if token == _STAR:
            if star is not None:
                made[star:] = [f"(?>[^/]*?{''.join(made[star + 1 :])})"]
            star = len(made)
        elif token in _NOT_FIXED:
            star = None
        made.append(token)
    return "".join(made)


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
