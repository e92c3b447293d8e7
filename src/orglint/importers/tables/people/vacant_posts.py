"""Vacant posts in tables of people: their ids, which are numbers of their own or say what the post is."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from orglint.importers.tables.people.ids import names_nobody
from orglint.importers.tables.people.row_facts import RowFacts
from orglint.importers.tables.people.unit_columns import UnitColumns
from orglint.importers.tables.people.units import Units
from orglint.importers.tables.people.vacancies import vacancy_id
from orglint.importers.tables.rows import fold_text


class VacantPosts:
    """The vacant posts of some tables, each with its id, the same whatever order the rows have.

    The id is the number in the row where it is nobody's, else the number of the position, else unit and title; of
    several such posts that are alike a number follows, in the order of what their rows say.
    """

    def __init__(self, facts: Sequence[RowFacts], columns: Mapping[int, UnitColumns], units: Units) -> None:
        taken = {fact.id for fact in facts if fact.about == "person"}
        self._ids: dict[tuple[int, int], str] = {}
        alike: dict[str, list[RowFacts]] = {}
        for fact in facts:
            if fact.about == "vacancy":
                number = next((text for text in _numbers(fact) if text not in taken), None)
                if number is not None:
                    self._ids[_key(fact)] = number
                else:
                    unit = units.id(columns[id(fact.mapped)].paths[fact.row])
                    alike.setdefault(vacancy_id(unit, _title(fact)), []).append(fact)
        used = {*taken, *self._ids.values()}
        for ident, of_that in sorted(alike.items()):
            self._number(ident, sorted(of_that, key=_content), used)

    @property
    def ids(self) -> Iterable[str]:
        """Return the ids of all vacant posts."""
        return self._ids.values()

    def id(self, fact: RowFacts) -> str:
        """Return the id of the vacant post of a row."""
        return self._ids[_key(fact)]

    def _number(self, ident: str, facts: list[RowFacts], used: set[str]) -> None:
        number = 1
        for fact in facts:
            made = ident if number == 1 else f"{ident}-{number}"
            while made in used:
                number += 1
                made = f"{ident}-{number}"
            used.add(made)
            number += 1
            self._ids[_key(fact)] = made


def _key(fact: RowFacts) -> tuple[int, int]:
    return id(fact.mapped), fact.row


def _numbers(fact: RowFacts) -> Iterable[str]:
    """Yield what may be the number of the post: that of the person it had, or of the position."""
    position = fact.mapped.text(fact.row, "people.x-position-id")
    return (unicodedata.normalize("NFC", text) for text in (fact.id, position) if text and not names_nobody(text))


def _title(fact: RowFacts) -> str:
    return fact.mapped.text(fact.row, "people.title")


def _content(fact: RowFacts) -> tuple[str, ...]:
    """Return what the row says by field, so that the order of rows and columns makes no difference."""
    said = sorted((field, fact.mapped.said(fact.row, column)) for field, column in fact.mapped.fields("people"))
    return tuple(fold_text(text) for _, text in said)
