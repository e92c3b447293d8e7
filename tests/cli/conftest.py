"""A command line carried out in the process of the test, in a folder of its own, in English."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from orglint.cli import run

MINIMAL = """\
organization: {name: Tiny, as_of: 2026-04-01}
units:
  tiny: {name: Tiny, type: company, head: mia}
  sales: {name: Sales, type: department, function: sales, parent: tiny, head: leo}
people:
  mia: {name: Mia, unit: tiny, title: Director}
  leo: {name: Leo, unit: sales, title: Head of Sales, reports_to: mia}
  kai: {name: Kai, unit: sales, title: Consultant, reports_to: leo}
"""
"""An organization without findings of severity error or warning."""

CIRCLE = """\
organization: {name: Loop, as_of: 2026-04-01}
positions:
  one: {title: One, reports_to: two}
  two: {title: Two, reports_to: one}
"""
"""Two posts that report to each other: an error."""

WIDE = """\
organization: {name: Wide, as_of: 2026-04-01}
positions:
  top: {title: Top}
""" + "".join(f"  p{number:02}: {{title: Clerk, reports_to: top}}\n" for number in range(14))
"""Fourteen direct reports: a warning."""


@dataclass(frozen=True, slots=True)
class Ended:
    """What a command left behind."""

    code: int
    out: str
    err: str


Cli = Callable[..., Ended]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder; the language is English, nothing decides on colour or width."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()  # no config file is looked for above
    for name in ("LC_ALL", "LC_MESSAGES", "NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    return tmp_path


@pytest.fixture
def cli(folder: Path, capsys: pytest.CaptureFixture[str]) -> Cli:
    """Run a command line in the working folder of the test."""

    def carry_out(*arguments: str) -> Ended:
        capsys.readouterr()
        code = run(list(arguments))
        captured = capsys.readouterr()
        return Ended(code, captured.out, captured.err)

    return carry_out


@pytest.fixture
def write(folder: Path) -> Callable[..., Path]:
    """Write a file below the working folder."""

    def put(name: str, text: str | bytes) -> Path:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return put
