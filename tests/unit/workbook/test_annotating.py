"""A copy of a workbook has marks and sheets of ours beside everything the user has; what it lacks is said."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from orglint.i18n import Text
from orglint.workbook.annotating import NOT_COPIED, Copy, annotated, of_our_own, sheet_names
from orglint.workbook.copying import TOO_LARGE, copy_refused
from orglint.workbook.outgoing import Column, Front, Grid, Line, Link, ListPage, ListRow, Mark, SummaryPage
from tests.hr_workbook import FIRST_ROW, SHEET, book_of, hr_book, packed, reopened, saved

DAY = date(2026, 4, 1)
MARK = Mark(2, 1, "error", "error: no such unit\nRule: unknown-reference")
SHEET1 = "xl/worksheets/sheet1.xml"


def front(lost: Sequence[Text] = (), changed: Sequence[Text] = ()) -> Front:
    about = ", ".join(text.en for text in (*lost, *changed))
    return Front(
        SummaryPage("Summary", "orglint", (Line("Copy", about), Line("", "like this", "error"))),
        ListPage(
            "Findings",
            (Column("Severity", 10), Column("Cell", 8)),
            (ListRow(("error", "A2"), "error", Link("Sheet1", 2, 1)), ListRow(("note", ""), "quiet")),
            1,
        ),
        "Calibri",
    )


def copy_of(data: bytes, *marks: Mark, sheet: str = "Sheet1") -> Copy:
    copy = annotated(data, {sheet: marks}, [], front, DAY)
    assert isinstance(copy, Copy)
    return copy


def summary_of(copy: Copy) -> str:
    return reopened(copy.data)["Summary"]["B3"].value or ""


PLAIN = saved(book_of([["id", "name"], [1, "Ann"], [2, "Bob"]]))


def test_a_mark_is_a_colour_and_a_comment_on_its_cell_alone():
    sheet = reopened(copy_of(PLAIN, MARK).data)["Sheet1"]
    assert sheet["A2"].fill.fgColor.rgb == "FFFFB3B3"
    assert sheet["A2"].comment.text == "[orglint]\nerror: no such unit\nRule: unknown-reference"
    assert sheet["A2"].comment.author == "orglint"
    others = [cell for row in sheet.iter_rows() for cell in row if cell.coordinate != "A2"]
    assert all(cell.comment is None and cell.fill.fill_type is None for cell in others)


def test_a_mark_on_a_merged_area_is_on_its_first_cell():
    book = hr_book()
    area = next(area for area in book[SHEET].merged_cells.ranges if area.min_row >= FIRST_ROW)
    copy = copy_of(saved(book), Mark(area.min_row + 1, area.min_col, "note", "x"), sheet=SHEET)
    assert reopened(copy.data)[SHEET].cell(area.min_row, area.min_col).comment.text == "[orglint]\nx"


def test_our_sheets_are_the_first_two_and_lead_to_the_cells():
    book = reopened(copy_of(PLAIN, MARK).data)
    assert book.sheetnames == ["Summary", "Findings", "Sheet1"]
    assert book.active.title == "Summary"
    assert [sheet.sheet_view.tabSelected for sheet in book.worksheets] == [True, None, False]
    findings = book["Findings"]
    assert findings["B2"].hyperlink.location == "'Sheet1'!A2"
    assert (findings.freeze_panes, findings.auto_filter.ref) == ("C2", "A1:B3")
    assert [cell.value for cell in findings[1]] == ["Severity", "Cell"]


def test_everything_else_of_the_user_is_still_there():
    book = book_of([["id", "name", "cost"], [1, "Ann", 5], [2, "Bob", 6], [None, None, "=SUM(C2:C3)"]])
    sheet = book.active
    sheet["B2"].fill = PatternFill("solid", fgColor="FF00FF00")
    sheet["B3"].comment = Comment("ask her", "HR")
    sheet["A3"] = "=text"
    sheet["A3"].data_type = "s"
    sheet.merge_cells("D1:E1")
    sheet.column_dimensions["B"].hidden = True
    sheet.freeze_panes = "A2"
    sheet.add_data_validation(DataValidation(type="list", formula1='"a,b"', sqref="B2:B9"))
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=3, min_row=1, max_row=3))
    sheet.add_chart(chart, "G2")
    book.create_sheet("secret").sheet_state = "veryHidden"
    book.defined_names["area"] = DefinedName("area", attr_text="Sheet1!$A$1:$C$3")
    original = saved(book)
    copy = copy_of(original, MARK)
    read = reopened(copy.data)
    same = read["Sheet1"]
    assert (same["C4"].value, same["A3"].value, same["A3"].data_type) == ("=SUM(C2:C3)", "=text", "s")
    assert (same["B2"].fill.fgColor.rgb, same["B3"].comment.text) == ("FF00FF00", "ask her")
    assert (same.freeze_panes, same.column_dimensions["B"].hidden) == ("A2", True)
    assert [str(area) for area in same.merged_cells.ranges] == ["D1:E1"]
    assert [str(each.sqref) for each in same.data_validations.dataValidation] == ["B2:B9"]
    assert (len(same._charts), read["secret"].sheet_state) == (1, "veryHidden")
    assert read.defined_names["area"].value == "Sheet1!$A$1:$C$3"
    assert copy.lost == ()
    assert [text.en for text in copy.changed] == [
        "formulas are calculated when it is opened",
        "charts may look a little different",
        "comments that were there have boxes of another size",
    ]
    assert summary_of(copy).startswith("formulas are calculated")


def test_a_comment_of_the_user_stays_above_ours():
    book = book_of([["id"], [1]])
    book.active["A2"].comment = Comment("ask her", "HR")
    comment = reopened(copy_of(saved(book), MARK).data)["Sheet1"]["A2"].comment
    assert comment.text.startswith("ask her\n\n[orglint]\nerror: no such unit")
    assert comment.author == "HR"


def test_marks_of_an_earlier_run_are_taken_away():
    book = book_of([["id"], [1], [2]])
    book.active["A3"].comment = Comment("ask her", "HR")
    once = copy_of(saved(book), MARK, Mark(3, 1, "note", "gone"))
    twice = reopened(copy_of(once.data, Mark(2, 1, "warning", "still")).data)
    assert twice.sheetnames == ["Summary", "Findings", "Sheet1"]
    sheet = twice["Sheet1"]
    assert (sheet["A2"].comment.text, sheet["A3"].comment.text) == ("[orglint]\nstill", "ask her")
    assert (sheet["A2"].fill.fgColor.rgb, sheet["A3"].fill.fill_type) == ("FFFFE08A", None)


def test_sheets_of_the_user_with_our_names_are_kept():
    book = book_of([["id"], [1]])
    book.create_sheet("findings").append(["mine"])
    names = reopened(copy_of(saved(book), MARK).data).sheetnames
    assert names == ["Summary", "Findings (2)", "Sheet1", "findings"]


def test_the_same_run_gives_the_same_bytes_whatever_the_time(monkeypatch: pytest.MonkeyPatch):
    import openpyxl.writer.excel as writer

    first = copy_of(PLAIN, MARK).data

    class Later(writer.datetime.datetime):
        @classmethod
        def now(cls, tz: Any = None) -> Any:
            return writer.datetime.datetime(2031, 1, 1, tzinfo=tz)

    monkeypatch.setattr(writer.datetime, "datetime", Later)
    assert copy_of(PLAIN, MARK).data == first
    own = [of_our_own([Grid("a", 1, {(1, 1): "x"})], front(), DAY) for _ in range(2)]
    assert own[0] == own[1]


LOST: dict[str, dict[str, Any]] = {
    "macros": {"xl/vbaProject.bin": b"\x01"},
    "pictures": {"xl/media/image1.png": b"\x01"},
    "shapes": {"xl/drawings/drawing1.xml": "<a xmlns:xdr='x'><xdr:sp></xdr:sp></a>"},
    "form controls": {"xl/ctrlProps/ctrlProp1.xml": "<a/>"},
    "threads of comments": {"xl/threadedComments/threadedComment1.xml": "<a/>"},
    "slicers and timelines": {"xl/slicers/slicer1.xml": "<a/>"},
    "data connections": {"xl/connections.xml": "<a/>"},
    "embedded files": {"xl/embeddings/oleObject1.bin": b"\x01"},
    "digital signatures": {"_xmlsignatures/sig1.xml": "<a/>"},
    "readings of names (furigana)": {
        "xl/sharedStrings.xml": '<sst xmlns="x"><si><t>a</t><rPh sb="0" eb="1"><t>b</t></rPh></si></sst>'
    },
    "some drop-down lists": {
        SHEET1: lambda text: text.replace(
            "</worksheet>",
            '<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" xmlns:x14="y"><x14:dataValidations><x14:dataValidation '
            'type="list"/></x14:dataValidations></ext></extLst></worksheet>',
        )
    },
}


@pytest.mark.parametrize("what", LOST)
def test_what_a_copy_lacks_is_said(what: str):
    copy = copy_of(packed(PLAIN, LOST[what]), MARK)
    assert [text.en for text in copy.lost] == [what]
    assert summary_of(copy) == what


def test_macros_are_not_in_the_copy():
    data = packed(
        PLAIN,
        {
            "xl/vbaProject.bin": b"\x01",
            "[Content_Types].xml": lambda text: text.replace(
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
            ),
        },
    )
    with zipfile.ZipFile(io.BytesIO(copy_of(data, MARK).data)) as package:
        assert not [name for name in package.namelist() if "vba" in name.lower()]
        assert b"macroEnabled" not in package.read("[Content_Types].xml")


def test_what_would_take_all_memory_is_not_copied_and_says_so():
    areas = "<mergeCells><mergeCell ref='A1:XFD1048576'/></mergeCells>"
    links = "<hyperlinks><hyperlink ref='A1:XFD1048576' location='x'/></hyperlinks>"
    for tail in (areas, links):
        data = packed(PLAIN, {SHEET1: lambda text, tail=tail: text.replace("</sheetData>", f"</sheetData>{tail}")})
        assert annotated(data, {}, [], front, DAY) == TOO_LARGE.filled(most="1,500,000")
    with zipfile.ZipFile(io.BytesIO(PLAIN)) as package:
        assert copy_refused(package, most=6) is None
        assert copy_refused(package, most=5) == TOO_LARGE.filled(most="5")


def test_a_part_that_only_copying_reads_and_that_is_damaged_is_said():
    data = packed(PLAIN, {"xl/comments1.xml": "<a", "xl/worksheets/_rels/sheet1.xml.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="/xl/comments1.xml"/>'
        "</Relationships>"
    )})  # fmt: skip
    assert annotated(data, {}, [], front, DAY) == NOT_COPIED


def test_a_table_of_its_own_has_its_rows_where_its_file_has_them():
    grid = Grid("staff", 1, {(1, 1): "id", (3, 1): "=1", (3, 2): "x" * 80}, (Mark(3, 2, "note", "long"),))
    book = reopened(of_our_own([grid], front(), DAY))
    assert book.sheetnames == ["Summary", "Findings", "staff"]
    sheet = book["staff"]
    assert [(cell.coordinate, cell.value, cell.data_type) for row in sheet.iter_rows() for cell in row if cell.value] == [
        ("A1", "id", "s"), ("A3", "=1", "s"), ("B3", "x" * 80, "s"),
    ]  # fmt: skip
    assert (sheet["B3"].comment.text, sheet.freeze_panes) == ("[orglint]\nlong", "A2")
    assert sheet.column_dimensions["B"].width == 40
    assert book.properties.creator == "orglint"


def test_names_of_sheets_are_those_of_the_workbook():
    assert sheet_names(saved(hr_book())) == (SHEET, "マスタ", "集計")
