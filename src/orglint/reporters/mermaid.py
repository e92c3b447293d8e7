"""A Mermaid chart of the units that findings are about, and of what the findings tie them to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from orglint.columns import shorten
from orglint.finding import Finding, Severity
from orglint.report import Report
from orglint.reporters.footer import counted
from orglint.reporters.look import Look
from orglint.reporters.told import all_related

MOST_UNITS = 20
_LONGEST_NAME = 40
_KIND = "unit/"
_COLOURS = {Severity.ERROR: "#d1242f", Severity.WARNING: "#bf8700", Severity.NOTE: "#0969da"}


@dataclass(frozen=True, slots=True)
class Chart:
    """The lines of a chart, none where no unit is concerned; `left_out` units with findings are not drawn."""

    lines: tuple[str, ...]
    left_out: int


def chart(report: Report, look: Look) -> Chart:
    """Return the chart of the units with active findings, those with the gravest first where there are many."""
    by_unit: dict[str, list[Finding]] = {}
    for finding in report.findings:
        if finding.is_active and finding.unit is not None:
            by_unit.setdefault(finding.unit, []).append(finding)
    order = sorted(by_unit, key=lambda unit: (*_weight(by_unit[unit]), unit))
    drawn = order[:MOST_UNITS]
    ties = _ties({unit: by_unit[unit] for unit in drawn})
    others = sorted({other for tie in ties for other in tie} - {*drawn})[: MOST_UNITS - len(drawn)]
    if not drawn:
        return Chart((), 0)
    numbers = {unit: f"u{number}" for number, unit in enumerate([*drawn, *others], start=1)}
    return Chart(tuple(_lines(numbers, by_unit, ties, report.unit_names, look)), len(order) - len(drawn))


def _weight(findings: Sequence[Finding]) -> tuple[int, ...]:
    number = Counter(finding.severity for finding in findings)
    return tuple(-number[severity] for severity in sorted(Severity, reverse=True))


def _ties(by_unit: Mapping[str, Iterable[Finding]]) -> Counter[tuple[str, str]]:
    """Return the pairs of units that findings tie, each with how many findings do."""
    ties: Counter[tuple[str, str]] = Counter()
    for unit, findings in by_unit.items():
        for finding in findings:
            entities = {one.entity for one in all_related(finding) if one.entity and one.entity.startswith(_KIND)}
            ties.update((min(unit, other), max(unit, other)) for other in entities - {unit} if other)
    return ties


def _lines(
    numbers: Mapping[str, str],
    by_unit: Mapping[str, Sequence[Finding]],
    ties: Mapping[tuple[str, str], int],
    names: Mapping[str, str],
    look: Look,
) -> Iterator[str]:
    yield "flowchart LR"
    for unit, number in numbers.items():
        name = look.clean(names.get(unit, "")) or look.clean(unit.removeprefix(_KIND))
        told = [
            _label(shorten(name, _LONGEST_NAME)),
            *(_label(count) for count in counted(by_unit.get(unit, ()), look)),
        ]
        yield f'  {number}["{"<br/>".join(told)}"]'
    for (one, other), count in sorted(ties.items()):
        if one in numbers and other in numbers:
            yield f"  {numbers[one]} ---|{count}| {numbers[other]}"
    for severity in sorted(Severity, reverse=True):
        worst = [
            numbers[unit] for unit in numbers if max((f.severity for f in by_unit.get(unit, ())), default=0) == severity
        ]
        if worst:
            yield f"  classDef {severity.word} stroke:{_COLOURS[severity]},stroke-width:2px"
            yield f"  class {','.join(worst)} {severity.word}"


def _label(text: str) -> str:
    """Return text as a label: letters, digits and blanks as they are, all else by number, as Mermaid reads it."""
    return "".join(each if each.isalnum() or each == " " else f"#{ord(each)};" for each in text)
