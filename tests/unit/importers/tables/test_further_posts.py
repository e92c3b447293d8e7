"""Posts beside the first (兼務) may stand in columns of their own, and several in one cell."""

from __future__ import annotations

import pytest

from tests.unit.importers.tables.reading import document_of, people, places, problems_of

SATO = {"unit": "営業部", "title": "部長"}


def posts(text: str) -> object:
    return people(text)["1"]["posts"]  # type: ignore[index]


@pytest.mark.parametrize(
    ("unit", "title"),
    [
        ("兼務部署1", "兼務役職1"), ("兼務部署", "兼務役職"), ("兼務先", "兼務先役職"), ("部署2", "役職2"), ("所属2", "役職2"),
        ("兼務所属１", "兼務役職１"), ("兼務部署①", "兼務役職①"), ("サブ部署", "サブ役職"),
    ],
)  # fmt: skip
def test_columns_of_a_second_post(unit: str, title: str):
    text = f"社員番号,氏名,部署,役職,{unit},{title}\n1,佐藤,営業部,部長,企画部,担当\n2,鈴木,営業部,主任,,\n"
    assert posts(text) == [SATO, {"unit": "企画部", "title": "担当"}]
    assert people(text)["2"] == {"name": "鈴木", "unit": "営業部", "title": "主任"}


def test_third_post_has_a_manager_and_a_share_of_its_own():
    text = "社員番号,氏名,部署,役職,兼務部署1,兼務部署2,兼務上長2,兼務比率2\n1,佐藤,営業部,部長,企画部,宣伝部,鈴木,20%\n2,鈴木,宣伝部,,,,,\n"
    assert posts(text) == [
        SATO, {"unit": "企画部"}, {"unit": "宣伝部", "reports_to": "2", "allocation": "20%"},
    ]  # fmt: skip


@pytest.mark.parametrize("cell", ["企画部\n宣伝部", "企画部、宣伝部", "企画部;宣伝部", "企画部\r\n宣伝部"])
def test_cell_may_list_several_units(cell: str):
    text = f'社員番号,氏名,部署,役職,兼務先\n1,佐藤,営業部,部長,"{cell}"\n'
    assert posts(text) == [SATO, {"unit": "企画部"}, {"unit": "宣伝部"}]


def test_lines_of_units_and_titles_belong_together():
    text = '社員番号,氏名,部署,役職,兼務先,兼務先役職\n1,佐藤,営業部,部長,"企画部\n宣伝部","担当\n主任"\n'
    assert posts(text) == [SATO, {"unit": "企画部", "title": "担当"}, {"unit": "宣伝部", "title": "主任"}]


def test_one_title_holds_for_all_units_of_the_cell():
    text = '社員番号,氏名,部署,役職,兼務先,兼務先役職\n1,佐藤,営業部,部長,"企画部\n宣伝部",担当\n'
    assert posts(text) == [SATO, {"unit": "企画部", "title": "担当"}, {"unit": "宣伝部", "title": "担当"}]


def test_titles_that_do_not_match_the_units_are_said_and_not_guessed():
    text = '社員番号,氏名,部署,兼務先,兼務先役職\n1,佐藤,営業部,"企画部\n宣伝部\n法務部","担当\n主任"\n'
    assert places(problems_of(text)) == [("table-row", "staff.csv:4:6")]
    (problem,) = problems_of(text)
    assert problem.message.en.startswith("3 units and 2 titles do not belong together")


def test_slash_between_units_that_stand_by_themselves_lists_them_and_in_a_path_it_does_not():
    text = (
        "社員番号,氏名,部署,兼務先\n1,佐藤,営業本部/営業部,企画部/宣伝部\n2,鈴木,企画部,営業本部/営業部\n"
        "3,高橋,宣伝部,\n4,田中,企画部,新設本部/新設部\n"
    )
    assert posts(text) == [{"unit": "営業部"}, {"unit": "企画部"}, {"unit": "宣伝部"}]
    assert people(text)["2"]["posts"] == [{"unit": "企画部"}, {"unit": "営業部"}]  # type: ignore[index]
    assert people(text)["4"]["posts"] == [{"unit": "企画部"}, {"unit": "新設部"}]  # type: ignore[index]


@pytest.mark.parametrize("mark", ["○", "有", "兼務", "1", "-", "なし"])
def test_mark_that_somebody_has_other_posts_names_no_unit(mark: str):
    text = f"社員番号,氏名,部署,役職,兼務\n1,佐藤,営業部,部長,{mark}\n1,佐藤,企画部,担当,\n"
    assert posts(text) == [SATO, {"unit": "企画部", "title": "担当"}]


def test_same_post_in_a_column_and_in_a_row_is_one():
    text = "社員番号,氏名,部署,兼務部署1\n1,佐藤,営業部,企画部\n1,佐藤,企画部,\n"
    assert posts(text) == [{"unit": "営業部"}, {"unit": "企画部"}]


def test_post_stands_in_its_own_cell():
    document = document_of("社員番号,氏名,部署,兼務部署1\n1,佐藤,営業部,企画部\n")
    second = document.root["people"]["1"]["posts"][1]  # type: ignore[index, call-overload]
    span = document.value_span(second, "unit")
    assert span is not None
    assert (span.line, span.column) == (2, 10)
