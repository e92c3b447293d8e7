"""Input for commands that count, draw and ask: the whole organization, or nothing of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orglint.cli.console import warn
from orglint.cli.progress import progress
from orglint.columns import visible
from orglint.i18n import Text, default_language
from orglint.reporters.words import Counted

if TYPE_CHECKING:
    from orglint.app.inputs import Inputs, Loaded

_UNREADABLE = Text(
    "a file could not be read, so nothing is shown of an organization with holes",
    "読み取れないファイルがあるため、欠けた組織の内容は表示しません",
)
_PROBLEMS = Counted(
    "{n} problem in the input; `orglint check` shows it",
    "{n} problems in the input; `orglint check` shows them",
    "入力に問題が{n}件あります。`orglint check`で確認できます",
)


def load_whole(inputs: Inputs) -> Loaded | None:
    """Return what was read, or None where a file could not be parsed; on standard error stands what was wrong."""
    from orglint.app.loading import load

    with progress(inputs.language or default_language()) as tell:
        loaded = load(inputs, tell)
    _warn_of_problems(loaded)
    return None if loaded.unreadable else loaded


def _warn_of_problems(loaded: Loaded) -> None:
    """Say on standard error what was wrong with the input: of files that could not be read each, of the rest a count."""
    language = loaded.language
    if loaded.unreadable:
        for problem in loaded.problems:
            if problem.entity is None and problem.location is not None:
                warn(f"{visible(str(problem.location))}: {visible(problem.message.say(language))}\n")
        warn(f"{_UNREADABLE.say(language)}\n")
    elif loaded.problems:
        warn(f"{_PROBLEMS.say(language, len(loaded.problems))}\n")
