"""`--format FORMAT[=FILE]`: which reports are wanted, and where each goes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from orglint.app.writing import write_whole
from orglint.cli.console import output_encoding, output_terminal, printed_to, say, warn
from orglint.cli.did_you_mean import hint_behind
from orglint.cli.github_actions import add_to_summary, on_github
from orglint.errors import UsageError
from orglint.i18n import Language, Text
from orglint.report import Report
from orglint.reporters.options import Options, Reporter
from orglint.reporters.registry import FILE_FORMATS, FORMATS
from orglint.source.discovery import STDIN
from orglint.source.repository import standing

_UNKNOWN = Text(
    'unknown format "{name}"{close}; there are {known}',
    "「{name}」という形式はありません{close}。使えるのは{known}です",
)
_NO_FILE = Text(
    "--format {name}=: a file name is missing behind the =", "--format {name}=: 「=」の後にファイル名がありません"
)
_NEEDS_FILE = Text(
    "{name} is no text to be printed; name the file to write, as in --format {name}=report.{name}",
    "{name}は画面に表示できない形式です。--format {name}=report.{name} のように、書き出すファイルを指定してください",
)
_OTHER_ENDING = Text(
    "--format {name}={file}: Excel opens it only if its name ends in .{name}",
    "--format {name}={file}: ファイル名が.{name}で終わらないと、Excelで開けません",
)
_IS_INPUT = Text(
    "--format {name}={file}: this file was read in this run and is left as it is; name another one",
    "--format {name}={file}: 今回読み込んだファイルなので、上書きしません。別の名前を指定してください",
)
_IS_SETTING = Text(
    "--format {name}={file}: this file says how to check and is left as it is; name another one",
    "--format {name}={file}: 設定やルールなどのファイルなので、上書きしません。別の名前を指定してください",
)
_STDOUT_IS_INPUT = Text(
    "standard output goes to {file}, which is one of the files to be read; send it to another file",
    "標準出力の書き込み先{file}は、読み込む対象のファイルです。別のファイルに書き出してください",
)
_STDOUT_IS_FILE = Text(
    "{first} is printed to the file that {second} is written to; send one of them to another file",
    "{first}の表示先と{second}の書き出し先が同じファイルです。どちらかを別のファイルにしてください",
)
_NO_FOLDER = Text(
    "--format {name}={file}: there is no folder {folder}", "--format {name}={file}: フォルダー{folder}がありません"
)
_IS_FOLDER = Text("--format {name}={file}: this is a folder", "--format {name}={file}: これはフォルダーです")
_TWO_TO_STDOUT = Text(
    "{first} and {second} cannot both be printed; give one of them a file, as in --format {second}=FILE",
    "{first}と{second}を同時に表示することはできません。--format {second}=FILE のように、一方をファイルに書き出してください",
)
_SAME_FILE = Text(
    "two formats cannot be written to one file: {file}", "2つの形式を同じファイルに書き出すことはできません: {file}"
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A format, and the file it goes to; None is standard output."""

    format: str
    file: Path | None


@dataclass(frozen=True, slots=True)
class Output:
    """What a command line and the configuration ask of every report; `exit_code` is the one the run will end with."""

    names: bool | None
    statistics: bool
    show_not_evaluated: bool
    exit_code: int | None = None


def default_format() -> str:
    """Return the format of a run that names none: on GitHub Actions annotations, everywhere else text."""
    return "github" if on_github() else "text"


def outputs_of(formats: Sequence[str], language: Language) -> tuple[Wanted, ...]:
    """Return the reports asked for. Raises UsageError where one cannot be made or two would stand in one place."""
    wanted = tuple(dict.fromkeys(_wanted(text, language) for text in formats))
    printed = [each.format for each in wanted if each.file is None]
    if len(printed) > 1:
        raise UsageError(_TWO_TO_STDOUT.say(language, first=printed[0], second=printed[1]))
    taken: dict[object, str] = {}
    for each in wanted:
        if each.file is None:
            continue
        if printed and _takes_stdout(each.file):
            raise UsageError(_STDOUT_IS_FILE.say(language, first=printed[0], second=each.format))
        place = _place(each.file)
        if place in taken:
            raise UsageError(_SAME_FILE.say(language, file=each.file.name))
        taken[place] = each.format
    return wanted


def spare(wanted: Iterable[Wanted], settings: Iterable[Path], language: Language) -> None:
    """Raise UsageError where a report would take the place of a file that says how to check, or of YAML in such a folder."""
    kept = {_place(path) for path in settings}
    for each in wanted:
        if each.file is None:
            continue
        around = each.file.absolute().parents if each.file.suffix in (".yaml", ".yml") else ()
        if kept & {_place(path) for path in (each.file, *around)}:
            raise UsageError(_IS_SETTING.say(language, name=each.format, file=each.file.as_posix()))


def _place(path: Path) -> object:
    """Return what tells files apart, whatever they are called: their number, or the path of one that is yet to be."""
    try:
        there = path.stat()
    except OSError:
        return os.path.normcase(os.path.realpath(path))
    return (there.st_dev, there.st_ino)


def _takes_stdout(path: Path) -> bool:
    """Whether what is printed goes to this file or pipe."""
    there = printed_to()
    return there is not None and there == _place(path)


def _wanted(text: str, language: Language) -> Wanted:
    name, has_file, written = text.partition("=")
    if name not in FORMATS and name not in FILE_FORMATS:
        names = (*FORMATS, *FILE_FORMATS)
        close, known = hint_behind(name, names, language), ", ".join(names)
        raise UsageError(_UNKNOWN.say(language, name=name, close=close, known=known))
    if not has_file and name in FILE_FORMATS:
        raise UsageError(_NEEDS_FILE.say(language, name=name))
    if not has_file:
        return Wanted(name, None)
    if not written:
        raise UsageError(_NO_FILE.say(language, name=name))
    file = Path(written)
    if file.is_dir():
        raise UsageError(_IS_FOLDER.say(language, name=name, file=file.as_posix()))
    if not file.parent.is_dir():
        raise UsageError(_NO_FOLDER.say(language, name=name, file=file.as_posix(), folder=file.parent.as_posix()))
    if name in FILE_FORMATS and file.suffix.lower() != f".{name}":
        raise UsageError(_OTHER_ENDING.say(language, name=name, file=file.as_posix()))
    return Wanted(name, file)


def write_outputs(
    report: Report,
    wanted: Sequence[Wanted],
    output: Output,
    *,
    own: Mapping[str, Reporter] = MappingProxyType({}),
    read: Iterable[Path] = (),
) -> None:
    """Write every report: files first, whole and all of them or none, then what is printed.

    With annotations for GitHub comes a summary of the job. `own` are formats that a command makes in its own way, `read`
    are further files that were read. Raises UsageError where a file was read in this run: no report takes the place of
    what it is about.
    """
    formats = {**FORMATS, **own}
    files = {each.file: each.format for each in wanted if each.file is not None}
    _spare_inputs(report, read, files, is_printed=len(files) < len(wanted))
    if any(each.format == "sarif" for each in wanted):
        from orglint.app.line_hashes import with_line_hashes

        report = with_line_hashes(report)
    contents: dict[Path, str | bytes] = {}
    for file, name in files.items():
        if name in formats:
            contents[file] = formats[name](report, _options(output))
            continue
        written = FILE_FORMATS[name](report, _options(output))
        contents[file] = written.data
        for note in written.notes:
            warn(f"{note}\n")
    if contents:
        write_whole(contents, report.language)
    for each in wanted:
        if each.file is None:
            say(formats[each.format](report, _options(output, printed=True)))
    if any(each.format == "github" for each in wanted):
        add_to_summary(formats["markdown"](report, _options(output)), report.language)


def _spare_inputs(report: Report, others: Iterable[Path], files: Mapping[Path, str], *, is_printed: bool) -> None:
    read = {_place(Path(file)): file for file in (*report.files, *map(str, others)) if file != STDIN}
    for file, name in files.items():
        if _place(file) in read:
            raise UsageError(_IS_INPUT.say(report.language, name=name, file=file.as_posix()))
    shown = printed_to() if is_printed else None
    passed_over = {_place(Path(file)): file for file, _ in report.left_out}  # the shell has emptied it
    for place, label in (read | passed_over).items():
        if shown == place:
            raise UsageError(_STDOUT_IS_INPUT.say(report.language, file=label))


def _options(output: Output, *, printed: bool = False) -> Options:
    shown, place = output_terminal(), standing(Path())
    return Options(
        colour=printed and shown.colour,
        width=shown.width if printed else 0,
        names=output.names,
        show_not_evaluated=output.show_not_evaluated,
        statistics=output.statistics,
        encoding=output_encoding() if printed else "utf-8",
        root=place.root,
        folder=place.folder,
        exit_code=output.exit_code,
    )
