"""Rows named in texts by their numbers, as the user's program shows them."""

from __future__ import annotations

from collections.abc import Iterable

from orglint.i18n import Text

MOST_RANGES = 10


def rows_named(numbers: Iterable[int]) -> Text:
    """Return rows as `row 3` or `rows 3-5, 9`; of very many the first, and how many there are."""
    ordered = sorted(set(numbers))
    ranges: list[list[int]] = []
    for number in ordered:
        if ranges and ranges[-1][1] == number - 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    shown = ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in ranges[:MOST_RANGES])
    if len(ranges) > MOST_RANGES:
        return Text(f"rows {shown}, ... ({len(ordered)})", f"{shown}, ...行目({len(ordered)}行)")
    return Text(f"row{'s' if len(ordered) > 1 else ''} {shown}", f"{shown}行目")
