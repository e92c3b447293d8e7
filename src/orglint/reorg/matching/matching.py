"""Who is who in two models of one organization: what is the same, what went into what, what is new or gone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import TypeVar

from orglint.model.entities import Described, Person, Position, Unit
from orglint.model.organization import Model
from orglint.model.schema import COLLECTIONS
from orglint.reorg.matching.evidence import DOUBTFUL, SETTLED, Evidence, Ground
from orglint.reorg.matching.others import match_others
from orglint.reorg.matching.pairs import Pairs
from orglint.reorg.matching.people import PeopleMatcher, is_other_person
from orglint.reorg.matching.positions import PersonalPostMatcher, SeatMatcher
from orglint.reorg.matching.reused_ids import ReusedIds
from orglint.reorg.matching.unit_parts import parts_of_units
from orglint.reorg.matching.unit_side import Side
from orglint.reorg.matching.units import UnitMatcher
from orglint.reorg.personal_posts import personal_posts
from orglint.reorg.renames import Renames

_MOST_ROUNDS = 5
"""People, units and seats tell one another apart; after so many turns nothing new comes of it."""


@dataclass(frozen=True, slots=True)
class Match:
    """Two entities that are the same, or a unit and one it went into, as far as anything but an id tells.

    `confidence` is between 0 and 1: see `evidence`.
    """

    before: Described
    after: Described
    confidence: float
    grounds: tuple[Ground, ...]

    def mirror(self) -> Match:
        """Return the same the other way round."""
        return Match(self.after, self.before, self.confidence, self.grounds)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Entities of which nobody can tell which are the same: nothing is guessed, all count as gone and new.

    `candidates` are the likely pairs, the likeliest first.
    """

    candidates: tuple[Match, ...]

    @property
    def before(self) -> tuple[Described, ...]:
        """Return the earlier entities in doubt."""
        return tuple(sorted({match.before for match in self.candidates}))

    @property
    def after(self) -> tuple[Described, ...]:
        """Return the later entities in doubt."""
        return tuple(sorted({match.after for match in self.candidates}))


@dataclass(frozen=True, slots=True)
class Matching:
    """What of `before` is what of `after`. Matching the other way round gives its mirror.

    `counterparts` holds, for every entity of either side that is in the other as well, the entity there; both
    directions, each entity at most once. `successors` holds what else units went into: the units a unit was split into or
    merged into, its counterpart not among them; `predecessors` the same the other way round. An entity in none of the
    three is new, or gone. `recognised` are the pairs that ids alone do not tie, `parts` what went into what.
    """

    before: Model
    after: Model
    counterparts: Mapping[Described, Described]
    successors: Mapping[Unit, tuple[Unit, ...]] = field(default_factory=dict)
    predecessors: Mapping[Unit, tuple[Unit, ...]] = field(default_factory=dict)
    recognised: tuple[Match, ...] = ()
    parts: tuple[Match, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    personal: tuple[Mapping[Position, Person], Mapping[Position, Person]] = field(default_factory=lambda: ({}, {}))
    """The posts of either side that are written on people: see `personal_posts`."""

    def __post_init__(self) -> None:
        """Look for the posts written on people where nobody has yet."""
        if not any(self.personal):
            object.__setattr__(self, "personal", (personal_posts(self.before), personal_posts(self.after)))

    def counterpart(self, entity: Described) -> Described | None:
        """Return what the entity is in the other model, None where it is not there."""
        return self.counterparts.get(entity)

    def successors_of(self, unit: Unit) -> tuple[Unit, ...]:
        """Return the later units a unit of `before` lives on in: its counterpart first, then what else it went into."""
        return self._all(unit, self.successors)

    def predecessors_of(self, unit: Unit) -> tuple[Unit, ...]:
        """Return the earlier units that a unit of `after` came from: its counterpart first."""
        return self._all(unit, self.predecessors)

    def doubtful(self) -> frozenset[Described]:
        """Return the entities of either model of which nobody can tell what they are in the other."""
        candidates = chain.from_iterable(doubt.candidates for doubt in self.doubts)
        return frozenset(chain.from_iterable((match.before, match.after) for match in candidates))

    def goes_on_in(self, before: Unit, after: Unit) -> bool:
        """Whether what is in an earlier unit is in a later one without having moved: it is that unit, or went into it."""
        return self.counterparts.get(before) is after or after in self.successors.get(before, ())

    def unmatched(self, kind: str) -> tuple[tuple[Described, ...], tuple[Described, ...]]:
        """Return the entities of a kind that are gone, and those that are new."""
        return (
            tuple(one for one in self.before.in_force.get(kind, ()) if self._is_alone(one, self.successors)),
            tuple(one for one in self.after.in_force.get(kind, ()) if self._is_alone(one, self.predecessors)),
        )

    def _is_alone(self, entity: Described, others: Mapping[Unit, tuple[Unit, ...]]) -> bool:
        return entity not in self.counterparts and not (isinstance(entity, Unit) and entity in others)

    def _all(self, unit: Unit, others: Mapping[Unit, tuple[Unit, ...]]) -> tuple[Unit, ...]:
        same = self.counterparts.get(unit)
        own = (same,) if isinstance(same, Unit) else ()
        return tuple(dict.fromkeys((*own, *others.get(unit, ()))))


def match(before: Model, after: Model, renames: Renames | None = None) -> Matching:
    """Match two models.

    What `renames` says goes first, then kind and id, then evidence: for units members, names and what they own, for
    seats holders, titles and lines, for people a name and facts that agree. What two entities could be alike is neither,
    and a doubt.
    """
    return _Matcher(before, after, renames or Renames()).run()


class _Matcher:
    def __init__(self, before: Model, after: Model, renames: Renames) -> None:
        self.pairs = Pairs(before, after)
        self.renames = renames
        self.parts: dict[tuple[Unit, Unit], Evidence] = {}
        self.reused = ReusedIds(Side(before), Side(after))

    def run(self) -> Matching:
        pairs = self.pairs
        pairs.tie(pairs.before.organization, pairs.after.organization)
        for kind in (item.name for item in COLLECTIONS.values()):
            self._settle(kind)
            self._by_id(kind)
        units, people, seats = UnitMatcher(pairs), PeopleMatcher(pairs), SeatMatcher(pairs)
        for _ in range(_MOST_ROUNDS):
            if not units.run() | people.run() | seats.run():
                break
        self.parts |= parts_of_units(pairs)
        PersonalPostMatcher(pairs, lambda one, other: (one, other) in self.parts).run()
        seats.run()
        match_others(pairs)
        in_parts = set(chain.from_iterable(self.parts))
        left = {pair: found for pair, found in units.candidates().items() if in_parts.isdisjoint(pair)}
        return self._matching(tuple(chain(_doubts(left), _doubts(people.candidates()), _doubts(seats.doubtful()))))

    def _matching(self, doubts: tuple[Doubt, ...]) -> Matching:
        return Matching(
            self.pairs.before,
            self.pairs.after,
            self.pairs.counterparts,
            _grouped(self.parts),
            _grouped((after, before) for before, after in self.parts),
            _matches(self.pairs.evidence),
            _matches(self.parts),
            doubts,
            self.pairs.personal,
        )

    def _by_id(self, kind: str) -> None:
        """Tie what is in force under one id on both sides, unless something else is said of either."""
        there = {entity.id: entity for entity in self.pairs.open(self.pairs.after.in_force.get(kind, ()))}
        for entity in self.pairs.open(self.pairs.before.in_force.get(kind, ())):
            other = there.get(entity.id)
            if other is not None and not self._is_other(entity, other):
                self.pairs.tie(entity, other)

    def _is_other(self, before: Described, after: Described) -> bool:
        """Whether one id does not mean one thing: posts of people are told by the people, and some ids went to others."""
        if isinstance(before, Position) and isinstance(after, Position):
            return before in self.pairs.personal[0] and after in self.pairs.personal[1]
        if isinstance(before, Unit) and isinstance(after, Unit):
            return self.reused.is_other_unit(before, after)
        return isinstance(before, Person) and isinstance(after, Person) and is_other_person(before, after)

    # ---- what somebody says

    def _settle(self, kind: str) -> None:
        """Tie what is said to be the same; what is said to be gone, split or merged is not looked at again."""
        said = self.renames.kind(kind)
        here = {entity.id: entity for entity in self.pairs.before.in_force.get(kind, ())}
        there = {entity.id: entity for entity in self.pairs.after.in_force.get(kind, ())}
        pairs = [
            (here[old], there[new])
            for old, later in said.items()
            for new in later
            if old in here and new in there  # what is not in force is not compared
        ]
        parts = [pair for pair in pairs if not self._is_whole(pair, pairs, here, said)]
        for before, after in pairs:
            if (before, after) not in parts:
                self.pairs.tie(before, after, SETTLED if before.id != after.id else None)
        for before, after in parts:
            assert isinstance(before, Unit)
            assert isinstance(after, Unit)
            self.parts[before, after] = SETTLED
            if after not in self.pairs.counterparts and (after.id not in here or after.id in said):
                self.pairs.closed.add(after)
        self.pairs.closed.update(here[old] for old in said if old in here and here[old] not in self.pairs.counterparts)

    def _is_whole(
        self,
        pair: tuple[Described, Described],
        pairs: list[tuple[Described, Described]],
        here: Mapping[str, Described],
        said: Mapping[str, tuple[str, ...]],
    ) -> bool:
        """Whether a pair that is said is one thing: it keeps its id, or neither side is in another pair."""
        before, after = pair
        if before.id == after.id:
            return True
        alone = sum(before is one or after is other for one, other in pairs) == 1
        return alone and not (after.id in here and after.id not in said)


E = TypeVar("E", bound=Described)


def _grouped(pairs: Iterable[tuple[Unit, Unit]]) -> dict[Unit, tuple[Unit, ...]]:
    found: dict[Unit, set[Unit]] = {}
    for one, other in pairs:
        found.setdefault(one, set()).add(other)
    return {unit: tuple(sorted(others)) for unit, others in found.items()}


def _matches(found: Mapping[tuple[E, E], Evidence]) -> tuple[Match, ...]:
    matches = [
        Match(before, after, evidence.confidence, evidence.grounds) for (before, after), evidence in found.items()
    ]
    return tuple(sorted(matches, key=lambda match: (match.before.KIND, match.before.id, match.after.id)))


def _doubts(candidates: Mapping[tuple[E, E], Evidence]) -> Iterator[Doubt]:
    """Yield what is likely and not sure, all that hangs together as one doubt."""
    likely = {pair: evidence for pair, evidence in candidates.items() if evidence.score >= DOUBTFUL}
    groups: dict[Described, set[Described]] = {}
    for before, after in likely:
        merged = groups.setdefault(before, {before}) | groups.setdefault(after, {after})
        groups.update(dict.fromkeys(merged, merged))
    found: dict[int, list[Match]] = {}
    for match in _matches(likely):
        found.setdefault(id(groups[match.before]), []).append(match)
    for matches in found.values():
        yield Doubt(tuple(sorted(matches, key=lambda match: (-match.confidence, match.before.id, match.after.id))))
