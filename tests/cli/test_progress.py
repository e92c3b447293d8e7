"""Progress: on a terminal, after a second, and gone in the end."""

from __future__ import annotations

import io
import sys

import pytest

from orglint.cli import progress as module
from orglint.cli.progress import progress


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [0.0]
    monkeypatch.setattr(module.time, "monotonic", lambda: now[0])
    return now


def test_nothing_is_said_where_nobody_sits(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with progress("en") as tell:
        assert tell is None


def test_a_quick_load_says_nothing(monkeypatch: pytest.MonkeyPatch, clock: list[float]):
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    with progress("en") as tell:
        assert tell is not None
        clock[0] = 0.9
        tell(1, 2)
    assert screen.getvalue() == ""


@pytest.mark.parametrize(
    ("language", "text"), [("en", "reading 120/392 files"), ("ja", "ファイルを読み込み中 120/392")]
)
def test_a_slow_load_counts_and_wipes_its_line(
    monkeypatch: pytest.MonkeyPatch, clock: list[float], language, text: str
):
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    with progress(language) as tell:
        assert tell is not None
        clock[0] = 1.5
        tell(120, 392)
    columns = {"en": 21, "ja": 28}[language]
    assert screen.getvalue() == f"\r{text}\r{' ' * columns}\r"


def test_the_line_is_wiped_when_the_load_fails(monkeypatch: pytest.MonkeyPatch, clock: list[float]):
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)

    def load() -> None:
        with progress("en") as tell:
            assert tell is not None
            clock[0] = 2.0
            tell(1, 2)
            raise KeyError

    with pytest.raises(KeyError):
        load()
    assert screen.getvalue().endswith("\r                 \r")
