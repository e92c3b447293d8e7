"""The review of a reorganization: BEFORE and AFTER read whole, judged by BEFORE's rules, and compared."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from orglint.app.checking import Gate, Outcome, outcome_of
from orglint.app.inputs import Inputs, Loaded, Progress
from orglint.app.plans import is_plan_at, plan_at, write_after
from orglint.app.review_reading import AFTER, BEFORE, Reading, ReadSide
from orglint.app.review_sides import Laid, laid_out, pinned
from orglint.app.rule_texts import with_findings
from orglint.config.discovery import shown_path
from orglint.config.settings import Config, FailOn
from orglint.engine.assembly import in_order, tell_apart
from orglint.engine.comparing import Compared, compare, placed_in
from orglint.engine.hiding import date_set_back, no_longer_evaluated, suppressions_added
from orglint.engine.loosening import Settings, loosened
from orglint.errors import UsageError
from orglint.finding import Change, Finding
from orglint.i18n import Language, Text
from orglint.model.entities import Unit
from orglint.reorg.difference.difference import difference
from orglint.reorg.identities import in_later_names, settings_in_later_names
from orglint.reorg.impact.comparable import as_comparable
from orglint.reorg.impact.impact import impact
from orglint.reorg.judging import ComparedWith
from orglint.reorg.matching.matching import match
from orglint.reorg.plan.reading import Plan
from orglint.reorg.renames import Renames, read_renames
from orglint.reorg.review import Review
from orglint.report import Comparison, Report, Source
from orglint.ruleset.choosing import Selection, choose
from orglint.source.reader import collector_paused

_BOTH_STDIN = Text(
    "only one of BEFORE and AFTER can be standard input", "標準入力にできるのはBEFOREとAFTERのどちらか一方だけです"
)
_INSIDE = Text(
    "this folder is in {before}, and would be read as a part of it; name one outside",
    "{before}の中のフォルダーに書き出すと、その一部として読み込まれてしまいます。外のフォルダーを指定してください",
)
_ONLY_A_PLAN = Text(
    "--write writes what a plan makes of BEFORE; AFTER is no plan",
    "--writeは、変更案を当てはめた組織を書き出すオプションです。AFTERは変更案ではありません",
)
_NO_RENAMES = Text("--renames: there is no file {file}", "--renames: {file}というファイルがありません")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be compared, and what else is wanted of it.

    `write` is the folder for the organization that a plan makes, `force` writes into one that is not empty.
    """

    before: str
    after: str
    renames: Path | None = None
    with_people: bool = False
    write: Path | None = None
    force: bool = False


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A review, what decides on failing and on names, the files that were read, and those that were written."""

    review: Review
    fail_on: FailOn
    show_names: bool | None
    read: tuple[Path, ...]
    written: tuple[str, ...] = ()


def review(inputs: Inputs, selection: Selection, asked: Asked, progress: Progress | None = None) -> Reviewed:
    """Compare two organizations. Raises OrglintError where one of them cannot be read, or a plan does not fit.

    Both are judged by the rules and settings of BEFORE, each on its own date unless the inputs name one: a proposal
    cannot loosen its own gate.
    """
    with collector_paused(), contextlib.ExitStack() as stack:
        return _Reviewing(pinned(inputs), selection, asked, progress, stack).run()


class _Reviewing:
    def __init__(
        self,
        inputs: Inputs,
        selection: Selection,
        asked: Asked,
        progress: Progress | None,
        stack: contextlib.ExitStack,
    ) -> None:
        self.inputs = inputs
        self.selection = selection
        self.asked = asked
        self.stack = stack
        self.reading = Reading(inputs, selection, progress)

    @property
    def language(self) -> Language:
        return self.reading.language

    def run(self) -> Reviewed:
        if self.asked.before == self.asked.after == "-":
            raise UsageError(_BOTH_STDIN.say(self.language))
        first, second = self.lay(self.asked.before, BEFORE), self.lay(self.asked.after, AFTER)
        plan = self.plan(first, second)
        before, gate, earlier = self.reading.before(first, plan)
        after, own = self.reading.after(before, second, plan)
        matching = match(before.model, after.model, self.renames(before, after))
        gate = replace(gate, config=settings_in_later_names(gate.config, matching))
        if own is None:
            after = after.judged_by(settings_in_later_names(after.loaded.config, matching))
        base = first.revision if first.revision is not None and plan is None else ""
        with contextlib.chdir(second.folder):
            outcome = outcome_of(after.loaded, self.selection, gate, compared_with=ComparedWith(matching, base))
        found = outcome.report.findings
        compared = compare(found, in_later_names(earlier.report.findings, matching, found), outcome.report.evaluated)
        hidden = [
            *date_set_back(before.model.as_of, after.model, outcome.judge),
            *self.hidden(compared, outcome, after, gate, own),
        ]
        changes = difference(matching, complete=plan is not None)
        done = impact(matching, with_people=self.asked.with_people)
        made = Review(
            before=before.side(),
            after=after.side(),
            report=_report(outcome.report, earlier.report, compared, hidden, first, base),
            difference=changes,
            impact=as_comparable(done, changes.not_comparable),
            with_people=self.asked.with_people,
        )
        names = False if own is not None and own.config.show_names is False else gate.config.show_names
        return Reviewed(made, gate.config.fail_on, names, tuple(self.read(before, after)), self.written(after))

    # ---- the two sides

    def lay(self, name: str, option: str) -> Laid:
        return self.stack.enter_context(laid_out(name, option, self.inputs, self.language))

    def plan(self, before: Laid, after: Laid) -> Plan | None:
        """Return the plan that AFTER is, None for an organization."""
        folder = self.asked.write
        with contextlib.chdir(after.folder):
            plan = plan_at(after.path, self.language) if is_plan_at(after.path) else None
        if folder is not None and plan is None:
            raise UsageError(_ONLY_A_PLAN.say(self.language))
        if folder is not None and before.revision is None and _is_inside(folder, before.path):
            told = _INSIDE.say(self.language, before=before.path.as_posix())
            raise UsageError(told, file=folder.as_posix())
        return plan

    def renames(self, before: ReadSide, after: ReadSide) -> Renames:
        """Return what is said of ids: by the file of renames, and by the plan of what becomes of units."""
        path, said = self.asked.renames, Renames()
        if path is not None and not path.is_file():
            raise UsageError(_NO_RENAMES.say(self.language, file=shown_path(path)))
        if path is not None:
            said = read_renames(shown_path(path), path.read_bytes(), before.model, after.model, self.language)
        if after.planned is None:
            return said
        kept = {unit.id: (unit.id,) for unit in before.model.all(Unit)}  # whatever else the plan makes of it
        return Renames({**said.of, Unit.KIND: {**kept, **said.kind(Unit.KIND), **after.planned.applied.became}})

    # ---- the findings

    def hidden(
        self, compared: Compared, outcome: Outcome, after: ReadSide, gate: Gate, own: Gate | None
    ) -> Iterator[Finding]:
        """Yield what a proposal hides: data that is gone, and whatever of its own settings is milder than BEFORE's."""
        yield from no_longer_evaluated(compared.unseen, outcome.judge)
        if own is not None:
            theirs = self.settings(gate, after.loaded, None)
            mine = self.settings(own, after.loaded, _config_file(own.config))
            yield from loosened(theirs, mine, outcome.judge)
        ignored = (own or gate).config.ignore
        yield from suppressions_added(compared, gate.config.ignore, ignored, outcome.judge)

    def settings(self, gate: Gate, loaded: Loaded, file: str | None) -> Settings:
        chosen = choose(gate.library, gate.config, self.selection, loaded.model, loaded.language)
        return Settings(gate.config, chosen, file)

    # ---- files

    def read(self, *sides: ReadSide) -> Iterator[Path]:
        """Yield the files that were read where they lie: no report may take their place."""
        for side in sides:
            yield from (Path(file) for file in side.loaded.files if side.laid.revision is None)
            yield from side.loaded.config.files
        if self.asked.renames is not None:
            yield self.asked.renames
        if self.inputs.column_map is not None:
            yield self.inputs.column_map

    def written(self, after: ReadSide) -> tuple[str, ...]:
        if self.asked.write is None or after.planned is None:
            return ()
        return write_after(after.planned, self.asked.write, force=self.asked.force)


def _is_inside(folder: Path, other: Path) -> bool:
    return other.is_dir() and folder.resolve().is_relative_to(other.resolve())


def _report(
    report: Report, earlier: Report, compared: Compared, hidden: Iterable[Finding], before: Laid, base: str
) -> Report:
    told = tell_apart(in_order(replace(finding, change=Change.NEW) for finding in hidden))
    fixed = placed_in(base, compared.fixed) if base else compared.fixed
    sources: Mapping[str, Source] = {
        f"{base}:{key}" if base else key: source for key, source in earlier.sources.items()
    }
    names = {**earlier.unit_names, **report.unit_names}
    made = replace(
        report,
        comparison=Comparison(before.name, before.commit, fixed),
        sources={**sources, **report.sources},
        unit_names=names,
        rules={**earlier.rules, **report.rules},
        left_out=_of_both(earlier.left_out, report, report.left_out, base),
        notes=_of_both(earlier.notes, report, report.notes, base),
    )
    return with_findings(made, in_order([*compared.findings, *told]))


def _of_both(
    earlier: Iterable[tuple[str, str]], report: Report, own: Iterable[tuple[str, str]], base: str
) -> tuple[tuple[str, str], ...]:
    """Return what there is to say of files of either side, once; of a plan, which was read as AFTER, nothing."""
    before = ((f"{base}:{file}" if base else file, text) for file, text in earlier)
    return tuple(sorted({*own, *(item for item in before if item[0] not in report.files)}))


def _config_file(config: Config) -> str | None:
    return None if config.file is None else shown_path(config.file)
