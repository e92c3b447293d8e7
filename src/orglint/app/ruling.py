"""The rules of a run: read, chosen, checked. A rule file that does not check stops the run."""

from __future__ import annotations

from pathlib import Path

from orglint.config.settings import Config
from orglint.engine.evaluation import ReadyRule, Variant
from orglint.i18n import Language
from orglint.model.entities import Unit
from orglint.model.organization import Model
from orglint.ruleset.checking import check_rule
from orglint.ruleset.choosing import ChosenRule, Wish, choose
from orglint.ruleset.faults import RuleFault, stop
from orglint.ruleset.library import Library, read_library


def own_rule_paths(config: Config) -> list[Path]:
    """Return the files and folders of the project's own rules."""
    folder = config.folder or Path()
    return [folder / path for path in config.rule_paths]


def chosen_rules(
    config: Config, wish: Wish, model: Model | None, language: Language
) -> tuple[Library, list[ChosenRule]]:
    """Return every rule there is and how this run uses it.

    Raises RuleError where a rule file has not the right shape, UsageError and ConfigError for unknown names.
    """
    library = read_library(own_rule_paths(config), language)
    stop(library.faults, language)
    return library, choose(library, config, wish, model, language)


def ready_rules(chosen: list[ChosenRule], model: Model, language: Language) -> list[ReadyRule]:
    """Return the rules that are on, checked and compiled.

    The project's own rules are all checked, on or off: one that is wrong must not wait to be found.
    Raises RuleError with every error of every rule file.
    """
    ready: list[ReadyRule] = []
    faults: list[RuleFault] = []
    for item in chosen:
        if not item.is_on and item.spec.is_built_in:
            continue
        made = check_rule(item.spec)
        if isinstance(made, list):
            faults += made
        elif item.is_on:
            ready.append(ReadyRule(item.spec, item.severity, item.params, made, _variants(item, model)))
    stop(faults, language)
    return ready


def _variants(item: ChosenRule, model: Model) -> tuple[Variant, ...]:
    """Return the overrides of a rule whose unit is there; those of others are findings of their own."""
    units = {unit.ref: unit for unit in model.all(Unit)}
    return tuple(
        Variant(units[override.inside], override.severity, override.params)
        for override in item.overrides
        if override.inside in units
    )
