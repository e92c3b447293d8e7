"""`orglint completion`: a script for the shell, to be put where it reads such scripts."""

from __future__ import annotations

from typing import Annotated

import typer

from orglint.cli.completion_scripts import SCRIPTS, Shell
from orglint.cli.console import say
from orglint.cli.help_texts import help_text
from orglint.cli.options import Lang
from orglint.errors import ExitCode

HELP = help_text(
    "Print the script by which a shell completes commands, options, formats and rules.",
    "シェルでコマンド、オプション、形式、ルールを補完するためのスクリプトを表示します。",
)


def completion(
    shell: Annotated[
        Shell,
        typer.Argument(
            metavar="bash|zsh|fish",
            show_default=False,
            help=help_text(
                'the shell; for bash put `eval "$(orglint completion bash)"` into ~/.bashrc (docs/ci.md)',
                'シェル。bashなら ~/.bashrc に `eval "$(orglint completion bash)"` と書きます(docs/ci.ja.md)',
            ),
        ),
    ],
    *,
    lang: Lang = None,
) -> int:
    """Print the script and return the exit code."""
    say(SCRIPTS[shell])
    return ExitCode.CLEAN
