"""The YAML of a Markdown file stands where it stood: all else is blank, line by line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orglint.location import Span
from orglint.source.document import Fault
from orglint.source.markdown_yaml import fenced_yaml, front_matter
from orglint.source.reader import read_yaml


def roots(text: str, part) -> list[object]:
    found = read_yaml("a.md", text.encode(), part=part)
    assert isinstance(found, list), found
    return [document.root for document in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\na: 1\n---\n# b: [\n", [{"a": "1"}]),
        ("---  \na: 1\n...\nb: [\n", [{"a": "1"}]),
        ("---\r\na: 1\r\n---\r\nb: [\r\n", [{"a": "1"}]),
        ("\ufeff---\na: 1\n---\n", [{"a": "1"}]),
        ("---\na: 1\n", [{"a": "1"}]),
        ("---\n---\na: 1\n", []),
        ("# title\n---\na: 1\n---\n", []),
        ("", []),
        ("a: 1\n", []),
        ("----\na: 1\n----\n", []),
        ("---\na: |\n  --- b\n  c\n---\nd\n", [{"a": "--- b\nc\n"}]),
    ],
)
def test_front_matter(text: str, expected: list[object]):
    assert roots(text, front_matter) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x\n```yaml\na: 1\n```\ny: [\n```yml title=b\nc: 2\n```\n", [{"a": "1"}, {"c": "2"}]),
        ("```yaml\na: 1\n", [{"a": "1"}]),
        ("```json\n{\n```\n```YAML\na: 1\n```\n", [{"a": "1"}]),
        ("````markdown\n```yaml\na: 1\n```\n````\n", []),
        ("~~~yaml\na: |\n  ```\n  b\n~~~\n", [{"a": "```\nb\n"}]),
        ("   ```yaml\n   a: 1\n   ```\n", [{"a": "1"}]),
        ("    ```yaml\n    a: 1\n", []),
        ("```\na: 1\n```\n", []),
        ("```yaml\n```\n", []),
    ],
)
def test_fenced_yaml(text: str, expected: list[object]):
    assert roots(text, fenced_yaml) == expected


def test_places_are_those_of_the_file():
    text = "# Teams: [\n\n```yaml\na: x\n```\n\t&%\n~~~yaml\n- b\n- c: 営業\n~~~\n"
    found = read_yaml("a.md", text.encode(), lists=True, part=fenced_yaml)
    assert isinstance(found, list)
    first, second = found
    assert first.value_span(first.root, "a") == Span(4, 4, 4, 5)
    assert second.listed is not None
    assert second.value_span(second.listed[1], "c") == Span(9, 6, 9, 8)  # type: ignore[arg-type]  # a mapping
    shown = second.excerpt(Span(9, 6, 9, 8))
    assert shown is not None
    assert shown.text == "- c: 営業"


def test_an_error_stands_in_the_file():
    found = read_yaml("a.md", b"---\na: b\nc: d: e\n---\n", part=front_matter)
    assert isinstance(found, Fault)
    assert found.span is not None
    assert (found.rule, found.span.line) == ("yaml-syntax", 3)


@given(
    st.lists(st.sampled_from(["---", "...", "```yaml", "```", "~~~yml", "~~~", "a: 1", "  b", "", "- c", "\x00", "é"]))
)
def test_lines_keep_their_length_and_their_ends(lines: list[str]):
    text = "\n".join(lines)
    for part in (front_matter, fenced_yaml):
        made = part(text)
        assert [len(line) for line in made.split("\n")] == [len(line) for line in lines or [""]]
        assert isinstance(read_yaml("a.md", text.encode(), lists=True, part=part), list | Fault)
