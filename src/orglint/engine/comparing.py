"""The findings of a change beside those of its base: what is new, what got worse, what is as it was, what was fixed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from orglint.engine.baseline import is_worse
from orglint.finding import Before, Change, Finding, Related, Sign, Status
from orglint.location import Location
from orglint.model.input_rules import INPUT_RULES, SETTING_RULES


@dataclass(frozen=True, slots=True)
class Compared:
    """The findings of a change, each with what it is beside the base; and those of the base that are gone.

    `before` holds what each finding was at the base, by the fingerprint it has now. `unseen` counts, by rule, the base's findings of rules that were
    not evaluated over the change: nobody knows whether they are gone.
    """

    findings: tuple[Finding, ...]
    fixed: tuple[Finding, ...]
    unseen: Mapping[str, int]
    before: Mapping[str, Finding]


def compare(head: Sequence[Finding], base: Sequence[Finding], evaluated: Collection[str]) -> Compared:
    """Compare the findings of both sides, judged alike. `evaluated` are the rules evaluated over the change.

    What counted at the base and is as it was no longer counts; what did not count there (it was suppressed) is new.
    """
    before = _before(head, base)
    there = {finding.fingerprint for finding in before.values()}
    gone = [finding for finding in base if finding.is_active and finding.fingerprint not in there]
    unseen: dict[str, int] = {}
    for finding in gone:
        if not _was_looked_for(finding, evaluated):
            unseen[finding.rule] = unseen.get(finding.rule, 0) + 1
    return Compared(
        findings=tuple(_marked(finding, before.get(finding.fingerprint)) for finding in head),
        fixed=tuple(finding for finding in gone if _was_looked_for(finding, evaluated)),
        unseen=dict(sorted(unseen.items())),
        before=before,
    )


def _before(head: Sequence[Finding], base: Sequence[Finding]) -> dict[str, Finding]:
    """Return what findings were at the base, by the fingerprint they have now.

    Where a finding stands for several entities, one of these may change without anything being repaired: what says the
    same about the same entity is the same finding.
    """
    by_fingerprint = {finding.fingerprint: finding for finding in base}
    before = {finding.fingerprint: by_fingerprint.pop(finding.fingerprint, None) for finding in head}
    left = {_said(finding): finding for finding in by_fingerprint.values() if _is_of_several(finding)}
    for finding in head:
        if before[finding.fingerprint] is None and _is_of_several(finding):
            before[finding.fingerprint] = left.pop(_said(finding), None)
    return {now: known for now, known in before.items() if known is not None}


def _is_of_several(finding: Finding) -> bool:
    return finding.identity is not None and len(finding.identity.entities) > 1


def _said(finding: Finding) -> tuple[str, str | None, tuple[str, ...], str]:
    details = finding.identity.details if finding.identity is not None else ()
    return finding.rule, finding.entity, details, finding.message.show(names=True)


def _was_looked_for(finding: Finding, evaluated: Collection[str]) -> bool:
    return finding.rule in evaluated or finding.rule in INPUT_RULES or finding.rule in SETTING_RULES


def _marked(finding: Finding, known: Finding | None) -> Finding:
    change, before = _change(finding, known)
    is_quiet = finding.is_active and change is Change.UNCHANGED
    return replace(finding, change=change, before=before, status=Status.BASELINED if is_quiet else finding.status)


def _change(finding: Finding, known: Finding | None) -> tuple[Change, Before | None]:
    if known is None or (finding.is_active and known.status is Status.SUPPRESSED):
        return Change.NEW, None
    before = Before(known.severity, known.measure)
    return (Change.WORSE, before) if is_worse(finding, before) else (Change.UNCHANGED, None)


def placed_in(base: str, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings of a revision, their places in its files: `main:org/sales.yaml:3:1`."""
    return tuple(
        replace(
            finding,
            location=_in(base, finding.location),
            related=_all_in(base, finding.related),
            signs=tuple(Sign(sign.name, sign.says, _all_in(base, sign.related)) for sign in finding.signs),
        )
        for finding in findings
    )


def _all_in(base: str, related: Iterable[Related]) -> tuple[Related, ...]:
    return tuple(replace(one, location=_in(base, one.location)) for one in related)


def _in(base: str, location: Location | None) -> Location | None:
    return None if location is None else replace(location, file=f"{base}:{location.file}")
