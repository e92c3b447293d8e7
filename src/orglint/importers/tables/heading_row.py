"""Which row of a table holds its headings, where titles and notes stand above them or the headings take two rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

LOOKED_AT = 20
"""The headings stand in one of the first rows that have something in them."""
FEWEST_KNOWN = 3
"""So many cells of a row must be headings that mean something before it counts as a second row of headings."""

Fits: TypeAlias = Callable[[Sequence[str], Sequence[Sequence[str]]], bool]
"""Whether headings, with the rows below them, make a table that is known."""


@dataclass(frozen=True, slots=True)
class HeadingRows:
    """The first and last of the rows that headings stand in, and the headings."""

    first: int
    last: int
    headings: tuple[str, ...]


def find_headings(
    rows: Sequence[Sequence[str]], fits: Fits, is_known: Callable[[str], bool], among: int = LOOKED_AT
) -> HeadingRows | None:
    """Return the headings of a table: one row, or two below each other; None where none of `among` makes a known table.

    `is_known` says of a single heading whether it means something. Of two rows, the upper one may name groups (兼務 over
    部署 and 役職), or both may name every column.
    """

    def says_more(both: _Joined, index: int) -> bool:
        return sum(map(is_known, both.headings)) >= sum(map(is_known, rows[index]))

    for index in range(min(among, len(rows))):
        alone = fits(rows[index], rows[index + 1 :])
        both = _joined(rows[index], rows[index + 1], is_known) if index + 1 < len(rows) else None
        is_second = both is not None and (both.uses_upper or alone) and fits(both.headings, rows[index + 2 :])
        if both is not None and is_second and (not alone or says_more(both, index)):
            return HeadingRows(index, index + 1, both.headings)
        if alone:
            return HeadingRows(index, index, tuple(rows[index]))
    return None


def below_titles(rows: Sequence[Sequence[str]]) -> int:
    """Return how many of the first rows may have the headings where only titles, single cells, may stand above them."""
    full = next((index for index, row in enumerate(rows) if sum(map(bool, row)) > 1), 0)
    return min(full + 1, LOOKED_AT)


@dataclass(frozen=True, slots=True)
class _Joined:
    headings: tuple[str, ...]
    uses_upper: bool


def _joined(upper: Sequence[str], lower: Sequence[str], is_known: Callable[[str], bool]) -> _Joined | None:
    """Return two rows as one row of headings; None where the lower one is no row of headings."""
    groups = _spread(upper, len(lower))
    texts = [lower[column] if column < len(lower) else "" for column in range(len(groups))]
    if [column for column, text in enumerate(upper) if text] == [0]:
        groups = [""] * len(groups)  # a title, no group
    filled = [(group, text) for group, text in zip(groups, texts, strict=True) if text]
    known = sum(is_known(text) or bool(group and is_known(f"{group} {text}")) for group, text in filled)
    if len(filled) < 2 or known * 2 <= len(filled) or (known < FEWEST_KNOWN and known < len(filled)):
        return None
    made, uses_upper = [], False
    for column, (group, text) in enumerate(zip(groups, texts, strict=True)):
        both = f"{group} {text}"
        own = upper[column] if column < len(upper) else ""
        if text and group and is_known(both):
            made.append(both)
            uses_upper = True
        elif text and (is_known(text) or not is_known(own)):
            made.append(text)
        elif own and (any(groups) or is_known(own)):
            made.append(own)
            uses_upper = True
        else:
            made.append(text)
    while len(made) > len(lower) and not made[-1]:
        made.pop()
    return _Joined(tuple(made), uses_upper)


def _spread(upper: Sequence[str], width: int) -> list[str]:
    """Return the group above each column: a merged cell is written once, and the cells it covers are empty."""
    groups, last = [], ""
    for column in range(max(len(upper), width)):
        last = (upper[column] if column < len(upper) else "") or last
        groups.append(last)
    return groups
