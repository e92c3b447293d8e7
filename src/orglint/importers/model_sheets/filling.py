"""A model -> rows for the sheets of a workbook: the way back from documents to what people fill in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from orglint.i18n import Language
from orglint.importers.model_sheets.cell_values import Value, none_cell, scalar_cell
from orglint.importers.model_sheets.layout import Column, Form, SheetForm, has_plain_form, sheet_forms
from orglint.importers.model_sheets.list_cells import Item, join_cell
from orglint.model.entries import Entry, collect
from orglint.model.marks import Short
from orglint.model.readers import is_linked
from orglint.source.document import Document, Mapping, Node, Sequence

FilledRow = dict[str, Value]
"""The cells of a row by the keys of their columns."""


@dataclass(slots=True)
class Filled:
    """The rows of each sheet, by the name of the sheet and in order."""

    rows: dict[str, list[FilledRow]] = field(default_factory=dict)

    def row(self, sheet: str, **cells: Value) -> FilledRow:
        """Add a row to a sheet and return it."""
        made: FilledRow = dict(cells)
        self.rows.setdefault(sheet, []).append(made)
        return made


def fill(documents: Iterable[Document], language: Language) -> Filled:
    """Return what documents describe as the rows of sheets, words in a language. Their form has to be sound.

    Shorthands that are nested in a unit are written out; a person's post stays with the person where there is one, on
    the sheet of posts where there are several, and members of a unit stay its members.
    """
    filling = _Filling(language)
    entries = collect(documents)
    for entry in entries.organizations:
        for name, raw, _ in entry.written():
            filling.organization(name, raw)
    for entry in entries.items:
        filling.entity(entry)
    return filling.filled


class _Filling:
    def __init__(self, language: Language) -> None:
        self.language: Language = language
        self.filled = Filled()
        self.made: dict[tuple[str, str], FilledRow] = {}
        self.members: dict[str, list[Item]] = {}
        self.forms = sheet_forms()

    def organization(self, name: str, raw: Node) -> None:
        """State a field of the organization, which has a row of its own."""
        row: FilledRow = {}
        self.field(self.forms["organization"], "", row, name, raw)
        for key, value in row.items():
            self.filled.row("organization", field=key, value=value)

    def entity(self, entry: Entry) -> None:
        """State an entity: in a row of its own, or where a shorthand keeps it."""
        holder = entry.given.get("holder")
        if isinstance(holder, Mapping):
            self.post(entry, holder)
            return
        collection = entry.kind.collection
        row = self.filled.row(collection, id=entry.id)
        self.made[collection, entry.id] = row
        for name, raw, _ in entry.written():
            self.field(self.forms[collection], entry.id, row, name, self.short(entry, name, raw))

    def short(self, entry: Entry, name: str, raw: Node) -> Node:
        """Return what is written; the unit that nesting fills in without its kind, where only units can stand."""
        target = entry.kind.declared[name].target if name in entry.given else frozenset()
        return str(raw).removeprefix("unit/") if target == {"unit"} else raw

    def post(self, entry: Entry, holder: Mapping) -> None:
        """State a post that a shorthand spells out: of a person, one of several, or as a member of a unit."""
        person = str(holder["id"]).removeprefix("person/")
        unit = str(entry.given.get("unit", "")).removeprefix("unit/")
        if entry.id == person:
            row, form, given = self.made["people", person], self.forms["people"], {"unit"}
        elif entry.rank is not None:
            row, form, given = self.filled.row("people.posts", person=person), self.forms["people.posts"], {"unit"}
        elif entry.origin.body is None:
            members = self.members.setdefault(unit, [])
            members.append(Item(person))
            self.made["units", unit]["members"] = join_cell(members)
            return
        else:
            row, form, given = (
                self.filled.row("units.members", unit=unit, id=person),
                self.forms["units.members"],
                set(),
            )
        for name, raw, _ in entry.written():
            if name != "holder" and (name in given or name not in entry.given):
                self.field(form, entry.id, row, name, self.short(entry, name, raw), "positions")
        for name in ("allocation", "primary"):
            if name in holder:
                self.field(form, entry.id, row, name, holder[name], "positions")

    def field(self, form: SheetForm, owner: str, row: FilledRow, name: str, raw: Node, details: str = "") -> None:
        """State a field in a cell of a row, or on the sheet of its details, where `owner` says whose they are."""
        if name.startswith("x-"):
            if isinstance(raw, str):
                row[name] = raw
            return
        written = next((column for column in form.columns if column.key == name), None)
        if written is None:
            return
        column = form.column(written.field.name) if form.form in (Form.ENTITY, Form.FIELD) else written
        sheet = f"{details or form.collection}.{column.field.name}"
        if not is_linked(column.field):
            value = scalar_cell(column.field, raw, self.language)
        elif column.field.target:
            value = self.references(column, owner, raw, sheet)
        else:
            value = self.records(column, owner, raw, sheet)
        if value is not None:
            row[column.key] = value

    def references(self, column: Column, owner: str, raw: Node, sheet: str) -> str | None:
        """Return references as a cell; None where they have rows of their own, because more stands beside one."""
        items = _listed(raw)
        if not items:
            return none_cell(column.field, self.language)
        texts = [item for item in items if isinstance(item, str)]
        if len(texts) == len(items) and (column.listed or len(texts) == 1):
            return join_cell(map(Item, texts)) if column.listed else texts[0]
        form = self.forms[sheet]
        for item in items:
            parts = item if isinstance(item, Mapping) else Mapping({"id": item})
            self.detail(form, owner, parts)
        return None

    def records(self, column: Column, owner: str, raw: Node, sheet: str) -> str | None:
        """Return records as a cell where each is but a name or a word; None where they have rows of their own."""
        form = self.forms[sheet]
        if form.form is Form.KEYED and isinstance(raw, Mapping) and raw:
            for name, body in raw.items():
                parts = body if isinstance(body, Mapping) else Mapping()
                self.detail(form, owner, Mapping({form.columns[0].key: name, **parts}))
            return None
        items = _listed(raw) if raw or form.form is not Form.KEYED else []
        if not items:
            return none_cell(column.field, self.language)
        texts = [item for item in items if isinstance(item, str)]
        if len(texts) == len(items) and (has_plain_form(column) or len(texts) == 1):
            return join_cell(map(Item, texts)) if has_plain_form(column) else texts[0]
        short = column.field.mark(Short)
        for item in items:
            if isinstance(item, Mapping):
                self.detail(form, owner, item)
            elif short is not None:
                self.detail(form, owner, Mapping({short.field: item}))
        return None

    def detail(self, form: SheetForm, owner: str, parts: Mapping) -> None:
        """Add a row of details that belongs to `owner`."""
        row = self.filled.row(form.name)
        if form.owner is not None:
            row[form.owner.key] = owner
        for name, raw in parts.items():
            if name.startswith("x-"):
                if isinstance(raw, str):
                    row[name] = raw
                continue
            column = form.column(name)
            if not is_linked(column.field):
                value = scalar_cell(column.field, raw, self.language)
            else:
                value = raw if isinstance(raw, str) else none_cell(column.field, self.language)
            if value is not None:
                row[name] = value


def _listed(raw: Node) -> list[Node]:
    """Return the items that say something."""
    return [item for item in (raw if isinstance(raw, Sequence) else [raw]) if item is not None]
