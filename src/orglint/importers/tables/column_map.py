"""Headings -> fields: which column of a table is read as what, and which columns are left over."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from orglint.importers.tables.presets import OF_PEOPLE, PRESETS, Preset

_BRACKETS = re.compile(r"[-.\s()\[\]{}<>_【】「」『』〔〕〈〉・:*]+")


@dataclass(frozen=True)
class ColumnMap:
    """The columns of one table: number -> `collection.field`, and the headings nobody reads."""

    fields: Mapping[int, str]
    leftover: tuple[str, ...]

    @cached_property
    def _columns(self) -> dict[str, int]:
        return {name: column for column, name in self.fields.items()}

    def column(self, name: str) -> int | None:
        """Return the column that is read as `collection.field`, or None."""
        return self._columns.get(name)


@cache
def fold_heading(text: str) -> str:
    """Return a heading as it is compared: NFKC, case folded, without blanks and brackets."""
    return _BRACKETS.sub("", unicodedata.normalize("NFKC", text).casefold())


def map_columns(
    headings: Sequence[str], columns: Mapping[str, tuple[str, ...]], ignored: frozenset[str] = frozenset()
) -> ColumnMap:
    """Match a table's headings with the headings of each field; of several columns for one field the first named.

    Columns whose headings are `ignored` are left over, whatever they would match.
    """
    passed = {fold_heading(heading) for heading in ignored}
    places: dict[str, int] = {}
    for column, heading in enumerate(headings):
        if heading and fold_heading(heading) not in passed:
            places.setdefault(fold_heading(heading), column)
    fields: dict[int, str] = {}
    for name, accepted in columns.items():
        found = (places.get(fold_heading(heading)) for heading in accepted)
        free = next((place for place in found if place is not None and place not in fields), None)
        if free is not None:
            fields[free] = name
    return ColumnMap(fields, left_over(headings, fields))


def left_over(headings: Sequence[str], fields: Mapping[int, str]) -> tuple[str, ...]:
    """Return the headings of columns that are read as no field, each once."""
    return tuple(dict.fromkeys(text for column, text in enumerate(headings) if text and column not in fields))


def recognise(headings: Sequence[str]) -> Preset | None:
    """Return the preset that a table's headings belong to, or None.

    Of presets of people the one that reads most columns is taken, else the first that fits.
    """
    fitting = [preset for preset in PRESETS if fits(preset, headings)]
    if not fitting or fitting[0] not in OF_PEOPLE:
        return fitting[0] if fitting else None
    return max(fitting, key=lambda preset: len(map_columns(headings, preset.columns).fields))


def fits(preset: Preset, headings: Sequence[str]) -> bool:
    """Whether a table has the columns that a preset cannot do without."""
    groups = (*preset.marks, preset.sure) if preset.sure else preset.marks
    return not any(missing_marks(groups, map_columns(headings, preset.columns)))


def missing_marks(marks: tuple[tuple[str, ...], ...], found: ColumnMap) -> Iterator[tuple[str, ...]]:
    """Yield the groups of fields of which one at least is needed and none has a column."""
    names = set(found.fields.values())
    return (group for group in marks if not names.intersection(group))
