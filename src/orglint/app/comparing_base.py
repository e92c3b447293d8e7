"""A change beside its base: both read whole, judged by the base's rules and the same dates; only what is new counts."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from orglint.app.base_copy import BaseCopy, base_copy, refuse_pointers
from orglint.app.baseline import beside
from orglint.app.baseline_file import read_baseline
from orglint.app.checking import Gate, gate_of, in_force, outcome_of
from orglint.app.inputs import Inputs, Loaded, Progress
from orglint.app.loading import load
from orglint.app.rule_texts import with_findings
from orglint.app.ruling import ready_rules, sound_library
from orglint.app.settings import find_settings
from orglint.config.discovery import shown_path
from orglint.config.settings import Config, FailOn
from orglint.engine.assembly import in_order, tell_apart
from orglint.engine.baseline import Baseline
from orglint.engine.comparing import Compared, compare, placed_in
from orglint.engine.hiding import (
    baseline_growth,
    date_set_back,
    files_left_out,
    no_longer_evaluated,
    suppressions_added,
)
from orglint.engine.loosening import Settings, loosened
from orglint.engine.suppressions import Judge
from orglint.errors import InputError, NoModelError, OrglintError
from orglint.finding import Change, Finding
from orglint.i18n import Language, Text, default_language
from orglint.model.input_rules import INPUT_RULES
from orglint.report import Comparison, Report
from orglint.reporters.words import MORE
from orglint.ruleset.choosing import Selection, choose

_NOT_READ = Text("the base {name} cannot be read: {reason}", "比較元{name}を読み取れません: {reason}")
_NOT_PARSED = Text(
    "the base {name} cannot be compared with, because a file of it cannot be read:",
    "比較元{name}に読み取れないファイルがあるため、比較できません:",
)
_MOST = 20
"""Of the faults of a base so many are told: it has to be mended there, not here."""
_NO_MODEL = Text(
    "there was no model yet, so everything counts as new",
    "比較元にはまだモデルがないため、すべてを新しい指摘として扱います",
)


@dataclass(frozen=True, slots=True)
class Against:
    """What a change is compared with: the base by its name, and the baseline file, if there is one."""

    base: str
    baseline: Path | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """The report on a change, and what the base says of failing and of showing names: a change decides on neither."""

    report: Report
    fail_on: FailOn
    show_names: bool | None


@dataclass(frozen=True, slots=True)
class _Base:
    """The base as it was read: its rules and settings, what they found in it (None: no model), what was known in it."""

    copy: BaseCopy
    gate: Gate
    report: Report | None
    baseline: Baseline
    as_of: date | None
    """The day that the base itself states; None where it states none."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        return () if self.report is None else self.report.findings

    @property
    def files(self) -> tuple[str, ...]:
        """Return the files that the change should still hold or have deleted; of another copy nobody can say."""
        return () if self.report is None or self.copy.commit is None else self.report.files


def check_against_base(
    inputs: Inputs,
    selection: Selection,
    against: Against,
    progress: Progress | None = None,
    *,
    suppressions: bool = True,
) -> Judged:
    """Judge a change by the rules of its base. Raises OrglintError where either side cannot be judged.

    Both sides are seen on the same dates: the day of the change's organization, and one today.
    """
    head = load(inputs, progress)
    own = gate_of(head)
    mine = _settings(own, selection, head, _config_file(head.config))
    ready_rules([*mine.chosen], head.model, head.language)  # rules of the change's own that are wrong stop the run
    dated = replace(inputs, as_of=head.model.as_of, today=head.today, language=head.language)
    with base_copy(against.base, dated, head, against.baseline) as copy:
        base = _read(copy, own, selection, suppressions=suppressions)
    outcome = outcome_of(head, selection, base.gate, suppressions=suppressions)
    report, known = outcome.report, Baseline({})
    if against.baseline is not None:
        known = read_baseline(against.baseline, head.language)
        report = beside(outcome, known, against.baseline)
    compared = compare(report.findings, base.findings, report.evaluated)
    judge = outcome.judge
    hidden = [
        *loosened(_settings(base.gate, selection, head, None), mine, judge),
        *suppressions_added(compared, base.gate.config.ignore, head.config.ignore, judge),
        *baseline_growth(compared, base.baseline, known, judge),
        *_date_set_back(inputs, base, head, judge),
        *files_left_out((file for file in base.files if _is_left_out(file, head)), judge),
        *no_longer_evaluated({} if report.unreadable else compared.unseen, judge),
    ]
    is_hidden = head.config.show_names is False
    return Judged(
        _report(report, compared, hidden, base),
        base.gate.config.fail_on,
        False if is_hidden else base.gate.config.show_names,
    )


def _date_set_back(inputs: Inputs, base: _Base, head: Loaded, judge: Judge) -> Iterator[Finding]:
    """Yield what is to be said of the change's date; where the command line sets it, the change has no say."""
    if inputs.as_of is None and base.report is not None:
        yield from date_set_back(base.as_of or head.today, head.model, judge)


def _report(report: Report, compared: Compared, hidden: Iterable[Finding], base: _Base) -> Report:
    told = tell_apart(in_order(replace(finding, change=Change.NEW) for finding in hidden))
    fixed = () if report.unreadable else compared.fixed
    copy = base.copy
    if copy.commit is not None:
        fixed = placed_in(copy.name, fixed)
    notes = report.notes if base.report is not None else (*report.notes, (copy.name, _why_new(report, copy)))
    compared_report = replace(report, notes=notes, comparison=Comparison(copy.name, copy.commit, fixed))
    return with_findings(compared_report, in_order([*compared.findings, *told]))


def _why_new(report: Report, copy: BaseCopy) -> str:
    """Return why everything is new: there was no model, or nothing under the names that are checked now."""
    if copy.has_model:
        return _NO_MODEL.say(report.language)
    text = Text(
        f"there was no {', '.join(report.asked)} yet, so everything counts as new",
        f"比較元にはまだ{'、'.join(report.asked)}がないため、すべてを新しい指摘として扱います",
    )
    return text.say(report.language)


def _read(copy: BaseCopy, own: Gate, selection: Selection, *, suppressions: bool) -> _Base:
    """Read the base and judge it by its own rules. Raises InputError that says that it is the base's."""
    language = copy.inputs.language or default_language()
    try:
        loaded = _loaded(copy, own.config)
        gate = _gate(copy, loaded, own, language)
        report = None if loaded is None else outcome_of(loaded, selection, gate, suppressions=suppressions).report
        baseline = _baseline(copy, None if gate is own else gate.config, language)
    except OrglintError as error:
        raise InputError(_NOT_READ.say(language, name=copy.name, reason=error)) from error
    if report is not None and report.unreadable:
        if copy.commit is not None:
            refuse_pointers(report.files, copy.name, language)
        raise _not_parsed(copy, report, language)
    stated = None if loaded is None else loaded.model.organization.as_of
    return _Base(copy, gate, report, baseline, stated)


def _loaded(copy: BaseCopy, own: Config) -> Loaded | None:
    inputs = replace(copy.inputs, paths=_model_of(copy, own)) if copy.is_whole else copy.inputs
    try:
        return load(inputs) if copy.has_model else None
    except NoModelError:
        return None


def _model_of(copy: BaseCopy, own: Config) -> tuple[Path, ...]:
    """Return where the model is in a copy of everything: where a run in that folder would look, else the folder.

    A copy without settings may be one of the model alone; then the change's say nothing of where the model is in it.
    """
    (folder,) = copy.inputs.paths
    config = find_settings(copy.inputs)[0]
    root = folder.resolve()
    is_configured = config.folder is not None and config.folder.resolve() == root
    if is_configured and config.model:
        return tuple(folder / os.path.relpath(path.path, root) for path in config.model)
    usual = folder / "org"
    return (usual,) if (is_configured or not own.model) and usual.is_dir() else (folder,)


def _gate(copy: BaseCopy, loaded: Loaded | None, own: Gate, language: Language) -> Gate:
    """Return the rules of the base; a copy that has no settings of its own is judged by those of the change."""
    config = find_settings(copy.inputs)[0] if loaded is None else loaded.config
    if copy.commit is None and config.file is None:
        return own
    assert copy.inputs.today is not None
    config = in_force(config, copy.inputs.today)
    return Gate(config, sound_library(config, language, whole=False))


def _baseline(copy: BaseCopy, config: Config | None, language: Language) -> Baseline:
    """Return what was known at the base: in the file of the same name, else in the one that its own settings name."""
    configured = config.baseline.path if config is not None and config.baseline is not None else None
    for path in (copy.baseline, configured):
        if path is not None and path.is_file():
            return read_baseline(path, language)
    return Baseline({})


def _settings(gate: Gate, selection: Selection, head: Loaded, file: str | None) -> Settings:
    return Settings(gate.config, choose(gate.library, gate.config, selection, head.model, head.language), file)


def _config_file(config: Config) -> str | None:
    return None if config.file is None else shown_path(config.file)


def _is_left_out(file: str, head: Loaded) -> bool:
    """Whether a file is there and the change does not read it; what it reads and finds no model in is no such file."""
    if file in head.files or not Path(file).is_file():
        return False
    is_passed_over = any(
        file == label or (label.endswith("/") and file.startswith(label)) for label in head.passed_over
    )
    return is_passed_over or all(file != label for label, _ in head.left_out)


def _not_parsed(copy: BaseCopy, report: Report, language: Language) -> InputError:
    """Return the error with everything that is wrong with the base's files, each at its place there."""
    faults = [finding for finding in report.findings if finding.rule in INPUT_RULES]
    placed = placed_in(copy.name, faults) if copy.commit is not None else faults
    lines = [f"{finding.location}: {finding.message.show(names=False)} [{finding.rule}]" for finding in placed]
    rest = [MORE.say(language, n=len(lines) - _MOST)] if len(lines) > _MOST else []
    return InputError("\n".join([_NOT_PARSED.say(language, name=copy.name), *lines[:_MOST], *rest]))
