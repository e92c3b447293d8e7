"""One finding of the text format: what is wrong, the lines it came from, its grounds, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator

from orglint.finding import Finding, Sign
from orglint.report import Report
from orglint.reporters import words
from orglint.reporters.comparison import why_worse
from orglint.reporters.look import Look
from orglint.reporters.order import Group
from orglint.reporters.places import Place, arrow, label_of, places_of, show_places


def block(group: Group, report: Report, look: Look, *, with_help: bool = True) -> Iterator[str]:
    """Yield a finding with its lines, its grounds and what it sums up; its remedy where nobody has said it before."""
    finding = group.finding
    yield headline(finding, look)
    if not finding.is_active:
        yield from _quiet(finding, look)
        return
    places = places_of(finding, report, look)
    yield from show_places(places, finding.severity.word, look)
    for label in places.unplaced:
        yield from _note(look.word(words.RELATED), label, places.gutter, look)
    if places.hidden:
        yield _plain_note(words.MORE_PLACES.say(look.language, places.hidden), places.gutter, look)
    worse = why_worse(finding, report, look)
    if worse is not None:
        yield _plain_note(worse, places.gutter, look)
    yield from _grounds(finding, places.gutter, look)
    yield from _summary(group, places.gutter, look)
    if with_help:
        yield from _note(look.word(words.HELP), _help(finding, look), places.gutter, look)


def headline(finding: Finding, look: Look) -> str:
    """Return the line that says all: how severe, which rule, and what is wrong."""
    severity = look.severity(finding.severity)
    rule = look.clean(finding.rule)
    message = look.say(finding.message)
    if not finding.is_active:
        head = look.word(words.SUPPRESSED_HEAD, severity=severity)
        return look.paint(f"{head}[{rule}]: {message}", "quiet")
    head = look.paint(f"{severity}[{rule}]", finding.severity.word)
    return f"{head}{look.paint(f': {message}', 'message')}"


def _quiet(finding: Finding, look: Look) -> Iterator[str]:
    """Yield the place and the reason of a suppressed finding: its lines need no attention."""
    if finding.location:
        yield arrow(Place(finding.location, None, primary=True), 1, look)
    yield from _note(look.word(words.SUPPRESSED), look.why_suppressed(finding), 1, look)


def _grounds(finding: Finding, gutter: int, look: Look) -> Iterator[str]:
    """Yield why the finding is made: the values the rule saw, and the signs of a composite one."""
    for evidence in finding.evidence:
        expression = look.prose(evidence.expression)
        text = look.word(words.SEEN_VALUE, expression=expression, value=look.say(evidence.value))
        yield from _note(look.word(words.SEEN), text, gutter, look)
    for sign in finding.signs:
        yield from _note(look.word(words.SIGN), look.say(sign.says), gutter, look)
        yield from _sign_places(sign, " " * (gutter + 6), look)


def _sign_places(sign: Sign, indent: str, look: Look) -> Iterator[str]:
    most = 4
    shown = dict.fromkeys(
        ": ".join(filter(None, (look.place(one.location) if one.location else "", label_of(one, look))))
        for one in sign.related
    )
    lines = [line for line in shown if line]
    yield from (f"{indent}{line}" for line in lines[:most])
    if len(lines) > most:
        yield indent + words.MORE_PLACES.say(look.language, len(lines) - most)


def _summary(group: Group, gutter: int, look: Look) -> Iterator[str]:
    """Yield the findings this one sums up, a line each."""
    if not group.parts:
        return
    yield _plain_note(words.SUMMARIZES.say(look.language, len(group.parts)), gutter, look)
    yield from part_lines(group, " " * (gutter + 6), look)


def part_lines(group: Group, indent: str, look: Look) -> Iterator[str]:
    """Yield what a finding sums up, and what that sums up in turn, a line each; of a suppressed one with its reason."""
    for part in group.parts:
        finding = part.finding
        place = f"{look.place(finding.location)}: " if finding.location else ""
        why = "" if finding.is_active else f" - {look.why_suppressed(finding)}"
        yield f"{indent}{place}{headline(finding, look)}{why}"
        yield from part_lines(part, indent + "  ", look)


def _help(finding: Finding, look: Look) -> str:
    command = f"orglint explain {look.clean(finding.rule)}"
    fix = look.prose(finding.help or "").rstrip(".。")
    return look.word(words.MORE_HELP, fix=fix, command=command) if fix else command


def _plain_note(text: str, gutter: int, look: Look) -> str:
    return f"{' ' * (gutter + 2)}{look.paint('=', 'frame')} {text}"


def _note(key: str, text: str, gutter: int, look: Look) -> Iterator[str]:
    """Yield `= key: text`, wrapped on a terminal, the lines after the first hanging."""
    indent = " " * (gutter + 2)
    taken = len(indent) + 4 + look.size(key)
    first, *rest = look.wrapped(text, taken)
    yield f"{indent}{look.paint('=', 'frame')} {look.paint(f'{key}:', 'key')} {first}"
    yield from (f"{' ' * taken}{line}" for line in rest)
