"""`orglint import`: what is read how, what is written, and what is never lost."""

from __future__ import annotations

import sys
from pathlib import Path

import openpyxl
import pytest

HR = "社員番号,氏名,所属,役職,上長,靴\n001,田中,本社,社長,,27\n002,佐藤,営業部,部長,001,25\n"
FILE = "org/organization.yaml"


def test_a_table_becomes_a_model_that_checks(cli, write, folder: Path):
    write("hr.csv", HR)
    ended = cli("import", "csv", "hr.csv", "-o", "org")
    assert (ended.code, ended.out) == (0, "written: org/organization.yaml\n")
    assert "'001':" in (folder / FILE).read_text(encoding="utf-8")
    assert cli("check", "org").code == 0


def test_the_files_are_commented_and_in_the_order_of_the_model(cli, write, folder: Path):
    write("hr.csv", HR)
    cli("import", "csv", "hr.csv", "-o", "org", "--lang", "ja")
    assert (folder / FILE).read_text(encoding="utf-8") == (
        "# インポート元: hr.csv\n"
        "# 自由に編集できます。もう一度インポートしても、手で書いた内容は残ります。次は: orglint check org\n"
        "\n"
        "# 組織全体です。1つだけ書きます。\n"
        "organization:\n"
        "  described:\n"
        "    - people.name\n"
        "    - positions.reports_to\n"
        "    - positions.title\n"
        "    - positions.unit\n"
        "\n"
        "# 組織の一部です。会社からチームまで、大きさを問いません。\n"
        "units:\n"
        "  営業部:\n"
        "    type: department\n"
        "  本社: {}\n"
        "\n"
        "# 組織のために働く人です。社外の人も含みます。\n"
        "people:\n"
        "  '002':\n"
        "    name: 佐藤\n"
        "    unit: 営業部\n"
        "    title: 部長\n"
        "    reports_to: '001'  # 社長\n"
        "  '001':\n"
        "    name: 田中\n"
        "    unit: 本社\n"
        "    title: 社長\n"
    )


def test_of_a_filled_template_the_sheets_with_rows_are_told_with_their_columns(cli, folder: Path):
    cli("template", "model.xlsx", "--blank")
    book = openpyxl.load_workbook(folder / "model.xlsx")
    book["Units"].append(["sales", "Sales"])
    book.save(folder / "model.xlsx")
    ended = cli("import", "xlsx", "model.xlsx", "-o", "org")
    told = [line for line in ended.err.splitlines() if line.startswith("model.xlsx")]
    assert told[:3] == [
        "model.xlsx:Units: 1 row read",
        "model.xlsx:Units: column ID * -> units.id",
        "model.xlsx:Units: column Name -> units.name",
    ]
    assert {line.split(": ")[0] for line in told} == {"model.xlsx:Units"}


def test_the_kind_can_be_left_out(cli, write):
    write("hr.csv", HR)
    assert cli("import", "hr.csv", "-o", "org").out == "written: org/organization.yaml\n"
    ended = cli("import", "cvs", "hr.csv", "-o", "org")
    assert ended.code == 2
    assert 'no such command: "cvs"' in ended.err
    assert '"csv"' in ended.err


def test_a_file_of_another_kind_is_refused(cli, write, folder: Path):
    write("hr.xlsx", b"PK")
    ended = cli("import", "csv", "hr.xlsx", "-o", "org")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("hr.xlsx: this is no csv file (.csv, .tsv)")
    assert not (folder / "org").exists()


def test_it_says_which_column_became_what_and_which_was_left(cli, write):
    write("hr.csv", HR.encode("cp932"))
    ended = cli("import", "csv", "hr.csv", "-o", "org")
    assert "hr.csv: read as CP932" in ended.err
    assert "hr.csv: 2 rows read\n" in ended.err
    assert "hr.csv: column 社員番号 -> people.id\n" in ended.err
    assert "hr.csv: columns not read: 靴\n" in ended.err
    assert "described: unit 2, person 2" in ended.err
    assert "田中" not in ended.err
    assert "27" not in ended.err


def test_people_without_ids_get_numbers_and_it_says_so(cli, write, folder: Path):
    write("hr.csv", "name,department\nAnn,Sales\nBob,Sales\n")
    ended = cli("import", "hr.csv", "-o", "org")
    assert "2 people have no id in the source and got one: person-0001, person-0002\n" in ended.err
    cli("import", "hr.csv", "-o", "named", "--ids", "name")
    assert "  ann:\n    name: Ann\n" in (folder / "named/organization.yaml").read_text(encoding="utf-8")


def test_a_second_import_updates_adds_and_keeps(cli, write, folder: Path):
    write("hr.csv", HR)
    cli("import", "hr.csv", "-o", "org")
    path = folder / FILE
    mine = path.read_text(encoding="utf-8").replace("    title: 社長\n", "    title: 代表\n    x-tel: 12 # mine\n")
    path.write_bytes(mine.encode())
    write("hr.csv", HR.replace("佐藤", "佐藤 花子") + "003,鈴木,営業部,,002,24\n")
    ended = cli("import", "hr.csv", "-o", "org")
    assert (ended.code, ended.out) == (0, "changed: org/organization.yaml\n")
    assert "new: person 1\nupdated from the source: people.name 1\n" in ended.err
    assert "kept as you wrote it, the source says otherwise: person/001.title\n" in ended.err
    now = path.read_text(encoding="utf-8")
    assert "    title: 代表\n    x-tel: 12 # mine\n" in now
    assert "    name: 佐藤 花子\n" in now
    assert "  '003':\n    name: 鈴木\n" in now
    ended = cli("import", "hr.csv", "-o", "org")
    assert ended.out == "nothing to write: org says all of it already\n"
    assert path.read_text(encoding="utf-8") == now


def test_what_is_gone_is_said_and_goes_with_prune(cli, write, folder: Path):
    write("hr.csv", HR + "003,鈴木,開発部,,001,24\n")
    cli("import", "hr.csv", "-o", "org")
    write("hr.csv", HR)
    ended = cli("import", "hr.csv", "-o", "org")
    assert "no longer in the source, kept: person/003, unit/開発部; take it out with --prune\n" in ended.err
    assert ended.out == "nothing to write: org says all of it already\n"
    ended = cli("import", "hr.csv", "-o", "org", "--prune")
    assert "no longer in the source, taken out: person/003, unit/開発部\n" in ended.err
    assert "鈴木" not in (folder / FILE).read_text(encoding="utf-8")
    assert "003" not in (folder / "org/.orglint-import.json").read_text(encoding="utf-8")


def test_what_no_import_wrote_is_left_alone_without_force(cli, write, folder: Path):
    write("hr.csv", HR)
    mine = write("org/mine.yaml", "units: {本社: {purpose: ours}} # mine\n")
    ended = cli("import", "csv", "hr.csv", "-o", "org")
    assert (ended.code, ended.out) == (2, "")
    assert "org/mine.yaml" in ended.err
    assert [path.name for path in (folder / "org").iterdir()] == ["mine.yaml"]
    ended = cli("import", "csv", "hr.csv", "-o", "org", "--force")
    assert ended.code == 0
    assert mine.read_text(encoding="utf-8").startswith("units: {本社: {purpose: ours}} # mine\n\n")
    assert "本社: {}" not in (folder / FILE).read_text(encoding="utf-8")
    assert cli("check", "org").code == 0


def test_a_file_in_the_way_is_replaced_with_force_only(cli, write, folder: Path):
    write("hr.csv", HR)
    mine = write(FILE, "mine")
    ended = cli("import", "csv", "hr.csv", "-o", "org")
    assert (ended.code, mine.read_text(encoding="utf-8")) == (2, "mine")
    assert FILE in ended.err
    assert cli("import", "csv", "hr.csv", "-o", "org", "--force").code == 0
    assert "units:" in mine.read_text(encoding="utf-8")


def test_a_model_that_cannot_be_read_is_not_touched(cli, write, folder: Path):
    write("hr.csv", HR)
    cli("import", "hr.csv", "-o", "org")
    broken = write(FILE, "units: {a: [}\n")
    ended = cli("import", "hr.csv", "-o", "org", "--force")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(f"{FILE}: cannot be read, so that nothing can be merged with it")
    assert broken.read_text(encoding="utf-8") == "units: {a: [}\n"
    write(FILE, "")
    write("org/.orglint-import.json", "{}")
    ended = cli("import", "hr.csv", "-o", "org")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("org/.orglint-import.json: this is no import record of this version")


def test_problems_of_the_table_are_shown_and_end_with_1(cli, write, folder: Path):
    write("hr.csv", "id,name,department\n1,Ann,Sales\n1,Bob,Sales\n")
    ended = cli("import", "csv", "hr.csv", "-o", "org")
    assert ended.code == 1
    assert "hr.csv:3:1: person/1 is defined twice\n" in ended.err
    assert "1 problem in the files; see above\n" in ended.err
    assert "# Left out, it contradicts what is written here: 1 at hr.csv:3 (= 2)\n" in (folder / FILE).read_text()


def test_what_the_folder_describes_is_not_missed(cli, write):
    write("units.csv", "id,name,department\n1,Ann,Sales\n")
    write("kpis.csv", "k,u\nmql,Sales\nsql,Nowhere\n")
    write("map.yaml", "columns: {k: kpis.id, u: kpis.owner}\n")
    cli("import", "units.csv", "-o", "org")
    ended = cli("import", "kpis.csv", "-o", "org", "--map", "map.yaml")
    assert (ended.code, ended.out) == (1, "written: org/kpis.yaml\nchanged: org/organization.yaml\n")
    assert "Nowhere" in ended.err
    assert '"Sales"' not in ended.err
    assert "units.csv was no part of this import: 3 entries that came from it are left as they are\n" in ended.err


def test_a_file_that_is_no_table_writes_nothing(cli, write, folder: Path):
    write("hr.csv", b"\x00\x01\x02\x00binary")
    ended = cli("import", "csv", "hr.csv", "-o", "org")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("hr.csv:1:1: ")
    assert ended.err.endswith("nothing was written: a file could not be read\n")
    assert not (folder / "org").exists()


def test_headings_that_nobody_knows_ask_for_a_preset_or_a_map(cli, write):
    write("hr.csv", "foo,bar\n1,2\n")
    ended = cli("import", "csv", "hr.csv", "-o", "org")
    assert (ended.code, ended.out) == (2, "")
    assert "--from" in ended.err
    assert "--map" in ended.err


def test_a_map_of_ones_own_names_the_columns(cli, write, folder: Path):
    write("hr.csv", "foo,bar,unit\n1,Ann,Sales\n")
    write("map.yaml", "columns: {foo: people.id, bar: people.name, unit: people.unit}\n")
    assert cli("import", "csv", "hr.csv", "-o", "org", "--map", "map.yaml").code == 0
    assert "name: Ann" in (folder / FILE).read_text(encoding="utf-8")


def test_missing_files_presets_and_maps_are_named(cli, write, folder: Path):
    write("hr.csv", HR)
    (folder / "empty").mkdir()
    for arguments, reason in (
        (("no.csv",), 'no such file or folder: "no.csv"'),
        (("empty",), 'empty: no model in the folder "empty"'),
        (("hr.csv", "--preset", "genric"), 'unknown preset "genric"'),
        (("hr.csv", "--map", "no.yaml"), "no.yaml: the map cannot be read"),
    ):
        ended = cli("import", "csv", *arguments, "-o", "org")
        assert (ended.code, ended.out) == (2, "")
        assert ended.err.startswith(reason)


def test_a_model_is_nothing_to_import(cli, write):
    write("mine.yaml", "units: {a: {}}\n")
    ended = cli("import", "mine.yaml", "-o", "org")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == "mine.yaml: this is a model in YAML already, there is nothing to import\n"


def test_several_posts_of_one_person_are_written_and_read_back(cli, write, folder: Path):
    write("hr.csv", "id,name,department,manager\n1,Ann,Sales,-\n1,Ann,Support,2\n2,Bob,Support,1\n")
    assert cli("import", "csv", "hr.csv", "-o", "org").code == 0
    assert "posts:\n      - unit: Sales" in (folder / FILE).read_text(encoding="utf-8")
    assert "duplicate-entity" not in cli("check", "org").out


def test_manager_s_name_that_two_people_have_is_found_again_in_what_was_written(cli, write):
    write("hr.csv", "id,name,department,manager\n1,Ann,A,3\n2,Ann,B,3\n3,Cid,A,\n4,Dan,A,Ann\n")
    straight = cli("check", "hr.csv").out
    assert "error[ambiguous-reference]" in straight
    assert "error[unknown-reference]" not in straight
    cli("import", "csv", "hr.csv", "-o", "org")
    assert "org/organization.yaml:" in cli("check", "org").out.partition("error[unknown-reference]")[2]


def test_a_file_in_place_of_the_folder_is_said(cli, write, folder: Path):
    write("hr.csv", HR)
    write("org", "a file")
    ended = cli("import", "hr.csv", "-o", "org/sub")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("org: this is a file, not a folder")


@pytest.mark.parametrize("failing", range(3))
def test_failure_half_way_leaves_everything_as_it_was(cli, write, folder: Path, monkeypatch, failing: int):
    rows = "".join(f"{n},P{n},{'ABC'[n % 3]},Clerk\n" for n in range(30))
    write("hr.csv", "id,name,department,title\n" + rows)
    cli("import", "hr.csv", "-o", "org")
    before = {path: path.read_bytes() for path in (folder / "org").rglob("*") if path.is_file()}
    assert len(before) == 5
    write("hr.csv", "id,name,department,title\n" + rows.replace("Clerk", "Chief") + "x,X,New,X\n" * 1)
    replace, calls = Path.replace, []

    def refuse(self: Path, target: Path) -> Path:
        if str(target).endswith((".yaml", ".json")):
            calls.append(target)
            if len(calls) == failing + 1:
                raise PermissionError(13, "in use")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    ended = cli("import", "hr.csv", "-o", "org")
    assert (ended.code, ended.out) == (2, "")
    assert "in use" in ended.err
    assert {path: path.read_bytes() for path in (folder / "org").rglob("*") if path.is_file()} == before


def test_a_failed_first_import_leaves_no_folder(cli, write, folder: Path, monkeypatch):
    write("hr.csv", HR)

    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError(13, "denied")

    monkeypatch.setattr(Path, "replace", refuse)
    assert cli("import", "hr.csv", "-o", "a/b").code == 2
    assert not (folder / "a").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="modes of files are not Windows'")
def test_files_have_ordinary_modes(cli, write, folder: Path):
    write("hr.csv", HR)
    cli("import", "hr.csv", "-o", "org")
    assert (folder / FILE).stat().st_mode & 0o777 == (folder / "hr.csv").stat().st_mode & 0o777


def test_every_kind_has_an_importer():
    from orglint.cli.import_kinds import KINDS
    from orglint.importers.tables.read_tables import NAMES
    from orglint.importers.trees.kinds import TREE_KINDS

    known = {*NAMES, *(kind.name for kind in TREE_KINDS)}
    assert {kind.preset for kind in KINDS if kind.preset is not None} <= known
    assert {kind.name for kind in TREE_KINDS} <= {kind.name for kind in KINDS}


def test_mapped_files_need_a_mapping(cli, write, folder: Path):
    write("a.json", '{"teams": [{"slug": "web", "lead": "ann"}], "people": ["ann"]}')
    ended = cli("import", "mapped", "a.json", "-o", "org")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == "mapped files are read by a mapping: name its file with --map\n"
