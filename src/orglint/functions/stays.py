"""Who was where and when: posts held, and units people worked in before. No function of the rule language itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from orglint.functions.context import Context
from orglint.functions.places import function_of
from orglint.model.dates import is_in_force
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
    for unit in line(context, stay.unit):
        if unit.function is not None or not _is_over(context, unit):  # the tree of units holds those in force only
            return function_of(context, unit)
    return None


def line(context: Context, unit: Unit | None) -> Iterator[Unit]:
    """Yield a unit and those above it, each once, also where they are over by now."""
    seen = set[Unit]()
    while unit is not None and unit not in seen:
        seen.add(unit)
        yield unit
        unit = unit_above(context, unit)


def unit_above(context: Context, unit: Unit) -> Unit | None:
    """Return what a unit is part of, of one that is over what it was part of at its end; in whatever order written."""
    day = context.model.as_of
    if unit.end is not None and unit.end < day:
        day = unit.end
    elif unit.start is not None and unit.start > day:
        day = unit.start
    above = [tie for tie in references(context, unit, "parent") if is_in_force(tie.start, tie.end, day)]
    found = max(above, key=lambda tie: tie.start or date.min, default=None)
    return found.target if found is not None and isinstance(found.target, Unit) else None


def standing(context: Context, unit: Unit | None) -> Unit | None:
    """Return a unit, or where it is over the nearest one above it that is not."""
    return next((part for part in line(context, unit) if not _is_over(context, part)), None)


def _is_over(context: Context, unit: Unit) -> bool:
    return unit.end is not None and unit.end < context.model.as_of


def blocks(spans: Iterable[tuple[date, date]]) -> list[tuple[date, date]]:
    """Return spans of days put together where they overlap or follow one another, the earliest first."""
    made: list[tuple[date, date]] = []
    for start, end in sorted(spans):
        if made and (start - made[-1][1]).days <= 1:
            made[-1] = made[-1][0], max(made[-1][1], end)
        else:
            made.append((start, end))
    return made


def _stays_in(context: Context, post: Position) -> Iterator[Stay]:
    units = references(context, post, "unit") or (None,)
    for held in references(context, post, "holder"):
        assert isinstance(held.target, Person)
        own = post.start if is_own(post, held.target) else None
        for seat in units:
            unit = seat.target if seat is not None and isinstance(seat.target, Unit) else None
            moved = seat.start if seat is not None else None
            ends = (held.end, post.end, held.target.end, seat.end if seat else None, unit.end if unit else None)
            start, end = _latest(held.start, own, moved, _to_come(context, held.target, post, unit)), _earliest(*ends)
            # A post that moved was held here by those only whose time in it was the time it was here.
            if start is None or end is None or start <= end:
                yield Stay(held.target, post, unit, start, end)


def _to_come(context: Context, *parties: Described | None) -> date | None:
    """Return the day from which all of a person, a post and a unit are there, where that is still to come."""
    days = (party.start for party in parties if party is not None)
    return _latest(*(day for day in days if day is not None and day > context.model.as_of))


def is_own(post: Position, person: Person) -> bool:
    """Whether a post is written at the person: then its start is theirs, else only the post's."""
    return post.id == person.id or post.id.startswith(f"{person.id}@")


def _latest(*days: date | None) -> date | None:
    return max((day for day in days if day is not None), default=None)


def _earliest(*days: date | None) -> date | None:
    return min((day for day in days if day is not None), default=None)
