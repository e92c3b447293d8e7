"""Paths of the mapping language: where in a source something stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias

from orglint.i18n import Text
from orglint.location import Span

ABOVE = "above"
"""What the object around the present one is called in paths: `$above`."""
SPECIAL = ("key", "number", "file", "folder", "id")
"""What can be asked of an object besides its keys: `@key`, `@number`, ..."""


@dataclass(frozen=True, slots=True)
class Key:
    """The value under a key."""

    name: str


@dataclass(frozen=True, slots=True)
class EveryKey:
    """`*`: the values under all keys of a mapping."""


@dataclass(frozen=True, slots=True)
class Items:
    """`[*]`: the items of a list; what is no list counts as a list of one."""


@dataclass(frozen=True, slots=True)
class Special:
    """`@key` and its like."""

    name: str


Step: TypeAlias = Key | EveryKey | Items | Special


@dataclass(frozen=True, slots=True, eq=False)
class Path:
    """A path as written; `root` names the object it begins at, empty for the present one.

    `optional` ones (`?` at the end) may match nothing anywhere. `place` is where it stands in the mapping.
    """

    text: str
    root: str
    steps: tuple[Step, ...]
    optional: bool
    place: Span

    @property
    def takes_several(self) -> bool:
        """Whether it leads to several places by its form."""
        return any(isinstance(step, EveryKey | Items) for step in self.steps)

    @property
    def descends(self) -> bool:
        """Whether it leads away from where it begins."""
        return any(not isinstance(step, Special) for step in self.steps)


class PathError(Exception):
    """Why a text is no path."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason


_PART = re.compile(
    r"""(?P<quoted>"[^"]*"|'[^']*')|(?P<star>\*)|@(?P<special>[a-z]+)|(?P<key>[^\s.\[\]"'*@$?{}][^.\[\]"'*@?{}]*)"""
)
_ROOT = re.compile(r"\$([A-Za-z][A-Za-z0-9_-]*)")
_ITEMS = "[*]"


def read_path(text: str, place: Span) -> Path:
    """Return the path a text spells. Raises PathError."""
    whole = text.strip()
    body, optional = (whole[:-1], True) if whole.endswith("?") else (whole, False)
    root, position = "", 0
    if found := _ROOT.match(body):
        root, position = found[1], found.end()
    elif body == ".":
        return Path(whole, "", (), optional, place)
    if not body:
        raise PathError(_EMPTY)
    steps: list[Step] = []
    position = _items(body, position, steps)
    while position < len(body):
        if position > 0:
            if body[position] != ".":
                raise PathError(_NO_PATH.filled(rest=body[position:]))
            position += 1
        found = _PART.match(body, position)
        if found is None:
            raise PathError(_NO_PATH.filled(rest=body[position:]) if position < len(body) else _ENDS)
        steps.append(_step(found))
        position = _items(body, found.end(), steps)
    return Path(whole, root, tuple(steps), optional, place)


def _items(body: str, position: int, steps: list[Step]) -> int:
    while body.startswith(_ITEMS, position):
        steps.append(Items())
        position += len(_ITEMS)
    return position


def _step(found: re.Match[str]) -> Step:
    if found["quoted"] is not None:
        return Key(found["quoted"][1:-1])
    if found["star"] is not None:
        return EveryKey()
    if found["key"] is not None:
        return Key(found["key"].strip())
    if found["special"] not in SPECIAL:
        known = Text(", ".join(f"@{name}" for name in SPECIAL), "、".join(f"@{name}" for name in SPECIAL))
        raise PathError(_SPECIAL.filled(name=found["special"], known=known))
    return Special(found["special"])


_EMPTY = Text(
    "a path is empty; it is made of keys with dots between them, as in people.leads[*]",
    "パスが空です。people.leads[*] のように、キーをドットでつないで書いてください。",
)
_ENDS = Text("a path ends with a dot; a key is missing", "パスがドットで終わっています。キーが足りません。")
_NO_PATH = Text(
    'a path cannot go on with "{rest}"; it is made of keys with dots between them, [*] for the items of a list, * for '
    'all keys, and "..." around keys with dots, blanks or brackets in them',
    "パスの「{rest}」の部分を読み取れません。キーをドットでつなぎ、リストの各要素は[*]、すべてのキーは*で表します。"
    '記号を含むキーは"..."で囲んでください。',
)
_SPECIAL = Text("there is no @{name}; there are {known}", "@{name}はありません。使えるのは{known}です。")
