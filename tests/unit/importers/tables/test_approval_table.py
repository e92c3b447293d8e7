"""Approval tables (決裁権限表) become decisions by subject and amount, and approvers of budgets that are described."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from orglint.importers.imported import ForeignFile, Imported
from orglint.importers.tables.amounts import Band
from orglint.importers.tables.approval_cells import Said, read_cell
from orglint.importers.tables.approval_shape import APPROVAL_TABLE
from orglint.importers.tables.read_tables import read_tables
from orglint.importers.tables.shape import Context
from orglint.location import Span
from orglint.model.build import build
from orglint.model.organization import Model
from orglint.source.reader import read_yaml

TABLE = """大分類,決裁事項,金額,担当者,課長,部長,経理部長,社長
契約,売買契約,100万円未満,起案,決裁,報告,,
,,100万円以上,起案,承認,決裁,合議,報告
人事,採用,,起案,承認,審査,,決裁
"""


def read(text: str, *others: ForeignFile, **options: Any) -> Imported:
    return read_tables([ForeignFile("a.csv", text.encode()), *others], **options)


def decisions(imported: Imported) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for document in imported.documents:
        found |= document.root.get("decisions") or {}  # type: ignore[operator]
    return found


def said(imported: Imported) -> list[tuple[str, str]]:
    return [(problem.rule, str(problem.location)) for problem in imported.problems]


def notes(imported: Imported) -> list[str]:
    return [note.text.en for note in imported.notes if note.file == "a.csv" and "read as a post" not in note.text.en]


def model_of(imported: Imported, *others: Any) -> Model:
    return build([*imported.documents, *others], as_of=None, today=date(2026, 6, 1))


def yaml_of(text: str) -> list[Any]:
    documents = read_yaml("org.yaml", text.encode())
    assert isinstance(documents, list)
    return documents


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("決裁", Said(("decides",))),
        ("承認", Said(("approves",))),
        ("起案・報告", Said(("responsible", "informed"))),
        ("◎", Said(("◎",))),
        ("〇", Said(("○",))),
        ("◎決裁", Said(("decides",))),
        ("承認①", Said(("approves",))),
        ("決裁※1", Said(("decides",))),
        ("", Said()),
        ("―", Said()),
        ("×", Said()),
        ("100万円以下", Said((), Band(high=1e6, step=1.0))),
        ("決裁(100万円以下)", Said(("decides",), Band(high=1e6, step=1.0))),
        ("100万円以下 決裁", Said(("decides",), Band(high=1e6, step=1.0))),
        ("Approve up to $5k", Said(("approves",), Band(high=5000.0))),
        ("部長", None),
        ("?", None),
        ("1件の金額が50万円以上のものにあっては、副町長", None),
    ],
)
def test_cell_says_words_marks_and_amounts_or_cannot_be_read(cell: str, said: Said | None):
    assert read_cell(cell) == said


def test_rows_become_decisions_by_subject_and_amount():
    imported = read(TABLE)
    assert imported.problems == ()
    assert decisions(imported) == {
        "売買契約 (100万円未満)": {
            "tags": ["契約"], "x-amount-up-to": "999999", "responsible": ["担当者"], "accountable": ["課長"], "informed": ["部長"],
        },
        "売買契約 (100万円以上)": {
            "tags": ["契約"], "x-amount-from": "1000000", "responsible": ["担当者"], "agree": ["課長", "経理部長"],
            "accountable": ["部長"], "informed": ["社長"],
        },
        "採用": {
            "tags": ["人事"], "responsible": ["担当者"], "agree": ["課長"], "consulted": ["部長"], "accountable": ["社長"],
        },
    }  # fmt: skip
    assert model_of(imported).problems == []


def test_decision_stands_at_its_name_else_its_amount_and_its_roles_at_their_cells():
    (document,) = read(TABLE).documents
    found: Any = document.root["decisions"]
    assert document.key_span(found, "売買契約 (100万円未満)") == Span(2, 4, 2, 8)
    assert document.key_span(found, "売買契約 (100万円以上)") == Span(3, 3, 3, 10)  # its name stands a row above
    assert document.key_span(found["売買契約 (100万円以上)"], "accountable") == Span(3, 17, 3, 19)
    assert document.key_span(found["売買契約 (100万円以上)"], "x-amount-from") == Span(3, 3, 3, 10)
    assert document.described == {
        f"decisions.{role}" for role in ("accountable", "responsible", "agree", "consulted", "informed")
    }


def test_amounts_below_titles_are_limits_up_to_which_each_decides():
    text = '項目,課長,部長,本部長,社長\n備品購入,100万円以下,〜500万,"1,000万円未満",全額\n'
    found = decisions(read(text))
    assert {name: (body.get("x-amount-from"), body.get("x-amount-up-to"), body["accountable"]) for name, body in found.items()} == {
        "備品購入 (100万円以下)": (None, "1000000", ["課長"]),
        "備品購入 (〜500万)": ("1000001", "5000000", ["部長"]),
        "備品購入 (1,000万円未満)": ("5000001", "9999999", ["本部長"]),
        "備品購入 (社長)": ("10000000", None, ["社長"]),
    }  # fmt: skip


def test_bare_amounts_are_multiples_of_what_the_heading_says():
    found = decisions(read("項目(単位：千円),課長,部長\n値引き,100,500\n"))
    assert {name: body["x-amount-up-to"] for name, body in found.items()} == {
        "値引き (100,000)": "100000", "値引き (500,000)": "500000",
    }  # fmt: skip


def test_two_posts_with_one_limit_decide_each_for_itself():
    found = decisions(read("項目,営業部長,経理部長,社長\n交際費,10万円以下,10万円以下,上限なし\n"))
    assert {name: body["accountable"] for name, body in found.items()} == {
        "交際費 (10万円以下、営業部長)": ["営業部長"],
        "交際費 (10万円以下、経理部長)": ["経理部長"],
        "交際費 (社長)": ["社長"],
    }


def test_roles_without_an_amount_belong_to_every_amount_of_the_row():
    found = decisions(read("項目,担当者,課長,部長\n備品購入,起案,10万円以下,100万円以下\n"))
    assert [body["responsible"] for body in found.values()] == [["担当者"], ["担当者"]]


def test_amount_in_brackets_behind_the_subject_is_read_and_stays_in_its_name():
    found = decisions(
        read("内容,担当者,課長,部長\n備品購入(1万円以上~10万円未満),起案,決裁,\n備品購入(10万円以上),起案,,決裁\n")
    )
    assert found["備品購入(1万円以上~10万円未満)"]["x-amount-from"] == "10000"
    assert found["備品購入(1万円以上~10万円未満)"]["x-amount-up-to"] == "99999"
    assert found["備品購入(10万円以上)"]["accountable"] == ["部長"]


def test_columns_may_be_the_roles_and_cells_name_the_posts():
    text = (
        "区分,決裁事項,金額,起案者,合議先,決裁者,報告先\n"
        "契約,業務委託,100万円未満,担当者,,課長決裁,部長\n"
        ",,100万円以上,課長,経理部、法務部,取締役会の決議,なし\n"
    )
    found = decisions(read(text))
    assert found["業務委託 (100万円未満)"] == {
        "tags": ["契約"], "x-amount-up-to": "999999", "responsible": ["担当者"], "accountable": ["課長"], "informed": ["部長"],
    }  # fmt: skip
    assert found["業務委託 (100万円以上)"]["agree"] == ["経理部", "法務部"]
    assert found["業務委託 (100万円以上)"]["accountable"] == ["取締役会"]


def test_english_table_reads_alike():
    text = 'Subject,Manager,Director,CEO,Board\nPurchases,"up to $10,000","up to $50,000",unlimited,\nHiring,Initiate,Review,Approve,Inform\n'
    found = decisions(read(text))
    assert found["Hiring"] == {
        "responsible": ["Manager"],
        "consulted": ["Director"],
        "accountable": ["CEO"],
        "informed": ["Board"],
    }
    assert found["Purchases (CEO)"]["x-amount-from"] == "50000.01"


# ---- what is sure, and what is a guess


def test_of_several_who_approve_the_highest_decides_and_that_is_said_as_a_guess():
    for headings in ("課長,部長,社長", "社長,部長,課長"):
        imported = read(f"項目,{headings}\n契約,承認,承認,承認\n採用,決裁,,\n")
        assert decisions(imported)["契約"]["accountable"] == ["社長"]
        assert sorted(decisions(imported)["契約"]["agree"]) == ["課長", "部長"]
        (note,) = notes(imported)
        assert note.startswith("a guess: of several who approve and none who decides, the highest was read as deciding")
        assert note.endswith(": rows 2")


def test_who_alone_approves_decides_for_sure():
    imported = read("項目,課長,部長\n契約,起案,承認\n採用,起案,承認\n")
    assert decisions(imported)["契約"]["accountable"] == ["部長"]
    assert notes(imported) == []


def test_marks_mean_what_the_legend_says():
    legend = "項目(◎決裁 ○審査 △報告),課長,部長,社長\n契約,○,◎,△\n採用,△,○,◎\n"
    imported = read(legend)
    assert decisions(imported)["契約"] == {"consulted": ["課長"], "accountable": ["部長"], "informed": ["社長"]}
    assert notes(imported) == []
    row = "項目,課長,部長,社長\n契約,○,◎,□\n凡例,◎……決定権限,○……検閲権限,□……報告を受ける\n"
    assert decisions(read(row, preset="approval-table"))["契約"]["consulted"] == ["課長"]


def test_circles_without_a_legend_are_a_guess():
    alone = read("項目,課長,部長\n契約,,○\n採用,○,\n", preset="approval-table")
    assert decisions(alone)["契約"] == {"accountable": ["部長"]}
    assert notes(alone)[0].startswith("a guess: no legend says what ○ means, and nothing else tells who decides")
    beside = read("項目,課長,部長\n契約,○,◎\n採用,○,\n", preset="approval-table")
    assert decisions(beside)["契約"] == {"consulted": ["課長"], "accountable": ["部長"]}
    model = model_of(beside)
    assert model.is_unknown(model.entities["decision"]["採用"], "accountable")


def test_role_that_a_table_never_speaks_of_is_unknown_and_not_nobodys():
    model = model_of(read("項目,課長,部長\n契約,,決裁\n採用,,決裁\n備品,決裁,\n"))
    assert all(model.is_unknown(decision, "responsible") for decision in model.entities["decision"].values())
    assert not any(model.is_unknown(decision, "accountable") for decision in model.entities["decision"].values())


def test_unreadable_cell_is_a_problem_at_the_cell_and_leaves_open_roles_unknown():
    imported = read("項目,担当者,課長,部長,社長\n契約,起案,要相談,,\n採用,起案,承認,決裁,報告\n購入,起案,決裁,報告,\n")
    assert said(imported) == [("table-row", "a.csv:2:7")]
    model = model_of(imported)
    assert model.unknown[model.entities["decision"]["契約"]] == {"accountable", "consulted", "informed", "agree"}


def test_amount_that_cannot_be_read_is_a_problem_at_its_cell_and_a_condition_is_none():
    imported = read("項目,金額,課長,部長\n契約,100くらい,決裁,\n,重要なもの,,決裁\n採用,,決裁,\n")
    assert said(imported) == [("table-row", "a.csv:2:4")]
    assert list(decisions(imported)) == ["契約 (100くらい)", "契約 (重要なもの)", "採用"]


def test_row_without_a_subject_is_a_problem_and_group_rows_are_said():
    imported = read("項目,課長,部長\n,決裁,\n契約に関すること,,\n売買,起案,決裁\n賃貸,起案,決裁\n")
    assert said(imported) == [("table-row", "a.csv:2:1")]
    assert decisions(imported)["売買"]["tags"] == ["契約に関すること"]
    assert notes(imported) == ["rows read as the headings of groups of decisions, not as decisions: 3"]


# ---- posts


STAFF = ForeignFile(
    "staff.csv",
    (
        "社員番号,氏名,所属,役職\n1,佐藤,本社,社長\n2,鈴木,営業部,部長\n3,田中,営業部,課長\n4,高橋,開発部,課長\n5,伊藤,経理部,部長\n"
    ).encode(),
)


def test_rank_that_several_posts_have_is_one_post_for_whichever_is_in_charge_and_said():
    imported = read("項目,課長,経理部長,社長\n契約,決裁,合議,報告\n採用,承認,合議,決裁\n", STAFF)
    assert imported.problems == ()
    assert decisions(imported)["契約"] == {"accountable": ["課長"], "agree": ["5"], "informed": ["1"]}
    assert "titles of several posts, each read as one post: whichever of them is in charge: 課長 (2)" in [
        note.text.en for note in imported.notes
    ]
    post = next(each for each in imported.documents if each.file == "a.csv").root["positions"]["課長"]  # type: ignore[index,call-overload]
    assert post == {"title": "課長"}
    assert model_of(imported).problems == []


def test_subject_that_a_matrix_has_too_is_told_apart():
    raci = ForeignFile("raci.csv", "業務,営業部,経理部\n契約,A,R\n採用,R,A\n".encode())
    imported = read("項目,課長,部長\n契約,起案,決裁\n出張,起案,決裁\n", raci)
    assert model_of(imported).problems == []
    assert list(decisions(imported)) == ["契約", "採用", "契約 (決裁)", "出張"]
    assert notes(imported) == [
        "decisions of that name are described already, so these have (決裁) or (approval) behind their ids: rows 2"
    ]


# ---- budgets

BUDGETS = "budgets: {ads: {name: 広告宣伝予算, amount: 3000000}, it-1: {function: it}, other: {name: 備品, approver: x}}\npositions: {x: {}}\n"


@pytest.mark.parametrize("subject", ["広告宣伝予算", "広告宣伝予算の執行", "ads"])
def test_budget_that_is_described_gets_its_approvers_by_amount(subject: str):
    documents = yaml_of(BUDGETS)
    imported = read(f"項目,課長,部長,社長\n{subject},50万円以下,500万円以下,上限なし\n", documents=documents)
    model = model_of(imported, *documents)
    assert model.problems == []
    budget: Any = model.entities["budget"]["ads"]
    assert [post.id for post in budget.approver] == ["課長", "部長", "社長"]
    assert [tie.extras for tie in model.ties[(budget, "approver")]] == [{"up_to": 500_000}, {"up_to": 5_000_000}, {}]
    assert str(model.location(budget, "approver")).startswith("a.csv:2:")


def test_budget_is_found_by_its_function_where_the_subject_says_budget():
    documents = yaml_of(BUDGETS)
    text = "項目,金額,課長,部長\n情報システム予算,100万円以下,決裁,\n,100万円超,起案,決裁\n情報システム,,起案,決裁\n"
    model = model_of(read(text, documents=documents), *documents)
    budget: Any = model.entities["budget"]["it-1"]
    assert [tie.extras for tie in model.ties[(budget, "approver")]] == [{"up_to": 1_000_000}, {}]


def test_budget_that_states_its_approver_keeps_it_and_one_not_described_is_said():
    documents = yaml_of(BUDGETS)
    imported = read("項目,課長,部長\n備品,起案,決裁\n研修予算,起案,決裁\n", documents=documents)
    model = model_of(imported, *documents)
    assert model.problems == []
    assert [post.id for post in model.entities["budget"]["other"].approver] == ["x"]  # type: ignore[attr-defined]
    assert notes(imported) == [
        "the budgets of these rows state their approvers themselves, so the table is not read into them: rows 2",
        "no budget is described that these rows are about, so they are read as decisions alone: rows 3",
    ]


def test_sheet_has_its_name_in_every_place(sheet: Any):
    imported = APPROVAL_TABLE.read([sheet(TABLE.replace("審査", "?"), "決裁権限表")], Context())
    assert said(imported) == [("table-row", "book.xlsx:決裁権限表!F4")]
    model = model_of(imported)
    decision = model.entities["decision"]["売買契約 (100万円以上)"]
    assert str(model.location(decision, "accountable")) == "book.xlsx:決裁権限表!F3"


def test_table_that_is_none_is_refused_where_it_is_named():
    assert said(read("項目,課長\n契約,山田\n", preset="approval-table")) == [("table-row", "a.csv:1:1")]
    of_people = read("氏名,課長,部長\n佐藤,決裁,承認\n", preset="approval-table")
    assert said(of_people) == [("table-row", "a.csv:1:1")]
    assert of_people.documents == ()


@pytest.mark.parametrize("dash", ["-", "－", "ー", "×", "なし"])
def test_dashes_in_place_of_blanks_change_nothing(dash: str):
    """Most posts decide little: a column that is mostly dashes is a post all the same."""
    blanks = (
        "決裁事項,課長,部長,本部長,社長\n消耗品の購入,決裁,,,\n備品の購入,,決裁,,\n契約,,,審議,決裁\n採用,,,審議,決裁\n"
    )
    dashes = "\n".join(",".join(cell or dash for cell in line.split(",")) for line in blanks.splitlines()) + "\n"
    assert decisions(read(dashes)) == decisions(read(blanks))
    assert decisions(read(dashes))["消耗品の購入"]["accountable"] == ["課長"]


def test_a_title_of_which_most_cells_cannot_be_read_is_a_post_and_its_cells_are_said():
    table = (
        "決裁事項,課長,部長,社長\n備品,決裁,,\n契約,別途定める,,決裁\n採用,別途定める,,\n賞罰,別途定める,承認,決裁\n"
    )
    imported = read(table)
    assert decisions(imported)["備品"]["accountable"] == ["課長"]
    assert said(imported) == [("table-row", "a.csv:3:4"), ("table-row", "a.csv:4:4"), ("table-row", "a.csv:5:4")]
