"""The text of a config file -> its values, each with its place, and what is wrong with it as YAML or TOML."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from orglint.config.discovery import shown_path
from orglint.config.explain import TWICE, on_one_line
from orglint.config.mistakes import Mistake
from orglint.config.places import DocumentPlaces, Places
from orglint.config.places import Path as Keys
from orglint.errors import ConfigError
from orglint.i18n import Language, Text
from orglint.location import Location
from orglint.source.document import Duplicate

_UNOPENED = Text(
    en="error: the config file cannot be read ({reason})", ja="エラー: 設定ファイルを読み込めません({reason})"
)
_NO_SECTION = Text(
    en="error: this file has no [tool.orglint] section", ja="エラー: このファイルには[tool.orglint]がありません"
)
_SEVERAL = Text(
    en="error: a config file is one YAML document; this one has {count}",
    ja="エラー: 設定ファイルのYAML文書は1つにしてください。{count}個あります",
)
_NO_SETTINGS = Text(
    en="these are no settings (is a colon missing or full-width, or the space after it missing?); "
    'expected settings, a key and a value each, as "fail_on: warning"',
    ja="設定として読み取れません(コロンが抜けているか全角か、コロンの後に空白がない可能性があります)。"
    "「fail_on: warning」のように、キーと値を書いてください",
)
_ERROR = Text(en="error", ja="エラー")


@dataclass(frozen=True, slots=True)
class Read:
    """A config file as written: the values by key, where they stand, and what is wrong with the text itself."""

    root: dict[str, object]
    places: Places
    mistakes: tuple[Mistake, ...] = ()


def read_config(path: Path, language: Language) -> Read:
    """Read a `pyproject.toml` (any `.toml`), or YAML. Raises ConfigError where nothing of it can be used."""
    try:
        data = path.read_bytes()
    except OSError as error:
        text = _UNOPENED.say(language, reason=error.strerror or str(error))
        raise ConfigError(text, file=shown_path(path)) from error
    read = _read_toml(path, data, language) if path.suffix == ".toml" else _read_yaml(path, data, language)
    # A key with nothing behind it is a key not written: people leave `exclude:` over a list they commented out.
    written = {key: value for key, value in read.root.items() if value is not None}
    return Read(written, read.places, read.mistakes)


def _read_toml(path: Path, data: bytes, language: Language) -> Read:
    from orglint.config.toml import read_section

    section = read_section(shown_path(path), data, language)
    if section is None:
        raise ConfigError(_NO_SECTION.say(language), file=shown_path(path))
    return Read(section.root, section)


def _read_yaml(path: Path, data: bytes, language: Language) -> Read:
    from orglint.source.document import Fault
    from orglint.source.reader import read_yaml

    file = shown_path(path)
    documents = read_yaml(file, data)
    if isinstance(documents, Fault):
        line, column = (documents.span.line, documents.span.column) if documents.span else (None, None)
        reason = _NO_SETTINGS if documents.rule == "not-a-mapping" else documents.reason
        text = f"{_ERROR.say(language)}: {reason.say(language)}"
        raise ConfigError(text, file=file, line=line, column=column)
    if not documents:
        return Read({}, _Nowhere(file))
    if len(documents) > 1:
        raise ConfigError(_SEVERAL.say(language, count=len(documents)), file=file)
    document = documents[0]
    mistakes = [_twice(document.file, each, language) for each in document.duplicates]
    mistakes += [(Location(document.file, each.span), each.reason.say(language)) for each in document.faults]
    return Read(dict(document.root), DocumentPlaces(document), tuple(mistakes))


def _twice(file: str, duplicate: Duplicate, language: Language) -> Mistake:
    return Location(file, duplicate.second), TWICE.say(
        language, key=on_one_line(duplicate.key), line=duplicate.first.line
    )


class _Nowhere:
    """The places of a file that holds nothing."""

    def __init__(self, file: str) -> None:
        self.file = file

    def key(self, path: Keys) -> Location:
        return Location(self.file, exact=not path)

    value = key
