"""Headings are found below titles, and in two rows; what is passed over is named by its line."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from orglint.importers.tables.heading_row import HeadingRows, find_headings
from orglint.importers.tables.map_file import read_map
from orglint.location import Span
from tests.unit.importers.tables.reading import document_of, notes, people, problems_of, read

KNOWN = {"番号", "氏名", "部署", "役職", "兼務 部署", "兼務 役職"}


def found(rows: Sequence[Sequence[str]]) -> HeadingRows | None:
    return find_headings(rows, lambda headings, _: {"番号", "氏名"} <= set(headings), KNOWN.__contains__)


def test_first_row_that_makes_a_known_table_has_the_headings():
    assert found([["一覧"], ["番号", "氏名"], ["1", "a"]]) == HeadingRows(1, 1, ("番号", "氏名"))


def test_group_above_is_joined_where_both_together_mean_something():
    rows = [
        ["", "", "主務", "", "兼務", ""],
        ["番号", "氏名", "部署", "役職", "部署", "役職"],
        ["1", "a", "b", "c", "d", "e"],
    ]
    assert found(rows) == HeadingRows(0, 1, ("番号", "氏名", "部署", "役職", "兼務 部署", "兼務 役職"))


def test_heading_over_both_rows_stands_in_the_upper_one():
    rows = [["番号", "氏名", "所属", ""], ["", "", "部署", "役職"], ["1", "a", "b", "c"]]
    assert found(rows) == HeadingRows(0, 1, ("番号", "氏名", "部署", "役職"))


def test_second_row_of_labels_is_no_data():
    assert found([["番号", "氏名", "部署"], ["番号", "氏名", "部署"], ["1", "a", "b"]]) == HeadingRows(
        0, 1, ("番号", "氏名", "部署")
    )


@pytest.mark.parametrize("row", [["1", "部署", "役職"], ["番号", "", ""], ["役職", "2", "3"]])
def test_row_of_data_with_a_word_that_is_a_heading_too_is_data(row: list[str]):
    assert found([["番号", "氏名", "部署"], row]) == HeadingRows(0, 0, ("番号", "氏名", "部署"))


def test_no_headings_are_found_in_data():
    assert found([["1", "a"], ["2", "b"]]) is None
    assert found([]) is None


TITLED = "社員一覧,,\n2026年4月1日現在,,\n\n社員番号,氏名,所属\n001,佐藤,営業部\n"


def test_titles_above_are_passed_over_and_named_and_places_stay_those_of_the_file():
    document = document_of(TITLED)
    assert notes(TITLED) == ["above the headings and not read: rows 1-2"]
    assert document.key_span(document.root["people"], "001") == Span(5, 1, 5, 4)  # type: ignore[arg-type]
    assert document.table.row_at(4) == -1
    assert document.table.row_at(1) is None


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_comma_in_a_title_does_not_decide_what_separates_the_cells(mark: str):
    rows = "\n".join(mark.join(cells) for cells in (["社員番号", "氏名", "所属"], ["001", "佐藤", "営業部"]))
    assert people(f"人事部, 2026年, 4月\n{rows}\n")["001"] == {"name": "佐藤", "unit": "営業部"}


GROUPED = ",社員情報,,主務,,兼務,\n,社員番号,氏名,部署,役職,部署,役職\n,1,佐藤,営業部,部長,企画部,担当\n"


def test_headings_in_two_rows_name_further_posts():
    assert people(GROUPED)["1"]["posts"] == [  # type: ignore[index]
        {"unit": "営業部", "title": "部長"}, {"unit": "企画部", "title": "担当"},
    ]  # fmt: skip
    assert notes(GROUPED) == ["the headings stand in rows 1-2"]


def test_group_over_levels_and_managers():
    text = "社員番号,氏名,所属,,,上長,\n,,本部,部,課,社員番号,氏名\n1,佐藤,営業本部,営業部,一課,,\n2,鈴木,営業本部,営業部,一課,,佐藤\n"
    assert people(text)["2"] == {"name": "鈴木", "unit": "一課", "reports_to": "1"}


def test_user_s_own_headings_are_found_below_a_title():
    custom = read_map("map.yaml", "columns: {番: people.id, 呼び名: name, 組: unit}\n".encode())
    document = document_of("名簿,,\n番,呼び名,組\n1,佐藤,A\n", custom=custom)
    assert document.root["people"] == {"1": {"name": "佐藤", "unit": "A"}}


def test_matrix_below_a_title_is_found_and_its_rows_are_never_taken_for_headings():
    document = document_of("責任分担表,,\n\n業務,部長,課長\n価格改定,A,R\n値引き,R,A\n", file="raci.csv")
    assert list(document.root["decisions"]) == ["価格改定", "値引き"]  # type: ignore[call-overload]
    assert read("氏名,価格改定,値引き\n佐藤花子,A,R\n鈴木,R,A\n").documents == ()


def test_table_without_known_headings_begins_with_its_first_row():
    (unknown,) = read("product,price\nx,1\n").unrecognised
    assert "(product, price)" in unknown.text.en


def test_row_with_too_many_cells_is_said_at_its_line_below_a_title():
    (problem,) = problems_of("一覧,,,,\n社員番号,氏名,所属\n001,佐藤,営業部,x,y\n")
    assert (problem.rule, str(problem.location)) == ("table-row", "staff.csv:3:12")
    assert "the row has 5 cells, but there are 3 headings" in problem.message.en


def test_empty_cells_behind_the_last_heading_are_none():
    assert problems_of("社員番号,氏名,所属\n001,佐藤,営業部,,,\n") == ()
