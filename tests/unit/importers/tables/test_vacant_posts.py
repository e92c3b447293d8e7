"""A row with 空席 where the name would be is a vacant post and nobody's name; it can be reported to."""

from __future__ import annotations

import pytest

from tests.unit.importers.tables.reading import document_of, model_of, notes, people, problems_of, read

STAFF = "社員番号,氏名,所属,役職,上長,雇用形態\n1,佐藤,営業部,部長,,正社員\n{row}\n2,鈴木,営業部,主任,1,正社員\n"
VACANT = {"status": "vacant", "unit": "営業部", "title": "課長", "reports_to": "1"}


@pytest.mark.parametrize(
    "name",
    [
        "空席", "（空席）", "(空席)", "【空席】", "欠員", "採用中", "募集中", "未定", "後任未定", "空席(採用中)", "空席・採用予定", "―", "Vacant",
        "VACANT", "(vacant)", "TBD", "To be hired", "Vacant - recruiting", "Open position", "空席：部長",
    ],
)  # fmt: skip
def test_word_for_a_vacancy_makes_a_post_and_no_person(name: str):
    text = STAFF.format(row=f",{name},営業部,課長,1,")
    document = document_of(text)
    assert document.root["positions"] == {"vacant-営業部-課長": VACANT}
    assert list(people(text)) == ["1", "2"]
    assert notes(text) == ["vacant posts, read as such and not as people: row 3"]


@pytest.mark.parametrize("name", ["空野 欠", "Open, Peter", "Vacanti", "採用 太郎", "未定 花子"])
def test_name_that_only_looks_like_it_is_a_person(name: str):
    text = f'社員番号,氏名,所属\n1,"{name}",営業部\n'
    assert people(text)["1"] == {"name": name, "unit": "営業部"}


def test_status_stands_in_the_cell_of_the_name_and_the_post_in_its_row():
    document = document_of(STAFF.format(row=",空席,営業部,課長,1,"))
    post = document.root["positions"]["vacant-営業部-課長"]  # type: ignore[index, call-overload]
    span = document.value_span(post, "status")
    assert span is not None
    assert (span.line, span.column) == (3, 2)
    assert document.own_span(post).line == 3


def test_number_of_its_own_is_the_id_and_others_report_to_it():
    text = STAFF.format(row="V01,空席,営業部,課長,1,") + "3,高橋,営業部,,V01,正社員\n4,田中,営業部,,Ｖ０１,正社員\n"
    model = model_of(text)
    assert model.problems == []
    post = model.entities["position"]["V01"]
    assert post.status == "vacant"  # type: ignore[attr-defined]
    assert [report.id for report in post.reports] == ["3", "4"]  # type: ignore[attr-defined]


def test_number_that_somebody_has_is_not_taken_from_them():
    text = STAFF.format(row="2,空席,営業部,課長,1,")
    assert list(document_of(text).root["positions"]) == ["vacant-営業部-課長"]  # type: ignore[call-overload, arg-type]
    assert problems_of(text) == ()


def test_posts_that_are_alike_are_numbered_by_what_they_say_not_by_their_row():
    rows = [",空席,営業部,主任,1,", ",空席,営業部,主任,2,", ",空席,営業部,主任,1,"]
    orders = ("\n".join(rows), "\n".join(rows[::-1]))
    first, second = (document_of(STAFF.format(row=order)).root["positions"] for order in orders)
    assert first == second
    assert {ident: post["reports_to"] for ident, post in first.items()} == {  # type: ignore[union-attr, index, call-overload]
        "vacant-営業部-主任": "1", "vacant-営業部-主任-2": "1", "vacant-営業部-主任-3": "2",
    }  # fmt: skip


def test_what_only_a_person_can_have_is_said_to_be_unread():
    text = STAFF.format(row=",空席,営業部,課長,1,正社員")
    assert notes(text)[1] == "of vacant posts these columns are not read: 雇用形態"


def test_table_with_a_vacancy_describes_who_fills_posts():
    assert "positions.status" in document_of(STAFF.format(row=",空席,営業部,課長,1,")).described
    assert "positions.status" not in document_of(STAFF.format(row="3,高橋,営業部,課長,1,")).described


def test_position_without_anybody_beside_it_is_vacant():
    text = "Position ID,Title,Department,Incumbent,Employee ID,Status\nP1,Head,Sales,Ann,1,Filled\nP2,Rep,Sales,,,Open\nP3,Rep,Sales,,,\n"
    assert set(document_of(text).root["positions"]) == {"P2", "P3"}  # type: ignore[arg-type]
    assert list(people(text)) == ["1"]


def test_row_without_a_name_or_number_is_not_taken_for_a_vacancy():
    (problem,) = read(STAFF.format(row=",,営業部,課長,1,")).problems
    assert (problem.rule, str(problem.location)) == ("table-row", "staff.csv:3:1")


def test_placeholder_for_a_manager_stays_one():
    text = STAFF.format(row="3,高橋,営業部,,空席,正社員")
    model = model_of(text)
    assert model.problems == []
    assert [found.text for found in model.entities["placeholder"].values()] == ["空席"]  # type: ignore[attr-defined]


@pytest.mark.parametrize("row", ["合計,,,,,", "合計,2名,,,,", "以上,,,,,", "Total,2,,,,"])
def test_sum_below_the_people_is_nobody_and_is_named(row: str):
    text = STAFF.format(row="3,高橋,営業部,,1,正社員") + row + "\n"
    assert list(people(text)) == ["1", "3", "2"]
    assert notes(text) == ["sums and remarks below the people are not read: row 5"]
