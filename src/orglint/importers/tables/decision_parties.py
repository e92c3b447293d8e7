"""The units, posts and people that take part in decisions, as a matrix names them in its headings and cells."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from orglint.i18n import Text
from orglint.importers.tables.post_titles import rank_of
from orglint.importers.tables.rows import MappedTable, as_id, fold_text, says_none
from orglint.importers.tables.table import Cell
from orglint.importers.tables.table_document import TableBuilder
from orglint.importers.tables.who_is_meant import Known, Party
from orglint.model.problems import LONGEST_LIST, Problem, quote
from orglint.model.words import is_placeholder

SEVERAL = re.compile(r"[\n、,，;；]+")
FINER = re.compile(r"\s*[/／・&＆＋+]\s*")
AMBIGUOUS = "ambiguous-reference"


@dataclass(frozen=True, slots=True)
class Meant:
    """What a heading or cell refers to, as a field says it. It is unread where it could mean several."""

    reference: str
    is_unread: bool = False


class Parties:
    """Finds who is meant, and makes a post for a title that nothing describes: once, whatever table names it again.

    Where a title belongs to several posts the heading is ambiguous, unless it stands for a rank (`ranks`): then it is
    a post of its own, that of whoever is in charge.
    """

    def __init__(self, known: Known, *, ranks: bool = False) -> None:
        self.known = known
        self.ranks = ranks
        self._made: dict[str, str] = {}
        self._units: dict[str, str] = {}

    def reading(self, mapped: MappedTable, builder: TableBuilder, say: Callable[[Problem], None]) -> TableParties:
        """Return the same for one table, in whose document posts are made."""
        return TableParties(self, mapped, builder, say)

    def post(self, title: str, builder: TableBuilder, cell: Cell, unit: str | None = None) -> str:
        """Return the reference to a post of that title that no table but these knows; make it where it is new."""
        key = fold_text(title).replace(" ", "")
        if key not in self._made:
            ident = as_id(title)
            while self.known.is_taken(ident) or ident in self._made.values():
                ident += "*"
            self._made[key] = ident
            body = builder.entity("positions", ident, cell)
            builder.set(body, "title", title, cell)
            if unit is not None:
                builder.set(body, "unit", unit, cell)
        return self._made[key]

    def unit(self, text: str, builder: TableBuilder, cell: Cell) -> str:
        """Return the reference to the unit a cell names; where no unit is described at all, make one of that name."""
        found = [party for party in self.known.named(text) if party.kind == "unit"]
        if len(found) == 1:
            return found[0].id
        if self.known.ids["unit"] or is_placeholder(text):
            return text
        key = fold_text(text).replace(" ", "")
        if key not in self._units:
            self._units[key] = as_id(text)
            builder.entity("units", self._units[key], cell)
        return self._units[key]


class TableParties:
    """Who is meant in one table, and what is to be said about it."""

    def __init__(
        self, parties: Parties, mapped: MappedTable, builder: TableBuilder, say: Callable[[Problem], None]
    ) -> None:
        self._parties, self._mapped, self._builder, self._say = parties, mapped, builder, say
        self._headings: dict[int, Meant] = {}
        self.made: dict[str, Text | None] = {}
        """Headings that name nothing described, each with what is close to it."""
        self.made_in: dict[int, set[int]] = {}
        """Rows whose cells name nothing described, by column."""
        self.ranks: dict[str, int] = {}
        """Headings that stand for a rank, each with how many posts have it as their title."""

    def heading(self, column: int) -> Meant:
        """Return whom a heading means."""
        if column not in self._headings:
            self._headings[column] = self._of_heading(self._mapped.table.headings[column], Cell(-1, column))
        return self._headings[column]

    def cell(self, row: int, column: int, bare: Callable[[str], str] | None = None) -> list[tuple[Meant, Cell]]:
        """Return whom a cell names, one behind the other; `bare` takes from each name what is none of it."""
        text, cell = self._mapped.table.rows[row].cells[column], Cell(row, column)
        parts = [bare(part) if bare is not None else part for part in self._names(text)]
        return [(self._of_cell(part, cell), cell) for part in parts if not says_none(part) or is_placeholder(part)]

    def _of_heading(self, text: str, cell: Cell) -> Meant:
        known = self._parties.known
        found = known.named(text)
        if len(found) == 1:
            return Meant(known.reference(found[0]))
        if is_placeholder(text):
            return Meant(text)
        if found and not (self._parties.ranks and all(party.kind == "position" for party in found)):
            self._say(self._ambiguous(text, found, cell))
            return Meant(text, is_unread=True)
        if found:
            self.ranks[text] = len(found)
        else:
            self.made[text] = known.close_to(text) if rank_of(text) is None else None
        unit = None if found else known.unit_of(text)
        return Meant(self._parties.post(text, self._builder, cell, unit))

    def _of_cell(self, text: str, cell: Cell) -> Meant:
        known = self._parties.known
        found = known.named(text)
        if len(found) == 1:
            return Meant(known.reference(found[0]))
        if len(found) > 1:
            if self._parties.ranks and all(party.kind == "position" for party in found):
                self.ranks[text] = len(found)
                return Meant(self._parties.post(text, self._builder, cell))
            self._say(self._ambiguous(text, found, cell))
            return Meant(text, is_unread=True)
        if is_placeholder(text) or not known.is_empty:
            return Meant(text)  # the model says that nothing is described by that name, with what is close
        self.made_in.setdefault(cell.column, set()).add(cell.row)
        return Meant(self._parties.post(text, self._builder, cell))

    def _names(self, text: str) -> list[str]:
        """Return the names in a cell; one with a mark that names have too is taken apart if that makes sense of it."""
        found: list[str] = []
        for part in (part.strip() for part in SEVERAL.split(text)):
            finer = [piece for piece in FINER.split(part) if piece]
            named = self._parties.known.named
            is_one = len(finer) < 2 or bool(named(part)) or not all(map(named, finer))
            found.extend([part] if is_one else finer)
        return [part for part in found if part]

    def _ambiguous(self, text: str, found: tuple[Party, ...], cell: Cell) -> Problem:
        shown = [str(party) for party in found[:LONGEST_LIST]] + (["..."] if len(found) > LONGEST_LIST else [])
        return Problem(
            AMBIGUOUS,
            Text(
                f"{quote(text)} could mean any of {len(found)}: {', '.join(shown)}",
                f"{quote(text)}に当たるものが{len(found)}件あります: {'、'.join(shown)}",
            ),
            self._mapped.location(cell),
            accepted=Text(
                "write the id of one, or its unit as well (営業部 課長, Head of Sales)",
                "いずれかのIDを書くか、「営業部 課長」のように部署も書いてください",
            ),
            related=tuple(
                (Text("one of them", "そのうちの1つ"), self._parties.known.place(party))
                for party in found[:LONGEST_LIST]
            ),
            values=(text,),
        )
