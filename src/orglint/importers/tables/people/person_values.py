"""What a row says of a person and their posts, field by field, in the model's words."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from orglint.importers.tables.people.ids import KEYS, names_nobody
from orglint.importers.tables.people.managers import says_no_manager
from orglint.importers.tables.people.posts import FurtherPost, Unpaired
from orglint.importers.tables.people.problems import (
    UNPAIRED,
    ambiguous,
    ambiguous_unit,
    bad_fte,
    gone,
    unknown_status,
    without_zeros,
)
from orglint.importers.tables.people.roster import Roster, TableRoster
from orglint.importers.tables.people.row_facts import RowFacts
from orglint.importers.tables.people.standing import COLUMNS, employment_in_status, is_unknown, says_nothing
from orglint.importers.tables.people.unit_columns import Part
from orglint.importers.tables.person_posts import OF_A_POST, PersonRow, Values
from orglint.importers.tables.rows import MappedTable, fold_text
from orglint.importers.tables.table import Cell
from orglint.importers.tables.table_document import TableBuilder
from orglint.model.problems import Problem
from orglint.model.values import BadValue, read_share
from orglint.model.words import is_placeholder

PRIMARY = frozenset({
    "本務", "主務", "主", "本", "本職", "主所属", "主たる所属", "メイン", "primary", "main", "true", "yes", "y", "1", "○", "〇",
})  # fmt: skip
"""What a cell says of the post that is somebody's primary one, folded."""
EMPLOYERS = ("people.employer", "people.agency", "people.vendor", "people.company")
_READ_APART = frozenset({
    "id", "name", "family_name", "given_name", "primary", "employment", "reports_to", "manager_name", "dotted_reports_to",
    "fte", "seconded_to", *(name.partition(".")[2] for name in (*KEYS, *COLUMNS, *EMPLOYERS)),
})  # fmt: skip
"""Fields that mean more than what stands in their cell; so do those of units and of further posts."""


class PersonValues:
    """Reads the rows of one table; units are made in `builder`, and what is wrong goes to `say`."""

    def __init__(
        self, table: TableRoster, roster: Roster, builder: TableBuilder, say: Callable[[Problem], None]
    ) -> None:
        self._table, self._roster, self._builder, self._say = table, roster, builder, say
        self._mapped: MappedTable = table.mapped
        plain = [(field, column) for field, column in self._mapped.fields("people") if not _is_apart(field)]
        self._of_post = [(field, column) for field, column in plain if field in OF_A_POST]
        self._of_person = [(field, column) for field, column in plain if field not in OF_A_POST]
        self._own = [(field, column) for field, column in self._of_person if field.startswith("x-")]

    def of_person(self, fact: RowFacts) -> Iterator[PersonRow]:
        """Yield what a row says of its person: with the first post, then of each further one."""
        self._check_status(fact.row)
        personal = self._personal(fact)
        if fact.standing == "away":
            host = self._first(fact.row, ("people.seconded_to",))
            yield PersonRow(fact.id_cell, personal | ({"x-seconded-to": host} if host else {}), is_primary=False)
            return
        entity = f"person/{fact.id}"
        is_primary = fold_text(self._mapped.text(fact.row, "people.primary")) in PRIMARY
        yield PersonRow(fact.id_cell, personal | self._post(fact.row, entity), is_primary)
        for further in self._table.further.of(fact.row):
            if isinstance(further, Unpaired):
                text = UNPAIRED.filled(units=further.units, titles=further.titles)
                self._say(self._mapped.problem(further.cell, text))
            else:
                yield PersonRow(further.cell, self._further(fact.row, entity, further), is_primary=False)

    def of_vacancy(self, fact: RowFacts, position: str) -> Values:
        """Return what a row says of its vacant post."""
        return dict(self._said(fact.row, self._own)) | self._post(fact.row, f"position/{position}")

    def _personal(self, fact: RowFacts) -> Values:
        said: Values = dict(self._said(fact.row, self._of_person))
        if fact.name.text and fact.name.cell is not None:
            said["name"] = fact.name.text, fact.name.cell
        employer = self._first(fact.row, EMPLOYERS)
        if employer is not None:
            said["employer"] = employer
        employment = self._employment(fact.row)
        if employment is not None:
            said["employment"] = employment
        return said

    def _employment(self, row: int) -> tuple[str, Cell] | None:
        """Return the kind of employment; a column of status may say it too, and who has an agency is lent by it."""
        said = self._first(row, ("people.employment",))
        if said is not None and not says_nothing(said[0]):
            return said
        said = self._first(row, ("people.status",))
        if said is not None and employment_in_status(said[0]):
            return said
        lent = self._first(row, ("people.agency",))
        return ("agency", lent[1]) if lent is not None else None

    def _post(self, row: int, entity: str) -> Values:
        """Return what a row says of the first post: its unit, its manager, its title."""
        said: Values = dict(self._said(row, self._of_post))
        unit = self._table.units.undecided(row) or self._unit(row, entity, self._table.units.paths[row])
        if unit is not None:
            said["unit"] = unit
        for field, names in _LINES_UP:
            found = next((item for item in self._stated(row, names)), None)
            if found is not None:
                said[field] = self._manager(entity, *found, field), found[1]
        if self._mapped.map.column("people.fte") is not None:
            self._fte(row, entity, said)
        return said

    def _further(self, row: int, entity: str, post: FurtherPost) -> Values:
        said: Values = dict(post.others)
        unit = self._unit(row, entity, post.unit)
        if unit is not None:
            said["unit"] = unit
        if "reports_to" in post.others:
            text, cell = post.others["reports_to"]
            said["reports_to"] = self._manager(entity, text, cell, "reports_to"), cell
        return said

    def _unit(self, row: int, entity: str, path: tuple[Part, ...]) -> tuple[str, Cell] | None:
        """Return the id of the unit that a path names, and its cell; a name that several units have stays as it is."""
        among = self._roster.units.ambiguous(path)
        if not among:
            return self._roster.units.make(path, row, self._builder)
        text, cell = self._mapped.said(row, path[-1].column), Cell(row, path[-1].column)
        self._say(ambiguous_unit(self._mapped, cell, entity, text, among))
        return text, cell

    def _said(self, row: int, columns: list[tuple[str, int]]) -> Iterator[tuple[str, tuple[str, Cell]]]:
        for field, column in columns:
            text = self._mapped.said(row, column)
            if text:
                yield field, (text, Cell(row, column))

    def _stated(self, row: int, names: tuple[str, ...]) -> Iterator[tuple[str, Cell]]:
        """Yield the texts of some fields that have one in a row."""
        for name in names:
            column = self._mapped.map.column(name)
            text = self._mapped.said(row, column) if column is not None else ""
            if text and column is not None:
                yield text, Cell(row, column)

    def _first(self, row: int, names: tuple[str, ...]) -> tuple[str, Cell] | None:
        """Return the first of some fields that names something in a row."""
        return next(((text, cell) for text, cell in self._stated(row, names) if not names_nobody(text)), None)

    def _manager(self, entity: str, text: str, cell: Cell, field: str) -> str | None:
        """Return the manager's id, None where there is none; what cannot be settled stays as it is written."""
        if says_no_manager(text):
            return None
        if is_placeholder(text):
            return text
        managers = self._roster.managers
        meant = managers.meant(text)
        if len(meant.ids) == 1:
            return meant.ids[0]
        where = _AS_REFERENCE.get(field, field)
        if meant.ids:
            places = [(ident, managers.place(ident)) for ident in meant.ids]
            self._say(ambiguous(self._mapped, cell, entity, (where, text), places))
        elif text in self._roster.described:
            return text
        elif meant.gone:
            self._say(gone(self._mapped, cell, entity, (where, text), meant))
        elif meant.near is not None:
            self._say(without_zeros(self._mapped, cell, entity, (where, text), meant.near))
        return text

    def _fte(self, row: int, entity: str, said: Values) -> None:
        """State the FTE, which may be written as a percentage; 80 is no FTE of one person."""
        for text, cell in self._stated(row, ("people.fte",)):
            if names_nobody(text):
                continue
            try:
                said["fte"] = f"{read_share(text):g}", cell
            except BadValue:
                self._say(bad_fte(self._mapped, cell, entity, text))

    def _check_status(self, row: int) -> None:
        for name in COLUMNS:
            cell = self._mapped.cell(row, name)
            if cell is not None and is_unknown(self._mapped, row, name):
                self._say(unknown_status(self._mapped, cell))


def _is_apart(field: str) -> bool:
    return field in _READ_APART or field.startswith(("unit", "posts."))


_LINES_UP = (
    ("reports_to", ("people.reports_to", "people.manager_name")),
    ("dotted_reports_to", ("people.dotted_reports_to",)),
)
"""Who a post reports to, and the columns that say it, the first that has something before the others."""
_AS_REFERENCE = {"dotted_reports_to": "dotted_reports_to.to"}
"""What the model calls the reference in a field."""
