"""The concise format: a line for each finding, to click on or search, and one line that sums up."""

from __future__ import annotations

from orglint.columns import visible
from orglint.finding import Finding, Status
from orglint.report import Report
from orglint.reporters import words
from orglint.reporters.footer import checked, verdict
from orglint.reporters.look import Look
from orglint.reporters.options import Options
from orglint.reporters.order import by_place


def report_concise(report: Report, options: Options) -> str:
    """Return `file:line:column: severity[rule] message` lines; people's names are hidden unless the options show them.

    Severities are spelled as in rule files in every language, because editors and scripts match these lines; a
    suppressed finding begins with `suppressed` and ends with why. What the baseline holds is counted, not listed.
    """
    look = Look.of(report, options, names=False)
    shown = (finding for finding in by_place(report.findings) if finding.status is not Status.BASELINED)
    lines = [_line(finding, look) for finding in shown]
    rest = look.word(words.UNREADABLE) if report.unreadable else checked(report, look)
    return "\n".join([*lines, f"{verdict(report, look)}{look.word(words.CLAUSE)}{rest}"]) + "\n"


def _line(finding: Finding, look: Look) -> str:
    place = visible(str(finding.location), look.encoding) if finding.location else "-"
    head = f"{finding.severity.word}[{look.clean(finding.rule)}]"
    if finding.status is Status.SUPPRESSED:
        return f"{place}: {look.paint(f'suppressed {head}', 'quiet')} {look.say(finding.message)} - {look.why_suppressed(finding)}"
    head = look.paint(head, finding.severity.word)
    return f"{place}: {head} {look.say(finding.message)}"
