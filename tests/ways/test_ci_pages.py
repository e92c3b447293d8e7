"""Every sample on the pages about build servers is run, on a change with a new finding and on one without."""

from __future__ import annotations

import contextlib
import json
import os
import re
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import junitparser
import pytest
import yaml

from tests.repository import Repository, needs_git
from tests.ways.change import HARMLESS, KNOWN, MODEL, ROOT, WORSE, launcher, pull_request
from tests.ways.checkout import RELEASE
from tests.ways.github_runner import Outputs, Runner, installed_action
from tests.ways.gitlab_runner import Job
from tests.ways.samples import DOCS, Sample, samples, samples_of
from tests.ways.systems import ADDRESS, Ended, Place, azure, circleci, console, docker_program, jenkins, machine

pytestmark = [
    needs_git,
    pytest.mark.skipif(os.name != "posix", reason="the samples are for systems with a POSIX shell"),
]
PAGES = {"ci.md": DOCS / "ci.md", "ci.ja.md": DOCS / "ci.ja.md"}
KINDS = {
    "start",
    "import",
    "github",
    "gitlab",
    "pre-commit",
    "jenkins",
    "azure",
    "circleci",
    "console",
    "docker",
    "shell",
}
"""What runs samples: a test below for each, but for pre-commit, whose samples test_pre_commit.py takes."""
CHANGES = pytest.mark.parametrize(("added", "code"), [(WORSE, 1), (HARMLESS, 0)], ids=["new finding", "none"])


def of(kind: str) -> Any:
    return pytest.mark.parametrize("sample", samples(kind), ids=lambda text: "sample")


def test_there_is_no_sample_that_nobody_runs():
    for name, page in PAGES.items():
        assert [sample for sample in samples_of(page) if sample.kind not in KINDS] == [], name
    assert {sample.kind for sample in samples_of(PAGES["ci.md"])} == KINDS


def test_both_languages_show_the_same_samples():
    def shown(sample: Sample) -> Sample:
        return Sample(
            sample.form, sample.kind, sample.about, sample.text.replace("ORGLINT_LANG: ja", "ORGLINT_LANG: en")
        )

    english, japanese = ([shown(sample) for sample in samples_of(page)] for page in PAGES.values())
    assert english == japanese


def test_no_log_of_a_build_server_is_shown_the_names_of_people():
    """`text` shows them; the other formats that are printed do not."""
    template = (ROOT / "ci" / "gitlab.yml").read_text(encoding="utf-8")
    texts = [
        template,
        *(text for kind in ("github", "gitlab", "jenkins", "azure", "circleci") for text in samples(kind)),
    ]
    commands = [line for text in texts for line in text.splitlines() if re.search(r"(?<!-)\bcheck -|set -- --", line)]
    assert len(commands) >= len(texts) - 2  # the action, and the template included, have none of their own
    is_safe = re.compile(r"(?:-f |--format=)(?:concise|github|gitlab=)")
    assert [line for line in commands if not is_safe.search(line) or re.search(r"(?:-f |=)text\b", line)] == []


@pytest.mark.parametrize("name", ["README.md", "README.ja.md"])
def test_the_readme_shows_the_first_sample_for_github(name: str):
    marked = [sample for sample in samples_of(ROOT / name) if sample.kind == "github"]
    assert [sample.text for sample in marked] == samples("github")[:1]


def test_orglint_is_called_the_same_everywhere():
    addresses = set()
    for page in (*PAGES.values(), ROOT / "README.md", ROOT / "README.ja.md", ROOT / "ci" / "gitlab.yml"):
        text = page.read_text(encoding="utf-8")
        addresses |= set(re.findall(r"[^\s\"'`]*OWNER/[^\s\"'`,;]*", text))
    assert addresses == {
        "OWNER/orglint",
        f"OWNER/orglint@{RELEASE}",
        "https://github.com/OWNER/orglint",
        f"https://github.com/OWNER/orglint.git#{RELEASE}",
        ADDRESS,
    }


def place_for(folder: Path, added: str, target: str = "main") -> Place:
    return Place(pull_request(folder, added).root, folder / "temp", machine(folder / "programs"), target)


def found_in(report: Path) -> list[str]:
    """Return what failed in a JUnit report, by rule and entity."""
    suites = junitparser.JUnitXml.fromfile(str(report))
    cases = [case for suite in suites for case in suite]
    return [
        f"{case.classname} {case.name}"
        for case in cases
        if any(isinstance(x, junitparser.Failure) for x in case.result)
    ]


# -- ten minutes -------------------------------------------------------------------------------------------------------


def test_the_first_steps_lead_to_a_repository_whose_known_findings_fail_nothing(tmp_path: Path):
    first, second = samples("start")
    work = Repository(tmp_path / "work")
    launcher(tmp_path / "programs")
    place = Place(work.root, tmp_path / "temp", tmp_path / "programs", "")
    person = {f"GIT_{who}_{what}": "a@example.invalid" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}

    def typed(commands: str) -> int:
        ended = console(commands, place, **person)
        assert "Traceback" not in ended.log
        return ended.code

    assert typed(first) == 0
    company = work.root / MODEL
    known = company.read_text(encoding="utf-8") + KNOWN.split("\n", 1)[1]
    company.write_text(known, encoding="utf-8")
    assert typed("orglint check") == 1
    assert typed(second) == 0
    assert work.git("status", "--porcelain") == ""
    assert typed("orglint check") == 0
    company.write_text(known + WORSE, encoding="utf-8")
    assert typed("orglint check") == 1


STAFF = """\
employee id,name,department,title,manager id
1,Mia,Tiny,Director,
2,Leo,Tiny/Sales,Head of Sales,1
3,Kai,Tiny/Sales,Consultant,2
"""


@of("import")
def test_a_list_becomes_a_model(sample: str, tmp_path: Path):
    work = Repository(tmp_path / "work")
    work.write({"staff.csv": STAFF})
    launcher(tmp_path / "programs")
    ended = console(sample, Place(work.root, tmp_path / "temp", tmp_path / "programs", ""))
    assert ended.code == 0, ended.log
    written = "".join(file.read_text(encoding="utf-8") for file in (work.root / "org").rglob("*.yaml"))
    assert [name for name in ("Mia", "Leo", "Kai") if f"name: {name}" not in written] == []


# -- GitHub ------------------------------------------------------------------------------------------------------------


class GitHub:
    """GitHub around a workflow: a pull request, the actions that it uses, and the alerts that code scanning is sent."""

    def __init__(self, folder: Path, added: str, event: str) -> None:
        pull_request(folder, added)
        self.origin = Repository.__new__(Repository)
        self.origin.root = folder / "origin"
        self.origin.git("checkout", "--quiet", "-b", "merge")
        self.origin.git("merge", "--quiet", "--no-ff", "-m", "merged", "change")
        self.ref = "merge" if event == "pull_request" else "main"
        self.alerts: list[str] = []
        github = {"event_name": event, "base_ref": "main" if event == "pull_request" else "", "head_ref": "change"}
        actions = {
            "actions/checkout": self._checkout,
            "actions/setup-python": self._python,
            "OWNER/orglint": self._orglint,
            "github/codeql-action/upload-sarif": self._upload,
        }
        self.runner = Runner(folder / "workspace", folder / "temp", github, actions)
        self.runner.workspace.mkdir()
        self.runner.path = os.pathsep.join((str(machine(folder / "programs")), os.environ["PATH"]))

    def _checkout(self, runner: Runner, given: Mapping[str, str]) -> Outputs:
        assert given["persist-credentials"] == "false"
        repository = Repository(runner.workspace)
        depth = () if given.get("fetch-depth") == "0" else ("--depth=1",)
        refs = "+refs/heads/*:refs/remotes/origin/*" if not depth else f"+refs/heads/{self.ref}:refs/remotes/origin/x"
        repository.git("fetch", "--quiet", *depth, f"file://{self.origin.root}", refs)
        repository.git("checkout", "--quiet", "--detach", f"origin/{self.ref if not depth else 'x'}")
        return {}

    def _python(self, runner: Runner, given: Mapping[str, str]) -> Outputs:
        assert tuple(map(int, given["python-version"].split("."))) >= (3, 11)
        return {}

    def _orglint(self, runner: Runner, given: Mapping[str, str]) -> Outputs:
        return runner.action(installed_action(runner.temp), given)

    def _upload(self, runner: Runner, given: Mapping[str, str]) -> Outputs:
        log = json.loads(Path(given["sarif_file"]).read_text(encoding="utf-8"))
        self.alerts += [result["ruleId"] for result in log["runs"][0]["results"]]
        return {}


def _events(sample: str) -> list[str]:
    said = yaml.safe_load(sample)[True]  # YAML 1.1 reads `on` as a truth value
    return [said] if isinstance(said, str) else list(said)


@of("github")
@CHANGES
def test_github_fails_for_a_new_finding_and_shows_it_at_its_line(sample: str, added: str, code: int, tmp_path: Path):
    assert _events(sample)[0] == "pull_request"
    github = GitHub(tmp_path, added, "pull_request")
    github.runner.workflow(sample)
    assert github.runner.failed == bool(code), github.runner.log
    assert github.runner.ran[-1].code == code
    assert ("::error file=org/company.yaml,line=6," in github.runner.log) == bool(code)
    assert "reporting-cycle" in github.alerts  # the known one is told to code scanning, whose branch has it
    assert github.runner.summary.startswith("#")
    assert github.runner.used[-1] == "github/codeql-action/upload-sarif@v3"


@of("github")
def test_github_uploads_what_was_found_on_the_branch(sample: str, tmp_path: Path):
    if "push" not in _events(sample):
        assert "$GITHUB_BASE_REF" in sample  # set for pull requests alone
        return
    github = GitHub(tmp_path, WORSE, "push")
    github.runner.workflow(sample)
    assert github.runner.failed
    assert "reporting-cycle" in github.alerts


@of("github")
def test_github_needs_the_history(sample: str, tmp_path: Path):
    github = GitHub(tmp_path, WORSE, "pull_request")
    shallow = sample.replace("          fetch-depth: 0\n", "")
    assert shallow != sample
    is_asked = "outputs.sarif-file" in sample  # else there is nothing to upload, which fails as well
    with contextlib.nullcontext() if is_asked else pytest.raises(FileNotFoundError):
        github.runner.workflow(shallow)
    assert github.runner.ran[-1].code == 2
    assert "fetch-depth: 0" in github.runner.log


@pytest.mark.parametrize("page", ["reorg-review.md", "reorg-review.ja.md"])
@CHANGES
def test_a_proposal_in_a_pull_request_is_reviewed(page: str, added: str, code: int, tmp_path: Path):
    [sample] = [sample.text for sample in samples_of(DOCS / page) if sample.kind == "github"]
    github = GitHub(tmp_path, added, "pull_request")
    github.runner.workflow(sample)
    assert github.runner.failed == bool(code), github.runner.log
    assert ("::error file=org/company.yaml,line=6," in github.runner.log) == bool(code)
    assert github.runner.summary.startswith("## Review of a reorganization: origin/main")


# -- GitLab ------------------------------------------------------------------------------------------------------------


def _included(sample: str) -> str:
    """Return the pipeline with the template that it includes, merged as GitLab merges: mappings key by key."""
    said = yaml.safe_load(sample)
    for include in said.pop("include", []):
        assert (include["project"], include["ref"]) == ("OWNER/orglint", RELEASE)
        template = yaml.safe_load((ROOT / include["file"]).read_text(encoding="utf-8"))
        said = _merged(template, said)
    return yaml.safe_dump(said, sort_keys=False)


def _merged(under: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    both = {key for key in under if isinstance(under[key], dict) and isinstance(over.get(key), dict)}
    return {**under, **over, **{key: _merged(under[key], over[key]) for key in both}}


@of("gitlab")
@CHANGES
def test_gitlab_fails_for_a_new_finding_and_uploads_it(sample: str, added: str, code: int, tmp_path: Path):
    work = pull_request(tmp_path, added)
    job = Job(work.root, _included(sample), machine(tmp_path / "programs"))
    assert job.said["variables"]["GIT_DEPTH"] == "0"
    branches = {"CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main", "CI_DEFAULT_BRANCH": "main"}
    job.run(("before_script", "script"), branches)
    assert job.code == code, job.log
    assert ("org/company.yaml:6:" in job.log) == bool(code)
    issues = json.loads((work.root / job.uploaded()["codequality"]).read_text(encoding="utf-8"))
    lines = [each["location"]["lines"]["begin"] for each in issues if each["check_name"] == "reporting-cycle"]
    assert sorted(lines) == ([3, 6] if code else [3])  # what is known stays in, or GitLab would call it mended


# -- others ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("system", "sample"),
    [
        (run, text)
        for kind, run in (("jenkins", jenkins), ("azure", azure), ("circleci", circleci))
        for text in samples(kind)
    ],
    ids=lambda value: getattr(value, "__name__", "sample"),
)
@CHANGES
def test_other_systems_fail_for_a_new_finding_and_show_it(
    system: Callable[[str, Place], Ended], sample: str, added: str, code: int, tmp_path: Path
):
    ended = system(sample, place_for(tmp_path, added))
    assert ended.code == code, ended.log
    assert ("org/company.yaml:6:" in ended.log) == bool(code)
    failed = [each for each in found_in(ended.report) if each.startswith("reporting-cycle")]
    assert ("reporting-cycle position/blue" in failed) == bool(code)


@of("azure")
def test_azure_checks_the_branch_without_a_base(sample: str, tmp_path: Path):
    ended = azure(sample, place_for(tmp_path, HARMLESS, target=""))
    assert (ended.code, found_in(ended.report)) == (1, ["reporting-cycle position/one"])


@of("console")
@CHANGES
def test_the_plain_command_ends_with_the_code_that_the_page_says(sample: str, added: str, code: int, tmp_path: Path):
    place = place_for(tmp_path, added)
    (place.programs / ".orglint").rename(place.programs / "orglint")
    ended = console(sample, place)
    assert ended.code == code, ended.log
    assert ended.report.is_file()


def test_docker_is_told_what_it_understands_and_the_repository_is_checked(tmp_path: Path):
    place = place_for(tmp_path, WORSE)
    (place.programs / ".orglint").rename(place.programs / "orglint")
    docker_program(place.programs, tmp_path / "told")
    read_only, as_oneself = samples("docker")
    ended = console(read_only, place, PWD=str(place.project))
    assert ended.code == 1, ended.log
    assert "org/company.yaml:6:" in ended.log
    ended = console(as_oneself, place, PWD=str(place.project))
    assert "reporting-cycle position/blue" in found_in(ended.report)
    told = (tmp_path / "told").read_text(encoding="utf-8").splitlines()
    assert told[0] == f"build -t orglint https://github.com/OWNER/orglint.git#{RELEASE}"
    assert told[1].startswith(f"run --rm --network none -v {place.project}:/org:ro orglint check")
    assert f"--user {os.getuid()}:{os.getgid()} " in told[2]


@of("shell")
def test_the_lines_for_shells_make_them_complete(sample: str, tmp_path: Path):
    launcher(tmp_path / "programs")
    home = tmp_path / "home"
    home.mkdir()
    ended = console(sample, Place(tmp_path, tmp_path / "temp", tmp_path / "programs", ""), HOME=str(home))
    assert ended.code == 0, ended.log
    path = os.pathsep.join((str(tmp_path / "programs"), os.environ["PATH"]))
    asked = {"bash": ["--rcfile", str(home / ".bashrc"), "-i", "-c", "complete -p orglint"]}
    for name, arguments in asked.items():
        command = subprocess.run(
            [name, *arguments],
            env={**os.environ, "HOME": str(home), "PATH": path},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        assert "_orglint" in command.stdout
    assert (home / ".zshrc").read_text(encoding="utf-8") == 'eval "$(orglint completion zsh)"\n'
    written = (home / ".config" / "fish" / "completions" / "orglint.fish").read_text(encoding="utf-8")
    assert "complete --command orglint" in written
