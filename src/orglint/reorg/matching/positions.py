"""Posts whose id has changed: those of a person by the person, seats by holder, title, unit, lines and what they head."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias

from orglint.model.dates import in_force
from orglint.model.entities import Person, Position, Unit
from orglint.model.words import fold
from orglint.reorg.matching.evidence import Evidence, Ground, alone, plain_id, shared
from orglint.reorg.matching.pairs import Pairs, best

_CROWD = 12
"""Seats of one title in one unit that are so many are no way to find one of them."""

_TELLING = frozenset({"id", "holder", "heads", "reports"})
"""Grounds that no other seat shares by chance."""

SameUnit: TypeAlias = Callable[[Unit, Unit], bool]
"""Whether what is in an earlier unit is in the later one without having moved."""


class PersonalPostMatcher:
    """Ties the posts that are written on people who are on both sides, each with the one it is now.

    That says nothing new: who the people are is known, and the ids of such posts are made of theirs.

    A post in the same unit goes first, then one in what that unit went into, then the same id, then the only one left.
    """

    def __init__(self, pairs: Pairs, goes_on_in: SameUnit) -> None:
        self.pairs, self._goes_on_in = pairs, goes_on_in
        self.before, self.after = pairs.personal

    def run(self) -> None:
        """Tie the posts of everybody."""
        there: dict[Person, list[Position]] = {}
        for post, person in self.after.items():
            there.setdefault(person, []).append(post)
        here: dict[Person, list[Position]] = {}
        for post, person in self.before.items():
            here.setdefault(person, []).append(post)
        for person, posts in here.items():
            other = self.pairs.of(person)
            if other is not None:
                self._person(posts, there.get(other, []))
        self._left_behind()

    def _left_behind(self) -> None:
        """Tie posts of one id whose person is not there on a side any more: what names them names the same post."""
        later = {post.id: post for post in self.pairs.open(self.after)}
        for post in self.pairs.open(self.before):
            other = later.get(post.id)
            if other is not None and not (
                in_force(self.before[post], self.pairs.before) and in_force(self.after[other], self.pairs.after)
            ):
                self._tie(post, other)

    def _person(self, here: list[Position], there: list[Position]) -> None:
        if len(here) == len(there) == 1:
            self._tie(here[0], there[0])
            return
        for is_same in (self._same_place, self._same_unit, self._unit_went_on, _same_id):
            self._pass(here, there, is_same)
        left, right = self.pairs.open(here), self.pairs.open(there)
        if len(left) == len(right) == 1:
            self._tie(left[0], right[0])

    def _pass(self, here: list[Position], there: list[Position], is_same: Callable[[Position, Position], bool]) -> None:
        """Tie posts that are the same in some way, in the order of their titles and ids where several are."""
        for post in sorted(self.pairs.open(here), key=_order):
            found = [other for other in self.pairs.open(there) if is_same(post, other)]
            back = [one for one in self.pairs.open(here) if found and is_same(one, min(found, key=_order))]
            if found and min(back, key=_order) is post:
                self._tie(post, min(found, key=_order))

    def _same_place(self, post: Position, other: Position) -> bool:
        return self._same_unit(post, other) and (post.title or "") == (other.title or "")

    def _same_unit(self, post: Position, other: Position) -> bool:
        return self.pairs.are_same(post.unit, other.unit)

    def _unit_went_on(self, post: Position, other: Position) -> bool:
        return post.unit is not None and other.unit is not None and self._goes_on_in(post.unit, other.unit)

    def _tie(self, post: Position, other: Position) -> None:
        self.pairs.tie(post, other)


def _same_id(post: Position, other: Position) -> bool:
    return post.id == other.id


def _order(post: Position) -> tuple[str, str]:
    return post.title or "", post.id


class SeatMatcher:
    """Ties seats round by round, as units are."""

    def __init__(self, pairs: Pairs) -> None:
        self.pairs = pairs
        self.before = [post for post in pairs.before.all(Position) if post not in pairs.personal[0]]
        self.after = [post for post in pairs.after.all(Position) if post not in pairs.personal[1]]
        self._later = frozenset(self.after)
        self._alike = alone(self.before), alone(self.after)

    def run(self) -> bool:
        """Tie what is sure enough; return whether anything was."""
        any_found = False
        while found := best(candidates := self.candidates()):
            any_found = True
            for before, after in found:
                self.pairs.tie(before, after, candidates[before, after])
        return any_found

    def doubtful(self) -> dict[tuple[Position, Position], Evidence]:
        """Return the evidence for pairs that were not sure enough and that somebody could tell.

        Seats that are like others in title, unit and grade alone are not: nothing but their ids tells them apart.
        """
        return {
            pair: evidence
            for pair, evidence in self.candidates().items()
            if any(ground.kind in _TELLING for ground in evidence.grounds)
        }

    def candidates(self) -> dict[tuple[Position, Position], Evidence]:
        """Return the evidence for every pair of seats not tied yet that anything speaks for."""
        here, there = self.pairs.open(self.before), self.pairs.open(self.after)
        if not here or not there:
            return {}
        found: dict[tuple[Position, Position], Evidence] = {}
        places = _by_place(there)
        crowds = _by_place(here)
        for seat in here:
            for other in self._worth_a_look(seat, places, crowds):
                if (seat, other) not in found:
                    found[seat, other] = self._evidence(seat, other)
        return found

    def _worth_a_look(
        self, seat: Position, places: Mapping[object, list[Position]], crowds: Mapping[object, list[Position]]
    ) -> Iterator[Position]:
        unit = self.pairs.of(seat.unit)
        same = places.get((unit, fold(seat.title)), []) if unit is not None and seat.title else []
        if len(same) <= _CROWD and len(crowds.get((seat.unit, fold(seat.title or "")), ())) <= _CROWD:
            yield from same
        for person in seat.holder:
            there = self.pairs.of(person)
            yield from self._open_seats(there.positions if there is not None else ())
        for headed in seat.heads:
            now = self.pairs.of(headed)
            yield from self._open_seats(now.head if now is not None else ())
        for report in seat.reports:
            below = self.pairs.of(report)
            yield from self._open_seats(below.reports_to if below is not None else ())
        alike = self._like(seat)
        yield from self._open_seats((alike,) if alike is not None else ())

    def _like(self, seat: Position) -> Position | None:
        """Return the later seat of an id that is nearly the same, where neither side has two of them."""
        ident = plain_id(seat.id)
        return self._alike[1].get(ident) if self._alike[0].get(ident) is seat else None

    def _open_seats(self, posts: Iterable[Position]) -> Iterator[Position]:
        for post in posts:
            if self.pairs.is_open(post) and post in self._later:
                yield post

    def _evidence(self, before: Position, after: Position) -> Evidence:
        grounds = tuple(self._grounds(before, after))
        is_led = any(ground.kind in ("id", "reports", "heads") for ground in grounds)
        differs = bool(before.title and after.title) and fold(before.title or "") != fold(after.title or "")
        return Evidence(grounds, 0.7 if differs and not is_led else 1.0)

    def _grounds(self, before: Position, after: Position) -> Iterator[Ground]:
        if self._like(before) is after:
            yield Ground("id", 0.8)
        if self.pairs.has_all(before.holder, after.holder):
            yield Ground("holder", 0.6)
        if before.title and after.title and fold(before.title) == fold(after.title):
            yield Ground("title", 0.4)
        if self.pairs.are_same(before.unit, after.unit):
            yield Ground("unit", 0.3)
        if self.pairs.has_all(before.heads, after.heads):
            yield Ground("heads", 0.6)
        known = [self.pairs.of(report) for report in before.reports]
        kept = [report for report in known if report is not None and report.reports_to]
        own = [report for report in after.reports if (was := self.pairs.of(report)) is not None and was.reports_to]
        yield from shared("reports", len(set(kept) & set(own)), len(kept), len(own))
        if self.pairs.has_all(before.reports_to, after.reports_to):
            yield Ground("manager", 0.2)
        if before.grade is not None and before.grade == after.grade:
            yield Ground("grade", 0.1)
        if before.headcount is not None and before.headcount == after.headcount:
            yield Ground("headcount", 0.2)


def _by_place(seats: Iterable[Position]) -> dict[object, list[Position]]:
    found: dict[object, list[Position]] = {}
    for seat in seats:
        if seat.unit is not None and seat.title:
            found.setdefault((seat.unit, fold(seat.title)), []).append(seat)
    return found
