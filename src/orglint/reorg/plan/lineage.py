"""What becomes of units that a plan renames, merges, splits or dissolves: which later ones each of today's lives on in."""

from __future__ import annotations

from collections.abc import Mapping


class Lineage:
    """The ids of units as they go on, by those they have today."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._went: dict[str, tuple[str, ...]] = {}

    def rename(self, ident: str, new: str) -> None:
        """Take note that a unit has another id from now on."""
        self._names = {old: new if name == ident else name for old, name in self._names.items()}
        self._names.setdefault(ident, new)
        self._went = {old: tuple(new if one == ident else one for one in into) for old, into in self._went.items()}

    def into(self, ident: str, heirs: tuple[str, ...]) -> None:
        """Take note that a unit goes on in others: in none where it is dissolved, in itself too where it lives on."""
        today = next((old for old, name in self._names.items() if name == ident), ident)
        self._went = {
            old: tuple(dict.fromkeys(part for one in into for part in (heirs if one == ident else (one,))))
            for old, into in self._went.items()
        }
        self._went[today] = heirs

    def result(self) -> Mapping[str, tuple[str, ...]]:
        """Return the later ids of every unit that does not simply go on as it is."""
        names = {old: (name,) for old, name in self._names.items() if old not in self._went}
        return dict(sorted({**names, **self._went}.items()))
