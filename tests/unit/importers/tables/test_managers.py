"""A manager's cell is an id, another key, an id beside a name, or a name; what it cannot be is said where it stands."""

from __future__ import annotations

import pytest

from tests.unit.importers.tables.reading import model_of, people, places, problems_of

STAFF = "社員番号,氏名,所属,上長\n0012,佐藤 花子,営業部,\n0013,Ken Ito,営業部,0012\n2,{name},営業部,{manager}\n"


def manager_of(cell: str) -> object:
    return people(STAFF.format(name="鈴木", manager=cell))["2"].get("reports_to")  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "cell",
    [
        "0012", "００１２", "佐藤花子", "佐藤　花子", "佐藤 花子（0012）", "佐藤花子(００１２)", "0012 佐藤花子", "0012:佐藤 花子", "0012　佐藤花子",
    ],
)  # fmt: skip
def test_manager_is_found(cell: str):
    assert manager_of(cell) == "0012"


@pytest.mark.parametrize("cell", ["Ken Ito", "ken ito", '"Ito, Ken"', "Ken Ito [0013]"])
def test_western_name_is_found_in_either_order(cell: str):
    assert manager_of(cell) == "0013"


@pytest.mark.parametrize("cell", ["-", "なし", "NO_MANAGER", "no_mgr", "No Manager"])
def test_word_for_none_is_none(cell: str):
    assert "reports_to" in people(STAFF.format(name="鈴木", manager=cell))["2"]  # type: ignore[operator]
    assert manager_of(cell) is None


def test_id_beside_another_person_s_name_is_not_settled():
    assert places(problems_of(STAFF.format(name="鈴木", manager="佐藤花子(0013)"))) == [
        ("unknown-reference", "staff.csv:4:10")
    ]


def test_number_that_lost_its_zeros_in_excel_is_not_taken_but_the_right_one_is_named():
    (problem,) = problems_of(STAFF.format(name="鈴木", manager="12"))
    assert (problem.rule, str(problem.location)) == ("unknown-reference", "staff.csv:4:10")
    assert problem.accepted is not None
    assert problem.accepted.en.startswith('did you mean "0012"? Excel drops zeros')


def test_manager_nobody_is_said_where_it_stands():
    (problem,) = problems_of(STAFF.format(name="鈴木", manager="999"))
    assert (problem.rule, str(problem.location)) == ("unknown-reference", "staff.csv:4:10")


def test_name_is_read_where_the_number_is_missing():
    text = "社員番号,氏名,所属,上長社員番号,上長氏名\n1,佐藤,営業部,,\n2,鈴木,営業部,1,高橋\n3,高橋,営業部,,佐藤\n"
    assert [body.get("reports_to") for body in people(text).values()] == [None, "1", "1"]  # type: ignore[attr-defined]


def test_who_is_their_own_manager_reaches_the_model():
    post = model_of(STAFF.format(name="鈴木", manager="2")).entities["position"]["2"]
    assert post in post.reports_to  # type: ignore[attr-defined]


def test_dotted_line_is_resolved_alike():
    text = "employee id,name,department,manager,matrix manager\n1,Ann,A,,\n2,Bob,B,1,Ann\n"
    assert people(text)["2"]["dotted_reports_to"] == "1"  # type: ignore[index]
    assert model_of(text).problems == []


def test_dotted_line_to_a_name_that_two_have_is_said_once():
    text = "employee id,name,department,manager,matrix manager\n1,Ann,A,,\n3,Ann,A,1,\n2,Bob,B,1,Ann\n"
    assert places(problems_of(text)) == [("ambiguous-reference", "staff.csv:4:11")]
