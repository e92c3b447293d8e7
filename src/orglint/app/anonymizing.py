"""A copy of a model under pseudonyms, in a folder of its own; the key and the mapping stay outside of it."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from orglint.app.inputs import Inputs, Loaded
from orglint.app.loading import load
from orglint.app.ruling import chosen_rules
from orglint.app.writing import write_tree
from orglint.errors import UsageError
from orglint.i18n import Language, Text
from orglint.importers.to_yaml.files import Head, new_files
from orglint.importers.to_yaml.gather import gather
from orglint.importers.to_yaml.scalars import written
from orglint.importers.to_yaml.split import plan_files
from orglint.pseudonyms.anonymize import Anonymized, Choice, anonymize
from orglint.ruleset.choosing import EVERYTHING
from orglint.source.discovery import STDIN

_UNREADABLE = Text(
    "nothing was written: a file could not be read", "読み取れないファイルがあるため、何も書き出していません"
)
_INSIDE = Text(
    "this stands in the folder of the copy, and would travel with it; name a place outside",
    "コピーと同じフォルダーにあると、一緒に渡してしまいます。フォルダーの外を指定してください",
)
_THERE = Text(
    "the folder is not empty; nothing was written. Name another one with -o, or write into it with --force",
    "フォルダーが空ではないため、何も書き出していません。-oで別のフォルダーを指定するか、--forceで書き込んでください",
)
_FILE_THERE = Text(
    "this file is there already; nothing was written. Name another one, or replace it with --force",
    "ファイルがすでにあるため、何も書き出していません。別のファイルを指定するか、--forceで置き換えてください",
)
_NO_KEY = Text(
    "this is no key of orglint's: expected is a line of 64 hexadecimal digits, as orglint writes it into a new file",
    "orglintの鍵ではありません。鍵は16進数64桁の1行です(存在しないファイルを指定すると、orglintが作成します)",
)
_NEEDS_KEY = Text(
    "scaled amounts need a key: name a file with --key",
    "金額に係数を掛けるには鍵が必要です。--keyでファイルを指定してください",
)
_MODEL_INSIDE = Text(
    "the model itself ({file}) stands in this folder, and would travel with the copy; name another folder with -o",
    "元のモデル({file})がこのフォルダーにあり、コピーと一緒に渡してしまいます。-oで別のフォルダーを指定してください",
)
_WAS_READ = Text(
    "this file is part of the model and is left as it is; name another one",
    "元のモデルのファイルなので、上書きしません。別の名前を指定してください",
)
_SAME_FILE = Text(
    "the key and the mapping cannot be one file; name another one",
    "鍵と対応表を同じファイルに書き出すことはできません。別の名前を指定してください",
)
_NOT_READ = Text("cannot be read: {reason}", "読み込めません: {reason}")
_KEY_LENGTH = 64


@dataclass(frozen=True, slots=True)
class Places:
    """Where the copy goes, and where the key and the mapping stand (None: there is none). `force` writes over files."""

    folder: Path
    key: Path | None = None
    mapping: Path | None = None
    force: bool = False


@dataclass(frozen=True, slots=True)
class Copied:
    """What was read, what it became, the files written (below the folder), and whether the key is new."""

    loaded: Loaded
    anonymized: Anonymized
    files: tuple[str, ...]
    is_new_key: bool


def copy_anonymized(inputs: Inputs, places: Places, choice: Choice) -> Copied:
    """Write a copy of a model under pseudonyms. Raises UsageError where that is not possible, before anything is written.

    With a key the pseudonyms are the same in every copy made with it; the key is made where it is not there yet.
    """
    loaded = load(inputs)
    language = loaded.language
    if loaded.unreadable:
        raise UsageError(_UNREADABLE.say(language))
    _check(places, choice, language)
    _spare_what_was_read(places, loaded, language)
    key = _key(places.key, language)
    anonymized = anonymize(gather(loaded.documents), choice, key, _patterns(loaded))
    texts = new_files(anonymized.gathered, plan_files(anonymized.gathered), Head(), language)
    is_new_key = places.key is not None and not places.key.exists()
    private: dict[Path, str] = {}
    if places.key is not None and key is not None and is_new_key:
        private[places.key] = key.hex() + "\n"
    if places.mapping is not None:
        private[places.mapping] = _mapping_text(anonymized)
    write_tree(places.folder, texts, language, private=private)
    return Copied(loaded, anonymized, tuple(sorted(texts)), is_new_key)


def _patterns(loaded: Loaded) -> Iterator[str]:
    """Yield the texts in parameters of rules: what rules match texts with."""
    _, chosen = chosen_rules(loaded.config, EVERYTHING, loaded.model, loaded.language, whole=False)
    for rule in chosen:
        for value in rule.params.values():
            yield from (
                item for item in (value if isinstance(value, tuple | list) else [value]) if isinstance(item, str)
            )


def _check(places: Places, choice: Choice, language: Language) -> None:
    for path in (places.key, places.mapping):
        if path is not None and path.resolve().is_relative_to(places.folder.resolve()):
            raise UsageError(_INSIDE.say(language), file=path.as_posix())
    if choice.amounts == "scale" and places.key is None:
        raise UsageError(_NEEDS_KEY.say(language))
    if places.force:
        return
    if places.folder.is_dir() and any(places.folder.iterdir()):
        raise UsageError(_THERE.say(language), file=places.folder.as_posix())
    if places.mapping is not None and places.mapping.exists():
        raise UsageError(_FILE_THERE.say(language), file=places.mapping.as_posix())


def _spare_what_was_read(places: Places, loaded: Loaded, language: Language) -> None:
    """Refuse to write over the model, and to lay the copy beside it: who gets the one would get the other."""
    read = {os.path.realpath(file): file for file in loaded.files if file != STDIN}
    folder = os.path.realpath(places.folder)
    for real, file in sorted(read.items()):
        if Path(real).is_relative_to(folder):
            raise UsageError(_MODEL_INSIDE.say(language, file=file), file=places.folder.as_posix())
    if places.mapping is None:
        return
    mapping = os.path.realpath(places.mapping)
    if mapping in read:
        raise UsageError(_WAS_READ.say(language), file=places.mapping.as_posix())
    if places.key is not None and os.path.realpath(places.key) == mapping:
        raise UsageError(_SAME_FILE.say(language), file=places.mapping.as_posix())


def _key(path: Path | None, language: Language) -> bytes | None:
    """Return the key in a file, or a new one where there is no such file."""
    if path is None:
        return None
    if not path.exists():
        return secrets.token_bytes(_KEY_LENGTH // 2)
    try:
        text = path.read_bytes().strip()
    except OSError as error:
        raise UsageError(_NOT_READ.say(language, reason=error.strerror or error), file=path.as_posix()) from error
    try:
        key = bytes.fromhex(text.decode("ascii"))
    except ValueError as error:
        raise UsageError(_NO_KEY.say(language), file=path.as_posix()) from error
    if len(text) != _KEY_LENGTH:
        raise UsageError(_NO_KEY.say(language), file=path.as_posix())
    return key


def _mapping_text(anonymized: Anonymized) -> str:
    """Return which id became which, as YAML."""
    return "".join(f"{written(made)}: {written(ident)}\n" for ident, made in sorted(anonymized.ids.items()))
