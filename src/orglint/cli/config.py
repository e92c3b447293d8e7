"""`orglint config`: every setting in force, and which file sets it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from orglint.cli.console import output_look, say
from orglint.cli.help_texts import help_text
from orglint.cli.json_text import json_text
from orglint.cli.options import ConfigFile, Lang, Paths, TextOrJson, inputs_of
from orglint.cli.tables import table
from orglint.config.discovery import shown_path
from orglint.config.settings import Config, RuleSetting
from orglint.errors import ExitCode
from orglint.i18n import Text
from orglint.location import Location
from orglint.reporters.look import Look

HELP = help_text(
    "Show the settings in force, and which file sets each of them.",
    "有効な設定と、それぞれを定めているファイルの位置を表示します。",
)
_FROM = Text("config file: {file}", "設定ファイル: {file}")
_NO_FILE = Text("no config file: everything is built in", "設定ファイルはありません。すべて既定値です")
_BUILT_IN = Text("built in", "既定値")
_EMPTY = Text("(none)", "(なし)")
_WHERE_NOTHING_IS_SET = {
    "model": Text("(org/, else this folder)", "(org/、なければ現在のフォルダー)"),
    "packs": Text("(core; marketing too where a unit does it)", "(core。マーケティング等の部署があればmarketingも)"),
    "max_suppression_days": Text("(no limit)", "(上限なし)"),
    "lang": Text("(the locale's)", "(ロケールの言語)"),
    "privacy.names": Text("(text shows them, other formats do not)", "(textでは表示、ほかの形式では非表示)"),
}

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
    from orglint.app.loading import find_settings

    found, language = find_settings(inputs_of(paths=paths, lang=lang, config=config))
    shown = list(settings(found))
    say(_json(found, shown) if format == "json" else _text(found, shown, output_look(found, language)))
    return ExitCode.CLEAN


def settings(config: Config) -> Iterator[Setting]:
    """Yield every value in force; what is a list of sections is there as often as it is written."""
    plain: dict[str, Value] = {
        "model": config.model,
        "packs": config.packs,
        "rule_paths": config.rule_paths,
        "exclude": config.exclude,
        "max_suppression_days": config.max_suppression_days,
        "lang": config.lang,
        "fail_on": config.fail_on,
    }
    for key, value in plain.items():
        yield Setting(key, value, config.place(key))
    names = None if config.show_names is None else "show" if config.show_names else "hide"
    yield Setting("privacy.names", names, config.place("privacy", "names"))
    yield from _rules("rules", tuple(config.rules.values()))
    for number, override in enumerate(config.overrides):
        key = f"overrides[{number}]"
        yield Setting(f"{key}.inside", override.inside, override.location)
        yield Setting(f"{key}.reason", override.reason, config.place("overrides", number, "reason"))
        if override.until is not None:
            yield Setting(f"{key}.until", override.until.isoformat(), config.place("overrides", number, "until"))
        yield from _rules(f"{key}.rules", override.rules)
    for number, ignore in enumerate(config.ignore):
        key = f"ignore[{number}]"
        yield Setting(f"{key}.rule", ignore.rule, ignore.location)
        yield Setting(f"{key}.target", ignore.target, config.place("ignore", number, "target"))
        yield Setting(f"{key}.reason", ignore.reason, config.place("ignore", number, "reason"))
        if ignore.until is not None:
            yield Setting(f"{key}.until", ignore.until.isoformat(), config.place("ignore", number, "until"))


def _rules(above: str, rules: tuple[RuleSetting, ...]) -> Iterator[Setting]:
    for rule in rules:
        if rule.is_off:
            yield Setting(f"{above}.{rule.rule}", "off", rule.location)
        elif rule.severity is not None:
            yield Setting(f"{above}.{rule.rule}.severity", rule.severity.word, rule.location)
        for parameter in rule.params:
            yield Setting(f"{above}.{rule.rule}.params.{parameter.name}", parameter.value, parameter.location)


def _text(config: Config, shown: list[Setting], look: Look) -> str:
    head = look.word(_FROM, file=look.clean(shown_path(config.file))) if config.file else look.word(_NO_FILE)
    rows = [(look.clean(each.key), _value(each, look), _place(each.place, look)) for each in shown]
    return "\n".join([head, "", *table(rows, look)]) + "\n"


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
    file = shown_path(config.file) if config.file else None
    return json_text({"file": file, "settings": values})
