"""The first sheet of the workbook: what was read, what was found and what was not, and what the copy lacks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from orglint.finding import Severity
from orglint.i18n import Text
from orglint.report import Report
from orglint.reporters import words, xlsx_words
from orglint.reporters.comparison import compared, fixed_lines
from orglint.reporters.footer import checked, enabling, undecided, verdict, wants
from orglint.reporters.look import Look
from orglint.reporters.xlsx_findings import LEVELS, not_listed
from orglint.workbook.outgoing import Line, SummaryPage


def summary_page(report: Report, look: Look, about_copy: Sequence[str], *, has_marks: bool) -> SummaryPage:
    """Return the summary; `about_copy` is what is to be said of the sheets behind it."""
    lines = (
        *_result(report, look),
        *_labelled(xlsx_words.COPY, about_copy, look),
        *(_colours(look) if has_marks else ()),
        *_labelled(xlsx_words.ABOUT, _notes(report, look), look),
        *_labelled(xlsx_words.LEFT_OUT, _left_out(report, look), look),
        *_labelled(xlsx_words.NOT_EVALUATED, _not_evaluated(report, look), look),
    )
    return SummaryPage(look.word(xlsx_words.SUMMARY), look.word(xlsx_words.HEADING), lines)


def _result(report: Report, look: Look) -> Iterator[Line]:
    yield from _labelled(xlsx_words.FILES, [look.clean(file) for file in sorted(report.files)], look)
    yield Line(look.word(xlsx_words.RESULT), verdict(report, look))
    yield from (Line("", told) for told in filter(None, [not_listed(report, look), compared(report, look)]))
    yield from _labelled(xlsx_words.FIXED, fixed_lines(report, look), look)
    if report.unreadable:
        yield Line(look.word(xlsx_words.CHECKED), look.word(words.UNREADABLE))
    else:
        yield Line(look.word(xlsx_words.CHECKED), checked(report, look))
        yield from _labelled(xlsx_words.NEXT, filter(None, [enabling(report.not_evaluated, look)]), look)
        yield from _labelled(xlsx_words.UNDECIDED, filter(None, [undecided(report, look)]), look)
    dates = look.word(words.DATES, as_of=report.as_of.isoformat(), today=report.today.isoformat())
    yield Line(look.word(xlsx_words.DATES), dates)


def _labelled(label: Text, texts: Sequence[str] | Iterator[str], look: Look) -> Iterator[Line]:
    """Yield the texts as lines; the label stands beside the first."""
    for number, text in enumerate(texts):
        yield Line("" if number else look.word(label), text)


def _colours(look: Look) -> Iterator[Line]:
    label = look.word(xlsx_words.COLOURS)
    for severity in sorted(Severity, reverse=True):
        yield Line(label, look.word(xlsx_words.COLOUR, severity=look.severity(severity)), LEVELS[severity])
        label = ""
    yield Line("", look.word(xlsx_words.QUIET), "quiet")
    yield Line("", look.word(xlsx_words.OVER))


def _notes(report: Report, look: Look) -> Iterator[str]:
    for file, text in sorted(report.notes):
        yield look.word(words.NOTE_ON_FILE, file=look.clean(file), told=look.prose(text))


def _left_out(report: Report, look: Look) -> Iterator[str]:
    for file, reason in sorted(report.left_out):
        yield look.word(words.LEFT_OUT_FILE, file=look.clean(file), reason=look.prose(reason))


def _not_evaluated(report: Report, look: Look) -> Iterator[str]:
    for rule in sorted(report.not_evaluated, key=lambda rule: (rule.rule, rule.missing)):
        title = look.prose(report.titles.get(rule.rule, ""))
        name = f"{title} [{look.clean(rule.rule)}]" if title else look.clean(rule.rule)
        yield f"{name}: {wants(rule, look)}"
