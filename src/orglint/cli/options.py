"""Options that several commands share, and what they make of the command line together."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias

import typer

from orglint.cli import completed_values
from orglint.cli.help_texts import help_text
from orglint.config.settings import FailOn
from orglint.errors import UsageError
from orglint.i18n import Language, Text, default_language

if TYPE_CHECKING:
    from orglint.app.inputs import Inputs
    from orglint.ruleset.choosing import Selection

Paths: TypeAlias = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[PATH]...",
        show_default=False,
        help=help_text(
            "files, folders, tables (.csv, .tsv, .xlsx) or - for standard input; together they are one model (default: "
            "`model` of the configuration, else org/, else this folder)",
            "ファイル、フォルダー、表(.csv、.tsv、.xlsx)、または標準入力を表す「-」。全体で1つのモデルになります"
            "(既定: 設定のmodel、なければorg/、それもなければ現在のフォルダー)",
        ),
    ),
]
Lang: TypeAlias = Annotated[
    Language | None,
    typer.Option(
        "--lang",
        metavar="en|ja",
        help=help_text(
            "language of the output (default: as configured, else the locale's)",
            "出力の言語(既定: 設定のとおり、なければロケールの言語)",
        ),
    ),
]
ConfigFile: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--config",
        metavar="FILE",
        help=help_text("take this config file instead of the one found", "自動検出の代わりに使う設定ファイル"),
    ),
]
HOW_TO_READ = help_text(
    "how to read what is no model; tables: generic, jp-hr, scim, uk-organogram, raci, outline (a text file, too), "
    "approval-table; YAML: github-org, backstage (default: recognised by what is in it)",
    "モデル以外のファイルの読み方。表: generic、jp-hr、scim、uk-organogram、raci(RACI表)、"
    "outline(組織の階層一覧。テキストファイルも可)、approval-table(決裁権限表)。YAML: github-org、backstage"
    "(既定: 内容から判定)",
)
"""What `--from` says in help pages."""
From: TypeAlias = Annotated[
    str | None, typer.Option("--from", metavar="PRESET", help=HOW_TO_READ, autocompletion=completed_values.presets)
]
Map: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--map",
        metavar="FILE",
        help=help_text(
            "YAML that says which column is which field, {columns: {heading: people.name}}, or a mapping for YAML, "
            "JSON, TOML and Markdown (docs/mapping.md)",
            "列と項目の対応を書いたYAML({columns: {見出し: people.name}})、"
            "またはYAML、JSON、TOML、Markdownを読むためのマッピング(docs/mapping.ja.md)",
        ),
    ),
]
AsOf: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        help=help_text(
            "look at the organization on this day (default: organization.as_of, else today)",
            "組織の基準日(既定: organization.as_of、なければ今日)",
        ),
    ),
]
Today: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--today",
        metavar="DATE",
        help=help_text("judge whether suppressions have expired on this day", "抑制の期限を判定する日(既定: 今日)"),
    ),
]
Select: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        metavar="RULE,...",
        autocompletion=completed_values.rules,
        help=help_text("only these rules (repeatable)", "指定したルールだけを使う(繰り返し可)"),
    ),
]
Ignored: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--ignore",
        metavar="RULE,...",
        autocompletion=completed_values.rules,
        help=help_text("not these rules (repeatable)", "指定したルールを使わない(繰り返し可)"),
    ),
]
Pack: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--pack",
        metavar="PACK,...",
        autocompletion=completed_values.packs,
        help=help_text(
            "these packs of rules instead of the configured ones (repeatable)",
            "設定の代わりに使うルールのパック(繰り返し可)",
        ),
    ),
]
FailingOn: TypeAlias = Annotated[
    FailOn | None,
    typer.Option(
        "--fail-on",
        metavar="error|warning|note|never",
        help=help_text(
            "end with exit code 1 where there is a finding of at least this severity (default: error)",
            "この重大度以上の指摘があれば終了コードを1にする(既定: error)",
        ),
    ),
]
TextOrJson: TypeAlias = Annotated[
    Literal["text", "json"],
    typer.Option("--format", "-f", metavar="text|json", help=help_text("form of the output", "出力の形式")),
]

_BAD_DATE = Text(
    "{option}: {value} is no date; expected is {accepted}",
    "{option}: {value} は日付ではありません。書けるのは{accepted}です",
)


def inputs_of(
    *,
    paths: list[Path] | None = None,
    lang: Language | None = None,
    config: Path | None = None,
    preset: str | None = None,
    column_map: Path | None = None,
    as_of: str | None = None,
    today: str | None = None,
) -> Inputs:
    """Return what a command line asks to read. Raises UsageError for a date that is none."""
    from orglint.app.inputs import Inputs

    language = lang or default_language()
    return Inputs(
        paths=tuple(paths or ()),
        config=config,
        language=lang,
        as_of=_date("--as-of", as_of, language),
        today=_date("--today", today, language),
        preset=preset,
        column_map=column_map,
    )


def selection_of(select: list[str] | None, ignore: list[str] | None, pack: list[str] | None) -> Selection:
    """Return which rules a command line asks for: options repeat, and each may hold a list with commas."""
    from orglint.ruleset.choosing import Selection

    return Selection(_words(select), _words(ignore), _words(pack))


def _words(given: list[str] | None) -> tuple[str, ...]:
    words = [word.strip() for item in given or () for word in item.split(",")]
    return tuple(dict.fromkeys(word for word in words if word))


def _date(option: str, text: str | None, language: Language) -> date | None:
    from orglint.model.values import BadValue, read_date

    if text is None:
        return None
    try:
        return read_date(text)
    except BadValue as error:
        accepted = error.accepted.say(language)
        raise UsageError(_BAD_DATE.say(language, option=option, value=text, accepted=accepted)) from error
