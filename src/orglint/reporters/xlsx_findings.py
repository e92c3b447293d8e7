"""The findings of a report as rows of a list, and as marks on the cells concerned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from orglint.finding import Finding, Severity, Status
from orglint.location import cell_name
from orglint.report import Report
from orglint.reporters import words, xlsx_words
from orglint.reporters.comparison import why_worse
from orglint.reporters.footer import counted
from orglint.reporters.look import Look
from orglint.reporters.order import by_place
from orglint.reporters.places import places_of
from orglint.reporters.xlsx_places import Places
from orglint.workbook.outgoing import Column, Level, Link, ListPage, ListRow, Mark

MOST_LISTED = 65_000
"""Excel takes 65,530 links on a sheet; where there are more it calls the workbook damaged."""
_MOST_IN_COMMENT = 8
LEVELS: Mapping[Severity, Level] = MappingProxyType(
    {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
)
"""The colour of each severity."""


def shown_findings(report: Report) -> list[Finding]:
    """Return the findings to list: those that count first, the worst of them first; what the baseline holds is left out."""
    listed = [finding for finding in by_place(report.findings) if finding.status is not Status.BASELINED]
    return sorted(listed, key=lambda finding: (not finding.is_active, -finding.severity))


def findings_page(report: Report, places: Places, look: Look) -> ListPage:
    """Return the list of findings."""
    findings = shown_findings(report)[:MOST_LISTED]
    with_files = any(finding.location and finding.location.file != places.copied for finding in findings)
    columns = _columns(look, with_files=with_files)
    rows = [_row(finding, report, places, look, with_files=with_files) for finding in findings]
    return ListPage(look.word(xlsx_words.FINDINGS), tuple(columns), tuple(rows), 6 if with_files else 5)


def not_listed(report: Report, look: Look) -> str:
    """Return how many findings the list leaves out, or nothing where it has them all."""
    left = shown_findings(report)[MOST_LISTED:]
    counts = look.word(words.LIST).join(counted(left, look))
    return words.NOT_SHOWN.say(look.language, len(left), counts=counts) if left else ""


def marks_of(findings: Iterable[Finding], places: Places, look: Look) -> dict[str, list[Mark]]:
    """Return the marks on cells, by the sheet they are on; all findings of one cell are in one comment."""
    by_cell: dict[tuple[str, int, int], list[Finding]] = {}
    for finding in findings:
        link = places.link(finding.location)
        if link is not None:
            by_cell.setdefault((link.sheet, link.row, link.column), []).append(finding)
    marks: dict[str, list[Mark]] = {}
    for (sheet, row, column), found in sorted(by_cell.items()):
        worst = max((finding.severity for finding in found if finding.is_active), default=None)
        level: Level = "quiet" if worst is None else LEVELS[worst]
        marks.setdefault(sheet, []).append(Mark(row, column, level, _comment(found, look)))
    return marks


def level_of(finding: Finding) -> Level:
    """Return the colour of a finding."""
    return LEVELS[finding.severity] if finding.is_active else "quiet"


def _columns(look: Look, *, with_files: bool) -> Iterator[Column]:
    yield Column(look.word(xlsx_words.SEVERITY), 9)
    yield Column(look.word(xlsx_words.MESSAGE), 48)
    yield Column(look.word(xlsx_words.ENTITY), 19)
    yield Column(look.word(xlsx_words.UNIT), 16)
    if with_files:
        yield Column(look.word(xlsx_words.FILE), 22)
    yield Column(look.word(xlsx_words.SHEET), 13)
    yield Column(look.word(xlsx_words.CELL), 12)
    yield Column(look.word(xlsx_words.HELP), 46)
    yield Column(look.word(xlsx_words.RELATED), 30)
    yield Column(look.word(xlsx_words.TITLE), 28)
    yield Column(look.word(xlsx_words.RULE), 24)
    yield Column(look.word(xlsx_words.STATUS), 10)
    yield Column(look.word(xlsx_words.REASON), 24)


def _row(finding: Finding, report: Report, places: Places, look: Look, *, with_files: bool) -> ListRow:
    location, link = finding.location, places.link(finding.location)
    file = look.clean(location.file) if location else ""
    texts = (
        look.severity(finding.severity),
        "\n".join(filter(None, (look.say(finding.message), why_worse(finding, report, look)))),
        look.clean(finding.entity or ""),
        _unit(finding, report, look),
        *((file,) if with_files else ()),
        link.sheet if link else look.clean(location.sheet if location else ""),
        _cell(finding, link, look),
        look.prose(finding.help or ""),
        "\n".join(_related(finding, report, places, look)),
        look.prose(report.titles.get(finding.rule, "")),
        look.clean(finding.rule),
        look.word(xlsx_words.ACTIVE if finding.is_active else xlsx_words.SUPPRESSED),
        "" if finding.is_active else look.why_suppressed(finding),
    )
    return ListRow(texts, level_of(finding), link)


def _unit(finding: Finding, report: Report, look: Look) -> str:
    if finding.unit is None:
        return ""
    return look.clean(report.unit_names.get(finding.unit) or finding.unit.partition("/")[2])


def _cell(finding: Finding, link: Link | None, look: Look) -> str:
    """Return the cell as spreadsheets call it, of a file that is no sheet here line and column."""
    location = finding.location
    if location is None or location.span is None:
        return ""
    span = location.span
    place = cell_name(link.row, link.column) if link else location.cell or f"{span.line}:{span.column}"
    return place if location.exact else place + look.word(words.NEAR)


def _related(finding: Finding, report: Report, places: Places, look: Look) -> Iterator[str]:
    """Yield the related places; of those in the copied workbook only sheet and cell."""
    shown = places_of(finding, report, look)
    for place in (place for group in shown.files for place in group if not place.primary):
        label = f"{place.label}: " if place.label else ""
        is_here = place.location.file == places.copied
        yield f"{label}{look.place(place.location).removeprefix(f'{places.copied}:' if is_here else '')}"
    yield from shown.unplaced
    if shown.hidden:
        yield words.MORE_PLACES.say(look.language, shown.hidden)


def _comment(findings: list[Finding], look: Look) -> str:
    parts = ["\n".join(_told(finding, look)) for finding in findings[:_MOST_IN_COMMENT]]
    rest = len(findings) - len(parts)
    if rest:
        parts.append(xlsx_words.MORE_IN_COMMENT.say(look.language, rest, sheet=look.word(xlsx_words.FINDINGS)))
    return "\n\n".join(parts)


def _told(finding: Finding, look: Look) -> Iterator[str]:
    severity = look.severity(finding.severity)
    yield look.word(xlsx_words.IN_COMMENT, severity=severity, message=look.say(finding.message))
    if not finding.is_active:
        yield look.word(xlsx_words.REASON_IN_COMMENT, reason=look.why_suppressed(finding))
    elif finding.help:
        yield look.word(xlsx_words.HELP_IN_COMMENT, help=look.prose(finding.help))
    yield look.word(xlsx_words.RULE_IN_COMMENT, rule=look.clean(finding.rule))
