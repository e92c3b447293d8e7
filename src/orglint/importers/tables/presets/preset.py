"""The form of a preset: which headings stand for which field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

Headings: TypeAlias = Mapping[str, tuple[str, ...]]
"""Headings by `collection.field`, those first that are read first."""


@dataclass(frozen=True, slots=True)
class Preset:
    """Headings by `collection.field`; where a table has several of a field's headings, the first named is read.

    A table is of this preset where each group of `marks` has at least one field with a column, and one of the fields
    that are `sure` has, if there are such: 番号 and 課 alone may be anything.
    """

    name: str
    columns: Headings
    marks: tuple[tuple[str, ...], ...]
    sure: tuple[str, ...] = ()


def joined(*tables: Headings) -> dict[str, tuple[str, ...]]:
    """Return the headings of several tables as one: of each field those of the first table first."""
    names = dict.fromkeys(name for table in tables for name in table)
    return {name: tuple(dict.fromkeys(text for table in tables for text in table.get(name, ()))) for name in names}


def numbered(forms: tuple[str, ...], numbers: range, *, first: int) -> dict[int, tuple[str, ...]]:
    """Return for each number the headings that carry it: `{n}` in a form is the number, counted from `first`."""
    start = numbers.start
    return {number: tuple(form.replace("{n}", str(number - start + first)) for form in forms) for number in numbers}
