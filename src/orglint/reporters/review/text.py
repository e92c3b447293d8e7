"""The review as text: what it is, what it breaks and heals, what changes, and what nobody can be sure of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from orglint.finding import Phrase
from orglint.reorg.review import Review, Side
from orglint.reporters.comparison import COUNTS, counts_of, told_fixed
from orglint.reporters.fitting import worst_first
from orglint.reporters.footer import footer, none_of
from orglint.reporters.look import Look
from orglint.reporters.options import Options
from orglint.reporters.review import words
from orglint.reporters.review.change_lines import told_by_kind
from orglint.reporters.review.doubts import doubts, not_compared, recognised
from orglint.reporters.review.figures import (
    Rows,
    changed_units,
    figure_rows,
    handoff_told,
    moved_handoffs,
    person_told,
    unit_told,
)
from orglint.reporters.review.telling import Telling
from orglint.reporters.tables import table
from orglint.reporters.text import arranged
from orglint.reporters.words import LIST, SECTION, Counted

_MOST_LINES = 12
"""So many lines of a list are shown; JSON has all."""
_WIDEST = 44
_SHORT = 12


def review_text(review: Review, options: Options) -> str:
    """Return the review for people to read, at a length they will read: of long lists what comes first."""
    look = Look.of(review.report, options, names=True)
    parts = [
        _head(review, look),
        *_findings(review, look),
        *_fixed(review, look),
        *_changes(review, look),
        *_figures(review, look),
        *_units(review, look),
        *_handoffs(review, look),
        *_people(review, look),
        *_doubts(review, look),
        "\n".join(footer(review.report, options, look)),
    ]
    return "\n\n".join(parts) + "\n"


# ---- what it is


def _head(review: Review, look: Look) -> str:
    lines = [look.paint(line, "key") for line in look.wrapped(title(review, look), 0)]
    if review.after.plan:
        lines.append(look.word(words.PLAN, told=look.prose(review.after.plan)))
    if review.after.description:
        lines.append(look.prose(review.after.description))
    lines.append(in_short(review, look))
    return "\n".join(lines)


def title(review: Review, look: Look) -> str:
    """Return what is compared with what."""
    pair = look.word(words.FROM_TO, before=side(review.before, look), after=side(review.after, look))
    return f"{look.word(words.TITLE)}: {pair}"


def side(one: Side, look: Look) -> str:
    """Return what a side is called, with its date."""
    name = look.clean(one.name)
    if one.commit is not None:
        name = look.word(words.REVISION, name=name, commit=one.commit[:_SHORT])
    return look.word(words.PLAN_OF if one.is_plan else words.SIDE, name=name, day=one.as_of.isoformat())


def in_short(review: Review, look: Look) -> str:
    """Return how many changes there are, and how many findings come, stay and go."""
    number = len(review.difference.changes)
    changes = words.CHANGES.say(look.language, number) if number else look.word(words.NO_CHANGES)
    counts = counts_of(review.report)
    told = [look.word(text, n=counts[kind]) for kind, text in COUNTS.items()]
    return look.word(words.IN_SHORT, changes=changes, findings=look.word(LIST).join(told))


# ---- findings


def _findings(review: Review, look: Look) -> Iterator[str]:
    counts = counts_of(review.report)
    number = counts["new"] + counts["worse"]
    if not number:
        yield _section(look.word(words.NO_NEW if review.report.evaluated else none_of(review.report)), look)
    else:
        yield _section(words.NEW_FINDINGS.say(look.language, number), look)
    yield from arranged(review.report, look)


def _fixed(review: Review, look: Look) -> Iterator[str]:
    comparison = review.report.comparison
    fixed = worst_first(comparison.fixed) if comparison is not None else ()
    lines = [f"  {line}" for line in told_fixed(fixed, look)]
    if lines:
        yield _listed(words.FIXED.say(look.language, len(lines)), lines, look)


# ---- what changes


def _changes(review: Review, look: Look) -> Iterator[str]:
    number = len(review.difference.changes)
    if not number:
        yield _section(look.word(words.NOTHING), look)
        return
    yield _section(words.CHANGED.say(look.language, number), look)
    for kind in told_by_kind(review.difference.changes, look.language):
        head = look.word(words.ITEM, title=look.word(kind.title), n=len(kind.lines))
        yield "\n".join([look.paint(head, "key"), *_cut([_hung(look.say(line), look) for line in kind.lines], look)])


def _figures(review: Review, look: Look) -> Iterator[str]:
    found = figure_rows(review, look.language)
    yield "\n".join([_section(look.word(words.FIGURES), look), *_figure_lines(found, look)])


def _figure_lines(found: Rows, look: Look) -> Iterator[str]:
    heads = [look.word(text) for text in (words.BEFORE, words.AFTER, words.DIFFERENCE)]
    rows = [("", *heads)]
    rows += [(look.say(row.name), row.before, row.after, row.difference) for row in found.rows]
    yield from table(rows, look, right=(1, 2, 3))
    if found.unchanged:
        yield _hung(look.word(words.UNCHANGED_FIGURES, names=look.word(LIST).join(found.unchanged)), look)
    if found.is_cost_hidden:
        yield _hung(look.word(words.COST_HIDDEN), look)


def _units(review: Review, look: Look) -> Iterator[str]:
    tell = Telling(look.language)
    units = changed_units(review)
    rows = [(look.say(tell.named(unit.unit)), look.say(unit_told(unit, tell))) for unit in units]
    yield from _table(words.UNIT_FIGURES, rows, look)


def _handoffs(review: Review, look: Look) -> Iterator[str]:
    tell = Telling(look.language)
    told = [handoff_told(one, tell) for one in moved_handoffs(review)]
    yield from _table(words.DISTANCES, [(look.say(what), look.say(steps)) for what, steps in told], look)


def _people(review: Review, look: Look) -> Iterator[str]:
    if review.with_people:
        tell = Telling(look.language)
        told = [person_told(person, tell) for person in review.impact.people]
        rows = [(look.say(who), look.say(what)) for who, what in told]
        yield from _table(words.PEOPLE, rows, look, most=len(rows))


# ---- what nobody can be sure of


def _doubts(review: Review, look: Look) -> Iterator[str]:
    tell = Telling(look.language)
    guessed = [look.say(line) for line in recognised(review, tell)]
    if guessed:
        yield _listed(words.RECOGNISED.say(look.language, len(guessed)), [_hung(line, look) for line in guessed], look)
    open_ = doubts(review, tell)
    if open_:
        lines = [line for candidates in open_ for line in _candidates(candidates, look)]
        yield _listed(words.DOUBTS.say(look.language, len(open_)), lines, look)
    if guessed or open_:
        yield look.word(words.SETTLE)
    missed = [_hung(look.say(line), look) for line in not_compared(review, tell)]
    if missed:
        yield _listed(words.NOT_COMPARED.say(look.language, len(missed)), missed, look)


def _candidates(candidates: Sequence[Phrase], look: Look) -> Iterator[str]:
    """Yield the pairs of one doubt below each other, the first set out."""
    for number, line in enumerate(candidates):
        yield _hung(look.say(line), look, "    " if number else "  - ")


# ---- putting together


def _section(told: str, look: Look) -> str:
    return look.paint(look.word(SECTION, title=told), "key")


def _listed(told: str, lines: Sequence[str], look: Look) -> str:
    return "\n".join([_section(told, look), *_cut(lines, look)])


def _hung(told: str, look: Look, before: str = "  ") -> str:
    """Return a clean text behind `before`, what does not fit on the line set in below it."""
    first, *rest = look.wrapped(told, len(before) + 2)
    return "\n".join([before + first, *(" " * (len(before) + 2) + line for line in rest)])


def _table(heading: Counted, rows: Sequence[tuple[str, str]], look: Look, most: int = _MOST_LINES) -> Iterator[str]:
    if rows:
        widest = min(_WIDEST, look.width * 2 // 5) if look.width else _WIDEST
        lines = list(table(list(_wrapped(rows[:most], widest, look)), look, widest=widest))
        yield "\n".join([_section(heading.say(look.language, len(rows)), look), *lines, *_rest(len(rows), most, look)])


def _wrapped(rows: Sequence[tuple[str, str]], widest: int, look: Look) -> Iterator[tuple[str, str]]:
    """Yield rows that fit on a line of the terminal: what does not fit goes on in rows of its own."""
    column = max((size for what, _ in rows if (size := look.size(what)) <= widest), default=0)
    for what, told in rows:
        lines = look.wrapped(told, column + 4)
        if look.width and look.size(what) > column:
            yield from ((part, "") for part in look.wrapped(what, 2))
            yield from (("", line) for line in lines)
        else:
            yield what, lines[0]
            yield from (("", line) for line in lines[1:])


def _cut(lines: Sequence[str], look: Look) -> Iterator[str]:
    yield from lines[:_MOST_LINES]
    yield from _rest(len(lines), _MOST_LINES, look)


def _rest(number: int, most: int, look: Look) -> Iterator[str]:
    if number > most:
        yield f"  {look.word(words.MORE, n=number - most)}"
