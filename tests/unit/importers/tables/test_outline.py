"""Outlines of units, in whatever form people write them: levels, ids, types, heads, and what is wrong with them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from orglint.importers.imported import ForeignFile, Imported
from orglint.importers.tables.outline_shape import OUTLINE
from orglint.importers.tables.read_tables import read_tables
from orglint.importers.tables.shape import Context
from orglint.importers.tables.unit_types import unit_type
from orglint.importers.to_yaml import yaml_texts
from orglint.location import Span
from orglint.model.build import build
from orglint.model.organization import Model
from orglint.source.reader import read_yaml

TREE = {"本社": None, "営業部": "本社", "営業課": "営業部", "開発部": "本社"}
"""Unit -> the one above it, in every form below."""


def read(text: str, file: str = "org.csv", **options: Any) -> Imported:
    return read_tables([ForeignFile(file, text.encode())], **{"preset": "outline", **options})


def parents(imported: Imported) -> dict[str, Any]:
    """Return the unit above each unit, by id."""
    return {
        ident: body.get("parent")
        for document in imported.documents
        for ident, body in (document.root.get("units") or {}).items()  # type: ignore[union-attr]
    }


def said(imported: Imported) -> list[tuple[str, str]]:
    return [(problem.message.en, str(problem.location)) for problem in imported.problems]


def notes(imported: Imported) -> list[str]:
    return [note.text.en for note in imported.notes]


def model_of(imported: Imported, *others: Any) -> Model:
    return build([*imported.documents, *others], as_of=None, today=date(2026, 6, 1))


# ---- forms


@pytest.mark.parametrize(
    "text",
    [
        "組織名\n本社\n 営業部\n  営業課\n 開発部\n",
        "組織名\n本社\n　営業部\n　　営業課\n　開発部\n",
        "組織名\n本社\n\t営業部\n\t\t営業課\n\t開発部\n",
        "組織名\n本社\n・営業部\n・・営業課\n・開発部\n",
        "組織名\n■本社\n○営業部\n・営業課\n○開発部\n",
        "組織名\n本社\n├─営業部\n│　└─営業課\n└─開発部\n",
        "組織名\n本社\n|-- 営業部\n|   `-- 営業課\n`-- 開発部\n",
        "組織名\n本社\n├── 営業部\n│   └── 営業課\n└── 開発部\n",
        "組織名\n1 本社\n1.1 営業部\n1.1.1 営業課\n1.2 開発部\n",
        "組織名\n1.本社\n1.1.営業部\n1.1.1.営業課\n1.2.開発部\n",
        "組織名\n1-1 本社\n1-1-1 営業部\n1-1-1-1 営業課\n1-1-2 開発部\n",
        "組織名\nI. 本社\nA. 営業部\n1. 営業課\nB. 開発部\n",
        "組織名\n第1章 本社\n第1節 営業部\n第1項 営業課\n第2節 開発部\n",
        "組織名\n一、本社\n（１）営業部\n①営業課\n（２）開発部\n",
        "番号,組織名\n1,本社\n1.1,営業部\n1.1.1,営業課\n1.2,開発部\n",
        "階層,組織名\n1,本社\n2,営業部\n3,営業課\n2,開発部\n",
        "レベル1,レベル2,レベル3\n本社,,\n,営業部,\n,,営業課\n,開発部,\n",
        "level1,level2,level3\n本社,,\n本社,営業部,\n本社,営業部,営業課\n本社,開発部,\n",
        "第1階層,第2階層,第3階層\n本社,営業部,営業課\n,開発部,\n",
        "組織図,,\n本社,,\n,営業部,\n,,営業課\n,開発部,\n",
        "本社\n 営業部\n  営業課\n 開発部\n",
        "本社,,\n,営業部,\n,,営業課\n,開発部,\n",
    ],
)
def test_every_form_says_the_same_units(text: str):
    imported = read(text)
    assert imported.problems == ()
    assert parents(imported) == TREE


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("org.md", "- 本社\n  - 営業部\n    - 営業課\n  - 開発部\n"),
        ("org.md", "# 組織図\n\n* **本社**\n    * 営業部\n        * 営業課\n    * 開発部\n"),
        ("org.md", "1. 本社\n   1. 営業部\n      1. 営業課\n   2. 開発部\n"),
        ("org.md", "1. 本社\n   - 営業部\n     - 営業課\n   - 開発部\n"),
        ("org.txt", "本社\r\n　営業部\r\n　　営業課\r\n　開発部\r\n"),
        ("org.txt", "本社\n・営業部\n－\n　・営業課\n・開発部\n"),
        ("org.txt", "本社\n- 営業部\n  - 営業課\n- 開発部\n"),
    ],
)
def test_text_files_are_read_line_by_line(file: str, text: str):
    imported = read(text, file)
    assert imported.problems == ()
    assert parents(imported) == TREE


def test_text_in_cp932_is_read_and_said():
    imported = read_tables([ForeignFile("org.txt", "本社\n　営業部\n".encode("cp932"))], preset="outline")
    assert parents(imported) == {"本社": None, "営業部": "本社"}
    assert notes(imported) == ["read as CP932: the file is not UTF-8"]


@pytest.mark.parametrize(
    ("data", "rule"), [(b"", "not-a-table"), (b"a\x00b", "not-a-table"), (b"\xff\xfea", "not-a-table")]
)
def test_text_that_cannot_be_read_is_a_problem_and_nothing_else(data: bytes, rule: str):
    imported = read_tables([ForeignFile("org.txt", data)], preset="outline")
    assert [problem.rule for problem in imported.problems] == [rule]
    assert imported.unreadable


def test_units_stand_at_their_lines_and_columns():
    imported = read("- 本社\n\n  - 営業部\n", "org.md")
    (document,) = imported.documents
    units: Any = document.root["units"]
    assert document.key_span(units, "営業部") == Span(3, 3, 3, 8)
    assert document.key_span(units["営業部"], "parent") == Span(3, 3, 3, 8)
    excerpt = document.excerpt(Span(3, 3, 3, 8))
    assert excerpt is not None
    assert (excerpt.line, excerpt.text) == (3, "- 営業部")


def test_text_around_a_list_is_said_and_not_read():
    imported = read("# 組織図\n\n2026年4月1日現在の体制です。\n\n- 本社\n  - 営業部\n", "org.md")
    assert parents(imported) == {"本社": None, "営業部": "本社"}
    assert notes(imported) == ["lines that are no units, not read: 1, 3"]


# ---- names that look like numbers, ids


@pytest.mark.parametrize(
    "name", ["1課", "第1営業部", "100周年推進室", "3G推進室", "2nd Team", "A.I.推進室", "R&D", "M&A/PMI室"]
)
def test_names_that_begin_like_numbers_stay_whole(name: str):
    assert list(parents(read(f"組織名\n本社\n　{name}\n　総務部\n"))) == ["本社", name.replace("/", "／"), "総務部"]


def test_name_below_two_units_has_its_path_in_the_id():
    imported = read("組織名\n本社\n　営業部\n　　管理課\n　開発部\n　　管理課\n")
    assert parents(imported)["本社-営業部-管理課"] == "営業部"
    assert parents(imported)["本社-開発部-管理課"] == "開発部"
    assert imported.documents[0].root["units"]["本社-開発部-管理課"]["name"] == "管理課"  # type: ignore[index,call-overload]


def test_code_column_gives_the_ids():
    imported = read("組織コード,組織名\nH,本社\nE1,　営業部\n,　開発部\n")
    assert parents(imported) == {"H": None, "E1": "H", "開発部": "H"}
    assert imported.documents[0].root["units"]["E1"] == {"name": "営業部", "type": "department", "parent": "H"}  # type: ignore[index,call-overload]


def test_code_that_two_units_have_is_a_duplicate_at_both_cells():
    (problem,) = model_of(read("組織コード,組織名\nH,本社\nE,　営業部\nE,　開発部\n")).problems
    assert (problem.rule, str(problem.location)) == ("duplicate-entity", "org.csv:4:1")
    assert [str(place) for _, place in problem.related] == ["org.csv:3:1"]


@pytest.mark.parametrize(
    ("name", "type_"),
    [
        ("営業部", "department"), ("営業本部", "division"), ("金融事業部", "business_unit"), ("営業統括部", "division"),
        ("輸出課", "section"), ("総務係", "team"), ("社長室", "office"), ("推進チーム", "team"), ("大阪支社", "division"),
        ("神戸支店", "department"), ("千葉工場", "department"), ("監査委員会", "committee"), ("株式会社サンプル", "company"),
        ("Acme, Inc.", "company"), ("Sales Department", "department"), ("Asia Division", "division"), ("Data Team", "team"),
        ("Legal Office", "office"), ("Audit Section", "section"),
        ("営業部門", None), ("第一グループ", None), ("東京センター", None), ("神戸支部", None), ("経済学部", None), ("渉外関係", None),
        ("部", None), ("Head Office", None), ("Team", None), ("営業", None), ("Sales", None),
    ],
)  # fmt: skip
def test_type_follows_from_the_name_where_it_is_sure(name: str, type_: str | None):
    assert unit_type(name) == type_


# ---- faults


@pytest.mark.parametrize(
    ("text", "place", "message", "above"),
    [
        ("組織名\n本社\n 営業部\n    営業課\n", "org.csv:4:1", "indented by more than one level", "営業部"),
        (
            "組織名\n本社\n    営業部\n  営業課\n",
            "org.csv:4:1",
            "indented less than the one above, but like none",
            "本社",
        ),
        ("組織名\n本社\n\t営業部\n    営業課\n", "org.csv:4:1", "with tabs and with blanks", "営業部"),
        ("組織名\n1 本社\n1.2.1 営業課\n", "org.csv:3:1", "there is no line 1.2 above", "本社"),
        ("番号,組織名\n1,本社\n2.1,営業課\n", "org.csv:3:5", "there is no line 2 above", None),
        ("階層,組織名\n1,本社\n3,営業課\n", "org.csv:3:3", "a level is left out between this unit and", "本社"),
        ("階層,組織名\n1,本社\n?,営業課\n", "org.csv:3:1", '"?" is no level', None),
        (
            "レベル1,レベル2,レベル3\n本社,,\n,,営業課\n",
            "org.csv:3:3",
            "a level is left out between this unit and",
            "本社",
        ),
        ("レベル1,レベル2,レベル3\n,営業課,\n", "org.csv:2:2", "no unit stands above this one", None),
    ],
)
def test_jump_is_a_problem_at_its_place_and_the_unit_is_read_where_the_message_says(
    text: str, place: str, message: str, above: str | None
):
    imported = read(text)
    ((said_here, where),) = said(imported)
    assert message in said_here
    assert where == place
    assert parents(imported)["営業課"] == above


def test_level_left_out_between_columns_of_kinds_is_no_problem():
    imported = read("本部,部,課\n営業本部,,\n,,直轄課\n")
    assert imported.problems == ()
    assert parents(imported) == {"営業本部": None, "直轄課": "営業本部"}


def test_twin_below_the_same_unit_is_a_problem_and_what_is_below_it_stays():
    imported = read("組織名,機能\n本社,\n　営業部,sales\n　営業部,marketing\n　　営業課,\n")
    ((message, place),) = said(imported)
    assert message.startswith('"営業部" stands twice below the same unit')
    assert place == "org.csv:4:1"
    assert parents(imported) == {"本社": None, "営業部": "本社", "営業課": "営業部"}
    assert imported.documents[0].root["units"]["営業部"]["function"] == "sales"  # type: ignore[index,call-overload]


def test_row_without_a_name_is_a_problem_at_its_cell():
    assert said(read("組織名,機能\n本社,\n,sales\n　営業部,\n")) == [
        ("the row names no unit, so it is not read", "org.csv:3:1")
    ]


def test_first_row_that_is_no_heading_is_a_unit_and_that_is_said():
    imported = read("本社,佐藤\n 営業部,鈴木\n")
    assert parents(imported) == {"本社": None, "営業部": "本社"}
    (note,) = notes(imported)
    assert note.startswith("no heading of this table is known")
    assert "佐藤" not in note


# ---- other columns


def test_other_columns_say_more_of_the_units():
    text = "組織名,機能,業務分掌,人数,電話\n本社,,,120,1\n　営業部,営業,国内の販売,60,2\n"
    imported = read(text)
    assert imported.documents[0].root["units"]["営業部"] == {  # type: ignore[index,call-overload]
        "type": "department", "parent": "本社", "function": "営業", "does": "国内の販売", "x-headcount": "60",
    }  # fmt: skip
    assert imported.documents[0].described == {"units.parent", "units.function", "units.does"}
    assert notes(imported)[0] == "columns not read: 電話"
    assert notes(imported)[1].startswith("人数: kept as x-headcount")


def test_sensitive_column_is_not_read():
    imported = read("組織名,人件費\n本社,900\n　営業部,500\n")
    assert notes(imported) == ["columns not read: 人件費"]
    assert "900" not in str(imported.documents[0].root)


STAFF = "社員番号,氏名,所属,役職\n1,佐藤 花子,本社,社長\n2,鈴木,営業部,部長\n3,鈴木,開発部,部長\n"


def with_staff(text: str, staff: str = STAFF) -> Imported:
    return read_tables([ForeignFile("org.csv", text.encode()), ForeignFile("staff.csv", staff.encode())])


def test_heads_are_people_and_posts_by_name_number_or_title_once_all_tables_are_read():
    imported = with_staff("組織名,責任者\n本社,佐藤花子\n　営業部,2\n　開発部,開発部長\n　総務部,なし\n　経理部,未定\n")
    assert imported.problems == ()
    assert imported.later == ()
    model = model_of(imported)
    assert model.problems == []
    heads = {ident: [post.id for post in unit.head] for ident, unit in model.entities["unit"].items()}  # type: ignore[attr-defined]
    assert heads == {"本社": ["1"], "営業部": ["2"], "開発部": ["3"], "総務部": [], "経理部": []}
    assert str(model.location(model.entities["unit"]["本社"], "head")) == "org.csv:2:4"
    assert [each.field for each in model.entities["placeholder"].values()] == ["head"]  # type: ignore[attr-defined]


def test_head_whom_nobody_describes_is_noted_by_its_row_without_the_name_and_unknown():
    imported = with_staff("組織名,責任者\n本社,佐藤花子\n　営業部,山田太郎\n")
    assert imported.problems == ()
    (note,) = notes(imported)
    assert note == "責任者: cells that are neither the name nor the id of a person or post described, not read: rows 3"
    assert (
        model_of(imported).is_unknown(model_of(imported).entities["unit"]["営業部"], "head") is False
    )  # another model
    model = model_of(imported)
    assert model.is_unknown(model.entities["unit"]["営業部"], "head")


def test_head_whose_name_two_people_have_is_ambiguous_and_the_name_private():
    imported = with_staff("組織名,責任者\n本社,鈴木\n　営業部,2\n")
    (problem,) = imported.problems
    assert (problem.rule, str(problem.location), problem.private) == ("ambiguous-reference", "org.csv:2:4", '"鈴木"')
    model = model_of(imported)
    assert model.is_unknown(model.entities["unit"]["本社"], "head")
    assert [place.file for _, place in problem.related] == ["staff.csv", "staff.csv"]


def test_heads_are_written_into_their_units():
    texts = yaml_texts(with_staff("組織名,責任者\n本社,1\n　営業部,2\n").documents)
    assert "  営業部:\n    type: department\n    parent: 本社\n    head: '2'" in texts["units"]


# ---- staff lists and models beside it


@pytest.mark.parametrize(
    ("cell", "unit"),
    [
        ("営業部", "営業部"), ("本社/営業部", "営業部"), ("本社／営業部", "営業部"), ("営業部/管理課", "本社-営業部-管理課"),
        ("本社/開発部/管理課", "本社-開発部-管理課"), ("営業部/輸出課", "輸出課"), ("総務部", "総務部"),
    ],
)  # fmt: skip
def test_staff_list_finds_the_units_of_the_outline_by_name_or_path(cell: str, unit: str):
    outline = "組織名\n本社\n　営業部\n　　管理課\n　開発部\n　　管理課\n"
    imported = with_staff(outline, f"社員番号,所属\n1,{cell}\n")
    assert imported.problems == ()
    people = next(each for each in imported.documents if each.file == "staff.csv")
    assert people.root["people"]["1"]["unit"] == unit  # type: ignore[index,call-overload]
    made = dict(people.root.get("units") or {})  # type: ignore[call-overload]
    assert made == (
        {"輸出課": {"type": "section", "parent": "営業部"}}
        if unit == "輸出課"
        else {"総務部": {"type": "department"}}
        if unit == "総務部"
        else {}
    )
    assert model_of(imported).problems == []


def test_staff_list_finds_units_by_name_where_their_ids_are_codes():
    imported = with_staff("組織コード,組織名\nH,本社\nE,　営業部\n", "社員番号,所属\n1,営業部\n2,E\n3,本社/営業部\n")
    model = model_of(imported)
    assert model.problems == []
    assert [person.positions[0].unit.id for person in model.entities["person"].values()] == ["E", "E", "E"]  # type: ignore[attr-defined]


def test_name_that_two_units_have_is_ambiguous_in_a_staff_list_at_its_cell():
    outline = "組織名\n本社\n　営業部\n　　管理課\n　開発部\n　　管理課\n"
    imported = with_staff(outline, "社員番号,所属\n1,管理課\n")
    (problem,) = imported.problems
    assert (problem.rule, str(problem.location)) == ("ambiguous-reference", "staff.csv:2:3")
    assert "本社-営業部-管理課, 本社-開発部-管理課" in problem.message.en


def test_outline_adds_to_units_that_a_model_describes_and_makes_none_of_them_again():
    documents = read_yaml("org.yaml", "units: {sales: {name: 営業部, type: team}, 開発部: {}}".encode())
    assert isinstance(documents, list)
    imported = read("組織名,機能\n本社,\n　営業部,営業\n　開発部,\n", documents=documents)
    model = model_of(imported, *documents)
    assert model.problems == []
    assert {ident: unit.parent and unit.parent.id for ident, unit in model.entities["unit"].items()} == {  # type: ignore[attr-defined]
        "sales": "本社", "開発部": "本社", "本社": None,
    }  # fmt: skip
    assert (model.entities["unit"]["sales"].type, model.entities["unit"]["sales"].function) == ("team", "sales")  # type: ignore[attr-defined]


def test_parent_that_a_model_states_otherwise_is_a_problem_at_both_places():
    documents = read_yaml("org.yaml", "units: {本社: {}, 工場: {}, 営業部: {parent: 工場}}".encode())
    assert isinstance(documents, list)
    imported = read("組織コード,組織名\n本社,本社\n営業部,　営業部\n", documents=documents)
    (problem,) = model_of(imported, *documents).problems
    assert (problem.rule, problem.entity, str(problem.location)) == (
        "duplicate-entity",
        "unit/営業部.parent",
        "org.csv:3:5",
    )


def test_second_outline_adds_to_the_units_of_the_first():
    files = [
        ForeignFile("a.csv", "組織名\n本社\n　営業部\n".encode()),
        ForeignFile("b.csv", "組織名,機能\n営業部,営業\n　営業課,\n".encode()),
    ]
    imported = read_tables(files)
    model = model_of(imported)
    assert model.problems == []
    assert {ident: unit.parent and unit.parent.id for ident, unit in model.entities["unit"].items()} == {  # type: ignore[attr-defined]
        "本社": None, "営業部": "本社", "営業課": "営業部",
    }  # fmt: skip


def test_sheet_has_its_name_in_every_place_and_its_indentation_counts(sheet: Any):
    table = sheet([["組織名", "機能"], ["本社", ""], ["  営業部", "営業"], ["      営業課", ""], ["", "x"]], "組織")
    imported = OUTLINE.read([table], Context())
    assert parents(imported) == {"本社": None, "営業部": "本社", "営業課": "営業部"}
    assert [str(problem.location) for problem in imported.problems] == ["book.xlsx:組織!A4", "book.xlsx:組織!A5"]
    model = model_of(imported)
    assert str(model.location(model.entities["unit"]["営業部"], "function")) == "book.xlsx:組織!B3"
