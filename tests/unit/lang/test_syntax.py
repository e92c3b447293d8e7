"""What is an expression of the language, and what an error says of what is none."""

from __future__ import annotations

import pytest

from orglint.lang.syntax import LONGEST, Parsed, parse


def only_error(text: str):
    found = parse(text)
    assert isinstance(found, tuple), text
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    "text",
    [
        'unit.type == "team" and not (unit.parent is None)',
        "any(x.a > 1 for x in unit.children if x.b)",
        "[x for x in a if x.b == 1 if x.c] + [unit]",
        "a\n  and b\n",
        "  a",
        "len(a) * 2 / -3 >= 1.5",
        "部下 > 3",
        '"“全角”" == a  # なぜか',
    ],
)
def test_expression_of_the_language_is_read(text):
    assert isinstance(parse(text), Parsed)


@pytest.mark.parametrize(
    ("text", "marked", "english"),
    [
        ("a.b[0]", "a.b[0]", "a subscript"),
        ("lambda x: x", "lambda x: x", "'lambda'"),
        ("f(x, y=1)", "f(x, y=1)", "an argument by name"),
        ("a ** b", "a ** b", "'**'"),
        ("a % b", "a % b", "'%'"),
        ("x if a else b", "x if a else b", "if ... else"),
        ('x.startswith("a")', 'x.startswith("a")', "a method"),
        ('f"{a}"', 'f"{a}"', 'f"..."'),
        ("{1: 2}", "{1: 2}", "a mapping"),
        ("{1, 2}", "{1, 2}", "a set"),
        ("a, b", "a, b", "a tuple"),
        ("x := 2", "x := 2", "':='"),
        ("[a for a in b for c in d]", "[a for a in b for c in d]", "a second 'for'"),
        ("len(a for a in b)", "a for a in b", "without brackets"),
        ("f(*a)", "*a", "'*x'"),
        ('b"x"', 'b"x"', "b'x'"),
        ("1e999", "1e999", "so great a number"),
    ],
)
def test_python_beyond_the_language_is_refused_where_it_stands(text, marked, english):
    error = only_error(text)
    assert english in error.message.en
    assert text[error.start : error.end].strip("()") == marked.strip("()")
    assert error.message.ja != error.message.en


@pytest.mark.parametrize(
    ("text", "marked", "corrected"),
    [
        ('unit.type ＝ "team"', "＝", 'unit.type == "team"'),
        ('unit.type ＝＝ "team"', "＝＝", 'unit.type == "team"'),
        ("unit.type！＝limit", "！＝", "unit.type!=limit"),
        ("unit.type == “team”", "“", 'unit.type == "team"'),
        ('unit.type == "team”', "”", 'unit.type == "team"'),
        ("len（reports） ＞ 3", "（", "len(reports) > 3"),
        ("f(a，b)", "，", "f(a,b)"),
        ("a\u3000and b", "\u3000", "a and b"),
        ("unit.ｔｙｐｅ is None", "ｔｙｐｅ", "unit.type is None"),
        ("len(a) > １３", "１３", "len(a) > 13"),
        ("a ≧ 3", "≧", "a >= 3"),
    ],
)
def test_full_width_character_is_found_and_the_line_corrected(text, marked, corrected):
    error = only_error(text)
    assert text[error.start : error.end] == marked
    assert error.corrected == corrected


def test_full_width_characters_inside_a_text_are_left_alone():
    assert isinstance(parse('unit.name == "Ａ＝（Ｂ）　”"'), Parsed)


def test_corrected_line_is_the_line_of_the_error():
    error = only_error('a == "総務"\n  and b ＝ 3')
    assert (error.start, error.corrected) == (18, "  and b == 3")


@pytest.mark.parametrize(
    ("text", "start", "english"),
    [
        ("a = 1", 2, "'=' does not compare"),
        ("a && b", 2, "'&&' is no operator"),
        ("a AND b", 2, "'AND' is no operator"),
        ("a ) or ( b", 2, "')' closes nothing"),
        ("any(x for x in y", 3, "'(' is never closed"),
        ('"総務" == "abc', 8, "never closed"),
        ('["a" "b"]', 5, "side by side"),
        ('"日本" == x and\n  or y', 16, "cannot be read from here"),
        ("a ==", 3, "cannot be read from here"),
        ("a\x00b", 1, "U+0000"),
        ("", 0, "missing"),
        ("   ", 0, "missing"),
    ],
)
def test_what_cannot_be_read_is_marked_where_it_goes_wrong(text, start, english):
    error = only_error(text)
    assert english in error.message.en
    assert error.start == start


@pytest.mark.parametrize(
    "text",
    ["-" * 3000 + "1", "a" + ".a" * 1900, "(" * 90 + ")" * 90, "not " * 900 + "x", "a" + "+a" * 1900, "[" * 1000],
)
def test_hostile_nesting_is_an_error_and_no_crash(text):
    assert "nested too deeply" in only_error(text).message.en


def test_hostile_length_is_an_error():
    assert "longer than" in only_error("a" * (LONGEST + 1)).message.en


def test_position_counts_characters_not_bytes():
    parsed = parse('"日本語" == x and\n  "部" == yy')
    assert isinstance(parsed, Parsed)
    last = parsed.node.values[1].comparators[0]
    assert parsed.span(last) == (24, 26)
    assert parsed.source(last) == "yy"
