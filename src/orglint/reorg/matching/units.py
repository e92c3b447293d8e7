"""Units whose id has changed: told by their members and units below, names, heads, what they own, and their place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from orglint.model.entities import Described, Person, Position, Unit
from orglint.reorg.matching.evidence import Evidence, Ground, plain_id, shared
from orglint.reorg.matching.pairs import Pairs, best
from orglint.reorg.matching.unit_flows import Flows
from orglint.reorg.matching.unit_side import Side, folded_name, likeness, units_by_name

_CROWD = 50
"""Names that so many units have on a side are no way to find them, and so many siblings none to compare names among."""
_LIKE = 0.7
"""From which share of pairs of letters in common two names are alike."""

_OF_THE_UNIT = frozenset({"id", "head", "owned", "units_below"})
"""What speaks for a unit itself, members aside, and not for its name or place."""


class UnitMatcher:
    """Ties units round by round: what one round finds is evidence in the next, for the units above and below."""

    def __init__(self, pairs: Pairs) -> None:
        self.pairs = pairs
        self.before, self.after = Side(pairs.before), Side(pairs.after)
        self.flows = Flows(pairs)

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
        self.flows.forget()
        here, there = self.pairs.open(self.before.units), self.pairs.open(self.after.units)
        if not here or not there:
            return {}
        names, found = _tellable(units_by_name(there), units_by_name(here)), dict[tuple[Unit, Unit], Evidence]()
        for unit in here:
            for other in self._worth_a_look(unit, names):
                found[unit, other] = self._evidence(unit, other)
        return found

    def _worth_a_look(self, unit: Unit, names: Mapping[str, list[Unit]]) -> Iterable[Unit]:
        """Return open units of the other side with anything in common but their place."""
        found = dict.fromkeys(self.flows.of(unit).units())
        found |= dict.fromkeys(names.get(folded_name(unit.name), ()) if unit.name else ())
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
        yield from (other for other in above.children if likeness(unit, other) >= _LIKE)

    def _like_id(self, unit: Unit) -> Unit | None:
        """Return the later unit of an id that is nearly the same, where neither side has two of them."""
        ident = plain_id(unit.id)
        return self.after.by_id.get(ident) if self.before.by_id.get(ident) is unit else None

    def _heads(self, unit: Unit) -> Iterator[Person | Position]:
        for post in unit.head:
            yield post
            yield from post.holder

    # ---- grounds

    def _evidence(self, before: Unit, after: Unit) -> Evidence:
        grounds = tuple(self._grounds(before, after))
        return Evidence(grounds, 0.5 if self._are_others(before, after, grounds) else 1.0)

    def _are_others(self, before: Unit, after: Unit, grounds: Iterable[Ground]) -> bool:
        """Whether members who are on the other side speak against it: several, and none in common.

        Those of one of the two do where all are in units that are something else, and nothing but name and place is for it.
        """
        if self.flows.of(before).members[after]:
            return False
        if all(self.flows.of(unit).staying > 1 for unit in (before, after)):
            return True
        is_told = any(ground.kind in _OF_THE_UNIT for ground in grounds)
        return not is_told and (self._are_elsewhere(before) or self._are_elsewhere(after))

    def _are_elsewhere(self, unit: Unit) -> bool:
        """Whether several members are on the other side, all of them in units that are tied to others."""
        flow = self.flows.of(unit)
        return flow.staying > 1 and not any(self.pairs.is_open(there) for there in flow.members)

    def _grounds(self, before: Unit, after: Unit) -> Iterator[Ground]:
        one, other = self.flows.of(before), self.flows.of(after)
        yield from shared("members", one.members[after], one.size, other.size)
        yield from shared("units_below", one.below[after], one.width, other.width)
        if before.name and after.name and folded_name(before.name) == folded_name(after.name):
            yield Ground("name", 0.7 if self._is_alone(folded_name(before.name)) else 0.55)
        elif (alike := likeness(before, after)) >= _LIKE:
            yield Ground("similar_name", 0.5 * alike)
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

    def _is_rather_a_part(self, before: Unit, after: Unit) -> bool:
        """Whether one of the two shares its people with further units of the other side, under another name.

        A unit that went into two new ones in equal parts is neither of them, and two that went into a new one are not
        continued by it; unless the name says so.
        """
        if likeness(before, after) >= _LIKE:
            return False
        return any(
            self.flows.of(other).is_most(unit)
            for unit, but in ((before, after), (after, before))
            for other in self.flows.of(unit).units()
            if other is not but and self.pairs.is_open(other)
        )


def _tellable(names: Mapping[str, list[Unit]], others: Mapping[str, list[Unit]]) -> Mapping[str, list[Unit]]:
    """Return the names that are no crowd on either side."""
    return {name: units for name, units in names.items() if max(len(units), len(others.get(name, ()))) <= _CROWD}


def _headed(head: Described | None) -> Iterator[Unit]:
    if isinstance(head, Position):
        yield from head.heads
    elif isinstance(head, Person):
        for post in head.positions:
            yield from post.heads
