"""`orglint check` as a gate: alone, beside a baseline, or beside the base of a change."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from orglint.app.checking import gate_of, outcome_of
from orglint.app.inputs import Inputs, Progress
from orglint.app.loading import load
from orglint.config.settings import Config, FailOn
from orglint.errors import UsageError
from orglint.i18n import Language, Text, default_language
from orglint.report import Report
from orglint.ruleset.choosing import Selection
from orglint.source.reader import collector_paused

if TYPE_CHECKING:
    from orglint.app.baseline import Updated

_NO_FILE = Text(
    "--update-baseline: which file? Name it with --baseline FILE or `baseline:` in the configuration",
    "--update-baseline: ファイルを--baseline FILEまたは設定の`baseline`で指定してください",
)
_NOT_BOTH = Text(
    "--update-baseline and {option} exclude each other: a baseline holds what is found by the rules as they are",
    "--update-baselineと{option}は同時に指定できません。ベースラインには、現在のルールによる指摘を書き込みます",
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a run is to let pass: a base and a baseline, if any; `update`: the baseline is to be written anew."""

    base: str | None = None
    baseline: Path | None = None
    update: bool = False
    suppressions: bool = True

    def refuse_contradictions(self, language: Language) -> None:
        """Raise UsageError for options that cannot be meant together."""
        if self.update and self.baseline is None:
            raise UsageError(_NO_FILE.say(language))
        if self.update and self.base is not None:
            raise UsageError(_NOT_BOTH.say(language, option="--base"))
        if self.update and not self.suppressions:
            raise UsageError(_NOT_BOTH.say(language, option="--no-suppressions"))


@dataclass(frozen=True, slots=True)
class Gated:
    """A report, what decides on failing and on names, and what became of the baseline's file."""

    report: Report
    fail_on: FailOn
    show_names: bool | None
    updated: Updated | None = None


def check_gated(
    inputs: Inputs, selection: Selection, wanted: Wanted, settings: Config, progress: Progress | None = None
) -> Gated:
    """Read, evaluate, and set aside what is known. Raises OrglintError where the run cannot be made."""
    with collector_paused():
        if wanted.base is not None:
            from orglint.app.comparing_base import Against, check_against_base

            against = Against(wanted.base, wanted.baseline)
            judged = check_against_base(inputs, selection, against, progress, suppressions=wanted.suppressions)
            return Gated(judged.report, judged.fail_on, judged.show_names)
        known = None
        if wanted.baseline is not None and not wanted.update:
            from orglint.app.baseline_file import read_baseline

            known = read_baseline(wanted.baseline, inputs.language or settings.lang or default_language())
        loaded = load(inputs, progress)
        outcome = outcome_of(loaded, selection, gate_of(loaded), suppressions=wanted.suppressions)
        if wanted.baseline is None:
            return Gated(outcome.report, settings.fail_on, settings.show_names)
        from orglint.app.baseline import beside, update
        from orglint.app.baseline_file import read_baseline

        updated = update(outcome, wanted.baseline) if wanted.update else None
        known = known or read_baseline(wanted.baseline, loaded.language)
        report = beside(outcome, known, wanted.baseline)
    return Gated(report, settings.fail_on, settings.show_names, updated)
