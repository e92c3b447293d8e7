"""TOML: what the standard library reads, as source text, with the place of each key, item and table."""

from __future__ import annotations

import tomllib
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orglint.location import Span
from orglint.source.document import Fault, Mapping, Sequence
from orglint.source.limits import Limits
from orglint.source.toml_document import read_toml
from orglint.source.yaml_document import YamlDocument

TEAM = """\
# a team
name = "a"
founded = 2020-01-02 # a day

[people]
leads = ["x"]
members = [
    "x", # a comment
    { github = "y", roles = ["r"] },
    "z",
]
[[github]]
orgs = ["o"]

[[github]]
orgs = ["p"]
[github.extra]
q = 1
[people.more]
"dotted.key" = 'v'
"""


def read(text: str) -> YamlDocument:
    documents = read_toml("a.toml", text.encode())
    assert isinstance(documents, list), documents
    [document] = documents
    return document


def sub(node: object, *path: str | int) -> Mapping | Sequence:
    for step in path:
        node = node[step]  # type: ignore[index]  # a container
    assert isinstance(node, Mapping | Sequence)
    return node


def test_the_tree_is_that_of_the_standard_library():
    assert read(TEAM).root == {
        "name": "a",
        "founded": "2020-01-02",
        "people": {"leads": ["x"], "members": ["x", {"github": "y", "roles": ["r"]}, "z"], "more": {"dotted.key": "v"}},
        "github": [{"orgs": ["o"]}, {"orgs": ["p"], "extra": {"q": "1"}}],
    }


def test_keys_values_and_items_have_their_places():
    document = read(TEAM)
    people = sub(document.root, "people")
    members = sub(people, "members")
    assert document.key_span(document.root, "name") == Span(2, 1, 2, 5)
    assert document.value_span(document.root, "founded") == Span(3, 11, 3, 21)
    assert document.key_span(document.root, "people") == Span(5, 2, 5, 8)
    assert document.value_span(members, 0) == Span(8, 5, 8, 8)
    assert document.value_span(members, 1) == Span(9, 5, 9, 36)
    assert document.value_span(sub(members, 1), "github") == Span(9, 16, 9, 19)
    assert document.value_span(members, 2) == Span(10, 5, 10, 8)
    assert document.own_span(members) == Span(7, 11, 11, 2)


def test_tables_stand_at_their_headers():
    document = read(TEAM)
    github = sub(document.root, "github")
    assert document.key_span(document.root, "github") == Span(12, 3, 12, 9)
    assert document.value_span(github, 1) == Span(15, 1, 16, 13)
    assert document.own_span(sub(document.root, "people")) == Span(5, 1, 11, 2)
    assert document.value_span(sub(document.root, "people", "more"), "dotted.key") == Span(20, 16, 20, 19)
    assert document.own_span(sub(github, 1, "extra")) == Span(17, 1, 18, 6)


def test_dotted_keys_lead_to_tables_of_their_own():
    document = read("a.b.c = 1\na.b.d = 2\n")
    assert document.root == {"a": {"b": {"c": "1", "d": "2"}}}
    assert document.key_span(sub(document.root, "a", "b"), "d") == Span(2, 5, 2, 6)


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("1_000", "1_000"),
        ("0xFF", "0xFF"),
        ("1979-05-27 07:32:00Z", "1979-05-27 07:32:00Z"),
        ("1979-05-27T07:32:00.5-07:00", "1979-05-27T07:32:00.5-07:00"),
        ("07:32:00", "07:32:00"),
        ("true", "true"),
        ("-inf", "-inf"),
        (r'"a\tb\u55b6\"c"', 'a\tb営"c'),
        (r"'a\tb'", r"a\tb"),
        ('""', ""),
        ('"""\nx\\\n   y"""', "xy"),
        ('"""a"b""c"""""', 'a"b""c""'),
        ("'''\nx\\y'''", "x\\y"),
        ("'''a''''", "a'"),
    ],
)
def test_scalars_are_source_text_and_strings_what_they_mean(written: str, text: str):
    document = read(f"a = {written} # x\nb = 1\n")
    assert document.root == {"a": text, "b": "1"}
    assert document.key_span(document.root, "b") is not None


@pytest.mark.parametrize("text", ["", "\n# nothing\n"])
def test_a_file_without_content_has_no_document(text: str):
    assert read_toml("a.toml", text.encode()) == []


@pytest.mark.parametrize(
    ("text", "rule", "place"),
    [
        ("a = \n", "toml-syntax", (1, 5)),
        ("a = 1\na = 2\n", "toml-syntax", (2, 6)),
        ("a = [1\n", "toml-syntax", (2, 1)),
        ("[a]\n[a]\n", "toml-syntax", (2, 3)),
        (f"a = {'9' * 10_000}\n", "toml-syntax", None),
        ("a = " + "[" * 101 + "]" * 101, "too-deep", (1, 104)),
        (".".join(["a"] * 101) + " = 1", "too-deep", (1, 1)),
        ("[" + ".".join(["a"] * 101) + "]", "too-deep", (1, 1)),
        ("a = " + "[" * 100_000 + "]" * 100_000, "too-deep", (1, 1)),
        (b"a = '\xff'", "not-utf-8", (1, 6)),
    ],
)
def test_what_is_no_toml_is_refused_at_its_place(text: str | bytes, rule: str, place: tuple[int, int] | None):
    found = read_toml("a.toml", text if isinstance(text, bytes) else text.encode())
    assert isinstance(found, Fault)
    assert (found.rule, (found.span.line, found.span.column) if found.span is not None else None) == (rule, place)


def test_a_file_that_is_too_large_is_not_read():
    found = read_toml("a.toml", b"a = 1", Limits(file_bytes=3))
    assert isinstance(found, Fault)
    assert found.rule == "file-too-large"


def test_sensitive_values_are_masked_wherever_tables_stand():
    document = read("[a]\ncost = 500\n[b]\nx = {successor = 'y', z = 1}\n[a.c]\ncost = 7\n")
    lines = [document.excerpt(Span(line, 1, line, 2)) for line in (2, 4, 6)]
    assert [line.text for line in lines if line is not None] == [
        "cost = ***", "x = {successor = ***, z = 1}", "cost = ***"
    ]  # fmt: skip


# ---- against the standard library, on tables it did not write

NAMES = st.sampled_from(["a", "b-1", '"c d"', "'e'", '"f.g"', "h_2", "3"])
SCALARS = st.sampled_from(
    [
        "1",
        "-0x1f",
        "1.5",
        "true",
        '"s"',
        "'t'",
        '"""u\nv"""',
        "'''w'''",
        "2020-01-02",
        "2020-01-02 03:04:05",
        r'"\n\u55b6"',
    ]
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: f"[ {', '.join(items)} ]")
        | st.lists(inner, max_size=3).map(lambda items: "[\n" + "".join(f"  {item}, # c\n" for item in items) + "]")
        | st.dictionaries(NAMES, inner, max_size=3).map(
            lambda items: "{" + ", ".join(f"{key} = {value}" for key, value in items.items()) + "}"
        )
    ),
    max_leaves=6,
)
PATHS = st.lists(NAMES, min_size=1, max_size=3).map(".".join)
LINES = (
    st.tuples(PATHS, VALUES).map(lambda pair: f"{pair[0]} = {pair[1]}")
    | PATHS.map(lambda path: f"[{path}]")
    | PATHS.map(lambda path: f"[[ {path} ]]  # h")
    | st.just("  # c")
)


@given(st.lists(LINES, max_size=8), st.sampled_from(["\n", "\r\n"]))
def test_whatever_the_standard_library_reads_is_read_alike_and_located(lines: list[str], end: str):
    text = end.join(lines).replace("\n", end) if end == "\r\n" else "\n".join(lines)
    text = text.replace("\r\r\n", "\r\n")
    found = read_toml("a.toml", text.encode())
    try:
        parsed = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        assert isinstance(found, Fault)
        return
    if not parsed:
        assert found == []
        return
    assert isinstance(found, list)
    assert _same(found[0].root, parsed)
    _located(found[0], found[0].root)


def _same(node: object, value: object) -> bool:
    if isinstance(value, dict):
        return (
            isinstance(node, Mapping) and list(node) == list(value) and all(_same(node[k], v) for k, v in value.items())
        )
    if isinstance(value, list):
        return isinstance(node, Sequence) and len(node) == len(value) and all(map(_same, node, value))
    if isinstance(value, str):
        return node == value
    if isinstance(value, datetime | date | time):
        return isinstance(node, str) and node[:4].isdigit()
    return tomllib.loads(f"v = {node}")["v"] == value


def _located(document: YamlDocument, node: Mapping | Sequence) -> None:
    """Each string, number and the like stands where its place says."""
    for key, value in node.items() if isinstance(node, Mapping) else enumerate(node):
        span = document.value_span(node, key)
        assert span is not None
        if isinstance(value, Mapping | Sequence):
            _located(document, value)
            continue
        start = document.text.line_starts[span.line - 1] + span.column - 1
        stop = document.text.line_starts[span.end_line - 1] + span.end_column - 1
        assert str(tomllib.loads(f"v = {document.text.text[start:stop]}")["v"]) is not None


@given(st.binary(max_size=60) | st.text(alphabet="ab=[]{}\"'.,#\n\r\\0123 -:T", max_size=60).map(str.encode))
def test_no_input_ends_in_a_traceback(data: bytes):
    assert isinstance(read_toml("a.toml", data), list | Fault)
