"""Workbooks as they are written: texts that stay texts, choices that spreadsheets take, the same bytes every time."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from orglint.workbook.book import Choices, ColumnSheet, Hint, Line, Look, Page, SheetColumn, Value
from orglint.workbook.cell_text import cell_text
from orglint.workbook.reading import read_workbook
from orglint.workbook.writing import LONGEST_TEXT, is_writable, workbook_bytes

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook

DANGEROUS = (
    "=1+1",
    '=HYPERLINK("http://x.example")',
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "=",
    "#N/A",
    "#REF!",
    "TRUE",
    "001",
    "1-2",
    "2026-04-01",
    "a_x000A_b",
    "_x005F_",
)


def grid(*values: Value | None, look: Look = Look.CODE, **more: object) -> ColumnSheet:
    columns = tuple(SheetColumn(f"C{number}", 12, look) for number in range(len(values)))
    return ColumnSheet("Sheet", columns, (values,), **more)  # type: ignore[arg-type]


def opened(*sheets: ColumnSheet | Page) -> Workbook:
    return load_workbook(BytesIO(workbook_bytes(sheets, "title")))


@pytest.mark.parametrize("text", DANGEROUS)
@pytest.mark.parametrize("look", list(Look))
def test_no_text_becomes_a_formula_an_error_or_a_number(text: str, look: Look):
    cell = opened(grid(text, look=look))["Sheet"]["A2"]
    assert cell.data_type == "s"
    assert cell_text(cell.value, cell.number_format) == text.strip()


@pytest.mark.parametrize("text", [text for text in DANGEROUS if text[0] in "=+-@\t"])
def test_a_text_that_begins_like_a_formula_stays_text_when_it_is_edited(text: str):
    assert opened(grid(text))["Sheet"]["A2"].quotePrefix


def test_no_heading_and_no_line_of_a_page_becomes_a_formula():
    book = opened(ColumnSheet("Sheet", (SheetColumn("=1+1", 10),)), Page("=A1 page", (Line("=1+1", beside="@x"),)))
    assert book["Sheet"]["A1"].data_type == "s"
    assert [book["=A1 page"][place].data_type for place in ("A1", "B1")] == ["s", "s"]


def test_the_only_formulas_of_a_workbook_are_those_of_its_lists():
    sheets = (
        ColumnSheet("IDs", (SheetColumn("ID", 10),), (("=1",),)),
        grid("=2", choices={(0, 0): Choices(sheet="IDs")}),
    )
    with ZipFile(BytesIO(workbook_bytes(sheets, ""))) as package:
        parts = {name: package.read(name).decode() for name in package.namelist() if name.startswith("xl/worksheets/")}
    assert not any(re.search("<f[ >]", text) for text in parts.values())
    assert [re.findall("<formula1>(.*?)</formula1>", text) for text in parts.values()] == [[], ["'IDs'!$A$2:$A$1001"]]


def test_numbers_and_days_are_numbers_and_days():
    written = read_workbook(workbook_bytes([grid(12, 0.5, 48_000_000, look=Look.NUMBER)], ""))
    assert written.sheets[0].rows[2] == {1: "12", 2: "0.5", 3: "48000000"}
    written = read_workbook(workbook_bytes([grid(date(2026, 4, 1), look=Look.DAY)], ""))
    assert written.sheets[0].rows[2] == {1: "2026-04-01"}


def test_a_share_is_read_as_a_percentage():
    assert read_workbook(workbook_bytes([grid(0.333, look=Look.SHARE)], "")).sheets[0].rows[2] == {1: "33.3%"}


def test_columns_of_ids_are_text_also_where_nothing_stands_yet():
    sheet = opened(ColumnSheet("Sheet", (SheetColumn("ID", 10), SheetColumn("Amount", 10, Look.NUMBER))))["Sheet"]
    assert sheet.column_dimensions["A"].number_format == "@"
    assert sheet.column_dimensions["B"].number_format != "@"


def test_choices_offer_and_refuse_nothing():
    columns = (
        SheetColumn("Type", 10, choices=Choices(words=("部", "課")), hint=Hint("Type", "x" * 400)),
        SheetColumn("Unit", 10, choices=Choices(sheet="It's 1"), cell_hint=Hint("t" * 50, "several")),
    )
    rows = tuple((str(number),) for number in range(2000))
    book = opened(ColumnSheet("It's 1", (SheetColumn("ID", 10),), rows), ColumnSheet("Sheet", columns))
    found = {str(one.sqref): one for one in book["Sheet"].data_validations.dataValidation}
    assert set(found) == {"A1", "A2:A1001", "B2:B1001"}
    assert found["A2:A1001"].formula1 == '"部,課"'
    assert found["B2:B1001"].formula1 == "'It''s 1'!$A$2:$A$2001"
    assert not any(one.showErrorMessage for one in found.values())
    assert len(found["A1"].prompt) == 255
    assert len(found["B2:B1001"].promptTitle) == 32


def test_headings_stay_in_sight_and_rows_can_be_filtered():
    sheet = opened(grid("a", "b", fixed=1))["Sheet"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows) == ("B2", "A1:B2", "$1:$1")


def test_the_same_contents_have_the_same_bytes_at_any_time(monkeypatch: pytest.MonkeyPatch):
    first = workbook_bytes([grid("a")], "title")
    monkeypatch.setattr("time.localtime", lambda *_: (2031, 1, 1, 0, 0, 0, 0, 1, 0))
    assert workbook_bytes([grid("a")], "title") == first
    with ZipFile(BytesIO(first)) as package:
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.read("docProps/core.xml").count(b"2026-01-01T00:00:00Z") == 2


def test_a_link_leads_to_its_sheet():
    book = opened(Page("Page", (Line("x", link="It's 1"),)), ColumnSheet("It's 1", (SheetColumn("ID", 10),)))
    assert book["Page"]["A1"].hyperlink.location == "'It''s 1'!A1"


@pytest.mark.parametrize("text", ["a\nb", "", "x" * LONGEST_TEXT, "😀", "=1"])
def test_what_a_cell_can_hold(text: str):
    assert is_writable(text)


@pytest.mark.parametrize("text", ["a\x07", "\x1b[31m", "x" * (LONGEST_TEXT + 1), "\ud800", "a\rb", "\x0b"])
def test_what_no_cell_can_hold(text: str):
    assert not is_writable(text)
