"""`orglint init` and `orglint config`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from orglint.app import writing


class TestInit:
    @pytest.mark.parametrize("language", ["en", "ja"])
    def test_what_it_writes_checks_clean(self, cli, folder: Path, language: str, monkeypatch: pytest.MonkeyPatch):
        assert cli("init", "new", "--lang", language).code == 0
        assert sorted(path.name for path in (folder / "new").rglob("*")) == ["company.yaml", "org", "orglint.yaml"]
        monkeypatch.chdir(folder / "new")
        ended = cli("check", "--lang", "en", "--fail-on", "note")
        assert (ended.code, ended.err) == (0, "")
        assert ended.out.startswith("no findings\n")
        assert cli("config").code == 0

    def test_it_speaks_the_language_of_the_run(self, cli, folder: Path):
        ended = cli("init", "--lang", "ja")
        assert ended.out.startswith("作成しました: orglint.yaml\n作成しました: org/company.yaml\n")
        assert "組織のモデルです" in (folder / "org" / "company.yaml").read_text(encoding="utf-8")
        assert "指摘" in (folder / "orglint.yaml").read_text(encoding="utf-8")

    def test_it_overwrites_nothing_and_lists_what_is_there(self, cli, write, folder: Path):
        mine = write("org/company.yaml", "mine")
        ended = cli("init")
        assert (ended.code, ended.out) == (2, "")
        assert ended.err.startswith("already there: org/company.yaml; nothing was written")
        assert mine.read_text(encoding="utf-8") == "mine"
        assert not (folder / "orglint.yaml").exists()

    def test_a_failure_leaves_nothing_behind(self, cli, folder: Path, monkeypatch: pytest.MonkeyPatch):
        replace = Path.replace

        def fail_at_the_second(self: Path, target: Path) -> Path:
            if target.name == "company.yaml":
                raise OSError(28, "No space left on device")
            return replace(self, target)

        monkeypatch.setattr(writing.Path, "replace", fail_at_the_second)
        ended = cli("init", "new/deep")
        assert (ended.code, ended.out) == (2, "")
        assert "No space left on device; nothing was changed" in ended.err
        assert [path.name for path in folder.iterdir()] == [".git"]

    def test_a_file_in_the_way_is_named(self, cli, write):
        write("there", "a file")
        ended = cli("init", "there")
        assert (ended.code, ended.err) == (2, "there: this is a file, not a folder\n")


class TestConfig:
    def test_each_value_has_its_place(self, cli, write):
        write(
            "orglint.yaml",
            "model: org/\nrules:\n  wide-span: {severity: error, params: {limit: 10}}\n  narrow-spans: off\n",
        )
        lines = [line.split() for line in cli("config").out.splitlines()]
        assert ["model", "org/", "orglint.yaml:1:8"] in lines
        assert ["rules.wide-span.severity", "error", "orglint.yaml:3:3"] in lines
        assert ["rules.wide-span.params.limit", "10", "orglint.yaml:3:48"] in lines
        assert ["rules.narrow-spans", "off", "orglint.yaml:4:3"] in lines
        assert ["fail_on", "error", "built", "in"] in lines

    def test_without_a_file_everything_is_built_in(self, cli):
        out = cli("config", "--lang", "ja").out
        assert out.startswith("設定ファイルはありません。すべて既定値です\n")

    def test_json_is_null_where_nobody_set_a_value(self, cli, write):
        write("orglint.yaml", "fail_on: never\nignore:\n- {rule: wide-span, target: position/a, reason: planned}\n")
        shown = json.loads(cli("config", "-f", "json").out)
        by_key = {each["key"]: each for each in shown["settings"]}
        assert shown["file"] == "orglint.yaml"
        assert by_key["fail_on"] == {"key": "fail_on", "value": "never", "set_by": "orglint.yaml:1:10"}
        assert by_key["packs"] == {"key": "packs", "value": None, "set_by": None}
        assert by_key["ignore[0].target"] == {
            "key": "ignore[0].target",
            "value": "position/a",
            "set_by": "orglint.yaml:3:29",
        }

    def test_it_finds_the_file_of_the_path_that_is_named(self, cli, write):
        write("a/orglint.yaml", "fail_on: note\n")
        write("a/org.yaml", "units: {}\n")
        assert cli("config", "a/org.yaml").out.startswith("config file: a/orglint.yaml\n")

    def test_a_misspelt_key_is_refused_at_its_place(self, cli, write):
        write("orglint.yaml", "fial_on: note\n")
        ended = cli("config")
        assert (ended.code, ended.out) == (2, "")
        assert ended.err.startswith('orglint.yaml:1:1: error: unknown key "fial_on"; close to it: "fail_on"')

    def test_control_characters_are_made_visible(self, cli, write):
        write("orglint.yaml", 'exclude: ["\\e[31m[red]"]\n')
        out = cli("config").out
        assert "\\x1b[31m[red]" in out
        assert "\x1b" not in out + cli("config", "-f", "json").out
