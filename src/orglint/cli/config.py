"""`orglint config`: every setting in force, and which file sets it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from orglint.cli.console import output_look, say
from orglint.cli.help_texts import help_text
from orglint.cli.json_text import json_text
from orglint.cli.options import ConfigFile, Lang, Paths, TextOrJson, inputs_of
from orglint.config.discovery import shown_path
from orglint.config.settings import Config, Relative, RuleSetting
from orglint.errors import ExitCode
from orglint.i18n import Text
from orglint.location import Location
from orglint.reporters.look import Look
from orglint.reporters.tables import table

if TYPE_CHECKING:
    from orglint.ruleset.choosing import ChosenRule

HELP = help_text(
    "Show the settings in force, and which file sets each of them.",
    "有効な設定と、それぞれを定めているファイルの位置を表示します。",
)
_FROM = Text("config file: {file}", "設定ファイル: {file}")
_EXTENDING = Text("config file: {file}, extending {others}", "設定ファイル: {file}(extends: {others})")
_NO_FILE = Text("no config file: everything is built in", "設定ファイルはありません。すべて既定値です")
_BUILT_IN = Text("built in", "既定値")
_EMPTY = Text("(none)", "(なし)")
_WHERE_NOTHING_IS_SET = {
    "model": Text("(org/, else this folder)", "(org/、なければ現在のフォルダー)"),
    "packs": Text("(core; marketing too where a unit does it)", "(core。マーケティング等の部署があればmarketingも)"),
    "baseline": Text("(none)", "(なし)"),
    "max_suppression_days": Text("(no limit)", "(上限なし)"),
    "lang": Text("(the locale's)", "(ロケールの言語)"),
    "privacy.names": Text("(text shows them, other formats do not)", "(textでは表示、ほかの形式では非表示)"),
}

_WIDEST = 60
"""Columns up to which a value makes room for itself in every line."""

Value: TypeAlias = str | int | bool | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Setting:
    """One value by its path in the file, and the place that sets it."""

    key: str
    value: Value
    place: Location | None


def config(
    paths: Paths = None,
    *,
    format: TextOrJson = "text",  # noqa: A002 - the option's name
    lang: Lang = None,
    config: ConfigFile = None,
) -> int:
    """Print the settings and return the exit code."""
    from orglint.app.ruling import chosen_rules
    from orglint.app.settings import find_settings
    from orglint.ruleset.choosing import EVERYTHING

    found, language = find_settings(inputs_of(paths=paths, lang=lang, config=config))
    _, chosen = chosen_rules(found, EVERYTHING, None, language)
    shown = list(settings(found, chosen))
    say(_json(found, shown) if format == "json" else _text(found, shown, output_look(found, language)))
    return ExitCode.CLEAN


def settings(config: Config, chosen: Iterable[ChosenRule]) -> Iterator[Setting]:
    """Yield every value in force, built-in ones too; of rules those that the config names, whole."""
    yield Setting("model", tuple(_path(path, config) for path in config.model) or None, config.place("model"))
    yield Setting("packs", config.packs, config.place("packs"))
    yield from _each("rule_paths", [_path(path, config) for path in config.rule_paths], config)
    yield from _each("exclude", [pattern.text for pattern in config.exclude], config)
    known = None if config.baseline is None else _path(config.baseline, config)
    yield Setting("baseline", known, config.place("baseline"))
    yield Setting("max_suppression_days", config.max_suppression_days, config.place("max_suppression_days"))
    yield Setting("lang", config.lang, config.place("lang"))
    yield Setting("fail_on", config.fail_on, config.place("fail_on"))
    names = None if config.show_names is None else "show" if config.show_names else "hide"
    yield Setting("privacy.names", names, config.place("privacy", "names"))
    for rule in chosen:
        if rule.spec.id in config.rules:
            yield from _rule(rule, config.rules[rule.spec.id])
    yield from _overrides(config)
    yield from _ignores(config)


def _path(path: Relative, config: Config) -> str:
    """Return a path as written, but of a file that is extended as it is reached from here."""
    return path.text if path.folder == config.folder else shown_path(path.path)


def _each(key: str, values: list[str], config: Config) -> Iterator[Setting]:
    """Yield the items of a list that several files may add to, each with its place."""
    if not values:
        yield Setting(key, (), config.place(key))
    for number, value in enumerate(values):
        yield Setting(f"{key}[{number}]", value, config.place(key, number) or config.place(key))


def _rule(rule: ChosenRule, setting: RuleSetting) -> Iterator[Setting]:
    """Yield a rule's state, severity and parameters, those it brings along with no place."""
    key = f"rules.{rule.spec.id}"
    is_on = rule.is_on and not rule.only_inside
    if not is_on or setting.is_on:
        yield Setting(key, "on" if is_on else "off", setting.location if setting.decides else None)
    if is_on:
        yield Setting(f"{key}.severity", rule.severity.word, setting.location if setting.severity else None)
    for name, value in rule.params.items():
        given = next((item for item in setting.params if item.name == name), None)
        shown = _written(value) if given is None else given.value
        yield Setting(f"{key}.params.{name}", shown, None if given is None else given.location)


def _written(value: object) -> Value:
    """Return a parameter's default as one would write it."""
    if isinstance(value, list | tuple):
        return tuple(str(item) for item in value)
    return ("true" if value else "false") if isinstance(value, bool) else str(value)


def _overrides(config: Config) -> Iterator[Setting]:
    for number, override in enumerate(config.overrides):
        key = f"overrides[{number}]"
        yield Setting(f"{key}.inside", override.inside, override.location)
        yield Setting(f"{key}.reason", override.reason, config.place("overrides", number, "reason"))
        if override.until is not None:
            yield Setting(f"{key}.until", override.until.isoformat(), config.place("overrides", number, "until"))
        for rule in override.rules:
            if rule.decides:
                state = "off" if rule.is_off else rule.severity.word if rule.severity is not None else "on"
                yield Setting(f"{key}.rules.{rule.rule}", state, rule.location)
            for parameter in rule.params:
                name = f"{key}.rules.{rule.rule}.params.{parameter.name}"
                yield Setting(name, parameter.value, parameter.location)


def _ignores(config: Config) -> Iterator[Setting]:
    for number, ignore in enumerate(config.ignore):
        key = f"ignore[{number}]"
        yield Setting(f"{key}.rule", ignore.rule, ignore.location)
        yield Setting(f"{key}.target", ignore.target, config.place("ignore", number, "target"))
        yield Setting(f"{key}.reason", ignore.reason, config.place("ignore", number, "reason"))
        if ignore.until is not None:
            yield Setting(f"{key}.until", ignore.until.isoformat(), config.place("ignore", number, "until"))


def _head(config: Config, look: Look) -> str:
    if config.file is None:
        return look.word(_NO_FILE)
    file, *others = (look.clean(shown_path(each)) for each in config.files)
    return look.word(_EXTENDING, file=file, others=", ".join(others)) if others else look.word(_FROM, file=file)


def _text(config: Config, shown: list[Setting], look: Look) -> str:
    rows = [(look.clean(each.key), _value(each, look), _place(each.place, look)) for each in shown]
    return "\n".join([_head(config, look), "", *table(rows, look, widest=_WIDEST)]) + "\n"


def _value(setting: Setting, look: Look) -> str:
    value = setting.value
    if value is None or value == ():
        is_built_in = setting.place is None
        return look.word(_WHERE_NOTHING_IS_SET.get(setting.key, _EMPTY) if is_built_in else _EMPTY)
    return look.clean(", ".join(value) if isinstance(value, tuple) else str(value))


def _place(place: Location | None, look: Look) -> str:
    return look.word(_BUILT_IN) if place is None else look.place(place)


def _json(config: Config, shown: list[Setting]) -> str:
    values = [
        {"key": each.key, "value": each.value, "set_by": None if each.place is None else str(each.place)}
        for each in shown
    ]
    files = [shown_path(file) for file in config.files]
    return json_text({"file": files[0] if files else None, "extends": files[1:], "settings": values})
