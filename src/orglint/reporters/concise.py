"""The concise format: a line for each finding, to click on or search, and one line that sums up."""

from __future__ import annotations

from orglint.columns import visible
from orglint.finding import Finding, Status
from orglint.report import Report
from orglint.reporters import words
from orglint.reporters.comparison import compared, why_worse
from orglint.reporters.footer import checked, verdict
from orglint.reporters.look import Look
from orglint.reporters.options import Options
from orglint.reporters.order import by_place


def report_concise(report: Report, options: Options) -> str:
    """Return `file:line:column: severity[rule] message` lines; people's names are hidden unless the options show them.

    Severities are spelled as in rule files in every language, because editors and scripts match these lines; a
    suppressed finding begins with `suppressed` and ends with why. What the baseline holds
    is counted, not listed, as is what a base has as well; what was fixed since the base begins with `fixed`.
    """
    look = Look.of(report, options, names=False)
    shown = (finding for finding in by_place(report.findings) if finding.status is not Status.BASELINED)
    lines = [_line(finding, report, look) for finding in shown]
    lines += [_fixed(finding, look) for finding in by_place(report.comparison.fixed if report.comparison else ())]
    rest = look.word(words.UNREADABLE) if report.unreadable else checked(report, look)
    told = look.word(words.CLAUSE).join(filter(None, (verdict(report, look), compared(report, look), rest)))
    return "\n".join([*lines, told]) + "\n"


def _place(finding: Finding, look: Look) -> str:
    return visible(str(finding.location), look.encoding) if finding.location else "-"


def _fixed(finding: Finding, look: Look) -> str:
    head = look.paint(f"fixed {finding.severity.word}[{look.clean(finding.rule)}]", "quiet")
    return f"{_place(finding, look)}: {head} {look.say(finding.message)}"


def _line(finding: Finding, report: Report, look: Look) -> str:
    place = _place(finding, look)
    head = f"{finding.severity.word}[{look.clean(finding.rule)}]"
    if finding.status is Status.SUPPRESSED:
        return f"{place}: {look.paint(f'suppressed {head}', 'quiet')} {look.say(finding.message)} - {look.why_suppressed(finding)}"
    head = look.paint(head, finding.severity.word)
    worse = why_worse(finding, report, look)
    return f"{place}: {head} {look.say(finding.message)}{f' - {worse}' if worse else ''}"
