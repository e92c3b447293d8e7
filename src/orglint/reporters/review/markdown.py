"""The review as Markdown, for comments on the pull request that proposes a reorganization."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from orglint.finding import Phrase
from orglint.i18n import Text
from orglint.reorg.review import Review
from orglint.reporters.comparison import is_as_before
from orglint.reporters.fitting import within, worst_first
from orglint.reporters.footer import footer
from orglint.reporters.look import Look
from orglint.reporters.markdown import MOST_CHARACTERS, finding_blocks, folded, markdown_table, unevaluated
from orglint.reporters.markdown_text import encoded, inert
from orglint.reporters.options import Options
from orglint.reporters.review import words
from orglint.reporters.review.change_lines import told_by_kind
from orglint.reporters.review.doubts import doubts, not_compared, recognised
from orglint.reporters.review.figures import (
    changed_units,
    figure_rows,
    handoff_told,
    moved_handoffs,
    person_told,
    unit_told,
)
from orglint.reporters.review.telling import Telling
from orglint.reporters.review.text import in_short, title
from orglint.reporters.words import LIST, Counted

_MOST_ROWS = 100
_MOST_PAIRS = 5
"""Likely pairs shown of one doubt."""


def review_markdown(review: Review, options: Options) -> str:
    """Return the review as Markdown for GitHub and GitLab; people's names are hidden unless the options show them.

    What people wrote is text in it, whatever it looks like. Of a long review the gravest findings and the first changes
    are shown, and how many are left out.
    """
    look = Look.of(review.report, replace(options, colour=False, width=0, encoding="utf-8"), names=False)
    writing = _Writing(review, look)

    def make(kept: int) -> str:
        blocks = "\n\n".join("\n".join(lines) for lines in writing.blocks(kept)) + "\n"
        return encoded(blocks, options.encoding)

    return within(MOST_CHARACTERS, writing.most, make, len)


class _Writing:
    def __init__(self, review: Review, look: Look) -> None:
        self.review = review
        self.look = look
        self.tell = Telling(look.language)
        report = review.report
        self.findings = worst_first(finding for finding in report.findings if not is_as_before(finding))
        self.fixed = worst_first(report.comparison.fixed) if report.comparison is not None else []
        self.kinds = told_by_kind(review.difference.changes, look.language)
        self.units = changed_units(review)
        self.people = review.impact.people if review.with_people else ()
        lines = [len(kind.lines) for kind in self.kinds]
        self.most = max(len(self.findings), len(self.fixed), len(self.units), len(self.people), *lines, 1)

    def blocks(self, kept: int) -> Iterator[list[str]]:
        """Yield the parts of the review, no list longer than `kept`."""
        review, look, report = self.review, self.look, self.review.report
        yield [f"## {inert(title(review, look))}"]
        about = [review.after.plan, review.after.description]
        yield [f"{inert(look.prose(text))}  " for text in about if text] + [f"**{inert(in_short(review, look))}**"]
        yield from finding_blocks(
            report, look, self.findings[:kept], self.findings[kept:], self.fixed[: min(kept, _MOST_ROWS)]
        )
        yield from self.changes(kept)
        yield from self.figures()
        yield from self.rows(words.UNIT_FIGURES, (words.COLUMN_UNIT, words.COLUMN_CHANGE), self.unit_rows(kept), kept)
        handoffs = [handoff_told(one, self.tell) for one in moved_handoffs(review)]
        yield from self.rows(words.DISTANCES, (words.COLUMN_HANDOFF, words.COLUMN_CHANGE), handoffs, kept)
        people = [person_told(person, self.tell) for person in self.people]
        yield from self.rows(words.PEOPLE, (words.COLUMN_PERSON, words.COLUMN_CHANGE), people, kept)
        yield from self.list(words.RECOGNISED, recognised(review, self.tell), kept)
        yield from self.doubts(kept)
        yield from self.list(words.NOT_COMPARED, not_compared(review, self.tell), kept)
        yield from unevaluated(report, look)
        yield [f"{inert(line)}  " for line in footer(report, Options(), look)]

    def changes(self, kept: int) -> Iterator[list[str]]:
        look = self.look
        number = len(self.review.difference.changes)
        if not number:
            yield [f"### {inert(look.word(words.NOTHING))}"]
            return
        yield [f"### {inert(words.CHANGED.say(look.language, number))}"]
        for kind in self.kinds:
            yield [f"**{inert(look.word(words.ITEM, title=look.word(kind.title), n=len(kind.lines)))}**"]
            yield [*self.bullets(kind.lines, kept)]

    def bullets(self, lines: Sequence[Phrase], kept: int) -> Iterator[str]:
        shown = lines[: min(kept, _MOST_ROWS)]
        yield from (f"- {inert(self.look.say(line))}" for line in shown)
        yield from (f"- {inert(told)}" for told in self.rest(len(lines) - len(shown)))

    def rest(self, left: int) -> Iterator[str]:
        if left:
            yield self.look.word(words.MORE, n=left)

    def figures(self) -> Iterator[list[str]]:
        look = self.look
        found = figure_rows(self.review, look.language)
        yield [f"### {inert(look.word(words.FIGURES))}"]
        head = (words.COLUMN_FIGURE, words.BEFORE, words.AFTER, words.DIFFERENCE)
        rows = [
            (inert(look.say(row.name)), inert(row.before), inert(row.after), inert(row.difference))
            for row in found.rows
        ]
        table = markdown_table(head, rows, look)
        yield [table[0], "| --- | ---: | ---: | ---: |", *table[2:]]
        if found.unchanged:
            names = look.word(LIST).join(found.unchanged)
            yield [inert(look.word(words.UNCHANGED_FIGURES, names=names))]
        if found.is_cost_hidden:
            yield [inert(look.word(words.COST_HIDDEN))]

    def unit_rows(self, kept: int) -> list[tuple[Phrase, Phrase]]:
        told = self.units[: min(kept, _MOST_ROWS)]
        rows = [(self.tell.named(unit.unit), unit_told(unit, self.tell)) for unit in told]
        return rows + [(Phrase(), Phrase())] * (len(self.units) - len(rows))

    def rows(
        self, heading: Counted, head: tuple[Text, Text], rows: Sequence[tuple[Phrase, Phrase]], kept: int
    ) -> Iterator[list[str]]:
        if rows:
            shown = rows[: min(kept, _MOST_ROWS)]
            cells = [(inert(self.look.say(what)), inert(self.look.say(told))) for what, told in shown]
            lines = markdown_table(head, cells, self.look)
            lines += [line for told in self.rest(len(rows) - len(shown)) for line in ("", inert(told))]
            yield from folded(heading.say(self.look.language, len(rows)), lines)

    def doubts(self, kept: int) -> Iterator[list[str]]:
        """Yield what may be the same, the pairs of one doubt below its likeliest."""
        found = doubts(self.review, self.tell)
        if found:
            lines = [
                f"{'  ' if number else ''}- {inert(self.look.say(line))}"
                for candidates in found[: min(kept, _MOST_ROWS)]
                for number, line in enumerate(candidates[:_MOST_PAIRS])
            ]
            lines += [f"- {inert(told)}" for told in self.rest(len(found) - min(kept, _MOST_ROWS, len(found)))]
            yield from folded(
                words.DOUBTS.say(self.look.language, len(found)), [*lines, "", inert(self.look.word(words.SETTLE))]
            )

    def list(self, heading: Counted, lines: Sequence[Phrase], kept: int) -> Iterator[list[str]]:
        if lines:
            yield from folded(heading.say(self.look.language, len(lines)), [*self.bullets(lines, kept)])
