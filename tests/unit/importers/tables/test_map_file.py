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


WHOLE = """columns:
  番号: people.id
tables:
  社員一覧:
    preset: jp-hr
    columns: {呼び名: name, 備考: }
  作業用.csv: {ignore: はい}
values:
  people.employment: {Ｐ: 派遣, C: contractor}
  people.status: {Z: left}
"""


def test_map_says_more_of_single_tables_and_of_values():
    custom = read_map("map.yaml", WHOLE.encode())
    assert custom.tables["社員一覧"].preset == "jp-hr"
    assert custom.tables["社員一覧"].columns == {"people.name": ("呼び名",)}
    assert custom.tables["社員一覧"].ignored == {"備考"}
    assert custom.tables["作業用.csv"].is_ignored
    assert not custom.tables["社員一覧"].is_ignored
    assert custom.values == {"people.employment": {"p": "agency", "c": "contractor"}, "people.status": {"z": "left"}}


def test_every_error_of_tables_and_values_is_said_at_its_place_in_order():
    error = error_of(
        "tabels: {}\n"
        "tables:\n"
        "  a: {preset: jp-h, colums: {}, ignore: perhaps}\n"
        "  b: text\n"
        "values:\n"
        "  people.employment: {P: agancy, Q: [x]}\n"
        "  people.name: {A: B}\n"
        "  people.status: {Z: gone}\n"
        "  people.employmnt: {}\n"
        "  people.primary:\n"
    )
    lines = str(error).splitlines()
    assert [line.partition(": ")[0] for line in lines] == [
        "map.yaml:1:1", "map.yaml:3:15", "map.yaml:3:21", "map.yaml:3:41", "map.yaml:4:6", "map.yaml:6:26", "map.yaml:6:37",
        "map.yaml:7:3", "map.yaml:8:22", "map.yaml:9:3", "map.yaml:10:3",
    ]  # fmt: skip
    assert 'unknown key "tabels"' in lines[0]
    assert 'did you mean "tables"?' in lines[0]
    assert '"jp-h" cannot stand here; expected is one of approval-table, generic, jp-hr' in lines[1]
    assert 'did you mean "jp-hr"?' in lines[1]
    assert 'did you mean "columns"?' in lines[2]
    assert 'did you mean "agency"?' in lines[5]
    assert "one of here, leave, away, coming, left, guest" in lines[8]
    assert 'did you mean "people.employment"?' in lines[9]


def test_errors_of_tables_and_values_are_whole_sentences_in_japanese():
    with pytest.raises(ConfigError) as caught:
        read_map("m.yaml", b"tables: {a: {preset: x}, b: 1}\nvalues: {people.name: {}, people.status: {z: y}}\n", "ja")
    assert all(line.endswith("。") for line in caught.value.message.splitlines())


STAFF = "番号,呼び名,備考,部署,区分\n1,Sato,x,A,Ｐ\n2,Ito,y,B,C\n"


def test_table_is_meant_by_its_file_with_or_without_ending():
    for name in ("staff", "staff.csv", "STAFF.CSV", "hr/staff.csv"):
        custom = read_map("map.yaml", f"tables: {{{name}: {{columns: {{呼び名: name, 区分: title}}}}}}\n".encode())
        (document,) = read_tables([ForeignFile("hr/staff.csv", STAFF.encode())], custom=custom).documents
        assert document.root["people"]["1"] == {"name": "Sato", "unit": "A", "title": "Ｐ"}


def test_what_is_said_of_a_table_goes_before_what_is_said_of_all():
    text = "columns: {番号: people.id, 呼び名: people.title, 部署: unit}\ntables: {staff.csv: {columns: {呼び名: name, 部署: }}}\n"
    files = [
        ForeignFile("staff.csv", STAFF.encode()),
        ForeignFile("more.csv", "番号,呼び名,部署\n3,Chief,A\n".encode()),
    ]
    more, staff = read_tables(files, custom=read_map("map.yaml", text.encode())).documents
    assert staff.root == {"people": {"1": {"name": "Sato"}, "2": {"name": "Ito"}}}
    assert more.root["people"] == {"3": {"title": "Chief", "unit": "A"}}


def test_table_that_is_to_be_ignored_is_named_and_not_read():
    files = [ForeignFile("staff.csv", STAFF.encode()), ForeignFile("work.csv", "社員番号,氏名,所属\n9,x,A\n".encode())]
    custom = read_map("map.yaml", "columns: {番号: people.id}\ntables: {work: {ignore: true}}\n".encode())
    imported = read_tables(files, custom=custom)
    assert [document.file for document in imported.documents] == ["staff.csv"]
    assert ("work.csv", "not read, as the map says") in [(note.file, note.text.en) for note in imported.notes]


def test_preset_of_a_single_table_is_taken_though_its_headings_do_not_look_like_it():
    custom = read_map("map.yaml", "tables: {odd: {preset: jp-hr, columns: {だれ: name}}}\n".encode())
    imported = read_tables([ForeignFile("odd.csv", "だれ,社員番号,商品\nSato,1,x\n".encode())], custom=custom)
    assert imported.documents[0].root["people"] == {"1": {"name": "Sato"}}


def test_values_are_read_as_what_the_map_says_and_shown_as_they_are_written():
    text = "columns: {番号: people.id, 呼び名: name, 区分: employment}\nvalues: {people.employment: {P: agency, c: 業務委託}}\n"
    custom = read_map("map.yaml", text.encode())
    (document,) = read_tables([ForeignFile("staff.csv", STAFF.encode())], custom=custom).documents
    people = document.root["people"]
    assert [person["employment"] for person in people.values()] == ["agency", "contractor"]
    excerpt = document.excerpt(document.value_span(people["1"], "employment"))
    assert excerpt is not None
    assert excerpt.text.endswith("区分: Ｐ")


def test_status_may_be_given_words_of_one_s_own():
    custom = read_map("map.yaml", b"values: {people.status: {9: left, 1: here}}\n")
    table = "社員番号,氏名,所属,在籍区分\n1,佐藤,A,1\n2,鈴木,A,9\n".encode()
    imported = read_tables([ForeignFile("staff.csv", table)], custom=custom)
    assert imported.problems == ()
    assert list(imported.documents[0].root["people"]) == ["1"]


def test_table_and_heading_of_a_table_that_are_not_there_are_said_in_the_map_with_a_did_you_mean():
    custom = read_map(
        "map.yaml", "tables:\n  staf.csv: {ignore: true}\n  staff:\n    columns: {番: people.id}\n".encode()
    )
    with pytest.raises(ConfigError) as caught:
        read_tables([ForeignFile("staff.csv", STAFF.encode())], custom=custom)
    assert str(caught.value).splitlines() == [
        'map.yaml:2:3: no table is called "staf.csv"; did you mean "staff.csv"?',
        'map.yaml:4:15: no table has the heading "番"; did you mean "番号"?',
    ]


def test_column_of_a_collection_without_its_ids_is_said():
    custom = read_map("map.yaml", "columns: {番号: people.id, 呼び名: name, 区分: positions.cost}\n".encode())
    (problem,) = read_tables([ForeignFile("staff.csv", STAFF.encode())], custom=custom).problems
    assert (problem.rule, str(problem.location)) == ("table-row", "staff.csv:1:14")
    assert problem.message.en == "区分 cannot be read: the table has no column for positions.id"


def test_fields_of_further_posts_and_levels_can_be_mapped():
    custom = read_map(
        "map.yaml",
        "columns: {番号: people.id, 大: people.unit_1, 小: people.unit_2, 他: people.posts.2.unit}\n".encode(),
    )
    (document,) = read_tables(
        [ForeignFile("staff.csv", "番号,大,小,他\n1,甲,乙,丙\n".encode())], custom=custom
    ).documents
    assert document.root["people"] == {"1": {"posts": [{"unit": "乙"}, {"unit": "丙"}]}}
    assert document.root["units"] == {"甲": {}, "乙": {"parent": "甲"}, "丙": {}}


def test_organization_is_named_by_a_column_that_says_one_thing():
    custom = read_map("map.yaml", "columns: {番号: people.id, 社: organization.name}\n".encode())
    (document,) = read_tables([ForeignFile("a.csv", "番号,社\n1,甲\n2,甲\n".encode())], custom=custom).documents
    assert document.root["organization"] == {"name": "甲"}
    (problem,) = read_tables([ForeignFile("a.csv", "番号,社\n1,甲\n2,乙\n".encode())], custom=custom).problems
    assert (problem.rule, str(problem.location)) == ("table-row", "a.csv:1:4")


def test_map_of_a_single_matrix_leaves_its_column_out_and_those_of_others_in():
    custom = read_map("map.yaml", "tables: {a: {columns: {経理: }}}\n".encode())
    matrix = "業務,部長,課長,経理\n価格改定,A,R,C\n値引き,A,R,C\n"
    files = [ForeignFile("a.csv", matrix.encode()), ForeignFile("b.csv", matrix.replace("価格", "契約").encode())]
    imported = read_tables(files, custom=custom)
    found = {ident: body for each in imported.documents for ident, body in each.root.get("decisions", {}).items()}
    assert "consulted" not in found["価格改定"]
    assert "consulted" in found["契約改定"]
