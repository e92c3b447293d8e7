"""Several values in one cell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orglint.importers.model_sheets.list_cells import Item, join_cell, split_cell


@pytest.mark.parametrize("cell", ["a, b,c", "a、b、c", "a;b；c", "a\nb\r\nc", "a，b, \n c", " a ,, b、、c、"])
def test_commas_semicolons_and_line_breaks_separate_in_either_width(cell: str):
    assert [item.text for item in split_cell(cell)] == ["a", "b", "c"]


@pytest.mark.parametrize("cell", ["R&D Tokyo", "東京・大阪", "unit/sales", "a:b", 'the "east" team'])
def test_blanks_and_other_marks_do_not_separate(cell: str):
    assert split_cell(cell) == [Item(cell)]


def test_what_stands_in_quotes_is_one_value():
    assert split_cell('"Smith, Jo", "say ""hi""" 、x') == [
        Item("Smith, Jo", is_quoted=True),
        Item('say "hi"', is_quoted=True),
        Item("x"),
    ]


def test_a_quotation_mark_without_its_pair_is_a_character_like_any_other():
    assert [item.text for item in split_cell('"a, b')] == ['"a', "b"]


def test_nothing_but_separators_is_no_value():
    assert split_cell(" 、\n") == []


@given(st.lists(st.text(alphabet='ab ,、;\n"　', max_size=5), max_size=4))
def test_any_values_are_read_back_as_they_were(texts: list[str]):
    assert [item.text for item in split_cell(join_cell(map(Item, texts)))] == texts
