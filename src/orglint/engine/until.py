"""The day a suppression in a comment ends with, read out of its reason: `second hire, until 2027-04-01`."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from orglint.i18n import Text
from orglint.model.values import BadValue, read_date

_DAY = r"(?P<{}>(?<!\d)\d{{4}}[-/年.]\d{{1,2}}[-/月.]\d{{1,2}}日?)"
_UNTIL = re.compile(
    rf"[\s,;:：、。(（]*(?:\buntil[:=]?\s*{_DAY.format('en')}(?![\dA-Za-z])"
    rf"|{_DAY.format('ja')}\s*(?:まで|迄)の?)[\s.,;、。)）]*",
    re.IGNORECASE,
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_MEANS_A_DAY = re.compile(
    r"\b(?:until|till|til|expires|expiring)\b[:=]?\s*[^,;、。]*?(?:\d{4}|\d[-/.年月])"
    rf"|\buntil[:=]?\s+(?:(?:the\s+)?end\s+of\s+)?(?:{_MONTH}|q[1-4])(?!\w)"
    # A year, a month, or both, as in 2027年度末まで, 9月中旬まで and 4/1まで; 20人まで and 3年まで are no days.
    r"|(?:(?<!\d)20\d\d(?:\d{4}|年度?|[-/.年][\d/.年月日-]+)|\d[-/.]\d[\d/.-]*|\d月[\d日]*|(?:年度?|[月期週])末)"
    r"(?:(?:末日?|初め|上旬|中旬|下旬|半ば|日)|[)）\s])*(?:まで|迄)"
    r"|期限\s*[:：はが]?\s*\d|[〜～~]\s*20\d\d[-/.年]\d",
    re.IGNORECASE,
)
_EDGES = " \t\u3000,;:：、。-–—"
_FULL_WIDTH = frozenset("０１２３４５６７８９－／．　＝")


def reason_and_day(text: str) -> tuple[str, date | None]:
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
    reason = rest.strip(_EDGES)
    day = _day(found[0]["en"] or found[0]["ja"]) if found else None
    return reason if any(sign.isalnum() for sign in reason) else "", day


def _day(text: str) -> date:
    try:
        return read_date(text.replace(".", "-"))
    except BadValue as bad:
        raise BadValue(Text(f"there is no day {text}", f"{text}という日付はありません")) from bad
