"""A table of people becomes people, their posts' fields and units, each value at its cell."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orglint.errors import UsageError
from orglint.importers.imported import ForeignFile, Imported
from orglint.importers.tables.read_tables import all_problems, read_tables, tables_at
from orglint.importers.tables.table_document import TableDocument
from orglint.importers.to_yaml import yaml_texts
from orglint.location import Span
from orglint.model.build import build
from orglint.source.reader import read_yaml

STAFF = """社員番号,氏名,所属,役職,上長,給与,入社日
001,佐藤 花子,営業部,部長,なし,900,2020年4月1日
002,鈴木 一郎,営業部,主任,001,500,2021/4/1
003,田中 次郎,開発部,主任,佐藤花子,500,
"""


def read(text: str, file: str = "staff.csv", **options: object) -> Imported:
    return read_tables([ForeignFile(file, text.encode())], **options)  # type: ignore[arg-type]


def document_of(imported: Imported) -> TableDocument:
    assert imported.problems == ()
    (document,) = imported.documents
    return document


def test_people_and_units_are_made_with_text_as_it_stands():
    document = document_of(read(STAFF))
    assert document.root["people"] == {
        "001": {
            "name": "佐藤 花子", "unit": "営業部", "title": "部長", "reports_to": None, "start": "2020年4月1日",
        },
        "002": {"name": "鈴木 一郎", "unit": "営業部", "title": "主任", "reports_to": "001", "start": "2021/4/1"},
        "003": {"name": "田中 次郎", "unit": "開発部", "title": "主任", "reports_to": "001"},
    }  # fmt: skip
    assert document.root["units"] == {"営業部": {"type": "department"}, "開発部": {"type": "department"}}
    assert document.described == {
        "people.name", "positions.unit", "positions.title", "positions.reports_to", "people.start",
    }  # fmt: skip


def test_every_value_is_traced_to_its_cell():
    document = document_of(read(STAFF))
    people = document.root["people"]
    person = people["002"]
    assert document.key_span(people, "002") == Span(3, 1, 3, 4)
    assert document.value_span(people, "002") == document.own_span(person) == Span(3, 1, 3, 34)
    assert document.value_span(person, "reports_to") == Span(3, 18, 3, 21)
    assert document.key_span(document.root["units"], "開発部") == Span(4, 11, 4, 14)


def test_excerpt_shows_mapped_cells_and_underlines_the_one_concerned():
    document = document_of(read(STAFF))
    span = document.value_span(document.root["people"]["002"], "reports_to")
    assert span is not None
    excerpt = document.excerpt(span)
    assert excerpt is not None
    assert excerpt.text == (
        "社員番号: 002 | 氏名: 鈴木 一郎 | 所属: 営業部 | 役職: 主任 | 上長: 001 | 入社日: 2021/4/1"
    )
    assert (excerpt.line, excerpt.text[excerpt.start : excerpt.end]) == (3, "001")


def test_excerpt_of_a_row_is_underlined_as_a_whole():
    document = document_of(read(STAFF))
    excerpt = document.excerpt(document.own_span(document.root["people"]["003"]))
    assert excerpt is not None
    assert excerpt.text.startswith("社員番号: 003 | 氏名: 田中 次郎")
    assert (excerpt.start, excerpt.end) == (0, len(excerpt.text))


def test_columns_left_over_are_noted_by_heading_only():
    (note,) = read(STAFF).notes
    assert note.text.en == "columns recognised as sensitive and not read: 給与"
    assert note.text.ja == "機微な情報と判断し、読まなかった列: 給与"


def test_model_reads_the_table_like_yaml():
    model = build(read(STAFF).documents, as_of=None, today=date(2026, 1, 1))
    assert model.problems == []
    assert sorted(model.entities["position"]) == ["001", "002", "003"]
    assert [post.id for post in model.entities["position"]["003"].reports_to] == ["001"]  # type: ignore[attr-defined]
    assert model.entities["person"]["001"].start == date(2020, 4, 1)


def test_unknown_manager_is_found_at_its_cell():
    text = "社員番号,氏名,所属,上長\n001,佐藤,営業部,999\n"
    model = build(read(text, "人事/staff.csv").documents, as_of=None, today=date(2026, 1, 1))
    (problem,) = model.problems
    assert problem.rule == "unknown-reference"
    assert str(problem.location) == "人事/staff.csv:2:12"


def test_manager_name_of_two_people_is_ambiguous_and_says_who():
    imported = read("id,name,unit,manager\n1,Sato,A,\n2,Sato,B,\n3,Ito,A,sato\n")
    (problem,) = imported.problems
    assert problem.rule == "ambiguous-reference"
    assert str(problem.location) == "staff.csv:4:9"
    assert [str(place) for _, place in problem.related] == ["staff.csv:2:3", "staff.csv:3:3"]
    assert imported.documents[0].root["people"]["3"]["reports_to"] == "sato"


def test_ambiguous_manager_is_said_once_and_stays_in_the_yaml():
    imported = read("id,name,unit,manager\n1,Sato,A,\n2,Sato,B,\n3,Ito,A,sato\n")
    model = build(imported.documents, as_of=None, today=date(2026, 1, 1))
    assert "    reports_to: sato\n" in yaml_texts(imported.documents)["people"]
    assert [problem.rule for problem in all_problems(imported.problems, model.problems)] == ["ambiguous-reference"]


def test_employee_number_goes_before_a_name():
    document = document_of(read("id,name,manager\n1,2,\n2,Ito,\n3,Kato,2\n"))
    assert document.root["people"]["3"]["reports_to"] == "2"


def test_same_id_with_other_content_is_a_duplicate_at_both_rows():
    document = document_of(read("id,name,unit\n1,Sato,A\n2,Ito,A\n1,Kato,A\n"))
    (duplicate,) = document.duplicates
    assert (duplicate.key, duplicate.first.line, duplicate.second.line) == ("1", 2, 4)
    assert duplicate.value == {"name": "Kato", "unit": "A"}
    assert document.root["people"]["1"] == {"name": "Sato", "unit": "A"}


def test_row_repeated_word_for_word_is_one_person():
    document = document_of(read("id,name,unit\n1,Sato,A\n1,Sato,A\n"))
    assert document.duplicates == []


def test_row_without_an_id_is_said_and_not_read():
    imported = read("id,name,unit\n1,Sato,A\n,Ito,A\n")
    (problem,) = imported.problems
    assert (problem.rule, str(problem.location)) == ("table-row", "staff.csv:3:1")
    assert list(imported.documents[0].root["people"]) == ["1"]


def test_table_without_an_id_column_numbers_people_by_row_and_finds_managers_by_name():
    document = document_of(read("name,unit,manager\nSato,A,\nIto,A,Sato\n"))
    assert list(document.root["people"]) == ["row-1", "row-2"]
    assert document.root["people"]["row-2"]["reports_to"] == "row-1"


def test_row_that_ends_before_a_mapped_column_is_said():
    (problem,) = read("id,name,unit\n1,Sato\n").problems
    assert (problem.rule, str(problem.location)) == ("table-row", "staff.csv:2:3")


def test_department_spellings_are_one_unit_and_the_slash_is_no_id():
    document = document_of(read("id,name,unit\n1,a,IT/Data\n2,b,it/data\n3,c,Sales\n4,d,ｓａｌｅｓ\n"))
    assert document.root["units"] == {"IT\uff0fData": {"name": "IT/Data"}, "Sales": {}}
    assert [body["unit"] for body in document.root["people"].values()] == [  # type: ignore[index, union-attr]
        "IT\uff0fData", "IT\uff0fData", "Sales", "Sales",
    ]  # fmt: skip


def test_units_described_elsewhere_are_not_made_again():
    document = document_of(read(STAFF, documents=read_yaml("org.yaml", "units: {営業部: {}}".encode())))
    assert list(document.root["units"]) == ["開発部"]


def test_units_of_several_tables_are_made_once_whatever_the_order():
    files = [ForeignFile("a.csv", b"id,name,unit\n1,x,A\n"), ForeignFile("b.csv", b"id,name,unit\n2,y,A\n3,z,B\n")]
    for order in (files, files[::-1]):
        first, second = read_tables(order).documents
        assert (list(first.root["units"]), list(second.root["units"])) == (["A"], ["B"])


def test_unrecognised_tables_are_named():
    imported = read("product,price\nx,1\n", "prices.csv")
    (unknown,) = imported.unrecognised
    assert unknown.file == "prices.csv"
    assert imported.documents == ()


def test_headings_that_another_encoding_made_unreadable_are_answered_with_the_encoding():
    data = "社員番号,氏名,所属\n1,山田,本社\n".encode("euc-jp")
    (unknown,) = read_tables([ForeignFile("staff.csv", data)]).unrecognised
    assert "the file is not UTF-8 and was read as Windows-1252: if its headings look garbled" in unknown.text.en
    (plain,) = read("product,price\nx,1\n").unrecognised
    assert "UTF-8" not in plain.text.en


def test_unrecognised_table_says_its_headings_and_those_each_preset_expects():
    (unknown,) = read("product,,price\nx,,1\n", "prices.csv").unrecognised
    assert unknown.text.en == (
        "no preset knows the headings of this table (product, price); expected at least are: generic: employee id, "
        "name or last name, and unit, title or manager id; scim: userName, and displayName, name.givenName or "
        "name.familyName, and department, title or manager.value; uk-organogram: Post Unique Reference, and Reports to "
        "Senior Post, and Name; uk-organogram: Reporting Senior Post, and Generic Job Title, and Number of Posts in FTE; "
        "what is known by its cells can be named: a RACI matrix (raci), an outline of units (outline), an approval table "
        "(approval-table)"
    )
    assert unknown.text.ja.startswith("この表の見出し(product、price)に合うプリセットがありません。")
    assert "generic: 「社員番号」か「氏名」か「姓」と、「所属」か「役職」か「上長社員番号」" in unknown.text.ja


def test_heading_of_a_read_column_that_stands_twice_is_said_at_the_second():
    (problem,) = read("id,name,備考,unit,ID,備考\n1,a,x,A,2,y\n").problems
    assert (problem.rule, str(problem.location)) == ("table-row", "staff.csv:1:17")
    assert '"ID"' in problem.message.en


def test_first_row_that_looks_like_data_is_not_shown_as_headings():
    (unknown,) = read("001,佐藤 花子,6500000\n", "staff.csv").unrecognised
    assert "佐藤" not in unknown.text.en + unknown.text.ja
    assert "6500000" not in unknown.text.en + unknown.text.ja


def test_long_list_of_unknown_headings_is_cut():
    (unknown,) = read(",".join(f"h{number}" for number in range(40)) + "\n1\n").unrecognised
    assert "h11, ... (40)" in unknown.text.en
    assert "h12" not in unknown.text.en


def test_unreadable_table_is_a_problem_with_its_place():
    imported = read("id,name\n1,\0\n")
    (problem,) = imported.problems
    assert imported.unreadable
    assert (problem.rule, str(problem.location)) == ("not-a-table", "staff.csv:2:3")


def test_encoding_that_was_guessed_is_noted():
    imported = read_tables([ForeignFile("staff.csv", STAFF.encode("cp932"))])
    assert imported.notes[0].text.en == "read as CP932: the file is not UTF-8"
    assert list(imported.documents[0].root["people"]) == ["001", "002", "003"]


def test_unknown_preset_is_refused_with_a_did_you_mean():
    with pytest.raises(UsageError, match='did you mean "generic"'):
        read(STAFF, preset="genric")


def test_tables_are_found_by_file_folder_and_beginning(tmp_path):
    for name in ("2011-senior.csv", "2011-junior.CSV", "2012-senior.csv", "notes.txt"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert [path.name for path in tables_at(tmp_path / "2011")] == ["2011-junior.CSV", "2011-senior.csv"]
    assert len(tables_at(tmp_path)) == 3
    assert tables_at(tmp_path / "notes.txt") == [tmp_path / "notes.txt"]
    assert tables_at(tmp_path / "absent" / "x") == []


def test_named_preset_without_a_column_it_needs_says_which_would_do():
    (problem,) = read("役職,所属\n部長,営業部\n", preset="jp-hr").problems
    assert (problem.rule, str(problem.location)) == ("table-row", "staff.csv:1:1")
    assert problem.message.en.startswith("a column is missing: employee id, name or last name; add it")
    assert problem.message.ja.startswith("必要な列がありません: 「社員番号」か「氏名」か「姓」。")


def test_rows_with_nothing_in_the_columns_that_are_read_are_named():
    imported = read("id,name,unit,remark\n1,Sato,A,\n,,,see below\n2,Ito,A,\n,,,x\n")
    assert [note.text.en for note in imported.notes] == [
        "columns not read: remark", "rows without anything in the columns that are read: rows 3, 5",
    ]  # fmt: skip
    (account,) = imported.rows
    assert (account.rows, account.in_entities, account.said) == ({2, 3, 4, 5}, {2, 4}, {3, 5})
    assert account.lost == set()


def test_every_row_is_accounted_for_by_its_line():
    text = "\n".join([
        "一覧", "", "社員番号,氏名,所属,役職,在籍状況", "1,佐藤,A,,在籍", "1,佐藤,A,,在籍", "1,加藤,A,,在籍", ",田中,A,,在籍", ",空席,A,課長,",
        "2,鈴木,A,,退職", "合計,,,,",
    ])  # fmt: skip
    (account,) = read(text).rows
    assert account.rows == {4, 5, 6, 7, 8, 9, 10}
    assert account.in_entities == {4, 5, 6, 8}
    assert account.said == {7, 9, 10}


def test_all_that_is_wrong_is_said_at_once_each_at_its_row_and_column():
    text = (
        "社員番号,氏名,所属,上長,雇用形態,入社日\n1,佐藤,A,,正社員,2020/4/1\n1,加藤,A,,正社員,2020/4/1\n,鈴木,A,1,正社員,\n"
        "3,高橋,A,9,正社員,\n4,田中,A,佐藤,謎,4/1/2020\n5,伊藤,A,1,正社員,,余り,2\n6,渡辺\n"
    )
    imported = read(text)
    model = build(imported.documents, as_of=None, today=date(2026, 1, 1))
    found = all_problems(imported.problems, model.problems, imported.documents)
    assert sorted((problem.rule, str(problem.location)) for problem in found) == [
        ("duplicate-entity", "staff.csv:3:1"),
        ("invalid-value", "staff.csv:6:11"),
        ("invalid-value", "staff.csv:6:13"),
        ("table-row", "staff.csv:4:1"),
        ("table-row", "staff.csv:7:15"),
        ("table-row", "staff.csv:8:3"),
        ("unknown-reference", "staff.csv:5:8"),
    ]


@given(st.lists(st.lists(st.text(alphabet='ab1/,"\n 部', max_size=4), min_size=0, max_size=5), max_size=8))
def test_every_row_is_an_entity_a_repeat_or_a_problem(rows: list[list[str]]):
    text = "id,name,unit,manager\n" + "".join(
        ",".join('"' + cell.replace('"', '""') + '"' for cell in row) + "\n" for row in rows
    )
    imported = read(text)
    (document,) = imported.documents
    spans = [problem.location.span for problem in imported.problems if problem.location]
    rows_said = {document.table.row_at(span.line) for span in spans if span}
    people = document.root.get("people") or {}
    for number, row in enumerate(document.table.rows):
        assert row.cells[0] in people or number in rows_said
    build(imported.documents, as_of=None, today=date(2026, 1, 1))


@pytest.mark.parametrize("name", ["欠番", "（欠番）", "永久欠番", "Unused"])
def test_number_that_nobody_has_is_no_person_and_said(name: str):
    imported = read(f"社員番号,氏名,所属\n1,佐藤,営業部\n2,{name},\n3,{name},営業部\n")
    (document,) = imported.documents
    assert list(document.root["people"]) == ["1"]  # type: ignore[arg-type]
    assert [note.text.en for note in imported.notes] == ["numbers that nobody has are not read: rows 3-4"]
    assert imported.problems == ()
