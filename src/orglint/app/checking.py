"""The use case everything turns on: from paths to a report."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from orglint.app.inputs import Inputs, Loaded, Progress
from orglint.app.loading import load
from orglint.app.rule_texts import rule_texts
from orglint.app.ruling import ready_change_rules, ready_rules, refuse_comparisons, sound_library
from orglint.config.discovery import shown_path
from orglint.config.settings import Config
from orglint.engine.assembly import in_order, tell_apart
from orglint.engine.belonging import belong
from orglint.engine.evaluation import Evaluation, evaluate
from orglint.engine.input_findings import input_findings
from orglint.engine.overrides import check_overrides
from orglint.engine.relating import drop_yielding, nest_summarized
from orglint.engine.suppressions import Judge, suppress
from orglint.finding import Finding
from orglint.location import source_key
from orglint.model.schema import COLLECTIONS
from orglint.report import Report, Source, TableSource
from orglint.ruleset.choosing import EVERYTHING, ChosenRule, Selection, choose
from orglint.ruleset.library import Library
from orglint.source.document import Document
from orglint.source.reader import collector_paused
from orglint.source.text import SourceText, decode
from orglint.source.unread import UnreadText

if TYPE_CHECKING:
    from orglint.reorg.judging import ComparedWith

_NOTHING = Evaluation((), (), ())


def check(
    inputs: Inputs,
    selection: Selection = EVERYTHING,
    progress: Progress | None = None,
    *,
    suppressions: bool = True,
) -> Report:
    """Read, evaluate, and return what was found.

    Raises OrglintError where the run cannot be made: paths, config, rules. A file that cannot be parsed is a finding;
    then no rule is evaluated, because the model has holes.
    """
    with collector_paused():
        loaded = load(inputs, progress)
        return report_on(loaded, selection, suppressions=suppressions)


@dataclass(frozen=True, slots=True)
class Gate:
    """The rules that judge, and the settings they are used with."""

    config: Config
    library: Library


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one run found, and what further findings about it are judged by."""

    report: Report
    judge: Judge


def report_on(loaded: Loaded, selection: Selection, *, suppressions: bool = True) -> Report:
    """Evaluate the rules over what was loaded. Without `suppressions` they are judged, and suppress nothing."""
    return outcome_of(loaded, selection, gate_of(loaded), suppressions=suppressions).report


def gate_of(loaded: Loaded) -> Gate:
    """Return what judges a model where nothing else is asked for: its own settings and rules."""
    config = in_force(loaded.config, loaded.today)
    return Gate(config, sound_library(config, loaded.language, whole=False))


def outcome_of(
    loaded: Loaded,
    selection: Selection,
    gate: Gate,
    *,
    suppressions: bool = True,
    compared_with: ComparedWith | None = None,
    is_before: bool = False,
) -> Outcome:
    """Evaluate the rules of a gate over what was loaded; suppressions and overrides are judged as the model's own.

    Where it is compared with what was before, the rules of a comparison are evaluated as well, and what they find stands
    for what the others find of the same loss. Of the organization before itself (`is_before`) they say nothing.
    """
    library = gate.library
    if compared_with is None and not is_before:
        refuse_comparisons(selection, library, loaded.language)
    chosen = choose(library, gate.config, selection, loaded.model, loaded.language)
    evaluation = _evaluated(loaded, chosen, compared_with)
    findings = _related(list(evaluation.findings), chosen)
    judge = Judge(
        rules=library.rules,
        evaluated=frozenset(evaluation.evaluated),
        model=loaded.model,
        today=loaded.today,
        language=loaded.language,
        longest=gate.config.max_suppression_days,
        firm=frozenset(rule.id for rule in library.rules.values() if not rule.suppressible),
    )
    suppressed = suppress(findings, loaded.config.ignore, judge, loaded.comments, apply=suppressions)
    everything = [*input_findings(loaded.problems, loaded.language), *suppressed.findings, *suppressed.own]
    everything += check_overrides(loaded.config.overrides, judge)
    placed = belong(everything, loaded.model)
    found = in_order(tell_apart(in_order(placed.findings)))
    report = Report(
        findings=found,
        evaluated=evaluation.evaluated,
        not_evaluated=evaluation.not_evaluated,
        counts=_counts(loaded),
        as_of=loaded.model.as_of,
        today=loaded.today,
        language=loaded.language,
        sources={**loaded.sources, **_config_source(loaded.config)},
        files=loaded.files,
        left_out=loaded.left_out,
        notes=loaded.notes,
        unreadable=loaded.unreadable,
        undecided=evaluation.undecided,
        unit_names=placed.names,
        titles={rule.id: rule.title.say(loaded.language) for rule in library.rules.values() if rule.title is not None},
        tables={_key(document): document for document in loaded.documents if isinstance(document, TableSource)},
        workbooks=loaded.workbooks,
        asked=loaded.asked,
        rules=rule_texts(
            (item for item in chosen if compared_with is not None or not item.spec.is_of_comparison),
            found,
            loaded.language,
        ),
    )
    return Outcome(report, judge)


def _evaluated(loaded: Loaded, chosen: list[ChosenRule], compared_with: ComparedWith | None) -> Evaluation:
    """Evaluate the rules over what was loaded, and over what it is compared with; none where a file is unreadable.

    The project's own rules that are wrong stop the run all the same.
    """
    ready = ready_rules(chosen, loaded.model, loaded.language)
    if loaded.unreadable:
        return _NOTHING
    found = evaluate(ready.rules, loaded.model, loaded.language)
    found = replace(found, not_evaluated=ready.not_evaluated)
    if compared_with is None:
        return found
    from orglint.reorg.judging import findings_of_change  # most runs look at one organization

    before = compared_with.matching.before
    changing = ready_change_rules(chosen, before, loaded.model, loaded.language)
    change = findings_of_change(compared_with, changing.rules, loaded.language)
    return Evaluation(
        (*found.findings, *change.findings),
        (*found.evaluated, *change.evaluated),
        (*found.not_evaluated, *changing.not_evaluated),
        (*found.undecided, *change.undecided),
    )


def _key(document: Document) -> str:
    return source_key(document.file, document.sheet)


def in_force(config: Config, today: date) -> Config:
    """Return the config without overrides that have expired; a rule misspelt in those is still a mistake."""
    expired = [each for each in config.overrides if each.until is not None and each.until < today]
    return replace(
        config,
        overrides=tuple(each for each in config.overrides if each not in expired),
        rule_settings=(*config.rule_settings, *(rule for each in expired for rule in each.rules)),
    )


def _config_source(config: Config) -> dict[str, Source]:
    """Return the config files as sources: findings about suppressions and overrides stand in them."""
    texts = {shown_path(file): decode(file.read_bytes()) for file in config.files}
    return {file: UnreadText(text, frozenset()) for file, text in texts.items() if isinstance(text, SourceText)}


def _related(findings: list[Finding], chosen: list[ChosenRule]) -> list[Finding]:
    yields = {item.spec.id: item.spec.yields_to for item in chosen if item.spec.yields_to}
    summarizes = {item.spec.id: item.spec.summarizes for item in chosen if item.spec.summarizes}
    return nest_summarized(drop_yielding(findings, yields), summarizes)


def _counts(loaded: Loaded) -> dict[str, int]:
    entities = loaded.model.entities
    return {name: len(entities[kind.name]) for name, kind in COLLECTIONS.items() if entities[kind.name]}
