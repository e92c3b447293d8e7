"""A map of the user's own is checked at its very lines and columns, and read before the preset."""

from __future__ import annotations

import pytest

from orglint.errors import ConfigError
from orglint.importers.imported import ForeignFile
from orglint.importers.tables.map_file import read_map
from orglint.importers.tables.read_tables import read_tables

MAP = """columns:
  番号: people.id
  呼び名: name
  上の人: reports_to
  原価: positions.cost
  部署:
"""


def error_of(text: str) -> ConfigError:
    with pytest.raises(ConfigError) as caught:
        read_map("map.yaml", text.encode())
    return caught.value


def test_fields_are_people_s_unless_they_say_otherwise():
    custom = read_map("map.yaml", MAP.encode())
    assert custom.columns == {
        "people.id": ("番号",),
        "people.name": ("呼び名",),
        "people.reports_to": ("上の人",),
        "positions.cost": ("原価",),
    }
    assert custom.ignored == {"部署"}


def test_map_goes_before_the_preset():
    custom = read_map("map.yaml", MAP.encode())
    table = "番号,呼び名,氏名,上の人,部署,原価\n1,Sato,x,,,\n2,Ito,y,1,B,\n".encode()
    imported = read_tables([ForeignFile("staff.csv", table)], preset="generic", custom=custom)
    assert imported.documents[0].root == {
        "people": {"1": {"name": "Sato"}, "2": {"name": "Ito", "reports_to": "1"}},
    }
    assert [note.text.en for note in imported.notes] == ["columns not read: 氏名, 部署"]


def test_any_collection_can_be_read_and_sensitive_cells_are_masked():
    custom = read_map("map.yaml", b"columns: {post: positions.id, pay: positions.cost, held by: positions.holder}\n")
    data = b"post,pay,held by,phone\np1,1234567,x,555\n"
    imported = read_tables([ForeignFile("posts.csv", data)], custom=custom)
    (document,) = imported.documents
    assert document.root == {"positions": {"p1": {"cost": "1234567", "holder": "x"}}}
    post = document.root["positions"]["p1"]
    span = document.value_span(post, "cost")
    assert span is not None
    excerpt = document.excerpt(span)
    assert excerpt is not None
    assert excerpt.text == "post: p1 | pay: *** | held by: x"
    assert excerpt.text[excerpt.start : excerpt.end] == "***"


def test_heading_of_the_map_that_no_table_has_is_said_in_the_map_with_a_did_you_mean():
    custom = read_map("map.yaml", "columns:\n  氏名: people.name\n  employe: people.id\n  nowhere:\n".encode())
    with pytest.raises(ConfigError) as caught:
        read_tables([ForeignFile("staff.csv", "employee,氏名\n1,Sato\n".encode())], custom=custom)
    assert str(caught.value).splitlines() == [
        'map.yaml:3:3: no table has the heading "employe"; did you mean "employee"?',
        'map.yaml:4:3: no table has the heading "nowhere"; headings are employee, 氏名',
    ]


def test_wrong_heading_is_said_in_japanese_in_whole_sentences():
    custom = read_map("map.yaml", "columns: {社員番: people.id, 何か: people.name}\n".encode())
    with pytest.raises(ConfigError) as caught:
        read_tables([ForeignFile("staff.csv", "社員番号\n1\n".encode())], custom=custom, language="ja")
    first, second = str(caught.value).splitlines()
    assert first == 'map.yaml:1:11: 見出し"社員番"の列はどの表にもありません。「社員番号」ではありませんか。'
    assert second.endswith("表の見出しは社員番号です。")


def test_heading_may_stand_in_a_table_that_cannot_be_read():
    custom = read_map("map.yaml", b"columns: {a: people.id, b: people.name}\n")
    files = [ForeignFile("a.csv", b"a\n1\n"), ForeignFile("b.csv", b"b\n1,\0\n")]
    assert read_tables(files, custom=custom).unreadable


def test_table_without_any_known_column_is_said_with_its_headings():
    (problem,) = read_tables([ForeignFile("x.csv", b"product,price\n1,2\n")], preset="generic").problems
    assert "product, price" in problem.message.en
    assert str(problem.location) == "x.csv:1:1"


def test_unknown_field_is_said_where_it_stands_with_a_did_you_mean():
    error = error_of("columns:\n  上長: people.report_to\n")
    assert (error.file, error.line, error.column) == ("map.yaml", 2, 7)
    assert 'did you mean "people.reports_to"?' in error.message


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("people.cost", "positions.cost"),
        ("cost", "positions.cost"),
        ("units.grade", "people.grade"),
        ("position.holder", "positions.holder"),
    ],
)
def test_field_of_another_collection_is_named_before_a_similar_one(written: str, meant: str):
    assert f'did you mean "{meant}"?' in error_of(f"columns:\n  a: {written}\n").message


def test_japanese_messages_are_whole_sentences():
    with pytest.raises(ConfigError) as caught:
        read_map("map.yaml", b"colums: {}\ncolumns:\n  a: people.cost\n  b: zzzzzz\n", "ja")
    lines = caught.value.message.splitlines()
    assert len(lines) == 3
    assert all(line.endswith("。") for line in lines)


def test_all_errors_are_said_at_once_with_their_places():
    error = error_of("colums: {}\ncolumns:\n  a: people.nmae\n  b: [x]\n  a: people.id\n")
    assert "map.yaml:1:1" in str(error)
    assert "map.yaml:3:6" in str(error)
    assert "map.yaml:4:6" in str(error)
    assert "map.yaml:5:3" in str(error)


@pytest.mark.parametrize("text", ["", "# nothing\n", "columns: {}\n", "columns: text\n", "columns: [a\n"])
def test_map_without_columns_is_refused(text: str):
    assert error_of(text).file == "map.yaml"
