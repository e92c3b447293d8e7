"""`orglint check`: exit codes, formats, selection, dates."""

from __future__ import annotations

import json
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from orglint.app import gating
from orglint.source import discovery

from .conftest import CIRCLE, MINIMAL, WIDE


def test_a_clean_model_ends_with_0(cli, write):
    write("org.yaml", MINIMAL)
    ended = cli("check", "org.yaml")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("no findings\n")


def test_an_error_ends_with_1_and_names_its_place(cli, write):
    write("org.yaml", CIRCLE)
    ended = cli("check", "org.yaml")
    assert ended.code == 1
    assert "error[reporting-cycle]" in ended.out
    assert "--> org.yaml:3:" in ended.out


@pytest.mark.parametrize(
    ("fail_on", "circle", "wide"), [("error", 1, 0), ("warning", 1, 1), ("note", 1, 1), ("never", 0, 0)]
)
def test_fail_on_moves_the_line_between_0_and_1(cli, write, fail_on: str, circle: int, wide: int):
    write("circle.yaml", CIRCLE)
    write("wide.yaml", WIDE)
    codes = [cli("check", name, "--fail-on", fail_on).code for name in ("circle.yaml", "wide.yaml")]
    assert codes == [circle, wide]


def test_fail_on_stands_in_the_config_and_the_option_wins(cli, write):
    write("orglint.yaml", "fail_on: warning\n")
    write("org/wide.yaml", WIDE)
    assert cli("check").code == 1
    assert cli("check", "--fail-on=error").code == 0


def test_an_input_finding_counts_like_any_other(cli, write):
    write("org.yaml", "units:\n  a: {parent: nobody}\n")
    ended = cli("check", "org.yaml")
    assert ended.code == 1
    assert "error[unknown-reference]" in ended.out
    assert "org.yaml:2:" in ended.out


def test_a_file_that_cannot_be_parsed_ends_with_2_whatever_fail_on_says(cli, write):
    write("org.yaml", "units: [\n")
    ended = cli("check", "org.yaml", "--fail-on", "never")
    assert ended.code == 2
    assert "error[yaml-syntax]" in ended.out


def test_a_missing_path_names_the_near_one(cli, write):
    write("model.yaml", MINIMAL)
    ended = cli("check", "modle.yaml")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == 'no such file or folder: "modle.yaml"; close to it: "model.yaml"\n'


def test_a_folder_without_models_is_refused(cli, folder: Path):
    (folder / "empty").mkdir()
    ended = cli("check", "empty")
    assert (ended.code, ended.out) == (2, "")
    assert 'no model in the folder "empty"' in ended.err


def test_a_file_that_may_not_be_read_is_refused_in_words(cli, write, monkeypatch: pytest.MonkeyPatch):
    # Permission bits do not hold root back, and Windows has others: the refusal itself is simulated.
    path = write("org.yaml", MINIMAL)
    opened = Path.open

    def refuse(self: Path, *arguments: object, **options: object) -> object:
        if self == path:
            raise PermissionError(13, "Permission denied")
        return opened(self, *arguments, **options)  # type: ignore[arg-type]  # passed on as they came

    monkeypatch.setattr(discovery.Path, "open", refuse)
    ended = cli("check", "org.yaml")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("org.yaml: cannot be read: permission denied")


@pytest.mark.parametrize("option", ["--ignore", "--select"])
def test_a_misspelt_rule_is_refused_with_the_near_one(cli, write, option: str):
    write("org.yaml", MINIMAL)
    ended = cli("check", "org.yaml", option, "reporting-cycle,wide-spam")
    assert (ended.code, ended.out) == (2, "")
    assert '"wide-spam"' in ended.err
    assert 'did you mean "wide-span"?' in ended.err


def test_a_misspelt_pack_is_refused(cli, write):
    write("org.yaml", MINIMAL)
    ended = cli("check", "org.yaml", "--pack", "cor")
    assert (ended.code, ended.out) == (2, "")
    assert '"core"' in ended.err


def test_select_and_ignore_choose_rules_by_lists_and_by_repetition(cli, write):
    write("org.yaml", CIRCLE)
    assert cli("check", "org.yaml", "--ignore", "wide-span,reporting-cycle").code == 0
    assert cli("check", "org.yaml", "--ignore", "wide-span", "--ignore=reporting-cycle").code == 0
    only = cli("check", "org.yaml", "--select", "reporting-cycle", "-f", "json")
    assert json.loads(only.out)["rules"]["evaluated"] == ["reporting-cycle"]


def test_an_unknown_preset_is_refused_with_the_near_one(cli, write):
    write("hr.csv", "id,name\n1,Ann\n")
    ended = cli("check", "hr.csv", "--from", "genric")
    assert (ended.code, ended.out) == (2, "")
    assert 'unknown preset "genric"' in ended.err
    assert 'did you mean "generic"?' in ended.err


@pytest.mark.parametrize("option", ["--as-of", "--today"])
def test_a_date_that_is_none_is_refused(cli, write, option: str):
    write("org.yaml", MINIMAL)
    ended = cli("check", "org.yaml", option, "2026-02-30")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(f"{option}: 2026-02-30 is no date; expected is a day such as 2026-04-01")


def test_dates_are_read_as_people_write_them(cli, write):
    write("org.yaml", MINIMAL)
    ended = cli("check", "org.yaml", "--as-of", "2025/3/1", "--today", "2025年3月2日")
    assert "the organization as of 2025-03-01; suppressions judged as of 2025-03-02" in ended.out


class TestFormats:
    def test_an_unknown_one_is_refused_with_the_near_one(self, cli, write):
        write("org.yaml", MINIMAL)
        ended = cli("check", "org.yaml", "-f", "jsn")
        assert (ended.code, ended.out) == (2, "")
        known = "text, concise, json, sarif, github, gitlab, junit, markdown, xlsx"
        assert ended.err == f'unknown format "jsn"; did you mean "json"?; there are {known}\n'

    def test_several_go_to_files_in_one_run_and_nothing_is_printed(self, cli, write, folder: Path):
        write("org.yaml", CIRCLE)
        ended = cli("check", "org.yaml", "-f", "json=out.json", "--format=concise=out.txt")
        assert (ended.code, ended.out, ended.err) == (1, "", "")
        found = [
            finding["rule"] for finding in json.loads((folder / "out.json").read_text(encoding="utf-8"))["findings"]
        ]
        assert found == ["reporting-cycle"]
        assert "[reporting-cycle]" in (folder / "out.txt").read_text(encoding="utf-8")
        assert sorted(path.name for path in folder.iterdir()) == [".git", "org.yaml", "out.json", "out.txt"]

    def test_one_is_printed_beside_those_in_files(self, cli, write, folder: Path):
        write("org.yaml", MINIMAL)
        assert cli("check", "org.yaml", "-f", "text", "-f", "json=out.json").out.startswith("no findings\n")
        assert (folder / "out.json").is_file()

    def test_two_cannot_be_printed_at_once(self, cli, write):
        write("org.yaml", MINIMAL)
        ended = cli("check", "org.yaml", "-f", "text", "-f", "json")
        assert (ended.code, ended.out) == (2, "")
        assert ended.err.startswith("text and json cannot both be printed")

    @pytest.mark.parametrize(
        ("written", "reason"),
        [
            ("json=no/out.json", "--format json=no/out.json: there is no folder no\n"),
            ("json=.git", "--format json=.git: this is a folder\n"),
            ("json=", "--format json=: a file name is missing behind the =\n"),
        ],
    )
    def test_a_file_that_cannot_be_is_refused_before_anything_runs(self, cli, written: str, reason: str):
        ended = cli("check", "nothing.yaml", "-f", written)
        assert (ended.code, ended.err) == (2, reason)

    def test_two_in_one_file_are_refused(self, cli):
        ended = cli("check", "-f", "json=x", "-f", "text=./x")
        assert (ended.code, ended.err) == (2, "two formats cannot be written to one file: x\n")

    def test_a_file_has_no_colour_and_is_utf_8(self, cli, write, folder: Path, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setenv("FORCE_COLOR", "1")
        write("org.yaml", CIRCLE.replace("title: One", "title: 部長"))
        cli("check", "org.yaml", "-f", "text=out.txt")
        text = (folder / "out.txt").read_bytes().decode("utf-8")
        assert "部長" in text
        assert "\x1b" not in text

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
    def test_what_is_no_file_is_written_to_and_not_replaced(self, cli, write, folder: Path):
        write("org.yaml", MINIMAL)
        pipe = folder / "pipe"
        os.mkfifo(pipe)
        with ThreadPoolExecutor() as pool:
            reading = pool.submit(pipe.read_text, encoding="utf-8")
            assert cli("check", "org.yaml", "-f", "json=pipe").code == 0
            assert json.loads(reading.result(timeout=30))["findings"] == []
        assert pipe.is_fifo()

    @pytest.mark.skipif(os.name != "posix", reason="making links takes rights on Windows")
    def test_a_link_stays_a_link(self, cli, write, folder: Path):
        write("org.yaml", MINIMAL)
        write("real.json", "old")
        (folder / "link.json").symlink_to("real.json")
        cli("check", "org.yaml", "-f", "json=link.json")
        assert (folder / "link.json").is_symlink()
        assert json.loads((folder / "real.json").read_text(encoding="utf-8"))["findings"] == []

    def test_a_file_that_is_replaced_keeps_its_mode(self, cli, write, folder: Path):
        write("org.yaml", MINIMAL)
        out = write("out.json", "old")
        out.chmod(0o600)
        cli("check", "org.yaml", "-f", "json=out.json")
        assert json.loads(out.read_text(encoding="utf-8"))["findings"] == []
        assert out.stat().st_mode & 0o077 == 0


def test_colour_is_asked_for_and_refused_by_the_environment(cli, write, monkeypatch: pytest.MonkeyPatch):
    write("org.yaml", CIRCLE)
    assert "\x1b[" not in cli("check", "org.yaml").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[1;31merror" in cli("check", "org.yaml").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in cli("check", "org.yaml").out


def test_the_config_hides_names(cli, write):
    write("org/org.yaml", "units: {}\n" + CIRCLE + "people:\n  p1: {name: Zebulon, unit: nowhere}\n")
    write("orglint.yaml", "privacy: {names: hide}\n")
    assert "Zebulon" not in cli("check").out


def test_statistics_and_not_evaluated_rules_are_shown_on_demand(cli, write):
    write("org.yaml", MINIMAL)
    plain = cli("check", "org.yaml").out
    full = cli("check", "org.yaml", "--statistics", "--show-not-evaluated").out
    assert "not evaluated:" not in plain
    assert "read:" not in plain
    assert "not evaluated:" in full
    assert "read:" in full


def test_what_an_importer_noticed_is_part_of_the_report(cli, write):
    write("hr.csv", "id,name,department,shoe size\n1,Ann,Sales,38\n")
    ended = cli("check", "hr.csv")
    assert "hr.csv: columns not read: shoe size\n" in ended.out
    assert ended.err == ""
    assert "38" not in ended.out


def test_the_report_speaks_the_language_of_the_config_and_the_option_wins(cli, write):
    write("orglint.yaml", "lang: ja\n")
    write("org/org.yaml", MINIMAL)
    assert cli("check").out.startswith("指摘はありません\n")
    assert cli("check", "--lang", "en").out.startswith("no findings\n")
    assert cli("--lang", "en", "check").out.startswith("no findings\n")


def test_a_config_that_is_named_is_taken(cli, write):
    write("org.yaml", WIDE)
    write("strict.yaml", "rules: {wide-span: {severity: error}}\n")
    assert cli("check", "org.yaml").code == 0
    assert cli("check", "org.yaml", "--config", "strict.yaml").code == 1
    missing = cli("check", "org.yaml", "--config", "none.yaml")
    assert (missing.code, missing.err) == (2, "there is no config file none.yaml\n")


def test_names_of_users_cannot_write_to_the_terminal(cli, write):
    write("org.yaml", CIRCLE.replace("One", '"\\e[31m[red]x[/x]\\n"'))
    out = cli("check", "org.yaml").out
    assert "\x1b" not in out
    assert "[red]x[/x]" in out
    ended = cli("check", "\x1b[31m")
    assert (ended.code, ended.err) == (2, 'no such file or folder: "\\x1b[31m"\n')


def test_a_bug_is_not_swallowed(cli, write, monkeypatch: pytest.MonkeyPatch):
    write("org.yaml", MINIMAL)

    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(gating, "check_gated", fail)
    with pytest.raises(ZeroDivisionError):
        cli("check", "org.yaml")
