from __future__ import annotations

import time

import pytest

from orglint.source.document import Fault
from orglint.source.reader import read_yaml

CASES = [
    ("units:\n<<<<<<< HEAD\n  a: {}\n=======\n  b: {}\n>>>>>>> work\n", (2, 1), "a merge has left this mark"),
    ("units: {\n<<<<<<< HEAD\na: {},\n||||||| base\n=======\n>>>>>>> work\n}\n", (2, 1), "a merge has left this mark"),
    ("a:\n  - b\n>>>>>>> work\n", (3, 1), "a merge has left this mark"),
    ("a: b\n<<<<<<<<\n", (2, 1), "a colon with a space behind it is missing"),
    ("units:\n\ta: 1\n", (2, 1), "a tab stands"),
    ("a: 1\n\tb: 2\n", (2, 1), "a tab stands"),
    ("a: >\n\tb", (2, 1), "a tab stands"),
    ("\ta: 1\n", (1, 1), "a tab stands"),
    ('a: "abc\nb: 1\n', (1, 4), "quote is not closed"),
    ("a:\n  b: 'abc\n", (2, 6), "quote is not closed"),
    ("purpose: growth: fast\n", (1, 16), "a second colon"),
    ("- a: b: c\n", (1, 7), "a second colon"),
    ("a: 1\n b: 2\n", (2, 2), "indented deeper than line 1"),
    ("a: 1\n# note\n\n  b: 2\n", (4, 3), "indented deeper than line 1"),
    ("name tanaka\nunit: sales\n", (1, 1), 'no colon with a space behind it on this line ("name tanaka")'),
    ("name:tanaka\nunit: sales\n", (1, 1), "no colon with a space"),
    ("units:\n  sales：\n    type: team\n", (2, 8), "full-width colon"),
    ("a: b\n名前：田中\nc: d\n", (2, 3), "full-width colon"),
    ("a: b\ntanaka\nc: d\n", (2, 1), "a colon with a space behind it is missing"),
    ("a:\n  b: 1\n c: 2\n", (3, 2), "indentation of this line fits no line"),
    ("a: 1\n- b\n", (2, 1), "list item (-) stands among keys"),
    ("- a\nb: 1\n", (2, 1), "a key stands among list items"),
    ("a: - b\n", (1, 4), "cannot stand on the line of its key"),
    ("a: 'it's'\n", (1, 8), "text behind the closing quote"),
    ("a: [b]c\n", (1, 7), "does not belong behind the value"),
    ("a: [1, 2\nb: 3\n", (1, 4), "this [ is not closed"),
    ("a: {x: 1\nb: 2\n", (1, 4), "this { is not closed"),
    ("a: {b: 1 c: 2}\n", (1, 11), "expected a comma or }"),
    ("a: }\n", (1, 4), "a value is expected here"),
    ("{a: 1}}\n", (1, 7), "ended before it"),
    ("a: @b\n", (1, 4), "cannot begin with @"),
    ("a: %b\n", (1, 4), "cannot begin with %"),
    ("%b\n", (1, 1), "cannot begin with %"),
    ("a: *\n", (1, 4), "cannot begin with * or &"),
    ("a: *b\n", (1, 4), 'must be in quotes: "*b"'),
    ("a: !x!y z\n", (1, 4), "cannot begin with !"),
    ('a: "\\q"\n', (1, 5), "a backslash"),
    ("a: |x\n  b\n", (1, 4), "nothing may follow | or >"),
    ("a: b\x07c\n", (1, 5), "U+0007"),
    ("営業: 'x\n", (1, 5), "quote is not closed"),
    ("営業😀: a: b\n", (1, 7), "a second colon"),
    ("\ufeffa: b: c\n", (1, 5), "a second colon"),
    ("%YAML 3.0\n---\na: 1\n", (1, 1), "found incompatible YAML document"),
]


@pytest.mark.parametrize(("text", "where", "words"), CASES)
def test_what_is_wrong_is_said_and_placed(text: str, where: tuple[int, int], words: str):
    fault = read_yaml("org.yaml", text.encode())
    assert isinstance(fault, Fault)
    assert fault.rule == "yaml-syntax"
    assert fault.span is not None
    assert (fault.span.line, fault.span.column) == where
    assert words in fault.reason.en


@pytest.mark.parametrize(
    "text", ["x" * 1_000_000 + ": 1\n", "a: 1\n" + "\n" * 200_000 + "  b: 2\n", "a: 1\n\t" + "- " * 500_000]
)
def test_explaining_takes_no_longer_than_reading(text: str):
    started = time.process_time()
    fault = read_yaml("org.yaml", text.encode())
    assert isinstance(fault, Fault)
    assert len(fault.reason.en) < 200
    assert time.process_time() - started < 2


@pytest.mark.parametrize(("text", "where", "words"), CASES)
def test_the_reason_is_said_in_japanese_too(text: str, where: tuple[int, int], words: str):
    fault = read_yaml("org.yaml", text.encode())
    assert isinstance(fault, Fault)
    assert any("\u3040" <= character <= "\u30ff" for character in fault.reason.ja)
    assert "{" not in fault.reason.ja.replace("この {", "").replace("({ は", "")
