"""The markdown format: a report for comments on pull requests and for summaries of jobs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from orglint.finding import Finding
from orglint.i18n import Text
from orglint.report import Report
from orglint.reporters import words
from orglint.reporters.comparison import is_as_before, why_worse
from orglint.reporters.fitting import within, worst_first
from orglint.reporters.footer import counted, footer, wants
from orglint.reporters.look import Look
from orglint.reporters.markdown_text import code, encoded, inert, prose
from orglint.reporters.mermaid import chart
from orglint.reporters.options import Options
from orglint.reporters.order import Group, grouped
from orglint.reporters.sections import Section, members, section_title, sections
from orglint.reporters.told import message, why_quiet

MOST_CHARACTERS = 65_536
"""What a comment on GitHub may have. A job's summary may be sixteen times as long: nobody reads that."""

_MOST_UNEVALUATED = 150
_MOST_FIXED = 100
_HEAD = (words.COLUMN_SEVERITY, words.COLUMN_RULE, words.COLUMN_FINDING)


def report_markdown(report: Report, options: Options) -> str:
    """Return the report as Markdown for GitHub and GitLab; people's names are hidden unless the options show them.

    What people wrote is text in it, whatever it looks like. Of a long report the gravest findings are shown. What is as
    it was at the base is counted only.
    """
    look = Look.of(report, replace(options, colour=False, width=0, encoding="utf-8"), names=False)
    ordered = worst_first(finding for finding in report.findings if not is_as_before(finding))

    fixed = worst_first(report.comparison.fixed) if report.comparison is not None else []

    def make(kept: int) -> str:
        blocks = _blocks(report, look, ordered[:kept], ordered[kept:], fixed[: min(kept, _MOST_FIXED)])
        return encoded("\n\n".join("\n".join(lines) for lines in blocks) + "\n", options.encoding)

    return within(MOST_CHARACTERS, max(len(ordered), len(fixed)), make, len)


def _blocks(
    report: Report, look: Look, shown: Sequence[Finding], left: Sequence[Finding], fixed: Sequence[Finding]
) -> Iterator[list[str]]:
    verdict, *closing = footer(report, Options(), look)
    yield [f"## {inert(look.word(words.SUMMARY, verdict=verdict))}"]
    yield from finding_blocks(report, look, shown, left, fixed)
    yield from unevaluated(report, look)
    yield [f"{inert(line)}  " for line in closing]


def finding_blocks(
    report: Report, look: Look, shown: Sequence[Finding], left: Sequence[Finding], fixed: Sequence[Finding]
) -> Iterator[list[str]]:
    """Yield the findings by unit, those left out by number, those fixed, the chart, and what to do."""
    active = [finding for finding in shown if finding.is_active]
    for section in sections(grouped(active)):
        yield [f"### {inert(_heading(section, report, look))}"]
        yield markdown_table((*_HEAD, words.PLACE), _rows(section, report, look), look)
    if left:
        counts = look.word(words.LIST).join(counted(left, look))
        yield [f"**{inert(words.NOT_SHOWN.say(look.language, len(left), counts=counts))}**"]
    yield from _fixed(report, fixed, look)
    yield from _chart(report, look)
    yield from _advice(report, active, look)
    yield from _quiet([finding for finding in shown if not finding.is_active], look)


def _heading(section: Section, report: Report, look: Look) -> str:
    counts = look.word(words.LIST).join(counted(_findings(section), look))
    return look.word(words.SECTION_COUNTS, title=section_title(section, report, look), counts=counts)


def _findings(section: Section) -> Iterator[Finding]:
    for cause in section.causes:
        for group in cause.groups:
            yield from (finding for finding in members(group) if finding.is_active)


def _rows(section: Section, report: Report, look: Look) -> Iterator[tuple[str, ...]]:
    for cause in section.causes:
        for group in cause.groups:
            yield from _of_group(group, report, look)


def _of_group(group: Group, report: Report, look: Look) -> Iterator[tuple[str, ...]]:
    """Yield the row of a finding, and below it those of what it sums up."""
    finding = group.finding
    told = [message(finding, look), *filter(None, [why_worse(finding, report, look)])]
    if group.parts:
        told.append(words.SUMS_UP.say(look.language, len(group.parts)))
    rule = report.rules.get(finding.rule)
    if finding.help and (rule is None or finding.help != rule.fix):
        told.append(look.prose(finding.help))
    yield (*_named(finding, look), "<br>".join(map(inert, told)), _place(finding, look))
    for part in group.parts:
        yield from _of_group(part, report, look)


def _named(finding: Finding, look: Look) -> tuple[str, str]:
    return look.severity(finding.severity), _rule(finding.rule, look)


def _rule(name: str, look: Look) -> str:
    return code(look.clean(name))


def markdown_table(head: Sequence[Text], rows: Iterable[Sequence[str]], look: Look) -> list[str]:
    """Return a table of cells that are Markdown already."""
    return [
        f"| {' | '.join(look.word(text) for text in head)} |",
        f"|{' --- |' * len(head)}",
        *(f"| {' | '.join(row)} |" for row in rows),
    ]


def _chart(report: Report, look: Look) -> Iterator[list[str]]:
    drawn = chart(report, look)
    if not drawn.lines:
        return
    rest = words.CHART_REST.say(look.language, drawn.left_out) if drawn.left_out else ""
    block = ["```mermaid", *drawn.lines, "```", *(["", inert(rest)] if rest else [])]
    yield from folded(look.word(words.CHART), block)


def _advice(report: Report, active: Iterable[Finding], look: Look) -> Iterator[list[str]]:
    """Yield what to do about the findings shown, once for each rule."""
    names = sorted({finding.rule for finding in active if finding.rule in report.rules})
    lines = [f"- {_rule(name, look)}: {prose(look.prose(report.rules[name].fix))}" for name in names]
    if lines:
        yield from folded(look.word(words.ADVICE), lines)


def _fixed(report: Report, fixed: Sequence[Finding], look: Look) -> Iterator[list[str]]:
    """Yield what was fixed since the base; of much of it the gravest."""
    rows = [(*_named(finding, look), inert(message(finding, look)), _place(finding, look)) for finding in fixed]
    number = len(report.comparison.fixed) if report.comparison is not None else 0
    if rows:
        shown = markdown_table((*_HEAD, words.PLACE), rows, look)
        if number > len(rows):
            shown += ["", inert(look.word(words.MORE, n=number - len(rows)))]
        yield from folded(words.FIXED_SECTION.say(look.language, number), shown)


def _place(finding: Finding, look: Look) -> str:
    return code(look.place(finding.location) if finding.location else "")


def _quiet(findings: Sequence[Finding], look: Look) -> Iterator[list[str]]:
    rows = [
        (*_named(finding, look), inert(message(finding, look)), inert(why_quiet(finding, look))) for finding in findings
    ]
    if rows:
        yield from folded(look.word(words.QUIET), markdown_table((*_HEAD, words.COLUMN_WHY), rows, look))


def unevaluated(report: Report, look: Look) -> Iterator[list[str]]:
    """Yield the rules that were not evaluated, each with what it wants."""
    rules = sorted(report.not_evaluated, key=lambda rule: (rule.rule, rule.missing))
    lines = [f"- {_rule(rule.rule, look)}: {inert(wants(rule, look))}" for rule in rules[:_MOST_UNEVALUATED]]
    if len(rules) > _MOST_UNEVALUATED:
        lines.append(f"- {inert(look.word(words.MORE, n=len(rules) - _MOST_UNEVALUATED))}")
    if lines:
        yield from folded(look.word(words.UNEVALUATED), lines)


def folded(title: str, lines: list[str]) -> Iterator[list[str]]:
    """Yield a part that is opened by a click; the empty lines around make what is inside Markdown again."""
    yield [f"<details><summary>{inert(title)}</summary>"]
    yield lines
    yield ["</details>"]
