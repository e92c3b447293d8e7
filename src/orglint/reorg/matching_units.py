"""Units whose id has changed: told by their members and units below, names, heads, what they own, and their place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from orglint.model.entities import Described, Person, Position, Responsibility, Unit
from orglint.model.marks import Encloses
from orglint.model.organization import Model
from orglint.model.schema import COLLECTIONS
from orglint.model.words import fold
from orglint.reorg.evidence import Evidence, Ground, alone, plain_id, shared
from orglint.reorg.pairs import Pairs, best

_TELLS_NOTHING = 5
"""A responsibility that so many units list says of none who it is."""
_CROWD = 50
"""Names that so many units have on a side are no way to find them, and so many siblings none to compare names among."""
_LIKE = 0.7
"""From which share of pairs of letters in common two names are alike."""


@dataclass(slots=True)
class Flow:
    """Where on the other side the members and the units below of one unit are: how many of each, and of how many.

    A seat without a holder who stays counts as a member.
    """

    members: Counter[Unit] = field(default_factory=Counter)
    staying: int = 0
    below: Counter[Unit] = field(default_factory=Counter)
    kept: int = 0

    @property
    def whole(self) -> int:
        """Return how many members and units below are on the other side at all."""
        return self.staying + self.kept

    def to(self, unit: Unit) -> int:
        """Return how many members and units below are in a unit of the other side."""
        return self.members[unit] + self.below[unit]

    def units(self) -> Iterator[Unit]:
        """Yield the units of the other side that any of it is in."""
        yield from dict.fromkeys((*self.members, *self.below))


class Side:
    """One of the two models as the matching of units looks at it."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.units = model.all(Unit)

    @cached_property
    def by_name(self) -> Mapping[str, list[Unit]]:
        """Return the units by folded name."""
        found: dict[str, list[Unit]] = {}
        for unit in self.units:
            if unit.name:
                found.setdefault(_folded(unit.name), []).append(unit)
        return found

    @cached_property
    def by_id(self) -> Mapping[str, Unit]:
        """Return the units by their plain ids."""
        return alone(self.units)

    @cached_property
    def owned(self) -> Mapping[Unit, tuple[Described, ...]]:
        """Return what units own: whatever may be written inside of them but units and posts, and responsibilities."""
        found: dict[Unit, list[Described]] = {}
        for thing, units in self.owners.items():
            for unit in units:
                found.setdefault(unit, []).append(thing)
        return {unit: tuple(things) for unit, things in found.items()}

    @cached_property
    def owners(self) -> Mapping[Described, tuple[Unit, ...]]:
        """Return the units that own a thing, mostly one."""
        found: dict[Described, tuple[Unit, ...]] = {}
        for kind in COLLECTIONS.values():
            name = next((name for name, item in kind.declared.items() if item.mark(Encloses) is not None), None)
            if name is None or kind.name in (Unit.KIND, Position.KIND):
                continue
            for entity in self.model.in_force[kind.name]:
                owner = getattr(entity, name)
                if isinstance(owner, Unit):
                    found[entity] = (owner,)
        for responsibility in self.model.all(Responsibility):
            if 0 < len(responsibility.units) <= _TELLS_NOTHING:
                found[responsibility] = responsibility.units
        return found


class UnitMatcher:
    """Ties units round by round: what one round finds is evidence in the next, for the units above and below."""

    def __init__(self, pairs: Pairs) -> None:
        self.pairs = pairs
        self.before, self.after = Side(pairs.before), Side(pairs.after)
        self._flows: dict[Unit, Flow] = {}

    def run(self) -> bool:
        """Tie what is sure enough; return whether anything was."""
        any_found = False
        while found := self._round():
            any_found = True
            for before, after, evidence in found:
                self.pairs.tie(before, after, evidence)
        return any_found

    def _round(self) -> list[tuple[Unit, Unit, Evidence]]:
        candidates = self.candidates()
        if not candidates:
            return []
        found = [pair for pair in best(candidates) if not self._is_rather_a_part(*pair)]
        return [(before, after, candidates[before, after]) for before, after in found]

    def candidates(self) -> dict[tuple[Unit, Unit], Evidence]:
        """Return the evidence for every pair of units not tied yet that anything speaks for."""
        self._flows = {}
        here, there = self.pairs.open(self.before.units), self.pairs.open(self.after.units)
        if not here or not there:
            return {}
        names, found = _tellable(_by_name(there), _by_name(here)), dict[tuple[Unit, Unit], Evidence]()
        for unit in here:
            for other in self._worth_a_look(unit, names):
                found[unit, other] = self._evidence(unit, other)
        return found

    def _worth_a_look(self, unit: Unit, names: Mapping[str, list[Unit]]) -> Iterable[Unit]:
        """Return open units of the other side with anything in common but their place."""
        found = dict.fromkeys(self.flow(unit).units())
        found |= dict.fromkeys(names.get(_folded(unit.name), ()) if unit.name else ())
        found |= dict.fromkeys(self._like_siblings(unit))
        alike = self._like_id(unit)
        found |= dict.fromkeys((alike,) if alike is not None else ())
        found |= dict.fromkeys(headed for head in self._heads(unit) for headed in _headed(self.pairs.of(head)))
        for thing in self.before.owned.get(unit, ()):
            there = self.pairs.of(thing)
            found |= dict.fromkeys(self.after.owners.get(there, ()) if there is not None else ())
        return [other for other in found if self.pairs.is_open(other)]

    def _like_siblings(self, unit: Unit) -> Iterator[Unit]:
        """Yield units below the same parent that are called nearly like it."""
        above = self.pairs.of(unit.parent)
        if above is None or unit.parent is None or max(len(above.children), len(unit.parent.children)) > _CROWD:
            return
        yield from (other for other in above.children if _likeness(unit, other) >= _LIKE)

    def _like_id(self, unit: Unit) -> Unit | None:
        """Return the later unit of an id that is nearly the same, where neither side has two of them."""
        ident = plain_id(unit.id)
        return self.after.by_id.get(ident) if self.before.by_id.get(ident) is unit else None

    def _heads(self, unit: Unit) -> Iterator[Person | Position]:
        for post in unit.head:
            yield post
            yield from post.holder

    def flow(self, unit: Unit) -> Flow:
        """Return where on the other side the members and the units below of a unit are now."""
        if unit not in self._flows:
            self._flows[unit] = self._flow(unit)
        return self._flows[unit]

    def _flow(self, unit: Unit) -> Flow:
        flow = Flow()
        for post in unit.positions:
            now = self._unnamed(post)
            if now is not None and now.unit is not None:
                flow.staying += 1
                flow.members[now.unit] += 1
        for person in unit.members:
            there = self.pairs.of(person)
            units = {post.unit for post in there.positions if post.unit is not None} if there is not None else set()
            if units:
                flow.staying += 1
                flow.members.update(units)
        for child in unit.children:
            below = self.pairs.of(child)
            if below is not None and below.parent is not None:
                flow.kept += 1
                flow.below[below.parent] += 1
        return flow

    def _unnamed(self, post: Position) -> Position | None:
        """Return what a seat is on the other side where nobody who stays holds it: it stands for a member then."""
        now = self.pairs.of(post)
        mine, theirs = self.pairs.personal
        if now is None or post in mine or post in theirs:
            return None
        return None if any(self.pairs.of(person) for one in (post, now) for person in one.holder) else now

    # ---- grounds

    def _evidence(self, before: Unit, after: Unit) -> Evidence:
        return Evidence(tuple(self._grounds(before, after)), 0.5 if self._are_others(before, after) else 1.0)

    def _are_others(self, before: Unit, after: Unit) -> bool:
        """Whether both have members who are on the other side, several of them, and none in common."""
        one, other = self.flow(before), self.flow(after)
        return min(one.staying, other.staying) > 1 and not one.members[after]

    def _grounds(self, before: Unit, after: Unit) -> Iterator[Ground]:
        one, other = self.flow(before), self.flow(after)
        yield from shared("members", min(one.members[after], other.members[before]), one.staying, other.staying)
        yield from shared("units_below", one.below[after], one.kept, other.kept)
        if before.name and after.name and _folded(before.name) == _folded(after.name):
            yield Ground("name", 0.7 if self._is_alone(_folded(before.name)) else 0.55)
        elif (likeness := _likeness(before, after)) >= _LIKE:
            yield Ground("similar_name", 0.5 * likeness)
        if self._like_id(before) is after:
            yield Ground("id", 0.8)
        if any(self.pairs.of(head) in set(self._heads(after)) for head in self._heads(before)):
            yield Ground("head", 0.4)
        if self.pairs.are_same(before.parent, after.parent):
            yield Ground("parent", 0.3)
        yield from self._owned(before, after)
        if before.function is not None and before.function == after.function:
            yield Ground("function", 0.1)
        if before.type is not None and before.type == after.type:
            yield Ground("type", 0.05)

    def _is_alone(self, name: str) -> bool:
        return len(self.before.by_name[name]) == 1 and len(self.after.by_name[name]) == 1

    def _owned(self, before: Unit, after: Unit) -> Iterator[Ground]:
        one = {there for thing in self.before.owned.get(before, ()) if (there := self.pairs.of(thing)) is not None}
        other = {thing for thing in self.after.owned.get(after, ()) if self.pairs.of(thing) is not None}
        for ground in shared("owned", len(one & other), len(one), len(other)):
            yield Ground("owned", ground.weight * 0.7, ground.agree, ground.of)

    # ---- parts

    def _is_rather_a_part(self, before: Unit, after: Unit) -> bool:
        """Whether one of the two shares its people with further units of the other side, under another name.

        A unit that went into two new ones in equal parts is neither of them, and two that went into a new one are not
        continued by it; unless the name says so.
        """
        if _likeness(before, after) >= _LIKE:
            return False
        return any(self._is_mostly_of(other, before) for other in self._others(before, after)) or any(
            self._is_mostly_of(other, after) for other in self._others(after, before)
        )

    def _others(self, unit: Unit, but: Unit) -> Iterator[Unit]:
        for other in self.flow(unit).units():
            if other is not but and self.pairs.is_open(other):
                yield other

    def _is_mostly_of(self, unit: Unit, other: Unit) -> bool:
        return is_most(self.flow(unit), other)

    def parts(self) -> dict[tuple[Unit, Unit], Evidence]:
        """Return what went into what: a unit that is gone into where most of it is, a new one from where most of it was.

        At least two members or units below must have gone the same way. Where neither has any other part, that is no
        merger and no split, but one unit for another that nothing else tells to be the same.
        """
        self._flows = {}
        found: dict[tuple[Unit, Unit], Evidence] = {}
        for unit in self.pairs.open(self.before.units):
            for other in self._most_of(unit):
                found[unit, other] = _part(self.flow(unit), other)
        for unit in self.pairs.open(self.after.units):
            for other in self._most_of(unit):
                known, evidence = found.get((other, unit)), _part(self.flow(unit), other)
                if known is None or known.score < evidence.score:
                    found[other, unit] = evidence
        count = Counter(unit for pair in found for unit in pair)
        return {
            pair: evidence
            for pair, evidence in found.items()
            if any(count[unit] > 1 or not self.pairs.is_open(unit) for unit in pair)
        }

    def _most_of(self, unit: Unit) -> Iterator[Unit]:
        """Yield the unit of the other side that most of a unit is in.

        What stands above it is one only by its members: where the units below are now directly below that one, a level is
        gone (or new), and nothing was merged (or split).
        """
        flow = self.flow(unit)
        above = self.pairs.of(unit.parent)
        for other in flow.units():
            is_by_members = flow.members[other] > 1 and 2 * flow.members[other] > flow.whole
            if other not in self.pairs.closed and (is_by_members if other is above else is_most(flow, other)):
                yield other


def is_most(flow: Flow, unit: Unit) -> bool:
    """Whether most of a unit, two members or units below at least, is in one unit of the other side."""
    return flow.to(unit) > 1 and 2 * flow.to(unit) > flow.whole


def _part(flow: Flow, unit: Unit) -> Evidence:
    return Evidence(
        (
            *shared("members", flow.members[unit], flow.staying, flow.staying),
            *shared("units_below", flow.below[unit], flow.kept, flow.kept),
        )
    )


def _by_name(units: Iterable[Unit]) -> Mapping[str, list[Unit]]:
    found: dict[str, list[Unit]] = {}
    for unit in units:
        if unit.name:
            found.setdefault(_folded(unit.name), []).append(unit)
    return found


def _tellable(names: Mapping[str, list[Unit]], others: Mapping[str, list[Unit]]) -> Mapping[str, list[Unit]]:
    """Return the names that are no crowd on either side."""
    return {name: units for name, units in names.items() if max(len(units), len(others.get(name, ()))) <= _CROWD}


def _folded(name: str) -> str:
    return " ".join(fold(name).split())


def _headed(head: Described | None) -> Iterator[Unit]:
    if isinstance(head, Position):
        yield from head.heads
    elif isinstance(head, Person):
        for post in head.positions:
            yield from post.heads


def _likeness(before: Unit, after: Unit) -> float:
    """Return the share of pairs of neighbouring letters that two names have in common, 0 to 1 (Dice)."""
    one, other = _letters(before.name or before.id), _letters(after.name or after.id)
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


@lru_cache(maxsize=20_000)
def _letters(name: str) -> frozenset[str]:
    folded = _folded(name)
    return frozenset(folded[at : at + 2] for at in range(len(folded) - 1))
