from __future__ import annotations

from typing import TypeAlias

import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from orglint.location import Span
from orglint.source.document import Fault, Mapping, Node, Sequence
from orglint.source.reader import read_yaml
from orglint.source.yaml_document import YamlDocument

Tree: TypeAlias = "str | list[Tree] | dict[str, Tree]"

NULLS = {"", "~", "null"}
TEXTS = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\x00"), max_size=12) | st.sampled_from(
    [
        "null",
        "~",
        "<<",
        "no",
        "012",
        "a: b",
        "# c",
        "- d",
        "*e",
        "&f",
        "!g",
        "営業部",
        "😀",
        "cost",
        "x\r\ny",
        "\x85",
        "'",
        '"',
    ]
)
TREES = st.recursive(
    TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=20,
)
MAPPINGS = st.dictionaries(TEXTS, TREES, min_size=1, max_size=5)


def dump(tree: Tree, *, flow: bool, style: str | None, unicode: bool) -> str:
    return yaml.dump(tree, default_flow_style=flow, default_style=style, allow_unicode=unicode, width=60)


def plain(node: Node) -> object:
    """Return the tree without its own types, None as the empty text."""
    if isinstance(node, Mapping):
        return {key: plain(value) for key, value in node.items()}
    if isinstance(node, Sequence):
        return [plain(item) for item in node]
    return "" if node is None else node


def without_nulls(node: object) -> object:
    if isinstance(node, dict):
        return {key: without_nulls(value) for key, value in node.items()}
    if isinstance(node, list):
        return [without_nulls(item) for item in node]
    return "" if node in NULLS else node


def text_at(document: YamlDocument, span: Span) -> str:
    starts = document.text.line_starts
    start = starts[span.line - 1] + span.column - 1
    return document.text.text[start : starts[span.end_line - 1] + span.end_column - 1]


def value_of(written: str) -> object:
    """Return the key that stands in the text by itself."""
    (key,) = yaml.load(f"? {written}\n", yaml.BaseLoader)  # noqa: S506 - texts only
    return key


def check_places(document: YamlDocument, node: Node) -> None:
    if not isinstance(node, Mapping | Sequence):
        return
    own = document.own_span(node)
    for key, value in node.items() if isinstance(node, Mapping) else enumerate(node):
        key_span, value_span = document.key_span(node, key), document.value_span(node, key)
        assert key_span is not None
        assert value_span is not None
        assert (own.line, own.column) <= (key_span.line, key_span.column)
        assert (value_span.end_line, value_span.end_column) <= (own.end_line, own.end_column)
        if isinstance(key, str):
            assert value_of(text_at(document, key_span)) == key
        if isinstance(value, str):
            assert value_of(text_at(document, value_span)) == value
        check_places(document, value)


@given(MAPPINGS, st.booleans(), st.sampled_from([None, '"', "'"]), st.booleans())
@example({"a": {"b": ["c", {}], "d": []}}, False, None, True)
@example({"営業": {"😀": "x"}}, True, None, True)
def test_what_is_written_is_read_and_every_key_is_found(
    tree: dict[str, Tree], flow: bool, style: str | None, uni: bool
):
    written = dump(tree, flow=flow, style=style, unicode=uni)
    documents = read_yaml("x.yaml", written.encode())
    assert isinstance(documents, list), (written, documents)
    (document,) = documents
    expected = without_nulls(yaml.load(written, yaml.BaseLoader))  # noqa: S506 - texts only
    assert without_nulls(plain(document.root)) == expected
    assert (document.duplicates, document.faults) == ([], [])
    check_places(document, document.root)


SIGNS = ["b: ", "- ", "{", "}", "[", "]", ", ", "&x ", "*x", "<<: ", "? ", ": ", "!t ", "!!str ", "'", '"', "%", "@"]
WORDS = ["a", "1", "~", "cost: ", "営業：", "😀", "# c\n", "---\n", "...\n"]
BREAKS = ["|\n", "\n", "\n  ", "\n    ", "\t", "\r", "\u2028", "\x07"]
FRAGMENTS = st.lists(st.sampled_from(SIGNS + WORDS + BREAKS), max_size=25).map("".join)


@given(FRAGMENTS | st.text(max_size=40))
@example("a: &x {b: 1}\nc: {<<: *x, <<: *x}\n")
@example("? {a: b}\n: c\n? [d]\n: {e: f}\ng: h\n")
def test_any_text_is_read_or_refused_with_a_place(text: str):
    result = read_yaml("x.yaml", text.encode("utf-8", "surrogatepass"))
    if isinstance(result, Fault):
        assert result.reason.en
        assert result.reason.ja
        assert result.span is not None or result.rule == "not-utf-8"
        return
    for document in result:
        spans = [fault.span for fault in document.faults] + [each.second for each in document.duplicates]
        spans.append(document.own_span(document.root))
        for key in document.root:
            spans += [document.key_span(document.root, key), document.value_span(document.root, key)]
        for span in filter(None, spans):
            assert (span.line, span.column) <= (span.end_line, span.end_column)
            excerpt = document.excerpt(span)
            assert excerpt is not None
            assert 0 <= excerpt.start <= excerpt.end <= len(excerpt.text)


@given(FRAGMENTS)
def test_where_both_accept_pyyaml_reads_the_same(text: str):
    result = read_yaml("x.yaml", text.encode())
    if isinstance(result, Fault) or len(result) != 1 or result[0].faults or result[0].duplicates or "<<" in text:
        return
    try:
        expected = yaml.load(text.encode(), yaml.CBaseLoader)  # noqa: S506 - texts only
    except yaml.YAMLError:
        return
    assert without_nulls(plain(result[0].root)) == without_nulls(expected)


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(data: bytes):
    assert isinstance(read_yaml("x.yaml", data), list | Fault)
