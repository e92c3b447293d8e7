"""`orglint check` on Excel workbooks: findings at sheet and cell, notes, refusals."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import orglint
from orglint.workbook.refusals import OLE
from tests.cli.conftest import MINIMAL, Cli
from tests.hr_workbook import FIRST_ROW, SHEET, book_of, hr_book, packed, reopened, saved

Write = Callable[..., Path]
PLACE = f"staff.xlsx:{SHEET}!F{FIRST_ROW + 1}"


def hr_with_an_unknown_manager() -> bytes:
    book = hr_book()
    book[SHEET][f"F{FIRST_ROW + 1}"] = 777
    return saved(book)


def test_text_shows_the_cell_and_its_row(cli: Cli, write: Write):
    write("staff.xlsx", hr_with_an_unknown_manager())
    ended = cli("check", "staff.xlsx", "--today", "2026-04-01")
    assert ended.code == 1
    line = next(line for line in ended.out.splitlines() if f" {FIRST_ROW + 1} |" in line)
    start = ended.out.index('error[unknown-reference]: unknown position "000777"')
    assert f"  --> {PLACE}\n" in ended.out[start:]
    assert "社員番号: 000101 | 氏名: 氏名 001 | 部署: 営業本部/第一営業部/営業一課 | 役職: 部長 | 上長: 000777" in line
    assert f"staff.xlsx:{SHEET}: the headings stand in rows 4-5\n" in ended.out


def test_concise_and_json_name_sheet_and_cell(cli: Cli, write: Write):
    write("staff.xlsx", hr_with_an_unknown_manager())
    concise = cli("check", "staff.xlsx", "-f", "concise", "--lang", "ja").out
    assert f'{PLACE}: error[unknown-reference] "000777"' in concise
    found = json.loads(cli("check", "staff.xlsx", "-f", "json").out)
    (finding,) = [each for each in found["findings"] if each["rule"] == "unknown-reference"]
    assert finding["location"] == {
        "file": "staff.xlsx", "line": FIRST_ROW + 1, "column": 6, "end_line": FIRST_ROW + 1, "end_column": 7,
        "exact": True, "sheet": SHEET, "cell": f"F{FIRST_ROW + 1}",
    }  # fmt: skip
    assert "氏名 000" not in json.dumps(found, ensure_ascii=False)


def test_findings_in_a_sheet_are_suppressed_like_any_other(cli: Cli, write: Write):
    rows = [
        ["社員番号", "氏名", "部署", "上長"],
        [1, "佐", "営業", "なし"],
        [2, "鈴", "営業", 1],
        [3, "田", "営業", None],
    ]
    write("staff.xlsx", saved(book_of(rows)))
    write("orglint.yaml", "ignore:\n  - {rule: orphan-position, target: position/3, reason: 着任前}\n")
    ended = cli("check", "staff.xlsx", "-f", "json", "--select", "orphan-position")
    (finding,) = json.loads(ended.out)["findings"]
    assert (finding["status"], finding["location"]["cell"]) == ("suppressed", "A4")


def test_workbooks_beside_models_are_said_to_be_left_out(cli: Cli, write: Write):
    write("org/model.yaml", MINIMAL)
    write("org/staff.xlsx", saved(hr_book()))
    ended = cli("check", "org")
    assert "org/staff.xlsx (a table; name it on the command line to have it read with the model)" in ended.out


def test_a_folder_of_workbooks_is_one_organization_but_for_lock_files(cli: Cli, write: Write):
    write("hr/staff.xlsx", saved(hr_book()))
    write("hr/~$staff.xlsx", b"\x05user")
    found = json.loads(cli("check", "hr", "-f", "json").out)
    assert (found["files"], found["left_out"]) == (["hr/staff.xlsx"], [])


def test_everything_that_cannot_be_read_is_told_in_one_run(cli: Cli, write: Write):
    write("old.xls", OLE + "Workbook".encode("utf-16-le"))
    write("locked.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"))
    ended = cli("check", "old.xls", "locked.xlsx", "-f", "concise")
    assert ended.code == 2
    assert "old.xls: error[not-a-table] this is a workbook of Excel 97-2003 (.xls)" in ended.out
    assert "locked.xlsx: error[not-a-table] the workbook is protected by a password" in ended.out


def test_a_workbook_and_its_csv_twin_say_the_same(cli: Cli, write: Write):
    book = hr_book()
    write("staff.xlsx", saved(book))
    text, unit = "", ""
    for row in book[SHEET].iter_rows(min_row=FIRST_ROW, min_col=2, max_col=9, values_only=True):
        number, name, there, title, manager, kind, start, primary = row
        unit = there or unit
        boss = "" if manager is None else f"{manager:06}"
        text += (
            f"{number:06},{name},{unit},{title},{boss},{kind},{start.year}年{start.month}月{start.day}日,{primary}\n"
        )
    write("staff.csv", f"社員番号,氏名,部署,役職,上長,雇用形態,入社日,本務/兼務\n{text}".encode("cp932"))
    reports = [json.loads(cli("check", name, "-f", "json").out) for name in ("staff.xlsx", "staff.csv")]
    told = [
        [(one["rule"], one["entity"], one["message"], one["fingerprint"]) for one in each["findings"]]
        for each in reports
    ]
    assert sorted(told[0]) == sorted(told[1])
    assert reports[0]["statistics"] == reports[1]["statistics"]
    assert reports[0]["rules"] == reports[1]["rules"]


def test_a_plain_check_loads_nothing_of_workbooks(write: Write, folder: Path):
    write("model.yaml", MINIMAL)
    code = (
        "import sys; from orglint.cli import run; run(['check', 'model.yaml'])\n"
        "print([name for name in sys.modules if name.startswith(('openpyxl', 'orglint.workbook', 'zipfile'))])"
    )
    ended = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=True)
    assert ended.stdout.splitlines()[-1] == "[]"


def test_a_workbook_is_written_beside_what_is_printed_and_the_original_is_untouched(
    cli: Cli, write: Write, folder: Path
):
    data = hr_with_an_unknown_manager()
    write("staff.xlsx", data)
    ended = cli("check", "staff.xlsx", "-f", "concise", "-f", "xlsx=report.xlsx")
    assert (ended.code, ended.err) == (1, "")
    assert "unknown-reference" in ended.out
    assert (folder / "staff.xlsx").read_bytes() == data
    assert reopened((folder / "report.xlsx").read_bytes()).sheetnames == [
        "Summary",
        "Findings",
        SHEET,
        "マスタ",
        "集計",
    ]


def test_losses_are_told_on_standard_error(cli: Cli, write: Write):
    write("staff.xlsx", packed(saved(hr_book()), {"xl/vbaProject.bin": b"x"}))
    ended = cli("check", "staff.xlsx", "-f", "xlsx=report.xlsx", "--lang", "ja")
    assert (ended.code, ended.out, ended.err) == (0, "", "staff.xlsx: 写しに含まれないもの: マクロ\n")


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        ("xlsx", "xlsx is no text to be printed; name the file to write, as in --format xlsx=report.xlsx"),
        ("xlsx=report.xls", "--format xlsx=report.xls: Excel opens it only if its name ends in .xlsx"),
        ("xlsx=staff.xlsx", "--format xlsx=staff.xlsx: this file was read in this run and is left as it is"),
        ("json=staff.xlsx", "--format json=staff.xlsx: this file was read in this run and is left as it is"),
        ("xslx=a.xlsx", 'unknown format "xslx"; did you mean "xlsx"?'),
    ],
)
def test_what_cannot_be_written_is_a_usage_error_and_nothing_is(
    cli: Cli, write: Write, folder: Path, wanted: str, told: str
):
    write("staff.xlsx", saved(hr_book()))
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    ended = cli("check", "staff.xlsx", "-f", wanted)
    assert ended.code == 2
    assert told in ended.err
    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_the_workbook_and_calculates_nothing(cli: Cli, write: Write, folder: Path):
    evil = '=1+1,+2+2,-3+3,@SUM(1),=HYPERLINK("http://x")'
    rows = "\n".join(f"{number},{name},営業部,9" for number, name in enumerate(evil.split(","), start=1))
    write(
        "staff.csv",
        "社員番号,氏名,部署,上長\n"
        + rows.replace('"http://x"', '""http://x""').replace("=HYPER", '"=HYPER').replace('"")', '"")"'),
    )
    cli("check", "staff.csv", "-f", "xlsx=report.xlsx")
    home = (folder / "office").as_uri()
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation={home}", "--convert-to",
         'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1', "report.xlsx"],
        cwd=folder, capture_output=True, check=True, timeout=180,
    )  # fmt: skip
    text = (folder / "report-staff.csv").read_text(encoding="utf-8")
    assert [line.split(",")[1] for line in text.splitlines()[1:]] == [
        "=1+1", "+2+2", "-3+3", "@SUM(1)", '"=HYPERLINK(""http://x"")"',
    ]  # fmt: skip


def test_a_workbook_is_imported_like_any_table(cli: Cli, write: Write, folder: Path):
    write("staff.xlsx", saved(hr_book()))
    ended = cli("import", "xlsx", "staff.xlsx", "-o", "org")
    assert ended.code == 0
    assert f"staff.xlsx:{SHEET}: column 社員番号 -> people.id\n" in ended.err
    assert "read as" not in ended.err
    by_sheet = json.loads(cli("check", "staff.xlsx", "-f", "json").out)["statistics"]["entities"]
    assert json.loads(cli("check", "org", "-f", "json").out)["statistics"]["entities"] == by_sheet


def test_the_json_report_of_a_workbook_is_as_its_schema_says(cli: Cli, write: Write):
    import jsonschema

    write("staff.xlsx", hr_with_an_unknown_manager())
    schema = Path(orglint.__file__).parent / "reporters" / "report.schema.json"
    report = json.loads(cli("check", "staff.xlsx", "-f", "json").out)
    jsonschema.validate(report, json.loads(schema.read_text(encoding="utf-8")))
