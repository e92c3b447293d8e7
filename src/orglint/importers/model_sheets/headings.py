"""Names of sheets and headings of columns -> sheets of the model and their columns."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath

from orglint.importers.model_sheets.layout import Column, Form, SheetForm, sheet_forms
from orglint.importers.tables.column_map import fold_heading, map_columns, recognise
from orglint.importers.tables.presets import GENERIC, OF_PEOPLE
from orglint.importers.tables.table import Table
from orglint.model.texts.labels import Label

OWN = "x-"
"""What the headings of the user's own fields begin with."""
FIELD_HEADINGS = Label("Field", "項目")
VALUE_HEADINGS = Label("Value", "値", ("内容",))
"""The headings of the sheet on which each row is a field of the organization."""
EXPLANATION_HEADINGS = Label("Explanation", "説明")
"""The heading of the column beside them that is for readers."""


@dataclass(frozen=True, slots=True)
class Headings:
    """The columns of a table as those of a sheet of the model.

    `repeated` are columns that are the same field of an entity as one before them, with the number of that one. `own`
    are the user's own fields, `leftover` the headings of what nobody reads.
    """

    columns: Mapping[int, Column]
    own: Mapping[int, str]
    repeated: Mapping[int, int]
    leftover: tuple[str, ...]

    def number(self, key: str) -> int | None:
        """Return the number of the column of a key, None where there is none."""
        return next((number for number, column in self.columns.items() if column.key == key), None)


def form_of(table: Table) -> SheetForm | None:
    """Return what a table is by the name of its sheet (of a file without sheets, by its own), None where it is neither."""
    return _forms().get(fold_heading(table.sheet or PurePosixPath(table.file).stem))


def is_sheet_name(name: str) -> bool:
    """Whether a sheet of a model is called so."""
    return fold_heading(name) in _forms()


def read_headings(form: SheetForm, headings: tuple[str, ...]) -> Headings:
    """Return what each column is: every heading may be in either language, or the name of the field."""
    known = _columns(form.name)
    columns: dict[int, Column] = {}
    own: dict[int, str] = {}
    repeated: dict[int, int] = {}
    leftover: list[str] = []
    first: dict[str, int] = {}
    for number, heading in enumerate(headings):
        column, name = known.get(fold_heading(heading)), own_field(heading)
        key = column.key if column is not None else name
        if not heading:
            continue
        if key is None or (key in first and (form.form is not Form.ENTITY or key == form.columns[0].key)):
            leftover.append(heading)
        elif key in first:
            repeated[number] = first[key]
        elif column is not None:
            columns[number] = column
        else:
            own[number] = key
        if key is not None:
            first.setdefault(key, number)
    return Headings(columns, own, repeated, tuple(leftover))


def own_field(heading: str) -> str | None:
    """Return the name of a field of the user's own, None where the heading is of none."""
    text = unicodedata.normalize("NFKC", heading)
    return OWN + text[2:] if text[:2].casefold() == OWN and len(text) > len(OWN) else None


def fits(table: Table) -> bool:
    """Whether a table is a sheet of the model: by its name, and by the columns that nothing else has.

    A list of people may stand on a sheet of any name: what is better known by the headings of those is none.
    """
    form = form_of(table) if table.sheet else None
    if form is None:
        return False
    if form.form is Form.FIELD:
        return field_columns(table.headings) is not None
    found = read_headings(form, table.headings)
    named = [heading for heading in table.headings if heading]
    has_first = found.number(form.columns[0].key) is not None
    known = len(found.columns) + len(found.own)
    return has_first and known >= min(2, len(named)) and known >= _known_of_people(table)


def may_be_people(table: Table, units: Collection[str]) -> bool:
    """Whether a sheet of people is a list that tells units by their names: none of them is the id of a known one.

    It has no column either that such a list would not have.
    """
    form = form_of(table)
    if form is None or form.name != "people":
        return False
    found = read_headings(form, table.headings)
    unit = found.number("unit")
    named = {row.cells[unit] for row in table.rows} if unit is not None else set()
    return 0 < len(found.columns) <= _known_of_people(table) and named.isdisjoint(units)


def field_columns(headings: tuple[str, ...]) -> tuple[int, int] | None:
    """Return the columns of fields and values, None where the headings have another meaning."""
    folded = [fold_heading(heading) for heading in headings]
    places = [_place(folded, label) for label in (FIELD_HEADINGS, VALUE_HEADINGS)]
    return (places[0], places[1]) if places[0] is not None and places[1] is not None else None


def beside_fields(headings: tuple[str, ...]) -> list[str]:
    """Return the headings on the sheet of the organization whose columns are not read; explanations need not be said."""
    known = {
        fold_heading(name) for label in (FIELD_HEADINGS, VALUE_HEADINGS, EXPLANATION_HEADINGS) for name in _words(label)
    }
    return [heading for heading in headings if heading and fold_heading(heading) not in known]


def _words(label: Label) -> tuple[str, ...]:
    return (label.en, label.ja, *label.also)


def _place(folded: list[str], label: Label) -> int | None:
    names = [fold_heading(name) for name in _words(label)]
    return next((number for number, heading in enumerate(folded) if heading in names), None)


def _known_of_people(table: Table) -> int:
    """Return how many headings are those of a list of people; none where it is no such list."""
    is_list = recognise(table.headings) in OF_PEOPLE
    return len(map_columns(table.headings, GENERIC.columns).fields) if is_list else 0


@cache
def _forms() -> Mapping[str, SheetForm]:
    return {fold_heading(name): form for form in sheet_forms().values() for name in form.names}


@cache
def _columns(form: str) -> Mapping[str, Column]:
    return {fold_heading(name): column for column in sheet_forms()[form].columns for name in column.names}
