"""Initiatives: the posts that are set up for one, and how long they stay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from orglint.functions.context import Context
from orglint.functions.registry import function
from orglint.functions.stays import line, references, unit_above
from orglint.model.entities import Initiative, Position, Unit
from orglint.model.organization import Tie

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
                _add(days, tie.target, _earliest(tie.end, _post_end(context, tie.target)))
    own = [tie.target for tie in references(context, initiative, "units") if isinstance(tie.target, Unit)]
    for unit in _below(context, [unit for unit in own if unit.type is not None and unit.type in types]):
        for post, seat in context.table(_seats_by_unit).get(unit, ()):
            _add(days, post, _seat_end(context, post, seat))
    return days


def _add(days: dict[Position, date | None], post: Position, day: date | None) -> None:
    """Enter the last day of a post; of several, as one who leads from within the project has, the latest holds."""
    known = days.get(post, day)
    days[post] = max(day, known) if day is not None and known is not None else None


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
        above = unit_above(context, unit)
        if above is not None:
            found.setdefault(above, []).append(unit)
    return found


def _seats_by_unit(context: Context) -> dict[Unit, list[tuple[Position, Tie]]]:
    """Return the filled posts of each unit at all dates, with what ties them to it."""
    found: dict[Unit, list[tuple[Position, Tie]]] = {}
    for post in context.model.entities.get(Position.KIND, {}).values():
        if isinstance(post, Position) and _is_filled(post):
            for tie in references(context, post, "unit"):
                if isinstance(tie.target, Unit):
                    found.setdefault(tie.target, []).append((post, tie))
    return found


def _is_filled(post: Position) -> bool:
    return post.is_live and (post.status != "vacant" or bool(post.holder))


def _post_end(context: Context, post: Position) -> date | None:
    """Return the last day of a post: its own, or that of the last unit it is in."""
    context.require(post, "end", "unit")
    ends = [_seat_end(context, post, seat) for seat in references(context, post, "unit")]
    days = [end for end in ends if end is not None]
    return max(days) if days and len(days) == len(ends) else post.end


def _seat_end(context: Context, post: Position, seat: Tie) -> date | None:
    """Return the last day of a post in a unit: its own there, or that of the unit or of one above it."""
    context.require(post, "end", "unit")
    unit = seat.target if isinstance(seat.target, Unit) else None
    return _earliest(post.end, seat.end, *(above.end for above in line(context, unit)))


def _earliest(*days: date | None) -> date | None:
    return min((day for day in days if day is not None), default=None)
