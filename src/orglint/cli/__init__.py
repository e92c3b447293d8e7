"""The commands: each parses its arguments, calls a use case, and writes what a reporter makes of the result."""

from __future__ import annotations

import itertools
import sys

import orglint
from orglint.i18n import LANGUAGES, Language, default_language


def run(argv: list[str]) -> int:
    """Carry out a command line and return the exit code. Raises OrglintError where it cannot be carried out."""
    if argv and argv[0] == "--version":
        sys.stdout.write(f"orglint {orglint.__version__}\n")
        return 0
    from orglint.cli.application import carry_out

    return carry_out(argv, asked_language(argv) or default_language())


def asked_language(argv: list[str]) -> Language | None:
    """Return the language that `--lang` asks for, read before the command line is parsed: errors speak it too."""
    pairs = list(itertools.pairwise(argv))
    asked: list[Language] = [name for name in LANGUAGES if f"--lang={name}" in argv or ("--lang", name) in pairs]
    return asked[0] if asked else None
