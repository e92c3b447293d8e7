"""Suppressions written as comments: `# orglint: ignore[rule, rule] reason, until 2027-04-01`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from orglint.i18n import Text
from orglint.location import Location
from orglint.model.values import BadValue, read_date
from orglint.source.comments import Comment

FORM = Text("# orglint: ignore[RULE] reason, until 2027-04-01", "# orglint: ignore[ルールID] 理由、2027-04-01まで")
_DIRECTIVE = re.compile(r"(?:^|[ \t])#+[ \t]*orglint(?P<rest>[ \t]*[:：].*|[ \t]+(?:ignore|disable|suppress|noqa)\b.*)")
_IGNORE = re.compile(r"[ \t]*[:：][ \t]*ignore[ \t]*[\[［](?P<rules>[^\]］]*)[\]］](?P<rest>.*)")
_DAY = r"(?P<{}>\d{{4}}[-/年.]\d{{1,2}}[-/月.]\d{{1,2}}日?)"
_UNTIL = re.compile(
    rf"[\s,;:：、。(（]*(?:\buntil:?\s*{_DAY.format('en')}|{_DAY.format('ja')}\s*まで)[\s.,;、。)）]*", re.IGNORECASE
)
_MEANS_A_DAY = re.compile(r"\buntil:?\s+[^,;、。]*?(?:\d{4}|\d[-/.年月])|\d[\d/.年月日-]*\s*まで", re.IGNORECASE)
_EDGES = " \t\u3000,;:：、。-–—"


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
        found = _DIRECTIVE.search(comment.text)
        if found is not None:
            for item in _read(found["rest"], comment):
                if isinstance(item, Inline):
                    good.append(item)
                else:
                    bad.append(item)
    return good, bad


def _read(text: str, comment: Comment) -> Iterator[Inline | Malformed]:
    location = Location(comment.file, comment.span)
    found = _IGNORE.fullmatch(text)
    if found is None:
        yield Malformed(Text("this cannot be read as a suppression", "抑制として読み取れないコメントです"), location)
        return
    rules = [rule for rule in re.split(r"[\s,，、]+", found["rules"]) if rule]
    if not rules:
        yield Malformed(Text("the suppression names no rule", "抑制するルールが書かれていません"), location)
        return
    try:
        reason, until = _reason_and_day(found["rest"])
    except BadValue as bad:
        yield Malformed(bad.accepted, location)
        return
    for rule in dict.fromkeys(rules):
        if reason:
            yield Inline(rule, reason, until, location, comment.about)
        else:
            why = Text(f"the suppression of {rule} has no reason", f"{rule}の抑制に理由がありません")
            yield Malformed(why, location, rule)


def _reason_and_day(text: str) -> tuple[str, date | None]:
    """Return the reason, and the day it ends with. Raises BadValue where a day is meant and none can be read."""
    plain = "".join(unicodedata.normalize("NFKC", sign) if sign in _FULL_WIDTH else sign for sign in text)
    found = list(_UNTIL.finditer(plain))
    if len(found) > 1:
        raise BadValue(Text("the suppression has two days to end on", "抑制の期限が2つ書かれています"))
    rest = plain if not found else f"{plain[: found[0].start()]} {plain[found[0].end() :]}"
    if _MEANS_A_DAY.search(rest):
        raise BadValue(
            Text(
                "the day of the suppression is written as until 2027-04-01",
                "抑制の期限は2027-04-01までのように書きます",
            )
        )
    until = None
    if found:
        try:
            until = read_date((found[0]["en"] or found[0]["ja"]).replace(".", "-"))
        except BadValue as bad:
            day = found[0]["en"] or found[0]["ja"]
            raise BadValue(Text(f"there is no day {day}", f"{day}という日付はありません")) from bad
    reason = rest.strip(_EDGES)
    return reason if any(sign.isalnum() for sign in reason) else "", until


_FULL_WIDTH = frozenset("０１２３４５６７８９－／．　")
