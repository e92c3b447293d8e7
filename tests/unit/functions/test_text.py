from __future__ import annotations

from datetime import date

import pytest

from tests.unit.functions.organizations import build


@pytest.mark.parametrize(
    ("text", "glob", "expected"),
    [
        ("MQL", "mql", True),
        ("ＭＱＬ", "mql", True),
        ("sales lead", "*lead*", True),
        ("リード情報", "*リード*", True),
        ("ﾘｰﾄﾞ", "リード", True),
        ("mislead", "lead", False),
        ("a.c", "a?c", True),
        ("abc", "a.c", False),
        ("mql", "[ms]ql", True),
    ],
)
def test_glob_matches_the_whole_text_whatever_its_width_and_case(text: str, glob: str, expected: bool):
    assert build().call("matches", text, glob) is expected


@pytest.mark.parametrize(
    ("text", "other", "expected"),
    [("Lead", "ＬＥＡＤ", True), (" lead ", "lead", True), ("ストラッセ", "ｽﾄﾗｯｾ", True), ("lead", "leads", False)],
)
def test_similar_texts_differ_in_width_and_case_alone(text: str, other: str, expected: bool):
    assert build().call("similar", text, other) is expected


def test_extra_is_what_stands_under_a_key_of_the_users_own():
    org = build(units={"a": {}, "b": {}})
    org.model.extras[org["unit/a"]] = {"x-code": "A 1"}
    assert org.call("extra", "unit/a", "x-code") == "A 1"
    assert org.call("extra", "unit/a", "x-other") is None
    assert org.call("extra", "unit/b", "x-code") is None


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        (date(2026, 4, 1), date(2028, 4, 1), 24),
        (date(2026, 4, 1), date(2026, 4, 30), 0),
        (date(2026, 1, 15), date(2026, 2, 14), 0),
        (date(2026, 1, 15), date(2026, 2, 15), 1),
        (date(2026, 1, 31), date(2026, 2, 28), 1),
        (date(2026, 12, 1), date(2027, 1, 1), 1),
        (date(2026, 2, 15), date(2026, 1, 15), -1),
        (date(2026, 1, 1), date(2026, 1, 1), 0),
    ],
)
def test_months_between_counts_whole_months(start: date, end: date, months: int):
    assert build().call("months_between", start, end) == months


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        (date(2026, 4, 1), date(2027, 3, 31), 12),
        (date(2026, 4, 1), date(2027, 3, 30), 11),
        (date(2026, 4, 15), date(2026, 5, 14), 1),
        (date(2026, 4, 1), date(2026, 3, 1), 0),
        (date(2026, 4, 1), date(2026, 2, 1), -1),
    ],
)
def test_months_of_a_span_with_both_its_days(first: date, last: date, months: int):
    assert build().call("months_through", first, last) == months
