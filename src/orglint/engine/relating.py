"""What findings have to do with each other: one yields to another, one summarizes others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from orglint.finding import Finding


def concerned(finding: Finding) -> frozenset[str]:
    """Return the entities a finding flags or relates, as `kind/id`."""
    related = (*finding.related, *(place for sign in finding.signs for place in sign.related))
    return frozenset(entity for entity in (finding.entity, *(place.entity for place in related)) if entity is not None)


def drop_yielding(findings: Iterable[Finding], yields_to: Mapping[str, tuple[str, ...]]) -> list[Finding]:
    """Return the findings without those that yield to a rule which flags or relates the same entity already."""
    found = list(findings)
    by_rule: dict[str, set[str]] = defaultdict(set)
    for finding in found:
        by_rule[finding.rule] |= concerned(finding)
    return [
        finding
        for finding in found
        if not any(finding.entity in by_rule[rule] for rule in yields_to.get(finding.rule, ()) if rule in by_rule)
    ]


def nest_summarized(findings: Iterable[Finding], summarizes: Mapping[str, tuple[str, ...]]) -> list[Finding]:
    """Return the findings, those that another one sums up pointing to it as their parent.

    A finding is summed up where it comes from a summarized rule and is about an entity the summary concerns, or concerns
    the one the summary is about: what two partners of an isolated unit have to do with each other is no part of it. Of
    several summaries the one with the smallest fingerprint takes it; no summary becomes another's child.
    """
    found = list(findings)
    parents = sorted((finding for finding in found if finding.rule in summarizes), key=lambda item: item.fingerprint)
    return [_nested(finding, parents, summarizes) for finding in found]


def _nested(finding: Finding, parents: list[Finding], summarizes: Mapping[str, tuple[str, ...]]) -> Finding:
    if finding.rule in summarizes:
        return finding
    own = concerned(finding)
    for parent in parents:
        belongs = parent.entity in own or finding.entity in concerned(parent)
        if finding.rule in summarizes[parent.rule] and belongs:
            return replace(finding, parent=parent.fingerprint)
    return finding
