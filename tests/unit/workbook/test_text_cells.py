"""Texts of users in cells start nothing, and are there as they were written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from orglint.workbook.reading import read_workbook
from orglint.workbook.text_cells import LONGEST, put_text, writable
from orglint.workbook.titles import sheet_title
from tests.hr_workbook import reopened, saved


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_a_text_that_looks_like_a_formula_is_marked_as_text(start: str):
    book = Workbook()
    put_text(book.active["A1"], f"{start}cmd|' /C calc'!A0")
    cell = reopened(saved(book)).active["A1"]
    assert (cell.data_type, cell.quotePrefix) == ("s", True)


@given(
    st.lists(st.text() | st.sampled_from(["=1+1", "#N/A", "TRUE", "1e5", "@SUM(A1)", "_x0041_", "\ud800", "\ufffe"]))
)
def test_every_text_is_read_back_as_text(texts: list[str]):
    book = Workbook()
    for row, text in enumerate(texts, start=1):
        put_text(book.active.cell(row, 1), text)
    sheet = reopened(saved(book)).active
    for row, text in enumerate(texts, start=1):
        cell = sheet.cell(row, 1)
        assert (cell.data_type, cell.value) in {("s", cell.value), ("n", None)}
        assert cell.value is not None or not text.strip()


def test_what_xml_does_not_allow_is_written_out_and_very_long_texts_are_cut():
    assert writable("a\x00b\x1b\ud800\ufffe") == "a\\x00b\\x1b\\ud800\\ufffe"
    assert writable("x" * 40_000) == "x" * LONGEST


def test_what_looks_like_an_escape_of_the_format_stays_what_it_is():
    book = Workbook()
    put_text(book.active["A1"], "_x000D_")
    assert b"_x005F_x000D_" in _first_sheet(saved(book))
    assert read_workbook(saved(book)).faults == ()


def _first_sheet(data: bytes) -> bytes:
    import io
    import zipfile

    return zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml")


def test_titles_of_sheets_are_allowed_and_unlike_each_other():
    assert sheet_title("a/b:c[1]*?\\", []) == "a_b_c_1____"
    assert sheet_title("Staff", ["STAFF", "staff (2)"]) == "Staff (3)"
    assert sheet_title("x" * 40, ["x" * 31]) == "x" * 27 + " (2)"
    assert sheet_title("'", []) == "_"
