"""Consoles: of other encodings than UTF-8, with colour and without, wide and narrow, real and none."""

from __future__ import annotations

import io
import json
import os
import re
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from orglint.cli import run
from orglint.columns import width

from .test_streams import COMMANDS, STAFF

ENCODINGS = ("ascii", "latin-1", "cp1252", "cp932", "euc_jp", "iso2022_jp", "utf-16", "utf-8")
DATA = (
    "json",
    "sarif",
    "gitlab",
    "compare, json",
    "stats, json",
    "questions, json",
    "config, json",
    "rules list, json",
    "schema",
)
PRINTING = (
    "help of a command",
    "text",
    "compare",
    "compare, markdown",
    "github",
    "junit",
    "markdown",
    "stats",
    "tree",
    "config",
    "explain",
    "rules list",
)
MODEL = """\
organization: {name: 株式会社é😀, as_of: 2026-04-01}
units:
  本社: {name: 本社 "𠮷野" ①～−, head: one}
positions:
  one: {title: 社長é, reports_to: two, unit: 本社}
  two: {title: 部長😀, reports_to: one, unit: 本社}
"""


@pytest.fixture
def project(write, cli, folder: Path) -> Path:
    """Lay a model with letters that most encodings lack, one from before it, a list of people and a rule into the working folder."""
    write("org.yaml", MODEL)
    write("before.yaml", MODEL.replace("reports_to: two, ", ""))
    write("staff.csv", STAFF)
    cli("rules", "new", "first-rule")
    (folder / "rules" / "first-rule.yaml").rename(folder / "mine.yaml")
    (folder / "rules").rmdir()
    return folder


def printed(encoding: str, arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> tuple[int, str, str]:
    """Carry out a command on a console of an encoding, and return its exit code and what came out, decoded."""
    streams = [io.BytesIO(), io.BytesIO()]
    for name, data in zip(("stdout", "stderr"), streams, strict=True):
        # As `orglint.__main__` sets them up.
        stream = io.TextIOWrapper(data, encoding=encoding, errors="backslashreplace", newline="\n")
        monkeypatch.setattr(sys, name, stream)
    code = run(list(arguments))
    out, err = (data.getvalue().decode(encoding) for data in streams)
    return code, out, err


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_command_prints_on_every_console(project: Path, monkeypatch, encoding: str):
    for name in PRINTING:
        arguments, expected = COMMANDS[name]
        code, out, err = printed(encoding, (*arguments, "--lang", "ja"), monkeypatch)
        assert (code, err) == (expected, ""), name
        assert out, name


@pytest.mark.parametrize("encoding", ["ascii", "cp932", "utf-16"])
@pytest.mark.parametrize("name", DATA)
def test_data_are_the_same_on_every_console(project: Path, monkeypatch, encoding: str, name: str):
    arguments = (*COMMANDS[name][0], "--lang", "ja")
    _, here, _ = printed(encoding, arguments, monkeypatch)
    _, there, _ = printed("utf-8", arguments, monkeypatch)
    assert json.loads(here) == json.loads(there)


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_no_letter_is_lost_where_a_console_has_it_not(project: Path, monkeypatch, encoding: str):
    def letters(text: str) -> str:
        found = re.sub(
            r"\\(?:x(..)|u(....)|U(........))", lambda each: chr(int(each[1] or each[2] or each[3], 16)), text
        )
        return "".join(each for each in found if not each.isspace())

    for arguments in (("check", "org.yaml", "-f", "concise"), ("tree", "org.yaml"), ("stats", "org.yaml")):
        code, here, _ = printed(encoding, (*arguments, "--lang", "ja"), monkeypatch)
        same, there, _ = printed("utf-8", (*arguments, "--lang", "ja"), monkeypatch)
        assert code == same
        assert letters(here) == letters(there)


def test_a_model_and_its_errors_are_told_on_a_console_in_ascii(project: Path, monkeypatch):
    code, out, err = printed("ascii", ("check", "部署.yaml", "--lang", "ja"), monkeypatch)
    assert (code, out) == (2, "")
    assert "\\u90e8\\u7f72.yaml" in err


class TestTerminal:
    """A real pseudo-terminal; Windows has none that a test could open."""

    def run(self, folder: Path, *arguments: str, columns: int = 60, **environment: str) -> str:
        pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")
        import fcntl
        import termios

        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        unwanted = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "LC_ALL", "PYTHONIOENCODING")
        inherited = {key: value for key, value in os.environ.items() if key not in unwanted}
        process = subprocess.Popen(
            [sys.executable, "-m", "orglint", *arguments],
            cwd=folder,
            env={**inherited, "TERM": "xterm", "LANG": "en_US.UTF-8", "PYTHONUTF8": "1", **environment},
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
        )
        os.close(theirs)
        data = b""
        while True:
            try:
                read = os.read(ours, 65536)
            except OSError:  # Linux's way to say that the other side is closed
                break
            if not read:
                break
            data += read
        os.close(ours)
        process.wait(timeout=60)
        return data.decode().replace("\r\n", "\n")

    @pytest.mark.parametrize(
        ("environment", "coloured"),
        [
            ({}, True),
            ({"NO_COLOR": "1"}, False),
            ({"NO_COLOR": ""}, True),
            ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
            ({"FORCE_COLOR": "0"}, False),
            ({"TERM": "dumb"}, False),
            ({"TERM": "dumb", "FORCE_COLOR": "1"}, True),
        ],
    )
    def test_colour_is_as_the_environment_has_it(self, project: Path, environment: dict[str, str], coloured: bool):
        text = self.run(project, "check", "org.yaml", **environment)
        assert ("\x1b[1;31merror" in text) is coloured
        assert ("\x1b" in text) is coloured

    @pytest.mark.parametrize("language", ["en", "ja"])
    def test_prose_is_broken_to_the_width_of_the_terminal(self, project: Path, language: str):
        for arguments in (("check", "--help"), ("questions", "org.yaml")):
            text = self.run(project, *arguments, "--lang", language, columns=60, NO_COLOR="1")
            assert [line for line in text.splitlines() if width(line) > 60] == []
            assert max(map(width, text.splitlines())) > 40

    def test_columns_win_over_the_terminal(self, project: Path):
        narrow = self.run(project, "questions", "org.yaml", COLUMNS="50", NO_COLOR="1")
        wide = self.run(project, "questions", "org.yaml", COLUMNS="150", NO_COLOR="1")
        assert max(map(width, narrow.splitlines())) <= 50
        assert max(map(width, wide.splitlines())) > 60

    def test_json_on_a_terminal_is_json(self, project: Path):
        assert json.loads(self.run(project, "check", "org.yaml", "-f", "json"))["findings"]

    def test_names_do_not_steer_the_terminal(self, project: Path, write):
        write("org.yaml", MODEL.replace("社長é", '"\\e]0;x\\a\\e[2J"'))
        text = self.run(project, "check", "org.yaml", NO_COLOR="1")
        assert "reporting-cycle" in text
        assert "\x1b" not in text
        assert "\x07" not in text
