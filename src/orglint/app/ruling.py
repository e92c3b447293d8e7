"""The rules of a run: read, chosen, checked. A rule file that does not check stops the run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from orglint.config.mistakes import InvalidConfig
from orglint.config.settings import Config
from orglint.engine.evaluation import ReadyRule, Variant
from orglint.engine.needs import missing
from orglint.errors import ConfigError, OrglintError
from orglint.i18n import Language
from orglint.model.entities import Unit
from orglint.model.organization import Model
from orglint.report import NotEvaluated
from orglint.ruleset.checking import check_rule
from orglint.ruleset.choosing import ChosenRule, Selection, choose, config_mistakes
from orglint.ruleset.faults import RuleFault, stop
from orglint.ruleset.library import NO_RULES, Library, read_library
from orglint.ruleset.plugins import load_plugins


def own_rule_paths(config: Config) -> list[Path]:
    """Return the files and folders of the project's own rules."""
    return [path.path for path in config.rule_paths]


def with_rule_mistakes(error: InvalidConfig, language: Language) -> InvalidConfig:
    """Return the error with what only the rules can tell: ids, packs and parameters that there are not.

    Without it where the project's own rules cannot be read: what is unknown may be among those.
    """
    try:
        library = read_library(own_rule_paths(error.rest), language)
    except OrglintError:
        return error
    if library.faults:
        return error
    mistakes = config_mistakes(library, error.rest, language)
    return InvalidConfig((*error.mistakes, *mistakes), error.rest, language)


def chosen_rules(
    config: Config, selection: Selection, model: Model | None, language: Language, *, whole: bool = True
) -> tuple[Library, list[ChosenRule]]:
    """Return every rule there is and how this run uses it; not `whole` leaves out the built-in rules' examples.

    Raises RuleError where a rule file has not the right shape, UsageError and ConfigError for unknown names.
    """
    library = sound_library(config, language, whole=whole)
    return library, choose(library, config, selection, model, language)


def sound_library(config: Config, language: Language, *, whole: bool = True) -> Library:
    """Return every rule there is for a config.

    Raises RuleError where a rule file has not the right shape, ConfigError where none is at a path that is configured.
    """
    _refuse_missing(config, language)
    library = read_library(own_rule_paths(config), language, whole=whole)
    load_plugins_for(library, language)
    if library.faults:
        stop([*library.faults, *faults_of_own(library)], language)
    return library


def _refuse_missing(config: Config, language: Language) -> None:
    for number, path in enumerate(config.rule_paths):
        place = config.place("rule_paths", number) or config.place("rule_paths")
        if place is not None and not path.path.exists():
            line, column = (place.span.line, place.span.column) if place.span is not None else (None, None)
            message = NO_RULES.say(language, path=path.text)
            raise ConfigError(message, file=place.file, line=line, column=column)


def load_plugins_for(library: Library, language: Language) -> None:
    """Load the installed plugins where a rule of the project's own may call their functions.

    orglint's rules call none, so a run without own rules does not even look for plugins. Raises PluginError.
    """
    if not all(rule.is_built_in for rule in library.rules.values()):
        load_plugins(language)


def faults_of_own(library: Library) -> Iterator[RuleFault]:
    """Yield what is wrong with the expressions of the project's own rules."""
    for rule in library.rules.values():
        made = [] if rule.is_built_in else check_rule(rule)
        if isinstance(made, list):
            yield from made


@dataclass(frozen=True, slots=True)
class Readied:
    """The rules that are on: those that can be evaluated, compiled, and those for which data is missing."""

    rules: tuple[ReadyRule, ...]
    not_evaluated: tuple[NotEvaluated, ...]


def ready_rules(chosen: list[ChosenRule], model: Model, language: Language) -> Readied:
    """Check and compile the rules that can be evaluated over a model.

    The project's own rules are all checked, on or off, with data or without: one that is wrong must not wait to be
    found. The built-in ones are checked when they are released. Raises RuleError with every error of every rule file.
    """
    ready: list[ReadyRule] = []
    left: list[NotEvaluated] = []
    faults: list[RuleFault] = []
    for item in chosen:
        lacking = missing(item.spec, model) if item.is_on else ()
        if lacking:
            left.append(NotEvaluated(item.spec.id, lacking))
        if item.spec.is_built_in and (lacking or not item.is_on):
            continue
        made = check_rule(item.spec)
        if isinstance(made, list):
            faults += made
        elif item.is_on and not lacking:
            ready.append(
                ReadyRule(item.spec, item.severity, item.params, made, _variants(item, model), item.only_inside)
            )
    stop(faults, language)
    return Readied(tuple(ready), tuple(left))


def _variants(item: ChosenRule, model: Model) -> tuple[Variant, ...]:
    """Return the overrides of a rule whose unit is there; those of others are findings of their own."""
    units = {unit.ref: unit for unit in model.all(Unit)}
    return tuple(
        Variant(units[override.inside], override.severity, override.params)
        for override in item.overrides
        if override.inside in units
    )
