"""A config file and all it extends -> `Config`, or every mistake in any of them at once."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from functools import reduce
from pathlib import Path

from orglint.config.building import build_config
from orglint.config.checking import check_section
from orglint.config.discovery import shown_path
from orglint.config.explain import on_one_line
from orglint.config.merging import laid_over
from orglint.config.mistakes import InvalidConfig, Mistake
from orglint.config.reading import read_config
from orglint.config.settings import Config, Relative
from orglint.errors import ConfigError
from orglint.i18n import Language, Text, default_language
from orglint.location import Location, Span
from orglint.source.confinement import is_inside, is_relative, root_of

_MISSING = Text(en='there is no config file "{file}"', ja="設定ファイル「{file}」がありません")
_ROOTED = Text(
    en='"{file}" begins at a root, a drive or a share; paths are relative to the file that names them',
    ja="「{file}」はルート、ドライブ、または共有フォルダーから始まっています。パスは、このファイルからの相対パスで書いてください",
)
_OUTSIDE = Text(
    en='"{file}" leads out of {root}, where a config file may not lead',
    ja="「{file}」は{root}の外を指しています。設定ファイルからその外を指定することはできません",
)
_THE_REPOSITORY = Text(en="the git repository", ja="gitリポジトリ")
_THE_FOLDER = Text(en="the folder of the config file", ja="設定ファイルのフォルダー")
_PATHS = ("model", "rule_paths")
_NO_PACK = Text(
    en="; `extends` names files, packs of rules are chosen with `packs`",
    ja="。extendsにはファイルを書きます。ルールのパックはpacksで選んでください",
)
_ITSELF = Text(en="the file extends itself", ja="extendsがこのファイル自身を指しています")
_CIRCLE = Text(
    en="the files extend each other in a circle: {files}", ja="extendsが一周して元のファイルに戻ります: {files}"
)
_TOO_LONG = Text(
    en="more than {most} files extend each other in a row", ja="extendsによる継承が{most}ファイルを超えています"
)
_MOST_IN_A_ROW = 30
_TWICE = Text(
    en='"{file}" comes in twice, first at {place}; which of its values should hold is not clear: extend it once',
    ja="「{file}」を二度読み込むことになります(最初は{place})。どの値を優先するか決まらないため、extendsは一度だけにしてください",
)


def load_config(path: Path, language: Language | None = None) -> Config:
    """Read and check the config file at `path`, and those it extends: a `pyproject.toml`, or YAML.

    What it names lies inside of its git repository; outside of any, of its folder.

    A ConfigError lists every mistake of every file, each as `file:line:column: error: ...`, with what would be
    accepted; an `InvalidConfig` where the file at `path` could be parsed.
    """
    loading = _Loading(root_of(path), language or default_language())
    config = loading.file(path, ())
    if loading.mistakes:
        raise InvalidConfig(loading.mistakes, config, loading.language)
    return config


class _Loading:
    def __init__(self, root: Path, language: Language) -> None:
        self.root = root
        self.language: Language = language
        self.mistakes: list[Mistake] = []
        self.first: dict[str, Location] = {}

    def file(self, path: Path, above: tuple[Path, ...]) -> Config:
        """Return what a file sets, laid over what it extends; `above` are the files that lead to it."""
        read = read_config(path, self.language)
        section, wrong = check_section(read, self.language)
        self.mistakes += [*read.mistakes, *wrong]
        own = self.confined(build_config(section, read, path))
        chain = (*above, path)
        bases = list(self.extended(own, section.extends, chain))
        merged = reduce(laid_over, [*bases, own])
        return replace(merged, files=(path, *(file for base in bases for file in base.files)))

    def confined(self, own: Config) -> Config:
        """Return what a file sets without the paths that lead out, each of which is a mistake."""
        kept: dict[str, tuple[Relative, ...]] = {}
        for key in _PATHS:
            paths: tuple[Relative, ...] = getattr(own, key)
            faults = [self.out(path.text, path.path) for path in paths]
            for number, fault in enumerate(faults):
                if fault is not None:
                    place = own.place(key, number) or own.place(key) or Location(shown_path(own.file or Path()))
                    self.mistakes.append((place, fault))
            kept[key] = tuple(path for path, fault in zip(paths, faults, strict=True) if fault is None)
        return replace(own, model=kept["model"], rule_paths=kept["rule_paths"])

    def out(self, name: str, path: Path) -> str | None:
        """Return why a path is not one inside of the root, or None. Nothing is looked at that is not."""
        text = on_one_line(name)
        if not is_relative(name):
            return _ROOTED.say(self.language, file=text)
        if is_inside(Path(os.path.normpath(path)), self.root) and is_inside(path, self.root):
            return None
        root = _THE_REPOSITORY if (self.root / ".git").exists() else _THE_FOLDER
        return _OUTSIDE.say(self.language, file=text, root=root.say(self.language))

    def extended(self, own: Config, names: tuple[str, ...], chain: tuple[Path, ...]) -> Iterator[Config]:
        for number, name in enumerate(names):
            place = own.place("extends", number) or own.place("extends") or Location(shown_path(chain[-1]))
            base = Path(os.path.normpath(chain[-1].parent / name))
            wrong = self.wrong(name, base, place, chain)
            if wrong is not None:
                self.mistakes.append((place, wrong))
                continue
            self.first[_identity(base)] = place
            try:
                yield self.file(base, chain)
            except ConfigError as error:
                self.mistakes.append((_location(error), _reason(error)))

    def wrong(self, name: str, base: Path, place: Location, chain: tuple[Path, ...]) -> str | None:
        """Return why a file cannot be extended, or None; the same file twice would leave open which value holds."""
        say, shown = self.language, on_one_line(name)
        out = self.out(name, base) if "\0" not in name else None
        if out is not None:
            return out
        if not _is_file(base):
            return _MISSING.say(say, file=shown) + ("" if base.suffix else _NO_PACK.say(say))
        identities = [_identity(path) for path in chain]
        if _identity(base) in identities:
            circle = [*chain[identities.index(_identity(base)) :], base]
            files = " -> ".join(shown_path(path) for path in circle)
            return _ITSELF.say(say) if len(circle) == 2 else _CIRCLE.say(say, files=files)
        if len(chain) >= _MOST_IN_A_ROW:
            return _TOO_LONG.say(say, most=_MOST_IN_A_ROW)
        first = self.first.get(_identity(base))
        return None if first is None else _TWICE.say(say, file=shown, place=first)


def _is_file(path: Path) -> bool:
    """Whether a file is there; what the system cannot even look for (a name too long) is not."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _identity(path: Path) -> str:
    return os.path.realpath(path)


def _location(error: ConfigError) -> Location:
    span = Span(error.line, error.column or 1, error.line, error.column or 1) if error.line is not None else None
    return Location(error.file or "", span)


def _reason(error: ConfigError) -> str:
    """Return what is wrong without the word that begins every line."""
    return error.message.partition(": ")[2]
