"""The use cases of `orglint rules test`: the examples of rules, and whether they would notice a changed rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from orglint.app.inputs import Inputs
from orglint.app.ruling import faults_of_own, load_plugins_for, own_rule_paths
from orglint.app.settings import find_settings
from orglint.config.settings import Config
from orglint.i18n import Language
from orglint.lang.compiled import CompiledProgram
from orglint.ruleset.checking import check_rule
from orglint.ruleset.faults import RuleFault, stop
from orglint.ruleset.library import Library, own_files, read_files, read_library
from orglint.ruleset.spec import RuleSpec
from orglint.testing.examples import ExampleResult, run_examples
from orglint.testing.mutation import MutationResult, try_mutants

Result = TypeVar("Result")


def test_rules(paths: tuple[Path, ...], inputs: Inputs) -> tuple[ExampleResult, ...]:
    """Run the examples of the rules in some files, else of all rules the project has.

    Raises RuleError where a rule or an example does not check.
    """
    return tuple(result for results in _of_each(paths, inputs, run_examples) for result in results)


def mutate_rules(paths: tuple[Path, ...], inputs: Inputs) -> tuple[MutationResult, ...]:
    """Try every mutant of the rules in some files, else of all rules the project has, on the rule's own examples.

    Raises RuleError where a rule, an example or a list of equivalents does not check.
    """
    return tuple(_of_each(paths, inputs, try_mutants))


def _of_each(
    paths: tuple[Path, ...],
    inputs: Inputs,
    act: Callable[[RuleSpec, CompiledProgram], tuple[Result, list[RuleFault]]],
) -> Iterable[Result]:
    """Return what comes of each rule; raise RuleError with every fault of all of them."""
    config, language = find_settings(inputs)
    library = _library(paths, config, language)
    load_plugins_for(library, language)
    if library.faults:
        stop([*library.faults, *faults_of_own(library)], language)
    results: list[Result] = []
    faults: list[RuleFault] = []
    for rule in library.rules.values():
        made = check_rule(rule)
        if isinstance(made, list):
            faults += made
            continue
        result, wrong = act(rule, made)
        results.append(result)
        faults += wrong
    stop(faults, language)
    return results


def _library(paths: tuple[Path, ...], config: Config, language: Language) -> Library:
    if not paths:
        return read_library(own_rule_paths(config), language)
    own = [path for path in own_rule_paths(config) if path.exists()]
    return read_files(own_files(paths, language), language, known=read_library(own, language, whole=False).rules)
