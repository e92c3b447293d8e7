"""`orglint template`: a workbook to describe an organization in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from orglint.cli.console import say, warn
from orglint.cli.help_texts import help_text
from orglint.cli.options import Lang
from orglint.columns import visible
from orglint.errors import ExitCode
from orglint.i18n import Text, default_language

HELP = help_text(
    "Write an Excel workbook to describe an organization in, with a sheet for each kind of thing.",
    "組織を記入するためのExcelブックを作成します。シートは項目の種類ごとに分かれています。",
)
_WRITTEN = Text("written: {file}", "作成しました: {file}")
_NEXT = Text("next: fill it in, then orglint check {file}", "次に: 記入して orglint check {file}")


def template(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="[FILE.xlsx]",
            show_default=False,
            help=help_text(
                "the workbook to write (default: orglint-template.xlsx)", "作成するブック(既定: orglint-template.xlsx)"
            ),
        ),
    ] = Path("orglint-template.xlsx"),
    *,
    sources: Annotated[
        list[Path] | None,
        typer.Option(
            "--from",
            metavar="PATH",
            help=help_text(
                "fill it with the model at this path instead of an example (repeatable)",
                "記入例の代わりに、このパスのモデルを書き込む(繰り返し可)",
            ),
        ),
    ] = None,
    blank: Annotated[
        bool, typer.Option("--blank", help=help_text("leave the example out", "記入例を入れない"))
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help=help_text("replace the file if it is there", "既存のファイルを置き換える"))
    ] = False,
    lang: Lang = None,
) -> int:
    """Write the workbook, print its name and return the exit code."""
    from orglint.app.templating import write_template

    language = lang or default_language()
    for line in write_template(file, language, sources=sources or (), blank=blank, force=force):
        warn(visible(line) + "\n")
    name = visible(file.as_posix())
    say(_WRITTEN.say(language, file=name) + "\n")
    say(_NEXT.say(language, file=f'"{name}"' if " " in name else name) + "\n")
    return ExitCode.CLEAN
