"""How far reading has come: for people who wait, and only for them."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from orglint.cli.console import is_terminal, warn
from orglint.columns import width
from orglint.i18n import Language, Text

if TYPE_CHECKING:
    from orglint.app.inputs import Progress

_READING = Text("reading {done}/{all} files", "ファイルを読み込み中 {done}/{all}")
PATIENCE = 1.0
"""Seconds before anything is shown."""


@contextmanager
def progress(language: Language) -> Iterator[Progress | None]:
    """Yield a callback that tells a terminal on stderr of a slow load; the line is erased at the end.

    None where stderr is no terminal.
    """
    if not is_terminal(sys.stderr):
        yield None
        return
    line = _Line(language)
    try:
        yield line.tell
    finally:
        line.erase()


class _Line:
    def __init__(self, language: Language) -> None:
        self.language: Language = language
        self.began = time.monotonic()
        self.shown = 0

    def tell(self, done: int, every: int) -> None:
        if time.monotonic() - self.began < PATIENCE:
            return
        text = _READING.say(self.language, done=done, all=every)
        warn(f"\r{text}")
        self.shown = max(self.shown, width(text))

    def erase(self) -> None:
        if self.shown:
            warn(f"\r{' ' * self.shown}\r")
