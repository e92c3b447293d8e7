"""`orglint anonymize`: a copy of a model that can be shown to others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from orglint.cli.console import say, warn
from orglint.cli.help_texts import help_text
from orglint.cli.options import ConfigFile, From, Lang, Map, Paths, inputs_of
from orglint.columns import visible
from orglint.errors import ExitCode
from orglint.i18n import Language, Text
from orglint.reporters.words import Counted

if TYPE_CHECKING:
    from orglint.app.anonymizing import Copied

HELP = help_text(
    "Write a copy of a model without what points at people and at the company; its structure stays.",
    "個人や会社が分からないようにした組織モデルのコピーを作成します。構造はそのままです。",
)
_WRITTEN = Text("written: {file}", "作成しました: {file}")
_KEY = Text(
    "a new key: {file}. Whoever has it can make the same pseudonyms; keep it, and give it to nobody",
    "鍵を作成しました: {file}。同じ仮名を作るために必要です。保管し、誰にも渡さないでください",
)
_LEFT_OUT = Text("left out: {fields}", "コピーに含めていない項目: {fields}")
_STAY = Text(
    "kept: titles and the names of units, except where the name of a person or a company is in them; --titles and --units "
    "replace them, too",
    "役職名と部署名は残しました(人名や会社名を含むものを除く)。--titlesと--unitsで置き換えます",
)
_STRUCTURE = Text(
    "who knows the organization can recognise people by their place in it: look at the copy before you give it away",
    "組織を知っている人には、位置から個人が分かることがあります。渡す前にコピーを確認してください",
)
_PROBLEMS = Counted(
    "{n} thing in the model could not be read as it stands (orglint check says which); it is not in the copy as it was",
    "{n} things in the model could not be read as they stand (orglint check says which); they are not in the copy as "
    "they were",
    "元のモデルに読み取れない箇所が{n}件あります(orglint checkで確認できます)。コピーには元のままでは含まれません",
)


def anonymize(
    paths: Paths = None,
    *,
    folder: Annotated[
        Path,
        typer.Option(
            "--output", "-o", metavar="DIR", help=help_text("where to write the copy", "コピーの作成先のフォルダー")
        ),
    ],
    key: Annotated[
        Path | None,
        typer.Option(
            "--key",
            metavar="FILE",
            help=help_text(
                "a secret that makes pseudonyms the same in every copy; made if it is not there (default: numbers)",
                "仮名を毎回同じにするための鍵。なければ作成する(既定: 番号を付ける)",
            ),
        ),
    ] = None,
    units: Annotated[
        bool,
        typer.Option(
            "--units", help=help_text("replace the names and ids of units, too", "部署の名前とIDも置き換える")
        ),
    ] = False,
    titles: Annotated[
        bool,
        typer.Option("--titles", help=help_text("replace titles and grades, too", "役職名と等級も置き換える")),
    ] = False,
    amounts: Annotated[
        Literal["keep", "scale"],
        typer.Option(
            "--amounts",
            metavar="keep|scale",
            help=help_text(
                "amounts of money as they are, or multiplied by a secret factor (with --key)",
                "金額をそのまま残すか(keep)、秘密の係数を掛けるか(scale、--keyが必要)",
            ),
        ),
    ] = "keep",
    mapping: Annotated[
        Path | None,
        typer.Option(
            "--keep-mapping",
            metavar="FILE",
            help=help_text(
                "write down which pseudonym is whose (default: nowhere)",
                "仮名と元のIDの対応を書き出す(既定: 書き出さない)",
            ),
        ),
    ] = None,
    force: Annotated[
        bool,
        typer.Option("--force", help=help_text("replace files that are there already", "既存のファイルを置き換える")),
    ] = False,
    preset: From = None,
    column_map: Map = None,
    config: ConfigFile = None,
    lang: Lang = None,
) -> int:
    """Write the copy, print its files, say on stderr what it does not hold."""
    from orglint.app.anonymizing import Places, copy_anonymized
    from orglint.pseudonyms.anonymize import Choice

    inputs = inputs_of(paths=paths, lang=lang, config=config, preset=preset, column_map=column_map)
    choice = Choice(units=units, titles=titles, amounts=amounts)
    copied = copy_anonymized(inputs, Places(folder, key, mapping, force), choice)
    language = copied.loaded.language
    for line in _lines(copied, choice.units and choice.titles, key, language):
        warn(visible(line) + "\n")
    for path in copied.files:
        say(visible(_WRITTEN.say(language, file=(folder / path).as_posix())) + "\n")
    return ExitCode.CLEAN


def _lines(copied: Copied, everything: bool, key: Path | None, language: Language) -> Iterator[str]:  # noqa: FBT001 - one caller, three lines above
    if copied.is_new_key and key is not None:
        yield _KEY.say(language, file=key.as_posix())
    left_out = sorted(copied.anonymized.left_out.items())
    if left_out:
        own = sum(count for name, count in left_out if name.partition(".")[2].startswith("x-") or name.startswith("x-"))
        named = [f"{name} {count}" for name, count in left_out if "x-" not in name]
        yield _LEFT_OUT.say(language, fields=", ".join([*named, *([f"x-... {own}"] if own else [])]))
    if copied.loaded.problems:
        yield _PROBLEMS.say(language, len(copied.loaded.problems))
    if not everything:
        yield _STAY.say(language)
    yield _STRUCTURE.say(language)
