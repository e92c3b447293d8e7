"""`orglint schema`: what editors need to complete, explain and check a file while it is written."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from orglint.cli.console import output_encoding, say
from orglint.cli.help_texts import help_text
from orglint.cli.options import Lang
from orglint.errors import ExitCode, UsageError
from orglint.i18n import Text, default_language

HELP = help_text(
    "Print the JSON Schema of model, rule or config files, of mappings or plans, for editors.",
    "組織モデル、ルール、設定ファイル、マッピング、変更案のJSON Schemaを表示します。エディターでの入力補完と検査に使えます。",
)

_NO_SCHEMA = Text(
    "there is a file that is no JSON Schema; nothing was written. Name another one, or delete it",
    "JSON Schemaではないファイルがすでにあるため、何も書き込んでいません。別の名前を指定するか、ファイルを削除してください",
)
_SIGN = b'"$schema"'
_BEGINNING = 200
"""Bytes of a schema in which it says so."""


def schema(
    name: Annotated[
        Literal["org", "rules", "config", "mapping", "plan"],
        typer.Argument(
            metavar="org|rules|config|mapping|plan",
            help=help_text(
                "which kind of file",
                "ファイルの種類(org: 組織モデル、rules: ルール、config: 設定、mapping: マッピング、plan: 変更案)",
            ),
        ),
    ],
    *,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help=help_text("write it into this file, as UTF-8", "表示する代わりに、このファイルにUTF-8で書き込む"),
        ),
    ] = None,
    lang: Lang = None,
) -> int:
    """Print or write the schema and return the exit code."""
    from orglint.app.schemas import schema_text
    from orglint.app.writing import write_tree
    from orglint.reporters.json_escapes import printable

    language = lang or default_language()
    text = schema_text(name, language)
    if output is None:
        say(printable(text, output_encoding()))
    else:
        if output.is_file() and _SIGN not in output.read_bytes()[:_BEGINNING]:
            raise UsageError(_NO_SCHEMA.say(language), file=output.as_posix())
        write_tree(output.parent, {output.name: text}, language)
    return ExitCode.CLEAN
