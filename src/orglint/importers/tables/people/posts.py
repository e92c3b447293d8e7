"""Further posts of a person (兼務) that stand in the same row: columns of their own, a cell perhaps with several lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from orglint.importers.tables.people.ids import names_nobody
from orglint.importers.tables.people.unit_columns import MOST_LEVELS, Part, UnitColumns
from orglint.importers.tables.rows import MappedTable, fold_text
from orglint.importers.tables.table import Cell

_LINES = re.compile(r"[\r\n]+")
_SLASH = re.compile(r"[/／]")
_LISTED = re.compile(r"[\r\n、,，;；]+")
_FLAGS = frozenset(
    {"○", "〇", "●", "◯", "有", "無", "あり", "兼", "兼務", "兼任", "1", "0", "yes", "no", "true", "false", "y", "n"}
)
"""What a column 兼務 says that tells only that there is another post; which one stands in another row."""
_FIELDS = ("unit", "title", "reports_to", "allocation")


@dataclass(frozen=True, slots=True)
class FurtherPost:
    """A post beside the first: its unit as a path, and its other cells by field. `cell` is where it stands."""

    cell: Cell
    unit: tuple[Part, ...]
    unit_text: str
    others: dict[str, tuple[str, Cell]]


@dataclass(frozen=True, slots=True)
class Unpaired:
    """Lines of two cells that do not belong together: so many units and so many titles."""

    cell: Cell
    units: int
    titles: int


class FurtherPosts:
    """Reads the columns of further posts of a table; `known` are the units that the first columns name."""

    def __init__(self, mapped: MappedTable, columns: UnitColumns, known: UnitsSeen) -> None:
        self._mapped, self._columns, self._known = mapped, columns, known
        self._posts: list[dict[str, int]] = []
        for number in range(2, MOST_LEVELS + 1):
            names = {name: mapped.map.column(f"people.posts.{number}.{name}") for name in _FIELDS}
            there = {name: column for name, column in names.items() if column is not None}
            if there:
                self._posts.append(there)

    def __bool__(self) -> bool:
        """Whether the table has such columns."""
        return bool(self._posts)

    def paths(self) -> Iterator[tuple[Part, ...]]:
        """Yield the units that are named in these columns."""
        for columns in self._posts:
            column = columns.get("unit")
            if column is not None:
                for row in range(len(self._mapped.table.rows)):
                    for text in self._listed(self._mapped.said(row, column)):
                        yield self._columns.cell_path(text, column)

    def of(self, row: int) -> Iterator[FurtherPost | Unpaired]:
        """Yield the further posts of a row."""
        for columns in self._posts:
            texts = {name: self._mapped.said(row, column) for name, column in columns.items()}
            cells = {name: Cell(row, column) for name, column in columns.items()}
            units = self._listed(texts.pop("unit", ""))
            if units:
                yield from self._with_units(units, cells, texts)
            elif texts.get("title") and not names_nobody(texts["title"]):
                said = {name: (text, cells[name]) for name, text in texts.items() if text}
                yield FurtherPost(cells["title"], (), "", said)

    def _with_units(
        self, units: list[str], cells: dict[str, Cell], texts: dict[str, str]
    ) -> Iterator[FurtherPost | Unpaired]:
        parts = {name: _lines(text) for name, text in texts.items()}
        titles = len(parts.get("title", ()))
        if titles > 1 and titles != len(units):
            yield Unpaired(cells["title"], len(units), titles)
            parts.pop("title")
        for index, text in enumerate(units):
            said = {
                name: (lines[index] if len(lines) == len(units) else texts[name], cells[name])
                for name, lines in parts.items()
                if lines and (len(lines) in (1, len(units)))
            }
            yield FurtherPost(cells["unit"], self._columns.cell_path(text, cells["unit"].column), text, said)

    def _listed(self, text: str) -> list[str]:
        """Return the units a cell lists: by line or comma, or by a slash between units that stand by themselves."""
        if not text:
            return []
        found = [part for part in (part.strip() for part in _LISTED.split(text)) if part and not _is_no_post(part)]
        return [each for part in found for each in self._apart(part)]

    def _apart(self, text: str) -> list[str]:
        pieces = [piece.strip() for piece in _SLASH.split(text)]
        return pieces if len(pieces) > 1 and self._known.stand_apart(pieces) else [text]


class UnitsSeen:
    """Names of units, and which of them stands right below which."""

    def __init__(self, paths: Iterable[tuple[Part, ...]]) -> None:
        self._names: set[str] = set()
        self._below: set[tuple[str, str]] = set()
        for path in dict.fromkeys(paths):
            names = [fold_text(part.name) for part in path]
            self._names.update(names)
            self._below.update(pairwise(names))

    def stand_apart(self, names: Sequence[str]) -> bool:
        """Whether names are those of units of which no two follow each other in a path."""
        folded = [fold_text(name) for name in names]
        return self._names.issuperset(folded) and self._below.isdisjoint(pairwise(folded))


def _is_no_post(text: str) -> bool:
    return names_nobody(text) or fold_text(text) in _FLAGS


def _lines(text: str) -> list[str]:
    return [part.strip() for part in _LINES.split(text) if part.strip()] if text else []
