"""Which rules are on, how severe each is, and with which parameters: packs, configuration, command line."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from orglint.config.mistakes import Mistake, told
from orglint.config.settings import Config, Override, RuleSetting
from orglint.config.settings import Parameter as SetParameter
from orglint.errors import ConfigError, UsageError
from orglint.finding import Severity
from orglint.i18n import Language, Text
from orglint.location import Location
from orglint.model.entities import Unit
from orglint.model.input_rules import INPUT_RULES, SETTING_RULES
from orglint.model.organization import Model
from orglint.model.problems import did_you_mean, quote
from orglint.model.values import BadValue
from orglint.ruleset.library import Library
from orglint.ruleset.parameters import read_parameter
from orglint.ruleset.spec import Parameter, RuleSpec
from orglint.source.document import Sequence
from orglint.spelling import hinted

CORE, MARKETING, STRICT = "core", "marketing", "strict"
MARKETING_FUNCTIONS = frozenset({"marketing", "digital_marketing", "sales", "inside_sales"})


@dataclass(frozen=True, slots=True)
class ChosenRule:
    """A rule as this run uses it. `set_by` says which place of the config decided on it, if one did.

    `only_inside` says that it is on where an override turns it on, and off everywhere else.
    """

    spec: RuleSpec
    severity: Severity
    params: Mapping[str, object]
    is_on: bool
    set_by: Location | None = None
    params_set_by: Mapping[str, Location] | None = None
    overrides: tuple[Overridden, ...] = ()
    only_inside: bool = False


@dataclass(frozen=True, slots=True)
class Overridden:
    """A rule's settings for what is inside one entity (`kind/id`). `severity` is None where it is off there."""

    inside: str
    severity: Severity | None
    params: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Selection:
    """What the command line asks for: only these rules, not those, these packs instead of the configured ones."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()


EVERYTHING = Selection()
"""What a command line without options asks for: all that the config says."""


def default_packs(model: Model | None) -> tuple[str, ...]:
    """Return the packs that are on where nobody says: core, and marketing where somebody does marketing or sales."""
    if model is None or any(unit.function in MARKETING_FUNCTIONS for unit in model.all(Unit)):
        return (CORE, MARKETING)
    return (CORE,)


def known_packs(library: Library) -> list[str]:
    """Return every pack: those rules name, and strict, which holds all."""
    return sorted({STRICT, *(pack for rule in library.rules.values() for pack in rule.packs)})


def choose(
    library: Library, config: Config, selection: Selection, model: Model | None, language: Language
) -> list[ChosenRule]:
    """Return every rule, on or off, sorted by id.

    Raises UsageError for unknown rules or packs on the command line, ConfigError with every one in the config.
    """
    _check_selection(library, selection, language)
    mistakes = config_mistakes(library, config, language)
    if mistakes:
        raise ConfigError(told(mistakes, config, language))
    packs = selection.packs or (default_packs(model) if config.packs is None else config.packs)
    return [_chosen(rule, config, packs, selection) for rule in library.rules.values()]


def _chosen(rule: RuleSpec, config: Config, packs: Collection[str], selection: Selection) -> ChosenRule:
    setting = config.rules.get(rule.id)
    given = {item.name: item for item in setting.params} if setting is not None else {}
    params = {name: _value(item, given.get(name)) for name, item in rule.params.items()}
    severity = setting.severity if setting is not None and setting.severity is not None else rule.severity
    is_own = not rule.packs and not rule.is_built_in  # what a project wrote for itself needs no pack to be on
    is_on = is_own or STRICT in packs or any(pack in packs for pack in rule.packs)
    if setting is not None:
        is_on = not setting.is_off and (is_on or setting.decides)
    only_inside = not is_on and any(_turns_on(rule, override) for override in config.overrides)
    if selection.select:
        is_on = rule.id in selection.select
        only_inside = False
    return ChosenRule(
        rule,
        severity,
        params,
        (is_on or only_inside) and rule.id not in selection.ignore,
        setting.location if setting is not None and setting.decides else None,
        {name: item.location for name, item in given.items()},
        tuple(_overrides(rule, config, severity if is_on else None, params)),
        only_inside,
    )


def _turns_on(rule: RuleSpec, override: Override) -> bool:
    return any(item.rule == rule.id and item.decides and not item.is_off for item in override.rules)


def _overrides(
    rule: RuleSpec, config: Config, severity: Severity | None, params: Mapping[str, object]
) -> Iterable[Overridden]:
    """Yield what overrides say of a rule; what they leave out holds as everywhere else (`severity`: None is off)."""
    for override in config.overrides:
        for setting in override.rules:
            if setting.rule == rule.id:
                given = {item.name: _value(rule.params[item.name], item) for item in setting.params}
                there = setting.severity or (rule.severity if setting.is_on else severity)
                yield Overridden(override.inside, None if setting.is_off else there, {**params, **given})


def _value(parameter: Parameter, given: SetParameter | None) -> object:
    if given is None:
        return parameter.default
    return read_parameter(_node(given), parameter.type)


def _node(given: SetParameter) -> str | Sequence:
    if isinstance(given.value, str):
        return given.value
    return Sequence(given.value)


def _check_selection(library: Library, selection: Selection, language: Language) -> None:
    errors = [
        _unknown_rule(name, library) for name in (*selection.select, *selection.ignore) if name not in library.rules
    ]
    packs = known_packs(library)
    errors += [
        (Text(f"there is no pack {quote(name)}", f"{quote(name)}というパックはありません"), _close(name, packs))
        for name in selection.packs
        if name not in packs
    ]
    if errors:
        raise UsageError("\n".join(hinted(message, hint).say(language) for message, hint in errors))


def config_mistakes(library: Library, config: Config, language: Language) -> list[Mistake]:
    """Return what is wrong with a config that only the rules can tell: ids, packs, parameters and their values."""
    found: list[tuple[Location | None, Text, Text | None]] = []
    packs = known_packs(library)
    for number, pack in enumerate(config.packs or ()):
        if pack not in packs:
            message = Text(f"there is no pack {quote(pack)}", f"{quote(pack)}というパックはありません")
            found.append((config.place("packs", number) or config.place("packs"), message, _close(pack, packs)))
    for setting in (*config.rule_settings, *(item for override in config.overrides for item in override.rules)):
        rule = library.rules.get(setting.rule)
        if rule is None:
            message, hint = _unknown_rule(setting.rule, library)
            found.append((setting.location, message, hint))
            continue
        found += _check_params(rule, setting)
    return [(place or Location(""), hinted(message, hint).say(language)) for place, message, hint in found]


def _check_params(rule: RuleSpec, setting: RuleSetting) -> Iterable[tuple[Location, Text, Text | None]]:
    for item in setting.params:
        declared = rule.params.get(item.name)
        if declared is None:
            message = Text(
                f"{rule.id} has no parameter {quote(item.name)}",
                f"{rule.id}に{quote(item.name)}というパラメーターはありません",
            )
            yield item.location, message, _close(item.name, list(rule.params))
            continue
        try:
            read_parameter(_node(item), declared.type)
        except BadValue as bad:
            message = Text(
                f"{rule.id}.{item.name} expects {bad.accepted.en}",
                f"{rule.id}.{item.name}に書けるのは{bad.accepted.ja}です",
            )
            yield item.location, message, None


def _unknown_rule(name: str, library: Library) -> tuple[Text, Text | None]:
    if name in INPUT_RULES:
        return Text(f"{name} is about the input and always on", f"{name}は入力の指摘で、常に有効です"), None
    if name in SETTING_RULES:
        return Text(
            f"{name} is about the settings, and always on",
            f"{name}は設定についての指摘で、常に有効です",
        ), None
    return Text(f"there is no rule {quote(name)}", f"{quote(name)}というルールはありません"), _close(
        name, library.rules
    )


def _close(name: str, known: Iterable[str]) -> Text | None:
    known = list(known)
    hint = did_you_mean(name, known)
    if hint is not None or len(known) > 12:
        return hint
    return Text(f"there are: {', '.join(known)}", f"あるのは: {'、'.join(known)}") if known else None
