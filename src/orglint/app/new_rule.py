"""The use case of `orglint rules new`: a first rule of the project's own, in a file of its own."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from orglint.app.inputs import Inputs
from orglint.app.rule_template import first_rule
from orglint.app.ruling import own_rule_paths
from orglint.app.settings import find_settings
from orglint.app.writing import write_tree
from orglint.config.discovery import shown_path
from orglint.engine.suppression_rules import SUPPRESSION_RULES
from orglint.errors import UsageError
from orglint.i18n import Language, Text
from orglint.model.input_rules import INPUT_RULES
from orglint.model.problems import quote
from orglint.ruleset.library import Library, read_library
from orglint.ruleset.reading import ID

FOLDER = "rules"
"""Where a project's own rules go that has not said where."""

_NO_ID = Text(
    "{id} is no rule id: lower-case letters, digits and hyphens, such as wide-span",
    "{id}はルールのIDにできません。wide-spanのように、英小文字と数字とハイフンで書いてください",
)
_NO_CATEGORY = Text(
    "{id} is no category: lower-case letters, digits and hyphens, such as structure",
    "{id}は分類にできません。structureのように、英小文字と数字とハイフンで書いてください",
)
_TOO_LONG = Text("an id has at most {most} characters", "IDは{most}文字までです")
_NO_FILE = Text(
    "{id} cannot be the name of a file on Windows; take another id",
    "{id}はWindowsでファイル名にできません。別のIDを使ってください",
)
_LONGEST = 100
_DEVICES = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
_PERHAPS = Text("; perhaps {id}", "(例: {id})")
_BUILT_IN = Text(
    "{id} is one of orglint's own rules; take another id. Its limits and severity are set in orglint.yaml "
    "(orglint explain {id})",
    "{id}はorglintの組み込みルールです。別のIDを使ってください。上限値や重大度はorglint.yamlで変更できます"
    "(orglint explain {id})",
)
_TAKEN = Text("the project has a rule {id} already, in {file}", "ルール{id}はすでにあります({file})")
_EXISTS = Text(
    "there is such a file already; nothing was written", "同名のファイルがすでにあるため、何も書き込んでいません"
)


@dataclass(frozen=True, slots=True)
class NewRule:
    """A rule file as written. `is_read` says whether the project's `rule_paths` lead to it."""

    path: Path
    is_read: bool


def write_rule(ident: str, category: str, inputs: Inputs) -> NewRule:
    """Write a rule into the first folder of `rule_paths`, else into `rules` beside the config file.

    It is commented in the language of the run and passes its own test. Nothing is overwritten. Raises UsageError
    for an id that is none or is taken, and where the file cannot be written.
    """
    config, language = find_settings(inputs)
    _check_word(ident, _NO_ID, language)
    _check_word(category, _NO_CATEGORY, language)
    _check_file(ident, language)
    own = own_rule_paths(config)
    _check_free(ident, read_library([path for path in own if path.exists()], language), language)
    folders = [path for path in own if not _is_file(path)]
    folder = folders[0] if folders else (config.folder or Path()) / FOLDER
    path = folder / f"{ident}.yaml"
    if path.exists() or path.is_symlink():
        raise UsageError(_EXISTS.say(language), file=shown_path(path))
    write_tree(folder, {path.name: first_rule(ident, category, language)}, language)
    return NewRule(path, is_read=bool(folders))


def _is_file(path: Path) -> bool:
    return path.is_file() or (not path.exists() and path.suffix in (".yaml", ".yml"))


def _check_word(word: str, refused: Text, language: Language) -> None:
    if ID.fullmatch(word):
        return
    plain = unicodedata.normalize("NFKC", word)
    close = re.sub(r"[^a-z0-9]+", "-", re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", plain).lower()).strip("-0123456789")
    message = refused.say(language, id=quote(word))
    if ID.fullmatch(close):
        message += _PERHAPS.say(language, id=close)
    raise UsageError(message)


def _check_file(ident: str, language: Language) -> None:
    """Refuse an id that no file can be called, here or where the project is checked out next."""
    if len(ident) > _LONGEST:
        raise UsageError(_TOO_LONG.say(language, most=_LONGEST))
    if _DEVICES.fullmatch(ident):
        raise UsageError(_NO_FILE.say(language, id=ident))


def _check_free(ident: str, library: Library, language: Language) -> None:
    there = library.rules.get(ident)
    if ident in INPUT_RULES or ident in SUPPRESSION_RULES or (there is not None and there.is_built_in):
        raise UsageError(_BUILT_IN.say(language, id=ident))
    if there is not None:
        raise UsageError(_TAKEN.say(language, id=ident, file=str(there.place.value_location())))
