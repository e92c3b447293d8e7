"""The report as a workbook, cell by cell: what stands in it, in what colour, with what comment, leading where."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from orglint.app.checking import check
from orglint.app.inputs import Inputs
from orglint.i18n import LANGUAGES, Language
from orglint.reporters.options import Options
from orglint.reporters.registry import FILE_FORMATS
from orglint.ruleset.choosing import Selection
from tests.golden.reports import STATES
from tests.hr_workbook import FIRST_ROW, SHEET, hr_book, saved, staff

if TYPE_CHECKING:
    from openpyxl.cell import Cell

HERE = Path(__file__).parent / "reports" / "xlsx"
COLOURS = {"FFFFB3B3": "error", "FFFFE08A": "warning", "FFBFDDF5": "note", "FFE3E3E3": "quiet"}
RULES = ("orphan-position", "wide-span", "unit-without-lead", "single-person-team")

Golden = Callable[[str, Path], None]


def dump(data: bytes) -> str:
    """Return what a reader sees of a workbook: each cell that has something, its colour, its comment, its link."""
    book = load_workbook(io.BytesIO(data))
    lines = []
    for sheet in book.worksheets:
        lines.append(f"== {sheet.title} ({sheet.sheet_state}), frozen at {sheet.freeze_panes}")
        for row in sheet.iter_rows():
            lines.extend(f"{cell.coordinate}: {'; '.join(_shown(cell))}" for cell in row if any(_shown(cell)))
    return "\n".join(lines) + "\n"


def _shown(cell: Cell) -> Iterator[str]:
    if cell.value is not None:
        yield repr(cell.value)
    if cell.fill.fill_type and cell.fill.fgColor.rgb in COLOURS:
        yield f"<{COLOURS[cell.fill.fgColor.rgb]}>"
    if cell.hyperlink is not None:
        yield f"-> {cell.hyperlink.location}"
    if cell.comment is not None:
        yield f"comment {cell.comment.text!r}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", STATES)
def test_a_report_without_tables_as_committed(state: str, language: Language, golden: Golden):
    written = FILE_FORMATS["xlsx"](STATES[state](language), Options())
    assert written.notes == ()
    golden(dump(written.data), HERE / f"{state}.{language}.txt")


def hr_with_mistakes() -> bytes:
    """Return a workbook in which a manager is unknown, one is missing, a number stands twice and an error is shown."""
    book = hr_book(staff(20))
    sheet = book[SHEET]
    sheet[f"F{FIRST_ROW + 1}"] = 777
    sheet[f"F{FIRST_ROW + 4}"] = sheet[f"F{FIRST_ROW + 5}"] = None
    sheet[f"B{FIRST_ROW + 9}"] = sheet[f"B{FIRST_ROW + 8}"].value
    sheet[f"H{FIRST_ROW + 6}"] = "#N/A"
    sheet[f"H{FIRST_ROW + 6}"].data_type = "e"
    return saved(book)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_copy_of_an_hr_workbook_as_committed(
    language: Language, golden: Golden, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    Path("hr.xlsx").write_bytes(hr_with_mistakes())
    Path("orglint.yaml").write_text(
        "ignore:\n- {rule: orphan-position, target: position/000113, reason: 着任前, until: 2026-06-30}\n",
        encoding="utf-8",
    )
    inputs = Inputs((Path("hr.xlsx"),), language=language, as_of=date(2026, 4, 1), today=date(2026, 4, 1))
    report = check(inputs, Selection(select=RULES))
    golden(dump(FILE_FORMATS["xlsx"](report, Options()).data), HERE / f"hr.{language}.txt")
