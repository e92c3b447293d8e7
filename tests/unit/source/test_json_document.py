"""JSON: scalars as they are written, everything at its place, whatever is not JSON refused there."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orglint.location import Span
from orglint.source.document import Fault, Mapping, Sequence
from orglint.source.json_document import read_json
from orglint.source.limits import Limits
from orglint.source.yaml_document import YamlDocument


def read(text: str) -> YamlDocument:
    documents = read_json("a.json", text.encode())
    assert isinstance(documents, list), documents
    [document] = documents
    return document


def fault(text: str | bytes, limits: Limits | None = None) -> tuple[str, tuple[int, int] | None]:
    found = read_json("a.json", text if isinstance(text, bytes) else text.encode(), limits or Limits())
    assert isinstance(found, Fault), found
    return found.rule, (found.span.line, found.span.column) if found.span is not None else None


def test_scalars_are_their_source_text():
    root = read(
        '{"a": 012e0, "b": 1.50, "c": true, "d": null, "e": "null", "f": -1E5, "g": 1}'.replace("012e0", "12")
    ).root
    assert root == {"a": "12", "b": "1.50", "c": "true", "d": None, "e": "null", "f": "-1E5", "g": "1"}


def test_strings_are_what_their_escapes_mean():
    assert read(r'{"a\u0041": "\"\\\/\n\u55b6\ud83d\ude00", "b": "\ud83d!"}').root == {
        "aA": '"\\/\n営😀', "b": "\ufffd!"
    }  # fmt: skip


def test_everything_has_its_place():
    document = read('{\n\t"a": [1,\r\n  {"b": "x"}],\n"c":"y"}')
    items = document.root["a"]
    assert isinstance(items, Sequence)
    inner = items[1]
    assert isinstance(inner, Mapping)
    assert document.key_span(document.root, "a") == Span(2, 2, 2, 5)
    assert document.value_span(items, 0) == Span(2, 8, 2, 9)
    assert document.key_span(inner, "b") == Span(3, 4, 3, 7)
    assert document.value_span(inner, "b") == Span(3, 9, 3, 12)
    assert document.own_span(items) == Span(2, 7, 3, 14)
    assert document.value_span(document.root, "c") == Span(4, 5, 4, 8)


def test_a_list_may_stand_at_the_top():
    document = read('[{"a": 1}, 2]')
    assert document.listed == [{"a": "1"}, "2"]
    assert document.listed is not None
    assert document.value_span(document.listed, 1) == Span(1, 12, 1, 13)


def test_a_key_that_stands_twice_is_kept_with_both_places():
    document = read('{"a": 1,\n "a": {"b": 2}, "c": 3}')
    assert document.root == {"a": "1", "c": "3"}
    [repeat] = document.duplicates
    assert (repeat.key, repeat.first, repeat.second, repeat.value) == (
        "a",
        Span(1, 2, 1, 5),
        Span(2, 2, 2, 5),
        {"b": "2"},
    )
    assert document.value_span(document.root, "c") == Span(2, 22, 2, 23)


@pytest.mark.parametrize("text", ["", " \n", "\ufeff"])
def test_a_blank_file_has_no_document(text: str):
    assert read_json("a.json", text.encode()) == []


@pytest.mark.parametrize(
    ("text", "rule", "place"),
    [
        ('{"a": }', "json-syntax", (1, 7)),
        ('{"a": 1,}', "json-syntax", (1, 8)),
        ('{\n"a": "b', "json-syntax", (2, 6)),
        ("{'a': 1}", "json-syntax", (1, 2)),
        ('{"a": NaN}', "json-syntax", (1, 7)),
        ('{"a": 1} {}', "json-syntax", (1, 10)),
        ("// c\n{}", "json-syntax", (1, 1)),
        ("3", "not-a-mapping", (1, 1)),
        ('"x"', "not-a-mapping", (1, 1)),
        ("[" * 101, "too-deep", (1, 101)),
        ("[" * 100_000, "too-deep", (1, 101)),
        (b"\xff\xfe{\0}\0", "not-utf-8", None),
    ],
)
def test_what_is_no_json_is_refused_at_its_place(text: str | bytes, rule: str, place: tuple[int, int] | None):
    found = fault(text)
    assert found[0] == rule
    assert found[1] == place or (place is not None and found[1] is not None and found[1][0] == place[0])


def test_a_file_that_is_too_large_is_not_read():
    assert fault("[1, 2, 3]", Limits(file_bytes=5))[0] == "file-too-large"


def test_a_number_of_very_many_digits_is_text_like_any_other():
    assert read(f'{{"a": {"9" * 10_000}}}').root == {"a": "9" * 10_000}


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=20,
)


def as_text(value: object) -> object:
    if isinstance(value, dict):
        return {key: as_text(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_text(item) for item in value]
    return value if value is None or isinstance(value, str) else json.dumps(value)


@given(st.dictionaries(st.text(max_size=5), VALUES, max_size=4), st.booleans(), st.sampled_from([None, 1, "\t"]))
def test_what_python_writes_is_read_as_it_was(value: dict[str, object], ascii_only: bool, indent: int | str | None):
    text = json.dumps(value, ensure_ascii=ascii_only, indent=indent)
    if any("\ud800" <= character <= "\udfff" for character in text):
        return
    assert read(text).root == as_text(json.loads(text))


@given(st.binary(max_size=60) | st.text(alphabet='{}[]",:\\ntfu0123456789.eE- \n', max_size=60).map(str.encode))
def test_no_input_ends_in_a_traceback(data: bytes):
    assert isinstance(read_json("a.json", data), list | Fault)
