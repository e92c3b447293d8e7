"""Names of people in tables: one column or two, and the marks that HR systems put around a name."""

from __future__ import annotations

import re
from typing import NamedTuple

from orglint.importers.tables.people.standing import WORDS, Standing
from orglint.importers.tables.rows import MappedTable, fold_text
from orglint.importers.tables.table import Cell

_BEHIND = re.compile(r"^(?P<name>.+?)\s*[(\[（［〔【](?P<mark>[^()\[\]（）［］〔〕【】]*)[)\]）］〕】]$")
_BEFORE = re.compile(r"^[(（〔【](?P<mark>兼|兼務|兼任)[)）〕】]\s*(?P<name>.+)$")
_MARKS = frozenset({"兼", "兼務", "兼任", "本務", "主務", "c", "cw"})
"""Marks that say something of the post or the contract, not of the name: Workday writes contingent workers as `Ann [C]`."""


class Name(NamedTuple):
    """A person's name, the cell it stands in, and what a mark behind it says of them (`Ann (On Leave)`)."""

    text: str
    cell: Cell | None
    standing: Standing | None = None


NO_NAME = Name("", None)


def name_of(mapped: MappedTable, row: int) -> Name:
    """Return the name in a row: its column, else family and given name in the order of their language."""
    cell = mapped.cell(row, "people.name")
    text = mapped.text(row, "people.name") if cell is not None else ""
    if not text:
        family, given = mapped.text(row, "people.family_name"), mapped.text(row, "people.given_name")
        cell = mapped.cell(row, "people.family_name" if family else "people.given_name")
        parts = (given, family) if (family + given).isascii() or _is_western(family + given) else (family, given)
        text = " ".join(part for part in parts if part)
    return _without_marks(text, cell) if text else NO_NAME


def fold_person(text: str) -> str:
    """Return a name as names are compared: 田中 太郎 and 田中太郎 are one, `Ito, Ken` and `Ken Ito` too."""
    folded = fold_text(text)
    last, comma, first = folded.partition(",")
    return (f"{first}{last}" if comma else folded).replace(" ", "")


def _without_marks(text: str, cell: Cell | None) -> Name:
    if text[-1] in ")]）］〕】":
        found = _BEHIND.match(text)
        mark = fold_text(found["mark"]) if found else ""
        if found and (mark in WORDS or mark in _MARKS):
            return Name(found["name"], cell, WORDS.get(mark))
    if text[0] in "(（〔【":
        found = _BEFORE.match(text)
        if found:
            return Name(found["name"], cell)
    return Name(text, cell)


def _is_western(text: str) -> bool:
    """Whether a name is written in letters of Europe."""
    return all(char < "\u0370" for char in text)
