"""Standard output and standard error, as far as commands write to them."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TextIO

from orglint.config.settings import Config
from orglint.i18n import Language
from orglint.reporters.look import Look
from orglint.reporters.terminal import Terminal, terminal


def say(text: str) -> None:
    """Write to standard output, or nowhere where a process has none."""
    _write(sys.stdout, text)


def warn(text: str) -> None:
    """Write to standard error: what is no part of the report."""
    _write(sys.stderr, text)


def _write(stream: TextIO | None, text: str) -> None:
    if stream is not None:
        stream.write(text)


def is_terminal(stream: TextIO | None) -> bool:
    """Whether somebody sits behind a stream."""
    return stream is not None and stream.isatty()


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
