"""Ids are employee numbers as they stand, one spelling for all widths; else other keys; else rows, never names."""

from __future__ import annotations

import pytest

from orglint.importers.imported import ForeignFile
from orglint.importers.tables.read_tables import read_tables
from tests.unit.importers.tables.reading import notes, people, places, problems_of, read


def test_full_width_number_and_plain_one_are_one_person_in_the_spelling_that_sorts_first():
    rows = ["００１２,佐藤,営業部,", "0012,佐藤,企画部,", "0013,鈴木,営業部,００１２"]
    for order in (rows, rows[::-1]):
        text = "社員番号,氏名,所属,上長\n" + "\n".join(order) + "\n"
        found = people(text)
        assert sorted(found) == ["0012", "0013"]
        assert found["0013"]["reports_to"] == "0012"  # type: ignore[index]
        (note,) = notes(text)
        assert note.startswith(
            "employee numbers that differ from another spelling in width alone are taken for the same: row "
        )


def test_number_that_is_written_in_one_way_only_stays_as_it_is():
    found = people("社員番号,氏名,所属,上長\nＡ１２,佐藤,営業部,\nA13,鈴木,営業部,A12\n")
    assert sorted(found) == ["A13", "Ａ１２"]
    assert found["A13"]["reports_to"] == "Ａ１２"  # type: ignore[index]
    assert notes("社員番号,氏名,所属,上長\nＡ１２,佐藤,営業部,\nA13,鈴木,営業部,A12\n") == []


def test_zeros_in_front_make_another_number_and_case_does_too():
    assert sorted(people("社員番号,氏名,所属\n12,a,x\n0012,b,x\na1,c,x\nA1,d,x\n")) == ["0012", "12", "A1", "a1"]


@pytest.mark.parametrize("written", ["-", "なし", "未定", "―", ""])
def test_what_is_no_number_is_none(written: str):
    assert places(problems_of(f"社員番号,氏名,所属\n{written},佐藤,営業部\n2,鈴木,営業部\n")) == [
        ("table-row", "staff.csv:2:1")
    ]


def test_table_without_numbers_says_so():
    (note,) = notes("氏名,所属\n佐藤,営業部\n")
    assert note.startswith("no column has an employee number: people are numbered by row (row-1, ...)")


def test_rows_of_several_tables_without_numbers_never_share_an_id():
    files = [
        ForeignFile("a/staff.csv", "氏名,所属\n佐藤,A\n".encode()),
        ForeignFile("b/staff.csv", "氏名,所属\n鈴木,A\n".encode()),
        ForeignFile("others.csv", "氏名,所属\n高橋,A\n".encode()),
    ]
    ids = [list(document.root["people"]) for document in read_tables(files).documents]
    assert ids == [["staff-1-row-1"], ["staff-2-row-1"], ["others-row-1"]]


def test_other_key_is_the_id_where_a_row_has_no_number_and_managers_may_be_named_by_it():
    text = (
        "employeeNumber,externalId,id,userName,displayName,department,manager.value\n"
        "1001,x1,guid-1,ann@x,Ann,Sales,\n,x2,guid-2,bob@x,Bob,Sales,guid-1\n,,guid-3,cid@x,Cid,Sales,ANN@x\n,,,dan@x,Dan,Sales,x2\n"
    )
    assert {ident: body.get("reports_to") for ident, body in people(text).items()} == {  # type: ignore[attr-defined]
        "1001": None, "x2": "1001", "guid-3": "1001", "dan@x": "x2",
    }  # fmt: skip
    assert notes(text) == [
        "people without an employee number go by the name they log in with, which says who they are: row 5"
    ]


def test_row_without_any_key_is_said():
    (problem,) = read("employeeNumber,userName,displayName,department\n,,Ann,Sales\n2,b,Bob,Sales\n").problems
    assert (problem.rule, str(problem.location)) == ("table-row", "staff.csv:2:1")
