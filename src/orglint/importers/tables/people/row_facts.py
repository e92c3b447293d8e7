"""What a row of a table of people is about: a person who is there, one who left, a vacant post, or nobody."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from orglint.importers.tables.people.ids import PersonIds, has_ids, names_nobody, written_id
from orglint.importers.tables.people.names import NO_NAME, Name, name_of
from orglint.importers.tables.people.standing import Standing, standing_of
from orglint.importers.tables.people.vacancies import is_vacancy
from orglint.importers.tables.rows import MappedTable, fold_text
from orglint.importers.tables.table import Cell
from orglint.model.values import BadValue, read_date

About: TypeAlias = Literal["person", "vacancy", "nobody", "total", "unused"]
"""`nobody`: nothing stands in the columns of people. `total`: a sum or a remark below the people. `unused`: a number
that nobody has (欠番)."""

TOTALS = frozenset(
    {
        "合計",
        "総計",
        "小計",
        "計",
        "総合計",
        "総人数",
        "人数",
        "以上",
        "合計人数",
        "total",
        "totals",
        "grand total",
        "sum",
    }
)


LONGEST_TOTAL = 14
UNUSED = frozenset({"欠番", "永久欠番", "unused", "not used", "number not used"})
"""What stands in place of a name where the number is nobody's."""


@dataclass(slots=True)
class RowFacts:
    """What a row is about, who it is, and how that person stands; `said_by` names the column that says it.

    `is_read` is false where the person is not there and no date of the row says from when or until when.
    """

    mapped: MappedTable
    row: int
    about: About
    id: str = ""
    id_cell: Cell = Cell(0, 0)  # noqa: RUF009 - a cell is a tuple
    name: Name = NO_NAME
    standing: Standing = "here"
    said_by: str | None = None
    is_read: bool = True


def facts_of(mapped: MappedTable, ids: PersonIds) -> list[RowFacts]:
    """Return the facts of each row of a table, in order."""
    columns = [column for _, column in mapped.fields("people")]
    rows = mapped.table.rows
    asks = has_ids(mapped)
    return [
        _facts(mapped, row, ids, has_id_column=asks)
        if any(rows[row].cells[column] for column in columns)
        else RowFacts(mapped, row, "nobody")
        for row in range(len(rows))
    ]


def people_in(facts: Iterable[RowFacts]) -> Iterable[RowFacts]:
    """Yield the rows that are about a person."""
    return (fact for fact in facts if fact.about == "person")


def _facts(mapped: MappedTable, row: int, ids: PersonIds, *, has_id_column: bool) -> RowFacts:
    (written, cell), name = written_id(mapped, row), name_of(mapped, row)
    ident = ids.of(mapped, row, written)
    if _is_total(mapped, row, {written, name.text}):
        return RowFacts(mapped, row, "total")
    if fold_text(name.text).strip("()[] ") in UNUSED:
        return RowFacts(mapped, row, "unused")
    has_number = has_id_column and bool(ident)
    vacant = _vacant_at(mapped, row, name, has_number=has_number)
    if vacant is not None:
        return RowFacts(mapped, row, "vacancy", ident if has_number else "", cell, Name("", vacant))
    standing, said_by = standing_of(mapped, row)
    if name.standing is not None and standing in ("here", "leave"):
        standing, said_by = name.standing, "people.name"
    is_read = standing not in ("left", "coming", "guest") or _is_dated(mapped, row, standing)
    if name.text and names_nobody(name.text):
        name = NO_NAME
    return RowFacts(mapped, row, "person", ident, cell, name, standing, said_by, is_read)


def _vacant_at(mapped: MappedTable, row: int, name: Name, *, has_number: bool) -> Cell | None:
    """Return the cell that says that nobody fills the post of a row, None where none does.

    It is the name, or the status of a row without a name, or the number of a position that has nobody beside it.
    """
    if name.text:
        return name.cell if is_vacancy(name.text) or (names_nobody(name.text) and not has_number) else None
    if is_vacancy(mapped.text(row, "people.status")):
        return mapped.cell(row, "people.status")
    position = mapped.text(row, "people.x-position-id")
    has_names = any(mapped.map.column(each) is not None for each in ("people.name", "people.family_name"))
    if has_names and not has_number and position and not names_nobody(position):
        return mapped.cell(row, "people.x-position-id")
    return None


def _is_total(mapped: MappedTable, row: int, who: set[str]) -> bool:
    """Whether the first thing a row says is that it sums up. `who` are its id and name: a sum, and perhaps a number."""
    first = next((text for text in mapped.table.rows[row].cells if text), "")
    if len(first) > LONGEST_TOTAL or fold_text(first).strip(":：() ") not in TOTALS:
        return False
    others = {fold_text(text) for text in who} - {"", fold_text(first)}
    return not others or all(part.rstrip("名人").isdigit() for part in others)


def _is_dated(mapped: MappedTable, row: int, standing: Standing) -> bool:
    """Whether the row has the day on which somebody left or is to come; dates then say who is there on which day."""
    name = {"left": "people.end", "coming": "people.start"}.get(standing)
    text = mapped.text(row, name) if name is not None else ""
    try:
        return bool(text) and read_date(text) is not None
    except BadValue:
        return False
