"""Lines of a source as reports show them: what the mapping reads, and nothing else that the line holds."""

from __future__ import annotations

import pytest

from orglint.importers.trees.tree_document import TreeDocument
from orglint.location import Span
from tests.unit.importers.mapped.reading_by import imported

MAPPING = """
    files: {{t: '*.{ending}'}}
    entities:
    - in: t
      each: "people[*]"
      collection: people
      id: {{path: [., id]}}
      fields: {{name: name?}}
"""


def lines(text: str, ending: str = "yaml", mapping: str = MAPPING) -> list[str]:
    """Return every line of a source as an excerpt shows it."""
    read = imported(mapping.format(ending=ending), **{f"a_{ending}": text})
    document, *_ = (document for document in read.documents if document.file == f"a.{ending}")
    assert isinstance(document, TreeDocument)
    found = [document.excerpt(Span(number, 1, number, 2)) for number in range(1, text.count("\n") + 1)]
    return [excerpt.text for excerpt in found if excerpt is not None]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("people:\n- {id: a, mail: a@x, name: Ann}\n", ["people:", "- {id: a, ***, name: Ann}"]),
        ("people:\n- id: a # since 2020\n  pay: 500\n", ["people:", "- id: a ***", "  ***"]),
        ("people: [b, {id: c, mail: x}]\n", ["people: [b, {id: c, ***}]"]),
        ("phone: 1\npeople: [b]\nnote: |\n  private\n", ["***", "people: [b]", "***", "  ***"]),
        ("people:\n- id: &x a\n  alias: *x\n", ["people:", "- id: *** a", "  ***"]),
    ],
)
def test_only_what_is_read_is_shown(text: str, shown: list[str]):
    assert lines(text) == shown


def test_json_and_toml_lines_too():
    text = '{"people": [\n {"id": "a", "mail": "x"}\n]}\n'
    assert lines(text, "json") == ['{"people": [', ' {"id": "a", ***}', "]}"]
    toml = "people = [\n  'b', # boss\n  {id = 'c', mail = 'x'},\n]\n[other]\nx = 1\n"
    assert lines(toml, "toml") == ["people = [", "  'b', ***", "  {id = 'c', ***},", "]", "[***]", "***"]


def test_the_underline_keeps_to_its_value():
    read = imported(MAPPING.format(ending="yaml"), a_yaml="people:\n- {mail: long@example, id: a}\n")
    [document] = [document for document in read.documents if document.file == "a.yaml"]
    shown = document.excerpt(Span(2, 28, 2, 29))
    assert shown is not None
    assert (shown.text, shown.text[shown.start : shown.end]) == ("- {***, id: a}", "a")


def test_what_goes_into_a_sensitive_field_stays_masked():
    mapping = """
        files: {t: a.yaml}
        entities:
        - in: t
          each: "posts[*]"
          collection: positions
          id: id
          fields: {cost: pay, title: role}
    """
    read = imported(mapping, a_yaml="posts:\n- {id: a, pay: 500, role: Boss}\n")
    [document] = [document for document in read.documents if document.file == "a.yaml"]
    shown = document.excerpt(Span(2, 4, 2, 6))
    assert shown is not None
    assert shown.text == "- {id: a, pay: ***, role: Boss}"


def test_keys_that_are_data_are_shown_where_they_are_ids_only():
    mapping = MAPPING.replace('"people[*]"', '"people.*"').replace("{{path: [., id]}}", "id")
    assert lines("people:\n  ann:\n    id: a\n", mapping=mapping) == ["people:", "  ***:", "    id: a"]
    keyed = mapping.replace("id: id", 'id: "@key"').replace("name?", "id")
    assert lines("people:\n  ann:\n    id: a\n", mapping=keyed) == ["people:", "  ann:", "    id: a"]


def test_documents_of_one_file_share_what_is_shown():
    assert lines("people: [a]\n---\npeople: [{id: b, x: y}]\n") == ["people: [a]", "---", "people: [{id: b, ***}]"]
