"""RACI, DACI and RAPID matrices become decisions; who is meant by a heading or a cell, and what is said about it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from orglint.importers.imported import ForeignFile, Imported
from orglint.importers.tables.raci_letters import items
from orglint.importers.tables.raci_shape import RACI
from orglint.importers.tables.read_tables import all_problems, read_tables
from orglint.importers.tables.shape import Context
from orglint.importers.to_yaml import yaml_texts
from orglint.location import Span
from orglint.model.build import build
from orglint.model.organization import Model

STAFF = """社員番号,氏名,所属,役職,上長
001,佐藤 花子,営業部,部長,
002,鈴木 一郎,営業部/営業一課,課長,001
003,田中 次郎,開発部,部長,
004,高橋 三郎,開発部/設計課,課長,003
"""
MATRIX = """分類,業務,営業部長,開発部,佐藤花子,備考
販売,価格改定,A,C,I,年1回
,値引き,R,I,A/R,
開発,新製品の企画,Ｃ,ａ,,
"""


def read(*tables: str, staff: str = STAFF, **options: Any) -> Imported:
    files = [ForeignFile(f"raci{number}.csv", text.encode()) for number, text in enumerate(tables, 1)]
    return read_tables([*files, *([ForeignFile("staff.csv", staff.encode())] if staff else [])], **options)


def decisions(imported: Imported) -> dict[str, Any]:
    """Return all decisions that were read, by id."""
    found: dict[str, Any] = {}
    for document in imported.documents:
        found |= document.root.get("decisions") or {}  # type: ignore[operator]
    return found


def model_of(imported: Imported) -> Model:
    return build(imported.documents, as_of=None, today=date(2026, 6, 1))


def said(imported: Imported) -> list[tuple[str, str]]:
    return [(problem.rule, str(problem.location)) for problem in imported.problems]


def notes(imported: Imported, file: str = "raci1.csv") -> list[str]:
    return [note.text.en for note in imported.notes if note.file == file]


# ---- letters


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("A", ("A",)),
        ("a", ("A",)),
        ("Ａ", ("A",)),
        ("A/R", ("A", "R")),
        ("RA", ("A", "R")),
        ("R, A", ("A", "R")),
        ("R・A", ("A", "R")),
        ("R＋A", ("A", "R")),
        ("(R)", ("R",)),
        ("A※1", ("A",)),
        ("A*", ("A",)),
        ("", ()),
        ("-", ()),
        ("―", ()),
        ("×", ()),
        ("なし", ()),
        ("◎", ("◎",)),
        ("〇", ("○",)),
        ("実行責任者", ("responsible",)),
        ("説明責任者/実行責任者", ("accountable", "responsible")),
        ("Accountable", ("accountable",)),
        ("X", None),
        ("AA", None),
        ("済", None),
        ("R?", None),
        ("Ask", None),
    ],
)
def test_cell_says_letters_words_and_marks_or_cannot_be_read(cell: str, said: tuple[str, ...] | None):
    assert items(cell) == said


# ---- decisions


def test_rows_become_decisions_with_their_roles_and_groups():
    imported = read(MATRIX)
    assert imported.problems == ()
    assert decisions(imported) == {
        "価格改定": {
            "tags": ["販売"], "description": "年1回", "model": "raci", "accountable": ["001"], "consulted": ["開発部"],
            "informed": ["001"],
        },
        "値引き": {"tags": ["販売"], "model": "raci", "responsible": ["001", "001"], "informed": ["開発部"], "accountable": ["001"]},
        "新製品の企画": {"tags": ["開発"], "model": "raci", "consulted": ["001"], "accountable": ["開発部"]},
    }  # fmt: skip
    assert model_of(imported).problems == []


def test_roles_stand_at_their_cells_and_decisions_at_their_names():
    (document,) = (each for each in read(MATRIX).documents if each.file == "raci1.csv")
    found: Any = document.root["decisions"]
    assert document.key_span(found, "値引き") == Span(3, 2, 3, 5)
    assert document.key_span(found["値引き"], "accountable") == Span(3, 10, 3, 13)
    assert document.key_span(found["値引き"]["responsible"], 0) == Span(3, 6, 3, 7)
    assert document.key_span(found["値引き"]["responsible"], 1) == Span(3, 10, 3, 13)


def test_matrix_describes_who_is_accountable_and_the_roles_that_occur():
    (document,) = read("業務,部長,課長\n価格,A,R\n値引き,A,R\n", staff="").documents
    assert document.described == {"decisions.accountable", "decisions.responsible"}


def test_role_that_a_matrix_never_speaks_of_is_unknown_and_not_nobodys():
    text = "業務,部長,課長,経理\n価格,A,C,I\n値引き,,A,C\n"
    imported = read(text, staff="", preset="raci")
    model = model_of(imported)
    price = model.entities["decision"]["価格"]
    assert model.unknown[price] == {"responsible"}
    assert not model.is_unknown(model.entities["decision"]["値引き"], "accountable")


@pytest.mark.parametrize(
    ("rows", "name", "roles"),
    [
        ("x,D,A,C\ny,A,D,I\n", "daci", {"responsible": ["CIO"], "accountable": ["QA"], "consulted": ["PR"]}),
        ("x,R,D,A\ny,I,P,D\n", "rapid", {"responsible": ["CIO"], "accountable": ["QA"], "agree": ["PR"]}),
        ("x,R,A,S\ny,A,R,I\n", "raci", {"responsible": ["CIO"], "accountable": ["QA"]}),
        ("x,R,A,I\ny,A,R,I\n", "raci", {"responsible": ["CIO"], "accountable": ["QA"], "informed": ["PR"]}),
    ],
)
def test_framework_follows_from_the_letters(rows: str, name: str, roles: dict[str, list[str]]):
    found = decisions(read(f"Decision,CIO,QA,PR\n{rows}", staff=""))["x"]
    assert found == {"model": name, **roles}


def test_framework_that_the_table_names_is_meant_where_letters_fit_several():
    text = "RAPID decisions,CIO,QA\nx,R,A\ny,A,R\n"
    assert decisions(read(text, staff=""))["x"] == {"model": "rapid", "responsible": ["CIO"], "agree": ["QA"]}


def test_letter_of_a_variant_is_counted_in_a_note():
    imported = read("業務,部長,課長,経理\n価格,A,R,S\n値引き,A,R,S\n", staff="")
    assert (
        "S: no role in a decision that the model has (support, verification and the like), not read: 2 cells"
        in notes(imported)
    )


def test_headings_may_be_the_roles_and_cells_name_who_has_them():
    text = "業務,実行責任者(R),説明責任者(A),協議先,報告先\n価格改定,営業一課長,営業部長,開発部、佐藤花子,なし\n"
    imported = read(text)
    assert imported.problems == ()
    assert decisions(imported)["価格改定"] == {
        "model": "raci", "responsible": ["002"], "accountable": ["001"], "consulted": ["開発部", "001"], "informed": None,
    }  # fmt: skip


def test_name_in_a_cell_that_nobody_has_is_an_unknown_reference_at_the_cell():
    imported = read("業務,Responsible,Accountable\n価格改定,営業部長,山田\n")
    (problem,) = model_of(imported).problems
    assert (problem.rule, str(problem.location), problem.private) == ("unknown-reference", "raci1.csv:2:11", '"山田"')


def test_placeholder_in_a_cell_names_nobody_yet():
    model = model_of(read("業務,Responsible,Accountable\n価格改定,営業部長,未定\n"))
    assert [each.entity.id for each in model.entities["placeholder"].values()] == ["価格改定"]  # type: ignore[attr-defined]


# ---- what cannot be read


def test_unreadable_cell_is_a_problem_at_the_cell_and_leaves_open_roles_unknown():
    imported = read("業務,営業部長,開発部,佐藤花子\n価格,A,R,X\n値引き,X,R,C\n出荷,A,R,I\n")
    assert said(imported) == [("table-row", "raci1.csv:2:8"), ("table-row", "raci1.csv:3:5")]
    model = model_of(imported)
    assert model.problems == []
    price, discount = model.entities["decision"]["価格"], model.entities["decision"]["値引き"]
    assert model.unknown[price] == {"consulted", "informed"}
    assert model.unknown[discount] == {"accountable", "informed"}


def test_heading_that_several_posts_have_as_their_title_is_ambiguous_and_lists_them():
    imported = read("業務,課長,営業部\n価格,A,R\n値引き,R,A\n")
    (problem,) = imported.problems
    assert (problem.rule, str(problem.location)) == ("ambiguous-reference", "raci1.csv:1:4")
    assert problem.message.en == '"課長" could mean any of 2: position/002, position/004'
    assert [str(place) for _, place in problem.related] == ["staff.csv:3:1", "staff.csv:5:1"]
    model = model_of(imported)
    assert all_problems(imported.problems, model.problems) == imported.problems
    assert model.is_unknown(model.entities["decision"]["価格"], "accountable")
    assert model.is_unknown(model.entities["decision"]["値引き"], "responsible")
    assert not model.is_unknown(model.entities["decision"]["値引き"], "accountable")


def test_heading_that_names_nothing_becomes_a_post_and_is_noted_with_what_is_close():
    imported = read("業務,営業部長,取締役会,開発課\n価格,R,A,I\n値引き,A,I,R\n")
    (document,) = (each for each in imported.documents if each.file == "raci1.csv")
    assert document.root["positions"] == {"取締役会": {"title": "取締役会"}, "開発課": {"title": "開発課"}}
    assert document.key_span(document.root["positions"], "取締役会") == Span(1, 9, 1, 13)  # type: ignore[arg-type]
    (note,) = notes(imported)
    assert note.startswith(
        "headings that name no unit, post or person described, each read as a post of that title: 取締役会, "
        '開発課 (did you mean "開発部"?)'
    )


def test_post_of_a_known_unit_without_such_a_post_is_made_in_that_unit():
    staff = "社員番号,氏名,所属\n1,佐藤,営業部\n"
    imported = read("業務,営業部長,経理\n価格,A,R\n", staff=staff, preset="raci")
    (document,) = (each for each in imported.documents if each.file == "raci1.csv")
    assert document.root["positions"]["営業部長"] == {"title": "営業部長", "unit": "営業部"}  # type: ignore[index,call-overload]


@pytest.mark.parametrize(
    "heading", ["営業部長", "営業部 部長", "部長(営業部)", "営業部/部長", "佐藤花子", "001", "佐藤 花子"]
)
def test_heading_names_a_post_by_unit_and_title_or_a_person_by_name_or_number(heading: str):
    assert decisions(read(f"業務,{heading},開発部\n価格,A,R\n値引き,R,A\n"))["価格"]["accountable"] == ["001"]


def test_head_of_a_unit_is_who_the_unit_says_heads_it():
    yaml_like = (
        "units: {sales: {name: Sales, head: ann}}\npeople: {ann: {}, bob: {unit: sales, title: Head of Sales Ops}}\n"
    )
    from orglint.source.reader import read_yaml

    documents = read_yaml("org.yaml", yaml_like.encode())
    assert isinstance(documents, list)
    imported = read("Task,Head of Sales,Sales\nPrice,A,R\nBrand,R,A\n", staff="", documents=documents)
    assert decisions(imported)["Price"] == {"model": "raci", "accountable": ["ann"], "responsible": ["sales"]}


def test_id_that_two_kinds_have_is_written_with_its_kind():
    from orglint.source.reader import read_yaml

    documents = read_yaml(
        "org.yaml", b"units: {sales: {}, ops: {name: Operations}}\npeople: {x: {name: Ann}, ops: {}}\n"
    )
    assert isinstance(documents, list)
    imported = read("Task,Operations,Ann\nPrice,A,R\nBrand,R,A\n", staff="", documents=documents)
    assert decisions(imported)["Price"]["accountable"] == ["unit/ops"]


def test_rows_that_are_no_decisions_are_said():
    text = "業務,営業部長,開発部\n販売に関すること\n価格,A,R\n合計,1,1\n\n凡例,R=実行責任者,A=説明責任者\n値引き,R,A\n,A,\n"
    imported = read(text)
    assert said(imported) == [("table-row", "raci1.csv:8:1")]
    assert notes(imported) == [
        "rows read as the headings of groups of decisions, not as decisions: 2",
        "rows that explain the table, not read as decisions: 6",
        "rows of totals, not read: 4",
    ]
    assert decisions(imported) == {
        "価格": {"tags": ["販売に関すること"], "model": "raci", "accountable": ["001"], "responsible": ["開発部"]},
        "値引き": {"tags": ["販売に関すること"], "model": "raci", "responsible": ["001"], "accountable": ["開発部"]},
    }


def test_columns_not_read_are_noted_and_empty_ones_say_nothing():
    imported = read("業務,営業部長,開発部,期限,佐藤花子\n価格,A,R,4月,\n値引き,R,A,5月,\n")
    assert notes(imported) == ["columns not read: 期限"]


def test_column_without_a_heading_is_a_problem_at_its_first_cell():
    assert said(read("業務,営業部長,開発部,\n価格,A,R,I\n値引き,R,A,\n")) == [("table-row", "raci1.csv:2:8")]


# ---- ids


def test_name_in_two_groups_has_the_group_in_its_id():
    text = "分類,業務,営業部長,開発部\n販売,承認,A,R\n開発,承認,R,A\n開発,出荷,R,A\n"
    assert list(decisions(read(text))) == ["販売-承認", "開発-承認", "出荷"]
    assert decisions(read(text))["販売-承認"]["name"] == "承認"


def test_id_column_gives_the_ids_and_a_running_number_does_not():
    assert list(decisions(read("ID,業務,営業部長,開発部\nD-1,価格,A,R\nD-2,値引き,R,A\n"))) == ["D-1", "D-2"]
    found = decisions(read("No.,業務,営業部長,開発部\n1,価格,A,R\n2,値引き,R,A\n"))
    assert list(found) == ["価格", "値引き"]
    assert found["価格"]["x-number"] == "1"


def test_decision_that_stands_twice_is_a_duplicate_at_both_rows():
    (problem,) = model_of(read("業務,営業部長,開発部\n価格,A,R\n値引き,R,A\n価格,R,A\n")).problems
    assert (problem.rule, str(problem.location)) == ("duplicate-entity", "raci1.csv:4:1")
    assert [str(place) for _, place in problem.related] == ["raci1.csv:2:1"]


def test_several_matrices_share_the_posts_that_they_name():
    imported = read("業務,取締役会,営業部\n価格,A,R\n", "業務,取締役会,開発部\n出荷,A,R\n", preset="raci")
    assert imported.problems == ()
    assert model_of(imported).problems == []
    assert [list(each.root.get("positions") or ()) for each in imported.documents if each.file != "staff.csv"] == [
        ["取締役会"],
        [],
    ]


# ---- units, marks, people


def test_unit_column_names_known_units_and_makes_them_where_none_is_described():
    text = "業務,部署,部長,課長\n価格,営業部,A,R\n値引き,営業部,R,A\n"
    imported = read(text, staff="")
    assert imported.documents[0].root["units"] == {"営業部": {}}
    assert [each.id for each in model_of(imported).entities["decision"]["価格"].units] == ["営業部"]  # type: ignore[attr-defined]
    known = read("業務,部署,営業部長,開発部\n価格,営業部,A,R\n値引き,総務部,R,A\n")
    (problem,) = model_of(known).problems
    assert (problem.rule, str(problem.location)) == ("unknown-reference", "raci1.csv:3:5")


def test_marks_mean_what_the_legend_says_else_their_default_where_the_shape_is_named():
    marks = "業務,営業部,開発部\n価格,◎,○\n値引き,○,◎\n"
    legend = "凡例,○=最終責任者,◎=実行責任者\n"
    assert decisions(read(marks, preset="raci"))["価格"]["accountable"] == ["営業部"]
    assert decisions(read(marks + legend))["価格"]["accountable"] == ["開発部"]


def test_mark_without_a_meaning_is_a_problem_at_its_cell():
    imported = read("業務,営業部,開発部\n価格,◎,□\n値引き,○,◎\n出荷,○,◎\n", preset="raci")
    assert said(imported) == [("table-row", "raci1.csv:2:6")]


def test_table_whose_rows_are_people_is_refused_and_none_of_its_cells_shown():
    imported = read("氏名,価格改定,値引き\n佐藤花子,A,R\n鈴木,R,A\n", staff="", preset="raci")
    (problem,) = imported.problems
    assert str(problem.location) == "raci1.csv:1:1"
    assert imported.documents == ()
    assert "佐藤" not in problem.message.en + problem.message.ja


def test_table_that_is_no_matrix_is_a_problem_alone_and_a_note_beside_others():
    other = "表紙,版\n責任分担表,1\n"
    assert said(read(other, staff="", preset="raci")) == [("table-row", "raci1.csv:1:1")]
    beside = read(other, "業務,部長,課長\n価格,A,R\n値引き,R,A\n", staff="", preset="raci")
    assert beside.problems == ()
    assert notes(beside)[0].startswith("no column of this table has the letters of a RACI")


def test_sensitive_column_is_named_and_not_read():
    imported = read("業務,営業部長,開発部,評価\n価格,A,R,優\n値引き,R,A,良\n")
    assert notes(imported) == ["columns not read: 評価"]
    document = next(each for each in imported.documents if each.file == "raci1.csv")
    excerpt = document.excerpt(Span(2, 1, 2, 3))
    assert excerpt is not None
    assert "優" not in excerpt.text + str(document.root)


def test_sheet_has_its_name_in_every_place(sheet: Any):
    imported = RACI.read([sheet("業務,部長,課長\n価格,A,X\n値引き,R,A\n出荷,A,R\n", "責任分担")], Context())
    assert said(imported) == [("table-row", "book.xlsx:責任分担!C2")]
    model = model_of(imported)
    decision = model.entities["decision"]["値引き"]
    assert str(model.location(decision)) == "book.xlsx:責任分担!A3"
    assert str(model.location(decision, "accountable")) == "book.xlsx:責任分担!C3"


def test_order_of_rows_and_columns_changes_no_id():
    one = decisions(read("業務,取締役会,営業部長\n価格,A,R\n値引き,R,A\n"))
    other = decisions(read("業務,営業部長,取締役会\n値引き,A,R\n価格,R,A\n"))
    assert {name: sorted(body) for name, body in one.items()} == {name: sorted(body) for name, body in other.items()}
    assert one["価格"]["accountable"] == other["価格"]["accountable"]


def test_matrix_written_as_yaml_reads_back_the_same():
    from orglint.source.reader import read_yaml

    imported = read(MATRIX)
    documents: list[Any] = []
    for name, text in yaml_texts(imported.documents).items():
        again = read_yaml(f"{name}.yaml", text.encode())
        assert isinstance(again, list)
        documents += again
    straight, back = model_of(imported), build(documents, as_of=None, today=date(2026, 6, 1))
    assert back.problems == []
    for ident, decision in straight.entities["decision"].items():
        twin = back.entities["decision"][ident]
        for field in ("accountable", "responsible", "consulted", "informed"):
            assert [each.ref for each in getattr(decision, field)] == [each.ref for each in getattr(twin, field)]


def test_both_languages_say_what_is_made_and_left():
    imported = read("業務,営業部長,取締役会,期限\n価格,R,A,4月\n値引き,A,I,5月\n合計,1,1,\n")
    texts = [note.text.ja for note in imported.notes if note.file == "raci1.csv"]
    assert texts[0] == "合計の行のため、読まなかった行: 4"
    assert texts[1] == "読まなかった列: 期限"
    assert texts[2].startswith(
        "見出しに当たる部署・ポスト・人の記述がないため、その名前のポストとして読んだ列: 取締役会。"
    )


@pytest.mark.parametrize("dash", ["-", "－", "×"])
def test_dashes_in_place_of_blanks_change_nothing(dash: str):
    blanks = "業務,営業部長,開発部,佐藤花子\n価格改定,A,,\n企画,A,,R\n採用,,R,A\n備品,,,A\n"
    dashes = "\n".join(",".join(cell or dash for cell in line.split(",")) for line in blanks.splitlines()) + "\n"
    assert decisions(read(dashes)) == decisions(read(blanks))
    assert decisions(read(dashes))["採用"]["responsible"] == ["開発部"]
