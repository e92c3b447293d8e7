"""A real shell at a terminal of its own, and somebody who types into it."""

from __future__ import annotations

import contextlib
import os
import select
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

_TO_THE_BEGINNING, _TAB, _GIVE_UP = "\x01", "\t", "\x03"
_SECONDS = 60
_MARK = "ready-to-type"
_CONTROLLED = (
    "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); os.execvp(sys.argv[1], sys.argv[1:])"
)
"""Makes its terminal the controlling one, which shells want, and becomes the shell."""
TELL = {
    "bash": "tell() { printf '%s\\0' \"$@\" >../told.new; mv ../told.new ../told; }",
    "zsh": "tell() { printf '%s\\0' \"$@\" >../told.new; mv ../told.new ../told; }",
    "fish": "function tell; printf '%s\\0' $argv >../told.new; mv ../told.new ../told; end",
}
"""Defines a command that writes down its words, in each shell."""


class Typist:
    """Somebody at a shell. What a line has become is told by the shell itself, as the words of a command."""

    def __init__(self, terminal: int, told: Path) -> None:
        self._terminal = terminal
        self._told = told
        self._seen = ""
        self._lines = 0

    def run(self, command: str) -> None:
        """Type a command and wait until it has ended."""
        self._lines += 1
        # The mark is put together by the shell, so that it is not what the terminal echoes.
        self._type(f"{command}; printf '%s\\n' '{_MARK}''-{self._lines}-'\n")
        self._wait(lambda: f"{_MARK}-{self._lines}-" in self._seen)

    def completed(self, typed: str) -> list[str]:
        """Return the words of a line after somebody has pressed TAB behind it."""
        self._told.unlink(missing_ok=True)
        self._type(typed)
        self._until_quiet()
        self._seen = ""
        self._type(_TAB)
        # Whatever comes of it shows, and be it the bell; bash drops a TAB behind which more is typed at once.
        self._wait(lambda: bool(self._seen))
        self._until_quiet()
        self._type(f"{_TO_THE_BEGINNING}tell \n")
        self._wait(self._told.exists)
        return self._told.read_text(encoding="utf-8").split("\0")[:-1]

    def offered(self, typed: str, words: Sequence[str]) -> list[str]:
        """Return which of some words the terminal shows after somebody has pressed TAB twice behind a line."""
        self._seen = ""
        self._type(typed + _TAB + _TAB)
        with contextlib.suppress(TimeoutError):
            self._wait(lambda: all(word in self._seen for word in words))
        shown = [word for word in words if word in self._seen]
        self._type(_GIVE_UP)
        self.run(":")
        return shown

    def _type(self, text: str) -> None:
        os.write(self._terminal, text.encode())

    def _until_quiet(self) -> None:
        while self._read(0.3):
            pass

    def _read(self, seconds: float) -> bool:
        if not select.select([self._terminal], [], [], seconds)[0]:
            return False
        try:
            self._seen += os.read(self._terminal, 65536).decode(errors="replace")
        except OSError:
            return False
        return True

    def _wait(self, has_come: Callable[[], bool]) -> None:
        end = time.monotonic() + _SECONDS
        while not has_come():
            if time.monotonic() > end:
                raise TimeoutError(f"it has not come; the terminal shows {self._seen!r}")
            self._read(0.05)


@contextlib.contextmanager
def shell(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Iterator[Typist]:
    """Start a shell in a folder, at a terminal of 200 columns."""
    import fcntl
    import pty
    import struct
    import termios

    ours, its = pty.openpty()
    fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 200, 0, 0))
    process = subprocess.Popen(
        [sys.executable, "-c", _CONTROLLED, *command],
        stdin=its,
        stdout=its,
        stderr=its,
        cwd=folder,
        env=dict(environment),
        start_new_session=True,
    )
    os.close(its)
    try:
        yield Typist(ours, folder.parent / "told")
    finally:
        process.kill()
        process.wait(timeout=30)
        os.close(ours)
