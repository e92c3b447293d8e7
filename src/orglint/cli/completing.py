"""What the shells' scripts ask while somebody types: `orglint __complete N WORD ... [WORD]`.

N words are complete, the one behind them is not (none: nothing of it is typed yet). The answer is a line for each word that
it may become, with what it is behind a tab; no line says that files are meant, which shells know themselves. A shell is never
told an error: where nothing can be offered, nothing is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import typer.main

from orglint.cli.console import say
from orglint.cli.help_texts import translated
from orglint.cli.parsing import PARSER_ERROR
from orglint.errors import ExitCode, OrglintError
from orglint.i18n import Language

if TYPE_CHECKING:
    from typer._click.shell_completion import CompletionItem

_CLAUSE = re.compile(r"[;。(]|\. ")
"""Where the first words of a help text end: a list of choices has a line for each."""


def answer(arguments: Sequence[str], application: typer.Typer, language: Language) -> ExitCode:
    """Print what the word that is being typed may become."""
    count, *words = arguments or ["0"]
    known = int(count) if count.isdecimal() else len(words)
    done = _joined(words[:known])
    [typed] = _joined(words[known : known + 1]) or [""]
    if done and done[-1].endswith("=") and "=" not in typed:
        typed = done.pop() + typed
    for value, about in _offered(done, typed, application, language):
        say(f"{value}\t{about}\n")
    return ExitCode.CLEAN


def _joined(words: Sequence[str]) -> list[str]:
    """Return words in which `--format`, `=`, `json` is one again: bash takes words apart at such signs."""
    joined: list[str] = []
    for word in words:
        if joined and (word == "=" or joined[-1].endswith("=")):
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def _offered(done: list[str], typed: str, application: typer.Typer, language: Language) -> Iterator[tuple[str, str]]:
    option, sign, _ = typed.partition("=")
    head = option + sign if sign and typed.startswith("-") else ""
    try:
        items = _items(done, typed, application, language)
    except (OrglintError, PARSER_ERROR, typer.Exit):
        return
    for item in items:
        if item.type == "plain" and is_plain(item.value):
            yield head + item.value, _CLAUSE.split(translated(item.help or "", language))[0].strip()


def _items(done: list[str], typed: str, application: typer.Typer, language: Language) -> Sequence[CompletionItem]:
    # The engine behind the parser's own scripts. Those are not used: docs/decisions.md says why.
    from typer._click.shell_completion import ShellComplete

    class Engine(ShellComplete):
        """What is completed, without a shell around it."""

        name = "none"

        def source_vars(self) -> dict[str, object]:
            return {}

        def get_completion_args(self) -> tuple[list[str], str]:
            return done, typed

        def format_completion(self, item: CompletionItem) -> str:
            return str(item.value)

    command = typer.main.get_command(application)
    return Engine(command, {"obj": language}, "orglint", "").get_completions(done, typed)


def is_plain(value: str) -> bool:
    """Whether a value can be put on a command line as it is: rules of a project are whatever somebody calls them."""
    return all(sign.isascii() and (sign.isalnum() or sign in "-_.,=@/") for sign in value)
