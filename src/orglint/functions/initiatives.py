"""Initiatives: the posts that are set up for one, and how long they stay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from orglint.functions.context import Context
from orglint.functions.registry import function
from orglint.functions.stays import references
from orglint.model.entities import Initiative, Position, Unit

_HALF = 0.5


@function(
    "initiatives",
    ja="施策のためのポスト(指定した種類の部署とその下位のポスト、責任者のポスト)を返します。終わったものも含みます。",
)
def dedicated_posts(context: Context, initiative: Initiative, types: tuple[str, ...]) -> tuple[Position, ...]:
    """Return the posts set up for an initiative: those in its units of some types and below them, and its lead's.

    A lead who gives less than half of their time, as written, is not dedicated. Posts and units that are over by now
    are among them; proposed, eliminated and vacant posts are not.
    """
    return tuple(sorted(_last_days(context, initiative, types)))


@function(
    "initiatives",
    ja="施策のためのポスト(dedicated_posts)が最後に終わる日を返します。ポストがないか、1つでも期限がなければ空です。",
)
def staffed_until(context: Context, initiative: Initiative, types: tuple[str, ...]) -> date | None:
    """Return the last day of those of an initiative's dedicated_posts that stay longest.

    Empty where there are none, or where one of them stays without an end.
    """
    days = list(_last_days(context, initiative, types).values())
    ends = [day for day in days if day is not None]
    return max(ends) if ends and len(ends) == len(days) else None


def _last_days(context: Context, initiative: Initiative, types: tuple[str, ...]) -> dict[Position, date | None]:
    """Return the dedicated posts of an initiative with their last days."""
    context.require(initiative, "units", "lead", "lead_allocation")
    days: dict[Position, date | None] = {}
    if initiative.lead_allocation is None or initiative.lead_allocation >= _HALF:
        for tie in references(context, initiative, "lead"):
            if isinstance(tie.target, Position) and _is_filled(tie.target):
                days[tie.target] = _earliest(tie.end, _post_end(context, tie.target))
    own = [tie.target for tie in references(context, initiative, "units") if isinstance(tie.target, Unit)]
    for unit in _below(context, [unit for unit in own if unit.type is not None and unit.type in types]):
        for post in context.table(_posts_by_unit).get(unit, ()):
            days.setdefault(post, _post_end(context, post))
    return days


def _below(context: Context, units: Iterable[Unit]) -> Iterator[Unit]:
    """Yield units and those below them at all dates, each once."""
    seen, ahead = set[Unit](), list(units)
    while ahead:
        unit = ahead.pop()
        if unit not in seen:
            seen.add(unit)
            yield unit
            ahead += context.table(_parts).get(unit, ())


def _parts(context: Context) -> dict[Unit, list[Unit]]:
    """Return the units right below each, at all dates."""
    found: dict[Unit, list[Unit]] = {}
    for unit in context.model.entities.get(Unit.KIND, {}).values():
        assert isinstance(unit, Unit)
        above = _parent(context, unit)
        if above is not None:
            found.setdefault(above, []).append(unit)
    return found


def _posts_by_unit(context: Context) -> dict[Unit, list[Position]]:
    """Return the filled posts of each unit at all dates."""
    found: dict[Unit, list[Position]] = {}
    for post in context.model.entities.get(Position.KIND, {}).values():
        if isinstance(post, Position) and _is_filled(post):
            for tie in references(context, post, "unit"):
                if isinstance(tie.target, Unit):
                    found.setdefault(tie.target, []).append(post)
    return found


def _is_filled(post: Position) -> bool:
    return post.is_live and (post.status != "vacant" or bool(post.holder))


def _post_end(context: Context, post: Position) -> date | None:
    """Return the last day of a post: its own, or that of a unit it is in."""
    context.require(post, "end", "unit")
    units = [tie.target for tie in references(context, post, "unit") if isinstance(tie.target, Unit)]
    return _earliest(post.end, *(above.end for unit in units for above in _line(context, unit)))


def _line(context: Context, unit: Unit) -> Iterator[Unit]:
    """Yield a unit and those above it at all dates, each once."""
    seen: set[Unit] = set()
    current: Unit | None = unit
    while current is not None and current not in seen:
        seen.add(current)
        yield current
        current = _parent(context, current)


def _parent(context: Context, unit: Unit) -> Unit | None:
    above = [tie.target for tie in references(context, unit, "parent") if isinstance(tie.target, Unit)]
    return above[-1] if above else None


def _earliest(*days: date | None) -> date | None:
    return min((day for day in days if day is not None), default=None)
