"""The `uk-organogram` preset: posts of a public body (`DATE-senior.csv`) and its aggregated staff (`DATE-junior.csv`).

What a row of the senior file means, after the published column schema and 30 published files:

- **Post.** The id is the post reference, verbatim. `0` is somebody paid without a post: a person, no position. A
  reference `Eliminated` numbers no post: an eliminated post of its own, `eliminated-1` and so on.
- **Status**, from the name: `Vacant`, `Eliminated`; `N/D`, `N/A` or nothing at all is undisclosed (the first
  published files leave the name out for undisclosed and vacant posts alike); any other text is who fills it.
- **Job share.** Rows of one reference are one post with several holders where they agree in everything that belongs
  to the post: grade, title, organisation, unit, manager, occupational group, and in whether it is eliminated. Name,
  contact, notes, FTE and pay belong to the holder and may differ; the post's FTE is the sum. The schema asks for
  this too, but for FTE and pay, which real job shares have of their own. Any other repeat is a conflict with the
  first row of the reference.
- **People** are not known across posts: ids are `REFERENCE-holder`, then `-2`, never made from names, and equal names
  are not taken for one person.
- **Managers** are references as they stand; `XX` says there is none. Pay and salary cost are not read.

The organisation is the company, units stand below it; the department that oversees it is no part of it. A row of the
junior file is a position with a headcount; its id is made of what the row says but pay and number, counted where
rows are equal: `junior-REFERENCE-1f2e3d4c`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation

from orglint.i18n import Text
from orglint.importers.tables.organogram_units import OrganogramUnits
from orglint.importers.tables.rows import MappedTable, fold_text
from orglint.importers.tables.table import Cell
from orglint.importers.tables.table_document import TableBuilder, TableDocument
from orglint.model.problems import Problem
from orglint.source.document import Mapping

TOP = "XX"
NOT_IN_POST = "0"
NOT_SAID = frozenset({"", "n/d", "n/a", "nd", "na", "not disclosed", "not available"})
OF_THE_POST = (
    "positions.grade",
    "positions.title",
    "organization.name",
    "positions.unit",
    "positions.reports_to",
    "positions.x-occupational-group",
)
READ_APART = ("id", "unit", "reports_to", "fte")
"""Fields that mean more than what stands in their cell."""
DATE = re.compile(r"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)")


def snapshot_date(file: str) -> str | None:
    """Return the date in a file's name, None where it has none."""
    found = DATE.search(file.replace("\\", "/").rpartition("/")[2])
    return found[0] if found else None


def is_senior(mapped: MappedTable) -> bool:
    """Whether the table lists posts one by one."""
    return mapped.map.column("positions.id") is not None


def read_organogram(tables: list[MappedTable]) -> tuple[list[TableDocument], list[Problem]]:
    """Make a document of each table of one body at one date: its posts first, then its aggregated staff."""
    ordered = sorted(tables, key=lambda mapped: (not is_senior(mapped), mapped.table.file))
    found: list[Problem] = []
    units = OrganogramUnits(ordered)
    has_posts = is_senior(ordered[0])
    documents = []
    for number, mapped in enumerate(ordered):
        reading = _Body(mapped, units, found.append, with_managers=has_posts)
        if number == 0:
            reading.organization()
        if is_senior(mapped):
            reading.posts()
        else:
            reading.staff()
        documents.append(reading.builder.done())
    return documents, found


class _Body:
    """Reads one table of a body."""

    def __init__(
        self, mapped: MappedTable, units: OrganogramUnits, say: Callable[[Problem], None], *, with_managers: bool
    ) -> None:
        self.mapped, self.units, self.say = mapped, units, say
        self.rows = range(len(mapped.table.rows))
        self.with_managers = with_managers
        unread = frozenset() if with_managers else frozenset({"positions.reports_to"})
        self.builder = TableBuilder(mapped.table, dict(mapped.map.fields), frozenset(_described(mapped)) - unread)

    def organization(self) -> None:
        """State what is known of the organization: its name where there is one only, its date, its top posts."""
        names = {self.units.names.owner(self.mapped.text(row, "organization.name")) for row in self.rows} - {None}
        body = self.builder.organization(Cell(-1, 0))
        if len(names) == 1:
            row = next(row for row in self.rows if self.units.names.owner(self.mapped.text(row, "organization.name")))
            text = self.mapped.text(row, "organization.name")
            self.builder.set(body, "name", text, self.mapped.cell(row, "organization.name"))
        date = snapshot_date(self.mapped.table.file)
        if date is not None:
            self.builder.set(body, "as_of", date, None)
        if is_senior(self.mapped):
            self.roots(body)

    def roots(self, body: Mapping) -> None:
        """List the posts that report to nobody; units have ids of their own, so these say that they are positions."""
        listed: set[str] = set()
        for row in self.rows:
            ident = self.mapped.text(row, "positions.id")
            cell = self.mapped.cell(row, "positions.reports_to")
            if cell and self._is_top(row) and self._is_reference(ident) and ident not in listed:
                listed.add(ident)
                self.builder.add(body, "roots", f"position/{ident}", cell)

    def posts(self) -> None:
        """Make the positions and people of the senior file."""
        by_reference: dict[str, list[int]] = {}
        unnumbered: list[int] = []
        without: list[int] = []
        for row in self.rows:
            reference = self.mapped.text(row, "positions.id")
            if not reference:
                message = Text(
                    "the row has no post reference, so it is not read",
                    "この行にはポストの番号がないため、読み込みません",
                )
                self.say(self.mapped.problem(self._id_cell(row), message))
            elif reference == NOT_IN_POST:
                without.append(row)
            elif not self._is_reference(reference):
                unnumbered.append(row)
            else:
                by_reference.setdefault(reference, []).append(row)
        for reference, rows in by_reference.items():
            self._reference(reference, rows)
        for number, row in enumerate(unnumbered, 1):
            self._post(self._position(f"eliminated-{number}", row), [row], f"eliminated-{number}", eliminated=True)
        for number, row in enumerate(without, 1):
            self._person(f"not-in-post-{number}", row, self._id_cell(row))

    def staff(self) -> None:
        """Make the positions of the junior file; without the senior file nobody could know the managers."""
        counts: dict[str, int] = {}
        for row in self.rows:
            ident = self._staff_id(row)
            counts[ident] = counts.get(ident, 0) + 1
            if counts[ident] > 1:
                ident = f"{ident}-{counts[ident]}"
            title = self.mapped.cell(row, "positions.title") or Cell(row, 0)
            body = self.builder.entity("positions", ident, title)
            self._plain(body, row)
            self._unit(body, row)
            self._manager(body, row)

    def _staff_id(self, row: int) -> str:
        parts = [fold_text(self.mapped.text(row, name)) for name in OF_THE_POST]
        digest = hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:8]
        manager = self.mapped.text(row, "positions.reports_to").replace("/", "-")
        return f"junior-{manager}-{digest}" if manager else f"junior-{digest}"

    def _reference(self, reference: str, rows: list[int]) -> None:
        shared = [row for row in rows if self._says(row) == self._says(rows[0])]
        self._post(self._position(reference, rows[0]), shared, reference)
        for row in rows:
            if row not in shared:
                self._post(self.builder.repeat("positions", reference, self._id_cell(row)), [row], None)

    def _says(self, row: int) -> tuple[object, ...]:
        """Return what a row says of the post itself: rows of one job share say the same."""
        return (*(fold_text(self.mapped.text(row, name)) for name in OF_THE_POST), self._status(row) == "eliminated")

    def _position(self, ident: str, row: int) -> Mapping:
        return self.builder.entity("positions", ident, self._id_cell(row))

    def _post(self, body: Mapping, rows: list[int], ident: str | None, *, eliminated: bool = False) -> None:
        """State what rows say of a post; `ident` begins the ids of its holders, None where they are not to be made."""
        first = rows[0]
        self._plain(body, first)
        self._unit(body, first)
        self._manager(body, first)
        self._fte(body, rows)
        name = self.mapped.cell(first, "people.name")
        statuses = {self._status(row) for row in rows}
        if name is not None:
            best = next(word for word in ("filled", "undisclosed", "vacant", "eliminated") if word in statuses)
            status = "eliminated" if eliminated else best
            at = next((row for row in rows if self._status(row) == best), first)
            self.builder.set(body, "status", status, self._id_cell(first) if eliminated else Cell(at, name.column))
        filled = [row for row in rows if self._status(row) == "filled"]
        for number, row in enumerate(filled if name is not None else (), 1):
            self._holder(body, row, ident, number, Cell(row, name.column) if name else Cell(row, 0))

    def _holder(self, body: Mapping, row: int, ident: str | None, number: int, cell: Cell) -> None:
        if ident is None:
            self.builder.set(body, "holder", self.mapped.text(row, "people.name"), cell)
            return
        person = f"{ident}-holder" if number == 1 else f"{ident}-holder-{number}"
        self._person(person, row, cell)
        self.builder.add(body, "holder", person, cell)

    def _person(self, ident: str, row: int, cell: Cell) -> None:
        person = self.builder.entity("people", ident, cell)
        if self._status(row) == "filled":
            self.builder.set(person, "name", self.mapped.text(row, "people.name"), self.mapped.cell(row, "people.name"))

    def _status(self, row: int) -> str:
        name = fold_text(self.mapped.text(row, "people.name"))
        if name in ("vacant", "eliminated"):
            return name
        return "undisclosed" if name in NOT_SAID else "filled"

    def _plain(self, body: Mapping, row: int) -> None:
        for field, column in self.mapped.fields("positions"):
            text = self.mapped.table.rows[row].cells[column]
            if field not in READ_APART and fold_text(text) not in NOT_SAID:
                self.builder.set(body, field, text, Cell(row, column))

    def _unit(self, body: Mapping, row: int) -> None:
        ident = self.units.of_row(self.mapped, row, self.builder)
        if ident is not None:
            has_own = fold_text(self.mapped.text(row, "positions.unit")) not in NOT_SAID
            cell = self.mapped.cell(row, "positions.unit" if has_own else "organization.name")
            self.builder.set(body, "unit", ident, cell)

    def _manager(self, body: Mapping, row: int) -> None:
        text = self.mapped.text(row, "positions.reports_to")
        if text and self.with_managers:
            value = None if self._is_top(row) else text
            self.builder.set(body, "reports_to", value, self.mapped.cell(row, "positions.reports_to"))

    def _fte(self, body: Mapping, rows: list[int]) -> None:
        stated = [row for row in rows if fold_text(self.mapped.text(row, "positions.fte")) not in NOT_SAID]
        if stated:
            texts = [self.mapped.text(row, "positions.fte") for row in stated]
            self.builder.set(body, "fte", _sum(texts), self.mapped.cell(stated[0], "positions.fte"))

    def _is_top(self, row: int) -> bool:
        return self.mapped.text(row, "positions.reports_to").upper() == TOP

    def _is_reference(self, text: str) -> bool:
        return bool(text) and text != NOT_IN_POST and fold_text(text) != "eliminated"

    def _id_cell(self, row: int) -> Cell:
        return self.mapped.cell(row, "positions.id") or Cell(row, 0)


def _sum(texts: list[str]) -> str:
    """Return the sum of numbers written as text; the first as it stands where one of them is no number."""
    try:
        return texts[0] if len(texts) == 1 else str(sum((Decimal(text) for text in texts), Decimal(0)))
    except InvalidOperation:
        return texts[0]


def _described(mapped: MappedTable) -> Iterator[str]:
    for name in mapped.map.fields.values():
        if name == "people.name":
            yield from ("people.name", "positions.holder", "positions.status")
        elif name.startswith("positions.") and name != "positions.id" and ".x-" not in name:
            yield name
