"""Amounts in words: what they are, between which they lie, and what is no amount."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orglint.importers.tables.amounts import read_band, read_scale


@pytest.mark.parametrize(
    ("text", "beyond", "up_to"),
    [
        ("100万円以下", None, 1_000_000),
        ("〜500万", None, 5_000_000),
        ("～500万円", None, 5_000_000),
        ("1,000万円未満", None, 9_999_999),
        ("１，０００万円未満", None, 9_999_999),
        ("1億5,000万円超", 150_000_001, None),
        ("百万円以下", None, 1_000_000),
        ("一千万円以内", None, 10_000_000),
        ("3百万円", None, 3_000_000),
        ("３００万円まで", None, 3_000_000),
        ("2.5億円以下", None, 250_000_000),
        ("50万円を超える", 500_001, None),
        ("50万円を超え100万円以下", 500_001, 1_000_000),
        ("1万円以上~10万円未満", 10_000, 99_999),
        ("100万円以上500万円未満", 1_000_000, 4_999_999),
        ("100万円超～500万円以下", 1_000_001, 5_000_000),
        ("100万円〜500万円", 1_000_000, 5_000_000),
        ("500万円〜", 5_000_000, None),
        ("10万円以上のもの", 100_000, None),
        ("1件の金額が50万円以上のもの", 500_000, None),
        ("1件当たり10万円以下", None, 100_000),
        ("100万円以下(税抜)", None, 1_000_000),
        ("¥5,000,000", None, 5_000_000),
        ("≧100万円", 1_000_000, None),
        ("up to $10,000", None, 10_000),
        ("under $10,000", None, 9_999.99),
        ("over $10k", 10_000.01, None),
        ("$1,000 - $5,000", 1_000, 5_000),
        ("$5k to $20k", 5_000, 20_000),
        ("5M", None, 5_000_000),
        ("EUR 2.5 million", None, 2_500_000),
        ("上限なし", None, None),
        ("全額", None, None),
        ("unlimited", None, None),
        ("No limit", None, None),
    ],
)
def test_amounts_lie_between_these(text: str, beyond: float | None, up_to: float | None):
    band = read_band(text)
    assert band is not None
    assert (band.beyond, band.up_to) == (beyond, up_to)


@pytest.mark.parametrize(
    "text",
    ["", "部長", "10%以下", "5日以内", "20年以上", "100", "100〜500", "1,00万円", "..", "万", "千円", "500万円以上100万円以下",
     "重要なもの", "予算内", "A", "2026年4月1日", "決裁", "1件の金額が50万円以上のものにあっては、副町長", "以下", "円", "1万2万3万"],
)  # fmt: skip
def test_other_texts_are_no_amounts(text: str):
    assert read_band(text) is None


@pytest.mark.parametrize(
    ("text", "scale"),
    [
        ("単位：千円", 1_000), ("項目(単位:百万円)", 1_000_000), ("金額(万円)", 10_000), ("金額（円）", 1), ("(千円)", 1_000),
        ("Amount (JPY thousand)", 1_000), ("in millions", 1_000_000), ("金額", None), ("部長", None), ("", None),
    ],
)  # fmt: skip
def test_heading_says_what_numbers_are_multiples_of(text: str, scale: float | None):
    assert read_scale(text) == scale


def test_bare_number_is_an_amount_where_its_unit_is_known_or_it_is_large():
    assert read_band("500") is None
    band = read_band("500", 1_000)
    assert band is not None
    assert (band.up_to, band.is_told) == (500_000, False)
    large = read_band("500,000")
    assert large is not None
    assert large.up_to == 500_000


@given(
    st.integers(min_value=1, max_value=9_999),
    st.sampled_from(["万", "億"]),
    st.sampled_from(["以下", "未満", "以上", "超"]),
)
def test_amount_is_read_back_as_written(number: int, unit: str, bound: str):
    band = read_band(f"{number:,}{unit}円{bound}")
    value = number * {"万": 10**4, "億": 10**8}[unit]
    expected = {"以下": (None, value), "未満": (None, value - 1), "以上": (value, None), "超": (value + 1, None)}
    assert band is not None
    assert (band.beyond, band.up_to) == expected[bound]


@given(
    st.text(alphabet="0123456789０１,.万億千百十円〜-以上下未満超を$kM 単位:なし", max_size=15),
    st.sampled_from([None, 1000.0]),
)
def test_any_text_is_an_amount_or_none_and_bounds_are_in_order(text: str, scale: float | None):
    band = read_band(text, scale)
    if band is not None and band.low is not None and band.high is not None:
        assert band.low <= band.high
