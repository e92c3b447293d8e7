"""A model -> rows for the sheets of a workbook: the way back from documents to what people fill in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from orglint.i18n import Language
from orglint.importers.model_sheets.cell_values import Value, none_cell, scalar_cell
from orglint.importers.model_sheets.layout import Column, Form, SheetForm, has_plain_form, sheet_forms
from orglint.importers.model_sheets.list_cells import Item, join_cell
from orglint.model.entries import Entry, collect
from orglint.model.joining import BEFORE_ALL, is_needed, join
from orglint.model.marks import Short
from orglint.model.readers import is_linked
from orglint.source.document import Document, Mapping, Node, Sequence

DESCRIBED = "described"
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
    """Return what documents describe as the rows of sheets, words in a language. There must be nothing wrong with them.

    Shorthands that are nested in a unit are written out; a person's post stays with the person where there is one, on
    the sheet of posts where there are several, and members of a unit stay its members. What files of different kinds say
    of one thing is one row; what tables describe by their columns becomes `organization.described`.
    """
    ordered = sorted(documents, key=lambda document: document.file)
    entries = collect(ordered)
    if is_needed(ordered):
        join(entries)
    filling = _Filling(language)
    said = [(name, raw) for entry in entries.organizations for name, raw, _ in entry.written()]
    described = {name for document in ordered for name in document.described}
    if described:
        described.update(str(item) for name, raw in said if name == DESCRIBED for item in _listed(raw))
        said.insert(0, (DESCRIBED, Sequence(sorted(described))))
    for name, raw in said:
        filling.organization(name, raw)
    items = sorted(entries.items, key=lambda entry: (entry.adds, entry.rank is not BEFORE_ALL))
    for entry in (entry for entry in items if not _is_shorthand(entry)):
        filling.entity(entry)
    for entry in filter(_is_shorthand, items):
        filling.post(entry)
    return filling.filled


def _is_shorthand(entry: Entry) -> bool:
    """Whether an entry is a post that a person or unit spells out."""
    holder = entry.given.get("holder")
    return isinstance(holder, Mapping) and holder.first < 0


class _Filling:
    def __init__(self, language: Language) -> None:
        self.language: Language = language
        self.filled = Filled()
        self.made: dict[tuple[str, str], FilledRow] = {}
        self.stated: set[tuple[str, str]] = set()
        self.members: dict[str, list[Item]] = {}
        self.forms = sheet_forms()

    def organization(self, name: str, raw: Node) -> None:
        """State a field of the organization, which has a row of its own."""
        row: FilledRow = {}
        if self.is_new("organization", name):
            self.field(self.forms["organization"], "", row, name, raw)
        for key, value in row.items():
            self.filled.row("organization", field=key, value=value)

    def entity(self, entry: Entry) -> None:
        """State an entity in a row of its own."""
        collection = entry.kind.collection
        row = self.row(collection, entry.id)
        for name, raw, _ in entry.written():
            if self.is_new(f"{collection}/{entry.id}", name):
                self.field(self.forms[collection], entry.id, row, name, self.short(entry, name, raw))

    def row(self, collection: str, ident: str) -> FilledRow:
        """Return the row of an entity, made where it is new."""
        if (collection, ident) not in self.made:
            self.made[collection, ident] = self.filled.row(collection, id=ident)
        return self.made[collection, ident]

    def is_new(self, entity: str, name: str) -> bool:
        """Whether a field is stated for the first time; what another file says of it has been found to be the same."""
        is_new = (entity, name) not in self.stated
        self.stated.add((entity, name))
        return is_new

    def short(self, entry: Entry, name: str, raw: Node) -> Node:
        """Return what is written; the unit that nesting fills in without its kind, where only units can stand."""
        field = entry.kind.written.get(name) if name in entry.given else None
        is_unit = field is not None and field.target == {"unit"} and isinstance(raw, str)
        return str(raw).removeprefix("unit/") if is_unit else raw

    def post(self, entry: Entry) -> None:
        """State a post that a shorthand spells out: of a person, one of several, or as a member of a unit."""
        holder = entry.given["holder"]
        assert isinstance(holder, Mapping), "it is a shorthand"
        person = str(holder["id"]).removeprefix("person/")
        unit = str(entry.given.get("unit", "")).removeprefix("unit/")
        without = {"holder"}
        if entry.id == person:
            form, row = self.forms["people"], self.row("people", person)
        elif entry.rank is not None:
            form, row = self.forms["people.posts"], self.filled.row("people.posts", person=person)
        elif entry.origin.body is None and entry.given.keys() == {"holder", "unit"}:
            self.member(unit, person)
            return
        else:
            form, row = self.forms["units.members"], self.filled.row("units.members", unit=unit, id=person)
            without = {"holder", "unit"}
        for name, raw, _ in entry.written():
            if name not in without:
                self.field(form, entry.id, row, name, self.short(entry, name, raw), "positions")
        for name in ("allocation", "primary"):
            if name in holder:
                self.field(form, entry.id, row, name, holder[name], "positions")

    def member(self, unit: str, person: str) -> None:
        """State a member of a unit of whose post nothing is said."""
        members = self.members.setdefault(unit, [])
        members.append(Item(person))
        self.row("units", unit)["members"] = join_cell(members)

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
