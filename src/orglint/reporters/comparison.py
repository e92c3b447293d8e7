"""How the text formats tell what changed since the base or the baseline: what got worse, what was fixed, and the counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from orglint.finding import Change, Finding, Status
from orglint.report import Report
from orglint.reporters import words
from orglint.reporters.look import Look
from orglint.reporters.order import by_place

_SHORT = 12
"""How many digits of a commit are shown."""


def why_worse(finding: Finding, report: Report, look: Look) -> str | None:
    """Return what got worse about a finding, with both values; None where nothing did."""
    before = finding.before
    if finding.change is not Change.WORSE or before is None:
        return None
    parts = []
    if finding.severity is not before.severity:
        old, new = look.severity(before.severity), look.severity(finding.severity)
        parts.append(look.word(words.FROM_TO, old=old, new=new))
    if finding.measure is not None and before.measure is not None and finding.measure != before.measure:
        parts.append(look.word(words.FROM_TO, old=_number(before.measure), new=_number(finding.measure)))
    details = look.word(words.LIST).join(parts)
    return look.word(words.WORSE_THAN_BASELINE if report.comparison is None else words.WORSE_THAN_BASE, details=details)


def _number(measure: float) -> str:
    return f"{measure:.12g}"


def fixed_lines(report: Report, look: Look) -> Iterator[str]:
    """Yield a line for each finding of the base that is no longer there, with its place at the base."""
    return told_fixed(by_place(report.comparison.fixed) if report.comparison is not None else (), look)


def told_fixed(findings: Iterable[Finding], look: Look) -> Iterator[str]:
    """Yield a line for each of some findings that are no longer there."""
    for finding in findings:
        head = look.word(words.FIXED_HEAD, severity=look.severity(finding.severity))
        place = f"{look.place(finding.location)}: " if finding.location else ""
        yield look.paint(f"{place}{head}[{look.clean(finding.rule)}]: {look.say(finding.message)}", "quiet")


def compared(report: Report, look: Look) -> str:
    """Return with what the report was compared, and how many findings are new, worse, unchanged and fixed."""
    comparison = report.comparison
    if comparison is None:
        return ""
    base = look.clean(comparison.base)
    if comparison.commit is not None:
        base = look.word(words.COMMIT, base=base, commit=comparison.commit[:_SHORT])
    counts = counts_of(report)
    told = [look.word(text, n=counts[kind]) for kind, text in COUNTS.items()]
    return look.word(words.COMPARED, base=base, counts=look.word(words.LIST).join(told))


COUNTS = {
    "new": words.NEW_COUNT,
    "worse": words.WORSE_COUNT,
    "unchanged": words.UNCHANGED_COUNT,
    "fixed": words.FIXED_COUNT,
}


def counts_of(report: Report) -> dict[str, int]:
    """Return how many findings are new and worse and count, how many are unchanged, and how many were fixed."""
    changes = Counter(finding.change for finding in report.findings if finding.is_active)
    return {
        "new": changes[Change.NEW],
        "worse": changes[Change.WORSE],
        "unchanged": sum(is_as_before(finding) for finding in report.findings),
        "fixed": len(report.comparison.fixed) if report.comparison is not None else 0,
    }


def is_as_before(finding: Finding) -> bool:
    """Whether a finding is set aside because the base has it as well."""
    return finding.change is Change.UNCHANGED and finding.status is Status.BASELINED
