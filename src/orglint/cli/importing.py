"""`orglint import`: other people's files to a model in YAML, written new or merged with what stands there."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from orglint.cli.console import say, warn
from orglint.cli.help_texts import help_text
from orglint.cli.import_kinds import KINDS, ImportKind
from orglint.cli.options import HOW_TO_READ, ConfigFile, Lang, Map, inputs_of
from orglint.cli.parsing import Group
from orglint.columns import visible
from orglint.errors import ExitCode, UsageError
from orglint.i18n import Language, Text, default_language

HELP = help_text(
    "Turn other files into a model, or bring a model up to date: what you wrote by hand stays.",
    "ほかの形式のファイルを組織モデルに変換します。すでにあるモデルは更新し、手で書いた内容は残します。",
)
_CREATED = Text("written: {file}", "作成しました: {file}")
_CHANGED = Text("changed: {file}", "更新しました: {file}")
_NOTHING = Text("nothing to write: {folder} says all of it already", "変更はありません。{folder}は最新です")
_WRONG_KIND = Text(
    "this is no {kind} file ({suffixes}); leave the kind out, and it is recognised",
    "{kind}のファイル({suffixes})ではありません。種類を省略すると、内容から判定します",
)

_NO_MAP = Text(
    "{kind} files are read by a mapping: name its file with --map",
    "{kind}ではマッピングに従って読みます。--mapでファイルを指定してください",
)


class ImportGroup(Group):
    """The kinds of sources; where a file stands in place of a kind, the kind is recognised."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401 - differs between typer versions
        """Find the kind; a path that is there, or looks like one, is a file of any kind."""
        if args[0] not in self.commands and (Path(args[0]).exists() or not args[0].isidentifier()):
            args = [KINDS[0].name, *args]
        return super().resolve_command(ctx, args)


def import_files(
    context: typer.Context,
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE...",
            help=help_text(
                "files, folders of them, or how their paths begin; together they are one organization",
                "ファイル、フォルダー、またはパスの先頭部分。全体で1つの組織になります",
            ),
        ),
    ],
    *,
    folder: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            metavar="DIR",
            help=help_text("the folder of the model, new or to be updated", "モデルのフォルダー(新規、または更新)"),
        ),
    ],
    preset: Annotated[
        str | None,
        typer.Option(
            "--preset",
            "--from",
            metavar="NAME",
            help=HOW_TO_READ,
        ),
    ] = None,
    column_map: Map = None,
    split: Annotated[
        Literal["unit", "collection"] | None,
        typer.Option(
            "--split",
            metavar="unit|collection",
            help=help_text(
                "a file for each part of the organization, or for each collection (default: as last time, else unit)",
                "ファイルの分け方。部門ごと(unit)、またはコレクションごと(collection)(既定: 前回と同じ、初回はunit)",
            ),
        ),
    ] = None,
    ids: Annotated[
        Literal["number", "name"],
        typer.Option(
            "--ids",
            metavar="number|name",
            help=help_text(
                "ids for people who have none: numbers that say nothing, or their names",
                "IDのない人に付けるID。意味のない番号(number)、または氏名(name)",
            ),
        ),
    ] = "number",
    prune: Annotated[
        bool,
        typer.Option(
            "--prune",
            help=help_text(
                "take out what is no longer in the source, but nothing that you changed",
                "元のファイルからなくなったものを削除する(手で変更したものは残す)",
            ),
        ),
    ] = False,
    force: Annotated[
        bool,
        typer.Option(
            "--force",
            help=help_text(
                "the source wins over what you changed, and files in the way are replaced",
                "手で変更した内容も元のファイルに合わせ、既存のファイルを置き換える",
            ),
        ),
    ] = False,
    config: ConfigFile = None,
    lang: Lang = None,
) -> int:
    """Write the model, print its files, say on stderr what was read how and what became of it; return the exit code."""
    from orglint.app.importing import UnreadableError, import_files
    from orglint.cli.import_report import reading_lines, writing_lines
    from orglint.importers.to_yaml.files import Head
    from orglint.importers.to_yaml.folder import Wish

    language = lang or default_language()
    kind = next(kind for kind in KINDS if kind.name == context.info_name)
    _check_suffixes(files, kind, language)
    if kind.needs_map:
        _check_mapping(kind, column_map, language)
    preset = kind.preset or preset
    inputs = inputs_of(paths=files, lang=lang, config=config, preset=preset, column_map=column_map)
    wish = Wish(split=split, ids=ids, force=force, prune=prune, head=Head(how=preset or ""))
    try:
        done = import_files(inputs, folder, wish)
    except UnreadableError as error:
        _tell(reading_lines(error.loaded, error.loaded.documents, error.loaded.language))
        raise
    language = done.loaded.language
    _tell(reading_lines(done.loaded, done.documents, language))
    _tell(writing_lines(done, language))
    for text, paths in ((_CREATED, done.created), (_CHANGED, done.changed)):
        for path in paths:
            say(visible(text.say(language, file=(folder / path).as_posix())) + "\n")
    if not done.created and not done.changed:
        say(visible(_NOTHING.say(language, folder=folder.as_posix())) + "\n")
    return ExitCode.FINDINGS if done.loaded.problems or done.result.refused else ExitCode.CLEAN


def _check_mapping(kind: ImportKind, path: Path | None, language: Language) -> None:
    """Refuse to read by a mapping without one."""
    from orglint.app.mapped import require_mapping

    if path is None:
        raise UsageError(_NO_MAP.say(language, kind=kind.name))
    require_mapping(path, language)


def _check_suffixes(files: Iterable[Path], kind: ImportKind, language: Language) -> None:
    """Raise UsageError for a file that is not of the kind the command names."""
    for path in files:
        if kind.suffixes and path.is_file() and path.suffix.lower() not in kind.suffixes:
            text = _WRONG_KIND.say(language, kind=kind.name, suffixes=", ".join(kind.suffixes))
            raise UsageError(text, file=path.as_posix())


def _tell(lines: Iterable[str]) -> None:
    for line in dict.fromkeys(lines):
        warn(visible(line) + "\n")
