"""The unit of a row: one column with a name or path, or a column for each level, and what kind each unit is."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from orglint.importers.tables.column_map import ColumnMap, left_over
from orglint.importers.tables.people.ids import names_nobody
from orglint.importers.tables.people.names import fold_person
from orglint.importers.tables.rows import MappedTable, fold_text, says_none
from orglint.importers.tables.table import Cell
from orglint.importers.tables.unit_paths import split_path
from orglint.importers.tables.unit_types import unit_type
from orglint.importers.tables.units_from_names import is_no_unit
from orglint.model.words import is_placeholder

MOST_LEVELS = 10
UNIT = "people.unit"
ABOVE = ("people.unit_above_1", "people.unit_above_2")
"""Columns of larger parts (business unit, division, 部門): above the unit only where each unit lies in one of them."""
NUMBERED = tuple(f"people.unit_{number}" for number in range(1, MOST_LEVELS + 1))
HIGH = ("people.unit_division", "people.unit_business_unit", "people.unit_department")
LOW = ("people.unit_section", "people.unit_team")
LEVELS = (*ABOVE, *NUMBERED, *HIGH, UNIT, *LOW, "people.unit_code")
"""From the top down. The unit itself may stand for any level; it is fitted in."""
_TYPES = {
    "people.unit_division": "division",
    "people.unit_business_unit": "business_unit",
    "people.unit_department": "department",
    "people.unit_section": "section",
    "people.unit_team": "team",
}
RANKS = {"company": 0, "division": 1, "business_unit": 2, "department": 3, "office": 4, "section": 4, "team": 5}
"""How high a kind of unit usually stands; those not here may stand anywhere."""
_MANAGER = re.compile(r"^(?P<unit>.+?)\s*[(（](?P<name>[^()（）]+)[)）]$")


class Part(NamedTuple):
    """A unit that a row names: its name, and the column it stands in."""

    name: str
    column: int


class UnitColumns:
    """Reads the units of a table's rows. `names` are those of people, as compared: Workday writes `Sales (Ann Ito)`."""

    def __init__(self, mapped: MappedTable, names: Collection[str]) -> None:
        self.mapped, self._names = mapped, names
        columns = ((name, mapped.map.column(name)) for name in LEVELS)
        self.fields = [(name, column) for name, column in columns if column is not None]
        known: dict[tuple[str, ...], tuple[Part, ...]] = {}
        self.paths = [self._path(row, known) for row in range(len(mapped.table.rows))]
        """Of each row the units that it names, the topmost first; none where it names none."""

    def undecided(self, row: int) -> tuple[str, Cell] | None:
        """Return what stands for a unit that is not known yet (未定), where a row names no unit besides."""
        column = self.mapped.map.column(UNIT)
        if column is None or self.paths[row]:
            return None
        text = self.mapped.said(row, column)
        return (text, Cell(row, column)) if is_placeholder(text) and not says_none(text) else None

    def _path(self, row: int, known: dict[tuple[str, ...], tuple[Part, ...]]) -> tuple[Part, ...]:
        texts = tuple([self.mapped.said(row, column) for _, column in self.fields])
        if texts not in known:
            known[texts] = self._path_of(texts)
        return known[texts]

    def _path_of(self, texts: tuple[str, ...]) -> tuple[Part, ...]:
        said = ((name, column, text) for (name, column), text in zip(self.fields, texts, strict=True))
        there = [(name, column, text) for name, column, text in said if not is_no_unit(text) and not names_nobody(text)]
        levels = [Part(self.bare(text), column) for name, column, text in there if name != UNIT]
        own = next((item for item in there if item[0] == UNIT), None)
        if own is None:
            return _without_repeats(part for level in levels for part in _split(level))
        parts = [Part(text, own[1]) for text in split_path(self.bare(own[2]))]
        above = sum(1 for name, _, _ in there if name in (*ABOVE, *NUMBERED, *HIGH))
        return _without_repeats(_fitted(levels, parts, above))

    def cell_path(self, text: str, column: int) -> tuple[Part, ...]:
        """Return the units that a cell names by itself."""
        if is_no_unit(text) or names_nobody(text):
            return ()
        return tuple(Part(part, column) for part in split_path(self.bare(text)))

    def bare(self, text: str) -> str:
        """Return the name of a unit without its manager's, which Workday writes behind it."""
        if text[-1] not in ")）":
            return text
        found = _MANAGER.match(text)
        return found["unit"] if found and fold_person(found["name"]) in self._names else text


def _split(level: Part) -> Iterator[Part]:
    return (Part(text, level.column) for text in split_path(level.name))


def _fitted(levels: list[Part], parts: list[Part], above: int) -> list[Part]:
    """Fit the unit's own name or path between the levels of its row; `above` of those stand above a plain unit."""
    names = [fold_text(level.name) for level in levels]
    known = [fold_text(part.name) for part in parts]
    shared = [index for index, name in enumerate(known) if name in names]
    if not shared:
        return [*levels[:above], *parts, *levels[above:]]
    if len(parts) == 1:
        return levels
    last = names.index(known[shared[-1]])
    inside = [level for level in levels[last + 1 :] if fold_text(level.name) not in known]
    before = [level for level in levels[: names.index(known[shared[0]])] if fold_text(level.name) not in known]
    return [*before, *parts, *inside]


def _without_repeats(parts: Iterator[Part] | Sequence[Part]) -> tuple[Part, ...]:
    """Return the parts without one that says the same as the part above it."""
    made: list[Part] = []
    for part in parts:
        if not made or fold_text(made[-1].name) != fold_text(part.name):
            made.append(part)
    return tuple(made)


def type_by_column(name: str) -> str | None:
    """Return the type of the units that a column holds, None where it may hold any."""
    return _TYPES.get(name)


@dataclass(frozen=True, slots=True)
class Levels:
    """What was decided on columns of levels: headings `guessed` to be such, and those `unsure` and therefore not read."""

    guessed: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()


def settle_levels(mapped: MappedTable) -> tuple[MappedTable, Levels]:
    """Return the table with the columns of levels that are sure, and what was decided.

    Columns such as 部署1, 部署2 are levels where their names say so in every row; else they are several posts. A column
    of larger parts (division, 部門) is a level above where each unit lies in one of them.
    """
    fields, headings = dict(mapped.map.fields), mapped.table.headings
    guessed: list[int] = []
    if _are_levels(mapped):
        for number, name in enumerate((UNIT, *_numbered_posts(mapped)), 1):
            column = mapped.map.column(name)
            assert column is not None
            fields[column] = f"people.unit_{number}"
            guessed.append(column)
    unsure: list[int] = []
    for name in ABOVE:
        column = next((column for column, field in fields.items() if field == name), None)
        if column is not None and not _holds_units_whole(mapped, column, fields, unsure):
            unsure.append(column)
    for column in unsure:
        del fields[column]
    if fields == mapped.map.fields:
        return mapped, Levels()
    settled = replace(mapped, map=ColumnMap(fields, left_over(headings, fields)))
    return settled, Levels(*(tuple(headings[column] for column in columns) for columns in (guessed, unsure)))


def _numbered_posts(mapped: MappedTable) -> list[str]:
    names = (f"people.posts.{number}.unit" for number in range(2, MOST_LEVELS + 1))
    return [name for name in names if mapped.map.column(name) is not None and not _is_other_post(mapped, name)]


def _is_other_post(mapped: MappedTable, name: str) -> bool:
    column = mapped.map.column(name)
    heading = mapped.table.headings[column] if column is not None else ""
    return any(word in heading.casefold() for word in ("兼", "サブ", "副", "additional"))


def _are_levels(mapped: MappedTable) -> bool:
    """Whether 部署1, 部署2, ... hold a unit and those below it: kinds that fall in each row, and most rows have two."""
    names = _numbered_posts(mapped)
    heading = mapped.map.column(UNIT)
    if not names or heading is None or not re.search(r"[1１①]\s*$", mapped.table.headings[heading]):
        return False
    several = filled = 0
    for row in range(len(mapped.table.rows)):
        texts = [text for text in (mapped.text(row, name) for name in (UNIT, *names)) if not is_no_unit(text)]
        ranks = [RANKS.get(unit_type(text) or "") for text in texts]
        known = [rank for rank in ranks if rank is not None]
        if len(known) < len(ranks) or any(above >= below for above, below in pairwise(known)):
            return False
        filled += bool(texts)
        several += len(texts) > 1
    return several * 2 > filled


def _holds_units_whole(mapped: MappedTable, column: int, fields: dict[int, str], unsure: Sequence[int]) -> bool:
    """Whether every unit of the next finer column lies in one part of this column only."""
    order = {name: place for place, name in enumerate(LEVELS)}
    finer = sorted(
        (order[name], other)
        for other, name in fields.items()
        if order.get(name, -1) > order[fields[column]] and other not in unsure
    )
    inside: dict[str, str] = {}
    for row in mapped.table.rows:
        part = fold_text(row.cells[column])
        unit = next((fold_text(row.cells[other]) for _, other in finer if row.cells[other]), "")
        if part and unit and inside.setdefault(unit, part) != part:
            return False
    return True
