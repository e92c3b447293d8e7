"""What changed over time: since when people are in a unit, who followed whom, and who has left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from orglint.functions.context import Context
from orglint.functions.registry import function
from orglint.functions.stays import Stay, blocks, is_own, references, standing, stays_by_person, stays_by_post
from orglint.functions.text import months_between
from orglint.model.entities import Handover, Person, Position, Unit

_SOON = timedelta(days=31)
"""Within how many days of a change somebody was hired for it, or came over for it."""


@function("people", ja="その人が部署(下位を含む)に着任してからの満月数を返します。着任日が書かれていなければ空です。")
def tenure_months(context: Context, person: Person, unit: Unit) -> int | None:
    """Return the whole months a person has been in a unit or below it without a break; empty where it is not known.

    It is known where every present post there says since when it is held, and so does what led up to them: of a post
    before, or a unit worked in before, that may follow on without a break. Somebody who is not there has none.
    """
    context.require(person, "positions", "previous_units")
    as_of = context.model.as_of
    inside = [stay for stay in _inside(context, person, unit) if stay.has_begun(as_of)]
    present = [stay for stay in inside if stay.post is not None and not stay.is_over(as_of)]
    if not present or any(stay.start is None for stay in present):
        return None
    dated = [stay for stay in inside if stay.post is not None or stay.end is not None]
    spans = [(stay.start, min(stay.end or as_of, as_of)) for stay in dated if stay.start is not None]
    since = blocks(spans)[-1][0]
    return None if any(_may_lead_up(stay, since) for stay in inside) else months_between(context, since, as_of)


def _may_lead_up(stay: Stay, since: date) -> bool:
    """Whether somebody may have been there before a day on which they are known to be there, for want of a date."""
    if stay.start is not None and (stay.start >= since or stay.post is not None or stay.end is not None):
        return False
    return stay.end is None or (since - stay.end).days <= 1


@function("people", ja="部署(下位を含む)を直近の指定した月数の間に離れた人を返します。今もいる人は含みません。")
def left_within(context: Context, unit: Unit, months: float) -> tuple[Person, ...]:
    """Return who has left a unit and those below it within that many months, and is not there now."""
    as_of = context.model.as_of
    found = set[Person]()
    for part in context.relations.units.subtree(unit):
        for stay in context.table(_stays_by_unit).get(part, ()):
            if stay.end is None or stay.end >= as_of or _is_still_held(stay):
                continue
            if months_between(context, stay.end, as_of) < months:
                found.add(stay.person)
    here = {person for part in context.relations.units.subtree(unit) for person in part.members}
    return tuple(sorted(found - here))


@function("people", ja="部署の長またはポストの在任者の交代を、古い順に返します。代行者は交代に数えません。")
def handovers(context: Context, place: Unit | Position) -> tuple[Handover, ...]:
    """Return each change of a unit's head or a post's holder, the earliest first: {predecessor, successor, date, ...}.

    A change is known where the end of the one and the start of the other are written. Of each the other must be the
    nearest; acting holders (`interim`) are passed over, and so is what is still to come.
    """
    context.require(place, "head" if isinstance(place, Unit) else "holder")
    terms = list(_terms(context, place))
    ended = [term for term in terms if term.end is not None]
    begun = [term for term in terms if term.start is not None and term.start <= context.model.as_of]
    unit = place if isinstance(place, Unit) else place.unit
    found = []
    for successor in begun:
        predecessor = _nearest_end(successor, ended)
        if predecessor is not None and _nearest_start(predecessor, begun) is successor:
            found.append(_handover(context, predecessor, successor, unit))
    return tuple(sorted(found, key=lambda change: (change.date, change.successor.id)))


@dataclass(frozen=True, slots=True)
class _Term:
    """Somebody's time at the head of a unit or in a post, days included."""

    person: Person
    start: date | None
    end: date | None


def _terms(context: Context, place: Unit | Position) -> Iterator[_Term]:
    found: dict[Person, list[_Term]] = {}
    for term in _terms_of_unit(context, place) if isinstance(place, Unit) else _terms_of_post(context, place):
        found.setdefault(term.person, []).append(term)
    for person in sorted(found):
        yield from _joined(found[person])


def _terms_of_post(context: Context, post: Position) -> Iterator[_Term]:
    if post.interim is not True:
        for stay in context.table(stays_by_post).get(post, ()):
            yield _Term(stay.person, stay.start, stay.end)


def _terms_of_unit(context: Context, unit: Unit) -> Iterator[_Term]:
    for tie in references(context, unit, "head"):
        post = tie.target
        assert isinstance(post, Position)
        for term in _terms_of_post(context, post):
            if (tie.start or tie.end) and is_own(post, term.person) and post.unit is not unit:
                # A person was named; the post that stands for them is one elsewhere, with days of its own.
                start, end = tie.start, _first(tie.end or term.end, term.person.end)
            else:
                start = max(filter(None, (tie.start, term.start)), default=None)
                end = _first(tie.end, term.end)
            if start is None or end is None or start <= end:
                yield _Term(term.person, start, end)


def _first(*days: date | None) -> date | None:
    return min(filter(None, days), default=None)


def _joined(terms: list[_Term]) -> list[_Term]:
    """Return one person's terms, put together where they follow one another."""
    spans = [(term.start or date.min, term.end or date.max) for term in terms]
    return [
        _Term(terms[0].person, None if start == date.min else start, None if end == date.max else end)
        for start, end in blocks(spans)
    ]


def _nearest_end(successor: _Term, ended: Iterable[_Term]) -> _Term | None:
    before = [term for term in ended if term.person is not successor.person and _is_before(term, successor)]
    return min(before, key=lambda term: (_distance(term, successor), term.person.id), default=None)


def _nearest_start(predecessor: _Term, begun: Iterable[_Term]) -> _Term | None:
    after = [term for term in begun if term.person is not predecessor.person and _is_before(predecessor, term)]
    return min(after, key=lambda term: (_distance(predecessor, term), term.person.id), default=None)


def _is_before(one: _Term, other: _Term) -> bool:
    return other.start is not None and (one.start is None or one.start < other.start)


def _distance(predecessor: _Term, successor: _Term) -> int:
    return abs(_overlap(predecessor, successor))


def _overlap(predecessor: _Term, successor: _Term) -> int:
    assert predecessor.end is not None
    assert successor.start is not None
    return (predecessor.end - successor.start).days + 1


def _handover(context: Context, predecessor: _Term, successor: _Term, unit: Unit | None) -> Handover:
    assert successor.start is not None
    return Handover(
        predecessor=predecessor.person,
        successor=successor.person,
        date=successor.start,
        overlap_days=_overlap(predecessor, successor),
        from_inside=_from_inside(context, successor.person, unit, successor.start) if unit is not None else None,
    )


def _from_inside(context: Context, person: Person, unit: Unit, day: date) -> bool | None:
    """Whether somebody was in a unit or below it before a day; None where what is written does not tell."""
    inside = list(_inside(context, person, unit))
    if any(stay.post is None or (stay.start is not None and stay.start < day) for stay in inside):
        return True
    if person.start is not None and person.start >= day - _SOON:
        return False
    came = [stay for stay in _previous(context, person) if stay.end is not None and day - _SOON <= stay.end <= day]
    return False if came or (inside and all(stay.start is not None for stay in inside)) else None


def _previous(context: Context, person: Person) -> list[Stay]:
    return [stay for stay in context.table(stays_by_person).get(person, ()) if stay.post is None]


def _inside(context: Context, person: Person, unit: Unit) -> Iterator[Stay]:
    tree = context.relations.units
    for stay in context.table(stays_by_person).get(person, ()):
        part = standing(context, stay.unit)
        if part is not None and tree.is_inside(part, unit):
            yield stay


def _stays_by_unit(context: Context) -> dict[Unit, list[Stay]]:
    """Return the stays of each unit in force; those in a part of it that is over by now are its own."""
    found: dict[Unit, list[Stay]] = {}
    for stays in context.table(stays_by_person).values():
        for stay in stays:
            part = standing(context, stay.unit)
            if part is not None:
                found.setdefault(part, []).append(stay)
    return found


def _is_still_held(stay: Stay) -> bool:
    """Whether only the unit of a post is over: where the post went, nobody says."""
    return stay.post is not None and stay.post in stay.person.positions and stay.post.unit is None
