"""`Dockerfile`: read as an engine reads it, and its commands run here. There is no engine where the tests run."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pathspec import GitIgnoreSpec

from tests.repository import Repository, needs_git
from tests.ways.change import HAS_SOURCES, KNOWN, MODEL, ROOT, WORSE
from tests.ways.installing import index_or_skip

TEXT = (ROOT / "Dockerfile").read_text(encoding="utf-8")


def _instructions() -> list[tuple[str, str]]:
    """Return the instructions in order, continued lines joined, comments left out."""
    lines = [line for line in TEXT.splitlines() if line.strip() and not line.startswith("#")]
    joined = re.sub(r"\\\n\s*", "", "\n".join(lines))
    pairs = (line.split(maxsplit=1) for line in joined.splitlines())
    return [(name, rest) for name, rest in pairs]


INSTRUCTIONS = _instructions()
LAST_STAGE = INSTRUCTIONS[max(at for at, (name, _) in enumerate(INSTRUCTIONS) if name == "FROM") :]


def _kept_away() -> GitIgnoreSpec:
    """Return what .dockerignore keeps away: patterns from the root on, the last that matches decides."""
    lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    patterns = [line for line in lines if line and not line.startswith("#")]
    rooted = [re.sub(r"^(!?)(?!\*\*)", r"\1/", pattern) for pattern in patterns]
    return GitIgnoreSpec.from_lines(rooted)


def test_both_stages_begin_at_one_pinned_image():
    images = [rest.split()[0] for name, rest in INSTRUCTIONS if name == "FROM"]
    assert len(images) == 2
    assert len(set(images)) == 1
    assert re.fullmatch(r"python:3\.\d+-slim-[a-z]+", images[0])


def test_the_image_runs_as_nobody_in_particular():
    names = [name for name, _ in LAST_STAGE]
    said = dict(LAST_STAGE)
    assert said["USER"].isdigit()
    assert int(said["USER"]) > 0
    assert f"--uid {said['USER']}" in "".join(rest for name, rest in LAST_STAGE if name == "RUN")
    assert names.index("USER") > max(at for at, name in enumerate(names) if name == "RUN")
    assert (said["WORKDIR"], said["ENTRYPOINT"], said["CMD"]) == ("/org", '["orglint"]', '["check"]')


def test_nothing_but_the_wheels_and_git_is_installed():
    runs = [rest for name, rest in LAST_STAGE if name == "RUN"]
    assert [re.findall(r"--no-install-recommends (.*?) &&", run) for run in runs if "apt-get" in run] == [["git"]]
    assert all("--no-index" in run for run in runs if "pip install" in run)
    assert not [rest for name, rest in LAST_STAGE if name in ("COPY", "ADD")]


def test_the_engine_gets_what_the_wheel_is_built_of_and_nothing_else():
    ignored = _kept_away()
    for away in (".git/config", ".venv/bin/python", "org/staff.csv", "docs/ci.md", "src/orglint/__pycache__/a.pyc"):
        assert ignored.match_file(away), away
    copied = [word for name, rest in INSTRUCTIONS if name == "COPY" for word in rest.split()[:-1]]
    assert copied == ["pyproject.toml", "README.md", "LICENSE", "src", "rules"]
    assert [path for path in copied if ignored.match_file(path)] == []


def _moved(command: str, places: dict[str, str]) -> str:
    for there, here in places.items():
        command = command.replace(there, here)
    return command


@pytest.mark.slow
@needs_git
@pytest.mark.skipif(not HAS_SOURCES, reason="these tests stand beside an installed orglint, without its sources")
@pytest.mark.skipif(os.name != "posix", reason="an image's commands are run by a POSIX shell")
def test_its_commands_make_an_orglint_that_reads_a_mounted_repository(tmp_path: Path):
    index_or_skip()
    source, wheels, config = tmp_path / "source", tmp_path / "wheels", tmp_path / "gitconfig"
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        source.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, source / name)
    for name in ("src", "rules"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    repository = Repository(tmp_path / "org")
    repository.commit({MODEL: KNOWN})
    repository.write({MODEL: KNOWN + WORSE})
    subprocess.run([sys.executable, "-m", "venv", tmp_path / "image"], check=True)

    here = {"/wheels": str(wheels), "/etc/orglint.gitconfig": str(config), "= /org": f"= {repository.root}"}
    commands = [re.sub(r"^(?:--mount=\S+ )+", "", rest) for name, rest in INSTRUCTIONS if name == "RUN"]
    wheel, apt, install, settings = commands
    assert apt.startswith("apt-get update")  # git is here already
    settings, user = settings.split(" && ")
    assert user.startswith("useradd ")  # makes an account on the machine; the test has none to spare
    python = {"PATH": os.pathsep.join((str(tmp_path / "image" / "bin"), os.environ["PATH"]))}
    for command in (wheel, install, settings):
        ended = subprocess.run(
            ["/bin/sh", "-c", _moved(command, here)],
            cwd=source,
            env={**os.environ, **python},
            capture_output=True,
            text=True,
            check=False,
        )
        assert ended.returncode == 0, ended.stderr

    if os.geteuid() == 0:  # as with a mounted folder: the files are somebody else's
        for path in (repository.root, *repository.root.rglob("*")):
            os.lchown(path, 12345, 12345)
    program = [tmp_path / "image" / "bin" / "orglint", "check", "--base", "HEAD", "--lang", "en"]
    plain = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "GITHUB_ACTIONS")}
    for settings, code in (({"GIT_CONFIG_GLOBAL": str(config)}, 1), ({"GIT_CONFIG_GLOBAL": os.devnull}, 2)):
        if code == 2 and os.geteuid() != 0:
            continue
        ended = subprocess.run(
            program, cwd=repository.root, env={**plain, **settings}, capture_output=True, text=True, check=False
        )
        assert ended.returncode == code, ended.stderr
        assert ("org/company.yaml:6:" in ended.stdout) == (code == 1)
        assert ("dubious ownership" in ended.stderr) == (code == 2)
