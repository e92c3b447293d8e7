"""`orglint init`: a first model to change."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from orglint.cli.console import say
from orglint.cli.help_texts import help_text
from orglint.cli.options import Lang
from orglint.columns import visible
from orglint.errors import ExitCode
from orglint.i18n import Text, default_language

HELP = help_text(
    "Write a first model and an orglint.yaml, commented, to change and grow.",
    "書き換えて使える組織モデルとorglint.yamlを、説明付きで作成します。",
)
_WRITTEN = Text("written: {file}", "作成しました: {file}")
_NEXT = Text("next: orglint check {folder}", "次に: orglint check {folder}")


def init(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="[DIR]",
            show_default=False,
            help=help_text("where to write them (default: this folder)", "作成先のフォルダー(既定: 現在のフォルダー)"),
        ),
    ] = Path(),
    *,
    schemas: Annotated[
        bool,
        typer.Option(
            "--schemas",
            help=help_text(
                "write JSON Schemas beside them, by which editors complete and check what is typed",
                "エディターでの入力補完と検査に使うJSON Schemaも作成する",
            ),
        ),
    ] = False,
    lang: Lang = None,
) -> int:
    """Write the files, print their names and return the exit code."""
    from orglint.app.starting import start_project

    language = lang or default_language()
    for path in start_project(folder, language, schemas=schemas):
        say(_WRITTEN.say(language, file=visible(path.as_posix())) + "\n")
    say(_NEXT.say(language, folder=visible((folder / "org").as_posix())) + "\n")
    return ExitCode.CLEAN
