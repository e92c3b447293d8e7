"""`orglint explain`: what a rule, an input finding, a function or a field means."""

from __future__ import annotations

from typing import Annotated

import typer

from orglint.cli import completed_values
from orglint.cli.console import output_look, say
from orglint.cli.help_texts import help_text
from orglint.cli.options import ConfigFile, Lang, inputs_of
from orglint.errors import ExitCode

HELP = help_text(
    "Explain a rule, an input finding, a function or a field.", "ルール、入力の指摘、関数、項目の意味を説明します。"
)


def explain(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME",
            autocompletion=completed_values.explained,
            help=help_text(
                "a rule (wide-span), an input finding (unknown-reference), a function (direct_reports) or a field "
                "(unit.head)",
                "ルール(wide-span)、入力の指摘(unknown-reference)、関数(direct_reports)、項目(unit.head)の名前",
            ),
        ),
    ],
    *,
    lang: Lang = None,
    config: ConfigFile = None,
) -> int:
    """Print the explanation and return the exit code."""
    from orglint.app.rules import explain as find
    from orglint.app.settings import find_settings
    from orglint.cli.explain_page import page

    inputs = inputs_of(lang=lang, config=config)
    settings, language = find_settings(inputs)
    say("\n".join(page(find(name, inputs), output_look(settings, language))) + "\n")
    return ExitCode.CLEAN
