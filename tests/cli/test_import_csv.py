"""`orglint import csv`."""

from __future__ import annotations

from pathlib import Path

HR = "社員番号,氏名,所属,役職,上長,靴\n001,田中,本社,社長,,27\n002,佐藤,営業部,部長,001,25\n"


def test_a_table_becomes_a_model_that_checks(cli, write, folder: Path):
    write("hr.csv", HR)
    ended = cli("import", "csv", "hr.csv", "-o", "org")
    assert (ended.code, ended.out) == (0, "written: org/units.yaml\nwritten: org/people.yaml\n")
    assert "'001':" in (folder / "org" / "people.yaml").read_text(encoding="utf-8")
    assert cli("check", "org").code == 0


def test_it_says_which_column_became_what_and_which_was_left(cli, write):
    write("hr.csv", HR.encode("cp932"))
    ended = cli("import", "csv", "hr.csv", "-o", "org")
    assert "hr.csv: read as CP932" in ended.err
    assert "hr.csv: column 社員番号 -> people.id\n" in ended.err
    assert "hr.csv: columns not read: 靴\n" in ended.err
    assert "田中" not in ended.err
    assert "27" not in ended.err


def test_what_is_there_is_not_overwritten_without_force(cli, write, folder: Path):
    write("hr.csv", HR)
    mine = write("org/people.yaml", "mine")
    ended = cli("import", "csv", "hr.csv", "-o", "org")
    assert (ended.code, ended.out) == (2, "")
    assert "org/people.yaml" in ended.err
    assert mine.read_text(encoding="utf-8") == "mine"
    assert not (folder / "org" / "units.yaml").exists()
    assert cli("import", "csv", "hr.csv", "-o", "org", "--force").code == 0


def test_problems_of_the_table_are_shown_and_end_with_1(cli, write):
    write("hr.csv", "id,name,department\n1,Ann,Sales\n1,Bob,Sales\n")
    ended = cli("import", "csv", "hr.csv", "-o", "org")
    assert ended.code == 1
    assert "hr.csv:3:1: person/1 is defined twice\n" in ended.err
    assert ended.err.endswith("1 problem in the tables; see above\n")
    assert "written: org/people.yaml" in ended.out


def test_a_file_that_is_no_table_writes_nothing(cli, write, folder: Path):
    write("hr.csv", b"\x00\x01\x02\x00binary")
    ended = cli("import", "csv", "hr.csv", "-o", "org")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.endswith("nothing was written: a file could not be read\n")
    assert not (folder / "org").exists()


def test_headings_that_nobody_knows_ask_for_a_preset_or_a_map(cli, write):
    write("hr.csv", "foo,bar\n1,2\n")
    ended = cli("import", "csv", "hr.csv", "-o", "org")
    assert (ended.code, ended.out) == (2, "")
    assert "--preset" in ended.err
    assert "--map" in ended.err


def test_a_map_of_ones_own_names_the_columns(cli, write, folder: Path):
    write("hr.csv", "foo,bar,unit\n1,Ann,Sales\n")
    write("map.yaml", "columns: {foo: people.id, bar: people.name, unit: people.unit}\n")
    assert cli("import", "csv", "hr.csv", "-o", "org", "--map", "map.yaml").code == 0
    assert "name: Ann" in (folder / "org" / "people.yaml").read_text(encoding="utf-8")


def test_missing_files_presets_and_maps_are_named(cli, write, folder: Path):
    write("hr.csv", HR)
    (folder / "empty").mkdir()
    for arguments, reason in (
        (("no.csv",), 'no such file or folder: "no.csv"'),
        (("empty",), "empty: no table (.csv, .tsv, .xlsx) here"),
        (("hr.csv", "--preset", "genric"), 'unknown preset "genric"'),
        (("hr.csv", "--map", "no.yaml"), "no.yaml: the column map cannot be read"),
    ):
        ended = cli("import", "csv", *arguments, "-o", "org")
        assert (ended.code, ended.out) == (2, "")
        assert ended.err.startswith(reason)


def test_several_posts_of_one_person_are_written_and_read_back(cli, write, folder: Path):
    write("hr.csv", "id,name,department,manager\n1,Ann,Sales,-\n1,Ann,Support,2\n2,Bob,Support,1\n")
    assert cli("import", "csv", "hr.csv", "-o", "org").code == 0
    assert "posts:\n    - unit: Sales" in (folder / "org" / "people.yaml").read_text(encoding="utf-8")
    assert "duplicate-entity" not in cli("check", "org").out


def test_manager_s_name_that_two_people_have_is_found_again_in_what_was_written(cli, write):
    write("hr.csv", "id,name,department,manager\n1,Ann,A,3\n2,Ann,B,3\n3,Cid,A,\n4,Dan,A,Ann\n")
    straight = cli("check", "hr.csv").out
    assert "error[ambiguous-reference]" in straight
    assert "error[unknown-reference]" not in straight
    cli("import", "csv", "hr.csv", "-o", "org")
    assert "org/people.yaml:" in cli("check", "org").out.partition("error[unknown-reference]")[2]
