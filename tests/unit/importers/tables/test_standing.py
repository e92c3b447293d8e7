"""Who left is not read unless a date says when; who is on leave keeps the post; who is seconded has none here."""

from __future__ import annotations

import pytest

from orglint.importers.tables.map_file import read_map
from orglint.source.reader import read_yaml
from tests.unit.importers.tables.reading import document_of, model_of, notes, people, places, problems_of, read

HEAD = "社員番号,氏名,所属,役職,上長,在籍状況,入社日,退職日\n1,佐藤,営業部,部長,,在籍,,\n"


@pytest.mark.parametrize(
    "word", ["在籍", "在職中", "休職中", "育児休業", "退職予定", "Active", "On Leave", "在籍（時短）", ""]
)
def test_who_is_there_or_on_leave_keeps_the_post(word: str):
    assert people(f"{HEAD}2,鈴木,営業部,主任,1,{word},,\n")["2"] == {
        "name": "鈴木", "unit": "営業部", "title": "主任", "reports_to": "1",
    }  # fmt: skip


@pytest.mark.parametrize("word", ["退職", "退職済み", "退職(定年)", "離職", "転籍", "Terminated", "Inactive", "former"])
def test_who_left_is_not_read_and_named_by_row(word: str):
    text = f"{HEAD}2,鈴木,営業部,主任,1,{word},,\n"
    assert list(people(text)) == ["1"]
    assert notes(text) == ["people who have left (在籍状況) are not read: row 3"]


def test_who_left_on_a_day_is_read_and_in_force_until_then():
    text = f"{HEAD}2,鈴木,営業部,主任,1,退職,,2026/3/31\n3,高橋,営業部,主任,1,退職予定,,R8.4.30\n"
    model = model_of(text)
    assert [person.id for person in model.in_force["person"]] == ["1", "3"]
    assert notes(text) == []


def test_who_is_to_come_is_in_force_from_the_first_day_on_and_without_one_not_read():
    text = f"{HEAD}2,鈴木,営業部,主任,1,入社予定,2026/5/1,\n3,高橋,営業部,主任,1,内定,,\n"
    assert [person.id for person in model_of(text).in_force["person"]] == ["1"]
    assert sorted(people(text)) == ["1", "2"]
    assert notes(text) == ["people who are yet to come (在籍状況, without a date) are not read: row 4"]


def test_day_that_cannot_be_read_does_not_bring_back_who_left():
    text = f"{HEAD}2,鈴木,営業部,主任,1,退職,,46113\n"
    assert list(people(text)) == ["1"]


@pytest.mark.parametrize(
    ("heading", "gone", "there"),
    [("有効フラグ", "0", "1"), ("在籍フラグ", "FALSE", "TRUE"), ("退職フラグ", "1", "0"), ("active", "false", "true")],
)
def test_flags_say_it_too(heading: str, gone: str, there: str):
    text = f"社員番号,氏名,所属,{heading}\n1,佐藤,営業部,{there}\n2,鈴木,営業部,{gone}\n"
    assert list(people(text)) == ["1"]
    assert notes(text) == [f"people who have left ({heading}) are not read: row 3"]


def test_column_of_status_may_say_how_somebody_is_employed():
    text = "Employee #,Full Name,Department,Employment Status\n1,Ann,Sales,Full-Time\n2,Bob,Sales,Contractor\n3,Cid,Sales,Terminated\n"
    assert {ident: body["employment"] for ident, body in people(text).items()} == {"1": "Full-Time", "2": "Contractor"}  # type: ignore[index]


def test_kind_of_employment_may_say_that_somebody_left():
    text = "社員番号,氏名,所属,雇用形態\n1,佐藤,営業部,正社員\n2,鈴木,営業部,退職\n"
    assert list(people(text)) == ["1"]


def test_status_of_something_else_is_no_problem_and_said():
    text = "id,name,unit,Status\n1,Ann,A,Submitted\n2,Bob,A,Approved\n3,Cid,A,Active\n"
    assert list(people(text)) == ["1", "2", "3"]
    assert notes(text) == ['the column "Status" is not read: few of its words say whether somebody is there']


def test_column_that_the_user_s_map_calls_status_is_one():
    custom = read_map("map.yaml", b"columns: {Status: people.status}\n")
    imported = read("id,name,unit,Status\n1,Ann,A,Submitted\n2,Bob,A,x\n", custom=custom)
    assert places(imported.problems) == [("table-row", "staff.csv:2:9"), ("table-row", "staff.csv:3:9")]


def test_numbered_status_is_not_guessed():
    assert places(problems_of("社員番号,氏名,所属,在籍区分\n1,佐藤,営業部,1\n2,鈴木,営業部,9\n")) == [
        ("table-row", "staff.csv:2:10"), ("table-row", "staff.csv:3:10"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("status", "host"), [("出向中", ""), ("在籍出向", "関連会社"), ("在籍", "関連会社"), ("", "関連会社")]
)
def test_who_is_seconded_to_others_has_no_post_here(status: str, host: str):
    text = f"社員番号,氏名,所属,役職,上長,雇用形態,在籍状況,出向先\n1,佐藤,営業部,部長,,正社員,在籍,\n2,鈴木,営業部,主任,1,正社員,{status},{host}\n"
    expected = {"name": "鈴木", "employment": "正社員"} | ({"x-seconded-to": host} if host else {})
    assert people(text)["2"] == expected
    model = model_of(text)
    assert sorted(model.entities["position"]) == ["1"]
    assert [unit.id for unit in model.in_force["unit"]] == ["営業部"]
    (note,) = notes(text)
    assert note.startswith("people seconded to other organizations")
    assert note.endswith("are read without a post here: row 3")


@pytest.mark.parametrize(
    ("employment", "value"), [("出向", "employee"), ("受入出向", "employee"), ("出向社員", "employee")]
)
def test_who_is_received_from_others_has_a_post_and_an_employer(employment: str, value: str):
    text = f"社員番号,氏名,所属,雇用形態,出向元,会社名\n1,佐藤,営業部,{employment},親会社,当社\n2,鈴木,営業部,正社員,,当社\n"
    model = model_of(text)
    assert model.problems == []
    found = model.entities["person"]["1"]
    assert (found.employment, found.employer) == (value, "親会社")  # type: ignore[attr-defined]
    assert model.entities["person"]["2"].employer == "当社"  # type: ignore[attr-defined]
    assert sorted(model.entities["position"]) == ["1", "2"]


def test_who_has_an_agency_is_lent_by_it_unless_something_else_is_said():
    text = "社員番号,氏名,所属,雇用形態,派遣元,委託先\n1,佐藤,営業部,,甲スタッフ,\n2,鈴木,営業部,紹介予定派遣,甲スタッフ,\n3,高橋,営業部,,,乙社\n"
    people_ = model_of(text).entities["person"]
    assert [(person.employment, person.employer) for person in people_.values()] == [  # type: ignore[attr-defined]
        ("agency", "甲スタッフ"), ("agency", "甲スタッフ"), (None, "乙社"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Ann Ito (On Leave)", "Ann Ito"), ("Ann Ito [C]", "Ann Ito"), ("伊藤 アン（育休中）", "伊藤 アン"), ("（兼）伊藤 アン", "伊藤 アン"),
        ("伊藤 アン(兼務)", "伊藤 アン"), ("伊藤 (旧姓 佐藤) アン", "伊藤 (旧姓 佐藤) アン"), ("伊藤 アン（東京）", "伊藤 アン（東京）"),
    ],
)  # fmt: skip
def test_marks_around_a_name_are_no_part_of_it(written: str, name: str):
    assert people(f"社員番号,氏名,所属\n1,{written},営業部\n")["1"] == {"name": name, "unit": "営業部"}


def test_mark_behind_a_name_may_say_that_somebody_left():
    text = "Employee ID,Worker,Department\n1,Ann (Terminated),Sales\n2,Bob,Sales\n"
    assert list(people(text)) == ["2"]
    assert notes(text) == ["people who have left (Worker) are not read: row 2"]


def test_manager_who_left_is_said_at_the_cell_with_the_row_that_is_not_read():
    text = f"{HEAD}2,鈴木,営業部,主任,1,退職,,\n3,高橋,営業部,,2,在籍,,\n4,田中,営業部,,鈴木,在籍,,\n"
    first, second = problems_of(text)
    assert places([first, second]) == [("unknown-reference", "staff.csv:4:11"), ("unknown-reference", "staff.csv:5:11")]
    assert first.message.en == 'the manager "2" is not there any more, or not yet'
    assert [str(place) for _, place in first.related] == ["staff.csv:3:1"]
    assert second.private == '"鈴木"'


def test_manager_who_left_but_is_described_elsewhere_is_no_problem():
    described = read_yaml("org.yaml", "people: {'2': {name: 鈴木}}".encode())
    text = f"{HEAD}2,鈴木,営業部,主任,1,退職,,\n3,高橋,営業部,,2,在籍,,\n"
    assert document_of(text, documents=described).root["people"]["3"]["reports_to"] == "2"  # type: ignore[index, call-overload]
