"""`orglint check`: read, evaluate, report."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from orglint.cli import completed_values
from orglint.cli.console import warn
from orglint.cli.ending import exit_code
from orglint.cli.help_texts import help_text
from orglint.cli.options import (
    AsOf,
    ConfigFile,
    FailingOn,
    From,
    Ignored,
    Lang,
    Map,
    Pack,
    Paths,
    Select,
    Today,
    inputs_of,
    selection_of,
)
from orglint.cli.progress import progress
from orglint.i18n import Language, Text

if TYPE_CHECKING:
    from orglint.app.baseline import Updated
    from orglint.config.settings import Config

_UPDATED = Text(
    "{file}: findings added: {added}, taken out: {removed}; it holds {known} now",
    "{file}: 指摘を{added}件追加、{removed}件削除しました(現在{known}件)",
)

HELP = help_text(
    "Point out where the design of an organization will hurt.",
    "組織設計の問題になりそうな箇所を、ファイルの行を示して指摘します。",
)


def check(
    paths: Paths = None,
    *,
    formats: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT[=FILE]",
            autocompletion=completed_values.formats,
            help=help_text(
                "text, concise, json, sarif, github, gitlab, junit or markdown; with =FILE written to a file instead of "
                "printed (repeatable; default: text, on GitHub Actions github). "
                "xlsx=FILE: an Excel workbook, a copy of the one that was read with comments on its cells",
                "text、concise、json、sarif、github、gitlab、junit、markdown。=FILEを付けると、表示せずファイルに書き出す"
                "(繰り返し可、既定: text。GitHub Actionsではgithub)。"
                "xlsx=FILEは、読み込んだブックの写しに指摘のコメントを付けたExcelブック",
            ),
        ),
    ] = None,
    select: Select = None,
    ignore: Ignored = None,
    pack: Pack = None,
    fail_on: FailingOn = None,
    lang: Lang = None,
    preset: From = None,
    column_map: Map = None,
    as_of: AsOf = None,
    today: Today = None,
    config: ConfigFile = None,
    base: Annotated[
        str | None,
        typer.Option(
            "--base",
            metavar="REV|PATH",
            help=help_text(
                "count only what is new or worse since this git revision (where HEAD left it) or this other copy",
                "gitのリビジョン(HEADとの分岐点)または別のコピーと比べ、新しい指摘と悪化した指摘だけを数える",
            ),
        ),
    ] = None,
    baseline: Annotated[
        Path | None,
        typer.Option(
            "--baseline",
            metavar="FILE",
            help=help_text(
                "do not count the findings in this file, unless they got worse (default: as configured)",
                "このファイルにある既知の指摘を、悪化していないかぎり数えない(既定: 設定のとおり)",
            ),
        ),
    ] = None,
    update_baseline: Annotated[
        bool,
        typer.Option(
            "--update-baseline",
            help=help_text("write what is found now into the baseline", "現在の指摘をベースラインのファイルに書き込む"),
        ),
    ] = False,
    no_suppressions: Annotated[
        bool,
        typer.Option(
            "--no-suppressions",
            help=help_text(
                "count findings that are suppressed in the configuration or in comments as well",
                "設定やコメントで抑制した指摘も件数に含めて表示する",
            ),
        ),
    ] = False,
    statistics: Annotated[
        bool,
        typer.Option(
            "--statistics",
            help=help_text("add counts by rule and by collection", "ルールごと、コレクションごとの件数も表示する"),
        ),
    ] = False,
    show_not_evaluated: Annotated[
        bool,
        typer.Option(
            "--show-not-evaluated",
            help=help_text(
                "list the rules that could not be evaluated, and the data they want",
                "評価できなかったルールと、必要なデータを一覧表示する",
            ),
        ),
    ] = False,
) -> int:
    """Check an organization and return the exit code."""
    from orglint.app.gating import Wanted, check_gated
    from orglint.app.settings import find_settings
    from orglint.cli.formats import Output, default_format, outputs_of, spare, write_outputs

    inputs = inputs_of(
        paths=paths, lang=lang, config=config, preset=preset, column_map=column_map, as_of=as_of, today=today
    )
    settings, language = find_settings(inputs)
    # Before anything is read: a misspelt format need not wait for it.
    wanted = outputs_of(formats or [default_format()], language)
    gate = Wanted(
        base=base,
        baseline=baseline or (settings.baseline.path if settings.baseline else None),
        update=update_baseline,
        suppressions=not no_suppressions,
    )
    gate.refuse_contradictions(language)
    spare(wanted, read_by(settings, gate.baseline, column_map), language)
    with progress(language) as tell:
        gated = check_gated(inputs, selection_of(select, ignore, pack), gate, settings, tell)
    if gated.updated is not None:
        warn(told_update(gated.updated, language) + "\n")
    code = exit_code(gated.report, fail_on or gated.fail_on)
    look = Output(gated.show_names, statistics=statistics, show_not_evaluated=show_not_evaluated, exit_code=code)
    write_outputs(gated.report, wanted, look)
    return code


def read_by(settings: Config, *others: Path | None) -> Iterator[Path]:
    """Yield the files and folders that say how to check."""
    yield from settings.files
    yield from (path.path for path in settings.rule_paths)
    yield from (path for path in others if path is not None)


def told_update(updated: Updated, language: Language) -> str:
    """Return the line that says what became of the baseline's file."""
    return _UPDATED.say(language, file=updated.file, known=updated.known, added=updated.added, removed=updated.removed)
