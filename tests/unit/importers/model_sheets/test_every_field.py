"""Every field of every collection can be written on a sheet, plain and with whatever may stand beside it."""

from __future__ import annotations

import pytest

from orglint.i18n import LANGUAGES, Language
from orglint.importers.model_sheets.filling import fill
from orglint.importers.model_sheets.layout import sheet_forms
from orglint.model.build import build
from orglint.model.marks import Extras, FieldPath, Keyed, OwnField, Share
from orglint.model.readers import extra_field
from orglint.model.schema import COLLECTIONS, KINDS, POST_FIELDS, Field, Kind, record
from orglint.model.types import BOOL, DATE, NUMBER, Enumerated, ListOf, Maybe, Ref, Structure, Type
from tests.unit.importers.model_sheets.sheets import TODAY, linked, read, tables_of
from tests.unit.importers.model_sheets.written_models import Value, documents_of, said_by


def full(field: Field) -> Value:
    """Return a field written with all that may stand in it and beside it."""
    type_ = field.type.item if isinstance(field.type, Maybe | ListOf) else field.type
    if isinstance(type_, Structure):
        parts = {name: plain(one) for name, one in record(type_.name).written.items()}
        keyed = field.mark(Keyed)
        return {str(parts.pop(keyed.field)): parts} if keyed else [parts, parts]
    if isinstance(type_, Ref):
        mark = field.mark(Extras)
        extras = {name: plain(extra_field(name, note)) for name, note in (mark.fields if mark else {}).items()}
        return [{"id": plain(field), "start": "2020-01-01", "end": "2030-01-01", **extras}]
    if field.mark(OwnField):
        return ["tags"]
    if field.mark(FieldPath):
        return ["positions.reports_to", "units.head"]
    return ["x", "y, z"] if isinstance(field.type, ListOf) else plain(field)


def plain(field: Field) -> str:
    """Return a field written as one word."""
    type_: Type = field.type.item if isinstance(field.type, Maybe | ListOf) else field.type
    if isinstance(type_, Ref):
        kind = min(type_.kinds)
        return f"{kind}/{'top' if field.name == 'parent' else kind}"
    if isinstance(type_, Enumerated):
        return type_.values[-1]
    if field.mark(OwnField):
        return "tags"
    if field.mark(FieldPath):
        return "positions.reports_to"
    if field.mark(Share):
        return "50%"
    return {NUMBER: "1234.5", BOOL: "yes", DATE: "2026-04-01"}.get(type_, "text")


def with_every_field(kind: Kind, *, of_plain: bool) -> dict[str, Value]:
    # What is unknown would not be read: it goes through the sheets in a test of its own.
    fields = {name: field for name, field in kind.written.items() if name == field.name and name != "unknown"}
    return {name: _one(field) if of_plain else full(field) for name, field in fields.items()}


def _one(field: Field) -> Value:
    type_ = field.type.item if isinstance(field.type, Maybe | ListOf) else field.type
    return full(field) if isinstance(type_, Structure) else plain(field)


def whole(*, of_plain: bool) -> dict[str, Value]:
    """Return a model with an entity of each kind that states every field, and every shorthand."""
    model: dict[str, Value] = {"organization": with_every_field(KINDS["organization"], of_plain=of_plain)}
    for name, kind in COLLECTIONS.items():
        model[name] = {kind.name: with_every_field(kind, of_plain=of_plain)}
    position = COLLECTIONS["positions"]
    own = {name: full(position.written[name]) for name in POST_FIELDS} | {"allocation": "50%"}
    post = with_every_field(position, of_plain=of_plain)
    del post["holder"]
    shared: dict[str, Value] = {"allocation": "50%", "primary": "yes"}
    people, units = model["people"], model["units"]
    assert isinstance(people, dict)
    assert isinstance(units, dict)
    people |= {"own": own, "several": {"posts": [{**post, **shared, "unit": "unit"}]}}
    units["top"] = {}
    units["other"] = {"members": [{**{key: one for key, one in post.items() if key != "unit"}, **shared, "id": "own"}]}
    return model


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("of_plain", [True, False], ids=["plain", "in full"])
def test_every_field_is_read_back_from_the_sheets(language: Language, of_plain: bool):
    documents = documents_of(whole(of_plain=of_plain))
    written = build(documents, as_of=None, today=TODAY)
    assert written.problems == []
    imported = read(*tables_of(fill(documents, language), language))
    assert (imported.problems, imported.notes) == ((), ())
    assert said_by(linked(imported)) == said_by(written)


def test_every_sheet_of_details_is_used_by_some_field():
    filled = fill(documents_of(whole(of_plain=False)), "en")
    assert set(filled.rows) == set(sheet_forms())


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_unknown_is_unknown_behind_the_sheets(language: Language):
    documents = documents_of({"units": {"a": {"unknown": ["head", "parent"]}, "b": {"parent": "a"}}})
    imported = read(*tables_of(fill(documents, language), language))
    assert imported.problems == ()
    model = linked(imported)
    unit = model.entities["unit"]["a"]
    assert model.is_unknown(unit, "head")
    assert model.is_unknown(unit, "parent")
