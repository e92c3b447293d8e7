"""Department cells -> units: a plain name is one unit, a path such as鉄鋼本部/鉄鋼第一部/輸出課a unit below units."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from orglint.importers.tables.rows import as_id, fold_text, says_none
from orglint.importers.tables.units_from_names import is_no_unit

ARROW = re.compile(r"\s*(?:-+[>＞]|=+[>＞]|[>＞→⇒»≫›\\＼])\s*")
"""What stands between the parts of a path and in no name."""
SEPARATOR = re.compile(r"\s*[/／¥￥|｜]\s*")
"""What stands in names too, so that it separates only what surely are units."""
BETWEEN_BLANKS = re.compile(r".+(本部|事業部|部|課|室|係)")
"""Blanks stand in plain names too, so they separate only what surely is a unit."""
BETWEEN_MARKS = re.compile(
    r".+(本部|事業部|部門|部|課|室|係|局|科|班|チーム|グループ|センター|ユニット|カンパニー|支社|支店|営業所|出張所|事業所|事務所"
    r"|工場|研究所|委員会|プロジェクト|会社|\(株\)|（株）|㈱)|(株式会社|有限会社|合同会社|\(株\)|（株）|㈱).+"
)


@dataclass(frozen=True, slots=True)
class NamedUnit:
    """A unit that a cell names: its id, its name in the one spelling, and the id of the unit above it."""

    id: str
    name: str
    parent: str | None


class UnitPaths:
    """Ids of the units that cells name, the same whatever order the rows have.

    Spellings that differ in case, width or blanks alone are one unit; its id is the spelling that sorts first. Of a
    path every part is a unit, its id the part where no other unit is called so, else the path up to it joined by `-`.
    A cell that is the last part of one path alone is that path's unit.
    """

    def __init__(self, cells: Iterable[str | tuple[str, ...]]) -> None:
        self._spellings: dict[str, str] = {}
        self._nodes: set[tuple[str, ...]] = set()
        self._known: dict[str | tuple[str, ...], tuple[NamedUnit, ...]] = {}
        plain: set[str] = set()
        for parts in map(_parts, dict.fromkeys(cells)):
            for part in parts:
                key = fold_text(part)
                self._spellings[key] = min(self._spellings.get(key, part), part)
            keys = tuple(map(fold_text, parts))
            if len(keys) == 1:
                plain.update(keys)
            else:
                self._nodes.update(keys[:end] for end in range(1, len(keys) + 1))
        self._called: dict[str, list[tuple[str, ...]]] = {}
        for node in sorted(self._nodes):
            self._called.setdefault(node[-1], []).append(node)
        for key in plain:
            self._stand_alone(key)

    def path(self, cell: str | tuple[str, ...]) -> tuple[NamedUnit, ...]:
        """Return the units a cell or path names, the topmost first and its own last; none where it names none."""
        if cell not in self._known:
            self._known[cell] = self._path(cell)
        return self._known[cell]

    def _path(self, cell: str | tuple[str, ...]) -> tuple[NamedUnit, ...]:
        parts = _parts(cell)
        node = tuple(map(fold_text, parts))
        if not parts or (len(parts) == 1 and is_no_unit(parts[0])):
            return ()
        if len(node) == 1:
            known = self._called[node[0]]
            node = node if node in known else known[0]
        return tuple(
            NamedUnit(
                self._id(node[:end]), self._spellings[node[end - 1]], self._id(node[: end - 1]) if end > 1 else None
            )
            for end in range(1, len(node) + 1)
        )

    def _stand_alone(self, key: str) -> None:
        """Take a plain name as a unit of its own, unless exactly one path ends in it."""
        called = self._called.setdefault(key, [])
        if len(called) != 1 and (key,) not in called:
            called.append((key,))

    def _id(self, node: tuple[str, ...]) -> str:
        alone = len(self._called[node[-1]]) == 1
        return "-".join(as_id(self._spellings[key]) for key in (node[-1:] if alone else node))


def _parts(cell: str | tuple[str, ...]) -> tuple[str, ...]:
    return split_path(cell) if isinstance(cell, str) else cell


def split_path(cell: str) -> tuple[str, ...]:
    """Return the parts of a path of units; a cell that is none is its own only part."""
    steps = [step for step in ARROW.split(cell) if not says_none(step)]
    if len(steps) > 1 or (steps and steps[0] != cell and ARROW.search(cell)):
        return tuple(part for step in steps for part in _finer(step))
    return _finer(cell)


def _finer(cell: str) -> tuple[str, ...]:
    pieces = SEPARATOR.split(cell)
    parts = [piece for piece in pieces if not says_none(piece)]
    finer = [word for part in parts for word in part.split()]
    if finer and all(BETWEEN_BLANKS.fullmatch(word) for word in finer):
        return tuple(finer)
    if len(pieces) > 1 and parts and all(BETWEEN_MARKS.fullmatch(part) for part in parts):
        return tuple(parts)
    return (cell,)
