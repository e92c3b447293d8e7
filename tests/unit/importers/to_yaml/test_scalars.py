"""Texts stay texts for every reader of YAML, and numbers and dates stand plain."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from orglint.importers.to_yaml.block import entries, on_one_line, remark
from orglint.importers.to_yaml.scalars import Scalar, written
from orglint.source.document import Mapping, Sequence
from orglint.source.reader import read_yaml

PLAIN = ["田中 太郎", "営業部", "Sales", "Head of Sales", "R&D", "A/B", "第1課", "positions.reports_to"]
QUOTED = [
    "no",
    "Yes",
    "null",
    "~",
    "",
    "001",
    "12",
    "1:30",
    "2026-04-01",
    "1e3",
    "0x1",
    "a: b",
    "# x",
    "- x",
    "[x]",
    "y",
]
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)


@pytest.mark.parametrize("text", PLAIN)
def test_ordinary_words_stand_plain(text):
    assert written(text) == text


@pytest.mark.parametrize("text", QUOTED)
def test_what_yaml_reads_otherwise_is_quoted(text):
    assert written(text) == f"'{text}'"


def test_numbers_dates_and_yes_stand_plain_where_their_field_is_of_that_type():
    assert written(Scalar("48_000_000", "number")) == "48_000_000"
    assert written(Scalar("2026-04-01", "date")) == "2026-04-01"
    assert written(Scalar("yes", "bool")) == "yes"
    assert written(Scalar("1,000", "number")) == "'1,000'"
    assert written(Scalar("12", "date")) == "'12'"
    assert written(None) == "null"


@given(TEXTS)
@example("a\u2028b")
@example("\x85")
@example("1課 O'Neil")
@example("𠮷野😀")
@example("x" * 1200)
def test_every_text_reads_back_in_a_block_and_between_brackets(text):
    tree = Mapping({"k": text, text or "empty": Sequence([text, Mapping({text or "e": None})])})
    for lines in ("\n".join(entries(tree, 0)), on_one_line(tree)):
        read = read_yaml("a.yaml", lines.encode())
        assert isinstance(read, list), (read, lines)
        assert read[0].root == tree
        assert yaml.safe_load(lines) == tree


@given(TEXTS)
def test_a_remark_stays_on_its_line_and_is_no_instruction(text):
    said = remark(f"orglint: ignore[wide-span] {text}")
    assert said.startswith('"orglint')
    line = f"units:\n  a:\n    parent: b  # {remark(text)}\n    head: c\n"
    read = read_yaml("a.yaml", line.encode())
    assert isinstance(read, list)
    assert read[0].root == {"units": {"a": {"parent": "b", "head": "c"}}}


def test_a_suppression_in_the_name_of_a_unit_is_none():
    assert remark("x # orglint: ignore[wide-span] because") == "x ＃ orglint: ignore[wide-span] because"
