"""The process as a shell sees it: start-up, exit codes, closed pipes, narrow consoles."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

import orglint

# A command line of which only `orglint.cli.run` is replaced, by the function body that a test gives.
PROGRAM = """
import sys, types
def run(arguments):
    {body}
sys.modules["orglint.cli"] = types.SimpleNamespace(run=run)
from orglint.__main__ import main
sys.exit(main())
"""


def start(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `python ...` with a clean choice of language and encoding."""
    unwanted = ("LC_ALL", "LC_MESSAGES", "LANG", "ORGLINT_TRACEBACK", "PYTHONIOENCODING", "PYTHONUTF8")
    inherited = {key: value for key, value in os.environ.items() if key not in unwanted}
    return subprocess.run(
        [sys.executable, *arguments],
        env={**inherited, "PYTHONUTF8": "1", "LANG": "en_US.UTF-8", **environment},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=60,
        check=False,
    )


def start_with(body: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return start("-c", PROGRAM.format(body=body), *arguments, **environment)


def test_version_is_told():
    ended = start("-m", "orglint", "--version")
    assert (ended.stdout, ended.stderr, ended.returncode) == (f"orglint {orglint.__version__}\n", "", 0)


def test_version_imports_nothing_but_the_door():
    ended = start("-X", "importtime", "-m", "orglint", "--version")
    imported = {line.rsplit("|", 1)[1].strip() for line in ended.stderr.splitlines() if line.startswith("import time:")}
    ours = {name for name in imported if name.split(".")[0] == "orglint"}
    assert ours <= {"orglint", "orglint.__main__"}
    assert not imported & {"typer", "click", "rich", "pydantic", "yaml", "networkx", "re", "dataclasses", "typing"}


def test_the_commands_code_is_the_process_code():
    assert start_with("return 1").returncode == 1


def test_arguments_reach_the_commands():
    assert start_with("print(arguments); return 0", "check", "--lang=ja").stdout == "['check', '--lang=ja']\n"


def test_what_could_not_run_says_where_and_why():
    body = "from orglint.errors import ConfigError; raise ConfigError('bad', file='a.yaml', line=2, column=3)"
    ended = start_with(body)
    assert (ended.stdout, ended.stderr, ended.returncode) == ("", "a.yaml:2:3: bad\n", 2)


def test_a_bug_asks_to_be_reported_without_a_traceback():
    ended = start_with("raise ValueError('x\\ny')")
    assert ended.returncode == 3
    assert ended.stderr.startswith("orglint: internal error: ValueError: x y\nThis is a bug in orglint")
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize(
    ("arguments", "environment"), [((), {"LANG": "ja_JP.UTF-8"}), (("--lang", "ja"), {}), (("--lang=ja",), {})]
)
def test_a_bug_is_told_in_the_users_language(arguments: tuple[str, ...], environment: dict[str, str]):
    ended = start_with("raise KeyError('x')", *arguments, **environment)
    assert ended.stderr.startswith("orglint: 内部エラー: KeyError: 'x'\n")
    assert "不具合" in ended.stderr


def test_a_traceback_is_there_for_who_asks():
    ended = start_with("raise ValueError('x')", ORGLINT_TRACEBACK="1")
    assert ended.stderr.startswith("Traceback (most recent call last):\n")
    assert ended.returncode == 3


def test_text_of_a_file_cannot_steer_the_terminal():
    body = "from orglint.errors import InputError; raise InputError('no \\x1b[31m\\u202efile\\n\\tnext')"
    assert start_with(body).stderr == "no \\x1b[31m\\u202efile\n\tnext\n"


def test_an_interrupt_ends_quietly():
    ended = start_with("raise KeyboardInterrupt")
    assert (ended.stdout, ended.stderr, ended.returncode) == ("", "", 130)


@pytest.mark.parametrize("encoding", ["ascii", "cp932", "cp1252"])
def test_no_console_is_too_narrow(encoding: str):
    body = "print('部 \\u20ac \\udcff'); print('é 한', file=sys.stderr); return 0"
    ended = start_with(body, PYTHONUTF8="0", PYTHONIOENCODING=encoding)
    assert ended.returncode == 0
    assert "Error" not in ended.stderr


def test_what_a_console_cannot_show_is_spelt_out():
    ended = start_with("print('部 é'); return 0", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert ended.stdout == "\\u90e8 \\xe9\n"


def run_into_closed_pipe(body: str, *, close_stderr: bool = False) -> tuple[int, str]:
    """Run with nobody reading stdout; return the exit code and what stderr got."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        ended = subprocess.run(
            [sys.executable, "-c", PROGRAM.format(body=body)],
            env={key: value for key, value in os.environ.items() if key != "PYTHONUNBUFFERED"},
            stdout=writing,
            stderr=writing if close_stderr else subprocess.PIPE,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
    finally:
        os.close(writing)
    return ended.returncode, ended.stderr or ""


@pytest.mark.skipif(not hasattr(signal, "SIGPIPE"), reason="this system has no closed pipes")
class TestClosedPipe:
    """Nobody reads the output any more, as under `orglint check | head`."""

    def test_a_short_report_keeps_its_code(self):
        assert run_into_closed_pipe("print('short'); return 1") == (1, "")

    def test_a_long_report_ends_quietly(self):
        assert run_into_closed_pipe("print('long ' * 100_000); return 1") == (141, "")

    def test_an_error_nobody_reads_ends_quietly(self):
        assert run_into_closed_pipe("raise ValueError", close_stderr=True) == (3, "")

    def test_version_ends_quietly(self):
        reading, writing = os.pipe()
        os.close(reading)
        command = [sys.executable, "-m", "orglint", "--version"]
        ended = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, timeout=60, check=False)
        os.close(writing)
        assert (ended.returncode, ended.stderr) == (0, b"")


@pytest.mark.skipif(os.name != "posix", reason="closes a descriptor by a shell")
def test_a_process_without_stdout_runs():
    command = f'{sys.executable} -m orglint --version >&- && {sys.executable} -c "$0" >&-'
    ended = subprocess.run(
        ["/bin/sh", "-c", command, PROGRAM.format(body="print('x'); return 0")],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, "")
