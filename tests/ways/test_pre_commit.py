"""`.pre-commit-hooks.yaml`: pre-commit installs orglint from this checkout and runs it on commits."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from orglint.source.discovery import FORMATS
from tests.repository import Repository, needs_git
from tests.ways.change import HARMLESS, HAS_SOURCES, KNOWN, MODEL, ROOT, WORSE
from tests.ways.checkout import RELEASE, published
from tests.ways.installing import index_or_skip, skip_or_fail
from tests.ways.samples import samples

HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
CONFIG = ".pre-commit-config.yaml"
CLEAN = KNOWN.replace("two: {title: Two, reports_to: one}", "two: {title: Two}")


class Committer:
    """Somebody's repository with pre-commit in it."""

    def __init__(self, root: Path, store: Path) -> None:
        self.repository = Repository(root)
        self._store = store

    def pre_commit(self, *arguments: str) -> tuple[int, str]:
        return self._run(sys.executable, "-m", "pre_commit", *arguments)

    def commits(self, files: dict[str, str | bytes | None]) -> tuple[int, str]:
        """Write files and commit them with the hooks, as a person would."""
        self.repository.write(files)
        self.repository.git("add", "--all")
        return self._run("git", "-c", "user.name=a", "-c", "user.email=a@example.invalid", "commit", "-m", "a change")

    def _run(self, *command: str) -> tuple[int, str]:
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        own = {"PRE_COMMIT_HOME": str(self._store), "GIT_CONFIG_GLOBAL": os.devnull, "LANG": "en_US.UTF-8"}
        ended = subprocess.run(
            command,
            cwd=self.repository.root,
            env={**inherited, **own},
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=600,
        )
        return ended.returncode, ended.stdout + ended.stderr


@pytest.fixture
def hooks(tmp_path: Path) -> Path:
    if not HAS_SOURCES:
        pytest.skip("these tests stand beside an installed orglint, without its sources")
    if importlib.util.find_spec("pre_commit") is None:
        skip_or_fail("pre-commit is not installed")
    index_or_skip()
    return published(tmp_path / "hooks").root


def configured(text: str, hooks: Path) -> str:
    """Return a configuration of the pages with this checkout in the place of the public repository."""
    said = yaml.safe_load(text)
    assert [(each["repo"], each["rev"]) for each in said["repos"]] == [("https://github.com/OWNER/orglint", RELEASE)]
    return text.replace("https://github.com/OWNER/orglint", str(hooks))


@pytest.mark.slow
@needs_git
def test_commits_are_checked_as_the_page_says(hooks: Path, tmp_path: Path):
    somebody = Committer(tmp_path / "work", tmp_path / "store")
    plain, against_head = (configured(text, hooks) for text in samples("pre-commit"))
    somebody.repository.commit({CONFIG: plain, MODEL: CLEAN})
    assert somebody.pre_commit("install")[0] == 0

    code, told = somebody.commits({MODEL: KNOWN})
    assert code == 1, told
    assert "error[reporting-cycle]" in told
    assert f"--> {MODEL}:3:" in told

    code, told = somebody.commits({MODEL: CLEAN, "unrelated.py": ""})
    assert code == 0, told
    assert "no files to check" in told

    # A known error is there; with --base HEAD only what the commit brings counts.
    somebody.repository.commit({CONFIG: against_head, MODEL: KNOWN})
    code, told = somebody.commits({MODEL: KNOWN + HARMLESS})
    assert code == 0, told
    assert "Passed" in told
    code, told = somebody.commits({MODEL: KNOWN + HARMLESS + WORSE})
    assert code == 1, told
    assert f"--> {MODEL}:7:" in told
    assert f"--> {MODEL}:3:" not in told

    # Without a configuration of its own, as somebody tries a hook.
    code, told = somebody.pre_commit("try-repo", str(hooks), "orglint", "--all-files")
    assert code == 1, told
    assert "error[reporting-cycle]" in told


def test_the_hook_sees_the_organization_whole():
    [hook] = HOOKS
    assert (hook["id"], hook["entry"], hook["language"]) == ("orglint", "orglint check", "python")
    assert (hook["pass_filenames"], hook["require_serial"]) == (False, True)


@pytest.mark.parametrize(
    ("file", "is_wanted"),
    [
        *(
            (f"org/a b{ending}", True)
            for ending in sorted(FORMATS)
            if ending not in {".xls", ".xlsb", ".ods", ".numbers"}
        ),
        ("ORG.YAML", True),
        ("deep/.orglintignore", True),
        (".orglint-baseline.json", True),
        ("pyproject.toml", True),
        ("main.py", False),
        ("yaml", False),
        ("orglintignore", False),
        ("photo.png", False),
    ],
)
def test_changes_of_what_orglint_reads_make_the_hook_run(file: str, is_wanted: bool):
    assert bool(re.search(HOOKS[0]["files"], file)) == is_wanted


@needs_git
def test_pre_commit_takes_the_manifest(tmp_path: Path):
    if importlib.util.find_spec("pre_commit") is None:
        skip_or_fail("pre-commit is not installed")
    somebody = Committer(tmp_path / "work", tmp_path / "store")
    assert somebody.pre_commit("validate-manifest", str(ROOT / ".pre-commit-hooks.yaml")) == (0, "")
