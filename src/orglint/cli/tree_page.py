"""The tree of units as text, in characters that every console has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from orglint.app.tree import Branch, Head
from orglint.finding import Severity
from orglint.i18n import Text
from orglint.lang.labels import label
from orglint.reporters.look import Look
from orglint.reporters.words import COUNT, LIST, Counted

_VACANT = Text("{title} (vacant)", "{title} (空席)")
_PEOPLE = Counted("{n} person", "{n} people", "{n}人")
_OWN = Text("{people}, {own} of them here", "{people}(うち直属{own}人)")
_BELOW = Counted("{n} unit below", "{n} units below", "下位に{n}部署")
_ELSEWHERE = Text("at no unit: {marks}", "特定の部署に属さないもの: {marks}")
_NO_UNITS = Text("no unit is described", "部署が記述されていません")


def draw(branches: Iterable[Branch], elsewhere: Mapping[Severity, int], look: Look) -> str:
    """Return the tree, a line for each unit, and the counts of the findings that stand at none."""
    lines = [_stem(branch.last) + _line(branch, look) for branch in branches] or [look.word(_NO_UNITS)]
    if elsewhere:
        lines += ["", look.word(_ELSEWHERE, marks=_marks(elsewhere, look))]
    return "\n".join(lines) + "\n"


def _stem(last: tuple[bool, ...]) -> str:
    if len(last) == 1:
        return ""
    above = "".join("    " if is_last else "|   " for is_last in last[1:-1])
    return above + ("\\-- " if last[-1] else "|-- ")


def _line(branch: Branch, look: Look) -> str:
    name, ident = look.clean(branch.name), look.clean(branch.id)
    parts = [f"{name} [{ident}]" if name and name != ident else ident]
    if branch.type:
        parts[0] += f" ({label(branch.type, look.language)})"
    parts += [_head(head, look) for head in branch.heads]
    people = _PEOPLE.say(look.language, branch.people)
    is_split = branch.members != branch.people and branch.members
    parts.append(look.word(_OWN, people=people, own=branch.members) if is_split else people)
    if branch.below:
        parts.append(_BELOW.say(look.language, branch.below))
    return "; ".join(parts) + (f"  <- {_marks(branch.marks, look)}" if branch.marks else "")


def _marks(marks: Mapping[Severity, int], look: Look) -> str:
    shown = (look.paint(COUNT[severity].say(look.language, n), severity.word) for severity, n in marks.items())
    return look.word(LIST).join(shown)


def _head(head: Head, look: Look) -> str:
    title = look.clean(head.title)
    if head.is_vacant:
        return look.word(_VACANT, title=title)
    holders = look.say(head.holders)
    return f"{title} {holders}" if holders and holders != title else title
