"""Real commands in a process of their own: pipes, encodings, standard input."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import CIRCLE, MINIMAL


def start(
    *arguments: str, folder: Path, stdin: bytes | None = None, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Run orglint with a clean choice of language and encoding; outputs are bytes."""
    unwanted = ("LC_ALL", "LC_MESSAGES", "LANG", "PYTHONIOENCODING", "PYTHONUTF8", "NO_COLOR", "FORCE_COLOR")
    inherited = {key: value for key, value in os.environ.items() if key not in unwanted}
    return subprocess.run(
        [sys.executable, "-m", "orglint", *arguments],
        env={**inherited, "LANG": "en_US.UTF-8", **environment},
        cwd=folder,
        input=stdin,
        capture_output=True,
        timeout=60,
        check=False,
    )


def test_a_model_comes_from_standard_input(folder: Path):
    clean = start("check", "-", folder=folder, stdin=MINIMAL.encode(), PYTHONUTF8="1")
    assert (clean.returncode, clean.stderr) == (0, b"")
    circle = start("check", "-", folder=folder, stdin=CIRCLE.encode(), PYTHONUTF8="1")
    assert circle.returncode == 1
    assert b"--> <stdin>:3:" in circle.stdout


def test_a_console_in_cp932_gets_cp932(folder: Path, write):
    write("org.yaml", CIRCLE.replace("title: One", "title: 部長😀"))
    ended = start("check", "org.yaml", "--lang", "ja", folder=folder, PYTHONUTF8="0", PYTHONIOENCODING="cp932")
    text = ended.stdout.decode("cp932")
    assert ended.returncode == 1
    assert text.startswith("エラー[reporting-cycle]")
    assert "部長\\U0001f600" in text
    assert ended.stderr == b""


def test_help_in_japanese_on_a_console_in_cp932(folder: Path):
    ended = start("check", "--help", "--lang", "ja", folder=folder, PYTHONUTF8="0", PYTHONIOENCODING="cp932")
    assert ended.stdout.decode("cp932").startswith("使い方: orglint check")


def test_a_usage_error_leaves_stdout_empty(folder: Path):
    ended = start("check", "--ignore", "wide-spam", "-", folder=folder, stdin=MINIMAL.encode())
    assert (ended.returncode, ended.stdout) == (2, b"")
    assert b"Traceback" not in ended.stderr


@pytest.mark.skipif(not hasattr(signal, "SIGPIPE"), reason="this system has no closed pipes")
def test_a_reader_that_leaves_early_is_no_error(folder: Path, write):
    long = "".join(f"  c{number}: {{title: {'x' * 200}, reports_to: c{number}}}\n" for number in range(400))
    write("org.yaml", CIRCLE + long)
    command = [sys.executable, "-m", "orglint", "check", "org.yaml"]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        errors = process.stderr.read()
        code = process.wait(timeout=60)
    # The outcome was known before the pipe closed: it stays the exit code.
    assert (code, errors) == (1, b"")


def test_init_help_imports_nothing_that_reads_models(folder: Path):
    code = (
        "import sys; sys.argv = ['orglint', 'init', '--help']; from orglint.__main__ import main; main(); "
        "print(*sys.modules, file=sys.stderr)"
    )
    ended = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, timeout=60, check=False)
    imported = set(ended.stderr.decode().split())
    assert ended.stdout.startswith(b"Usage: orglint init") or "使い方".encode() in ended.stdout
    assert not imported & {"rich", "pydantic", "yaml", "networkx", "orglint.model.entities", "orglint.app.loading"}
