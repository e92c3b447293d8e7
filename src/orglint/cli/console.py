"""Standard output and standard error, as far as commands write to them."""

from __future__ import annotations

import os
import shutil
import stat
import sys
from typing import TextIO

from orglint.config.settings import Config
from orglint.i18n import Language
from orglint.reporters.look import Look
from orglint.reporters.terminal import Terminal, terminal
from orglint.streams import hand_over


def say(text: str) -> None:
    """Write to standard output, or nowhere where a process has none or its reader has left. Raises UnprintedError."""
    failed = hand_over(sys.stdout, text)
    if failed is not None:
        raise UnprintedError(failed.strerror or str(failed))


def warn(text: str) -> None:
    """Write to standard error what is no part of the report; where that fails there is nowhere to say so."""
    hand_over(sys.stderr, text)


class UnprintedError(Exception):
    """Standard output takes no text, for a reason that the system gives."""


def is_terminal(stream: TextIO | None) -> bool:
    """Whether somebody sits behind a stream."""
    return stream is not None and stream.isatty()


def printed_to() -> tuple[int, int] | None:
    """Return the device and number of the file or pipe behind standard output; None for a terminal, /dev/null, nothing."""
    if sys.stdout is None:
        return None
    try:
        there = os.fstat(sys.stdout.fileno())
    except OSError:  # somebody's own object
        return None
    return None if stat.S_ISCHR(there.st_mode) else (there.st_dev, there.st_ino)


def output_terminal() -> Terminal:
    """Return whether standard output takes colour, and how wide it is."""
    return terminal(os.environ, isatty=is_terminal(sys.stdout), columns=shutil.get_terminal_size((80, 24)).columns)


def output_encoding() -> str:
    """Return the encoding of standard output."""
    return getattr(sys.stdout, "encoding", None) or "utf-8"


def output_look(config: Config, language: Language) -> Look:
    """Return how texts for standard output look. Names are shown there unless the configuration hides them."""
    shown = output_terminal()
    names = config.show_names is not False
    return Look(language, names=names, colour=shown.colour, width=shown.width, encoding=output_encoding())
