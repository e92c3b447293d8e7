"""`orglint compare`: the review of a reorganization before it is announced."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

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
    Select,
    Today,
    inputs_of,
    selection_of,
)
from orglint.cli.progress import progress
from orglint.columns import visible
from orglint.i18n import default_language
from orglint.reporters.words import Counted

HELP = help_text(
    "Review a reorganization before it is announced: what changes, what it breaks and heals, who is affected.",
    "組織変更を発表前に確認します。何が変わり、何が壊れ、何が直り、誰に影響するかを示します。",
)
_WRITTEN = Counted(
    "{folder}: the organization that the plan makes is written ({n} file)",
    "{folder}: the organization that the plan makes is written ({n} files)",
    "{folder}: 変更案を当てはめた組織を書き出しました({n}ファイル)",
)


def compare(
    before: Annotated[
        str,
        typer.Argument(
            metavar="BEFORE",
            show_default=False,
            help=help_text(
                "the organization today: a file, folder, table or workbook, or a part of a git revision (main:org/)",
                "現在の組織: ファイル、フォルダー、表、Excelブック、またはgitのリビジョンの一部(main:org/)",
            ),
        ),
    ],
    after: Annotated[
        str,
        typer.Argument(
            metavar="AFTER",
            show_default=False,
            help=help_text(
                "the proposal, in the same forms; or a plan: a YAML file of `changes:` to BEFORE",
                "変更後の組織: 同じ形式のもの、または変更案(BEFOREへの変更を`changes:`に書いたYAML)",
            ),
        ),
    ],
    *,
    formats: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT[=FILE]",
            autocompletion=completed_values.formats,
            help=help_text(
                "text, json or markdown: the whole review; concise, sarif, github, gitlab, junit or xlsx=FILE: the "
                "findings; with =FILE written to a file (repeatable; default: text, on GitHub Actions github)",
                "text、json、markdownはレビュー全体、concise、sarif、github、gitlab、junit、xlsx=FILEは指摘だけ。"
                "=FILEを付けるとファイルに書き出す(繰り返し可、既定: text。GitHub Actionsではgithub)",
            ),
        ),
    ] = None,
    renames: Annotated[
        Path | None,
        typer.Option(
            "--renames",
            metavar="FILE",
            help=help_text(
                "YAML that says what became what, where ids changed (docs/reorg-review.md)",
                "IDが変わったものの対応を書いたYAML(docs/reorg-review.ja.md)",
            ),
        ),
    ] = None,
    people: Annotated[
        bool,
        typer.Option(
            "--people",
            help=help_text("add a line for each person affected", "影響を受ける人を1人1行で表示する"),
        ),
    ] = False,
    write: Annotated[
        Path | None,
        typer.Option(
            "--write",
            metavar="DIR",
            help=help_text(
                "write the organization that a plan makes into this folder, as YAML",
                "変更案を当てはめた組織を、このフォルダーにYAMLで書き出す",
            ),
        ),
    ] = None,
    force: Annotated[
        bool,
        typer.Option("--force", help=help_text("replace files that are there already", "既存のファイルを置き換える")),
    ] = False,
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
    """Compare two organizations and return the exit code: 1 where the later one has new or worse findings."""
    from orglint.app.reviewing import Asked, review
    from orglint.cli.formats import Output, default_format, outputs_of, write_outputs
    from orglint.reporters.review.registry import review_formats

    inputs = inputs_of(lang=lang, config=config, preset=preset, column_map=column_map, as_of=as_of, today=today)
    wanted = outputs_of(formats or [default_format()], lang or default_language())
    asked = Asked(before, after, renames, people, write, force)
    with progress(lang or default_language()) as tell:
        reviewed = review(inputs, selection_of(select, ignore, pack), asked, tell)
    report = reviewed.review.report
    if write is not None:
        told = _WRITTEN.say(report.language, len(reviewed.written), folder=write.as_posix())
        warn(visible(told) + "\n")
    code = exit_code(report, fail_on or reviewed.fail_on)
    look = Output(reviewed.show_names, statistics=False, show_not_evaluated=show_not_evaluated, exit_code=code)
    write_outputs(report, wanted, look, own=review_formats(reviewed.review), read=reviewed.read)
    return code
