"""The text format: what matters most, the findings by unit and cause, and a footer that says what was checked."""

from __future__ import annotations

from collections.abc import Iterator

from orglint.finding import Severity
from orglint.report import Report
from orglint.reporters import words
from orglint.reporters.block import block, headline, part_lines
from orglint.reporters.comparison import fixed_lines, why_worse
from orglint.reporters.footer import footer
from orglint.reporters.look import Look
from orglint.reporters.options import Options
from orglint.reporters.order import Group, grouped
from orglint.reporters.sections import Cause, Section, members, priorities, section_title, sections

_FEW = 5
"""Up to so many findings need no arrangement; and so many are named first where there are more."""
_SHOWN_WHOLE = 3


def report_text(report: Report, options: Options) -> str:
    """Return the report for people to read. A finding's first line is never broken, so that it can be searched for."""
    look = Look.of(report, options, names=True)
    parts = [*arranged(report, look), *_fixed(report, look), "\n".join(footer(report, options, look))]
    return "\n\n".join(parts) + "\n"


def _fixed(report: Report, look: Look) -> Iterator[str]:
    """Yield what was fixed since the base, a line a finding."""
    lines = list(fixed_lines(report, look))
    if lines:
        title = words.FIXED_SECTION.say(look.language, len(lines))
        yield "\n".join([look.paint(look.word(words.SECTION, title=title), "key"), *lines])


def arranged(report: Report, look: Look) -> Iterator[str]:
    """Yield the findings as blocks: of many first what matters most, then by unit and cause; at last what is suppressed."""
    groups = grouped(report.findings)
    active = [group for group in groups if group.finding.is_active]
    quiet = [group for group in groups if not group.finding.is_active]
    found = sections(active)
    is_long = len(active) > _FEW
    if is_long:
        yield "\n".join(_first(found, look))
    for section in found:
        if is_long:
            yield _heading(section_title(section, report, look), section, look)
        for cause in section.causes:
            yield from _cause(cause, report, look)
    if quiet and len(groups) > _FEW:
        yield look.paint(look.word(words.SECTION, title=words.SUPPRESSED_SECTION.say(look.language, len(quiet))), "key")
    for group in quiet:
        yield "\n".join(block(group, report, look))


def _first(found: list[Section], look: Look) -> Iterator[str]:
    """Yield what matters most: a line or two a cause, with its place."""
    yield look.paint(look.word(words.FIRST), "key")
    for number, cause in enumerate(priorities(found, _FEW), start=1):
        yield f"  {number}. {headline(cause.first, look)}"
        about = [look.place(cause.first.location)] if cause.first.location else []
        summed = sum(1 for _ in members(cause.groups[0])) - 1
        if summed:
            about.append(words.SUMS_UP.say(look.language, summed))
        if len(cause.groups) > 1:
            about.append(words.MORE_LIKE_IT.say(look.language, len(cause.groups) - 1))
        if about:
            yield f"     {look.word(words.LIST).join(about)}"


def _heading(title: str, section: Section, look: Look) -> str:
    counts = [
        words.COUNT[severity].say(look.language, number)
        for severity in sorted(Severity, reverse=True)
        if (number := section.count(severity))
    ]
    told = look.word(words.SECTION_COUNTS, title=title, counts=look.word(words.LIST).join(counts))
    return look.paint(look.word(words.SECTION, title=told), "key")


def _cause(cause: Cause, report: Report, look: Look) -> Iterator[str]:
    """Yield the findings of one cause: the remedy once, and from the fourth on a line each."""
    for number, group in enumerate(cause.groups[:_SHOWN_WHOLE]):
        yield "\n".join(block(group, report, look, with_help=not number))
    rest = cause.groups[_SHOWN_WHOLE:]
    if rest:
        yield "\n".join(
            [words.REST.say(look.language, len(rest), head=headline_of(cause, look)), *_lines(rest, report, look)]
        )


def headline_of(cause: Cause, look: Look) -> str:
    """Return how severe a cause is, and its rule."""
    finding = cause.first
    return look.paint(f"{look.severity(finding.severity)}[{look.clean(finding.rule)}]", finding.severity.word)


def _lines(groups: tuple[Group, ...], report: Report, look: Look) -> Iterator[str]:
    """Yield findings a line each; what one sums up stands nowhere else, so it follows here."""
    for group in groups:
        finding = group.finding
        place = f"{look.place(finding.location)}: " if finding.location else ""
        worse = why_worse(finding, report, look)
        yield f"    {place}{look.say(finding.message)}{f' - {worse}' if worse else ''}"
        if group.parts:
            yield f"      {words.SUMMARIZES.say(look.language, len(group.parts))}"
            yield from part_lines(group, " " * 8, look)
