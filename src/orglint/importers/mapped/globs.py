"""Which files of a folder a mapping names: `teams/*.toml`, `**/OWNERS.yaml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from orglint.i18n import Text
from orglint.location import Span
from orglint.source.ignore import without_ways_back

_SPECIAL = re.compile(r"\*\*/|\*\*|\*|\?")
_MOST_DEPTHS = 3
_AWAY = re.compile(r"^(?:/|[A-Za-z]:|~)|(?:^|/)\.\.(?:/|$)|\\")


@dataclass(frozen=True)
class Glob:
    """A pattern for paths below the folder on the command line, with slashes on every system."""

    text: str
    place: Span

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        text, made, taken = self.text.removeprefix("./"), "", 0
        for found in _SPECIAL.finditer(text):
            made += re.escape(text[taken : found.start()]) + _regex(found[0])
            taken = found.end()
        return re.compile(without_ways_back(made + re.escape(text[taken:])), re.DOTALL)

    def fits(self, relative: str) -> bool:
        """Whether a path below the folder is meant."""
        return self._pattern.fullmatch(relative) is not None

    def fits_end(self, path: str) -> bool:
        """Whether the end of a path is meant: of a file that is named on the command line itself."""
        parts = path.split("/")
        return any(self.fits("/".join(parts[start:])) for start in range(len(parts)))


def _regex(special: str) -> str:
    return {"**/": r"(?:[^/]+/)*", "**": r".+", "*": r"[^/]*", "?": r"[^/]"}[special]


def fault_of(text: str) -> Text | None:
    """Return why a text cannot name files below a folder, or None where it can."""
    if not text.strip():
        return _EMPTY
    if text.count("**") > _MOST_DEPTHS:
        return _TOO_DEEP
    return _LEADS_AWAY if _AWAY.search(text) else None


_TOO_DEEP = Text(f"** may stand in a pattern {_MOST_DEPTHS} times", f"**はパターンの中に{_MOST_DEPTHS}回まで書けます。")
_EMPTY = Text("a pattern of files is empty", "ファイルのパターンが空です。")
_LEADS_AWAY = Text(
    "files are named relative to the path on the command line, with slashes: no /, no drive, no .. and no backslash",
    "ファイルは、コマンドラインで指定したパスからの相対パスで、区切りは/で書いてください(先頭の/、ドライブ名、..、\\は使えません)。",
)
