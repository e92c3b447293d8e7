from __future__ import annotations

import gc

import pytest

from orglint.location import Span
from orglint.source import reader
from orglint.source.document import Fault, Mapping
from orglint.source.limits import Limits
from orglint.source.reader import collector_paused, read_yaml
from orglint.source.yaml_document import YamlDocument


def read(text: str | bytes, limits: Limits | None = None) -> YamlDocument:
    data = text.encode() if isinstance(text, str) else text
    documents = read_yaml("org.yaml", data, limits or Limits())
    assert isinstance(documents, list), documents
    (document,) = documents
    return document


def fault_of(text: str | bytes, limits: Limits | None = None) -> Fault:
    data = text.encode() if isinstance(text, str) else text
    fault = read_yaml("org.yaml", data, limits or Limits())
    assert isinstance(fault, Fault), fault
    return fault


def place(fault: Fault) -> tuple[int, int]:
    assert fault.span is not None
    return fault.span.line, fault.span.column


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing\n", "---\n", "---\n# nothing\n...\n", "~\n", "\ufeff"])
def test_a_file_without_content_has_no_documents(text: str):
    assert read_yaml("org.yaml", text.encode()) == []


def test_scalars_are_their_source_text():
    text = "a: 012\nb: no\nc: 1:30\nd: 2026-04-01\ne: 1e3\nf: '  x '\ng: \"\\u55b6\"\nh: |\n  one\n  two\n"
    assert read(text).root == {
        "a": "012", "b": "no", "c": "1:30", "d": "2026-04-01", "e": "1e3", "f": "  x ", "g": "営", "h": "one\ntwo\n"
    }  # fmt: skip


def test_only_plain_nulls_are_none():
    root = read("a: null\nb: ~\nc:\nd: 'null'\ne: ''\nf: !!str null\ng: [~, '~']\nh: !!null ''\n").root
    assert root == {"a": None, "b": None, "c": None, "d": "null", "e": "", "f": "null", "g": [None, "~"], "h": None}


def test_null_as_a_key_is_text():
    assert read("null: 1\n~: 2\n").root == {"null": "1", "~": "2"}


def test_each_document_of_a_stream_is_one_of_its_own():
    documents = read_yaml("org.yaml", b"a: &x 1\n---\n---\nb: 2\n")
    assert isinstance(documents, list)
    assert [document.root for document in documents] == [{"a": "1"}, {"b": "2"}]
    assert place_of_key(documents[1], "b") == (4, 1)


def place_of_key(document: YamlDocument, key: str) -> tuple[int, int]:
    span = document.key_span(document.root, key)
    assert span is not None
    return span.line, span.column


def test_an_anchor_of_another_document_is_unknown():
    fault = fault_of("a: &x 1\n---\nb: *x\n")
    assert (fault.rule, place(fault)) == ("yaml-syntax", (3, 4))


@pytest.mark.parametrize("text", ["- a\n- b\n", "just text\n", "units：\n"])
def test_a_document_that_is_no_mapping_is_refused(text: str):
    fault = fault_of(text)
    assert (fault.rule, place(fault)) == ("not-a-mapping", (1, 1))


def test_the_first_of_duplicate_keys_wins_and_both_are_placed():
    document = read("units:\n  a: {x: 1}\n  b: 2\n  a: {x: 3}\n  c: 4\n  a: 5\n")
    units = document.root["units"]
    assert units == {"a": {"x": "1"}, "b": "2", "c": "4"}
    found = [(d.key, (d.first.line, d.second.line), d.value) for d in document.duplicates]
    assert found == [("a", (2, 4), {"x": "3"}), ("a", (2, 6), "5")]
    assert all(duplicate.mapping is units for duplicate in document.duplicates)
    assert isinstance(units, Mapping)
    span = document.key_span(units, "c")
    assert span is not None
    assert (span.line, span.column) == (5, 3)


def test_quoting_does_not_make_a_key_another_one():
    assert [duplicate.key for duplicate in read('a: 1\n"a": 2\n').duplicates] == ["a"]


def test_aliases_share_what_their_anchor_holds():
    root = read("a: &x {k: v}\nb: *x\nc: [*x, &y text]\n*y : 1\nd: *y\n").root
    assert root == {"a": {"k": "v"}, "b": {"k": "v"}, "c": [{"k": "v"}, "text"], "text": "1", "d": "text"}


def test_own_keys_win_over_merged_ones_and_the_first_source_over_the_next():
    document = read(
        "one: &one {a: 1, b: 1}\ntwo: &two {b: 2, c: 2, d: 2}\nown: {d: own, <<: [*one, *two], a: own}\nnext: 1\n"
    )
    own = document.root["own"]
    assert own == {"d": "own", "a": "own", "b": "1", "c": "2"}
    assert place_of_key(document, "next") == (4, 1)
    assert isinstance(own, Mapping)
    assert document.key_span(own, "b") is None
    value = document.value_span(own, "c")
    assert value is not None
    assert (value.line, value.column) == (2, 21)


def test_a_merged_mapping_can_be_merged_again():
    document = read("a: &a {x: 1}\nb: &b {<<: *a, y: 2}\nc: {<<: *b}\n")
    inner = document.root["c"]
    assert inner == {"x": "1", "y": "2"}
    assert isinstance(inner, Mapping)
    value = document.value_span(inner, "x")
    assert value is not None
    assert (value.line, value.column) == (1, 11)


def test_quoted_merge_signs_are_keys():
    assert read("'<<': 1\n").root == {"<<": "1"}


@pytest.mark.parametrize("value", ["text", "[text]", "~"])
def test_a_merge_of_no_mapping_is_a_fault_and_left_out(value: str):
    document = read(f"a: 1\n<<: {value}\nb: 2\n")
    assert document.root == {"a": "1", "b": "2"}
    assert [(fault.rule, place(fault)) for fault in document.faults] == [("invalid-merge", (2, 1))]


@pytest.mark.parametrize("key", ["[a, b]", "{a: b}", "", "[a, [b, {c: d}]]"])
def test_a_key_that_is_no_text_is_a_fault_and_left_out(key: str):
    document = read(f"x: 1\n? {key}\n: {{v: [w]}}\ny: 2\n")
    assert document.root == {"x": "1", "y": "2"}
    assert [fault.rule for fault in document.faults] == ["invalid-key"]
    assert place(document.faults[0])[0] == 2
    assert place_of_key(document, "y") == (4, 1)


def test_an_alias_of_a_mapping_is_no_key():
    document = read("x: &a {b: c}\n*a : 1\ny: 2\n")
    assert document.root == {"x": {"b": "c"}, "y": "2"}
    assert [(fault.rule, place(fault)) for fault in document.faults] == [("invalid-key", (2, 1))]


def test_unknown_tags_are_faults_and_their_values_stay():
    document = read("a: !foo 1\nb: !!python/object:os.system [x]\nc: !bar {d: 1}\n")
    assert document.root == {"a": "1", "b": ["x"], "c": {"d": "1"}}
    assert [(fault.rule, place(fault)) for fault in document.faults] == [
        ("unknown-tag", (1, 4)), ("unknown-tag", (2, 4)), ("unknown-tag", (3, 4))
    ]  # fmt: skip
    assert "!!python/object:os.system" in document.faults[1].reason.en


def test_core_tags_are_accepted():
    document = read("a: !!str 1\nb: !!int 2\nc: !!map {d: !!seq [e]}\nf: ! g\n")
    assert document.root == {"a": "1", "b": "2", "c": {"d": ["e"]}, "f": "g"}
    assert document.faults == []


def test_an_alias_inside_of_its_anchor_is_refused():
    fault = fault_of("a: &x\n  b: [*x]\n")
    assert (fault.rule, place(fault)) == ("recursive-alias", (2, 7))


def test_billion_laughs_are_refused_where_they_grow_too_large():
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    fault = fault_of("\n".join(lines))
    assert fault.rule == "too-many-aliases"
    assert "1,000,000" in fault.reason.en


def test_aliases_up_to_the_limit_are_read():
    text = "a: &a [x, x]\nb: [*a, *a]\n"
    assert read(text, Limits(expanded_nodes=6, expansion=0)).root["b"] == [["x", "x"], ["x", "x"]]
    assert fault_of(text, Limits(expanded_nodes=5, expansion=0)).rule == "too-many-aliases"


def test_a_large_file_may_merge_defaults_into_every_entry():
    people = "".join(f"  p{number}: {{<<: *d, name: n}}\n" for number in range(2_000))
    document = read("x-d: &d {a: 1, b: 2, c: 3}\npeople:\n" + people, Limits(expanded_nodes=100))
    assert document.root["people"]["p1999"] == {"name": "n", "a": "1", "b": "2", "c": "3"}  # type: ignore[index, call-overload]


@pytest.mark.parametrize("text", ["[" * 100_000, "- " * 100_000, "? " * 100_000, "{a: " * 100_000, "[\n" * 100_000])
def test_deep_nesting_is_refused(text: str):
    fault = fault_of(text)
    assert fault.rule == "too-deep"
    assert "100 levels" in fault.reason.en


def test_nesting_up_to_the_limit_is_read():
    assert read("a: " + "[" * 99 + "]" * 99).faults == []
    assert fault_of("a: " + "[" * 100 + "]" * 100).rule == "too-deep"


def test_a_file_over_the_limit_is_refused():
    fault = fault_of("a: 1\n" * 3, Limits(file_bytes=10))
    assert (fault.rule, fault.span) == ("file-too-large", None)


def test_long_names_and_odd_breaks_are_read():
    assert read("a: " + "名" * 10_000).root == {"a": "名" * 10_000}
    assert read('a: "x\\Ny\\Lz"\n').root == {"a": "x\x85y\u2028z"}


def test_without_libyaml_the_same_is_read(monkeypatch: pytest.MonkeyPatch):
    text = "a: &x {k: [v, ~]}\nb: *x\nc: !foo 'q'\na: 2\n"
    compiled = read(text)
    monkeypatch.setitem(__import__("sys").modules, "yaml._yaml", None)
    pure = read(text)
    assert pure.root == compiled.root
    assert (pure.starts, pure.ends) == (compiled.starts, compiled.ends)
    assert (pure.faults, pure.duplicates) == (compiled.faults, compiled.duplicates)
    fault = fault_of("a: b: c\n")
    assert (fault.rule, place(fault)) == ("yaml-syntax", (1, 5))


@pytest.mark.parametrize("enabled", [True, False])
def test_the_collector_is_left_as_it_was_even_after_an_error(enabled: bool, monkeypatch: pytest.MonkeyPatch):
    before = gc.isenabled()
    try:
        (gc.enable if enabled else gc.disable)()
        monkeypatch.setattr(reader, "_event_source", lambda text: text.no_such_thing)
        with pytest.raises(AttributeError):
            read_yaml("org.yaml", b"a: 1")
        assert gc.isenabled() is enabled
        with collector_paused():
            assert not gc.isenabled()
        assert gc.isenabled() is enabled
    finally:
        (gc.enable if before else gc.disable)()


def test_reading_holds_the_collector_off(monkeypatch: pytest.MonkeyPatch):
    seen: list[bool] = []
    original = reader._event_source

    def watched(text: str) -> reader.NextEvent:
        seen.append(gc.isenabled())
        return original(text)

    monkeypatch.setattr(reader, "_event_source", watched)
    read("a: 1\n")
    assert seen == [False]


def test_digits_that_commas_split_off_a_sensitive_number_are_masked_too():
    read = read_yaml("a.yaml", b"positions: {p: {cost: 8,500,250, title: x}}\n")
    assert isinstance(read, list)
    shown = read[0].excerpt(Span(1, 1, 1, 5))
    assert shown is not None
    assert shown.text == "positions: {p: {cost: ***, title: x}}"
