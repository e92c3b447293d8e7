"""`orglint check --base`: what is new or worse since the base counts, judged by the base's rules."""

from __future__ import annotations

import json
import os
import subprocess
from io import BytesIO
from pathlib import Path
from typing import ClassVar

import pytest
from openpyxl import load_workbook

from orglint.reporters.registry import FORMATS
from tests.cli.conftest import CIRCLE, Cli, Ended
from tests.cli.test_baseline import wide
from tests.repository import Repository, needs_git

pytestmark = needs_git
TODAY = ("--today", "2026-04-01")


@pytest.fixture
def repository(folder: Path) -> Repository:
    made = Repository(folder)
    made.commit({"org/a.yaml": wide(14)}, "first")
    made.git("checkout", "--quiet", "-b", "work")
    return made


def against(cli: Cli, *arguments: str, base: str = "main") -> tuple[Ended, dict]:
    ended = cli("check", "-f", "json", "--base", base, *TODAY, *arguments)
    assert ended.code in (0, 1), ended.err
    return ended, json.loads(ended.out)


def counting(report: dict) -> list[tuple[str, str | None, str, str]]:
    return [
        (item["rule"], item["entity"], item["severity"], item["change"])
        for item in report["findings"]
        if item["status"] == "active"
    ]


def fixed(report: dict) -> list[tuple[str, str | None, str]]:
    return [(item["rule"], item["entity"], item["location"]["file"]) for item in report["comparison"]["fixed"]]


def test_what_the_base_has_as_well_does_not_count(cli: Cli, repository: Repository):
    ended, report = against(cli, "--fail-on", "note")
    assert ended.code == 0
    assert [(item["rule"], item["status"], item["change"]) for item in report["findings"]] == [
        ("wide-span", "baselined", "unchanged")
    ]
    assert report["comparison"]["unchanged"] == 1


def test_new_worse_and_fixed_are_told_apart(cli: Cli, repository: Repository):
    repository.commit(
        {"org/a.yaml": wide(15), "org/b.yaml": CIRCLE.replace("organization: {name: Loop, as_of: 2026-04-01}\n", "")}
    )
    ended, report = against(cli)
    assert ended.code == 1
    assert counting(report) == [
        ("wide-span", "position/top", "warning", "worse"),
        ("reporting-cycle", "position/one", "error", "new"),
    ]
    assert report["findings"][0]["before"] == {"severity": "warning", "measure": 14}
    repository.commit({"org/a.yaml": wide(3), "org/b.yaml": None})
    ended, report = against(cli, base="HEAD")
    assert (ended.code, counting(report), fixed(report)) == (0, [], [])
    repository.git("branch", "-f", "main", "HEAD~1")
    _, report = against(cli)
    assert fixed(report) == [
        ("wide-span", "position/top", "main:org/a.yaml"),
        ("reporting-cycle", "position/one", "main:org/b.yaml"),
    ]


@pytest.mark.parametrize("name", [*FORMATS, "xlsx"])
def test_every_format_says_what_got_worse(cli: Cli, repository: Repository, name: str):
    repository.commit({"org/a.yaml": wide(15)})
    ended = cli("check", "--base", "main", *TODAY, "-f", f"{name}=out.{name}")
    assert ended.code == 0, ended.err
    data = (repository.root / f"out.{name}").read_bytes()
    text = "".join(texts_of(data)) if name == "xlsx" else data.decode("utf-8")
    told = (
        ['"before": {', '"measure": 14']
        if name == "json"
        else [f"14 {arrow} 15" for arrow in ("->", "-&#62;", "-&gt;")]
    )
    assert any(one in text for one in told)


def texts_of(data: bytes) -> list[str]:
    book = load_workbook(BytesIO(data))
    return [str(cell.value) for sheet in book for row in sheet for cell in row]


def test_a_date_that_is_set_back_hides_nothing_unseen(cli: Cli, repository: Repository):
    later = "organization: {name: Later, as_of: 2026-04-01}\npositions:\n  new: {title: New, start: 2026-03-01}\n"
    repository.commit({"org/a.yaml": later})
    repository.git("branch", "-f", "main", "HEAD")
    repository.commit({"org/a.yaml": later.replace("as_of: 2026-04-01", "as_of: 2026-02-01")})
    ended, report = against(cli)
    assert ended.code == 1
    assert counting(report) == [("date-set-back", None, "error", "new")]
    place = report["findings"][0]["location"]
    assert (place["file"], place["line"], place["column"]) == ("org/a.yaml", 1, 29)
    assert counting(against(cli, "--as-of", "2026-02-01")[1]) == []
    repository.commit({"org/a.yaml": later.replace("as_of: 2026-04-01", "as_of: 2026-05-01")})
    assert counting(against(cli)[1]) == []


def test_what_is_not_committed_counts_as_well(cli: Cli, repository: Repository, write):
    write("org/a.yaml", wide(15))
    assert counting(against(cli, base="HEAD")[1]) == [("wide-span", "position/top", "warning", "worse")]


def test_the_base_is_where_head_left_it(cli: Cli, repository: Repository):
    repository.commit({"org/x.yaml": "units: {x: {type: team}}\n"})
    repository.git("checkout", "--quiet", "main")
    repository.commit({"org/a.yaml": wide(3)})  # mended on main meanwhile: no reason to blame this branch
    repository.git("checkout", "--quiet", "work")
    ended, report = against(cli, "--fail-on", "warning")
    assert (ended.code, report["comparison"]["commit"]) == (0, repository.git("merge-base", "main", "HEAD"))


def test_renamed_files_and_moved_lines_are_not_new(cli: Cli, repository: Repository):
    repository.commit({"org/a.yaml": None, "model/deep/b.yaml": "\n\n" + wide(14), "orglint.yaml": "model: [model/]\n"})
    _, report = against(cli)
    assert [(item["rule"], item["change"]) for item in report["findings"]] == [("wide-span", "unchanged")]


def test_text_shows_what_was_fixed_and_the_counts(cli: Cli, repository: Repository):
    repository.commit({"org/a.yaml": wide(3)})
    commit = repository.git("rev-parse", "main")[:12]
    for language, title, counts in (
        (
            "en",
            "== fixed since the base: 1 finding ==",
            f"compared with main (at {commit}): 0 new, 0 worse, 0 unchanged, 1 fixed",
        ),
        ("ja", "== 比較元から解決した指摘1件 ==", f"main({commit}時点)と比較: 新規0件、悪化0件、変化なし0件、解決1件"),
    ):
        lines = cli("check", "--base", "main", "--lang", language).out.splitlines()
        assert title in lines
        assert counts in lines


class TestLoosening:
    """The base's rules judge; what a change makes milder is told, and hides nothing."""

    def judged(self, cli: Cli, repository: Repository, before: str, after: str) -> dict:
        repository.git("checkout", "--quiet", "main")
        repository.commit({"orglint.yaml": before})
        repository.git("checkout", "--quiet", "-B", "work")
        repository.commit({"orglint.yaml": after, "org/a.yaml": wide(15)})
        ended, report = against(cli, "--fail-on", "warning")
        assert ended.code == 1
        assert ("wide-span", "position/top", "warning", "worse") in counting(report)
        return report

    @pytest.mark.parametrize(
        ("before", "after", "rule", "line"),
        [
            ("lang: en\n", "lang: en\nrules: {wide-span: off}\n", "rule-turned-off", 2),
            ("lang: en\n", "lang: en\npacks: []\n", "rule-turned-off", 2),
            ("lang: en\n", "lang: en\nrules: {wide-span: note}\n", "rule-loosened", 2),
            ("lang: en\n", "lang: en\nrules:\n  wide-span: {params: {limit: 40}}\n", "threshold-changed", 3),
            ("lang: en\n", "lang: en\nfail_on: never\n", "rule-loosened", 2),
            ("max_suppression_days: 9\n", "max_suppression_days: 10\n", "rule-loosened", 1),
            ("lang: en\n", "lang: en\nexclude: [drafts/]\n", "exclude-added", 2),
        ],
    )
    def test_it_is_told_at_its_line(
        self, cli: Cli, repository: Repository, before: str, after: str, rule: str, line: int
    ):
        report = self.judged(cli, repository, before, after)
        places = [
            (item["location"]["file"], item["location"]["line"], item["severity"])
            for item in report["findings"]
            if item["rule"] == rule
        ]
        assert ("orglint.yaml", line, "note") in places

    def test_the_base_decides_on_the_exit_code(self, cli: Cli, repository: Repository):
        repository.commit(
            {
                "orglint.yaml": "fail_on: never\n",
                "org/b.yaml": "positions:\n  x: {reports_to: y}\n  y: {reports_to: x}\n",
            }
        )
        assert cli("check", "--base", "main").code == 1

    def test_rules_of_ones_own_are_the_base_s(self, cli: Cli, repository: Repository):
        rule = (
            "format: orglint-rules/1\nrules:\n- id: own-rule\n  severity: error\n  category: structure\n  for: position\n"
            "  flag_if: len(position.reports) > {limit}\n  message: {{en: many, ja: 多い}}\n"
            "  rationale: {{en: because, ja: 理由}}\n  fix: {{en: repair, ja: 直す}}\n"
        )
        repository.git("checkout", "--quiet", "main")
        repository.commit({"orglint.yaml": "rule_paths: [rules/]\n", "rules/own.yaml": rule.format(limit=14)})
        repository.git("checkout", "--quiet", "-B", "work")
        repository.commit({"rules/own.yaml": rule.format(limit=99), "org/a.yaml": wide(15)})
        _, report = against(cli)
        assert ("own-rule", "position/top", "error", "new") in counting(report)
        told = [item["message"] for item in report["findings"] if item["rule"] == "rule-loosened"]
        assert told == ["the change rewrites the rule own-rule"]
        repository.commit(
            {"rules/own.yaml": None, "rules/other.yaml": rule.format(limit=1).replace("own-rule", "x-rule")}
        )
        told = [item["message"] for item in against(cli)[1]["findings"] if item["rule"] == "rule-turned-off"]
        assert told == ["the change takes the rule own-rule away"]

    @pytest.mark.parametrize("measure", ["null", "99"])
    def test_an_entry_that_excuses_more_than_before_counts_for_what_it_hides(
        self, cli: Cli, repository: Repository, folder: Path, measure: str
    ):
        repository.git("checkout", "--quiet", "main")
        cli("check", "--baseline", "known.json", "--update-baseline", *TODAY)
        repository.commit({"orglint.yaml": "baseline: known.json\n"})
        repository.git("checkout", "--quiet", "-B", "work")
        known = (folder / "known.json").read_text(encoding="utf-8")
        assert '"measure": 14' in known
        more = known.replace('"measure": 14', f'"measure": {measure}')
        repository.commit({"org/a.yaml": wide(15), "known.json": more})
        assert counting(against(cli)[1]) == [("baseline-grown", None, "warning", "new")]

    @pytest.mark.parametrize("base", ["main", "../other"])
    def test_a_baseline_by_another_name_has_not_grown(
        self, cli: Cli, folder: Path, monkeypatch: pytest.MonkeyPatch, base: str
    ):
        repository = Repository(folder / "here")
        monkeypatch.chdir(repository.root)
        repository.write({"org/a.yaml": wide(14)})
        cli("check", "--baseline", "known.json", "--update-baseline")
        repository.commit({"orglint.yaml": "baseline: known.json\n"})
        repository.git("worktree", "add", "--quiet", "--detach", "../other")
        repository.git("checkout", "--quiet", "-b", "work")
        repository.git("mv", "known.json", "accepted.json")
        repository.commit({"orglint.yaml": "baseline: accepted.json\n"})
        _, report = against(cli, base=base)
        assert [(item["rule"], item["status"]) for item in report["findings"]] == [("wide-span", "baselined")]

    def test_a_baseline_may_be_called_anything(self, cli: Cli, repository: Repository):
        cli("check", "--baseline", "known", "--update-baseline")
        repository.git("checkout", "--quiet", "main")
        repository.commit({"orglint.yaml": "baseline: known\n"})
        repository.git("checkout", "--quiet", "-B", "work")
        assert [item["rule"] for item in against(cli)[1]["findings"]] == ["wide-span"]

    def test_a_rule_of_ones_own_that_is_softened_is_told_at_its_line(self, cli: Cli, repository: Repository):
        rule = (
            "format: orglint-rules/1\nrules:\n- id: own-rule\n  severity: {severity}\n  category: structure\n"
            "  for: position\n  params:\n    limit: {{type: number, default: {limit}, description: {{en: how many, ja: 人数}}}}\n"
            "  flag_if: len(position.reports) > limit\n  message: {{en: many, ja: 多い}}\n"
            "  rationale: {{en: because, ja: 理由}}\n  fix: {{en: repair, ja: 直す}}\n"
        )
        repository.git("checkout", "--quiet", "main")
        first = rule.format(severity="error", limit=14)
        repository.commit({"orglint.yaml": "rule_paths: [rules/]\n", "rules/own.yaml": first})
        repository.git("checkout", "--quiet", "-B", "work")
        repository.commit({"rules/own.yaml": rule.format(severity="note", limit=99)})
        places = {
            (item["rule"], item["location"]["file"], item["location"]["line"])
            for item in against(cli)[1]["findings"]
            if item["change"] == "new"
        }
        assert places == {("rule-loosened", "rules/own.yaml", 4), ("threshold-changed", "rules/own.yaml", 8)}


class TestHiding:
    CIRCULAR = "positions:\n  x: {reports_to: y}\n  y: {reports_to: x}\n"

    @pytest.mark.parametrize("way", ["config", "comment"])
    def test_a_new_finding_that_is_suppressed_counts_at_the_suppression(
        self, cli: Cli, repository: Repository, way: str
    ):
        files = {"org/b.yaml": self.CIRCULAR}
        if way == "config":
            files["orglint.yaml"] = "ignore:\n- {rule: reporting-cycle, target: position/x, reason: agreed}\n"
        else:
            files["org/b.yaml"] = self.CIRCULAR.replace("x: {", "# orglint: ignore[reporting-cycle] agreed\n  x: {", 1)
        repository.commit(files)
        ended, report = against(cli)
        assert ended.code == 1
        assert counting(report) == [("suppression-added", None, "error", "new")]
        place = next(item["location"] for item in report["findings"] if item["rule"] == "suppression-added")
        assert (place["file"], place["line"]) == (("orglint.yaml", 2) if way == "config" else ("org/b.yaml", 2))

    def test_suppressing_what_the_base_has_is_told_and_fails_nothing(self, cli: Cli, repository: Repository):
        repository.commit({"orglint.yaml": "ignore:\n- {rule: wide-span, target: position/top, reason: agreed}\n"})
        ended, report = against(cli, "--fail-on", "warning")
        assert (ended.code, counting(report), fixed(report)) == (0, [("suppression-added", None, "note", "new")], [])

    def test_a_suppression_of_the_base_holds(self, cli: Cli, repository: Repository):
        repository.git("checkout", "--quiet", "main")
        repository.commit({"orglint.yaml": "ignore:\n- {rule: reporting-cycle, target: position/x, reason: planned}\n"})
        repository.git("checkout", "--quiet", "-B", "work")
        repository.commit({"org/b.yaml": self.CIRCULAR})
        ended, report = against(cli, "--fail-on", "note")
        assert (ended.code, counting(report)) == (0, [])

    def test_an_entry_added_to_the_baseline_counts_for_what_it_hides(self, cli: Cli, repository: Repository):
        repository.git("checkout", "--quiet", "main")
        repository.commit(
            {"orglint.yaml": "baseline: known.json\n", "known.json": '{"format": "orglint-baseline/1", "findings": []}'}
        )
        repository.git("checkout", "--quiet", "-B", "work")
        repository.write({"org/b.yaml": self.CIRCULAR})
        assert cli("check", "--update-baseline", *TODAY).code == 0
        repository.commit()
        ended, report = against(cli)
        assert ended.code == 1
        assert counting(report) == [
            ("baseline-grown", None, "note", "new"),
            ("baseline-grown", None, "error", "new"),
        ]
        assert report["findings"][1]["location"]["line"] == 4

    @pytest.mark.parametrize(
        "files",
        [
            {"orglint.yaml": "exclude: [b.yaml]\n"},
            {".orglintignore": "b.yaml\n"},
            {"orglint.yaml": "model: [org/a.yaml]\n"},
        ],
        ids=["exclude", "ignore file", "model"],
    )
    def test_a_file_that_is_left_out_and_still_there_is_an_error(
        self, cli: Cli, repository: Repository, files: dict[str, str]
    ):
        repository.git("checkout", "--quiet", "main")
        repository.commit({"org/b.yaml": self.CIRCULAR})
        repository.git("checkout", "--quiet", "-B", "work")
        repository.commit(files)
        ended, report = against(cli)
        assert ended.code == 1
        errors = [
            (item["rule"], item["location"]["file"]) for item in report["findings"] if item["severity"] == "error"
        ]
        assert errors == [("exclude-added", "org/b.yaml")]

    def test_data_that_is_taken_away_fixes_nothing(self, cli: Cli, repository: Repository):
        lines = wide(14).replace(
            "positions:\n",
            "kpis:\n  k: {goal: true}\n  other: {target: 3, owner: u}\nunits: {u: {type: team}}\npositions:\n",
        )
        repository.git("checkout", "--quiet", "main")
        repository.commit({"org/a.yaml": lines})
        at_base = {item["rule"] for item in json.loads(cli("check", "-f", "json", *TODAY).out)["findings"]}
        repository.git("checkout", "--quiet", "-B", "work")
        repository.commit({"org/a.yaml": wide(14)})
        evaluated = set(json.loads(cli("check", "-f", "json", *TODAY).out)["rules"]["evaluated"])
        _, report = against(cli)
        told = {item["message"].split()[0] for item in report["findings"] if item["rule"] == "no-longer-evaluated"}
        assert told == at_base - evaluated
        assert told
        assert told.isdisjoint(rule for rule, _, _ in fixed(report))

    def test_names_that_are_no_longer_hidden_are_told(self, cli: Cli, repository: Repository):
        repository.git("checkout", "--quiet", "main")
        repository.commit({"orglint.yaml": "lang: en\nprivacy: {names: hide}\n"})
        repository.git("checkout", "--quiet", "-B", "work")
        repository.commit({"orglint.yaml": "lang: en\n"})
        told = [item["message"] for item in against(cli)[1]["findings"] if item["rule"] == "rule-loosened"]
        assert told == ["the change no longer hides names of people in the formats that stay with their readers"]
        assert [item[0] for item in counting(against(cli, base="HEAD")[1])] == []

    def test_names_are_not_uncovered_by_a_change(self, cli: Cli, repository: Repository):
        person = (
            "people: {p1: {name: Mia Musterfrau, posts: [{unit: u, allocation: 0.9}, {unit: v, allocation: 0.9}]}}\n"
            "units: {u: {type: team}, v: {type: team}}\n"
        )
        repository.commit({"org/b.yaml": person, "orglint.yaml": "privacy: {names: show}\n"})
        ended = cli("check", "--base", "main", "-f", "json")
        told = [(item["rule"], item["message"], item["location"]) for item in json.loads(ended.out)["findings"]]
        assert [
            (message, place["file"], place["line"]) for rule, message, place in told if rule == "rule-loosened"
        ] == [("the change has names of people shown in every format", "orglint.yaml", 1)]
        assert "Musterfrau" not in ended.out
        assert "person/p1" in ended.out


class TestBasesThatAreNone:
    def told(self, cli: Cli, *arguments: str) -> str:
        ended = cli("check", *arguments)
        assert (ended.code, ended.out) == (2, "")
        return ended.err

    def test_a_missing_revision_names_what_is_close(self, cli: Cli, repository: Repository):
        assert self.told(cli, "--base", "mian").endswith('no file or folder of that name; did you mean "main"?\n')
        repository.git("update-ref", "refs/remotes/origin/release", "main")
        assert 'did you mean "origin/release"?' in self.told(cli, "--base", "release")

    def test_a_branch_of_a_remote_that_was_not_fetched(self, cli: Cli, repository: Repository):
        repository.git("remote", "add", "upstream", "https://example.invalid/x.git")
        told = self.told(cli, "--base", "upstream/release/1.0")
        assert told.endswith("; fetch it first: git fetch upstream release/1.0:refs/remotes/upstream/release/1.0\n")
        assert "fetch" not in self.told(cli, "--base", "elsewhere/main2")
        assert "$(" not in self.told(cli, "--base", "upstream/$(id)").partition("; ")[2]

    @pytest.mark.parametrize("name", ["-x", "--output=x", "a\nb", "", "main:org/a.yaml", "HEAD^{tree}"])
    def test_what_cannot_be_a_revision_is_refused(self, cli: Cli, repository: Repository, name: str):
        assert self.told(cli, f"--base={name}")

    def test_a_shallow_clone_says_how_to_deepen_it(self, cli: Cli, repository: Repository, folder: Path, monkeypatch):
        repository.commit({"org/a.yaml": wide(15)})
        repository.git("clone", "--quiet", "--depth=1", "--branch=work", f"file://{folder.as_posix()}", "shallow")
        monkeypatch.chdir(folder / "shallow")
        for base in ("main", "HEAD~1"):
            told = self.told(cli, "--base", base)
            assert "git fetch --unshallow" in told
            assert "fetch-depth: 0" in told

    def test_histories_without_a_common_commit(self, cli: Cli, repository: Repository):
        repository.git("checkout", "--quiet", "--orphan", "alone")
        repository.commit()
        assert 'HEAD and "main" have no commit in common' in self.told(cli, "--base", "main")

    def test_no_repository_and_no_git(self, cli: Cli, folder: Path, write, monkeypatch):
        write("org/a.yaml", wide(14))
        (folder / ".git").rmdir()
        monkeypatch.setattr("orglint.git.repository.root_around", lambda path: None)
        monkeypatch.setattr("orglint.app.base_copy.root_around", lambda path: None)
        assert "is in no git repository" in self.told(cli, "--base", "main")
        Repository(folder)
        monkeypatch.undo()
        monkeypatch.chdir(folder)
        monkeypatch.setenv("PATH", os.fspath(folder / "nowhere"))
        assert "git is not installed" in self.told(cli, "--base", "main", "--lang", "en")

    def test_a_repository_without_a_commit(self, cli: Cli, folder: Path, write):
        Repository(folder)
        write("org/a.yaml", wide(14))
        for base in ("HEAD", "main"):
            assert self.told(cli, "--base", base) == "--base: the git repository has no commit yet\n"

    def test_a_base_that_does_not_parse_shows_its_errors(self, cli: Cli, repository: Repository):
        repository.git("checkout", "--quiet", "main")
        repository.commit({"org/b.yaml": "units:\n  a: [\n"})
        repository.git("checkout", "--quiet", "-B", "work")
        repository.commit({"org/b.yaml": None})
        told = self.told(cli, "--base", "main")
        assert "main:org/b.yaml:3:1: " in told
        assert "[yaml-syntax]" in told

    def test_of_very_many_errors_it_says_how_many_it_shows_not(self, cli: Cli, repository: Repository):
        repository.git("checkout", "--quiet", "main")
        repository.commit({f"org/b{number:02}.yaml": "units: [\n" for number in range(23)})
        repository.git("checkout", "--quiet", "-B", "work")
        repository.commit({f"org/b{number:02}.yaml": None for number in range(23)})
        told = self.told(cli, "--base", "main")
        assert sum(line.endswith("[yaml-syntax]") for line in told.splitlines()) == 20
        assert told.endswith("\nand 3 more\n")

    def test_a_model_that_the_base_names_and_does_not_hold(self, cli: Cli, repository: Repository):
        repository.git("checkout", "--quiet", "main")
        repository.commit({"orglint.yaml": "model: teams/\n"})
        repository.git("checkout", "--quiet", "-B", "work")
        repository.commit({"orglint.yaml": "model: org/\n"})
        told = self.told(cli, "--base", "main")
        assert told == 'the base main cannot be read: no such file or folder: "teams"\n'

    def test_settings_of_the_base_that_are_wrong(self, cli: Cli, repository: Repository):
        repository.git("checkout", "--quiet", "main")
        repository.commit({"orglint.yaml": "rules: {no-such-rule: off}\n"})
        repository.git("checkout", "--quiet", "-B", "work")
        repository.commit({"orglint.yaml": "lang: en\n"})
        told = self.told(cli, "--base", "main")
        assert told.startswith("the base main cannot be read: ")
        assert "orglint.yaml:1:9" in told

    def test_a_name_that_is_a_branch_and_a_folder(self, cli: Cli, repository: Repository):
        repository.commit({"main/x.yaml": wide(14)})
        assert "both a revision and a path" in self.told(cli, "--base", "main")
        assert cli("check", "org", "--base", "./main").code == 0
        assert cli("check", "org", "--base", "refs/heads/main").code == 0

    def test_standard_input_has_no_base(self, cli: Cli, repository: Repository, monkeypatch):
        class Stdin:
            buffer = open(os.devnull, "rb")  # noqa: SIM115, PTH123 - closed by whoever is given it

        monkeypatch.setattr("sys.stdin", Stdin)
        assert "standard input has no base" in self.told(cli, "-", "--base", "main")
        Stdin.buffer.close()


def test_before_there_was_a_model_everything_is_new(cli: Cli, folder: Path):
    repository = Repository(folder)
    repository.commit({"README.md": "nothing yet"})
    repository.git("checkout", "--quiet", "-b", "work")
    repository.commit({"org/a.yaml": wide(14)})
    told = {
        (): "there was no model yet, so everything counts as new",
        ("org/a.yaml",): "there was no org/a.yaml yet, so everything counts as new",
    }
    for arguments, text in told.items():
        _, report = against(cli, *arguments)
        assert counting(report) == [("wide-span", "position/top", "warning", "new")]
        assert report["notes"] == [{"file": "main", "text": text}]


def test_another_copy_is_a_base(cli: Cli, write, folder: Path):
    write("old/a.yaml", wide(14))
    write("new/b.yaml", wide(15))
    _, report = against(cli, "new", base="old")
    assert counting(report) == [("wide-span", "position/top", "warning", "worse")]
    assert report["comparison"]["commit"] is None
    _, report = against(cli, "old", base=str(folder / "new"))
    assert [(item["rule"], item["change"]) for item in report["findings"]] == [("wide-span", "unchanged")]


def test_tables_of_a_revision_are_read_as_tables(cli: Cli, repository: Repository):
    rows = "employee_id,name,department,title,manager_id\n" + "1,Mia,Sales,Director,\n"
    staff = "".join(f"{number},P{number},Sales,Clerk,1\n" for number in range(2, 16))
    repository.git("checkout", "--quiet", "main")
    repository.commit({"staff.csv": rows + staff})
    repository.git("checkout", "--quiet", "-B", "work")
    repository.commit({"staff.csv": rows + staff + "16,P16,Sales,Clerk,1\n"})
    _, report = against(cli, "staff.csv")
    assert [item for item in counting(report) if item[0] == "wide-span"] == [
        ("wide-span", "position/1", "warning", "worse")
    ]


def test_it_works_from_a_folder_inside_and_from_outside(
    cli: Cli, repository: Repository, folder: Path, tmp_path_factory, monkeypatch
):
    repository.commit({"org/a.yaml": wide(15)})
    for where, path in ((folder / "org", "a.yaml"), (tmp_path_factory.mktemp("away"), str(folder / "org"))):
        monkeypatch.chdir(where)
        _, report = against(cli, path)
        assert counting(report) == [("wide-span", "position/top", "warning", "worse")]


def test_neither_the_work_tree_nor_the_index_nor_the_repository_is_touched(
    cli: Cli, repository: Repository, folder: Path
):
    repository.commit({"org/a.yaml": wide(15)})
    repository.write({"org/a.yaml": wide(16), "staged.txt": "x"})
    repository.git("add", "staged.txt")

    def state() -> dict[str, tuple[bytes, int]]:
        files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
        return {path.as_posix(): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}

    before = state()
    cli("check", "--base", "main")
    assert state() == before
    assert Path.cwd() == folder


class TestHostileRepositories:
    """What a repository names to be run is not run, and what it names to be read elsewhere is not read."""

    def test_nothing_that_it_names_runs(self, cli: Cli, repository: Repository, folder: Path, tmp_path_factory):
        trap = tmp_path_factory.mktemp("trap")
        script = trap / "run.sh"
        script.write_text(f'#!/bin/sh\necho "$0 $*" >> "{trap.as_posix()}/ran"\ncat\n', encoding="utf-8")
        script.chmod(0o755)
        run = script.as_posix()
        repository.commit(
            {"org/a.yaml": wide(15), ".gitattributes": "* filter=evil diff=evil text working-tree-encoding=UTF-16LE\n"}
        )
        for key in (
            "core.fsmonitor", "core.sshCommand", "core.gitProxy", "core.pager", "core.editor", "core.alternateRefsCommand",
            "core.askPass", "credential.helper", "diff.external", "diff.evil.command", "diff.evil.textconv", "gpg.program",
            "filter.evil.clean", "filter.evil.smudge", "filter.evil.process", "uploadpack.packObjectsHook",
            "remote.origin.uploadpack", "interactive.diffFilter", "pager.rev-parse", "pager.ls-tree",
        ):  # fmt: skip
            repository.git("config", key, run)
        for key, value in (
            ("core.hooksPath", trap.as_posix()),
            ("alias.rev-parse", f"!{run}"),
            ("alias.cat-file", f"!{run}"),
            ("remote.origin.url", f"ext::{run} %S"),
            ("protocol.ext.allow", "always"),
            ("remote.origin.promisor", "true"),
            ("filter.evil.required", "true"),
            ("extensions.partialClone", "origin"),
            ("core.repositoryFormatVersion", "1"),
        ):
            repository.git("config", key, value)
        for hook in ("post-checkout", "reference-transaction", "post-index-change", "fsmonitor-watchman"):
            for place in (trap / hook, folder / ".git/hooks" / hook):
                place.parent.mkdir(exist_ok=True)
                place.write_bytes(script.read_bytes())
                place.chmod(0o755)
        (trap / "ran").unlink(missing_ok=True)
        ended = cli("check", "--base", "main", "-f", "concise")
        assert "worse than at the base: 14 -> 15" in ended.out
        assert not (trap / "ran").exists()
        # An object that is missing is not fetched, whatever the repository says about where it can be had.
        blob = repository.git("rev-parse", "main:org/a.yaml")
        (folder / ".git/objects" / blob[:2] / blob[2:]).unlink()
        (trap / "ran").unlink(missing_ok=True)
        ended = cli("check", "--base", "main")
        assert (ended.code, "is not in this clone" in ended.err) == (2, True)
        assert not (trap / "ran").exists()

    def test_the_traps_would_be_sprung(self, repository: Repository, folder: Path, tmp_path_factory):
        """Else the test above could not fail: git as people use it runs what the repository names."""
        trap = tmp_path_factory.mktemp("trap")
        script = trap / "run.sh"
        script.write_text(f'#!/bin/sh\necho ran >> "{trap.as_posix()}/ran"\ncat\n', encoding="utf-8")
        script.chmod(0o755)
        repository.git("config", "core.fsmonitor", script.as_posix())
        repository.git("status")
        assert (trap / "ran").exists()

    def test_links_out_of_the_repository_are_not_followed(self, cli: Cli, repository: Repository, tmp_path_factory):
        secret = tmp_path_factory.mktemp("secret") / "secret.yaml"
        secret.write_text("positions:\n  s1: {reports_to: s2}\n  s2: {reports_to: s1}\n", encoding="utf-8")
        repository.git("checkout", "--quiet", "main")
        for name, target in (
            ("absolute.yaml", secret.as_posix()),
            ("upward.yaml", "../../../../../../../../" + secret.as_posix().lstrip("/")),
            ("folder", secret.parent.as_posix()),
        ):
            (repository.root / "org" / name).symlink_to(target)
        (repository.root / "org/inside.yaml").symlink_to("a.yaml")
        repository.commit()
        repository.git("checkout", "--quiet", "-B", "work")
        for name in ("absolute.yaml", "upward.yaml", "folder"):
            (repository.root / "org" / name).unlink()
        repository.commit()
        _ended, report = against(cli)
        assert fixed(report) == []
        assert [(item["rule"], item["change"]) for item in report["findings"]] == [("wide-span", "unchanged")]

    def test_a_tree_that_leads_out_of_the_folder_is_refused(self, cli: Cli, repository: Repository, folder: Path):
        blob = repository.git("hash-object", "-w", "org/a.yaml")
        entry = b"100644 ..\\..\\x.yaml\0".replace(b"..\\..\\x.yaml", b"evil.yaml") + bytes.fromhex(blob)
        inner = repository.git("hash-object", "-t", "tree", "-w", "--literally", "--stdin", data=entry)
        outer = b"40000 ..\0" + bytes.fromhex(inner)
        tree = repository.git("hash-object", "-t", "tree", "-w", "--literally", "--stdin", data=outer)
        commit = repository.git("commit-tree", tree, "-m", "evil")
        repository.git("update-ref", "refs/heads/evil", commit)
        repository.git("checkout", "--quiet", "--orphan", "tmp")
        repository.commit()
        head = repository.git("commit-tree", "HEAD^{tree}", "-p", commit, "-m", "on top")
        repository.git("update-ref", "HEAD", head)
        ended = cli("check", "--base", "evil")
        assert (ended.code, "a path that no file can have" in ended.err) == (2, True)

    def test_a_folder_that_looks_like_a_bare_repository_is_none(self, cli: Cli, repository: Repository, folder: Path):
        bare = folder / "org/bare"
        subprocess.run(["git", "clone", "--quiet", "--bare", os.fspath(folder), os.fspath(bare)], check=True)
        repository.commit({"org/bare/a.yaml": "units: {z: {type: team}}\n"})
        _, report = against(cli, "org/bare", base="main")
        assert report["comparison"]["commit"] == repository.git("merge-base", "main", "HEAD")

    def test_variables_of_a_hook_lead_nowhere_else(self, cli: Cli, repository: Repository, monkeypatch):
        monkeypatch.setenv("GIT_DIR", "/nowhere")
        monkeypatch.setenv("GIT_INDEX_FILE", "/nowhere/index")
        monkeypatch.setenv("GIT_EXTERNAL_DIFF", "/nowhere/diff")
        ended, _ = against(cli)
        assert ended.code == 0


class TestAnotherCopy:
    """`--base PATH` names a copy as a whole, such as another work tree, or the model in it."""

    FILES: ClassVar = {
        "design/a.yaml": wide(14),
        "drafts/b.yaml": CIRCLE,
        "orglint.yaml": "model: design/\n",
    }

    def copies(self, write, files: dict[str, str]) -> None:
        for name, text in files.items():
            write(f"old/{name}", text)
            write(f"new/{name}", text)

    @pytest.mark.parametrize("base", ["../old", "../old/design"])
    def test_of_a_copy_its_configured_model_is_read(
        self, cli: Cli, write, folder: Path, monkeypatch: pytest.MonkeyPatch, base: str
    ):
        self.copies(write, self.FILES)
        monkeypatch.chdir(folder / "new")
        _, report = against(cli, base=base)
        assert [(item["rule"], item["change"]) for item in report["findings"]] == [("wide-span", "unchanged")]
        assert fixed(report) == []

    def test_without_a_configured_model_it_is_the_folder_org(
        self, cli: Cli, write, folder: Path, monkeypatch: pytest.MonkeyPatch
    ):
        self.copies(write, {"org/a.yaml": wide(14), "drafts/b.yaml": CIRCLE})
        monkeypatch.chdir(folder / "new")
        _, report = against(cli, base="../old")
        assert (counting(report), fixed(report)) == ([], [])

    def test_a_copy_whose_model_is_elsewhere_than_that_of_the_change(
        self, cli: Cli, write, folder: Path, monkeypatch: pytest.MonkeyPatch
    ):
        self.copies(write, self.FILES)
        write("old/orglint.yaml", "model: [drafts/b.yaml]\n")
        monkeypatch.chdir(folder / "new")
        _, report = against(cli, base="../old")
        assert counting(report) == [("wide-span", "position/top", "warning", "new")]
        assert fixed(report) == [("reporting-cycle", "position/one", "../old/drafts/b.yaml")]


class TestSubmodules:
    @pytest.fixture
    def outer(self, folder: Path, repository: Repository) -> Repository:
        made = Repository(folder / "outer")
        made.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", folder.as_posix(), "teams")
        made.commit({"org/b.yaml": "units: {a: {type: team}}\n"}, "first")
        return made

    def test_a_model_in_a_submodule_is_not_taken_for_new(
        self, cli: Cli, outer: Repository, monkeypatch: pytest.MonkeyPatch
    ):
        monkeypatch.chdir(outer.root)
        outer.write({"orglint.yaml": "model: [org/, teams/org/]\n"})
        outer.commit({}, "second")
        ended = cli("check", "--base", "HEAD", *TODAY)
        assert (ended.code, ended.out) == (2, "")
        assert ended.err.startswith("teams is a submodule at HEAD, and its files are kept by another repository")

    def test_a_submodule_beside_the_model_does_not_matter(
        self, cli: Cli, outer: Repository, monkeypatch: pytest.MonkeyPatch
    ):
        monkeypatch.chdir(outer.root)
        assert counting(against(cli, base="HEAD")[1]) == []

    def test_inside_of_it_its_own_revisions_are_meant(
        self, cli: Cli, outer: Repository, monkeypatch: pytest.MonkeyPatch
    ):
        monkeypatch.chdir(outer.root / "teams")
        _, report = against(cli, base="HEAD")
        assert [(item["rule"], item["change"]) for item in report["findings"]] == [("wide-span", "unchanged")]
