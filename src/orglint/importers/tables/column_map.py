"""Headings -> fields: which column of a table is read as what, and which columns are left over."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from orglint.importers.tables.presets import PRESETS, Preset
from orglint.location import Span

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


@dataclass(frozen=True, slots=True)
class CustomMap:
    """A map of the user's own: headings by `collection.field`, and headings whose columns are not read at all.

    `places` says where in `file` each heading is written.
    """

    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ignored: frozenset[str] = frozenset()
    file: str = ""
    places: Mapping[str, Span | None] = field(default_factory=dict)


def fold_heading(text: str) -> str:
    """Return a heading as it is compared: NFKC, case folded, without blanks and brackets."""
    return _BRACKETS.sub("", unicodedata.normalize("NFKC", text).casefold())


def map_columns(
    headings: tuple[str, ...], columns: Mapping[str, tuple[str, ...]], ignored: frozenset[str] = frozenset()
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
    leftover = tuple(heading for column, heading in enumerate(headings) if heading and column not in fields)
    return ColumnMap(fields, leftover)


def has_heading_of(custom: CustomMap, headings: Iterable[str]) -> bool:
    """Whether one of the headings is named in the user's own map."""
    named = {fold_heading(heading) for accepted in custom.columns.values() for heading in accepted}
    return any(fold_heading(heading) in named for heading in headings if heading)


def recognise(headings: tuple[str, ...]) -> Preset | None:
    """Return the preset that a table's headings belong to, or None."""
    for preset in PRESETS:
        found = set(map_columns(headings, preset.columns).fields.values())
        if all(found.intersection(group) for group in preset.marks):
            return preset
    return None
