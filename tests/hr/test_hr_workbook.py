"""The HR list of a company of 300 as a workbook and as CSV: the twins agree, and each finding stands at its cell."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from orglint.app.checking import check
from orglint.app.inputs import Inputs
from orglint.cli import run
from orglint.report import Report
from tests.hr.company import PEOPLE, SECTIONS, SENSITIVE, Planted, Post, company
from tests.hr.files import FIRST_ROW, SHEET, write_csv, write_workbook

DAY = date(2026, 4, 1)
ROWS, PLANTED = company()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("hr")
    write_workbook(ROWS, made / "meibo.xlsx")
    write_csv(ROWS, made / "meibo.csv")
    return made


@pytest.fixture(autouse=True)
def _here(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)


def checked(name: str) -> Report:
    return check(Inputs(paths=(Path(name),), language="ja", as_of=DAY, today=DAY))


def row_of(post: Post) -> int:
    return ROWS.index(post) + FIRST_ROW


def numbered(number: str) -> Post:
    return next(post for post in ROWS if post.number == number)


def expected(planted: Planted) -> set[tuple[str, str]]:
    """Return rule and place of what is wrong on purpose; nothing else may be found."""
    return {
        ("reporting-cycle", f"meibo.xlsx:{SHEET}!G{row_of(numbered(planted.reports_to_self))}"),
        ("unknown-reference", f"meibo.xlsx:{SHEET}!G{row_of(numbered(planted.unknown_manager))}"),
        ("wide-span", f"meibo.xlsx:{SHEET}!A{row_of(numbered(planted.wide_span))}"),
    }


def test_what_is_wrong_is_found_at_its_cell_and_nothing_else():
    report = checked("meibo.xlsx")
    assert {(finding.rule, str(finding.location)) for finding in report.findings} == expected(PLANTED)


def test_everybody_every_unit_and_every_vacancy_is_read():
    report = checked("meibo.xlsx")
    divisions = {division for division, _ in SECTIONS}
    units = len(divisions) + len(SECTIONS) + sum(map(len, SECTIONS.values()))
    assert report.counts["people"] == PEOPLE
    assert report.counts["units"] == units
    assert report.counts["positions"] == PEOPLE + len(PLANTED.concurrent) + len(PLANTED.vacant_units)


def test_the_twins_agree():
    workbook, table = checked("meibo.xlsx"), checked("meibo.csv")
    assert workbook.counts == table.counts
    assert workbook.evaluated == table.evaluated

    def said(report: Report) -> list[tuple[str, str | None, str]]:
        return sorted(
            (finding.rule, finding.entity, finding.message.show(names=True).replace("　", " "))
            for finding in report.findings
        )

    assert said(workbook) == said(table)


def test_what_was_not_read_is_said_by_its_heading_and_no_value_of_it_is_shown_anywhere(capsys):
    for form in ("text", "concise", "json"):
        assert run(["check", "meibo.xlsx", "--lang", "ja", "-f", form, "--as-of", "2026-04-01"]) == 1
        out = capsys.readouterr().out
        for post in ROWS:
            if post.born is not None:
                assert str(post.salary) not in out
                assert post.born.isoformat() not in out
    notes = " ".join(text for _, text in checked("meibo.xlsx").notes)
    assert all(heading in notes for heading in SENSITIVE)
    assert "マスタ" in notes


def test_annotated_copy_marks_the_cells_and_leaves_the_original_alone(folder: Path):
    before = (folder / "meibo.xlsx").read_bytes()
    assert run(["check", "meibo.xlsx", "-f", "xlsx=shiteki.xlsx", "--lang", "ja", "--as-of", "2026-04-01"]) == 1
    assert (folder / "meibo.xlsx").read_bytes() == before
    sheet = load_workbook(folder / "shiteki.xlsx")[SHEET]
    marked = {f"meibo.xlsx:{SHEET}!{cell.coordinate}" for row in sheet.iter_rows() for cell in row if cell.comment}
    assert marked == {place for _, place in expected(PLANTED)}
    assert all(str(cell.fill.fgColor.rgb) != "00000000" for row in sheet.iter_rows() for cell in row if cell.comment)


@pytest.mark.parametrize("name", ["meibo.xlsx", "meibo.csv"])
def test_import_writes_what_was_checked(name: str, capsys):
    folder = f"org-{Path(name).suffix[1:]}"
    assert run(["import", name, "-o", folder, "--lang", "ja"]) == 1
    capsys.readouterr()
    straight, imported = checked(name), checked(folder)
    assert imported.counts == straight.counts

    def said(report: Report) -> list[tuple[str, str | None, str]]:
        return sorted((each.rule, each.entity, each.message.show(names=True)) for each in report.findings)

    assert said(imported) == said(straight)
    assert imported.undecided == straight.undecided
