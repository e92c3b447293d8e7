"""Sheets of workbooks become tables: headings are found, merged cells count in their rows, places are cells."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orglint.errors import ConfigError
from orglint.importers.imported import ForeignFile, Imported
from orglint.importers.tables.custom_map import CustomMap
from orglint.importers.tables.people_shape import PEOPLE
from orglint.importers.tables.read_tables import read_tables
from orglint.importers.tables.sheet_table import SheetTable
from orglint.importers.tables.table import Cell
from orglint.importers.tables.workbook_tables import WorkbookTables, workbook_tables
from orglint.location import Location, Span
from orglint.model.build import build
from orglint.workbook.refusals import OLE
from tests.hr_workbook import DEPARTMENTS, FIRST_ROW, SHEET, book_of, hr_book, packed, saved, staff

if TYPE_CHECKING:
    from openpyxl import Workbook

FILE = "staff.xlsx"
UNCALCULATED = "the formula in this cell has no value yet, so it reads as empty; open the workbook in Excel and save it"
HEADINGS = ["社員番号", "氏名", "部署", "役職"]


def tables_of(book: Workbook, custom: CustomMap | None = None) -> WorkbookTables:
    found = workbook_tables(FILE, saved(book), PEOPLE.fits, custom)
    assert found.problems == ()
    return found


def the_table(book: Workbook, custom: CustomMap | None = None) -> SheetTable:
    (table,) = tables_of(book, custom).tables
    return table


def read(book: Workbook, **options: object) -> Imported:
    return read_tables([ForeignFile(FILE, saved(book))], **options)  # type: ignore[arg-type]


def notes(found: WorkbookTables | Imported) -> list[str]:
    return [f"{note.sheet}: {note.text.en}" for note in found.notes]


def places(imported: Imported) -> list[tuple[str, str]]:
    return [(str(problem.location), problem.message.en) for problem in imported.problems]


def columns(table: SheetTable, *names: str) -> list[tuple[str, ...]]:
    numbers = [table.headings.index(name) for name in names]
    return [tuple(row.cells[number] for number in numbers) for row in table.rows]


def test_people_of_an_hr_workbook_are_read_with_padded_numbers_days_and_merged_departments():
    imported = read(hr_book())
    assert imported.problems == ()
    (document,) = imported.documents
    assert (document.file, document.sheet) == (FILE, SHEET)
    people = document.root["people"]
    assert list(people) == list(dict.fromkeys(f"{each.number:06}" for each in staff()))
    assert people["000104"] == {
        "name": "氏名 004", "unit": "人事部", "title": "担当", "reports_to": "000100", "employment": "正社員",
        "start": "2014-04-01",
    }  # fmt: skip
    assert [(post["unit"], post["title"], post["reports_to"]) for post in people["000105"]["posts"]] == [
        ("営業一課", "担当", "000101"), ("営業一課", "主任", "000001"),
    ]  # fmt: skip
    assert set(document.root["units"]) == {part for path in DEPARTMENTS for part in path.split("/")} | {
        "サンプル株式会社"
    }
    assert notes(imported) == [
        ": hidden sheets are not read: マスタ",
        f"{SHEET}: above the headings and not read: rows 1-2",
        f"{SHEET}: the headings stand in rows 4-5",
        "集計: the sheet is not read: no preset knows its headings (区分, 人数)",
        f"{SHEET}: the one post that leads others and has no manager is taken for the top of the organization: row 6",
    ]


def test_values_stand_at_their_cells_and_merged_ones_in_their_area():
    (document,) = read(hr_book()).documents
    row = FIRST_ROW + [each.number for each in staff()].index(104)
    area = next(area for area in document.table.areas.values() if area.line <= row <= area.end_line)
    people = document.root["people"]
    assert document.key_span(people, "000104") == Span(row, 2, row, 3)
    assert document.value_span(people["000104"], "title") == Span(row, 5, row, 6)
    assert document.value_span(people["000104"], "unit") == area == Span(area.line, 4, area.end_line, 5)
    excerpt = document.excerpt(Span(row, 5, row, 6))
    assert (excerpt.line, excerpt.text[excerpt.start : excerpt.end]) == (row, "担当")
    assert document.excerpt(document.own_span(people["000104"])).text.startswith("社員番号: 000104 | 氏名: 氏名 004")


def test_a_row_below_the_first_of_a_merged_cell_is_shown_under_its_own_number():
    book = book_of([["部署", "社員番号", "役職"], ["営業部", 1, "部長"], [None, 2, "担当"]])
    book.active.merge_cells("A2:A3")
    (document,) = read(book).documents
    assert document.excerpt(Span(3, 2, 3, 3)).line == 3


def group(top: list[object], below: list[object], *merged: str) -> tuple[str, ...]:
    book = book_of([top, below, [1, "佐藤", "営業", "一部", "一課", "課長"]])
    for area in merged:
        book.active.merge_cells(area)
    table = the_table(book)
    assert table.rows[0].line == 3
    return table.headings


def test_headings_below_a_group_are_their_own_text():
    top = ["社員番号", "氏名", "所属", None, None, "役職"]
    below = [None, None, "本部", "部", "課", None]
    expected = ("社員番号", "氏名", "本部", "部", "課", "役職")
    assert group(top, below, "A1:A2", "B1:B2", "C1:E1", "F1:F2") == expected
    assert group(top, below, "C1:E1") == expected
    assert group(top, below, "A1:A2", "B1:B2", "F1:F2") == expected  # centred across, not merged


def test_every_heading_may_stand_below_a_group():
    headings = group(["基本", None, "所属", None, None, None],
                     ["社員番号", "氏名", "本部", "部", "課", "役職"], "A1:B1", "C1:F1")  # fmt: skip
    assert headings == ("社員番号", "氏名", "本部", "部", "課", "役職")


def test_a_heading_takes_its_group_where_it_is_known_with_it_or_else_would_mean_two_things():
    headings = group(["社員番号", "氏名", "上長", None, "旧", "新"],
                     [None, None, "番号", "氏名", "部署", "部署"], "A1:A2", "B1:B2", "C1:D1")  # fmt: skip
    assert headings == ("社員番号", "氏名", "上長 番号", "上長 氏名", "旧 部署", "新 部署")


def test_a_wide_heading_above_one_column_of_data_is_one_row():
    book = book_of([["社員番号", "氏名", None, "役職"], [1, "佐藤", None, "部長"]])
    book.active.merge_cells("B1:C1")
    table = the_table(book)
    assert (table.headings, [row.line for row in table.rows]) == (("社員番号", "氏名", "", "役職"), [2])


def test_titles_forms_and_blank_rows_and_columns_before_the_headings_are_passed_over_and_said():
    book = book_of([
        [], [None, "社員名簿"], [None, "所属", "人事部", "氏名", "田中"], [],
        [None, *HEADINGS], [None, 1, "佐藤", "営業部", "部長"],
    ])  # fmt: skip
    found = tables_of(book)
    (table,) = found.tables
    assert (table.headings, table.first_column) == (tuple(HEADINGS), 2)
    assert [(row.line, row.cells) for row in table.rows] == [(6, ("1", "佐藤", "営業部", "部長"))]
    assert (table.span(Cell(-1, 0)), table.span(Cell(0, 3))) == (Span(5, 2, 5, 3), Span(6, 5, 6, 6))
    assert (table.row_span(0), table.row_at(6), table.row_at(5), table.row_at(4)) == (Span(6, 2, 6, 6), 0, -1, None)
    assert notes(found) == ["Sheet1: above the headings and not read: rows 2-3"]


def test_without_known_headings_the_row_with_most_texts_has_them():
    table = the_table(book_of([["一覧"], ["コード", "拠点", "定員"], ["A1", "東京", 3]]))
    assert table.headings == ("コード", "拠点", "定員")


def test_blank_rows_are_no_data_and_a_cell_across_the_table_is_a_banner():
    book = book_of([HEADINGS, ["営業本部"], [1, "佐藤", "営業部", "部長"], [], [2, "鈴木", "営業部", "担当"], ["以上"]])
    book.active.merge_cells("A2:D2")
    book.active.merge_cells("A6:D6")
    found = tables_of(book)
    assert [row.line for row in found.tables[0].rows] == [3, 5]
    assert notes(found) == ["Sheet1: rows that are one cell across several columns are not read: 2, 6"]


def test_a_merged_row_of_one_person_with_two_posts_is_two_rows():
    book = book_of(
        [HEADINGS, [1, "佐藤", "営業部", "部長"], [None, None, "企画部", "担当"], [2, "鈴木", "企画部", "課長"]]
    )
    book.active.merge_cells("A2:A3")
    book.active.merge_cells("B2:B3")
    assert columns(the_table(book), "社員番号", "部署") == [("1", "営業部"), ("1", "企画部"), ("2", "企画部")]


def test_a_merge_beyond_the_data_makes_no_rows():
    book = book_of([HEADINGS, [1, "佐藤", "営業部", "部長"]])
    data = packed(saved(book), {
        "xl/worksheets/sheet1.xml": lambda text: text.replace(
            "</sheetData>", '</sheetData><mergeCells><mergeCell ref="C2:C1048576"/></mergeCells>')
    })  # fmt: skip
    (table,) = workbook_tables(FILE, data, PEOPLE.fits).tables
    assert [row.line for row in table.rows] == [2]


def test_hidden_columns_are_not_read_but_where_the_map_names_them():
    book = book_of(
        [[*HEADINGS, "給与", "備考"], [1, "佐藤", "営業部", "部長", 900, "x"], [2, "鈴木", "営業部", None, 500, "y"]]
    )
    for column in "BEF":
        book.active.column_dimensions[column].hidden = True
    book.active.row_dimensions[3].hidden = True
    found = tables_of(book)
    assert [row.cells for row in found.tables[0].rows] == [("1", "", "営業部", "部長"), ("2", "", "営業部", "")]
    assert notes(found) == [
        "Sheet1: 1 rows are hidden; they are read",
        "Sheet1: hidden columns are not read: 氏名 (B), 給与 (E), 備考 (F); to have one read, show it or name it in a --map",
    ]
    custom = CustomMap({"people.name": ("氏名",)})
    assert columns(the_table(book, custom), "社員番号", "氏名") == [("1", "佐藤"), ("2", "鈴木")]


def test_columns_without_a_heading_are_said_by_their_letters():
    book = book_of([[*HEADINGS[:2], None, *HEADINGS[2:]], [1, "佐藤", "m", "営業部", "部長", "n", *[None] * 40, "far"]])
    assert notes(read(book)) == [
        "Sheet1: columns far behind the last heading are not read: AU",
        "Sheet1: columns without a heading, not read: C, F",
    ]


def test_damaged_cells_are_problems_where_they_are_read_and_nowhere_else():
    book = book_of(
        [[*HEADINGS, "備考"], [1, "佐藤", "=VLOOKUP(1,2,3)", "部長", "=1"], [2, "鈴木", "営業部", None, None]]
    )
    for cell in ("D3", "E3"):
        book.active[cell] = "#N/A"
        book.active[cell].data_type = "e"
    assert places(read(book)) == [
        ("staff.xlsx:Sheet1!C2", UNCALCULATED),
        ("staff.xlsx:Sheet1!D3", "the cell shows the error #N/A, so it reads as empty"),
    ]


def test_a_damaged_cell_in_a_merged_area_is_told_once_and_what_it_says_is_unknown_in_every_row():
    book = book_of([["社員番号", "氏名", "部署", "上長"], [1, "佐藤", "営業部", "#N/A"], [2, "鈴木", "営業部", None]])
    book.active["D2"].data_type = "e"
    book.active.merge_cells("D2:D3")
    imported = read(book)
    assert places(imported) == [("staff.xlsx:Sheet1!D2", "the cell shows the error #N/A, so it reads as empty")]
    model = build(imported.documents, as_of=None, today=date(2026, 4, 1))
    posts = model.entities["position"]
    assert [model.is_unknown(posts[ident], "reports_to") for ident in ("1", "2")] == [True, True]
    assert not any(model.is_unknown(posts[ident], "unit") for ident in ("1", "2"))


def test_what_a_damaged_cell_of_one_of_several_posts_would_say_is_unknown_there_alone():
    book = book_of(
        [
            ["社員番号", "氏名", "部署", "上長"],
            [1, "佐藤", "営業部", "#N/A"],
            [1, "佐藤", "企画部", 2],
            [2, "鈴", "企画部", "なし"],
        ]
    )
    book.active["D2"].data_type = "e"
    model = build(read(book).documents, as_of=None, today=date(2026, 4, 1))
    posts = model.entities["position"]
    assert {ident: model.is_unknown(post, "reports_to") for ident, post in posts.items()} == {
        "1@営業部": True, "1@企画部": False, "2": False,
    }  # fmt: skip


def test_several_sheets_are_one_organization():
    book = book_of([HEADINGS, [1, "佐藤", "営業部", "部長"]], "正社員")
    book.create_sheet("派遣").append(HEADINGS)
    book["派遣"].append([2, "鈴木", "営業部", "担当"])
    documents = read(book).documents
    assert [(each.sheet, list(each.root["people"])) for each in documents] == [("正社員", ["1"]), ("派遣", ["2"])]
    assert [list(each.root.get("units", {})) for each in documents] == [["営業部"], []]


def test_the_map_holds_for_the_sheets_that_have_its_headings():
    book = book_of([["コード", "呼び名"], ["a1", "佐藤"]], "名簿")
    book.create_sheet("説明").append(["使い方", "備考"])
    custom = CustomMap({"people.id": ("コード",), "people.name": ("呼び名",)}, places={"コード": None, "呼び名": None})
    imported = read(book, custom=custom)
    assert imported.documents[0].root["people"] == {"a1": {"name": "佐藤"}}
    assert notes(imported) == ["説明: the sheet is not read: no preset knows its headings (使い方, 備考)"]
    wrong = CustomMap({"people.id": ("番",)}, file="map.yaml", places={"番": Span(2, 1, 2, 2)})
    with pytest.raises(ConfigError, match="no table has the heading"):
        read(book, custom=wrong)


def test_a_preset_that_is_named_holds_for_the_sheets_it_fits_or_else_for_all():
    imported = read(hr_book(), preset="generic")
    assert [document.sheet for document in imported.documents] == [SHEET]
    imported = read(book_of([["氏名", "血液型"], ["佐藤", "A"]]), preset="generic")
    assert imported.documents[0].root["people"] == {"row-1": {"name": "佐藤"}}


def test_a_workbook_nobody_knows_is_told_once_with_all_its_sheets():
    book = book_of([["区分", "人数"]], "集計")
    book.create_sheet("表紙").append(["社外秘"])
    (note,) = read(book).unrecognised
    assert note.file == FILE
    assert note.text.en.startswith(
        "no preset knows the headings of any sheet (集計: 区分, 人数; 表紙: 社外秘); expected"
    )


def test_what_cannot_be_read_stops_the_run_and_says_on_which_sheet():
    book = hr_book()
    data = packed(saved(book), {"xl/worksheets/sheet3.xml": "<worksheet/>", "xl/worksheets/sheet1.xml": None})
    imported = read_tables([ForeignFile("a.xls", OLE), ForeignFile(FILE, data)])
    assert imported.unreadable
    assert [problem.location for problem in imported.problems] == [Location("a.xls"), Location(FILE, sheet=SHEET)]


@pytest.mark.parametrize("name", ["staff.xlsx", "staff.csv", "staff"])
def test_a_workbook_is_known_by_what_it_is_not_by_its_name(name: str):
    imported = read_tables([ForeignFile(name, saved(hr_book()))])
    assert (imported.problems, imported.documents[0].sheet) == ((), SHEET)


CELLS = (
    st.none() | st.text(max_size=6) | st.integers(-10, 10**7) | st.booleans() | st.dates() | st.sampled_from(HEADINGS)
)
AREAS = st.tuples(st.integers(1, 6), st.integers(1, 5), st.integers(0, 3), st.integers(0, 3))


@given(st.lists(st.lists(CELLS, max_size=5), min_size=1, max_size=6), st.lists(AREAS, max_size=3))
def test_every_filled_row_is_data_heading_or_said_to_be_passed_over(
    rows: list[list[object]], areas: list[tuple[int, ...]]
):
    clean = [[_typed(value) for value in row] for row in rows]
    book = book_of([HEADINGS, *clean])
    for row, column, down, across in areas:
        book.active.merge_cells(start_row=row, start_column=column, end_row=row + down, end_column=column + across)
    found = workbook_tables(FILE, saved(book), PEOPLE.fits)
    assert found.problems == ()
    for table in found.tables:
        filled = {
            cell.row
            for line in book.active.iter_rows()
            for cell in line
            if str("" if cell.value is None else cell.value).strip()
        }
        block = table.heading_rows
        told = {*range(1, block.last + 1), *table.banners, *(row.line for row in table.rows)}
        assert filled <= told
        assert all(len(row.cells) == len(table.headings) for row in table.rows)
        for number, row in enumerate(table.rows):
            spans = [table.span(Cell(number, column)) for column in range(len(row.cells))]
            assert all(span.line <= row.line <= span.end_line for span in spans)


def _typed(value: object) -> object:
    """Return a value that a sheet can hold: no control characters, nothing that looks like a formula, days as such."""
    if isinstance(value, str):
        text = "".join(char for char in value if char.isprintable())
        return None if text.startswith(("=", "#")) else text
    return value if not isinstance(value, date) or value.year > 1900 else None
