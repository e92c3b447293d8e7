"""The commands: each parses its arguments, calls a use case, and writes what a reporter makes of the result."""

from __future__ import annotations

import itertools

from orglint.i18n import LANGUAGES, Language, default_language


def run(argv: list[str]) -> int:
    """Carry out a command line and return the exit code; what stops it is told on standard error, made visible."""
    from orglint.errors import ExitCode, OrglintError

    language = asked_language(argv) or default_language()
    try:
        from orglint.cli.application import carry_out

        return carry_out(argv, language)
    except OrglintError as error:
        _tell(str(error))
        return ExitCode.COULD_NOT_RUN


def _tell(message: str) -> None:
    """Write an error line by line: names and paths in it are users' data, tabs stay for the carets below them."""
    from orglint.cli.console import warn
    from orglint.columns import visible

    for line in message.split("\n"):
        warn("\t".join(map(visible, line.split("\t"))) + "\n")


def asked_language(argv: list[str]) -> Language | None:
    """Return the language that `--lang` asks for, read before the command line is parsed: errors speak it too."""
    words = [*argv, ""]
    asked: Language | None = None
    for word, following in itertools.pairwise(words):
        for name in LANGUAGES:
            if word == f"--lang={name}" or (word, following) == ("--lang", name):
                asked = name
    return asked
