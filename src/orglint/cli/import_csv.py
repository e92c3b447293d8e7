"""`orglint import csv`: tables to a model in YAML."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from orglint.cli.console import say, warn
from orglint.cli.help_texts import help_text
from orglint.cli.options import Lang, Map
from orglint.columns import visible
from orglint.errors import ExitCode, UsageError
from orglint.i18n import Language, Text, default_language
from orglint.location import source_key
from orglint.reporters.words import Counted

if TYPE_CHECKING:
    from orglint.importers.imported import Imported

HELP = help_text(
    "Turn tables (an HR export, an organogram) into a model in YAML.",
    "人事システムなどから書き出した表を、YAMLの組織モデルに変換します。",
)
_WRITTEN = Text("written: {file}", "作成しました: {file}")
_READ = Text("{file}: read as {encoding}", "{file}: {encoding}として読みました")
_COLUMN = Text("{file}: column {heading} -> {field}", "{file}: 列 {heading} -> {field}")
_FAILED = Text(
    "nothing was written: a file could not be read", "読み取れないファイルがあるため、何も書き出していません"
)
_PROBLEMS = Counted(
    "{n} problem in the tables; see above", "{n} problems in the tables; see above", "表に問題が{n}件あります(上記)"
)


def import_csv(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE...",
            help=help_text(
                "tables (.csv, .tsv, .xlsx), folders of them, or how their paths begin; together they are one organization",
                "表(.csv、.tsv、.xlsx)、そのフォルダー、またはパスの先頭部分。全体で1つの組織になります",
            ),
        ),
    ],
    *,
    folder: Annotated[
        Path,
        typer.Option(
            "--output", "-o", metavar="DIR", help=help_text("where to write the model", "モデルの作成先のフォルダー")
        ),
    ],
    preset: Annotated[
        str | None,
        typer.Option(
            "--preset",
            metavar="NAME",
            help=help_text(
                "how to read them: generic, jp-hr, scim, uk-organogram, raci, outline (a text file, too), approval-table (default: "
                "recognised)",
                "表の読み方: generic、jp-hr、scim、uk-organogram、raci(RACI表)、outline(組織の階層一覧。テキストファイルも可)、"
                "approval-table(決裁権限表)(既定: 自動判定)",
            ),
        ),
    ] = None,
    column_map: Map = None,
    force: Annotated[
        bool,
        typer.Option("--force", help=help_text("replace files that are there already", "既存のファイルを置き換える")),
    ] = False,
    lang: Lang = None,
) -> int:
    """Write the model, print its files, say on stderr what was read how, and return the exit code."""
    from orglint.app.tables import import_tables
    from orglint.app.writing import write_whole
    from orglint.importers.to_yaml import write_yaml

    language = lang or default_language()
    imported = import_tables(files, preset=preset, column_map=column_map, language=language)
    _tell(imported, language)
    if imported.unreadable:
        raise UsageError(_FAILED.say(language))
    for path in write_yaml(imported.documents, folder, write_whole, force=force, language=language):
        say(_WRITTEN.say(language, file=visible(path.as_posix())) + "\n")
    return ExitCode.FINDINGS if imported.problems else ExitCode.CLEAN


def _tell(imported: Imported, language: Language) -> None:
    """Say what became of every column, by headings alone: cells are people's data."""
    for line in dict.fromkeys(_lines(imported, language)):
        warn(visible(line) + "\n")
    if imported.problems:
        warn(_PROBLEMS.say(language, len(imported.problems)) + "\n")


def _lines(imported: Imported, language: Language) -> Iterable[str]:
    from orglint.importers.tables.table_document import TableDocument

    for document in imported.documents:
        if not isinstance(document, TableDocument):
            continue
        source = source_key(document.file, document.sheet)
        encoding = getattr(document.table, "encoding", "")
        if encoding.lower().startswith("utf-8"):  # of any other encoding the notes speak
            yield _READ.say(language, file=document.file, encoding=encoding)
        for column, field in sorted(document.columns.items()):
            if document.table.headings[column]:
                yield _COLUMN.say(language, file=source, heading=document.table.headings[column], field=field)
    for note in imported.notes:
        yield f"{note.source}: {note.text.say(language)}"
    for problem in imported.problems:
        yield f"{problem.location or ''}: {problem.message.say(language)}"
