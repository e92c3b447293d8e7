"""Where the members of a unit and the units below it are on the other side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from orglint.model.entities import Position, Unit
from orglint.reorg.matching.evidence import Evidence, shared
from orglint.reorg.matching.pairs import Pairs

_ENOUGH = 2
"""So many members or units below must have gone the same way to be a part of a unit."""


@dataclass(slots=True)
class Flow:
    """Where on the other side the members and the units below of one unit are: how many of each, and of how many.

    `size` and `width` count all of them, whoever left or joined as well; `staying` those who are in any unit there. A seat
    without a holder who stays counts as a member.
    """

    members: Counter[Unit] = field(default_factory=Counter)
    size: int = 0
    staying: int = 0
    below: Counter[Unit] = field(default_factory=Counter)
    width: int = 0

    def to(self, unit: Unit) -> int:
        """Return how many members and units below are in a unit of the other side."""
        return self.members[unit] + self.below[unit]

    def units(self) -> Iterator[Unit]:
        """Yield the units of the other side that any of it is in."""
        yield from dict.fromkeys((*self.members, *self.below))

    def is_most(self, unit: Unit) -> bool:
        """Whether most of it is in one unit of the other side, and enough."""
        return self.to(unit) >= _ENOUGH and 2 * self.to(unit) > self.size + self.width

    def is_most_by_members(self, unit: Unit) -> bool:
        """Whether members alone are most of it."""
        return self.members[unit] >= _ENOUGH and 2 * self.members[unit] > self.size + self.width

    def part(self, unit: Unit) -> Evidence:
        """Return the evidence that it went into a unit of the other side, or came from there."""
        return Evidence(
            (
                *shared("members", self.members[unit], self.size, self.size),
                *shared("units_below", self.below[unit], self.width, self.width),
            )
        )


class Flows:
    """The flows of units as far as people, seats and units are tied; `forget` them when more is."""

    def __init__(self, pairs: Pairs) -> None:
        self.pairs = pairs
        self._known: dict[Unit, Flow] = {}

    def forget(self) -> None:
        """Look again from now on."""
        self._known = {}

    def of(self, unit: Unit) -> Flow:
        """Return the flow of a unit of either side."""
        if unit not in self._known:
            self._known[unit] = self._flow(unit)
        return self._known[unit]

    def _flow(self, unit: Unit) -> Flow:
        flow = Flow()
        for post in unit.positions:
            if self._stands_for_a_member(post):
                now = self.pairs.of(post)
                self._member(flow, {now.unit} if now is not None and now.unit is not None else ())
        for person in unit.members:
            there = self.pairs.of(person)
            posts = there.positions if there is not None else ()
            self._member(flow, {post.unit for post in posts if post.unit is not None})
        for child in unit.children:
            below = self.pairs.of(child)
            flow.width += 1
            if below is not None and below.parent is not None:
                flow.below[below.parent] += 1
        return flow

    def _member(self, flow: Flow, units: Iterable[Unit]) -> None:
        flow.size += 1
        if units:
            flow.staying += 1
            flow.members.update(units)

    def _stands_for_a_member(self, post: Position) -> bool:
        """Whether a post is a seat, and nobody who stays holds it on either side."""
        now = self.pairs.of(post)
        if any(post in side or now in side for side in self.pairs.personal):
            return False
        if now is None:
            return not post.holder and post.headcount is None  # how many there are is no way to know them again
        return not any(self.pairs.of(person) for one in (post, now) for person in one.holder)
