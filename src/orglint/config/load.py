"""A config file -> `Config`, or every error of the file at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from orglint.config.discovery import shown_path
from orglint.config.explain import TWICE, explain, on_one_line
from orglint.config.places import DocumentPlaces, Places
from orglint.config.places import Path as Keys
from orglint.config.settings import Config, Ignore, Override, Parameter, RuleSetting
from orglint.errors import ConfigError
from orglint.finding import Severity
from orglint.i18n import Language, Text, default_language
from orglint.location import Location
from orglint.source.document import Duplicate

if TYPE_CHECKING:
    from orglint.config.schema import ConfigSection, RuleSection

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
_ERROR = Text(en="error", ja="エラー")


Error: TypeAlias = tuple[Location, str]
Read: TypeAlias = tuple[dict[str, object], Places, list[Error]]


def load_config(path: Path, language: Language | None = None) -> Config:
    """Read and check the config file at `path`: a `pyproject.toml`, or YAML.

    A ConfigError lists every error of the file, each as `file:line:column: error: ...`, with what would be accepted.
    """
    language = language or default_language()
    try:
        data = path.read_bytes()
    except OSError as error:
        text = _UNOPENED.say(language, reason=error.strerror or str(error))
        raise ConfigError(text, file=shown_path(path)) from error
    if path.suffix == ".toml":
        root, places, errors = _read_toml(path, data, language)
    else:
        root, places, errors = _read_yaml(path, data, language)
    # A key with nothing behind it is a key not written: people leave `exclude:` over a list they commented out.
    written = {key: value for key, value in root.items() if value is not None}
    section = _check(written, places, errors, language)
    return _build(section, places, path, written)


def _read_toml(path: Path, data: bytes, language: Language) -> Read:
    from orglint.config.toml import read_section

    section = read_section(shown_path(path), data, language)
    if section is None:
        raise ConfigError(_NO_SECTION.say(language), file=shown_path(path))
    return section.root, section, []


def _read_yaml(path: Path, data: bytes, language: Language) -> Read:
    from orglint.source.document import Fault
    from orglint.source.reader import read_yaml

    file = shown_path(path)
    documents = read_yaml(file, data)
    if isinstance(documents, Fault):
        line, column = (documents.span.line, documents.span.column) if documents.span else (None, None)
        text = f"{_ERROR.say(language)}: {documents.reason.say(language)}"
        raise ConfigError(text, file=file, line=line, column=column)
    if not documents:
        return {}, _Nowhere(file), []
    if len(documents) > 1:
        raise ConfigError(_SEVERAL.say(language, count=len(documents)), file=file)
    document = documents[0]
    errors = [_twice(document.file, each, language) for each in document.duplicates]
    errors += [(Location(document.file, each.span), each.reason.say(language)) for each in document.faults]
    return dict(document.root), DocumentPlaces(document), errors


def _twice(file: str, duplicate: Duplicate, language: Language) -> Error:
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


def _check(root: dict[str, object], places: Places, found: list[Error], language: Language) -> ConfigSection:
    """Return the checked settings; a ConfigError with every error, `found` too, in the order of the file."""
    from pydantic import ValidationError

    from orglint.config.schema import ConfigSection

    errors = list(found)
    section = None
    try:
        section = ConfigSection.model_validate(root)
    except ValidationError as error:
        errors += [explain(details, ConfigSection, places, language) for details in error.errors()]
    if errors or section is None:
        errors.sort(key=lambda each: (each[0].span is not None, each))
        word = _ERROR.say(language)
        raise ConfigError("\n".join(f"{place}: {word}: {text}" for place, text in errors))
    return section


def _build(section: ConfigSection, places: Places, path: Path, root: dict[str, object]) -> Config:
    rules = _rule_settings(section.rules, places, ("rules",))
    return Config(
        file=path,
        folder=path.parent,
        model=section.model,
        packs=section.packs,
        rules={setting.rule: setting for setting in rules},
        rule_paths=section.rule_paths,
        overrides=tuple(
            Override(
                inside=each.inside,
                rules=_rule_settings(each.rules, places, ("overrides", number, "rules")),
                reason=each.reason,
                until=each.until,
                location=places.key(("overrides", number)),
            )
            for number, each in enumerate(section.overrides)
        ),
        ignore=tuple(
            Ignore(each.rule, each.target, each.reason, each.until, places.key(("ignore", number)))
            for number, each in enumerate(section.ignore)
        ),
        exclude=section.exclude,
        max_suppression_days=section.max_suppression_days,
        show_names=None if section.privacy is None else section.privacy.names == "show",
        lang=section.lang,
        fail_on=section.fail_on,
        places={keys: places.value(keys) for keys in _paths(root)},
    )


def _rule_settings(sections: dict[str, RuleSection], places: Places, above: Keys) -> tuple[RuleSetting, ...]:
    return tuple(
        RuleSetting(
            rule=rule,
            severity=Severity[section.severity.upper()] if section.severity not in {None, "off"} else None,
            is_off=section.severity == "off",
            params=tuple(
                Parameter(name, value, places.value((*above, rule, "params", name)))
                for name, value in section.params.items()
            ),
            location=places.key((*above, rule)),
        )
        for rule, section in sections.items()
    )


def _paths(node: object, above: Keys = ()) -> Iterator[Keys]:
    """Yield the path of every value at or below `node`, the root left out."""
    if above:
        yield above
    items = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in items:
        yield from _paths(value, (*above, key))
