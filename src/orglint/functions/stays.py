"""Who was where and when: posts held, and units people worked in before. No function of the rule language itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from orglint.functions.context import Context
from orglint.functions.places import function_of
from orglint.model.entities import Described, Person, Position, Unit
from orglint.model.organization import Tie


@dataclass(frozen=True, slots=True)
class Stay:
    """A person's time in a post, or in a unit they worked in before; both days are included.

    `start` is None where it is not written since when, `end` where there is no end.
    """

    person: Person
    post: Position | None
    unit: Unit | None
    start: date | None
    end: date | None

    def is_over(self, day: date) -> bool:
        """Whether the stay ended before a day."""
        return self.end is not None and self.end < day

    def has_begun(self, day: date) -> bool:
        """Whether the stay began on a day or before; where it is not written since when, it has."""
        return self.start is None or self.start <= day


def references(context: Context, entity: Described, name: str) -> tuple[Tie, ...]:
    """Return what a reference field says for all dates, also of entities that are no longer there."""
    known = context.model.ties.get((entity, name))
    if known is not None:
        return known
    value = getattr(entity, name)
    return tuple(Tie(target) for target in (value if isinstance(value, tuple) else (value,)) if target is not None)


def stays_by_post(context: Context) -> dict[Position, tuple[Stay, ...]]:
    """Return who held each post and when, at any date: posts that are over are among them.

    Not among them are posts that are proposed, or were eliminated nobody says when.
    """
    found: dict[Position, tuple[Stay, ...]] = {}
    for post in context.model.entities.get(Position.KIND, {}).values():
        assert isinstance(post, Position)
        if post.is_live or (post.status == "eliminated" and post.end is not None):
            found[post] = tuple(_stays_in(context, post))
    return found


def stays_by_person(context: Context) -> dict[Person, tuple[Stay, ...]]:
    """Return where each person was and when: in posts, and in units they worked in before."""
    found: dict[Person, list[Stay]] = {}
    for stays in context.table(stays_by_post).values():
        for stay in stays:
            found.setdefault(stay.person, []).append(stay)
    for person in context.model.entities.get(Person.KIND, {}).values():
        assert isinstance(person, Person)
        for tie in references(context, person, "previous_units"):
            assert isinstance(tie.target, Unit)
            found.setdefault(person, []).append(Stay(person, None, tie.target, tie.start, tie.end))
    return {person: tuple(stays) for person, stays in found.items()}


def is_previous(context: Context, stay: Stay) -> bool:
    """Whether a stay is over: it has ended, or the unit is named as one the person worked in before."""
    return stay.post is None or stay.is_over(context.model.as_of)


def stay_function(context: Context, stay: Stay) -> str | None:
    """Return the function of a stay: the post's own, else the unit's or that of the nearest unit above with one."""
    if stay.post is not None and stay.post.function is not None:
        return stay.post.function
    unit, seen = stay.unit, set[Unit]()
    while unit is not None and unit not in seen and unit.function is None and unit.end is not None:
        seen.add(unit)  # the tree of units holds those in force only
        unit = next((tie.target for tie in references(context, unit, "parent") if isinstance(tie.target, Unit)), None)
    return function_of(context, unit) if unit is not None else None


def blocks(spans: Iterable[tuple[date, date]]) -> list[tuple[date, date]]:
    """Return spans of days put together where they overlap or follow one another, the earliest first."""
    made: list[tuple[date, date]] = []
    for start, end in sorted(spans):
        if made and start - _DAY <= made[-1][1]:
            made[-1] = made[-1][0], max(made[-1][1], end)
        else:
            made.append((start, end))
    return made


_DAY = timedelta(days=1)


def _stays_in(context: Context, post: Position) -> Iterator[Stay]:
    units = references(context, post, "unit") or (None,)
    for held in references(context, post, "holder"):
        assert isinstance(held.target, Person)
        own = post.start if is_own(post, held.target) else None
        for seat in units:
            unit = seat.target if seat is not None and isinstance(seat.target, Unit) else None
            moved = seat.start if seat is not None else None
            ends = (held.end, post.end, held.target.end, seat.end if seat else None, unit.end if unit else None)
            yield Stay(held.target, post, unit, _latest(held.start, own, moved), _earliest(*ends))


def is_own(post: Position, person: Person) -> bool:
    """Whether a post is written at the person: then its start is theirs, else only the post's."""
    return post.id == person.id or post.id.startswith(f"{person.id}@")


def _latest(*days: date | None) -> date | None:
    return max((day for day in days if day is not None), default=None)


def _earliest(*days: date | None) -> date | None:
    return min((day for day in days if day is not None), default=None)
