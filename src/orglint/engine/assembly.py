"""From the findings of every source to one report: related, suppressed, told apart, in order."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace

from orglint.finding import Finding
from orglint.location import Location, Span

_NOWHERE = Location("\uffff")
_START = Span(0, 0, 0, 0)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings by place; what stands nowhere comes last. The order depends on nothing but the findings."""
    return tuple(sorted(findings, key=_key))


def _key(finding: Finding) -> tuple[str, Span, str, str, str]:
    place = finding.location or _NOWHERE
    return place.source, place.span or _START, finding.rule, finding.entity or "", finding.fingerprint


def tell_apart(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings with no fingerprint twice: equal ones are numbered in the order of their places.

    Rules name each entity once; only problems of the input can be the same thing in several places.
    """
    seen: dict[str, int] = {}
    told = []
    for finding in findings:
        count = seen.get(finding.fingerprint, 0)
        seen[finding.fingerprint] = count + 1
        told.append(finding if not count else replace(finding, fingerprint=_numbered(finding.fingerprint, count)))
    return told


def _numbered(fingerprint: str, count: int) -> str:
    return hashlib.sha256(f"{fingerprint}#{count}".encode()).hexdigest()[:16]
