"""Which line of an outline stands below which: by numbers, by indentation, or by the marks before the names."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field

from orglint.i18n import Text
from orglint.importers.tables.outline_marks import TREE, Marked, Number
from orglint.model.problems import quote

MOSTLY = 0.6
PARTS = "1.1"
"""The style of numbers with several parts."""
TAB_WIDTHS = (1, 8)
"""Two readings of a tab: lines whose order depends on which one holds mix tabs and blanks."""


@dataclass(slots=True)
class Placed:
    """A line of an outline: its name, the number of the line it stands below, and what is wrong with its place."""

    name: str
    above: int | None = None
    problem: Text | None = None


def place_lines(lines: Sequence[Marked], numbers: Sequence[tuple[Number, ...]] | None = None) -> list[Placed]:
    """Return where each line stands.

    `numbers` are those of a column of their own. Numbers in the lines are read as such where most lines have one; they
    decide where they have several parts or styles. Otherwise indentation decides, and where there is none, the marks.
    """
    if numbers is None:
        numbers = [line.numbers for line in lines]
        is_numbered = bool(lines) and sum(map(bool, numbers)) >= MOSTLY * len(lines)
        names = [line.numbered if is_numbered else line.name for line in lines]
        numbers = numbers if is_numbered else [()] * len(lines)
    else:
        names = [line.name for line in lines]
    if _tells_levels(numbers):
        return _by_marks(names, _as_parts(numbers))
    if any(line.leading for line in lines):
        return _by_indentation(names, _leading(lines))
    return _by_marks(names, [(Number(line.bullet, ()),) if line.bullet else () for line in lines])


def has_levels(lines: Sequence[Marked]) -> bool:
    """Whether lines surely are an outline: some are indented, or numbered with several parts."""
    numbers = [line.numbers for line in lines]
    dotted = sum(any(len(number.value) > 1 for number in found) for found in numbers)
    is_numbered = sum(map(bool, numbers)) >= MOSTLY * len(lines)
    return any(line.leading for line in lines[1:]) or (dotted > 0 and is_numbered)


def _tells_levels(numbers: Sequence[tuple[Number, ...]]) -> bool:
    found = [each[0] for each in numbers if each]
    if len(found) < MOSTLY * len(numbers):
        return False
    return any(len(number.value) > 1 for number in found) or len({number.style for number in found}) > 1


def _as_parts(numbers: Sequence[tuple[Number, ...]]) -> list[tuple[Number, ...]]:
    """Return the numbers, `1.` read as one of parts where others have several: it stands above `1.1`."""
    plain = {"1.", "1 ", "1)", PARTS}
    has_parts = any(number.style == PARTS for found in numbers for number in found)
    return [
        tuple(Number(PARTS, each.value) if has_parts and each.style in plain else each for each in found)
        for found in numbers
    ]


# ---- by numbers and bullets


@dataclass(slots=True)
class _Open:
    """The lines that the next one may stand below, the topmost first: each with its mark."""

    marks: list[Number] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)

    def cut(self, depth: int) -> None:
        del self.marks[depth:], self.lines[depth:]


def _by_marks(names: Sequence[str], marks: Sequence[tuple[Number, ...]]) -> list[Placed]:
    placed, opened = [], _Open()
    known = [number for each in marks for number in each]
    shortest = min((len(number.value) for number in known if number.style == PARTS), default=1)
    for index, (name, could_be) in enumerate(zip(names, marks, strict=True)):
        problem = None
        if not could_be:
            depth, mark = 0, Number("", ())
            problem = _NO_NUMBER if index and any(number.value for number in known) else None
        elif could_be[0].style == PARTS:
            mark = could_be[0]
            depth, problem = _of_parts(mark, opened, shortest - 1)
        else:
            depth, mark = _of_style(could_be, opened)
        opened.cut(depth)
        placed.append(Placed(name, opened.lines[-1] if opened.lines else None, problem))
        opened.marks.append(mark)
        opened.lines.append(index)
    return placed


def _of_parts(number: Number, opened: _Open, above_all: int) -> tuple[int, Text | None]:
    """Return the depth of `1.2.3`: below `1.2`, else below the nearest number that it continues."""
    first = next((depth for depth, mark in enumerate(opened.marks) if mark.style == PARTS), len(opened.marks))
    depth, parts = first, above_all
    while depth < len(opened.marks):
        above = opened.marks[depth].value
        if above == number.value or number.value[: len(above)] != above:
            break
        depth, parts = depth + 1, len(above)
    if len(number.value) - parts > 1:
        missing = ".".join(map(str, number.value[:-1]))
        return depth, (_NO_LINE if depth > first else _NO_TOP).filled(missing=missing)
    return depth, None


def _of_style(could_be: tuple[Number, ...], opened: _Open) -> tuple[int, Number]:
    """Return the depth of a mark: that of the line it continues, else that of its style, else one more."""
    for depth in reversed(range(len(opened.marks))):
        for number in could_be:
            last = opened.marks[depth]
            if number.style == last.style and (not number.value or number.value == (last.value[0] + 1,)):
                return depth, number
    for number in could_be:
        if number.value in ((1,), ()) and all(number.style != mark.style for mark in opened.marks):
            return len(opened.marks), number
    for depth in reversed(range(len(opened.marks))):
        for number in could_be:
            if number.style == opened.marks[depth].style:
                return depth, number
    return len(opened.marks), could_be[0]


# ---- by indentation


def _leading(lines: Sequence[Marked]) -> list[str]:
    """Return what is before each name: a bullet makes a line deeper than one without, where there are both."""
    has_both = 0 < sum(bool(line.bullet) for line in lines) < len(lines)
    return [line.leading + ("\u3000" if has_both and line.bullet else "") for line in lines]


def _by_indentation(names: Sequence[str], leading: Sequence[str]) -> list[Placed]:
    """Return where lines stand by what is before their names: below the last one that has less of it."""
    is_tree = any(TREE.search(text) for text in leading)
    widths = [tuple(_width(text, tab, is_tree=is_tree) for tab in TAB_WIDTHS) for text in leading]
    placed: list[Placed] = []
    opened: list[int] = []
    step = _step([width[0] for width in widths])
    for index, name in enumerate(names):
        line = Placed(name)
        left = [one for one in opened if widths[one][0] >= widths[index][0]]
        opened = opened[: len(opened) - len(left)]
        line.above = opened[-1] if opened else None
        line.problem = _fault(index, widths, left, line.above, step, names)
        opened.append(index)
        placed.append(line)
    return placed


def _fault(
    index: int,
    widths: Sequence[tuple[int, ...]],
    left: Sequence[int],
    above: int | None,
    step: int,
    names: Sequence[str],
) -> Text | None:
    """Return what is wrong with the indentation of a line, None where nothing is."""
    here = widths[index]
    beside = [index - 1] if index else []
    if any((widths[one][0] < here[0]) is not (widths[one][1] < here[1]) for one in beside):
        return _MIXED
    base = widths[above][0] if above is not None else min(width[0] for width in widths)
    if left and here[0] != widths[left[0]][0] and here[0] != base:
        return _BETWEEN
    if not left and above is not None and step and here[0] - base >= 2 * step:
        return Text(
            f"the line is indented by more than one level; it is read as part of {quote(names[above])}",
            f"字下げが2段階以上深くなっています。{quote(names[above])}の下にあるものとして読みます",
        )
    return None


def _step(widths: Sequence[int]) -> int:
    """Return by how much a level is indented: the least that a line is deeper than the one above it."""
    deeper = [here - above for above, here in itertools.pairwise(widths) if here > above]
    return min(deeper, default=0)


def _width(text: str, tab: int, *, is_tree: bool) -> int:
    """Return how wide an indentation is; trees are drawn in characters of one width each."""
    if is_tree:
        return len(text)
    width = 0
    for char in text:
        width += tab - width % tab if char == "\t" else 2 if char == "\u3000" else 1
    return width


_MIXED = Text(
    "this line and the one above are indented with tabs and with blanks, so which is deeper cannot be told; use one of "
    "them",
    "この行と上の行の字下げにタブと空白が混ざっているため、どちらが下位かを判断できません。どちらかにそろえてください",
)
_BETWEEN = Text(
    "the line is indented less than the one above, but like none of those before; it is read as part of the nearest "
    "line with less indentation",
    "字下げが上の行より浅く、それより前のどの行ともそろっていません。字下げがより浅い直近の行の下にあるものとして読みます",
)
_NO_LINE = Text(
    "there is no line {missing} above this one; it is read as part of the nearest line whose number it continues",
    "上に「{missing}」の行がありません。番号が続いている直近の行の下にあるものとして読みます",
)
_NO_TOP = Text(
    "there is no line {missing} above this one; it is read as a unit at the top",
    "上に「{missing}」の行がありません。最上位の部署として読みます",
)
_NO_NUMBER = Text(
    "the line has no number, unlike the others; it is read as a unit at the top",
    "ほかの行にある番号がこの行にはありません。最上位の部署として読みます",
)
