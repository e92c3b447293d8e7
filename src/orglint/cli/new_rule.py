"""`orglint rules new`: a first rule of one's own, to change."""

from __future__ import annotations

from typing import Annotated

import typer

from orglint.cli.console import say
from orglint.cli.help_texts import help_text
from orglint.cli.options import ConfigFile, Lang, inputs_of
from orglint.columns import visible
from orglint.errors import ExitCode
from orglint.i18n import Text

HELP = help_text(
    "Write a rule of your own, commented and with examples, to change and grow.",
    "書き換えて使える独自ルールを、説明と例を付けて作成します。",
)
_WRITTEN = Text("written: {file}", "作成しました: {file}")
_NEXT = Text("next: orglint rules test {file}", "次に: orglint rules test {file}")
_UNREAD = Text(
    "orglint check does not read it yet: name its folder in orglint.yaml, `rule_paths: [rules/]`",
    "orglint checkではまだ読み込まれません。orglint.yamlに`rule_paths: [rules/]`と書いてください",
)


def new_rule(
    ident: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help=help_text("the name of the defect it finds, such as wide-span", "見つけたい問題の名前(例: wide-span)"),
        ),
    ],
    *,
    category: Annotated[
        str,
        typer.Option(
            "--category",
            metavar="NAME",
            show_default=False,
            help=help_text(
                "what it is about: structure, kpis, handoffs, or a word of your own (default: structure)",
                "ルールの分類。structure、kpis、handoffsなど、または独自の語(既定: structure)",
            ),
        ),
    ] = "structure",
    lang: Lang = None,
    config: ConfigFile = None,
) -> int:
    """Write the file, say where it is and what to do next, and return the exit code."""
    from orglint.app.new_rule import write_rule
    from orglint.app.settings import find_settings
    from orglint.config.discovery import shown_path

    inputs = inputs_of(lang=lang, config=config)
    _, language = find_settings(inputs)
    written = write_rule(ident, category, inputs)
    file = visible(shown_path(written.path))
    say(_WRITTEN.say(language, file=file) + "\n")
    if not written.is_read:
        say(_UNREAD.say(language) + "\n")
    say(_NEXT.say(language, file=f'"{file}"' if " " in file else file) + "\n")
    return ExitCode.CLEAN
