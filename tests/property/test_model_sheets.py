"""A model written into the sheets of a workbook is the same model."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given, settings

from orglint.i18n import LANGUAGES, Language
from orglint.importers.model_sheets.filling import fill
from orglint.model.build import build
from tests.unit.importers.model_sheets.sheets import read, tables_of
from tests.unit.importers.model_sheets.written_models import MODELS, Value, documents_of, said_by

TODAY = date(2026, 4, 1)


@pytest.mark.parametrize("language", LANGUAGES)
@given(MODELS)
@settings(max_examples=200)
def test_a_model_in_sheets_is_the_model_in_yaml(language: Language, model: dict[str, Value]):
    documents = documents_of(model)
    written = build(documents, as_of=None, today=TODAY)
    assume(all(problem.rule != "duplicate-entity" for problem in written.problems))
    imported = read(*tables_of(fill(documents, language), language))
    again = build(imported.documents, as_of=None, today=TODAY)
    assert imported.problems == ()
    assert [note.text.en for note in imported.notes] == []
    assert said_by(again) == said_by(written)
