"""A workbook as Japanese HR departments keep it, made anew for each test: a title, headings in two rows, merged cells."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font, PatternFill

SHEET = "社員一覧"
FIRST_ROW = 6
"""The row of the first person; the headings stand in rows 4 and 5, columns B to I."""
DEPARTMENTS = ("管理本部/人事部", "営業本部/第一営業部/営業一課", "営業本部/第一営業部/営業二課", "開発本部/開発部")


@dataclass(frozen=True)
class Staff:
    """One row: somebody's post. `number` is stored as a number and shown with six digits."""

    number: int
    name: str
    unit: str
    title: str
    manager: int | None
    employment: str
    start: date
    primary: str = "本務"


def staff(count: int = 24) -> list[Staff]:
    """Return people of four departments: the first of each leads it, one of them belongs to two."""
    people = [Staff(1, "代表 一郎", "サンプル株式会社", "代表取締役", None, "正社員", date(2001, 4, 1))]
    kinds = ("正社員", "契約社員", "派遣", "業務委託")
    for index in range(count - 1):
        place = index % len(DEPARTMENTS)
        is_head = index < len(DEPARTMENTS)
        people.append(
            Staff(
                number=100 + index,
                name=f"氏名 {index:03}",
                unit=DEPARTMENTS[place],
                title="部長" if is_head else "担当",
                manager=1 if is_head else 100 + place,
                employment="正社員" if is_head else kinds[index % len(kinds)],
                start=date(2010 + index % 15, 4, 1),
            )
        )
    people.sort(key=lambda each: (each.unit != "サンプル株式会社", each.unit, each.number))
    first = next(index for index, each in enumerate(people) if each.number == 105)
    people.insert(
        first + 1, Staff(105, "氏名 005", people[first].unit, "主任", 1, "契約社員", date(2015, 4, 1), "兼務")
    )
    return people


def hr_book(people: Sequence[Staff] | None = None) -> Workbook:
    """Return the workbook, to be changed by a test: departments merged down, a hidden master sheet, a summary."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = SHEET
    sheet["B1"] = "社員名簿"
    sheet["B1"].font = Font(bold=True, size=14)
    sheet.merge_cells("B1:I1")
    sheet["B2"] = "作成: 人事部"
    single = {"B": "社員番号", "C": "氏名", "G": "雇用形態", "H": "入社日", "I": "本務/兼務"}
    for column, text in single.items():
        sheet[f"{column}4"] = text
        sheet.merge_cells(f"{column}4:{column}5")
    sheet["D4"] = "配属"
    sheet.merge_cells("D4:F4")
    for column, text in {"D": "部署", "E": "役職", "F": "上長"}.items():
        sheet[f"{column}5"] = text
    for row in (4, 5):
        for column in "BCDEFGHI":
            sheet[f"{column}{row}"].fill = PatternFill("solid", fgColor="DDEBF7")
    rows = list(people if people is not None else staff())
    for row, each in enumerate(rows, FIRST_ROW):
        values = (each.number, each.name, None, each.title, each.manager, each.employment, each.start, each.primary)
        for column, value in zip("BCDEFGHI", values, strict=True):
            sheet[f"{column}{row}"] = value
        sheet[f"B{row}"].number_format = sheet[f"F{row}"].number_format = "000000"
        sheet[f"H{row}"].number_format = 'yyyy"年"m"月"d"日"'
    start = 0
    for index in range(1, len(rows) + 1):
        if index == len(rows) or rows[index].unit != rows[start].unit:
            sheet[f"D{FIRST_ROW + start}"] = rows[start].unit
            if index - start > 1:
                sheet.merge_cells(f"D{FIRST_ROW + start}:D{FIRST_ROW + index - 1}")
            start = index
    master = book.create_sheet("マスタ")
    master.sheet_state = "hidden"
    master.append(["コード", "名称"])
    summary = book.create_sheet("集計")
    summary.append(["区分", "人数"])
    summary.append(["正社員", 12])
    return book


def saved(book: Workbook) -> bytes:
    """Return a workbook as bytes."""
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def book_of(rows: Sequence[Sequence[Any]], title: str = "Sheet1") -> Workbook:
    """Return a workbook of one sheet with these rows."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    return book


def packed(data: bytes, parts: Mapping[str, str | bytes | Callable[[str], str] | None]) -> bytes:
    """Return a package with some of its parts replaced, changed by a function, added, or (None) left out."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in dict.fromkeys([*old.namelist(), *parts]):
            change = parts.get(name, lambda text: text) if name in parts else None
            if name in parts and change is None:
                continue
            if not callable(change):
                new.writestr(name, old.read(name) if change is None else change)
            else:
                new.writestr(name, change(old.read(name).decode()))
    return stream.getvalue()


def reopened(data: bytes) -> Workbook:
    """Return a workbook read back as openpyxl reads it."""
    return load_workbook(io.BytesIO(data))
