"""Suppressions written as comments: `# orglint: ignore[rule, rule] reason, until 2027-04-01`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from orglint.engine.until import reason_and_day
from orglint.i18n import Text
from orglint.location import Location
from orglint.model.values import BadValue
from orglint.source.comments import Comment

FORM = Text("# orglint: ignore[RULE] reason, until 2027-04-01", "# orglint: ignore[ルールID] 理由、2027-04-01まで")
# Between the signs of a comment people type full-width blanks: `\s` knows them, and a comment is one line.
_DIRECTIVE = re.compile(
    r"(?:^|\s)#+\s*orglint(?=\s*[:：]|\s+(?:ignore|disable|suppress|noqa)\b|[-_](?:ignore|disable|suppress)\b)",
    re.IGNORECASE,
)
_IGNORE = re.compile(r"\s*[:：]\s*ignore\s*[\[［](?P<rules>[^\]］]*)[\]］](?P<rest>.*)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Inline:
    """A suppression in a comment: findings of `rule` at the line `about` of the comment's file do not count."""

    rule: str
    reason: str
    until: date | None
    location: Location
    about: int | None


@dataclass(frozen=True, slots=True)
class Malformed:
    """A comment that means to be a suppression and cannot be read as one, or has no reason (`rule` is then set)."""

    why: Text
    location: Location
    rule: str | None = None


def read_comments(comments: Iterable[Comment]) -> tuple[list[Inline], list[Malformed]]:
    """Return the suppressions in comments, one a rule, and those comments that are none and mean to be.

    Only what begins with `orglint` and a colon, or a word such as `ignore`, means to be one: a comment may name orglint.
    """
    good: list[Inline] = []
    bad: list[Malformed] = []
    for comment in comments:
        for text in _directives(comment.text):
            for item in _read(text, comment):
                if isinstance(item, Inline):
                    good.append(item)
                else:
                    bad.append(item)
    return good, bad


def _directives(text: str) -> Iterator[str]:
    """Yield what stands behind each `# orglint` of a comment, up to the next one."""
    found = list(_DIRECTIVE.finditer(text))
    ends = [*(item.start() for item in found[1:]), len(text)]
    yield from (text[item.end() : end] for item, end in zip(found, ends, strict=False))


def _read(text: str, comment: Comment) -> Iterator[Inline | Malformed]:
    location = Location(comment.file, comment.span)
    found = _IGNORE.fullmatch(text)
    if found is None:
        yield Malformed(Text("this cannot be read as a suppression", "抑制として読み取れないコメントです"), location)
        return
    names = unicodedata.normalize("NFKC", found["rules"])
    rules = [rule for rule in re.split(r"[\s,、]+", names) if rule]
    if not rules:
        yield Malformed(Text("the suppression names no rule", "抑制するルールが書かれていません"), location)
        return
    try:
        reason, until = reason_and_day(found["rest"])
    except BadValue as bad:
        yield Malformed(bad.accepted, location)
        return
    for rule in dict.fromkeys(rules):
        if reason:
            yield Inline(rule, reason, until, location, comment.about)
        else:
            why = Text(f"the suppression of {rule} has no reason", f"{rule}の抑制に理由がありません")
            yield Malformed(why, location, rule)
