"""Finds the files a model is made of: which paths and folders hold, how reports call them, and what is left out."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from orglint.errors import InputError, NoModelError, UsageError
from orglint.i18n import Language, Text
from orglint.source.confinement import LEADS_OUT, is_inside, is_link, refuse_leading_out, root_of
from orglint.source.ignore import IGNORE_FILE, Ignore, ignoring
from orglint.source.limits import LIMITS, Limits
from orglint.source.shown import shown
from orglint.spelling import nearest

Format = Literal["yaml", "json", "csv", "xlsx", "unknown"]

STDIN = "<stdin>"
CONFIG_FILES = frozenset({"orglint.yaml", ".orglint.yaml", "orglint.yml", ".orglint.yml"})
"""Names that mean a config file; only the first is read, the others are refused where settings are looked for."""
_NEVER_SEARCHED = frozenset({"node_modules", "__pycache__"})
_ENDINGS: tuple[tuple[Format, tuple[str, ...]], ...] = (
    ("yaml", (".yaml", ".yml")),
    ("json", (".json",)),
    ("csv", (".csv", ".tsv")),
    ("xlsx", (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".numbers")),
)
FORMATS: Mapping[str, Format] = MappingProxyType({ending: form for form, endings in _ENDINGS for ending in endings})
"""Formats by the ending of a file's name; spreadsheets that are not read are workbooks as well, which say what to do.

JSON is read where it is named; in a folder it is most often something else's.
"""
TABLE_FORMATS: frozenset[Format] = frozenset({"csv", "xlsx"})
_LOCK = "~$"
"""How the name begins of a file that only says that a workbook is open."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read: `path` is where it is (None: standard input), `label` what reports call it.

    `named` files stand on the command line themselves; the others were found in a folder that does.
    """

    path: Path | None
    label: str
    named: bool
    format: Format


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file or folder (its label ends in a slash) that was found and is not read, and why."""

    label: str
    reason: Text


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder named on the command line in which there is no YAML file to read, and the tables in it."""

    path: Path
    label: str
    tables: tuple[Found, ...] = ()


@dataclass(frozen=True, slots=True)
class Discovery:
    """What is read, and what is not, each sorted by label; `leading_out` are links out of the repository, not followed."""

    files: tuple[Found, ...]
    left_out: tuple[LeftOut, ...]
    empty: tuple[Folder, ...]
    leading_out: tuple[str, ...] = ()


def discover(
    paths: Sequence[Path],
    *,
    base: Path,
    language: Language,
    exclude: Sequence[tuple[Path, Sequence[str]]] = (),
) -> Discovery:
    """Find the files of `paths`: files as named, standard input for `-`, folders with every YAML file below them.

    Tables beside YAML files are left out: there a table is rarely the model. Labels are relative to `base` where they can
    be. `exclude` holds patterns, each with the (absolute) folder they are relative to; they and ignore files hold for
    folders: a file that is named is read. A file reached twice is read once. No link is followed out of its repository;
    outside of any, out of the folder. Raises UsageError where a path does not exist or leads through such a link,
    InputError where a folder or an ignore file cannot be read.
    """
    base = base.absolute()
    missing = [path for path in paths if str(path) != "-" and not os.path.lexists(base / path)]
    if missing:
        raise UsageError("\n".join(_missing(base / path, path, base).say(language) for path in missing))
    search = _Search(base, language)
    search.ignores += [search.ignore(folder, patterns, "exclude") for folder, patterns in exclude]
    for path in sorted(set(paths), key=lambda path: (_is_folder(_full(base, path)), str(path))):
        search.add(path)
    return search.result()


def discover_pointed_to(
    files: Iterable[tuple[Path, str]],
    *,
    base: Path,
    language: Language,
    exclude: Sequence[tuple[Path, Sequence[str]]] = (),
) -> Discovery:
    """Find files that other files point to, each with its label: `exclude` and ignore files hold as in a folder."""
    search = _Search(base.absolute(), language)
    search.ignores += [search.ignore(folder, patterns, "exclude") for folder, patterns in exclude]
    for path, label in sorted(files):
        search.add_pointed_to(path, label)
    return search.result()


def read_bytes(found: Found, language: Language, limits: Limits = LIMITS) -> bytes:
    """Return what the file holds, of a file too large just so much that it is seen. Raises InputError."""
    try:
        if found.path is None:
            if sys.stdin is None:
                raise OSError(errno.EBADF, os.strerror(errno.EBADF))
            return sys.stdin.buffer.read(limits.file_bytes + 1)
        with found.path.open("rb") as file:
            return file.read(limits.file_bytes + 1)
    except OSError as error:
        raise _unreadable(error, found.label, language) from error


def no_model_in(folder: Folder, language: Language) -> NoModelError:
    """Return the error for a folder without a file to read."""
    return NoModelError(_NO_MODEL.say(language, name=folder.label), file=folder.label)


class _Search:
    """One run of `discover`: what was found so far, and which files and folders that were."""

    def __init__(self, base: Path, language: Language) -> None:
        self.ignores: list[Ignore] = []
        self._base = base
        self._language = language
        self._files: list[Found] = []
        self._left_out: set[LeftOut] = set()
        self._empty: list[Folder] = []
        self._seen: dict[tuple[int, int], str] = {}
        self._leading_out: set[str] = set()
        self._root = base

    def add(self, given: Path) -> None:
        """Take in a path of the command line."""
        path = _full(self._base, given)
        if str(given) == "-":
            self._files.append(Found(None, STDIN, named=True, format="yaml"))
            return
        refuse_leading_out(self._base / given, self._language)
        self._root = root_of(path)
        if _is_folder(path):
            self._add_folder(path, given)
        else:
            self._add_file(path, self._label(path, given), named=True)

    def add_pointed_to(self, path: Path, label: str) -> None:
        """Take in a file that another points to; what it is called does not matter."""
        ignores = [*self.ignores, *self._ignores_around(path.parent)]
        reason = self._reason_against(path, ignores, is_folder=False)
        if reason is not None:
            self._left_out.add(LeftOut(label, reason))
        elif self._is_known(path, label) is None:
            self._files.append(Found(path, label, named=False, format="yaml"))

    def result(self) -> Discovery:
        """Return everything found, sorted by label."""
        return Discovery(
            tuple(sorted(self._files, key=lambda found: found.label)),
            tuple(sorted(self._left_out, key=lambda left: left.label)),
            tuple(sorted(self._empty, key=lambda folder: folder.label)),
            tuple(sorted(self._leading_out)),
        )

    def ignore(self, folder: Path, lines: Iterable[str], source: str) -> Ignore:
        """Return patterns ready to use. Raises InputError where one is not a pattern."""
        try:
            return Ignore(folder, lines, source)
        except ValueError as error:
            raise InputError(_BAD_PATTERN.say(self._language, reason=error), file=source) from error

    def _label(self, path: Path, given: Path) -> str:
        if path.is_relative_to(self._base):
            return shown(path.relative_to(self._base))
        return shown(given)

    def _add_folder(self, folder: Path, given: Path) -> None:
        """Take in what is below a folder; ignore files of the folders around it, up to the base, hold too."""
        if self._is_known(folder, folder.as_posix()):
            return
        ignores = [*self.ignores, *self._ignores_around(folder.parent)]
        found = [(path, self._label(path, given / path.relative_to(folder))) for path in self._walk(folder, ignores)]
        tables = [(path, label) for path, label in found if is_table(path)]
        models = [(path, label) for path, label in found if not is_table(path)]
        for path, label in models:
            self._add_file(path, label, named=False)
        fresh = [(path, label) for path, label in tables if self._is_known(path, label) is None]
        if models:
            self._left_out.update(LeftOut(label, _IS_TABLE) for _, label in fresh)
        else:
            files = tuple(Found(path, label, named=False, format=_format(path)) for path, label in fresh)
            self._empty.append(Folder(folder, self._label(folder, given), files))

    def _walk(self, folder: Path, ignores: Sequence[Ignore]) -> Iterator[Path]:
        """Yield the YAML files and tables below a folder that nothing leaves out; each folder is entered once, links or not."""
        waiting = [(folder, ignores)]
        while waiting:
            current, outer = waiting.pop()
            inner = [*outer, *self._ignore_file(current)]
            for path in self._entries(current):
                is_folder = _is_folder(path)
                if not self._is_of_interest(path, inner, is_folder=is_folder):
                    continue
                if not is_folder:
                    yield path
                elif not self._is_known(path, path.as_posix()):
                    waiting.append((path, inner))

    def _is_of_interest(self, path: Path, ignores: Sequence[Ignore], *, is_folder: bool) -> bool:
        """Whether an entry is to be read or entered; what was meant to be left out is noted, the rest passed over."""
        if is_folder and (path.name.startswith(".") or path.name in _NEVER_SEARCHED):
            return False
        if not is_folder and _format(path) != "yaml" and not is_table(path):
            return False
        reason = self._reason_against(path, ignores, is_folder=is_folder)
        label = self._label(path, path) + ("/" if is_folder else "")
        if reason is not None:
            self._left_out.add(LeftOut(label, reason))
        elif is_link(path) and not is_inside(path, self._root):
            self._leading_out.add(label)
            return False
        return reason is None

    def _reason_against(self, path: Path, ignores: Sequence[Ignore], *, is_folder: bool) -> Text | None:
        if not is_folder and path.name in CONFIG_FILES:
            return _IS_CONFIG
        if not is_folder and path.name.startswith("."):
            return _IS_HIDDEN
        ignore = ignoring(ignores, path, is_folder=is_folder)
        if ignore is None:
            return None
        return _IGNORED.filled(source=ignore.source)

    def _add_file(self, path: Path, label: str, *, named: bool) -> None:
        known = self._is_known(path, label)
        if known is None:
            self._files.append(Found(path, label, named, _format(path)))
        elif known != label:
            self._left_out.add(LeftOut(label, _SAME.filled(name=known)))

    def _is_known(self, path: Path, label: str) -> str | None:
        """Return what a file or folder was called when it came up before, and None the first time.

        None too where it cannot be looked at: reading it will say why.
        """
        try:
            status = path.stat()
        except OSError:
            return None
        identity = status.st_dev, status.st_ino
        known = self._seen.get(identity)
        if known is None:
            self._seen[identity] = label
        return known

    def _entries(self, folder: Path) -> list[Path]:
        try:
            return sorted(folder.iterdir())
        except OSError as error:
            raise _unreadable(error, self._label(folder, folder), self._language) from error

    def _ignores_around(self, folder: Path) -> list[Ignore]:
        """Return what the ignore files of a folder and of those around it say, up to the base."""
        around = [above for above in (*reversed(folder.parents), folder) if above.is_relative_to(self._base)]
        return [ignore for above in around for ignore in self._ignore_file(above)]

    def _ignore_file(self, folder: Path) -> list[Ignore]:
        path = folder / IGNORE_FILE
        if not os.path.isfile(path):  # noqa: PTH113 - of a folder nobody may enter the search of its files tells
            return []
        label = self._label(path, path)
        if is_link(path) and not is_inside(path, root_of(folder)):
            raise InputError(LEADS_OUT.say(self._language), file=label)
        try:
            lines = path.read_text(encoding="utf-8-sig").splitlines()
        except OSError as error:
            raise _unreadable(error, label, self._language) from error
        except UnicodeDecodeError as error:
            raise InputError(_NOT_UTF_8.say(self._language), file=label) from error
        return [self.ignore(folder, lines, label)]


def _full(base: Path, path: Path) -> Path:
    """Return the path from the root on, without `..`, links as they are."""
    return Path(os.path.normpath(base / path))


def _is_folder(path: Path) -> bool:
    """Whether this is a folder; what cannot be looked at counts as a file, and reading it will say why."""
    try:
        return path.is_dir()
    except OSError:
        return False


def is_table(path: Path) -> bool:
    """Whether a file is a table by its name; what spreadsheet programs keep beside an open one is none."""
    return _format(path) in TABLE_FORMATS and not path.name.startswith(_LOCK)


def _format(path: Path) -> Format:
    return FORMATS.get(path.suffix.lower(), "unknown")


def _missing(path: Path, given: Path, base: Path) -> Text:
    """Return the message for a path that does not exist, with what is there under a similar name."""
    if path.is_relative_to(base):  # of what the settings name, users see no more than of the files below it
        given = path.relative_to(base)
    name = shown(given)
    siblings = sorted(path.parent.iterdir()) if path.parent.is_dir() else []
    by_stem = {sibling.stem: sibling.name for sibling in siblings}  # endings alike make no names alike
    near = by_stem.get(nearest(path.stem, by_stem) or "")
    return (
        _MISSING.filled(name=name) if near is None else _MISSING_NEAR.filled(name=name, near=shown(given.parent / near))
    )


def _unreadable(error: OSError, label: str, language: Language) -> InputError:
    for kind, reason in _OS_REASONS:
        if isinstance(error, kind):
            return InputError(reason.say(language), file=label)
    return InputError(_UNREADABLE.say(language, reason=error.strerror or str(error)), file=label)


_MISSING = Text('no such file or folder: "{name}"', "ファイルまたはフォルダー「{name}」がありません")
_MISSING_NEAR = Text(
    'no such file or folder: "{name}"; close to it: "{near}"',
    "ファイルまたはフォルダー「{name}」がありません。近い名前: 「{near}」",
)
_NO_MODEL = Text(
    'no model in the folder "{name}": expected *.yaml or *.yml files below it (hidden and excluded ones do not count)',
    "フォルダー「{name}」にモデルがありません。*.yamlまたは *.ymlを置いてください "
    "(隠しファイルと除外したものは数えません)",
)
_IS_TABLE = Text(
    "a table; name it on the command line to have it read with the model",
    "表です。モデルと一緒に読み込むには、コマンドラインでファイルを指定してください",
)
_IS_CONFIG = Text("it is a configuration of orglint", "orglintの設定ファイルです")
_IS_HIDDEN = Text("its name begins with a dot", "名前がドットで始まっています")
_IGNORED = Text("left out by {source}", "{source}により除外されています")
_SAME = Text("it is the same file as {name}", "{name}と同じファイルです")
_BAD_PATTERN = Text("not a pattern: {reason}", "パターンとして正しくありません: {reason}")
_NOT_UTF_8 = Text(
    "the file is not UTF-8; save it as UTF-8", "ファイルがUTF-8ではありません。UTF-8で保存し直してください"
)
_UNREADABLE = Text("cannot be read: {reason}", "読めません: {reason}")
_OS_REASONS: tuple[tuple[type[OSError], Text], ...] = (
    (
        PermissionError,
        Text(
            "cannot be read: permission denied; check who may read it, and that no other program has it open",
            "読む権限がありません。読み取り権限と、他のプログラムで開いていないかを確かめてください",
        ),
    ),
    (FileNotFoundError, Text("the file is gone, or is a link to nothing", "ファイルがないか、リンク先がありません")),
    (IsADirectoryError, Text("this is a folder, not a file", "ファイルではなくフォルダーです")),
)
