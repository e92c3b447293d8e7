"""Pseudonyms of texts: equal where the texts are, and matched by the patterns that matched the texts."""

from __future__ import annotations

from fnmatch import fnmatchcase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orglint.model.words import fold
from orglint.pseudonyms.naming import Counting, Keyed
from orglint.pseudonyms.texts import Texts
from orglint.pseudonyms.words import Forbidden, own_word

PATTERNS = ["lead", "leads", "* lead", "リード", "*リード", "x?z"]
ITEMS = ["lead", "Leads", "gold lead", "falcon lead", "新規リード", "xyz", "order", "Order", "ｏｒｄｅｒ", "注文"]


def texts(naming=None) -> Texts:
    return Texts(naming or Counting(), {"crm": "dataset-0001"}, PATTERNS)


@given(st.lists(st.sampled_from(ITEMS) | st.text(max_size=4), max_size=12), st.booleans())
def test_what_is_the_same_stays_the_same_and_what_differs_differs(items, keyed):
    made = texts(Keyed(b"k" * 32) if keyed else None)
    found = {item: made.pseudonym(item, "item") for item in items}
    assert len(set(found.values())) == len(set(items))
    for one in items:
        for other in items:
            assert (fold(one) == fold(other)) == (fold(found[one]) == fold(found[other]))


@pytest.mark.parametrize("item", ITEMS)
def test_patterns_match_as_before(item):
    made = texts().pseudonym(item, "item")
    for pattern in PATTERNS:
        assert fnmatchcase(fold(made), fold(pattern)) == fnmatchcase(fold(item), fold(pattern)), made
    if item not in ("lead", "Leads"):  # patterns without anything open: nothing else matches them
        assert fold(item) not in fold(made)


def test_a_text_that_is_an_id_is_called_as_the_id_is():
    assert texts().pseudonym("crm", "source") == "dataset-0001"
    assert fold(texts().pseudonym("ＣＲＭ", "source")) == "dataset-0001"


def test_codes_of_a_key_depend_on_it_and_on_nothing_else():
    one, again, other = Keyed(b"a" * 32), Keyed(b"a" * 32), Keyed(b"b" * 32)
    again.code("person", "x")
    assert one.code("person", "tanaka") == again.code("person", "tanaka") != other.code("person", "tanaka")
    assert one.code("person", "tanaka") != one.code("unit", "tanaka")
    assert 50 <= one.factor() < 200
    assert one.factor() != 100


def test_codes_never_meet():
    naming = Keyed(b"a" * 32)
    naming._taken[Keyed(b"a" * 32).code("person", "x")] = ("person", "y")
    assert len(naming.code("person", "x")) == 9


@pytest.mark.parametrize(
    ("text", "word"),
    [("未定", "未定"), ("未定(山田)", "未定"), ("TBD (Ann)", "未定"), ("なし", "なし"), ("N/A", "N/A"), ("Ann", None)],
)
def test_words_of_orglint_s_own_stay_without_remarks(text, word):
    assert own_word(text) == word


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("田中班", True),
        ("Rival Desk", True),
        ("arrival desk", False),
        ("サンプル営業所", True),
        ("株式会社の部", False),
        ("taro-lab", True),
    ],
)
def test_names_inside_of_other_texts_are_found(text, holds):
    assert Forbidden(["田中 太郎"], ["taro", "001"], ["株式会社サンプル", "Rival Corp."]).is_in(text) == holds
