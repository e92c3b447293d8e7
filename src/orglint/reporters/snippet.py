"""Source lines with a gutter of line numbers, and underlines below what is meant."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby

from orglint.columns import ELLIPSIS, expanded
from orglint.report import Excerpt
from orglint.reporters.look import Look


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a line to underline: `style` colours it, `label`, clean already, is written beside it."""

    excerpt: Excerpt
    primary: bool
    style: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class _Line:
    """A source line as laid out: what is shown for each character, and the column each begins at (and the end)."""

    shown: tuple[str, ...]
    offsets: tuple[int, ...]

    def range(self, mark: Mark) -> tuple[int, int]:
        """Return the columns the mark covers: at least one, never beyond the line but for a mark at its very end."""
        last = len(self.shown)
        start = min(max(mark.excerpt.start, 0), last)
        end = min(max(mark.excerpt.end, start), last)
        return self.offsets[start], max(self.offsets[end], self.offsets[start] + 1)


@dataclass(frozen=True, slots=True)
class _Window:
    """The columns of a line that are shown, and the text shown for them."""

    low: int
    high: int
    text: str
    cut_left: bool = False
    cut_right: bool = False

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return where columns `start` to `end` of the line stand in the text; a mark out of sight is on the dots."""
        shift = len(ELLIPSIS) if self.cut_left else 0
        if self.cut_left and end <= self.low:
            return 0, shift
        origin = self.low - shift
        if self.cut_right and start >= self.high:
            return self.high - origin, self.high - origin + len(ELLIPSIS)
        first = max(start, self.low)
        return first - origin, max(min(end, self.high), first + 1) - origin


def snippet(marks: Iterable[Mark], gutter: int, look: Look) -> Iterator[str]:
    """Yield the marked lines of one file in order, numbers in `gutter` columns, `...` for lines left out between."""
    ordered = sorted(marks, key=lambda mark: (mark.excerpt.line, mark.excerpt.text))
    before: int | None = None
    for (number, text), group in groupby(ordered, key=lambda mark: (mark.excerpt.line, mark.excerpt.text)):
        if before is not None and number > before + 1:
            yield look.paint(ELLIPSIS, "frame")
        before = number
        yield from _marked_line(number, text, list(group), gutter, look)


def _marked_line(number: int, text: str, marks: Sequence[Mark], gutter: int, look: Look) -> Iterator[str]:
    line = _lay_out(text, look)
    marks = sorted(marks, key=lambda mark: (not mark.primary, line.range(mark)))
    window = _window(line, [line.range(mark) for mark in marks], look.room(gutter + 4))
    yield f"{look.paint(f' {number:>{gutter}} |', 'frame')} {window.text}".rstrip()
    for mark in marks:
        start, end = window.place(*line.range(mark))
        underline = ("^" if mark.primary else "-") * (end - start)
        beside = look.paint(f"{underline} {mark.label}".rstrip(), mark.style)
        yield f"{bar(gutter, look)} {' ' * start}{beside}"


def bar(gutter: int, look: Look) -> str:
    """Return the gutter of a line without a number."""
    return look.paint(f" {' ' * gutter} |", "frame")


def _lay_out(text: str, look: Look) -> _Line:
    pairs = list(expanded(text.rstrip("\r\n"), look.encoding))
    return _Line(tuple(shown for shown, _ in pairs), tuple(accumulate((size for _, size in pairs), initial=0)))


def _window(line: _Line, ranges: Sequence[tuple[int, int]], room: int) -> _Window:
    """Choose what is shown of a line: all of it, or what lies around all marks, or around the first."""
    total = line.offsets[-1]
    if total <= room:
        return _Window(0, total, "".join(line.shown))
    inner = room - 2 * len(ELLIPSIS)
    start, end = min(low for low, _ in ranges), max(high for _, high in ranges)
    if end - start > inner:
        start, end = ranges[0]
    low = start - max(inner - (end - start), 0) // 2
    return _cut(line, max(min(low, total - inner), 0), inner)


def _cut(line: _Line, low: int, inner: int) -> _Window:
    """Cut `inner` columns from `low` on, at whole characters: never half a wide one."""
    first = bisect_left(line.offsets, low)
    if low:
        while first + 1 < len(line.offsets) and line.offsets[first + 1] == line.offsets[first]:
            first += 1
    last = bisect_right(line.offsets, low + inner) - 1
    cut_left, cut_right = first > 0, last < len(line.shown)
    dots = (ELLIPSIS if cut_left else "", ELLIPSIS if cut_right else "")
    text = f"{dots[0]}{''.join(line.shown[first:last])}{dots[1]}"
    return _Window(line.offsets[first], line.offsets[last], text, cut_left, cut_right)
