"""Texts and dates."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from fnmatch import fnmatchcase

from orglint.functions.context import Context
from orglint.functions.registry import function
from orglint.model.entities import Described
from orglint.model.words import fold


@function("text", ja="文字列全体がパターン(*、?、[abc])に合うかを返します。全角半角と大文字小文字は区別しません。")
def matches(context: Context, text: str, glob: str) -> bool:
    """Whether the whole text matches a pattern of `*`, `?` and `[abc]`; width and case make no difference."""
    return fnmatchcase(fold(text), fold(glob))


@function("text", ja="二つの文字列が、全角半角と大文字小文字の違いを除いて同じかを返します。")
def similar(context: Context, text: str, other: str) -> bool:
    """Whether two texts are the same but for width and case (NFKC, case folded) and spaces around them."""
    return fold(text) == fold(other)


@function("text", ja="利用者独自の項目(x-...)の値を返します。書かれていなければ空です。")
def extra(context: Context, entity: Described, key: str) -> str | None:
    """Return what an entity states under a key of the user's own (`x-...`), or empty where it states nothing."""
    return context.model.extras.get(entity, {}).get(key)


@function("text", ja="一つ目の日付から二つ目までの満月数を返します。二つ目が先なら負の数です。")
def months_between(context: Context, start: date, end: date) -> int:
    """Return the whole months from the first date to the second, negative where the second comes first.

    From the last day of a month to the last of the next is a month: January 31 to February 28 is 1.
    """
    if end < start:
        return -months_between(context, end, start)
    months = (end.year - start.year) * 12 + end.month - start.month
    is_short = end.day < start.day and end.day < monthrange(end.year, end.month)[1]
    return months - 1 if is_short else months


@function("text", ja="最初の日から最後の日まで(両端を含む)の満月数を返します。4月1日から翌年3月31日までは12か月です。")
def months_through(context: Context, first: date, last: date) -> int:
    """Return the whole months of a span of which both days are part: from April 1 through March 31 is 12.

    Negative where the last day lies before the first.
    """
    # The last day of the calendar, often written for "no end", has no day after it.
    return months_between(context, first, last if last == date.max else last + timedelta(days=1))
