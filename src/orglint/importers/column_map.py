"""Headings -> fields: which column of a table is read as what, and which columns are left over."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from orglint.importers.presets import PRESETS, Preset

_BRACKETS = re.compile(r"[-.\s()\[\]{}<>_【】「」『』〔〕〈〉・:*]+")


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """The columns of one table: number -> `collection.field`, and the headings nobody reads."""

    fields: Mapping[int, str]
    leftover: tuple[str, ...]

    def column(self, name: str) -> int | None:
        """Return the column that is read as `collection.field`, or None."""
        return next((column for column, field in self.fields.items() if field == name), None)


def fold_heading(text: str) -> str:
    """Return a heading as it is compared: NFKC, case folded, without blanks and brackets."""
    return _BRACKETS.sub("", unicodedata.normalize("NFKC", text).casefold())


def map_columns(headings: tuple[str, ...], columns: Mapping[str, tuple[str, ...]]) -> ColumnMap:
    """Match a table's headings with the headings of each field; of several columns for one field the first named."""
    places: dict[str, int] = {}
    for column, heading in enumerate(headings):
        if heading:
            places.setdefault(fold_heading(heading), column)
    fields: dict[int, str] = {}
    for name, accepted in columns.items():
        found = (places.get(fold_heading(heading)) for heading in accepted)
        column = next((place for place in found if place is not None and place not in fields), None)
        if column is not None:
            fields[column] = name
    leftover = tuple(heading for column, heading in enumerate(headings) if heading and column not in fields)
    return ColumnMap(fields, leftover)


def recognise(headings: tuple[str, ...]) -> Preset | None:
    """Return the preset that a table's headings belong to, or None."""
    for preset in PRESETS:
        found = set(map_columns(headings, preset.columns).fields.values())
        if all(found.intersection(group) for group in preset.marks):
            return preset
    return None
