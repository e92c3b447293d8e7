"""Every sheet and column of a model has a word in both languages, and no word means two of them."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from orglint.importers.model_sheets.layout import Column, SheetForm, sheet_forms
from orglint.importers.tables.column_map import fold_heading
from orglint.model.schema import COLLECTIONS, KINDS, Field, Kind, record
from orglint.model.texts.labels import FIELDS, SHEETS, Label, field_label, sheet_label
from orglint.model.types import ListOf, Maybe, Structure

FORMS = sheet_forms()
LONGEST_SHEET = 31
"""So many characters the name of a sheet may have, in any spreadsheet."""


def written() -> list[tuple[Kind, str, Field]]:
    kinds = [KINDS["organization"], *COLLECTIONS.values()]
    return [(kind, key, field) for kind in kinds for key, field in kind.written.items()]


def parts_of(field: Field) -> list[str]:
    type_ = field.type.item if isinstance(field.type, Maybe | ListOf) else field.type
    return [*record(type_.name).written] if isinstance(type_, Structure) else []


@pytest.mark.parametrize("collection", ["organization", *COLLECTIONS])
def test_every_collection_is_called_something(collection: str):
    assert sheet_label(collection).en
    assert sheet_label(collection).ja


@pytest.mark.parametrize(
    ("kind", "key", "field"), [pytest.param(*each, id=f"{each[0].name}.{each[1]}") for each in written()]
)
def test_every_field_and_every_part_of_its_records_is_called_something(kind: Kind, key: str, field: Field):
    for name in (key, *(f"{key}.{part}" for part in parts_of(field) if key == field.name)):
        assert isinstance(field_label(kind.name, name), Label)


def test_no_label_is_for_a_field_that_is_not_written():
    known = {f"{kind.name}.{key}" for kind, key, _ in written()}
    known |= {f"{kind.name}.{key}.{part}" for kind, key, field in written() for part in parts_of(field)}
    known |= {f"entity.{key}" for key in ("id", *KINDS["entity"].written)} | {"unit.members"}
    known |= {column.about[0] + "." + column.about[1] for form in FORMS.values() for column in form.columns}
    assert set(FIELDS) - known == set()
    assert set(SHEETS) - set(FORMS) == set()


def test_english_words_are_those_of_the_files_so_that_either_is_read():
    """A field is called in English as in YAML: what people read in findings and documents is what stands above a column."""
    strange = {
        name: label.en
        for name, label in FIELDS.items()
        if fold_heading(label.en) != fold_heading(name.rpartition(".")[2])
    }
    assert strange == {}


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.name)
def test_no_heading_means_two_columns_of_a_sheet(form: SheetForm):
    meant: dict[str, set[str]] = {}
    for column in form.columns:
        for name in column.names:
            meant.setdefault(fold_heading(name), set()).add(column.key)
    assert {name: keys for name, keys in meant.items() if len(keys) > 1} == {}


def test_no_name_means_two_sheets():
    names = Counter(name for form in FORMS.values() for name in {fold_heading(name) for name in form.names})
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.name)
def test_every_name_of_a_sheet_is_one_that_spreadsheets_allow(form: SheetForm):
    for name in (form.label.en, form.label.ja):
        assert len(name) <= LONGEST_SHEET
        assert not re.search(r"[:\\/?*\[\]]|^'|'$", name)
        assert name.lower() != "history"


def test_every_column_is_explained():
    from orglint.model.texts import field_text

    def texts(column: Column) -> str:
        return field_text(*column.about).ja

    assert [c.path for form in FORMS.values() for c in form.columns if c is not form.owner and not texts(c)] == []
