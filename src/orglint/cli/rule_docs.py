"""`orglint rules docs`: the rules as pages to read and publish."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from orglint.cli.console import say
from orglint.cli.help_texts import help_text
from orglint.cli.options import ConfigFile, Lang, inputs_of
from orglint.columns import visible
from orglint.errors import ExitCode
from orglint.i18n import Text
from orglint.reporters.words import Counted

HELP = help_text(
    "Write pages (Markdown, in both languages) about all rules, your own included.",
    "独自のものを含むすべてのルールの説明を、日本語と英語のMarkdownで作成します。",
)
_WRITTEN = Counted("{n} page written in {folder}", "{n} pages written in {folder}", "{folder}に{n}ページを作成しました")
_UNCHANGED = Counted("{n} unchanged", "{n} unchanged", "変更なし: {n}ページ")
_GONE = Text("removed: {file}", "不要になったページを削除しました: {file}")


def rule_docs(
    *,
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            metavar="DIR",
            help=help_text("the folder to write them in", "作成先のフォルダー"),
        ),
    ],
    force: Annotated[
        bool,
        typer.Option(
            "--force",
            help=help_text(
                "overwrite files that orglint did not write, or that were changed since",
                "orglintが作成していないファイルや、作成後に変更されたファイルも上書きする",
            ),
        ),
    ] = False,
    lang: Lang = None,
    config: ConfigFile = None,
) -> int:
    """Write the pages, say how many, and return the exit code."""
    from orglint.app.rule_docs import write_pages
    from orglint.app.settings import find_settings
    from orglint.config.discovery import shown_path

    inputs = inputs_of(lang=lang, config=config)
    _, language = find_settings(inputs)
    done = write_pages(output, inputs, force=force)
    say(_WRITTEN.say(language, len(done.changed), folder=visible(shown_path(output))) + "\n")
    if done.unchanged:
        say(_UNCHANGED.say(language, len(done.unchanged)) + "\n")
    for path in done.gone:
        say(_GONE.say(language, file=visible(shown_path(path))) + "\n")
    return ExitCode.CLEAN
