"""The baseline: findings known at some date. They do not count; new ones do, and known ones that got worse."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from orglint.engine.suppressions import Judge, setting_finding
from orglint.finding import Before, Change, Finding, Severity, Status
from orglint.i18n import Text
from orglint.location import Location
from orglint.model.input_rules import INPUT_RULES, SETTING_RULES


@dataclass(frozen=True, slots=True)
class Entry:
    """A known finding: what it is, how bad it was, and where the baseline says so."""

    fingerprint: str
    rule: str
    entity: str | None
    severity: Severity
    measure: float | None
    location: Location

    @property
    def before(self) -> Before:
        """Return how bad it was."""
        return Before(self.severity, self.measure)


@dataclass(frozen=True, slots=True)
class Baseline:
    """What is known, by fingerprint."""

    entries: dict[str, Entry]


def mark_known(findings: Iterable[Finding], baseline: Baseline) -> list[Finding]:
    """Return the findings, those that are known set aside; of a known one that got worse it is said, and it counts."""
    return [_marked(finding, baseline.entries.get(finding.fingerprint)) for finding in findings]


def _marked(finding: Finding, known: Entry | None) -> Finding:
    if known is None or not finding.is_active or not can_be_known(finding):
        return finding
    if is_worse(finding, known.before):
        return replace(finding, change=Change.WORSE, before=known.before)
    return replace(finding, status=Status.BASELINED)


def can_be_known(finding: Finding) -> bool:
    """Whether a baseline may hold the finding: what is wrong with the input or the settings is repaired, not kept."""
    return finding.rule not in INPUT_RULES and finding.rule not in SETTING_RULES


def is_worse(finding: Finding, before: Before) -> bool:
    """Whether a finding is more severe than it was, or measures more."""
    if finding.severity > before.severity:
        return True
    if finding.measure is None or before.measure is None:
        return False
    return finding.measure > before.measure and not math.isclose(finding.measure, before.measure, rel_tol=1e-9)


def stale_entries(
    baseline: Baseline, findings: Iterable[Finding], judge: Judge, undecided: Collection[str]
) -> Iterator[Finding]:
    """Yield a finding for each entry that was looked for and is no longer there.

    Of a rule that was not evaluated, or that drew no conclusion somewhere (`undecided`), nothing can be said; of one
    that is gone nobody will ever find anything again.
    """
    found = {finding.fingerprint for finding in findings}
    for entry in baseline.entries.values():
        is_gone = entry.rule not in judge.rules
        was_looked_for = entry.rule in judge.evaluated and entry.rule not in undecided
        if entry.fingerprint not in found and (is_gone or was_looked_for):
            yield setting_finding("stale-baseline-entry", entry.fingerprint, entry.location, _stale(entry), judge)


def _stale(entry: Entry) -> Text:
    if entry.entity is None:
        return Text(
            f"the baseline holds a finding of {entry.rule} that is no longer there",
            f"ベースラインにある{entry.rule}の指摘が、今は見つかりません",
        )
    return Text(
        f"the baseline holds {entry.rule} at {entry.entity}, which is no longer found",
        f"ベースラインにある{entry.entity}の{entry.rule}が、今は見つかりません",
    )


@dataclass(frozen=True, slots=True)
class Renewed:
    """A baseline written anew: its entries in order, and how many came and went."""

    entries: tuple[Entry, ...]
    added: int
    removed: int


def renewed(
    baseline: Baseline, findings: Iterable[Finding], judge: Judge, undecided: Collection[str], file: str
) -> Renewed:
    """Return the baseline that holds what counts now, and what it held of rules that this run cannot speak of."""
    place = Location(file)
    kept = {
        entry.fingerprint: entry
        for entry in baseline.entries.values()
        if entry.rule in judge.rules and (entry.rule not in judge.evaluated or entry.rule in undecided)
    }
    now = {
        finding.fingerprint: Entry(
            finding.fingerprint, finding.rule, finding.entity, finding.severity, finding.measure, place
        )
        for finding in findings
        if finding.status is not Status.SUPPRESSED and can_be_known(finding)
    }
    entries = {**kept, **now}
    old, new = set(baseline.entries), set(entries)
    return Renewed(tuple(sorted(entries.values(), key=_order)), len(new - old), len(old - new))


def _order(entry: Entry) -> tuple[str, str, str]:
    return entry.rule, entry.entity or "", entry.fingerprint
