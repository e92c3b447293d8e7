"""What tests of tables share: a table read, its only document, and what a run says of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from orglint.importers.imported import ForeignFile, Imported
from orglint.importers.tables.read_tables import all_problems, read_tables
from orglint.importers.tables.table_document import TableDocument
from orglint.model.build import build
from orglint.model.organization import Model
from orglint.model.problems import Problem

TODAY = date(2026, 4, 1)


def read(text: str | bytes, file: str = "staff.csv", **options: object) -> Imported:
    data = text if isinstance(text, bytes) else text.encode()
    return read_tables([ForeignFile(file, data)], **options)  # type: ignore[arg-type]


def document_of(text: str | bytes, **options: object) -> TableDocument:
    """Return the document of a table with which nothing is wrong."""
    imported = read(text, **options)
    assert imported.problems == ()
    (document,) = imported.documents
    return document


def people(text: str | bytes) -> dict[str, object]:
    return dict(document_of(text).root["people"])  # type: ignore[arg-type]


def units(text: str | bytes) -> dict[str, object]:
    return dict(document_of(text).root["units"])  # type: ignore[arg-type]


def model_of(text: str | bytes) -> Model:
    return build(read(text).documents, as_of=None, today=TODAY)


def problems_of(text: str | bytes) -> tuple[Problem, ...]:
    """Return all that a run says is wrong with a table."""
    imported = read(text)
    return all_problems(imported.problems, model_of(text).problems, imported.documents)


def places(problems: Iterable[Problem]) -> list[tuple[str, str]]:
    return [(problem.rule, str(problem.location)) for problem in problems]


def notes(text: str | bytes, **options: object) -> list[str]:
    return [note.text.en for note in read(text, **options).notes]
