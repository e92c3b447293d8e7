from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orglint.columns import expanded, is_treacherous, shorten, visible, width, wrap


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("abc", 3),
        ("金融", 4),
        ("ﾏｰｹ", 3),
        ("Ａ", 2),
        ("が", 2),
        ("か\u3099", 2),
        ("e\u0301", 1),
        ("𠮷田", 4),
        ("각", 2),
        ("\u1100\u1161\u11a8", 2),
        ("", 0),
    ],
)
def test_width_counts_columns_not_characters(text: str, columns: int):
    assert width(text) == columns


def test_ambiguous_characters_are_wide_on_old_japanese_consoles_only():
    assert width("①α", "utf-8") == 2
    assert width("①α", "cp932") == 4
    assert width("①α", "no-such-encoding") == 2


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "\\x1b[31mred"),
        ("a\nb\tc\rd", "a\\nb\\tc\\rd"),
        ("\x9b1m", "\\x9b1m"),
        ("a\u202eb\u2066", "a\\u202eb\\u2066"),
        ("a\u200bb\ufeff", "a\\u200bb\\ufeff"),
        ("a\u2028b", "a\\u2028b"),
        ("\ud800", "\\ud800"),
        ("\U000e0041", "\\U000e0041"),
        ("[red]Core[/red] :smile:", "[red]Core[/red] :smile:"),
        ("株式会社　髙𠮷", "株式会社　髙𠮷"),
    ],
)
def test_visible_escapes_what_deceives_and_nothing_else(text: str, shown: str):
    assert visible(text) == shown


def test_visible_escapes_what_the_stream_cannot_hold():
    assert visible("髙𠮷", "cp932") == "髙\\U00020bb7"
    assert visible("金", "ascii") == "\\u91d1"


def test_marks_piled_on_one_letter_are_escaped_after_the_fourth():
    assert visible("Z" + "\u0301" * 6) == "Z" + "\u0301" * 4 + "\\u0301" * 2


def test_tabs_reach_to_the_next_stop_by_display_columns():
    assert list(expanded("金a\tb")) == [("金", 2), ("a", 1), (" ", 1), ("b", 1)]


def test_shorten_keeps_both_ends():
    assert shorten("a" * 50 + "b" * 50, 12) == "aaaaaa...bbb"
    assert shorten("short", 12) == "short"


@given(st.text(alphabet="ab金融が\u0301 "), st.integers(10, 40))
def test_shorten_never_exceeds_the_limit(text: str, limit: int):
    assert width(shorten(text, limit)) <= limit


def test_wrap_breaks_japanese_anywhere_but_before_a_full_stop():
    assert wrap("予算を持つ。次に", 10) == ["予算を持", "つ。次に"]


def test_wrap_breaks_english_at_spaces_and_keeps_long_words_whole():
    assert wrap("let the unit hold-it-for-all-time now", 8) == ["let the", "unit", "hold-it-for-all-time", "now"]


@given(st.text(alphabet="ab 金融、。」「"), st.integers(4, 30))
def test_wrap_loses_nothing_but_spaces(text: str, room: int):
    assert "".join(wrap(text, room)).replace(" ", "") == text.replace(" ", "")


@given(st.text())
def test_visible_text_holds_nothing_treacherous(text: str):
    assert not [character for character in visible(text) if is_treacherous(character)]
