"""Workbooks become sheets of text; what is hidden, foreign or harmful in them is said or refused."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook as Book
from openpyxl.chart import BarChart
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, PatternFill
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from orglint.location import Span
from orglint.workbook.limits import WorkbookLimits
from orglint.workbook.reading import read_workbook
from orglint.workbook.refusals import OLE
from orglint.workbook.sheet import Sheet
from tests.hr_workbook import book_of, hr_book, packed, saved

SHEET1 = "xl/worksheets/sheet1.xml"
PLAIN = saved(book_of([["id", "name"], [1, "Ann"]]))


def the_sheet(data: bytes) -> Sheet:
    read = read_workbook(data)
    assert read.faults == ()
    (sheet,) = read.sheets
    return sheet


def the_fault(data: bytes, limits: WorkbookLimits | None = None) -> tuple[str, str, str]:
    read = read_workbook(data, limits or WorkbookLimits())
    ((sheet, fault),) = read.faults
    assert fault.reason.ja
    return sheet, fault.rule, fault.reason.en


def with_cells(cells: str, data: bytes = PLAIN) -> bytes:
    """Return the workbook with other rows on its first sheet."""
    head = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    return packed(data, {SHEET1: f"{head}{cells}</sheetData></worksheet>"})


def test_cells_are_text_at_their_rows_and_columns():
    book = book_of([[], [None, "社員番号", "入社日"], [None, 12, date(2026, 4, 1)], [], [None, True, 0.25]])
    sheet = book.active
    sheet["B3"].number_format = "000000"
    sheet["C5"].number_format = "0%"
    assert the_sheet(saved(book)).rows == {
        2: {2: "社員番号", 3: "入社日"}, 3: {2: "000012", 3: "2026-04-01"}, 5: {2: "true", 3: "25%"},
    }  # fmt: skip


def test_dates_of_the_1904_system_are_the_same_days():
    book = book_of([["start"], [date(2026, 4, 1)]])
    book.epoch = CALENDAR_MAC_1904
    assert the_sheet(saved(book)).rows[2] == {1: "2026-04-01"}


def test_the_reading_of_a_name_is_no_part_of_it():
    strings = (
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>氏名</t></si>'
        '<si><r><t>佐藤 </t></r><r><t>花子</t></r><rPh sb="0" eb="2"><t>サトウ</t></rPh></si></sst>'
    )
    cells = '<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2" t="s"><v>1</v></c></row>'
    listed = (
        '<Override PartName="/xl/sharedStrings.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
    )
    data = packed(
        with_cells(cells),
        {"xl/sharedStrings.xml": strings, "[Content_Types].xml": lambda text: text.replace("</Types>", listed)},
    )
    assert the_sheet(data).rows == {1: {1: "氏名"}, 2: {1: "佐藤 花子"}}


def test_errors_and_formulas_without_a_value_are_damaged_cells_and_calculated_ones_are_not():
    cells = (
        '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>1+1</f></c><c r="C1" t="str"><f>""</f><v></v></c></row>'
        '<row r="2"><c r="A2" t="e"><v>#REF!</v></c><c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
    )
    sheet = the_sheet(with_cells(cells))
    assert sheet.rows == {1: {1: "2"}, 2: {}}
    assert {place: text.en.partition(",")[0] for place, text in sheet.damaged.items()} == {
        (1, 2): "the formula in this cell has no value yet",
        (2, 1): "the cell shows the error #REF!",
        (2, 2): "the cell shows the error #DIV/0!",
    }


def test_a_date_outside_of_the_calendar_is_a_damaged_cell_and_warns_nobody():
    book = book_of([["start"], [99_999_999]])
    book.active["A2"].number_format = "yyyy/m/d"
    assert list(the_sheet(saved(book)).damaged) == [(2, 1)]


def test_merged_areas_and_hidden_rows_and_columns_are_told():
    book = book_of([["a", "b", "c"], [1, 2, 3], [4, 5, 6]])
    sheet = book.active
    sheet.merge_cells("A2:A3")
    sheet.merge_cells("B1:C1")
    sheet.row_dimensions[3].hidden = True
    sheet.row_dimensions[9].hidden = True
    sheet.column_dimensions["B"].hidden = True
    read = the_sheet(saved(book))
    assert read.merged == {(1, 2): Span(1, 2, 1, 4), (2, 1): Span(2, 1, 3, 2)}
    assert (read.hidden_columns, read.hidden_rows) == (frozenset({2}), frozenset({3}))


def test_hidden_sheets_and_chart_sheets_are_named_and_not_read_empty_ones_are_passed_over():
    book = hr_book()
    book.create_sheet("空")
    chart = book.create_chartsheet("推移")
    chart.add_chart(BarChart())
    book["集計"]["A1"].comment = Comment("見直す", "人事")
    read = read_workbook(saved(book))
    assert [sheet.name for sheet in read.sheets] == ["社員一覧", "集計"]
    assert [note.en for note in read.notes] == [
        "hidden sheets are not read: マスタ",
        "sheets of charts or dialogs are not read: 推移",
        "in the workbook and not read: comments, charts, pictures and shapes",
    ]


def test_macros_and_links_to_other_workbooks_are_said():
    data = packed(PLAIN, {"xl/vbaProject.bin": b"\x01", "xl/externalLinks/externalLink1.xml": "<externalLink/>"})
    assert [note.ja for note in read_workbook(data).notes] == [
        "ブックにあり、読まないもの: マクロ、他のブックへのリンク"
    ]


def test_a_sheet_is_not_larger_than_what_is_filled_in():
    book = book_of([["id", "name"], [1, "Ann"]])
    book.active["XFD1048576"].fill = PatternFill("solid", fgColor="FF0000")
    assert the_sheet(saved(book)).rows == {1: {1: "id", 2: "name"}, 2: {1: "1", 2: "Ann"}}


@pytest.mark.parametrize(
    ("data", "part"),
    [
        (b"", "the file is empty"),
        (b"id,name\n1,Ann\n", "this is no Excel workbook, whatever its name says"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "the workbook is protected by a password"),
        (OLE + "Workbook".encode("utf-16-le"), "this is a workbook of Excel 97-2003 (.xls)"),
        (OLE, "this is no Excel workbook"),
        (packed(PLAIN, {"[Content_Types].xml": None, "xl/workbook.xml": None}), "this is a zip file, but no Excel"),
        (packed(PLAIN, {"[Content_Types].xml": None}), "the workbook is cut or damaged"),
        (packed(PLAIN, {"xl/workbook.xml": None}), "the workbook is cut or damaged"),
        (packed(PLAIN, {"[Content_Types].xml": "<Types/>", "xl/workbook.xml": None, "xl/workbook.bin": b"x"}),
         "this is a binary workbook (.xlsb)"),
        (packed(PLAIN, {"[Content_Types].xml": None, "xl/workbook.xml": None, "Index/Document.iwa": b"x"}),
         "this is a Numbers spreadsheet"),
        (packed(PLAIN, {"[Content_Types].xml": None, "xl/workbook.xml": None,
                        "mimetype": "application/vnd.oasis.opendocument.spreadsheet"}),
         "this is an OpenDocument spreadsheet (.ods)"),
        (PLAIN[:-30], "the workbook is cut or damaged"),
        (PLAIN[:300], "the workbook is cut or damaged"),
        (saved(Book()), "no visible sheet has anything in it"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_says_what_it_is_and_what_to_do(data: bytes, part: str):
    sheet, rule, reason = the_fault(data)
    assert (sheet, rule) == ("", "not-a-table")
    assert reason.startswith(part)


def test_the_strict_form_of_workbooks_is_refused():
    strict = {
        "xl/workbook.xml": lambda text: text.replace(
            "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main"
        )
    }
    assert "Strict Open XML" in the_fault(packed(PLAIN, strict))[2]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("part", [SHEET1, "xl/styles.xml", "docProps/core.xml", "xl/other.xml"])
def test_a_document_type_definition_in_any_part_refuses_the_workbook(part: str, encoding: str):
    bomb = '<?xml version="1.0"?>\n<!-- x -->\n<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c SYSTEM "file:///etc/hosts">]><a>&b;</a>'
    sheet, rule, reason = the_fault(packed(PLAIN, {part: bomb.encode(encoding)}))
    assert (sheet, rule) == ("", "not-a-table")
    assert reason.startswith(f"the part {part} has a document type definition")


def test_bounds_hold_for_parts_size_ratio_and_sheets():
    bomb = packed(PLAIN, {"xl/media/image1.png": b"\0" * 30_000_000})
    assert the_fault(bomb)[1:] == (
        "file-too-large",
        "the workbook unpacks to many times its size, as files do that are made to exhaust memory; it is not read",
    )
    for limits in (WorkbookLimits(parts=3), WorkbookLimits(unpacked_bytes=1000)):
        assert the_fault(PLAIN, limits)[1] == "file-too-large"
    book = book_of([["id"]])
    book.create_sheet("two")
    assert the_fault(saved(book), WorkbookLimits(sheets=1)) == ("", "file-too-large", "more than 1 sheets")


@pytest.mark.parametrize(
    "limits",
    [WorkbookLimits(cells=3), WorkbookLimits(slots=3), WorkbookLimits(merged=0)],
    ids=["cells", "slots", "merged"],
)
def test_bounds_hold_for_each_sheet(limits: WorkbookLimits):
    book = book_of([["id", "name"], [1, "Ann"]], "名簿")
    book.active.merge_cells("C1:D1")
    assert the_fault(saved(book), limits)[:2] == ("名簿", "file-too-large")


@pytest.mark.parametrize(
    "cells",
    [
        '<row r="5"><c r="A5"><v>1</v></c></row><row r="3"><c r="A3"><v>1</v></c></row>',
        '<row r="99999999999"><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>2</v></c></row>',
        '<row r="1"><c r="A7"><v>1</v></c></row>',
        '<row r="1"><c r="ZZZ1"><v>1</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>12345</v></c></row>',
        '<row r="1"><c r="A1" s="999"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>one</v></c></row>',
    ],
)
def test_a_sheet_that_lies_about_its_cells_is_damaged_and_nothing_of_it_is_read(cells: str):
    read = read_workbook(with_cells(cells))
    assert read.sheets == ()
    assert [(sheet, fault.rule, fault.reason.en[:20]) for sheet, fault in read.faults] == [
        ("Sheet1", "not-a-table", "the sheet is damaged")
    ]


def test_merged_areas_and_links_across_the_whole_sheet_cost_nothing():
    tail = '</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    data = packed(PLAIN, {SHEET1: lambda text: text.replace("</sheetData>", tail)})
    assert the_sheet(data).merged == {(1, 1): Span(1, 1, 1_048_576, 16_385)}


HR = saved(hr_book())


@given(st.data())
def test_no_damage_ends_in_a_traceback(data: st.DataObject):
    """Flip bytes and cut the package as a whole."""
    damaged = bytearray(HR)
    for place in data.draw(st.lists(st.integers(0, len(HR) - 1), max_size=4)):
        damaged[place] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(HR)))
    read = read_workbook(bytes(damaged[: cut or None]))
    assert read.sheets or read.faults


def _parts() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(HR)) as package:
        return {name: package.read(name) for name in package.namelist()}


PARTS = _parts()


@given(st.data())
def test_no_damage_inside_of_a_part_ends_in_a_traceback(data: st.DataObject):
    """Flip, cut, double and exchange text inside of a part, in a package that is whole."""
    name = data.draw(st.sampled_from(sorted(PARTS)))
    text = bytearray(PARTS[name])
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 40)))
        text[start:end] = data.draw(
            st.sampled_from([b"", b"<", b'"', b"-1", b"1e999", b"<c/>", b"\xff", bytes(text[start:end]) * 2, b"zz"])
        )
    read = read_workbook(packed(HR, {name: bytes(text)}))
    assert read.sheets or read.faults


def test_what_indents_a_text_is_kept_beside_it():
    book = Book()
    page = book.worksheets[0]
    for text in ("本社", "  営業部", "\u3000営業課", "開発部"):
        page.append([text, 1])
    page["A4"].alignment = Alignment(indent=2)
    page["B4"].alignment = Alignment(indent=1)
    (sheet,) = read_workbook(saved(book)).sheets
    assert sheet.indents == {(2, 1): "  ", (3, 1): "\u3000", (4, 1): "\t\t"}
    assert sheet.rows[4] == {1: "開発部", 2: "1"}
