"""Standard output, standard error and standard input as shells hand them over: closed, full, of nobody who reads."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import pytest

from orglint.cli import run

from .conftest import CIRCLE

FORMATS = ("text", "concise", "json", "sarif", "github", "gitlab", "junit", "markdown")
FULL = Path("/dev/full")
needs_full = pytest.mark.skipif(not FULL.is_char_device(), reason="this system has no disk that is always full")
needs_pipes = pytest.mark.skipif(not hasattr(signal, "SIGPIPE"), reason="this system has no closed pipes")
STAFF = "社員番号,氏名,部署,役職,上司\n001,田中 一郎,本社,社長,\n002,佐藤 花子,本社,部長,001\n"
COMMANDS: dict[str, tuple[tuple[str, ...], int]] = {
    "help": (("--help",), 0),
    "help of a command": (("check", "--help"), 0),
    "help of a group": (("rules", "--help"), 0),
    **{name: (("check", "org.yaml", "-f", name), 1) for name in FORMATS},
    "compare": (("compare", "before.yaml", "org.yaml"), 1),
    "compare, json": (("compare", "before.yaml", "org.yaml", "--format", "json"), 1),
    "compare, markdown": (("compare", "before.yaml", "org.yaml", "--format", "markdown"), 1),
    "stats": (("stats", "org.yaml"), 0),
    "stats, json": (("stats", "org.yaml", "--format", "json"), 0),
    "tree": (("tree", "org.yaml"), 0),
    "questions": (("questions", "org.yaml", "--all"), 0),
    "questions, json": (("questions", "org.yaml", "--format", "json"), 0),
    "config": (("config",), 0),
    "config, json": (("config", "--format", "json"), 0),
    "explain": (("explain", "wide-span"), 0),
    "schema": (("schema", "org"), 0),
    "rules list": (("rules", "list"), 0),
    "rules list, json": (("rules", "list", "--format", "json"), 0),
    "rules functions": (("rules", "functions"), 0),
    "rules new": (("rules", "new", "my-rule"), 0),
    "rules test": (("rules", "test", "mine.yaml"), 0),
    "rules docs": (("rules", "docs", "-o", "pages"), 0),
    "init": (("init", "new"), 0),
    "template": (("template", "t.xlsx"), 0),
    "import": (("import", "csv", "staff.csv", "-o", "model"), 0),
    "anonymize": (("anonymize", "org.yaml", "-o", "copy"), 0),
    "completion": (("completion", "bash"), 0),
}
"""Every command, and how it ends."""
each_command = pytest.mark.parametrize(("arguments", "code"), COMMANDS.values(), ids=COMMANDS)


@pytest.fixture
def project(write, cli, folder: Path) -> Path:
    """Lay a model with a finding, one from before it, a list of people and a rule into the working folder."""
    write("org.yaml", CIRCLE)
    write("before.yaml", CIRCLE.replace("{title: One, reports_to: two}", "{title: One}"))
    write("staff.csv", STAFF)
    cli("rules", "new", "first-rule")
    (folder / "rules" / "first-rule.yaml").rename(folder / "mine.yaml")
    (folder / "rules").rmdir()
    return folder


@contextmanager
def nobody_reads() -> Iterator[TextIO]:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w", encoding="utf-8") as stream:
        yield stream


@contextmanager
def full() -> Iterator[TextIO]:
    with FULL.open("w", encoding="utf-8") as stream:
        yield stream


def test_every_command_is_tried():
    from orglint.cli.application import application

    app = application()
    names = {command.name for command in app.registered_commands} | {group.name for group in app.registered_groups}
    of_rules = {
        f"rules {command.name}"
        for group in app.registered_groups
        if group.name == "rules" and group.typer_instance is not None
        for command in group.typer_instance.registered_commands
    }
    tried = {arguments[0] for arguments, _ in COMMANDS.values()}
    assert names <= tried
    assert of_rules <= {" ".join(arguments[:2]) for arguments, _ in COMMANDS.values()}


@each_command
def test_notes_stay_out_of_what_is_printed(project: Path, cli, arguments: tuple[str, ...], code: int):
    ended = cli(*arguments)
    assert ended.code == code
    assert ended.out
    if "json" in arguments or arguments[0] == "schema":
        json.loads(ended.out)
    assert not [line for line in ended.err.splitlines() if line in ended.out.splitlines()]


@needs_full
@each_command
def test_a_full_disk_below_stdout_is_told(project: Path, monkeypatch, capsys, arguments: tuple[str, ...], code: int):
    with full() as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        assert run([*arguments, "--lang", "en"]) == 2
    assert capsys.readouterr().err.splitlines()[-1] == "standard output cannot be written: No space left on device"


@needs_pipes
@each_command
def test_a_reader_that_has_left_changes_no_exit_code(
    project: Path, monkeypatch, cli, capsys, arguments: tuple[str, ...], code: int
):
    with nobody_reads() as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        assert run(list(arguments)) == code
    assert "written" not in capsys.readouterr().err


@each_command
def test_no_stdout_and_no_stderr_change_no_exit_code(project: Path, monkeypatch, arguments: tuple[str, ...], code: int):
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    assert run(list(arguments)) == code


@needs_full
@pytest.mark.parametrize("name", ["import", "anonymize"])
def test_a_full_disk_below_stderr_changes_no_exit_code(project: Path, monkeypatch, name: str):
    arguments, code = COMMANDS[name]
    with full() as stream:
        monkeypatch.setattr(sys, "stderr", stream)
        assert run(list(arguments)) == code


def test_a_stream_of_somebody_else_is_told_of_like_any_other(project: Path, monkeypatch, capsys):
    class Broken(io.StringIO):
        def write(self, text: str) -> int:
            raise OSError(5, "Input/output error")

    monkeypatch.setattr(sys, "stdout", Broken())
    assert run(["tree", "org.yaml", "--lang", "ja"]) == 2
    assert capsys.readouterr().err == "標準出力に書き込めません: Input/output error\n"


def test_a_closed_stdin_cannot_be_read(cli, monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)
    ended = cli("check", "-")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("<stdin>: cannot be read: Bad file descriptor")


def shell(line: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of a shell in which `orglint` is this orglint."""
    unwanted = ("PYTHONUNBUFFERED", "PYTHONIOENCODING", "LC_ALL", "NO_COLOR", "FORCE_COLOR")
    inherited = {key: value for key, value in os.environ.items() if key not in unwanted}
    start = f'orglint() {{ "{sys.executable}" -m orglint "$@"; }}\n{line}'
    return subprocess.run(
        ["/bin/sh", "-c", start],
        cwd=folder,
        env={**inherited, "LANG": "en_US.UTF-8", **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=120,
        check=False,
    )


FULL_DISK = b"standard output cannot be written: No space left on device\n"


@needs_full
class TestTheWholeProcess:
    """What Python does as it exits counts, too."""

    @pytest.mark.parametrize(
        ("line", "unbuffered"),
        [
            ("orglint --version", ""),
            ("orglint --version", "1"),
            ("orglint --help", ""),
            ("orglint check org.yaml", ""),
            ("orglint check org.yaml -f sarif", "1"),
        ],
    )
    def test_a_full_disk_is_told_once(self, project: Path, line: str, unbuffered: str):
        ended = shell(f"{line} >/dev/full", project, PYTHONUNBUFFERED=unbuffered)
        assert (ended.returncode, ended.stderr) == (2, FULL_DISK)

    def test_an_output_that_is_only_for_reading_is_told(self, project: Path):
        ended = shell("orglint --version 1</dev/null", project)
        assert ended.returncode == 2
        assert ended.stderr.startswith(b"standard output cannot be written: ")

    @pytest.mark.parametrize(
        ("line", "code"),
        [
            ("orglint check nothing.yaml 2>/dev/full", 2),
            ("orglint check org.yaml >/dev/full 2>/dev/full", 2),
            ("orglint check org.yaml >&- 2>&- <&-", 1),
            ("orglint check - <&-", 2),
            ("orglint import csv staff.csv -o model 2>&-", 0),
        ],
    )
    def test_the_exit_code_is_that_of_the_run(self, project: Path, line: str, code: int):
        ended = shell(line, project)
        assert ended.returncode == code
        assert b"Traceback" not in ended.stderr
        assert b"Exception ignored" not in ended.stderr

    @pytest.mark.parametrize(
        ("line", "code"),
        [("orglint check org.yaml -f sarif", 1), ("orglint schema rules", 0), ("orglint rules list --format json", 0)],
    )
    @pytest.mark.parametrize("reader", ["true", "head -1"])
    def test_a_reader_that_leaves_a_long_output_changes_nothing(self, project: Path, line: str, code: int, reader: str):
        ended = shell(f"{{ {line}; echo $? >code; }} | {reader}", project)
        assert ended.stderr == b""
        assert (project / "code").read_text(encoding="ascii") == f"{code}\n"


@pytest.mark.skipif(os.name != "posix", reason="Windows has other signals")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (1, 129)])
class TestSignals:
    def test_a_run_that_is_told_to_end_does_so_quietly(self, folder: Path, number: int, code: int):
        command = [sys.executable, "-m", "orglint", "check", "-", "-f", "json=report.json"]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        with subprocess.Popen([sys.executable, "-X", "importtime", *command[1:]], cwd=folder, **pipes) as process:  # type: ignore[call-overload]
            # Standard input is read once these modules are there; then the run waits for its end.
            for line in process.stderr:
                if line.rstrip().endswith(b"orglint.source.discovery"):
                    break
            process.send_signal(number)
            out, err = process.communicate(timeout=60)
        assert process.returncode == code
        assert out == b""
        assert [line for line in err.splitlines() if not line.startswith(b"import time:")] == []
        assert list(folder.iterdir()) == [folder / ".git"]

    def test_what_was_being_written_is_put_back(self, folder: Path, write: Callable[..., Path], number: int, code: int):
        write("org.yaml", CIRCLE)
        write("a.json", "as before")
        # The signal arrives when one of two files is in its place and the other is not.
        program = (
            "import os, sys, pathlib\n"
            "replace, done = pathlib.Path.replace, []\n"
            "def interrupted(self, target):\n"
            "    if done: return replace(self, target)\n"
            "    done.append(replace(self, target))\n"
            f"    os.kill(os.getpid(), {int(number)})\n"
            "    return done[0]\n"
            "pathlib.Path.replace = interrupted\n"
            "from orglint.__main__ import main\n"
            "sys.exit(main())\n"
        )
        arguments = ["check", "org.yaml", "-f", "json=a.json", "-f", "sarif=b.sarif"]
        ended = subprocess.run(
            [sys.executable, "-c", program, *arguments], cwd=folder, capture_output=True, timeout=60, check=False
        )
        assert (ended.returncode, ended.stdout, ended.stderr) == (code, b"", b"")
        assert sorted(path.name for path in folder.iterdir()) == [".git", "a.json", "org.yaml"]
        assert (folder / "a.json").read_text(encoding="utf-8") == "as before"


@pytest.mark.skipif(os.name != "posix", reason="nohup is a program of other systems")
def test_a_signal_that_is_ignored_stays_so(project: Path):
    """As under nohup: the terminal may go away."""
    ended = shell("trap '' HUP; orglint check org.yaml -f concise", project)
    assert ended.returncode == 1
    program = (
        "import signal; from orglint.ending import end_by_exception\n"
        "signal.signal(signal.SIGHUP, signal.SIG_IGN); end_by_exception()\n"
        "assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN\n"
        "assert callable(signal.getsignal(signal.SIGTERM))\n"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
