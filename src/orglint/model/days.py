"""Days as people write them: year first, in Japanese eras, as exports of databases and spreadsheets have them."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from typing import Literal, TypeAlias

from orglint.i18n import Text

DayForm: TypeAlias = Literal["day", "serial", "year-last", "other"]
"""What a text is that stands where a day should: a day, Excel's number of one, a day with its year last, or no day."""

ERAS = {
    "明治": 1867,
    "大正": 1911,
    "昭和": 1925,
    "平成": 1988,
    "令和": 2018,
    "m": 1867,
    "t": 1911,
    "s": 1925,
    "h": 1988,
    "r": 2018,
}
"""Eras and their letters, and the year before each one's first (元年)."""
_FORMS = (
    re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})"),
    re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})"),
    re.compile(r"(\d{4})\.(\d{1,2})\.(\d{1,2})"),
    re.compile(r"(\d{4})年 ?(\d{1,2})月 ?(\d{1,2})日"),
    re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})"),
)
_ERA = re.compile(
    r"(?P<era>明治|大正|昭和|平成|令和|[mtshr])[. ]?(?P<year>元|\d{1,2})"
    r"(?:年 ?(\d{1,2})月 ?(\d{1,2})日|\.(\d{1,2})\.(\d{1,2})|/(\d{1,2})/(\d{1,2})|-(\d{1,2})-(\d{1,2}))"
)
_WEEKDAY = re.compile(r" ?\([月火水木金土日]\)$")
_MIDNIGHT = re.compile(r"[t ]0{1,2}:00(:00(\.0+)?)?z?$")
_SERIAL = re.compile(r"[1-9]\d{4}(\.0+)?")
_YEAR_LAST = re.compile(r"\d{1,2}([-/.])\d{1,2}\1\d{4}")
_FIRST_SERIAL = date(1899, 12, 30)
"""Excel's day 0, for every day from March 1900 on."""


def day_of(text: str) -> date | None:
    """Return the day that a text spells, None where it spells none."""
    plain = _MIDNIGHT.sub("", _WEEKDAY.sub("", unicodedata.normalize("NFKC", text).strip().casefold()))
    for form in _FORMS:
        match = form.fullmatch(plain)
        if match:
            return _day(*map(int, match.groups()))
    match = _ERA.fullmatch(plain)
    if match is None:
        return None
    year = 1 if match["year"] == "元" else int(match["year"])
    month, day = (int(part) for part in match.groups()[2:] if part is not None)
    return _day(ERAS[match["era"]] + year, month, day) if year > 0 else None


def day_form(text: str) -> DayForm:
    """Return what kind of text stands where a day should."""
    plain = _MIDNIGHT.sub("", unicodedata.normalize("NFKC", text).strip().casefold())
    if day_of(text) is not None:
        return "day"
    if _SERIAL.fullmatch(plain):
        return "serial"
    return "year-last" if _YEAR_LAST.fullmatch(plain) else "other"


def expected_day(text: str) -> Text:
    """Return what would be accepted in place of a text that spells no day, and what it looks like."""
    form = day_form(text)
    if form == "serial":
        number = int(unicodedata.normalize("NFKC", text).strip().partition(".")[0])
        day = (_FIRST_SERIAL + timedelta(days=number)).isoformat()
        return Text(
            f"a day such as 2026-04-01 (this looks like the number Excel keeps for {day}: format the column as a date "
            "before you export it)",
            f"日付(2026-04-01、2026/4/1など。これは{day}を表すExcelの数値のようです。列の書式を日付にしてから書き出してください)",
        )
    if form == "year-last":
        return Text(
            "a day with the year first, such as 2026-04-01 (with the year last nobody can tell the month from the day)",
            "年を先にした日付(2026-04-01、2026/4/1など。年が最後にあると、どちらが月か分かりません)",
        )
    return Text("a day such as 2026-04-01 or 2026/4/1", "日付(2026-04-01、2026/4/1、2026年4月1日、令和8年4月1日など)")


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
