"""A model written into the sheets of a workbook is the same model."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given, settings

from orglint.app.templating import template_bytes
from orglint.i18n import LANGUAGES, Language
from orglint.importers.imported import ForeignFile, Imported
from orglint.importers.model_sheets.filling import fill
from orglint.importers.tables.read_tables import read_tables
from orglint.model.build import build
from orglint.source.document import Document
from tests.unit.importers.model_sheets.sheets import read, tables_of
from tests.unit.importers.model_sheets.written_models import MODELS, Value, documents_of, said_by

TODAY = date(2026, 4, 1)


def assert_same(documents: list[Document], imported: Imported) -> None:
    written, again = (build(found, as_of=None, today=TODAY) for found in (documents, imported.documents))
    assert imported.problems == ()
    assert [note.text.en for note in imported.notes] == []
    assert said_by(again) == said_by(written)


def sound(model: dict[str, Value]) -> list[Document]:
    """Return the documents of a model in which no id stands twice."""
    documents = documents_of(model)
    assume(all(one.rule != "duplicate-entity" for one in build(documents, as_of=None, today=TODAY).problems))
    return documents


@pytest.mark.parametrize("language", LANGUAGES)
@given(MODELS)
@settings(max_examples=60)
def test_a_model_in_sheets_is_the_model_in_yaml(language: Language, model: dict[str, Value]):
    documents = sound(model)
    assert_same(documents, read(*tables_of(fill(documents, language), language)))


@pytest.mark.parametrize("language", LANGUAGES)
@given(MODELS)
@settings(max_examples=8)
def test_a_model_in_a_workbook_is_the_model_in_yaml(language: Language, model: dict[str, Value]):
    documents = sound(model)
    data = template_bytes(fill(documents, language), "org.xlsx", language, is_example=False)
    assert_same(documents, read_tables([ForeignFile("org.xlsx", data)]))
