"""`--map` with a mapping on the command line: which files it reads, what is said of the others, how a run ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from orglint.cli import run

MAPPING = """\
format: orglint-mapping/1
files: {teams: "teams/*.toml"}
entities:
- in: teams
  collection: units
  id: name
  fields:
    head: {path: lead, prefix: person/}
    type: {path: kind?, default: team}
  entities:
  - each: lead
    collection: people
    id: .
    mentions: true
"""


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "map.yaml", MAPPING)
    write(tmp_path / "src/teams/a.toml", "name = 'a'\nlead = 'ann' # ann@example\n")
    write(tmp_path / "src/teams/b.toml", "name = 'b'\nlead = 'bob'\n")
    write(tmp_path / "src/teams/old/c.toml", "name = 'c'\n")
    write(tmp_path / "src/README.md", "# x\n")
    write(tmp_path / "src/broken.yaml", "{{ template }}: [\n")
    return tmp_path


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def report(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict[str, object]]:
    code = run(["check", *arguments, "--lang", "en", "-f", "json"])
    return code, json.loads(capsys.readouterr().out)


def test_files_below_the_path_are_read_and_the_others_counted(source: Path, capsys: pytest.CaptureFixture[str]):
    code, told = report(capsys, "src", "--map", "map.yaml")
    assert code == 0
    assert told["left_out"] == [{"file": "src/", "reason": "files that the mapping does not name: 3"}]
    assert run(["tree", "src", "--map", "map.yaml", "--lang", "en"]) == 0
    printed = capsys.readouterr().out
    assert "a" in printed
    assert "ann" in printed


def test_a_finding_stands_in_the_users_own_file(source: Path, capsys: pytest.CaptureFixture[str]):
    write(source / "src/teams/a.toml", "name = 'a'\nkind = 'squad'\n")
    assert run(["check", "src", "--map", "map.yaml", "--lang", "en"]) == 1
    printed = capsys.readouterr().out
    assert "--> src/teams/a.toml:2:8" in printed
    assert 'type cannot be "squad"' in printed


def test_files_may_be_named_themselves(source: Path, capsys: pytest.CaptureFixture[str]):
    code, told = report(capsys, "src/teams/a.toml", "--map", "map.yaml")
    assert (code, told["left_out"]) == (0, [])


def test_a_model_of_ones_own_may_stand_beside_the_source(source: Path, capsys: pytest.CaptureFixture[str]):
    write(source / "org/more.yaml", "units: {top: {type: company, head: ann}}\n")
    assert run(["tree", "src", "org", "--map", "map.yaml", "--lang", "en"]) == 0
    assert "top" in capsys.readouterr().out


def test_a_model_of_ones_own_adds_to_what_the_source_says(source: Path, capsys: pytest.CaptureFixture[str]):
    write(source / "org/more.yaml", "units: {a: {purpose: everything, parent: b}}\n")
    code, told = report(capsys, "src", "org", "--map", "map.yaml")
    assert (code, told["findings"]) == (0, [])
    assert run(["tree", "src", "org", "--map", "map.yaml", "--lang", "en"]) == 0
    assert "\\-- a (team)" in capsys.readouterr().out


def test_two_folders_are_one_organization(source: Path, capsys: pytest.CaptureFixture[str]):
    write(source / "other/teams/a.toml", "name = 'a'\n")
    code, told = report(capsys, "src", "other", "--map", "map.yaml")
    assert code == 1
    assert [finding["rule"] for finding in told["findings"]] == ["duplicate-entity"]


def test_a_mapping_inside_the_source_is_no_part_of_it(source: Path, capsys: pytest.CaptureFixture[str]):
    write(source / "src/map.yaml", MAPPING.replace('"teams/*.toml"', '"**/*.{ending}"').replace("{ending}", "*"))
    (source / "src/broken.yaml").unlink()
    (source / "src/README.md").unlink()
    code, told = report(capsys, "src", "--map", "src/map.yaml")
    assert (code, told["left_out"]) == (0, [{"file": "src/", "reason": "files that the mapping does not name: 1"}])


def test_links_that_lead_out_of_the_folder_are_not_followed(source: Path, capsys: pytest.CaptureFixture[str]):
    write(source / "secret/teams/x.toml", "name = 'x'\n")
    try:
        (source / "src/teams/link.toml").symlink_to(source / "secret/teams/x.toml")
        (source / "src/more").symlink_to(source / "secret")
    except OSError:
        pytest.skip("no links here")
    code, told = report(capsys, "src", "--map", "map.yaml")
    assert code == 0
    reasons = {item["file"]: item["reason"] for item in told["left_out"]}
    assert reasons["src/teams/link.toml"] == "a link that leads out of the folder on the command line"


def test_excluded_files_are_left_out(source: Path, capsys: pytest.CaptureFixture[str]):
    write(source / "src/.orglintignore", "b.toml\n")
    _, told = report(capsys, "src", "--map", "map.yaml")
    assert {"file": "src/teams/b.toml", "reason": "left out by src/.orglintignore"} in told["left_out"]


def test_a_mapping_that_names_no_file_cannot_run(source: Path, capsys: pytest.CaptureFixture[str]):
    assert run(["check", "org", "--map", "map.yaml", "--lang", "en"]) == 2
    assert 'no such file or folder: "org"' in capsys.readouterr().err
    (source / "org").mkdir()
    assert run(["check", "org", "--map", "map.yaml", "--lang", "en"]) == 2
    assert "names no file below these paths; its patterns are teams/*.toml" in capsys.readouterr().err


def test_errors_of_the_mapping_stop_the_run_before_anything_is_read(source: Path, capsys: pytest.CaptureFixture[str]):
    write(source / "map.yaml", MAPPING.replace("id: name", "id: a..b").replace("units", "unit"))
    assert run(["check", "nowhere", "--map", "map.yaml", "--lang", "en"]) == 2
    printed = capsys.readouterr().err
    assert 'map.yaml:5:15: there is no collection "unit"' in printed
    assert "map.yaml:6:7: a path cannot go on with" in printed


@pytest.mark.parametrize(("language", "words"), [("en", "cannot be read"), ("ja", "読み込めません")])
def test_a_mapping_that_is_not_there_cannot_run(
    source: Path, language: str, words: str, capsys: pytest.CaptureFixture[str]
):
    assert run(["check", "src", "--map", "nowhere.yaml", "--lang", language]) == 2
    assert words in capsys.readouterr().err


def test_a_broken_file_ends_the_run_with_its_place(source: Path, capsys: pytest.CaptureFixture[str]):
    write(source / "src/teams/b.toml", "name = \n")
    code, told = report(capsys, "src", "--map", "map.yaml")
    assert code == 2
    [finding] = told["findings"]
    assert (finding["rule"], finding["location"]["line"], finding["location"]["column"]) == ("toml-syntax", 1, 8)
    assert run(["check", "src", "--map", "map.yaml", "--lang", "en"]) == 2
    printed = capsys.readouterr().out
    assert "--> src/teams/b.toml:1:8" in printed
    assert "name =" not in printed  # what of its lines may be shown is not known


def test_what_leads_nowhere_is_a_warning(source: Path, capsys: pytest.CaptureFixture[str]):
    write(source / "map.yaml", MAPPING.replace("path: lead,", "path: leader,"))
    code, told = report(capsys, "src", "--map", "map.yaml")
    assert code == 0
    [finding] = told["findings"]
    assert (finding["rule"], finding["severity"], finding["location"]["file"]) == (
        "unmatched-path",
        "warning",
        "map.yaml",
    )


def test_a_map_of_columns_is_still_one(source: Path, capsys: pytest.CaptureFixture[str]):
    write(source / "staff.csv", "No,Who\n1,Ann\n")
    write(source / "columns.yaml", "columns: {No: people.id, Who: people.name}\n")
    code, told = report(capsys, "staff.csv", "--map", "columns.yaml")
    assert code == 0
    assert told["left_out"] == []


def test_excerpts_show_only_what_was_read(source: Path, capsys: pytest.CaptureFixture[str]):
    write(source / "src/teams/a.toml", "name = 'a'\nkind = 'squad' # call ann@example\n")
    run(["check", "src", "--map", "map.yaml", "--lang", "en"])
    printed = capsys.readouterr().out
    assert "kind = 'squad' ***" in printed
    assert "example" not in printed


def test_a_mapping_without_map_is_no_model(source: Path, capsys: pytest.CaptureFixture[str]):
    write(source / "org/org.yaml", "units: {a: {type: company}}\n")
    write(source / "org/map.yaml", MAPPING)
    _, told = report(capsys, "org")
    assert told["left_out"] == [{"file": "org/map.yaml", "reason": "a mapping, not a model; --map takes it"}]


def test_sources_are_imported_with_the_problems_of_the_model(source: Path, capsys: pytest.CaptureFixture[str]):
    write(source / "src/teams/a.toml", "name = 'a'\nkind = 'squad'\n")
    code = run(["import", "mapped", "src", "--map", "map.yaml", "-o", "out", "--split", "collection", "--lang", "en"])
    assert code == 1
    assert "src/teams/a.toml:2:8" in capsys.readouterr().err
    written = (source / "out/units.yaml").read_text(encoding="utf-8")
    assert [line.strip() for line in written.splitlines() if line.startswith("  ") and line.endswith(":")] == [
        "a:",
        "b:",
    ]


@pytest.mark.parametrize(
    ("path", "mapping", "message"),
    [
        ("nowhere", "map.yaml", "no such file or folder"),
        ("empty", "map.yaml", "names no file below these paths"),
        ("src", "columns.yaml", "this is no mapping; a mapping begins with format: orglint-mapping/1"),
        ("src", "", "mapped files are read by a mapping: name its file with --map"),
    ],
)
def test_what_cannot_be_imported_is_said(
    source: Path, capsys: pytest.CaptureFixture[str], path: str, mapping: str, message: str
):
    (source / "empty").mkdir()
    write(source / "columns.yaml", "columns: {a: people.id}\n")
    options = ["--map", mapping] if mapping else []
    assert run(["import", "mapped", path, *options, "-o", "out", "--lang", "en"]) == 2
    assert message in capsys.readouterr().err
    assert not (source / "out").exists()
