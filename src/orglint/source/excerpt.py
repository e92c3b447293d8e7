"""A line of a file made ready to show: sensitive stretches masked, a very long line cut around what matters."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

MASK = "***"
CUT = "..."
WIDTH = 200
"""The most characters of a line that are shown, marks of cutting not counted."""


class Shown(NamedTuple):
    """A line's text and the range of it to underline."""

    text: str
    start: int
    end: int


def mask(shown: Shown, hidden: Iterable[tuple[int, int]]) -> Shown:
    """Replace the `hidden` ranges, ordered and apart from each other, by `***`; the underline moves along."""
    text, start, end = shown
    pieces: list[str] = []
    taken = 0
    new_start, new_end = start, end
    for first, last in hidden:
        inner = text[first:last].lstrip()
        left = last - len(inner)
        right = left + len(inner.rstrip())
        if left >= right:
            continue
        pieces += (text[taken:left], MASK)
        taken = right
        moved = sum(map(len, pieces)) - right
        new_start = _moved(start, new_start, left, right, moved, begins=True)
        new_end = _moved(end, new_end, left, right, moved, begins=False)
    return Shown("".join(pieces) + text[taken:], new_start, new_end)


def _moved(place: int, known: int, left: int, right: int, moved: int, *, begins: bool) -> int:
    """Return where `place` comes to stand after the range was replaced; inside of it, at the mask's nearer edge."""
    if place <= left:
        return known
    if place >= right:
        return place + moved
    return right + moved - (len(MASK) if begins else 0)


def cut(shown: Shown) -> Shown:
    """Return the line with at most WIDTH characters around the underlined range, `...` where something is left out."""
    text, start, end = shown
    if len(text) <= WIDTH:
        return shown
    room = max(0, WIDTH - (end - start)) // 2
    left = max(0, min(start - room, len(text) - WIDTH))
    right = left + WIDTH
    head = CUT if left else ""
    tail = CUT if right < len(text) else ""
    shift = len(head) - left
    return Shown(head + text[left:right] + tail, start + shift, min(end, right) + shift)
