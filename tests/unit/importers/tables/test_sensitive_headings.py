"""Columns that are nobody's business are known by their headings, not read, and shown nowhere."""

from __future__ import annotations

import pytest

from orglint.importers.tables.map_file import read_map
from orglint.importers.tables.presets import PRESETS, Preset
from orglint.importers.tables.read_tables import all_problems
from orglint.importers.tables.sensitive_headings import is_sensitive_heading
from orglint.importers.to_yaml import yaml_texts
from orglint.model.build import build
from tests.unit.importers.tables.reading import TODAY, document_of, notes, problems_of, read


@pytest.mark.parametrize(
    "heading",
    [
        "給与", "基本給", "月給(円)", "年収", "賞与", "通勤手当", "役員報酬", "人件費", "人事評価", "考課結果", "生年月日", "年齢", "性別",
        "住所", "現住所1", "住所コード", "郵便番号", "電話番号", "携帯", "ＴＥＬ", "マイナンバー", "個人番号", "振込口座", "銀行名",
        "扶養家族数", "配偶者の有無", "国籍", "在留資格", "障害者区分", "健康診断日", "病歴", "休職理由", "退職理由", "賞罰", "信条",
        "労働組合", "緊急連絡先", "雇用保険番号", "後任候補",
        "Salary", "base_salary", "Annual Base Pay", "payRate", "Wage", "Bonus Target", "Total Compensation", "Performance Rating",
        "Date of Birth", "birthDate", "DOB", "Age", "Gender", "sex", "Home Address", "streetAddress", "Postal Code", "ZIP",
        "Mobile Phone", "mobilePhone", "telephoneNumber", "SSN", "Social Security Number", "National ID", "Passport No.",
        "Bank Account", "IBAN", "Marital Status", "Ethnicity", "Race", "Religion", "Disability", "Health Plan", "Nationality",
        "Visa Type", "Emergency Contact", "Termination Reason", "Leave Reason", "ageGroup", "Salary Cost of Reports (£)",
    ],
)  # fmt: skip
def test_sensitive_heading_is_known(heading: str):
    assert is_sensitive_heading(heading)


@pytest.mark.parametrize(
    "heading",
    [
        "評価者", "一次評価者", "評価者社員番号", "コストセンター", "コスト・センター", "社員番号", "氏名", "役職", "等級", "部署", "拠点", "備考",
        "入社日", "退職日", "メールアドレス", "雇用形態", "職種", "内線",
        "Cost Center", "cost centre", "Address Book Group", "Email Address", "Pay Grade Level", "Management Level", "Agency",
        "Average span", "Page", "Trace", "Packaging", "Sexton", "Manager", "Location", "Work Address", "Company", "Stage",
    ],
)  # fmt: skip
def test_other_heading_is_not(heading: str):
    assert not is_sensitive_heading(heading)


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)
def test_no_preset_reads_a_sensitive_column(preset: Preset):
    assert [text for texts in preset.columns.values() for text in texts if is_sensitive_heading(text)] == []


PRIVATE = "社員番号,氏名,所属,生年月日,住所,備考\n001,佐藤,営業部,1980/1/1,東京都千代田区,x\n"


def test_sensitive_columns_are_named_apart_from_others_and_without_values():
    assert notes(PRIVATE) == [
        "columns recognised as sensitive and not read: 生年月日, 住所",
        "columns not read: 備考",
    ]


def test_values_of_sensitive_columns_stand_in_no_output():
    imported = read(PRIVATE + '002,鈴木,営業部,1981/1/1,"大阪府,大阪市,北区",x,秘\n')
    (document,) = imported.documents
    shown = [document.excerpt(document.own_span(body)) for body in document.root["people"].values()]  # type: ignore[arg-type, union-attr]
    told = [problem.message.en + problem.message.ja for problem in imported.problems]
    told += [note.text.en + note.text.ja for note in imported.notes]
    text = repr((shown, told, yaml_texts(imported.documents)))
    assert "秘" not in text
    assert "1980" not in text
    assert "東京" not in text
    assert "大阪" not in text


def test_user_s_map_reads_a_sensitive_column_and_its_cells_stay_hidden():
    custom = read_map("map.yaml", "columns: {評価: people.x-rating, 基本給: positions.cost}\n".encode())
    document = document_of(
        "社員番号,氏名,所属,評価\n001,佐藤,営業部,S\n", custom=read_map("m", "columns: {評価: x-rating}".encode())
    )
    person = document.root["people"]["001"]  # type: ignore[index, call-overload]
    assert person["x-rating"] == "S"
    excerpt = document.excerpt(document.value_span(person, "x-rating"))  # type: ignore[arg-type]
    assert excerpt is not None
    assert excerpt.text == "社員番号: 001 | 氏名: 佐藤 | 所属: 営業部 | 評価: ***"
    assert custom.columns["positions.cost"] == ("基本給",)


def test_problem_with_a_value_of_a_sensitive_column_does_not_quote_it():
    custom = read_map("map.yaml", "columns: {生年月日: people.start, 年齢: positions.fte, p: positions.id}\n".encode())
    imported = read("社員番号,氏名,所属,生年月日,年齢,p\n001,佐藤,営業部,1/2/1980,old,p1\n", custom=custom)
    model = build(imported.documents, as_of=None, today=TODAY)
    problems = all_problems(imported.problems, model.problems, imported.documents)
    assert sorted(str(problem.location) for problem in problems) == ["staff.csv:2:12", "staff.csv:2:21"]
    for problem in problems:
        assert "***" in problem.message.en
        assert "1980" not in repr(problem)
        assert "old" not in problem.message.en + problem.message.ja
        assert len(problem.values) == 1


def test_status_is_masked_since_it_may_say_who_is_ill():
    document = document_of("社員番号,氏名,所属,在籍状況\n001,佐藤,営業部,病気休職\n")
    excerpt = document.excerpt(document.own_span(document.root["people"]["001"]))  # type: ignore[index, arg-type, call-overload]
    assert excerpt is not None
    assert excerpt.text.endswith("所属: 営業部 | 在籍状況: ***")


def test_status_that_nobody_knows_is_said_without_its_value():
    (problem,) = problems_of("社員番号,氏名,所属,在籍状況\n001,佐藤,営業部,腰痛\n")
    assert (problem.rule, str(problem.location)) == ("table-row", "staff.csv:2:12")
    assert "腰痛" not in repr(problem)
