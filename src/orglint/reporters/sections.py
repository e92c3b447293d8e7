"""How a long report is arranged: by unit, within a unit by cause, and what matters most of it all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from orglint.finding import Finding, Severity
from orglint.report import Report
from orglint.reporters import words
from orglint.reporters.look import Look
from orglint.reporters.order import Group


@dataclass(frozen=True, slots=True)
class Cause:
    """Groups of one unit with one cause: the same rule, as severe."""

    groups: tuple[Group, ...]

    @property
    def first(self) -> Finding:
        """Return the finding that stands for them all."""
        return self.groups[0].finding


@dataclass(frozen=True, slots=True)
class Section:
    """What is to be said of one unit, by cause, what weighs most first. `unit` is None for files and the whole."""

    unit: str | None
    causes: tuple[Cause, ...]

    def count(self, severity: Severity) -> int:
        """Return how many active findings of a severity the section holds, those that another sums up included."""
        groups = (group for cause in self.causes for group in cause.groups)
        return sum(finding.severity is severity for group in groups for finding in members(group) if finding.is_active)


def members(group: Group) -> Iterator[Finding]:
    """Yield the finding of a group, and those it sums up."""
    yield group.finding
    for part in group.parts:
        yield from members(part)


def sections(groups: Iterable[Group]) -> list[Section]:
    """Return active groups by unit and cause: what is wrong with files first, then the unit with the gravest findings."""
    by_unit: dict[str, list[Group]] = {}
    for group in groups:
        by_unit.setdefault(group.finding.unit or "", []).append(group)
    made = [Section(unit or None, _causes(found)) for unit, found in by_unit.items()]
    return sorted(made, key=_section_order)


def section_title(section: Section, report: Report, look: Look) -> str:
    """Return what a section is called: the unit's name and id, or that it is about files and the whole."""
    if section.unit is None:
        return look.word(words.WHOLE)
    name, ident = look.clean(report.unit_names.get(section.unit, "")), look.clean(section.unit.partition("/")[2])
    return look.word(words.NAMED, name=name, id=ident) if name and name != ident else ident


def _causes(groups: Iterable[Group]) -> tuple[Cause, ...]:
    ordered = sorted(groups, key=_cause_key)
    made = [Cause(tuple(found)) for _, found in groupby(ordered, key=_cause_key)]
    return tuple(sorted(made, key=cause_weight))


def _cause_key(group: Group) -> tuple[int, str]:
    return -group.finding.severity, group.finding.rule


def _section_order(section: Section) -> tuple[object, ...]:
    counts = tuple(-section.count(severity) for severity in sorted(Severity, reverse=True))
    is_of_files = any(group.finding.entity is None for cause in section.causes for group in cause.groups)
    return not is_of_files, *counts, section.unit or ""


def cause_weight(cause: Cause) -> tuple[object, ...]:
    """Return what a cause is sorted by: composite ones first, then the gravest, then what most hangs on."""
    findings = _findings(cause)
    is_composite = any(group.parts or len(group.finding.signs) > 1 for group in cause.groups)
    return (
        not is_composite,
        -max(finding.severity for finding in findings),
        -len(_concerned(findings)),
        cause.first.rule,
    )


def _findings(cause: Cause) -> list[Finding]:
    return [finding for group in cause.groups for finding in members(group)]


def _concerned(findings: Iterable[Finding]) -> set[str]:
    """Return the entities that hang on findings: those they are about, and those they relate."""
    found: set[str] = set()
    for finding in findings:
        related = (*finding.related, *(place for sign in finding.signs for place in sign.related))
        found.update(entity for entity in (finding.entity, *(place.entity for place in related)) if entity)
    return found


def priorities(found: Iterable[Section], most: int) -> list[Cause]:
    """Return the causes that matter most, at most one a rule while there are others, what weighs most first.

    Of two that weigh the same, the one comes first whose entities more findings are about: there it is worst.
    """
    causes = [cause for section in found for cause in section.causes]
    about = Counter(finding.entity for cause in causes for finding in _findings(cause))

    def rank(cause: Cause) -> tuple[object, ...]:
        *weight, rule = cause_weight(cause)
        often = max(about[finding.entity] for finding in _findings(cause))
        return *weight, -often, rule, cause.first.unit or "", cause.first.entity or ""

    seen: set[str] = set()
    firsts: list[Cause] = []
    others: list[Cause] = []
    for cause in sorted(causes, key=rank):
        (others if cause.first.rule in seen else firsts).append(cause)
        seen.add(cause.first.rule)
    return sorted([*firsts, *others][:most], key=rank)
