"""Ids of the people in tables: the employee number as it stands, else another key, else the number of the row."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePosixPath

from orglint.importers.tables.rows import MappedTable, as_id, says_none
from orglint.importers.tables.table import Cell
from orglint.model.words import is_placeholder

KEYS = ("people.key_1", "people.key_2", "people.key_3")
"""Other keys of a person: managers may be named by them, and a row without an employee number goes by the first."""


class PersonIds:
    """Ids of the people of some tables, the same whatever order the rows have.

    Spellings that differ in width alone (０１２ and 012) are one id, written as the spelling that sorts first. A table
    without a column of ids or keys numbers its people by row; of several such tables each has its name before the number.
    """

    def __init__(self, tables: Sequence[MappedTable]) -> None:
        self._spellings: dict[str, str] = {}
        self._unnumbered = _prefixes([mapped for mapped in tables if not has_ids(mapped)])
        for mapped in tables:
            if has_ids(mapped):
                for row in range(len(mapped.table.rows)):
                    text = written_id(mapped, row)[0]
                    if text and not text.isascii():
                        key, text = fold_id(text), unicodedata.normalize("NFC", text)
                        self._spellings[key] = min(self._spellings.get(key, text), text)
        for mapped in tables if self._spellings else ():
            self._take_plain(mapped)

    def of(self, mapped: MappedTable, row: int, written: str) -> str:
        """Return the id of the person of a row that has `written` as its id; empty where it has none."""
        prefix = self._unnumbered.get(id(mapped))
        return f"{prefix}row-{row + 1}" if prefix is not None else self.one_spelling(written)

    def one_spelling(self, text: str) -> str:
        """Return the id that a text spells, in the one spelling of all tables."""
        if not self._spellings or not text:
            return text
        return self._spellings.get(fold_id(text), text)

    def respelled(self, mapped: MappedTable, row: int) -> bool:
        """Whether a row has its person's id in another spelling than the one that is taken."""
        if not self._spellings or id(mapped) in self._unnumbered:
            return False
        text = written_id(mapped, row)[0]
        return self.one_spelling(text) != unicodedata.normalize("NFC", text)

    def _take_plain(self, mapped: MappedTable) -> None:
        if has_ids(mapped):
            for row in range(len(mapped.table.rows)):
                text = written_id(mapped, row)[0]
                if text.isascii() and text in self._spellings:
                    self._spellings[text] = min(self._spellings[text], text)


def has_ids(mapped: MappedTable) -> bool:
    """Whether a table has a column of ids or other keys."""
    return any(mapped.map.column(name) is not None for name in ("people.id", *KEYS))


def written_id(mapped: MappedTable, row: int) -> tuple[str, Cell]:
    """Return what a row has as its person's id, and where: the id, else the first of the other keys; perhaps nothing."""
    first: Cell | None = None
    for name in ("people.id", *KEYS):
        cell = mapped.cell(row, name)
        if cell is not None:
            text = mapped.text(row, name)
            if text and not names_nobody(text):
                return text, cell
            first = first or cell
    if first is None:
        first = Cell(row, min((column for _, column in mapped.fields("people")), default=0))
    return "", first


def names_nobody(text: str) -> bool:
    """Whether a text stands where a name or number should and is none: empty, a dash, なし, 未定."""
    return says_none(text) or is_placeholder(text)


def fold_id(text: str) -> str:
    """Return an id as ids are compared: NFKC, so that width makes no difference; case does."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


def _prefixes(tables: Sequence[MappedTable]) -> dict[int, str]:
    """Return what stands before the row number in the ids of each table without ids, by the identity of the table."""
    if len(tables) == 1:
        return {id(tables[0]): ""}
    names = [as_id(mapped.table.sheet or PurePosixPath(mapped.table.file).stem) for mapped in tables]
    often = Counter(names)
    counted: Counter[str] = Counter()
    found = {}
    for mapped, name in zip(tables, names, strict=True):
        counted[name] += 1
        found[id(mapped)] = f"{name}-{counted[name]}-" if often[name] > 1 else f"{name}-"
    return found
