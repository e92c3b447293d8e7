"""Rows of one employee number are one person: other posts are 兼務, other personal data is a conflict."""

from __future__ import annotations

from datetime import date

import pytest

from orglint.importers.imported import ForeignFile, Imported
from orglint.importers.tables.read_tables import read_tables
from orglint.importers.tables.table_document import TableDocument
from orglint.importers.to_yaml import yaml_texts
from orglint.location import Span
from orglint.model.build import build
from orglint.source.document import Fault
from orglint.source.reader import read_yaml

KENMU = """社員番号,氏名,所属,役職,上長,入社日
001,佐藤 花子,営業部,部長,,2020/4/1
001,佐藤 花子,開発部,担当,002,2020/4/1
002,鈴木 一郎,開発部,部長,001,2019/4/1
"""


def read(text: str) -> Imported:
    return read_tables([ForeignFile("staff.csv", text.encode())])


def document_of(text: str) -> TableDocument:
    imported = read(text)
    assert imported.problems == ()
    (document,) = imported.documents
    return document


def test_rows_of_one_number_in_several_units_are_one_person_with_several_posts():
    document = document_of(KENMU)
    assert document.duplicates == []
    assert document.root["people"] == {
        "001": {
            "name": "佐藤 花子",
            "start": "2020/4/1",
            "posts": [
                {"unit": "営業部", "title": "部長"},
                {"unit": "開発部", "title": "担当", "reports_to": "002"},
            ],
        },
        "002": {"name": "鈴木 一郎", "unit": "開発部", "title": "部長", "reports_to": "001", "start": "2019/4/1"},
    }


def test_first_row_is_the_primary_post_and_every_post_is_found_in_its_row():
    model = build([document_of(KENMU)], as_of=None, today=date(2026, 1, 1))
    assert model.problems == []
    assert list(model.entities["position"]) == ["001@営業部", "001@開発部", "002"]
    assert [post.id for post in model.entities["position"]["002"].reports_to] == ["001@営業部"]  # type: ignore[attr-defined]
    second = model.entities["position"]["001@開発部"]
    assert str(model.location(second)) == "staff.csv:3:1"
    assert str(model.location(second, "title")) == "staff.csv:3:15"


def test_post_s_excerpt_is_its_own_row():
    document = document_of(KENMU)
    posts = document.root["people"]["001"]["posts"]  # type: ignore[index, call-overload]
    assert document.own_span(posts[1]) == Span(3, 1, 3, 30)
    excerpt = document.excerpt(document.value_span(posts[1], "unit") or Span(1, 1, 1, 1))
    assert excerpt is not None
    assert (excerpt.line, excerpt.text[excerpt.start : excerpt.end]) == (3, "開発部")


def test_import_keeps_both_posts_and_check_reads_them_back_with_the_same_ids():
    documents = read(KENMU).documents
    again = []
    for name, text in yaml_texts(documents).items():
        back = read_yaml(f"{name}.yaml", text.encode())
        assert not isinstance(back, Fault)
        again.extend(back)
    model = build(again, as_of=None, today=date(2026, 1, 1))
    assert model.problems == []
    assert list(model.entities["position"]) == ["001@営業部", "001@開発部", "002"]
    assert [post.id for post in model.entities["position"]["002"].reports_to] == ["001@営業部"]  # type: ignore[attr-defined]


@pytest.mark.parametrize("heading", ["本務兼務区分", "兼務区分", "primary"])
def test_column_says_which_post_is_the_primary_one(heading: str):
    words = ("no", "yes") if heading == "primary" else ("兼務", "本務")
    document = document_of(f"id,name,unit,{heading}\n1,Sato,A,{words[0]}\n1,Sato,B,{words[1]}\n2,Ito,A,{words[1]}\n")
    assert document.root["people"] == {
        "1": {"name": "Sato", "posts": [{"unit": "B"}, {"unit": "A"}]},
        "2": {"name": "Ito", "unit": "A"},
    }


def test_allocation_belongs_to_the_post():
    document = document_of("id,name,unit,allocation\n1,Sato,A,0.7\n1,Sato,B,0.3\n")
    assert document.root["people"]["1"]["posts"] == [  # type: ignore[index, call-overload]
        {"unit": "A", "allocation": "0.7"}, {"unit": "B", "allocation": "0.3"},
    ]  # fmt: skip


def test_two_titles_in_one_unit_are_two_posts():
    model = build([document_of("id,name,unit,title\n1,Sato,A,x\n1,Sato,A,y\n")], as_of=None, today=date(2026, 1, 1))
    assert list(model.entities["position"]) == ["1@A", "1@A#2"]


@pytest.mark.parametrize(
    ("heading", "first", "second"),
    [
        ("氏名", "佐藤", "加藤"),
        ("入社日", "2020/4/1", "2021/4/1"),
        ("雇用形態", "正社員", "派遣"),
    ],
)
def test_other_personal_data_is_a_conflict_whatever_the_unit(heading: str, first: str, second: str):
    document = document_of(f"id,unit,{heading}\n1,A,{first}\n1,B,{second}\n")
    (duplicate,) = document.duplicates
    assert (duplicate.key, duplicate.first.line, duplicate.second.line) == ("1", 2, 3)
    assert "posts" not in document.root["people"]["1"]  # type: ignore[index, operator, call-overload]


def test_two_managers_of_one_and_the_same_post_are_a_conflict():
    document = document_of("id,unit,title,manager\n1,A,x,\n2,A,x,1\n3,A,x,1\n3,A,x,2\n")
    assert [(duplicate.key, duplicate.second.line) for duplicate in document.duplicates] == [("3", 5)]


def test_row_repeated_to_the_letter_adds_nothing_and_blanks_are_filled_in():
    document = document_of("id,name,unit,hire date\n1,Sato,A,\n1,Sato,A,\n1,Sato,A,2020-04-01\n")
    assert document.duplicates == []
    assert document.root["people"] == {"1": {"name": "Sato", "unit": "A", "start": "2020-04-01"}}


def test_name_written_with_another_blank_is_no_other_name():
    assert document_of("id,氏名,unit\n1,佐藤 花子,A\n1,佐藤花子,B\n").duplicates == []


def test_place_of_work_that_differs_by_post_stays_with_the_post():
    document = document_of("id,name,unit,勤務地\n1,Sato,A,東京\n1,Sato,B,大阪\n")
    assert document.root["people"]["1"] == {  # type: ignore[index, call-overload]
        "name": "Sato", "x-location": "東京", "posts": [{"unit": "A"}, {"unit": "B", "x-location": "大阪"}],
    }  # fmt: skip


@pytest.mark.parametrize("word", ["-", "--", "―", "—", "–", "ー", "－", "なし", "無し", "None"])
def test_manager_that_says_none_is_none_and_no_placeholder(word: str):
    document = document_of(f"id,name,unit,manager\n1,Sato,A,{word}\n")
    assert document.root["people"]["1"]["reports_to"] is None  # type: ignore[index, call-overload]
    model = build([document], as_of=None, today=date(2026, 1, 1))
    assert (model.problems, model.entities.get("placeholder", {})) == ([], {})


@pytest.mark.parametrize("word", ["未定", "TBD"])
def test_manager_not_decided_yet_stays_a_placeholder(word: str):
    document = document_of(f"id,name,unit,manager\n1,Sato,A,{word}\n")
    assert document.root["people"]["1"]["reports_to"] == word  # type: ignore[index, call-overload]


def test_unit_cell_that_is_a_dash_names_no_unit():
    assert "units" not in document_of("id,name,unit,title\n1,Sato,—,x\n").root
