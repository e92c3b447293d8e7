"""`action.yml`: its steps, run as GitHub's runner runs them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.repository import Repository, needs_git
from tests.ways.change import HARMLESS, HAS_SOURCES, KNOWN, MODEL, ROOT, WORSE, pull_request
from tests.ways.github_expressions import names_in
from tests.ways.github_runner import Outputs, Runner, installed_action
from tests.ways.installing import index_or_skip

pytestmark = [needs_git, pytest.mark.skipif(os.name != "posix", reason="GitHub's runner is played with bash")]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
BY_NAME = {step["name"]: step for step in STEPS}
PULL_REQUEST = {"event_name": "pull_request", "base_ref": "main", "head_ref": "change"}
PUSH = {"event_name": "push"}


class Checked:
    """The action, run in a workspace where orglint is installed already."""

    def __init__(
        self, workspace: Path, temp: Path, github: Mapping[str, str], program: str | None = None, **inputs: str
    ) -> None:
        folder = installed_action(temp)
        if program is not None:
            (temp / "orglint" / "bin" / "orglint").write_text(f"#!/bin/bash\n{program}", encoding="utf-8")
        self.runner = Runner(workspace, temp, github)
        named = {name.replace("_", "-"): value for name, value in inputs.items()}
        self.outputs: Outputs = self.runner.action(folder, named)
        [self.step] = self.runner.ran

    def results(self) -> list[tuple[str, str]]:
        """Return rule and file of each result in the SARIF file."""
        log = json.loads(Path(self.outputs["sarif-file"]).read_text(encoding="utf-8"))
        return [
            (each["ruleId"], each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])
            for each in log["runs"][0]["results"]
        ]


def test_a_pull_request_with_a_new_finding_fails_at_its_very_line(tmp_path: Path):
    work = pull_request(tmp_path)
    checked = Checked(work.root, tmp_path / "temp", PULL_REQUEST)
    errors = [line for line in checked.step.out.splitlines() if line.startswith("::error ")]
    assert [line.split("::")[1].split(",")[:2] for line in errors] == [["error file=org/company.yaml", "line=6"]]
    assert checked.outputs["exit-code"] == "1"
    assert checked.step.code == 1
    assert "reporting-cycle" in checked.runner.summary
    assert ("reporting-cycle", MODEL) in checked.results()
    assert Path(checked.outputs["sarif-file"]).is_relative_to(tmp_path / "temp")


def test_a_pull_request_that_breaks_nothing_passes_though_the_base_has_an_error(tmp_path: Path):
    work = pull_request(tmp_path, HARMLESS)
    checked = Checked(work.root, tmp_path / "temp", PULL_REQUEST)
    assert checked.outputs["exit-code"] == "0"
    assert "::error" not in checked.step.out


def test_a_push_is_compared_with_nothing(tmp_path: Path):
    work = pull_request(tmp_path, HARMLESS)
    checked = Checked(work.root, tmp_path / "temp", PUSH)
    assert checked.outputs["exit-code"] == "1"
    assert "line=3" in checked.step.out


def test_a_pull_request_can_be_compared_with_nothing_or_something_else(tmp_path: Path):
    work = pull_request(tmp_path, HARMLESS)
    assert Checked(work.root, tmp_path / "one", PULL_REQUEST, base="none").outputs["exit-code"] == "1"
    work.git("tag", "known")
    assert Checked(work.root, tmp_path / "two", PUSH, base="known").outputs["exit-code"] == "0"


def test_every_input_reaches_the_command(tmp_path: Path):
    work = pull_request(tmp_path, WORSE)
    settings = "rules: {reporting-cycle: {severity: warning}}\n"
    work.write({"deep/my org/one.yaml": KNOWN, "deep/two.yaml": "{}\n", "deep/settings.yaml": settings})
    checked = Checked(
        work.root,
        tmp_path / "temp",
        PUSH,
        paths="my org/one.yaml\n\ntwo.yaml\n",
        config="settings.yaml",
        lang="ja",
        fail_on="warning",
        sarif_file="out.sarif",
        formats="markdown=comment.md\njunit=junit.xml\n",
        working_directory="deep",
    )
    assert checked.outputs == {"exit-code": "1", "sarif-file": str(work.root / "deep" / "out.sarif")}
    assert "::warning file=deep/my org/one.yaml,line=3" in checked.step.out
    assert "エラー" in checked.runner.summary or "警告" in checked.runner.summary
    assert (work.root / "deep" / "comment.md").is_file()
    assert (work.root / "deep" / "junit.xml").is_file()
    assert ("reporting-cycle", "deep/my%20org/one.yaml") in checked.results()


def test_a_baseline_sets_known_findings_aside(tmp_path: Path):
    work = pull_request(tmp_path, HARMLESS)
    made = [sys.executable, "-m", "orglint", "check", "--baseline", "known.json", "--update-baseline"]
    subprocess.run(made, cwd=work.root, check=False, capture_output=True)
    checked = Checked(work.root, tmp_path / "temp", PUSH, baseline="known.json")
    assert checked.outputs["exit-code"] == "0"


def test_a_shallow_checkout_is_told_what_it_needs(tmp_path: Path):
    pull_request(tmp_path)
    shallow = Repository(tmp_path / "shallow")
    shallow.git("fetch", "--quiet", "--depth=1", f"file://{tmp_path / 'origin'}", "change")
    shallow.git("checkout", "--quiet", "FETCH_HEAD")
    checked = Checked(shallow.root, tmp_path / "temp", PULL_REQUEST)
    assert checked.outputs == {"exit-code": "2", "sarif-file": ""}
    assert "fetch-depth: 0" in checked.step.err


def test_a_report_that_somebody_committed_is_never_passed_off_as_this_run_s(tmp_path: Path):
    work = pull_request(tmp_path)
    work.write({"out.sarif": "{}", MODEL: "units: [\n"})
    checked = Checked(work.root, tmp_path / "temp", {**PULL_REQUEST, "base_ref": "gone"}, sarif_file="out.sarif")
    assert checked.outputs == {"exit-code": "2", "sarif-file": ""}


def test_a_link_in_the_place_of_the_report_is_replaced_not_followed(tmp_path: Path):
    work = pull_request(tmp_path)
    (tmp_path / "precious").write_text("mine", encoding="utf-8")
    (work.root / "out.sarif").symlink_to(tmp_path / "precious")
    checked = Checked(work.root, tmp_path / "temp", PULL_REQUEST, sarif_file="out.sarif")
    assert ("reporting-cycle", MODEL) in checked.results()
    assert (tmp_path / "precious").read_text(encoding="utf-8") == "mine"


HOSTILE = [
    '"; touch hacked; "',
    "$(touch hacked)",
    "`touch hacked`",
    "' || touch hacked #",
    "--update-baseline",
    "-h",
    "x\n::stop-commands::x",
    "*",
    "${IFS}touch${IFS}hacked",
    "-f\nxlsx=report",
]


HOSTILE_BRANCH = "x$(touch${IFS}hacked)`touch${IFS}hacked`;touch${IFS}hacked"
"""Git allows such a name, and GitHub puts it into GITHUB_BASE_REF."""


def _arguments(tmp_path: Path, github: Mapping[str, str], **inputs: str) -> list[str]:
    """Return the arguments that orglint is started with, from a program in its place that writes them down."""
    told = tmp_path / "told"
    work = tmp_path / "work"
    (work / "x").mkdir(parents=True)
    program = f'printf "%s\\0" "$@" >{told}\n'
    Checked(work, tmp_path / "temp", github, program=program, **inputs)
    assert list(tmp_path.rglob("hacked")) == []
    assert [path.name for path in work.iterdir()] == ["x"]
    arguments = told.read_text(encoding="utf-8").split("\0")[:-1] if told.exists() else []
    assert [each.split("=")[0] for each in arguments[1:3]] == ["--format", "--format"] or not arguments
    return [arguments[0], *arguments[3:]] if arguments else []


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("name", ["base", "baseline", "config", "fail-on", "lang"])
def test_a_hostile_value_of_an_option_is_its_value_and_nothing_else(name: str, value: str, tmp_path: Path):
    assert _arguments(tmp_path, PUSH, **{name: value}) == ["check", f"--{name}={value}", "--"]


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_paths_and_formats_are_one_a_line_and_never_options(value: str, tmp_path: Path):
    lines = value.split("\n")
    assert _arguments(tmp_path / "paths", PUSH, paths=value) == ["check", "--", *lines]
    assert _arguments(tmp_path / "formats", PUSH, formats=value) == ["check", *(f"--format={x}" for x in lines), "--"]


@pytest.mark.parametrize("value", HOSTILE)
def test_a_hostile_folder_to_work_in_is_not_there(value: str, tmp_path: Path):
    assert _arguments(tmp_path, PUSH, working_directory=value) == []


@pytest.mark.parametrize("value", HOSTILE)
def test_a_hostile_name_of_the_report_is_a_name_or_refused(value: str, tmp_path: Path):
    work = pull_request(tmp_path)
    before = {path.name for path in work.root.iterdir()}
    checked = Checked(work.root, tmp_path / "temp", PULL_REQUEST, sarif_file=value)
    made = {path.name for path in work.root.iterdir()} - before
    if "\n" in value:
        assert (made, checked.step.code, checked.outputs["sarif-file"]) == (set(), 2, "")
    else:
        assert (made, checked.step.code, checked.outputs["sarif-file"]) == ({value}, 1, str(work.root / value))


def test_a_hostile_branch_is_a_revision_and_nothing_else(tmp_path: Path):
    github = {"event_name": "pull_request", "base_ref": HOSTILE_BRANCH, "head_ref": HOSTILE_BRANCH}
    assert _arguments(tmp_path, github) == ["check", f"--base=origin/{HOSTILE_BRANCH}", "--"]
    work = pull_request(tmp_path / "real", name=HOSTILE_BRANCH)
    assert Checked(work.root, tmp_path / "real" / "temp", github).outputs["exit-code"] == "0"  # compared with itself
    assert list(tmp_path.rglob("hacked")) == []


def test_no_expression_is_pasted_into_a_script():
    assert {step["name"]: names_in(step["run"]) for step in STEPS if "run" in step and names_in(step["run"])} == {}


def test_every_input_is_used_and_told():
    pasted = [name for step in STEPS for value in step.get("env", {}).values() for name in names_in(value)]
    assert {name.removeprefix("inputs.") for name in pasted if name.startswith("inputs.")} == set(ACTION["inputs"])
    for page in ("ci.md", "ci.ja.md"):
        text = (ROOT / "docs" / page).read_text(encoding="utf-8")
        missing = [name for name in (*ACTION["inputs"], *ACTION["outputs"]) if f"`{name}`" not in text]
        assert missing == [], page


def _python_step(tmp_path: Path, path: str) -> tuple[str, str]:
    runner = Runner(tmp_path, tmp_path / "temp", PUSH, path=path)
    folder = tmp_path / "action"
    folder.mkdir()
    said = {
        "inputs": {},
        "outputs": {"program": {"value": "${{ steps.python.outputs.program }}"}},
        "runs": {"using": "composite", "steps": [BY_NAME["Look for Python"]]},
    }
    (folder / "action.yml").write_text(yaml.safe_dump(said), encoding="utf-8")
    return runner.action(folder, {})["program"], runner.log


def test_python_is_taken_where_it_is_new_enough(tmp_path: Path):
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "bash").symlink_to("/bin/bash")
    (tools / "python3").write_text("#!/bin/bash\nexit 1\n", encoding="utf-8")  # too old
    (tools / "python3").chmod(0o755)
    (tools / "python3.13").symlink_to(sys.executable)
    assert _python_step(tmp_path, str(tools))[0] == "python3.13"


def test_python_is_set_up_where_there_is_none(tmp_path: Path):
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "bash").symlink_to("/bin/bash")
    program, log = _python_step(tmp_path, str(tools))
    assert program == ""
    assert "set up" in log
    assert BY_NAME["Set up Python"]["if"] == "steps.python.outputs.program == ''"
    assert "steps.setup.outputs.python-path" in BY_NAME["Install orglint"]["env"]["ORGLINT_PYTHON"]


@pytest.mark.slow
@pytest.mark.skipif(not HAS_SOURCES, reason="these tests stand beside an installed orglint, without its sources")
def test_the_whole_action_installs_itself_and_runs_nothing_of_the_checkout(tmp_path: Path):
    index_or_skip()
    work = pull_request(tmp_path)
    trap = f"import pathlib; pathlib.Path({str(tmp_path / 'hacked')!r}).touch()\n"
    names = ("venv", "ensurepip", "pip", "orglint", "sitecustomize", "yaml", "typer", "re")
    work.write({f"{name}.py": trap for name in names} | {"setup.py": trap, "pip.conf": "[global]\nno-index = true\n"})
    runner = Runner(work.root, tmp_path / "temp", PULL_REQUEST)
    outputs = runner.action(ROOT, {})
    assert [(step.name, step.code) for step in runner.ran] == [
        ("Look for Python", 0),
        ("Install orglint", 0),
        ("Check", 1),
    ], runner.log
    assert outputs["exit-code"] == "1"
    assert Path(outputs["sarif-file"]).is_file()
    assert not (tmp_path / "hacked").exists()
