"""What is written for build servers by hand has the form that these systems publish, and is safe by a judge of its own."""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ways.change import ROOT
from tests.ways.installing import skip_or_fail
from tests.ways.samples import samples

SCHEMAS = [
    ("github-actions", "action.yml"),
    ("gitlab-ci", "ci/gitlab.yml"),
]
SAMPLES = [
    ("github-workflows", "github"),
    ("gitlab-ci", "gitlab"),
    ("azure-pipelines", "azure"),
    ("circle-ci", "circleci"),
]
LAX = """\
rules:
  unpinned-uses:
    config:
      policies: {"*": ref-pin}
"""
"""Actions are pinned by version, not by commit: what a reader copies should say which version it is."""


def check(schema: str, file: Path) -> subprocess.CompletedProcess[str]:
    if importlib.util.find_spec("check_jsonschema") is None:
        skip_or_fail("check-jsonschema is not installed")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", str(file)]
    # The schema of Azure has patterns that are none in the other variant.
    ended = subprocess.run([*command, "--regex-variant=nonunicode"], capture_output=True, text=True, check=False)
    assert "Traceback" not in ended.stdout + ended.stderr
    return ended


@pytest.mark.parametrize(("schema", "name"), SCHEMAS)
def test_our_files_have_the_form_that_systems_read(schema: str, name: str):
    ended = check(schema, ROOT / name)
    assert ended.returncode == 0, ended.stdout


@pytest.mark.parametrize(("schema", "kind"), SAMPLES)
def test_samples_have_the_form_that_systems_read(schema: str, kind: str, tmp_path: Path):
    for number, text in enumerate(samples(kind)):
        file = tmp_path / f"{number}.yml"
        file.write_text(text, encoding="utf-8")
        ended = check(schema, file)
        assert ended.returncode == 0, ended.stdout


@pytest.mark.parametrize(
    ("schema", "text"),
    [
        ("github-actions", "name: a\ndescription: b\nruns: {using: composite}\n"),
        ("github-workflows", "on: push\njobs: {a: {runs-on: x, steps: [{shell: bash}]}}\n"),
        ("gitlab-ci", "a: {script: [b], artifacts: {when: sometimes}}\n"),
        ("azure-pipelines", 'steps:\n- bash: a\n  fetchDepth: "0"\n'),
        ("circle-ci", "version: 2.1\njobs: {a: {docker: [{image: b}], steps: [{checkout: {method: some}}]}}\n"),
    ],
)
def test_the_forms_refuse_what_is_wrong(schema: str, text: str, tmp_path: Path):
    (tmp_path / "a.yml").write_text(text, encoding="utf-8")
    ended = check(schema, tmp_path / "a.yml")
    assert ended.returncode == 1
    assert "Schema validation errors were encountered" in ended.stdout


def audit(folder: Path) -> list[str]:
    """Return the ident of everything that zizmor has to say of the workflows and actions in a folder."""
    program = shutil.which("zizmor") or shutil.which("zizmor", path=str(Path(sys.executable).parent))
    if program is None:
        skip_or_fail("zizmor is not installed")
    (folder / "zizmor.yml").write_text(LAX, encoding="utf-8")
    command = [str(program), "--offline", "--no-progress", "--format=json", "--persona=pedantic"]
    ended = subprocess.run(
        [*command, "--config", str(folder / "zizmor.yml"), str(folder)], capture_output=True, text=True, check=False
    )
    assert ended.stdout, ended.stderr
    return [finding["ident"] for finding in json.loads(ended.stdout)]


def test_the_action_and_the_workflows_are_safe_by_zizmor(tmp_path: Path):
    workflows = tmp_path / ".github" / "workflows"
    workflows.mkdir(parents=True)
    shutil.copy(ROOT / "action.yml", tmp_path / "action.yml")
    for number, text in enumerate(samples("github")):
        (workflows / f"{number}.yml").write_text(text, encoding="utf-8")
    assert [each for each in audit(tmp_path) if each not in ALLOWED] == []


ALLOWED = {
    # Notes on style: permissions and jobs of an example need no comments and names of their own.
    "undocumented-permissions",
    "anonymous-definition",
    # What a reader adds where they want it.
    "concurrency-limits",
}


def test_zizmor_would_have_noticed(tmp_path: Path):
    pasted = (ROOT / "action.yml").read_text(encoding="utf-8").replace('"--base=$ORGLINT_BASE"', "${{ inputs.base }}")
    (tmp_path / "action.yml").write_text(pasted, encoding="utf-8")
    assert "template-injection" in audit(tmp_path)
