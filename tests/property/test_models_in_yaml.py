"""A model of any form is written as it is: flat, in files by unit, with every field, and it says the same."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from orglint.importers.to_yaml.files import Head, new_files
from orglint.importers.to_yaml.gather import gather
from orglint.importers.to_yaml.split import plan_files
from orglint.model.build import build
from orglint.source.document import Document
from orglint.source.reader import read_yaml
from tests.unit.importers.model_sheets.written_models import MODELS, documents_of, said_by

TODAY = date(2026, 6, 1)


def written(documents: list[Document], split) -> list[Document]:
    gathered = gather(documents)
    found: list[Document] = []
    for path, text in new_files(
        gathered, plan_files(gathered, split), Head(("x.csv",), "generic", "org"), "ja"
    ).items():
        read = read_yaml(path, text.encode())
        assert isinstance(read, list), (read, text)
        found += read
    return found


@settings(max_examples=200)
@given(MODELS, st.sampled_from(["unit", "collection"]))
def test_what_is_written_says_what_was_read(model, split):
    documents = documents_of(model)
    before = said_by(build(documents, as_of=None, today=TODAY))
    after = said_by(build(written(documents, split), as_of=None, today=TODAY))
    for said in (before, after):
        del said["problems"]  # numbers and days are quoted there as they are written
    assert after == before


@given(MODELS)
def test_what_was_written_is_written_the_same_again(model):
    first = written(documents_of(model), "unit")
    gathered = gather(first)
    texts = [new_files(gathered, plan_files(gathered), Head(), "en") for _ in range(2)]
    again = gather(written(first, "unit"))
    assert texts[0] == texts[1] == new_files(again, plan_files(again), Head(), "en")
