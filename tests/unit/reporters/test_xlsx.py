"""The report as a workbook: which files become sheets, what may be shown of them, and that it never starts anything."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orglint.app.checking import check
from orglint.app.inputs import Inputs
from orglint.finding import Status
from orglint.report import Report
from orglint.reporters.options import Options, Written
from orglint.reporters.registry import FILE_FORMATS
from orglint.ruleset.choosing import Selection
from orglint.workbook.reading import read_workbook
from tests.hr_workbook import FIRST_ROW, SHEET, book_of, hr_book, packed, reopened, saved
from tests.unit.reporters.test_properties import some_reports

if TYPE_CHECKING:
    from openpyxl import Workbook

CSV = "社員番号,氏名,部署,役職,上長,給与\n1,佐藤 花子,営業部,部長,なし,900\n2,鈴木 一郎,営業部,担当,9,500\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    return tmp_path


def report_of(**files: str | bytes) -> Report:
    paths = [Path(name.replace("_", ".")) for name in files]
    for path, text in zip(paths, files.values(), strict=True):
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    day = date(2026, 4, 1)
    return check(Inputs(tuple(paths), language="en", as_of=day, today=day), Selection(select=("orphan-position",)))


def written(report: Report, options: Options = Options()) -> Written:  # noqa: B008 - frozen
    return FILE_FORMATS["xlsx"](report, options)


def opened(report: Report, options: Options = Options()) -> Workbook:  # noqa: B008 - frozen
    return reopened(written(report, options).data)


def column(book: Workbook, heading: str) -> list[str]:
    first, *rows = book["Findings"].iter_rows(values_only=True)
    number = first.index(heading)
    return [str(row[number] or "") for row in rows]


def told(book: Workbook) -> str:
    return "\n".join(str(cell) for row in book["Summary"].iter_rows(values_only=True) for cell in row if cell)


def test_a_table_becomes_a_sheet_of_what_was_read_with_marks(here: Path):
    book = opened(report_of(staff_csv=CSV))
    assert book.sheetnames == ["Summary", "Findings", "staff"]
    sheet = book["staff"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["社員番号", "氏名", "部署", "役職", "上長"],
        ["1", "佐藤 花子", "営業部", "部長", "なし"],
        ["2", "鈴木 一郎", "営業部", "担当", "9"],
    ]
    assert [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.comment] == ["E3"]
    assert 'error: unknown position "9"' in sheet["E3"].comment.text
    assert (column(book, "File"), column(book, "Sheet"), column(book, "Cell or line")) == (
        ["staff.csv"],
        ["staff"],
        ["E3"],
    )
    assert "900" not in told(book)


def test_rows_stand_at_the_lines_of_their_file(here: Path):
    book = opened(report_of(staff_csv='id,name,department,manager\n\n1,"Ann\nLee",Sales,9\n2,Bob,Sales,1\n'))
    assert [(row[0].row, row[0].value) for row in book["staff"].iter_rows() if row[0].value] == [
        (1, "id"), (3, "1"), (5, "2"),
    ]  # fmt: skip
    assert book["staff"]["D3"].comment is not None


def test_sensitive_columns_that_are_mapped_are_masked(here: Path):
    Path("map.yaml").write_text("columns: {no: positions.id, pay: positions.cost, boss: positions.reports_to}\n")
    Path("posts.csv").write_text("no,pay,boss\na,987654,nope\n")
    day = date(2026, 4, 1)
    report = check(Inputs((Path("posts.csv"),), column_map=Path("map.yaml"), as_of=day, today=day, language="en"))
    data = written(report).data
    assert [[cell.value for cell in row] for row in reopened(data)["posts"].iter_rows()] == [
        ["no", "pay", "boss"], ["a", "***", "nope"],
    ]  # fmt: skip
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert not any(b"987654" in package.read(name) for name in package.namelist())


def test_findings_in_yaml_are_listed_with_their_lines_and_lead_nowhere(here: Path):
    book = opened(report_of(org_yaml="units:\n  hq: {name: HQ, head: nobody}\n"))
    assert book.sheetnames == ["Summary", "Findings"]
    assert (column(book, "File"), column(book, "Sheet"), column(book, "Cell or line")) == (["org.yaml"], [""], ["2:24"])
    assert book["Findings"]["G2"].hyperlink is None


def test_one_workbook_is_copied_and_tables_beside_it_are_sheets_behind_it(here: Path):
    twin = "社員番号,氏名,部署,上長\n9,田中,営業部,8\n"
    book = opened(report_of(hr_xlsx=saved(hr_book()), add_csv=twin))
    assert book.sheetnames == ["Summary", "Findings", SHEET, "マスタ", "集計", "add"]
    assert book["add"]["D2"].comment is not None
    assert "This is a copy of hr.xlsx" in told(book)


def test_of_several_workbooks_what_was_read_becomes_sheets_at_its_own_rows(here: Path):
    rows = [["社員番号", "氏名", "部署", "上長", "血液型"], [9, "田中", "営業部", 8, "A"]]
    book = opened(report_of(hr_xlsx=saved(hr_book()), add_xlsx=saved(book_of([[], *rows], SHEET))))
    assert book.sheetnames == ["Summary", "Findings", SHEET, f"{SHEET} (2)"]
    assert [cell.value for cell in book[SHEET][2]] == [None] * 0 or book[SHEET].max_row in {3, FIRST_ROW + 24}
    by_file = {sheet.max_column: sheet for sheet in book.worksheets[2:]}
    assert [cell.value for cell in by_file[4][3]] == ["9", "田中", "営業部", "8"]
    assert by_file[8].cell(FIRST_ROW, 1).value == "000001"


def test_with_names_hidden_no_table_is_shown(here: Path):
    report = report_of(hr_xlsx=saved(hr_book()), add_csv=CSV)
    data = written(report, Options(names=False)).data
    book = reopened(data)
    assert book.sheetnames == ["Summary", "Findings"]
    assert "Names of people are hidden by the configuration" in told(book)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = [package.read(name).decode() for name in package.namelist()]
    assert not any("佐藤" in part or "氏名 0" in part for part in parts)


def test_a_workbook_that_cannot_be_copied_is_shown_as_its_tables_and_that_is_said(here: Path):
    tail = "<hyperlinks><hyperlink ref='A1:XFD1048576' location='x'/></hyperlinks>"
    data = packed(
        saved(hr_book()), {"xl/worksheets/sheet3.xml": lambda text: text.replace("</sheetData>", f"</sheetData>{tail}")}
    )
    result = written(report_of(hr_xlsx=data))
    book = reopened(result.data)
    assert book.sheetnames == ["Summary", "Findings", SHEET]
    assert result.notes == ("hr.xlsx: the workbook has more than 1,500,000 cells, so it is not copied",)
    assert result.notes[0] in told(book)


def test_what_the_copy_lacks_is_a_note_and_in_the_summary(here: Path):
    result = written(
        report_of(hr_xlsx=packed(saved(hr_book()), {"xl/media/image1.png": b"x", "xl/vbaProject.bin": b"x"}))
    )
    assert result.notes == ("hr.xlsx: not in the copy: macros, pictures",)
    assert "Not in the copy: macros, pictures." in told(reopened(result.data))


def test_a_copy_checked_again_says_the_same_and_its_own_sheets_are_no_tables(here: Path):
    book = hr_book()
    book[SHEET][f"F{FIRST_ROW + 1}"] = 777
    first = report_of(hr_xlsx=saved(book))
    again = report_of(hr_xlsx=written(first).data)
    assert [(one.rule, one.entity, one.location, one.fingerprint) for one in again.findings] == [
        (one.rule, one.entity, one.location, one.fingerprint) for one in first.findings
    ]
    assert ("hr.xlsx", "sheets of an earlier report are not read: Summary, Findings") in again.notes
    assert not [file for file, _ in again.notes if file.endswith(("Summary", "Findings"))]


def test_a_cell_with_very_many_findings_names_the_first_and_where_the_others_are(here: Path):
    report = report_of(staff_csv=CSV)
    (one,) = report.findings
    many = tuple(replace(one, fingerprint=f"f{number:02}") for number in range(11))
    comment = opened(replace(report, findings=many))["staff"]["E3"].comment.text
    assert comment.count("error: unknown position") == 8
    assert comment.endswith("and 3 more; see the sheet Findings")


CELLS = st.text(max_size=12) | st.sampled_from(["=1+1", "+1", "-1", "@a", "\tx", "#REF!", "=HYPERLINK(A1)", "1"])


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=5))
def test_no_text_of_the_user_becomes_a_formula(here: Path, rows: list[tuple[str, ...]]):
    import csv

    stream = io.StringIO()
    csv.writer(stream).writerows([("社員番号", "氏名", "上長"), *rows])
    report = report_of(staff_csv=stream.getvalue().encode("utf-8", "replace"))
    data = written(report).data
    assert data == written(report).data
    for sheet in reopened(data).worksheets:
        assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
        assert not [
            cell for row in sheet.iter_rows() for cell in row if cell.data_type == "n" and cell.value is not None
        ]
    faults = [fault.reason.en for _, fault in read_workbook(data).faults]
    assert faults == (
        [] if report.files and "staff" in reopened(data).sheetnames else ["no visible sheet has anything in it"]
    )


def test_tables_are_known_as_such(here: Path):
    report = report_of(staff_csv=CSV, org_yaml="units: {営業部: {name: 営業}}\n", hr_xlsx=saved(hr_book()))
    assert set(report.tables) == {"staff.csv", f"hr.xlsx:{SHEET}"}
    assert set(report.sources) == {"staff.csv", f"hr.xlsx:{SHEET}", "org.yaml"}


@settings(max_examples=25)
@given(some_reports(), st.integers())
def test_whatever_people_write_makes_a_workbook_and_the_order_of_the_input_changes_no_byte(report: Report, seed: int):
    mixed = [list(things) for things in (report.findings, report.not_evaluated, report.left_out)]
    for things in mixed:
        Random(seed).shuffle(things)  # noqa: S311 - no secret
    findings, not_evaluated, left_out = map(tuple, mixed)
    data = written(report).data
    assert data == written(replace(report, findings=findings, not_evaluated=not_evaluated, left_out=left_out)).data
    shown = [finding for finding in report.findings if finding.status is not Status.BASELINED]
    assert reopened(data).worksheets[1].max_row == len(shown) + 1
