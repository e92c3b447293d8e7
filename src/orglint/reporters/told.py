"""What a finding says, line by line, for formats that show it away from its file."""

from __future__ import annotations

from collections.abc import Iterator

from orglint.finding import Finding, Related, Status
from orglint.report import Report
from orglint.reporters import words
from orglint.reporters.comparison import is_as_before, why_worse
from orglint.reporters.look import Look

MOST_RELATED = 6
_ENDS = (".", "!", "?", "\u3002", "\uff01", "\uff1f")


def message(finding: Finding, look: Look) -> str:
    """Return what a finding says; it is never empty, which GitHub would refuse."""
    return look.say(finding.message) or look.clean(finding.rule)


def headline(finding: Finding, look: Look) -> str:
    """Return the message, behind the cell where it stands on a sheet: consumers show a file and line, and no cell."""
    if finding.location is None or not finding.location.sheet:
        return message(finding, look)
    return look.word(words.KEYED, key=look.place(finding.location), told=message(finding, look))


def grounds(finding: Finding, report: Report, look: Look) -> Iterator[str]:
    """Yield what got worse, and why the finding is made: the values the rule saw, the signs of a composite one, a line each."""
    yield from filter(None, [why_worse(finding, report, look)])
    for evidence in finding.evidence:
        seen = look.word(words.SEEN_VALUE, expression=look.prose(evidence.expression), value=look.say(evidence.value))
        yield keyed(look.word(words.SEEN), seen, look)
    for sign in finding.signs:
        yield keyed(look.word(words.SIGN), look.say(sign.says), look)


def remedy(finding: Finding, look: Look) -> Iterator[str]:
    """Yield what to do about the finding, where there is something to say."""
    fix = look.prose(finding.help or "")
    if fix:
        yield keyed(look.word(words.HELP), fix, look)


def why_quiet(finding: Finding, look: Look) -> str:
    """Return why a finding does not count: its suppression with the reason, or that base or baseline have it."""
    if finding.status is Status.BASELINED:
        return look.word(words.KNOWN_AT_BASE if is_as_before(finding) else words.KNOWN)
    return keyed(look.word(words.SUPPRESSED), look.why_suppressed(finding), look)


def all_related(finding: Finding) -> list[Related]:
    """Return every place that has to do with a finding once, those of its signs included, but not its own."""
    places = (*finding.related, *(place for sign in finding.signs for place in sign.related))
    return [place for place in dict.fromkeys(places) if place.label.parts or place.location != finding.location]


def label_of(related: Related, look: Look) -> str:
    """Return what a place is to the finding, else the entity there, else where it is."""
    label = look.say(related.label) or look.clean(related.entity or "")
    return label or (look.place(related.location) if related.location else "")


def keyed(key: str, text: str, look: Look) -> str:
    """Return `key: text`."""
    return look.word(words.KEYED, key=key, told=text)


def sentence(text: str, look: Look) -> str:
    """Return text that ends as a sentence does."""
    return text if text.endswith(_ENDS) else look.word(words.SENTENCE, told=text)
