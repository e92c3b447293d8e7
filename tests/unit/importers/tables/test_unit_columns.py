"""A row's unit may be one cell, a path, or a column for each level; kinds come from names and columns where they are sure."""

from __future__ import annotations

import pytest

from orglint.importers.tables.unit_types import unit_type
from tests.unit.importers.tables.reading import document_of, model_of, notes, people, units

LEVELS = """社員番号,氏名,本部名,部名,課名,係名
1,佐藤,営業本部,,,
2,鈴木,営業本部,東日本営業部,,
3,高橋,営業本部,東日本営業部,一課,
4,田中,営業本部,東日本営業部,一課,法人係
5,伊藤,営業本部,西日本営業部,一課,
6,渡辺,,監査室,,
"""


def test_each_level_is_a_unit_below_the_one_before():
    assert units(LEVELS) == {
        "営業本部": {"type": "division"},
        "東日本営業部": {"type": "department", "parent": "営業本部"},
        "営業本部-東日本営業部-一課": {"name": "一課", "type": "section", "parent": "東日本営業部"},
        "法人係": {"type": "team", "parent": "営業本部-東日本営業部-一課"},
        "西日本営業部": {"type": "department", "parent": "営業本部"},
        "営業本部-西日本営業部-一課": {"name": "一課", "type": "section", "parent": "西日本営業部"},
        "監査室": {"type": "office"},
    }


def test_person_is_in_the_lowest_unit_of_the_row():
    assert [person["unit"] for person in people(LEVELS).values()] == [  # type: ignore[index]
        "営業本部", "東日本営業部", "営業本部-東日本営業部-一課", "法人係", "営業本部-西日本営業部-一課", "監査室",
    ]  # fmt: skip


def test_unit_stands_in_the_cell_of_its_own_level():
    document = document_of(LEVELS)
    span = document.key_span(document.root["units"], "東日本営業部")  # type: ignore[arg-type]
    assert span is not None
    assert (span.line, span.column) == (3, 11)


@pytest.mark.parametrize(
    "headings",
    [
        "部署階層1,部署階層2,部署階層3",
        "第1階層,第2階層,第3階層",
        "第１階層,第２階層,第３階層",
        "level1,level2,level3",
        "組織1,組織2,組織3",
    ],
)
def test_numbered_levels_are_nested_in_their_order(headings: str):
    text = f"社員番号,氏名,{headings}\n1,佐藤,甲,乙,丙\n2,鈴木,甲,,\n"
    assert units(text) == {"甲": {}, "乙": {"parent": "甲"}, "丙": {"parent": "乙"}}
    assert people(text)["2"] == {"name": "鈴木", "unit": "甲"}


@pytest.mark.parametrize("unit", ["一課", "営業部/一課", "営業本部/営業部/一課", "", "営業部"])
def test_unit_column_beside_levels_is_fitted_in(unit: str):
    text = f"社員番号,氏名,所属,本部名,部名,課名\n1,佐藤,{unit},営業本部,営業部,一課\n"
    assert people(text)["1"] == {"name": "佐藤", "unit": "一課"}
    assert units(text) == {
        "営業本部": {"type": "division"},
        "営業部": {"type": "department", "parent": "営業本部"},
        "一課": {"type": "section", "parent": "営業部"},
    }


def test_unit_below_the_levels_that_have_a_column():
    text = "社員番号,氏名,本部名,所属\n1,佐藤,営業本部,営業部\n2,鈴木,営業本部,営業本部\n"
    assert people(text)["1"] == {"name": "佐藤", "unit": "営業部"}
    assert units(text)["営業部"] == {"type": "department", "parent": "営業本部"}


def test_team_lies_below_the_department_and_the_department_below_the_division():
    text = "id,name,team,division,department\n1,Ann,Field,Commercial,Sales\n2,Bob,,Commercial,Sales\n"
    assert units(text) == {
        "Commercial": {}, "Sales": {"parent": "Commercial"}, "Field": {"type": "team", "parent": "Sales"},
    }  # fmt: skip


def test_division_in_which_units_do_not_lie_whole_is_no_level_and_that_is_said():
    text = "id,name,division,department\n1,Ann,Europe,Sales\n2,Bob,Asia,Sales\n"
    assert units(text) == {"Sales": {}}
    (note,) = notes(text)
    assert note.startswith('the column "division" is not read as a level: units of one name lie in several parts of it')


def test_division_alone_is_the_unit():
    assert people("id,name,division\n1,Ann,Europe\n")["1"] == {"name": "Ann", "unit": "Europe"}


def test_code_of_a_unit_is_its_name_only_where_there_is_no_other():
    assert people("社員番号,氏名,所属コード\n1,佐藤,A01\n")["1"] == {"name": "佐藤", "unit": "A01"}
    text = "社員番号,氏名,所属コード,所属\n1,佐藤,A01,営業部\n"
    assert people(text)["1"] == {"name": "佐藤", "unit": "営業部"}
    assert notes(text) == ["columns not read: 所属コード"]


def test_manager_s_name_behind_a_unit_is_no_part_of_its_name():
    text = "Employee ID,Worker,Supervisory Organization\n1,Ann Ito,Sales (Ann Ito)\n2,Bob,Sales (Ann Ito)\n3,Cid,Sales (East)\n"
    assert list(units(text)) == ["Sales", "Sales (East)"]


def test_numbered_departments_that_fall_in_every_row_are_levels_and_the_guess_is_said():
    text = (
        "社員番号,氏名,部署1,部署2,部署3\n1,佐藤,営業本部,,\n2,鈴木,営業本部,営業部,一課\n3,高橋,営業本部,営業部,二課\n"
    )
    assert people(text)["2"] == {"name": "鈴木", "unit": "一課"}
    assert notes(text)[0].endswith("each is a part of the one before: 部署1, 部署2, 部署3")


def test_numbered_departments_that_few_have_are_several_posts():
    text = "社員番号,氏名,部署1,部署2\n1,佐藤,営業本部,企画部\n2,鈴木,営業本部,\n3,高橋,営業本部,\n"
    assert people(text)["1"] == {"name": "佐藤", "posts": [{"unit": "営業本部"}, {"unit": "企画部"}]}


def test_unit_still_to_be_decided_stays_a_placeholder():
    assert people("社員番号,氏名,所属\n1,佐藤,未定\n2,鈴木,-\n")["1"] == {"name": "佐藤", "unit": "未定"}
    assert people("社員番号,氏名,所属\n1,佐藤,未定\n2,鈴木,-\n")["2"] == {"name": "鈴木"}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("営業本部", "division"), ("鉄鋼事業本部", "division"), ("電池事業部", "business_unit"), ("人事部", "department"),
        ("営業一部", "department"), ("第2営業部", "department"), ("総務課", "section"), ("社長室", "office"), ("法人係", "team"),
        ("基盤チーム", "team"), ("安全委員会", "committee"), ("株式会社サンプル", "company"), ("㈱甲", "company"), ("乙(株)", "company"),
        ("X Inc.", "company"), ("Sales Department", "department"), ("Field Team", "team"), ("㈱甲営業部", "department"),
    ],
)  # fmt: skip
def test_name_says_what_kind_of_unit_it_is(name: str, kind: str):
    assert unit_type(name) == kind


@pytest.mark.parametrize(
    "name",
    ["関西支部", "外部", "執行部", "経理", "Sales", "テニスクラブ", "管理部門", "開発グループ", "部付"],
)
def test_name_that_does_not_surely_say_it_says_nothing(name: str):
    assert unit_type(name) is None


def test_column_says_the_kind_where_the_name_does_not_and_two_columns_that_differ_say_nothing():
    text = "社員番号,氏名,部名,課名\n1,佐藤,法務,\n2,鈴木,法務,契約\n3,高橋,契約,\n"
    assert units(text) == {"法務": {"type": "department"}, "契約": {"parent": "法務"}}


def test_model_reads_kinds_and_parents_without_a_problem():
    model = model_of(LEVELS)
    assert model.problems == []
    kinds = {ident: unit.type for ident, unit in model.entities["unit"].items()}  # type: ignore[attr-defined]
    assert kinds["法人係"] == "team"
    assert kinds["監査室"] == "office"
