"""The two organizations of a review: read whole, each from where it lies, and what BEFORE's rules find in BEFORE."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, replace

from orglint.app.base_copy import refuse_pointers
from orglint.app.checking import Gate, Outcome, gate_of, outcome_of
from orglint.app.inputs import Inputs, Loaded, Progress
from orglint.app.loading import load
from orglint.app.plans import Planned, day_of, with_plan
from orglint.app.review_sides import Laid, refused
from orglint.app.ruling import ready_rules
from orglint.config.settings import Config
from orglint.engine.comparing import placed_in
from orglint.errors import InputError, OrglintError
from orglint.i18n import Language, Text, default_language
from orglint.model.input_rules import INPUT_RULES
from orglint.model.organization import Model
from orglint.reorg.plan.reading import Plan
from orglint.reorg.review import Side
from orglint.report import Report
from orglint.ruleset.choosing import Selection, choose

BEFORE, AFTER = "BEFORE", "AFTER"
_MOST = 20
"""Of the faults of a side so many are told."""
_NOT_PARSED = Text(
    '{option} "{name}" cannot be compared, because a file of it cannot be read:',
    "{option}「{name}」に読み取れないファイルがあるため、比較できません:",
)


@dataclass(frozen=True, slots=True)
class ReadSide:
    """A side as it was read, and what a plan made of BEFORE, if it is that."""

    laid: Laid
    loaded: Loaded
    planned: Planned | None = None

    @property
    def model(self) -> Model:
        """Return its model; beside a plan the one that the plan makes."""
        return self.loaded.model

    def judged_by(self, config: Config) -> ReadSide:
        """Return the same with other suppressions and overrides."""
        return replace(self, loaded=replace(self.loaded, config=config))

    def side(self) -> Side:
        """Return what reports tell of it."""
        plan = self.planned.plan if self.planned is not None else None
        return Side(
            name=self.laid.name,
            as_of=self.model.as_of,
            files=self.loaded.files,
            commit=self.laid.commit,
            is_plan=plan is not None,
            plan=(plan.name or "") if plan is not None else "",
            description=(plan.description or "") if plan is not None else "",
        )


class Reading:
    """Reads both sides. What BEFORE says of the language and of the day suppressions expire by holds for both."""

    def __init__(self, inputs: Inputs, selection: Selection, progress: Progress | None) -> None:
        self.inputs = inputs
        self.selection = selection
        self.progress = progress
        self.language: Language = inputs.language or default_language()

    def before(self, laid: Laid, plan: Plan | None) -> tuple[ReadSide, Gate, Outcome]:
        """Return BEFORE, its rules and settings, and what they find in it; beside a plan as of the day of the plan."""
        as_of = day_of(plan, self.inputs.as_of, self.language) if plan is not None else self.inputs.as_of
        with contextlib.chdir(laid.folder):
            loaded = self._loaded(replace(laid.inputs, as_of=as_of), laid, BEFORE)
            gate = gate_of(loaded)
            outcome = outcome_of(loaded, self.selection, gate, is_before=True)
        if laid.revision is not None:  # places in the config are its own, the file itself cannot be shown
            loaded = replace(loaded, config=replace(loaded.config, files=()))
        self._refuse_unreadable(laid, BEFORE, outcome.report)
        # Whatever the proposal says of them, language and the day suppressions expire by are BEFORE's.
        self.inputs = replace(self.inputs, language=loaded.language, today=loaded.today)
        self.language = loaded.language
        return ReadSide(laid, loaded), gate, outcome

    def after(self, before: ReadSide, laid: Laid, plan: Plan | None) -> tuple[ReadSide, Gate | None]:
        """Return AFTER, and the rules and settings that it brings itself."""
        if plan is not None:
            planned = with_plan(before.loaded, plan)
            return ReadSide(laid, planned.after, planned), None
        with contextlib.chdir(laid.folder):
            loaded = self._loaded(replace(self.inputs, paths=laid.inputs.paths), laid, AFTER)
            if loaded.unreadable:
                self._refuse_unreadable(laid, AFTER, outcome_of(loaded, Selection(), gate_of(loaded)).report)
            if loaded.config.file is None:
                config = before.loaded.config
                if laid.folder != before.laid.folder:  # places in it are BEFORE's, the file itself cannot be shown
                    config = replace(config, files=())
                return ReadSide(laid, replace(loaded, config=config)), None
            if loaded.config.file == before.loaded.config.file:  # one file for both, and no other settings
                return ReadSide(laid, loaded), None
            own = gate_of(loaded)
            chosen = choose(own.library, own.config, Selection(), loaded.model, loaded.language)
            ready_rules(chosen, loaded.model, loaded.language)  # rules of its own that are wrong stop the run
            return ReadSide(laid, loaded), own

    def _loaded(self, inputs: Inputs, laid: Laid, option: str) -> Loaded:
        try:
            return load(inputs, self.progress)
        except OrglintError as error:
            raise refused(laid, option, error, self.language) from error

    def _refuse_unreadable(self, laid: Laid, option: str, report: Report) -> None:
        """Raise InputError with everything that is wrong with files that cannot be read, each at its place."""
        if not report.unreadable:
            return
        if laid.revision is not None:
            with contextlib.chdir(laid.folder):
                refuse_pointers(report.files, laid.name, self.language)
        faults = [finding for finding in report.findings if finding.rule in INPUT_RULES]
        placed = placed_in(str(laid.revision), faults) if laid.revision is not None else faults
        lines = [f"{finding.location}: {finding.message.show(names=False)} [{finding.rule}]" for finding in placed]
        head = _NOT_PARSED.say(self.language, option=option, name=laid.name)
        raise InputError("\n".join([head, *lines[:_MOST]]))
