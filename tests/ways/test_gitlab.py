"""`ci/gitlab.yml`: its scripts, run as GitLab's runner runs them, with GitLab's variables."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.repository import Repository, needs_git
from tests.ways.change import HARMLESS, MODEL, ROOT, launcher, pull_request
from tests.ways.gitlab_runner import Job

pytestmark = [needs_git, pytest.mark.skipif(os.name != "posix", reason="GitLab's runner is played with a POSIX shell")]
TEXT = (ROOT / "ci" / "gitlab.yml").read_text(encoding="utf-8")
CODE_QUALITY, JUNIT = "gl-code-quality-report.json", "orglint-junit.xml"
SHELLS = pytest.mark.parametrize("shell", ["bash", "sh"])


def check(work: Repository, programs: Path, merge_request: bool = True, shell: str = "bash", **variables: str) -> Job:
    launcher(programs)
    job = Job(work.root, TEXT, programs, shell=shell)
    if merge_request:
        variables["CI_MERGE_REQUEST_TARGET_BRANCH_NAME"] = "main"
    job.run(("script",), variables)
    return job


@SHELLS
def test_a_merge_request_with_a_new_finding_fails_and_reports_it(shell: str, tmp_path: Path):
    work = pull_request(tmp_path)
    job = check(work, tmp_path / "bin", shell=shell)
    assert job.code == 1
    assert "error[reporting-cycle]" in job.log
    issues = json.loads((work.root / CODE_QUALITY).read_text(encoding="utf-8"))
    found = {(each["check_name"], each["location"]["path"], each["location"]["lines"]["begin"]) for each in issues}
    assert found >= {("reporting-cycle", MODEL, 3), ("reporting-cycle", MODEL, 6)}
    assert job.uploaded() == {"codequality": CODE_QUALITY, "junit": JUNIT}


@SHELLS
def test_a_merge_request_that_breaks_nothing_passes(shell: str, tmp_path: Path):
    job = check(pull_request(tmp_path, HARMLESS), tmp_path / "bin", shell=shell)
    assert job.code == 0, job.log
    assert job.uploaded() == {"codequality": CODE_QUALITY, "junit": JUNIT}


def test_the_default_branch_is_compared_with_nothing_unless_asked(tmp_path: Path):
    work = pull_request(tmp_path, HARMLESS)
    assert check(work, tmp_path / "bin", merge_request=False).code == 1
    assert check(work, tmp_path / "bin", ORGLINT_BASE="none").code == 1
    assert check(work, tmp_path / "bin", merge_request=False, ORGLINT_BASE="origin/main").code == 0


def test_variables_reach_the_command(tmp_path: Path):
    work = pull_request(tmp_path, HARMLESS)
    work.write({"a b/one.yaml": "units: {}\n", "two.yaml": (work.root / MODEL).read_text(encoding="utf-8")})
    job = check(
        work, tmp_path / "bin", merge_request=False, ORGLINT_PATHS="a b/one.yaml\n\ntwo.yaml", ORGLINT_LANG="ja"
    )
    assert job.code == 1
    assert "指摘" in job.log or "エラー" in job.log
    assert "two.yaml:3:" in job.log


@SHELLS
@pytest.mark.parametrize(
    "value", ['"; touch hacked; "', "$(touch hacked)", "`touch hacked`", "*", "END_OF_PATHS\ntouch hacked"]
)
def test_hostile_values_are_values_and_nothing_else(value: str, shell: str, tmp_path: Path):
    work = pull_request(tmp_path, HARMLESS)
    programs = tmp_path / "bin"
    launcher(programs).write_text(f'#!/bin/bash\nprintf "%s\\0" "$@" >>{tmp_path / "told"}\n', encoding="utf-8")
    job = Job(work.root, TEXT, programs, shell=shell)
    job.run(("script",), {"ORGLINT_PATHS": value, "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": value, "ORGLINT_LANG": value})
    assert job.code == 0, job.log
    told = (tmp_path / "told").read_text(encoding="utf-8").split("\0")
    common = [f"--lang={value}", "--", *value.split("\n")]
    first = ["check", "--format=gitlab=gl-code-quality-report.json", "--fail-on=never", *common]
    second = ["check", "--format=concise", "--format=junit=orglint-junit.xml", f"--base=origin/{value}", *common]
    assert told == [*first, *second, ""]
    assert list(tmp_path.rglob("hacked")) == []


def test_reports_that_somebody_committed_are_not_uploaded(tmp_path: Path):
    work = pull_request(tmp_path)
    (tmp_path / "precious").write_text("mine", encoding="utf-8")
    work.write({CODE_QUALITY: "[]"})
    (work.root / JUNIT).symlink_to(tmp_path / "precious")
    job = check(work, tmp_path / "bin", ORGLINT_BASE="gone")
    assert (job.code, job.uploaded()) == (2, {"codequality": CODE_QUALITY})
    assert "reporting-cycle" in (work.root / CODE_QUALITY).read_text(encoding="utf-8")
    assert (tmp_path / "precious").read_text(encoding="utf-8") == "mine"


def test_the_history_is_fetched_whole_and_the_image_has_git():
    job = Job(Path(), TEXT, Path())
    assert job.said["variables"]["GIT_DEPTH"] == "0"
    assert not job.said["image"].endswith("slim")
    assert job.said["artifacts"]["when"] == "always"
