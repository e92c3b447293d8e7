"""The github format: workflow commands that GitHub Actions shows beside the lines of a pull request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from orglint.columns import visible
from orglint.finding import Finding, Severity
from orglint.location import Location
from orglint.report import Report
from orglint.reporters import words
from orglint.reporters.anchor import nearest, repository_path
from orglint.reporters.comparison import compared
from orglint.reporters.fitting import worst_first
from orglint.reporters.footer import checked, counted, verdict
from orglint.reporters.look import Look
from orglint.reporters.options import Options
from orglint.reporters.told import grounds, headline, remedy

MOST = 10
"""Annotations of each kind that GitHub shows of one step; it drops the rest without a word."""

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})
_LONGEST_TITLE = 200


def report_github(report: Report, options: Options) -> str:
    """Return the worst findings as annotations, a notice on the rest, and a last line that sums up for the log.

    What is suppressed or in the baseline is counted. People's names are hidden unless the options show them.
    """
    look = Look.of(report, options, names=False)
    active = worst_first(finding for finding in report.findings if finding.is_active)
    shown = list(_shown(active))
    taken = {id(finding) for finding in shown}
    left = [finding for finding in active if id(finding) not in taken]
    lines = [_annotation(finding, report, options, look) for finding in shown]
    if left:
        counts = look.word(words.LIST).join(counted(left, look))
        lines.append(
            _command("notice", {"title": "orglint"}, words.REST_NOTICE.say(look.language, len(left), counts=counts))
        )
    rest = look.word(words.UNREADABLE) if report.unreadable else checked(report, look)
    told = look.word(words.CLAUSE).join(filter(None, (verdict(report, look), compared(report, look), rest)))
    return "\n".join([*lines, told]) + "\n"


def _shown(active: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the first of each severity; where others are left, a place is kept for the notice that says so."""
    by_severity: dict[Severity, list[Finding]] = {}
    for finding in active:
        by_severity.setdefault(finding.severity, []).append(finding)
    is_too_many = any(len(found) > MOST for found in by_severity.values())
    for severity, found in by_severity.items():
        yield from found[: MOST - 1 if is_too_many and severity is Severity.NOTE else MOST]


def _annotation(finding: Finding, report: Report, options: Options, look: Look) -> str:
    lines = [headline(finding, look), *grounds(finding, report, look), *remedy(finding, look)]
    properties = _properties(nearest(finding, report), look.clean(finding.rule)[:_LONGEST_TITLE], options, look)
    return _command(_COMMANDS[finding.severity], properties, "\n".join(lines))


def _properties(place: Location | None, title: str, options: Options, look: Look) -> dict[str, str]:
    """Return where the annotation stands; a cell of a workbook, which has no line, is named in the title."""
    if place is None:
        return {"title": title}
    file = visible(repository_path(place.file, options), look.encoding)
    if place.sheet:
        return {"file": file, "title": look.word(words.NAMED, name=title, id=_cell(place, look))}
    if place.span is None:
        return {"file": file, "title": title}
    span = place.span
    lines = {"line": str(span.line), "endLine": str(span.line)}
    return {"file": file, **lines, "col": str(span.column), "title": title}


def _cell(place: Location, look: Look) -> str:
    sheet = look.clean(place.sheet)
    return f"{sheet}!{place.cell}" if place.cell else sheet


def _command(name: str, properties: dict[str, str], data: str) -> str:
    given = ",".join(f"{key}={value.translate(_PROPERTY)}" for key, value in properties.items())
    return f"::{name} {given}::{data.translate(_DATA)}"
