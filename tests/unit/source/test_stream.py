"""The lines of a file with several documents: each is masked by what its own document knows."""

from __future__ import annotations

from orglint.location import Span
from orglint.source.reader import read_yaml
from orglint.source.stream import Stream

TEXT = b"""\
# first
positions: {a: {cost: 111}}
---
units: {b: {}}
---
positions: {c: {cost: 333}}
"""


def test_every_line_is_shown_by_the_document_it_belongs_to():
    read = read_yaml("a.yaml", TEXT)
    assert isinstance(read, list)
    stream = Stream()
    for document in reversed(read):
        stream.add(document)
    shown = [stream.excerpt(Span(line, 1, line, 2)) for line in range(1, 7)]
    assert [excerpt.text for excerpt in shown if excerpt] == [
        "# first",
        "positions: {a: {cost: ***}}",
        "---",
        "units: {b: {}}",
        "---",
        "positions: {c: {cost: ***}}",
    ]


def test_without_documents_there_is_nothing_to_show():
    assert Stream().excerpt(Span(1, 1, 1, 2)) is None
