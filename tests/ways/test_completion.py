"""Completion in real shells: somebody types, presses TAB, and the shell tells what the line has become."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator

import pytest

from orglint.cli.completion_scripts import SCRIPTS, Shell
from tests.ways.change import KNOWN, MODEL, launcher, path_with
from tests.ways.installing import skip_or_fail
from tests.ways.typing_shell import TELL, Typist, shell

pytestmark = pytest.mark.skipif(os.name != "posix", reason="these shells are at home on POSIX systems")
COMMANDS = {
    "bash": ("bash", "--norc", "--noprofile", "-i"),
    "zsh": ("zsh", "-f", "-i"),
    "fish": ("fish", "--no-config", "--interactive"),
}
READY = {
    "bash": ('eval "$(orglint completion bash)"',),
    "zsh": ("bindkey -e", "autoload -Uz compinit", "compinit -u -D", 'eval "$(orglint completion zsh)"'),
    "fish": ("orglint completion fish | source",),
}


@pytest.fixture(scope="module", params=COMMANDS)
def typist(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Typist]:
    name: Shell = request.param
    if shutil.which(name) is None:
        skip_or_fail(f"{name} is not installed")
    home = tmp_path_factory.mktemp(name)
    launcher(home / "bin")
    work = home / "work"
    (work / MODEL).parent.mkdir(parents=True)
    (work / MODEL).write_text(KNOWN, encoding="utf-8")
    (work / "orglint.yaml").write_text("rule_paths: [own/]\n", encoding="utf-8")
    environment = {key: value for key, value in os.environ.items() if key in ("LC_ALL", "TMPDIR")}
    environment |= {"HOME": str(home), "PATH": path_with(home / "bin"), "TERM": "xterm", "LANG": "C.UTF-8"}
    subprocess.run(
        ["orglint", "rules", "new", "own-defect-of-ours"], cwd=work, env=environment, check=True, capture_output=True
    )
    with shell(COMMANDS[name], work, environment) as typing:
        for command in (TELL[name], *READY[name]):
            typing.run(command)
        yield typing


@pytest.mark.slow
@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("orglint che", ["orglint", "check"]),
        ("orglint rules tes", ["orglint", "rules", "test"]),
        ("orglint check --show-n", ["orglint", "check", "--show-not-evaluated"]),
        ("orglint check --format sar", ["orglint", "check", "--format", "sarif"]),
        ("orglint check --format=sar", ["orglint", "check", "--format=sarif"]),
        ("orglint check -f mark", ["orglint", "check", "-f", "markdown"]),
        ("orglint check --fail-on nev", ["orglint", "check", "--fail-on", "never"]),
        ("orglint check --lang j", ["orglint", "check", "--lang", "ja"]),
        ("orglint check --select wide-sp", ["orglint", "check", "--select", "wide-span"]),
        ("orglint check --select wide-span,narr", ["orglint", "check", "--select", "wide-span,narrow-spans"]),
        ("orglint check --ignore=own-d", ["orglint", "check", "--ignore=own-defect-of-ours"]),
        ("orglint explain reporting-cy", ["orglint", "explain", "reporting-cycle"]),
        ("orglint explain unit.hea", ["orglint", "explain", "unit.head"]),
        ("orglint import backs", ["orglint", "import", "backstage"]),
        ("orglint check org/comp", ["orglint", "check", "org/company.yaml"]),
        ("orglint check --config orgl", ["orglint", "check", "--config", "orglint.yaml"]),
        ("orglint check -f sarif=orgl", ["orglint", "check", "-f", "sarif=orglint.yaml"]),
        ("orglint check --baseline=orgl", ["orglint", "check", "--baseline=orglint.yaml"]),
        ("orglint nonsense --wha", ["orglint", "nonsense", "--wha"]),
        ("orglint check 'a b' --show-n", ["orglint", "check", "a b", "--show-not-evaluated"]),
    ],
)
def test_a_line_is_completed(typist: Typist, typed: str, words: list[str]):
    assert typist.completed(typed) == words


@pytest.mark.slow
def test_what_a_word_may_become_is_listed(typist: Typist):
    words = ["error", "warning", "note", "never"]
    assert typist.offered("orglint check --fail-on ", words) == words


def test_no_script_evaluates_what_orglint_prints():
    for name, script in SCRIPTS.items():
        assert "eval" not in script, name
