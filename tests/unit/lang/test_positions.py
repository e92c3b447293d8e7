"""From characters of a value to places in the file, and carets below them."""

from __future__ import annotations

import pytest
import yaml

from orglint.lang.carets import caret_lines
from orglint.lang.positions import locate


def scalar(source: str) -> tuple[str, int, int]:
    node = yaml.compose(source).value[0][1]
    return node.value, node.start_mark.index, node.end_mark.index


@pytest.mark.parametrize(
    "source",
    [
        'flag_if: unit.name == "日本語" and unit.fuction is None\n',
        "flag_if: unit.name is None and\n   unit.fuction is None\n",
        "flag_if: 'unit.name == ''日本'' and unit.fuction is None'\n",
        "flag_if: 'unit.name ==\n\n   ''日本'' and unit.fuction is None'\n",
        'flag_if: "unit.name == \\"\\u65e5\\x41\\t\\" and unit.fuction is None"\n',
        'flag_if: "unit.name == \\\n   1 and unit.fuction is None"\n',
        'flag_if: |\n  unit.name == "日本語" # 注\n  and   unit.fuction is None\n',
        'flag_if: >\n  unit.name == "日本語"\n  and unit.fuction is None\n\nnext: 1\n',
        "flag_if: >-  # why\n\n    unit.name is None\n      and unit.fuction is None\n",
        "flag_if: |2\n    unit.name == '　' or\n  unit.fuction is None\n",
        "flag_if: !!str &a |\r\n  unit.name == 1\r\n  and unit.fuction is None\r\n",
    ],
)
def test_character_of_the_value_is_found_in_the_file(source):
    value, start, end = scalar(source)
    offset = value.index("fuction")
    at = locate(source, start, end, value, offset)
    assert source[at : at + 7] == "fuction"
    last = locate(source, start, end, value, offset + 7)
    assert at + 7 == last


def test_end_of_the_value_is_behind_its_last_character():
    source = "a: |\n  x == \n  y\n\nb: 1\n"
    value, start, end = scalar(source)
    assert source[: locate(source, start, end, value, len(value))].endswith("  y")


def test_carets_count_wide_characters_twice_and_combining_ones_not_at_all():
    assert caret_lines('x == "日本" and foo', 15, 18) == " " * 16 + "^^^"
    assert caret_lines("日本 == x", 1, 3) == "^^^^"
    assert caret_lines("か\u3099 == x", 3, 4) == "  ^"
    assert caret_lines("\tx", 2, 3) == "\t^"
    assert caret_lines("ab", 5, 5) == "    ^"


def test_carets_stand_below_what_is_shown_for_a_character_that_is_escaped():
    assert caret_lines('"a\u200b" == x', 9, 10) == " " * len(r'"a\u200b" == ') + "^"
