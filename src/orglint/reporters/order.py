"""The order findings are shown in, and which of them stand below the one that sums them up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from orglint.finding import Finding, Status
from orglint.location import Span

_NOWHERE = Span(0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Group:
    """A finding, and the findings it sums up."""

    finding: Finding
    parts: tuple[Group, ...] = ()


def by_place(findings: Iterable[Finding]) -> list[Finding]:
    """Sort by file, line and column, the worst first at one place; what has no place comes last."""
    return sorted(findings, key=_place_key)


def _place_key(finding: Finding) -> tuple[object, ...]:
    location = finding.location
    span = (location.span if location else None) or _NOWHERE
    place = (location is None, location.source if location else "", span)
    identity = (finding.rule, finding.entity or "", finding.fingerprint, finding.status.value)
    return (*place, -finding.severity, *identity, finding.message.show(names=True))


def grouped(findings: Iterable[Finding]) -> list[Group]:
    """Return the findings to show, in order, each under the active finding that sums it up, if there is one.

    What the baseline holds is left out: it is counted, not shown. A finding whose summary is not active stands alone,
    and so does one of a ring of summaries: none may be lost.
    """
    shown = [finding for finding in by_place(findings) if finding.status is not Status.BASELINED]
    heads = {finding.fingerprint for finding in shown if finding.is_active}
    parts: dict[str, list[Finding]] = {}
    for finding in shown:
        if finding.parent in heads and finding.parent != finding.fingerprint:
            parts.setdefault(str(finding.parent), []).append(finding)
    below = {id(part) for some in parts.values() for part in some}
    placed: set[int] = set()
    alone = [finding for finding in shown if id(finding) not in below]
    groups = [_group(finding, parts, placed) for finding in alone]
    return groups + [_group(finding, parts, placed) for finding in shown if id(finding) not in placed]


def _group(finding: Finding, parts: dict[str, list[Finding]], placed: set[int]) -> Group:
    placed.add(id(finding))
    below = parts.get(finding.fingerprint, []) if finding.is_active else []
    return Group(finding, tuple(_group(part, parts, placed) for part in below if id(part) not in placed))
