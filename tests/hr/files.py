"""The company written down as HR departments do: a workbook with merged cells, and the flat CSV of the HR system."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.hr.company import HEADINGS, Post

SHEET = "社員名簿"
FIRST_ROW = 5
"""The row of the first person: a title, a blank row, and two rows of headings stand above."""
GROUPS = {"所属": ("本部", "部", "課"), "兼務": ("部署", "役職")}
FLAT = {
    "兼務部署": ("兼務", "部署"),
    "兼務役職": ("兼務", "役職"),
    "本部": ("所属", "本部"),
    "部": ("所属", "部"),
    "課": ("所属", "課"),
}


def values(post: Post) -> tuple[object, ...]:
    """Return what stands in a post's row, in the order of HEADINGS."""
    return (
        post.number,
        post.name,
        *post.units,
        post.title,
        post.manager,
        post.employment if not post.is_vacant else "",
        post.employer,
        post.joined,
        post.second_unit,
        post.second_title,
        post.born,
        post.salary or None,
        post.rating,
    )


def write_csv(rows: Sequence[Post], file: Path, encoding: str = "cp932") -> None:
    """Write the flat table that an HR system exports: dates as Japanese write them, full-width digits here and there."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    for row in rows:
        cells = list(values(row))
        cells[9] = f"{row.joined.year}年{row.joined.month}月{row.joined.day}日" if row.joined else ""
        cells[12] = f"{row.born:%Y/%m/%d}" if row.born else ""
        writer.writerow("" if cell is None else cell for cell in cells)
    file.write_bytes(out.getvalue().encode(encoding))


def write_workbook(rows: Sequence[Post], file: Path) -> None:
    """Write the workbook: merged headings and units, numbers that only look like employee numbers, a hidden sheet."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = SHEET
    sheet["A1"] = "社員名簿（2026年4月1日現在）"
    _headings(sheet)
    for number, row in enumerate(rows, FIRST_ROW):
        for column, value in enumerate(values(row), 1):
            cell = sheet.cell(number, column)
            cell.value = int(value) if HEADINGS[column - 1] in ("社員番号", "上長社員番号") and value else value or None  # type: ignore[call-overload]
            if HEADINGS[column - 1] in ("社員番号", "上長社員番号"):
                cell.number_format = "000000"
            if HEADINGS[column - 1] in ("入社日", "生年月日"):
                cell.number_format = "yyyy/m/d"
    _merge_units(sheet, rows)
    hidden = book.create_sheet("マスタ")
    hidden.append(["社員番号", "氏名", "部署"])
    hidden.append([999999, "この行は読まれない", "どこにもない部"])
    hidden.sheet_state = "hidden"
    book.save(file)


def _headings(sheet: Worksheet) -> None:
    column = 1
    for heading in HEADINGS:
        above, below = FLAT.get(heading, (heading, ""))
        sheet.cell(3, column, above)
        if below:
            sheet.cell(4, column, below)
        else:
            sheet.merge_cells(start_row=3, end_row=4, start_column=column, end_column=column)
        column += 1
    for group, below in GROUPS.items():
        first = HEADINGS.index("本部" if group == "所属" else "兼務部署") + 1
        for extra in range(1, len(below)):
            sheet.cell(3, first + extra).value = None
        sheet.merge_cells(start_row=3, end_row=3, start_column=first, end_column=first + len(below) - 1)


def _merge_units(sheet: Worksheet, rows: Sequence[Post]) -> None:
    """Merge the cells of a unit over the rows of those in it, as lists are made to look."""
    for level, column in enumerate((3, 4, 5)):
        number = FIRST_ROW
        for key, group in groupby(rows, key=lambda row: row.units[: level + 1]):
            size = len(list(group))
            if size > 1 and key[level]:
                for extra in range(1, size):
                    sheet.cell(number + extra, column).value = None
                sheet.merge_cells(start_row=number, end_row=number + size - 1, start_column=column, end_column=column)
            number += size
