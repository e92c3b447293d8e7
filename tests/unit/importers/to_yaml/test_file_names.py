"""Files named after units exist on every system, and no two units share one."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orglint.importers.to_yaml.file_names import LONGEST, file_names, safe_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("営業本部", "営業本部"),
        ("Sales / EMEA", "Sales-EMEA"),
        ("con", "con_"),
        ("LPT1", "LPT1_"),
        ("com¹", "com¹_"),
        ("nul.txt", "nul-txt"),
        ("..", "unit"),
        ("ends with dots...", "ends-with-dots"),
        ("orglint", "orglint_"),
        ("a<b>c:d\"e|f?g*h", "a-b-c-d-e-f-g-h"),
        ("第一\u3000営業部", "第一-営業部"),
        ("x" * 90, "x" * LONGEST),
    ],
)  # fmt: skip
def test_names_are_safe(text, name):
    assert safe_name(text) == name


def test_units_that_differ_in_case_or_width_only_are_numbered_in_the_order_of_their_ids():
    assert file_names(["sales", "Sales", "ＳＡＬＥＳ"]) == {
        "Sales": "Sales",
        "sales": "sales-2",
        "ＳＡＬＥＳ": "ＳＡＬＥＳ-3",
    }
    assert file_names(["a.b", "a-b"]) == {"a-b": "a-b", "a.b": "a-b-2"}


@given(st.lists(st.text(min_size=1, max_size=60), max_size=12))
def test_names_are_distinct_for_any_ids_and_do_not_depend_on_their_order(idents):
    names = file_names(idents)
    assert names == file_names(reversed(idents))
    assert len({name.casefold() for name in names.values()}) == len(set(idents))
    for name in names.values():
        assert re.fullmatch(r'[^\x00-\x1f<>:"/\\|?*.\s][^\x00-\x1f<>:"/\\|?*.]*', name), name
        assert len(name) <= LONGEST + 5
