"""The rules of a run: read, chosen, checked. A rule file that does not check stops the run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from orglint.config.mistakes import InvalidConfig
from orglint.config.settings import Config
from orglint.engine.evaluation import ReadyRule, Variant, not_evaluated
from orglint.errors import ConfigError, OrglintError, UsageError
from orglint.i18n import Language, Text
from orglint.model.entities import Unit
from orglint.model.organization import Model
from orglint.report import NotEvaluated
from orglint.ruleset.checking import check_rule
from orglint.ruleset.choosing import STRICT, ChosenRule, Selection, choose, config_mistakes, known_packs
from orglint.ruleset.faults import RuleFault, stop
from orglint.ruleset.library import NO_RULES, Library, read_library
from orglint.ruleset.plugins import load_plugins

_COMPARES = Text(
    "{names}: only `orglint compare` evaluates this, because it compares an organization before and after a change",
    "{names}は変更前と変更後の組織を比べるルールのため、`orglint compare`でのみ評価されます",
)


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


def ready_rules(chosen: Sequence[ChosenRule], model: Model, language: Language) -> Readied:
    """Check and compile the rules that can be evaluated over a model; those of a comparison are none of them.

    The project's own rules are all checked, on or off, with data or without: one that is wrong must not wait to be
    found. The built-in ones are checked when they are released. Raises RuleError with every error of every rule file.
    """
    return _readied(chosen, [model], language)


def ready_change_rules(chosen: Sequence[ChosenRule], before: Model, after: Model, language: Language) -> Readied:
    """Check and compile the rules of a comparison that can be evaluated over two models, as `ready_rules` does."""
    return _readied(chosen, [before, after], language)


def _readied(chosen: Sequence[ChosenRule], sides: list[Model], language: Language) -> Readied:
    ready: list[ReadyRule] = []
    left: list[NotEvaluated] = []
    faults: list[RuleFault] = []
    for item in chosen:
        is_wanted = item.is_on and item.spec.is_of_comparison == (len(sides) > 1)
        lacking = not_evaluated(item.spec, *sides) if is_wanted else None
        if lacking is not None:
            left.append(lacking)
        is_evaluated = is_wanted and lacking is None
        if item.spec.is_built_in and not is_evaluated:
            continue
        made = check_rule(item.spec)
        if isinstance(made, list):
            faults += made
        elif is_evaluated:
            variants = _variants(item, sides[-1])
            ready.append(ReadyRule(item.spec, item.severity, item.params, made, variants, item.only_inside))
    stop(faults, language)
    return Readied(tuple(ready), tuple(left))


def refuse_comparisons(selection: Selection, library: Library, language: Language) -> None:
    """Refuse to look for changes in one organization. Raises UsageError with every rule that is selected for it."""
    comparing = {name for name, rule in library.rules.items() if rule.is_of_comparison}
    selected = [name for name in dict.fromkeys(selection.select) if name in comparing]
    packs = [pack for pack in selection.packs if pack in known_packs(library) and not _others(pack, library)]
    if selected or packs:
        raise UsageError(_COMPARES.say(language, names=", ".join([*selected, *packs])))


def _others(pack: str, library: Library) -> bool:
    """Whether a pack has rules that look at one organization."""
    rules = library.rules.values()
    return any(not rule.is_of_comparison and (pack == STRICT or pack in rule.packs) for rule in rules)


def _variants(item: ChosenRule, model: Model) -> tuple[Variant, ...]:
    """Return the overrides of a rule whose unit is there; those of others are findings of their own."""
    units = {unit.ref: unit for unit in model.all(Unit)}
    return tuple(
        Variant(units[override.inside], override.severity, override.params)
        for override in item.overrides
        if override.inside in units
    )
