"""Signals that end a run: what it was writing is put back first, as after Ctrl-C."""

from __future__ import annotations

import signal
from types import FrameType

_NAMES = ("SIGTERM", "SIGHUP", "SIGBREAK")


class Ended(KeyboardInterrupt):
    """The run was told to end; `code` is what a shell reports of a command that the signal ended."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.code = 128 + number


def end_by_exception() -> None:
    """Let signals that would end the process at once raise Ended; those that are ignored (as by `nohup`) stay so."""
    for name in _NAMES:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _end)


def _end(number: int, _frame: FrameType | None) -> None:
    raise Ended(number)
