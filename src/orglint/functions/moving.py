"""When people went from one unit to another, as far as the model tells."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from orglint.functions.context import Context
from orglint.functions.places import unit_of
from orglint.functions.registry import function
from orglint.functions.stays import Stay, stays_by_person
from orglint.model.entities import Person, Unit

_OVERLAP = timedelta(days=31)
"""So long somebody may still be where they come from, to hand over."""


@function(
    "people",
    ja="その人が別の部署へ異動した日を、わかる範囲で古い順に返します。入社、兼務の追加、部署ごとの移管は含みません。",
)
def moves(context: Context, person: Person) -> tuple[date, ...]:
    """Return the days on which a person went from one unit to another, the earliest first, as far as they are known.

    Known is a day on which a post in a unit begins, after one elsewhere that ended by then, or a unit worked in before.
    To be hired is no move, nor is one more post beside those that stay, nor that a unit ended and its people went over.
    """
    return tuple(sorted({day for _, day in _moves(context, person)}))


@function("people", ja="その人が今の部署(主務)に別の部署から異動してきた日を返します。わからなければ空です。")
def moved_on(context: Context, person: Person) -> date | None:
    """Return the day on which a person came to their present unit (of the primary post) from another; empty if not known."""
    unit = unit_of(context, person)
    return max((day for to, day in _moves(context, person) if to is unit), default=None)


def _moves(context: Context, person: Person) -> Iterator[tuple[Unit, date]]:
    """Yield the unit a person went to and the day."""
    context.require(person, "positions", "previous_units")
    as_of = context.model.as_of
    stays = [stay for stay in context.table(stays_by_person).get(person, ()) if stay.unit is not None]
    for stay in stays:
        day = stay.start
        if stay.unit is None or day is None or day > as_of:
            continue
        if any(_came_from(other, stay, day) for other in stays) and not any(
            _is_there_already(other, stay, day) for other in stays
        ):
            yield stay.unit, day


def _is_there_already(other: Stay, stay: Stay, day: date) -> bool:
    """Whether the person was in that unit before the day, in another post or without a break."""
    if other is stay or other.unit is not stay.unit or not _is_before(other, day):
        return False
    return other.end is None or other.end >= day - timedelta(days=1)


def _came_from(other: Stay, stay: Stay, day: date) -> bool:
    """Whether the person was elsewhere before the day, and by about that day no longer."""
    if other.unit is stay.unit or not _is_before(other, day) or _went_over(other, day):
        return False
    return other.end <= day + _OVERLAP if other.end is not None else other.post is None


def _is_before(other: Stay, day: date) -> bool:
    """Whether a stay began before a day; one of which neither day is written is of the past, or was always there."""
    if other.start is not None:
        return other.start < day
    return other.end is None or other.end <= day + _OVERLAP


def _went_over(other: Stay, day: date) -> bool:
    """Whether the unit itself ended when the person left it: what became of it is another matter than who moved."""
    end = other.unit.end if other.unit is not None else None
    return end is not None and day - _OVERLAP <= end <= day + _OVERLAP
