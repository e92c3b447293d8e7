"""Who the cell of a manager means: an id or another key, an id beside a name, or a name that one person alone has."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from orglint.importers.tables.people.ids import KEYS, PersonIds, fold_id
from orglint.importers.tables.people.names import fold_person
from orglint.importers.tables.people.row_facts import RowFacts
from orglint.importers.tables.rows import fold_text, says_none
from orglint.importers.tables.table import Cell
from orglint.location import Location

NO_MANAGER = frozenset({"no_manager", "no_mgr", "no manager"})
"""What SAP SuccessFactors writes where there is none."""
_ID_BEHIND = re.compile(r"^(?P<name>.+?)\s*[(（\[](?P<id>[^()（）\[\]]+)[)）\]]$")
_ID_BEFORE = re.compile(r"^(?P<id>[^\s:：]+)[\s:：]+(?P<name>.+)$")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Meant:
    """Who a cell means: several ids where it is a name that several have, none where it is nobody known here.

    `gone` are rows of people who are not read because they left or are yet to come; `near` is an id that differs in
    zeros in front.
    """

    ids: tuple[str, ...] = ()
    gone: tuple[RowFacts, ...] = ()
    near: str | None = None


NOBODY_KNOWN = Meant()


@dataclass(slots=True)
class _Known:
    """People by what they may be called, each with the row that says so; `spelled` gives an id its one spelling."""

    spelled: Callable[[str], str]
    ids: dict[str, RowFacts] = field(default_factory=dict)
    keys: dict[str, dict[str, RowFacts]] = field(default_factory=dict)
    names: dict[str, dict[str, RowFacts]] = field(default_factory=dict)

    def add(self, fact: RowFacts) -> None:
        self.ids.setdefault(fact.id, fact)
        for name in KEYS:
            key = fold_text(fact.mapped.text(fact.row, name))
            if key:
                self.keys.setdefault(key, {}).setdefault(fact.id, fact)
        if fact.name.text:
            self.names.setdefault(fold_person(fact.name.text), {}).setdefault(fact.id, fact)

    def called(self, text: str) -> dict[str, RowFacts]:
        """Return the people a text can mean."""
        if text in self.ids:
            return {text: self.ids[text]}
        if self.keys:
            by_key = self.keys.get(fold_text(text))
            if by_key:
                return by_key
        return self._beside_name(text) or self.names.get(fold_person(text), {})

    def _beside_name(self, text: str) -> dict[str, RowFacts]:
        """Return who is meant by an id with the name of that very person: `012 佐藤`, `Sato (012)`."""
        for pattern in (_ID_BEHIND, _ID_BEFORE):
            found = pattern.match(text)
            fact = self.ids.get(self.spelled(fold_id(found["id"]))) if found else None
            if found and fact is not None and fold_person(fact.name.text) == fold_person(found["name"]):
                return {fact.id: fact}
        return {}


class Managers:
    """The people and vacant posts that manager cells of some tables may mean."""

    def __init__(self, facts: Iterable[RowFacts], vacancies: Iterable[str], ids: PersonIds) -> None:
        self._ids = ids
        self._here, self._gone = _Known(ids.one_spelling), _Known(ids.one_spelling)
        for fact in facts:
            if fact.about == "person" and fact.id:
                (self._here if fact.is_read else self._gone).add(fact)
        self._vacancies = frozenset(vacancies)
        self._numbers: dict[str, list[str]] = {}
        for ident in (*self._here.ids, *self._vacancies):
            if ident.isascii() and _DIGITS.fullmatch(ident):
                self._numbers.setdefault(ident.lstrip("0"), []).append(ident)
        self._met: dict[str, Meant] = {}

    def meant(self, text: str) -> Meant:
        """Return whom a cell means."""
        if text not in self._met:
            self._met[text] = self._meant(text)
        return self._met[text]

    def place(self, ident: str) -> Location:
        """Return where the name of somebody who is read stands."""
        fact = self._here.ids[ident]
        return fact.mapped.location(fact.name.cell or Cell(fact.row, 0))

    def _meant(self, text: str) -> Meant:
        ident = self._ids.one_spelling(fold_id(text)) if not text.isascii() else self._ids.one_spelling(text)
        if ident in self._vacancies and ident not in self._here.ids:
            return Meant((ident,))
        here = self._here.called(ident) or self._here.called(text)
        if here:
            return Meant(tuple(sorted(here)))
        gone = self._gone.called(ident) or self._gone.called(text)
        return Meant(gone=tuple(gone[name] for name in sorted(gone)), near=self._near(ident))

    def _near(self, text: str) -> str | None:
        if not (text.isascii() and _DIGITS.fullmatch(text)):
            return None
        near = self._numbers.get(text.lstrip("0"), [])
        return near[0] if len(near) == 1 else None


def says_no_manager(text: str) -> bool:
    """Whether a cell says that there is no manager."""
    return says_none(text) or fold_text(text) in NO_MANAGER


def names_of_people(facts: Iterable[RowFacts]) -> Iterator[str]:
    """Yield the names of people, as names are compared."""
    return (fold_person(fact.name.text) for fact in facts if fact.about == "person" and fact.name.text)
