"""The commands: each parses its arguments, calls a use case, and writes what a reporter makes of the result."""

from __future__ import annotations

import itertools

from orglint.i18n import LANGUAGES, Language, Text, default_language

_REFUSED = Text("{file}: the system refuses: {reason}", "{file}: システムのエラーです: {reason}")
_USED_UP = Text("the system refuses: {reason}", "システムのエラーです: {reason}")
_NO_FOLDER = Text(
    "the folder this runs in is no longer there, or nobody may look into it; change to another one",
    "現在のフォルダーが削除されたか、参照できません。別のフォルダーに移動してください",
)


def run(argv: list[str]) -> int:
    """Carry out a command line and return the exit code; what stops it is told on standard error, made visible."""
    from orglint.cli.console import UnprintedError
    from orglint.errors import ExitCode, OrglintError
    from orglint.streams import NOT_PRINTED

    language = asked_language(argv) or default_language()
    try:
        from orglint.cli.application import carry_out

        return carry_out(argv, language)
    except OrglintError as error:
        _tell(str(error))
    except UnprintedError as error:
        _tell(NOT_PRINTED.say(language, reason=error))
    except OSError as error:
        told = _told_by_system(error, language)
        if told is None:
            raise
        _tell(told)
    return ExitCode.COULD_NOT_RUN


def _told_by_system(error: OSError, language: Language) -> str | None:
    """Return what the system refuses, which is no bug of orglint's wherever it happens, or None where it may be one."""
    import errno
    from pathlib import Path

    from orglint.config.discovery import shown_path

    try:
        Path.cwd()
    except OSError:
        return _NO_FOLDER.say(language)
    reason = error.strerror or str(error)
    if isinstance(error.filename, str):
        return _REFUSED.say(language, file=shown_path(Path(error.filename)), reason=reason)
    used_up = (errno.ENOSPC, errno.EFBIG, errno.EDQUOT, errno.EIO, errno.EROFS, errno.EMFILE, errno.ENFILE)
    return _USED_UP.say(language, reason=reason) if error.errno in used_up else None


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
