"""Department cells -> units: a plain name is one unit, a path such as鉄鋼本部/鉄鋼第一部/輸出課a unit below units."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from orglint.importers.tables.known_units import KnownUnits
from orglint.importers.tables.rows import as_id, fold_text, says_none
from orglint.importers.tables.units_from_names import is_no_unit

ARROW = re.compile(r"\s*(?:-+[>＞]|=+[>＞]|[>＞→⇒»≫›\\＼])\s*")
"""What stands between the parts of a path and in no name."""
SEPARATOR = re.compile(r"\s*[/／¥￥|｜]\s*")
"""What stands in names too, so that it separates only what surely are units."""
BETWEEN_BLANKS = re.compile(r".+(本部|事業部|部|課|室|係)")
"""Blanks stand in plain names too, so they separate only what surely is a unit."""
BETWEEN_MARKS = re.compile(
    r"本社|本店|.+(本社|本店|本部|事業部|部門|部|課|室|係|局|科|班|チーム|グループ|センター|ユニット|カンパニー|支社|支店|営業所|出張所|事業所|事務所"
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
    A cell that is the last part of one path alone is that path's unit. Paths may be given in parts already, as tuples.
    What names a unit that is `known` is that unit, and what stands below it in a path is below that one.
    """

    def __init__(self, cells: Iterable[str | tuple[str, ...]], known: KnownUnits | None = None) -> None:
        self._known = known or KnownUnits()
        self._spellings: dict[str, str] = {}
        self._nodes: set[tuple[str, ...]] = set()
        plain: set[str] = set()
        for cell in dict.fromkeys(cells):
            parts = self._parts(cell)
            for part in parts:
                key = fold_text(part)
                self._spellings[key] = min(self._spellings.get(key, part), part)
            keys = tuple(map(fold_text, parts))
            if len(keys) == 1 and isinstance(cell, str):
                plain.update(keys)
            else:
                self._nodes.update(keys[:end] for end in range(1, len(keys) + 1))
        self._called: dict[str, list[tuple[str, ...]]] = {}
        for node in sorted(self._nodes):
            self._called.setdefault(node[-1], []).append(node)
        for key in plain:
            self._stand_alone(key)
        self._found = self._known_nodes()
        self._paths: dict[str | tuple[str, ...], tuple[NamedUnit, ...]] = {}

    def path(self, cell: str | tuple[str, ...]) -> tuple[NamedUnit, ...]:
        """Return the units a cell names, the topmost first and the cell's own last; none where it names none.

        Where a part is known already, the path begins there.
        """
        if cell not in self._paths:
            self._paths[cell] = self._path(cell)
        return self._paths[cell]

    def _path(self, cell: str | tuple[str, ...]) -> tuple[NamedUnit, ...]:
        parts = self._parts(cell)
        node = tuple(map(fold_text, parts))
        if not parts or (isinstance(cell, str) and is_no_unit(cell)):
            return ()
        if len(node) == 1 and isinstance(cell, str) and node not in self._found:
            called = self._called[node[0]]
            node = node if node in called else called[0]
        first = next((end for end in range(len(node), 0, -1) if node[:end] in self._found), 1)
        return tuple(self._named(node[:end], is_first=end == first) for end in range(first, len(node) + 1))

    def _named(self, node: tuple[str, ...], *, is_first: bool) -> NamedUnit:
        return NamedUnit(self._id(node), self._spellings[node[-1]], None if is_first else self._id(node[:-1]))

    def ambiguous(self, cell: str | tuple[str, ...]) -> list[str]:
        """Return the units that are known and that a cell might all mean; none where it is clear, or means no unit."""
        parts = self._parts(cell)
        found = [] if not parts or (isinstance(cell, str) and is_no_unit(cell)) else self._known.find(parts)
        return found if len(found) > 1 else []

    def _parts(self, cell: str | tuple[str, ...]) -> tuple[str, ...]:
        """Return the parts of a path; what does not look like one is one where units above the last part are known."""
        if isinstance(cell, tuple):
            return cell
        parts = split_path(cell)
        if len(parts) > 1 or not self._known.ids or self._known.find(parts):
            return parts
        pieces = tuple(piece for piece in SEPARATOR.split(cell) if not says_none(piece))
        words = tuple(cell.split())
        if len(pieces) > 1 and (self._known.find(pieces) or self._known.find(pieces[:-1])):
            return pieces
        return words if len(words) > 1 and self._known.find(words) else parts

    def _known_nodes(self) -> dict[tuple[str, ...], str]:
        """Return the ids of those paths that name a unit that is known; one that several claim is none of theirs."""
        spelled = {
            node: tuple(self._spellings[key] for key in node) for nodes in self._called.values() for node in nodes
        }
        found = {node: ids[0] for node, path in spelled.items() if len(ids := self._known.find(path)) == 1}
        claims = Counter(ident for node, ident in found.items() if len(node) > 1)
        return {
            node: ident
            for node, ident in found.items()
            if claims[ident] < 2 or len(node) == 1 or self._known.is_exactly(spelled[node], ident)
        }

    def _stand_alone(self, key: str) -> None:
        """Take a plain name as a unit of its own, unless exactly one path ends in it."""
        called = self._called.setdefault(key, [])
        if len(called) != 1 and (key,) not in called:
            called.append((key,))

    def _id(self, node: tuple[str, ...]) -> str:
        if node in self._found:
            return self._found[node]
        last = as_id(self._spellings[node[-1]])
        is_alone = len(self._called[node[-1]]) == 1 and last not in self._known.ids
        return last if is_alone else "-".join(as_id(self._spellings[key]) for key in node)


def split_path(cell: str) -> tuple[str, ...]:
    """Return the parts of a path of units; a cell that is none is its own only part."""
    steps = [step for step in ARROW.split(cell) if not says_none(step)]
    if len(steps) > 1 or (steps and steps[0] != cell and ARROW.search(cell)):
        return tuple(part for step in steps for part in _finer(step))
    return _finer(cell)


def may_be_path(name: str) -> bool:
    """Whether a name holds a mark that may divide levels of units, or be part of the name: `Sales/EMEA`, `IT/Data`."""
    return sum(1 for piece in SEPARATOR.split(name) if not says_none(piece)) > 1


def _finer(cell: str) -> tuple[str, ...]:
    pieces = SEPARATOR.split(cell)
    parts = [piece for piece in pieces if not says_none(piece)]
    finer = [word for part in parts for word in part.split()]
    if finer and all(BETWEEN_BLANKS.fullmatch(word) for word in finer):
        return tuple(finer)
    if len(pieces) > 1 and parts and all(BETWEEN_MARKS.fullmatch(part) for part in parts):
        return tuple(parts)
    return (cell,)
