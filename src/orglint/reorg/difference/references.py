"""Whether two lists of references say the same, and what makes them differ where it is said elsewhere already."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from orglint.model.dates import in_force
from orglint.model.entities import Described, Position, Unit
from orglint.model.organization import Model
from orglint.reorg.matching.matching import Matching


@dataclass(frozen=True, slots=True)
class Compared:
    """What one list names and the other does not; `followed` says that there was more, which other changes explain."""

    lost: tuple[Described, ...] = ()
    gained: tuple[Described, ...] = ()
    followed: bool = False

    def __bool__(self) -> bool:
        return bool(self.lost or self.gained)


SAME = Compared()


@dataclass(slots=True)
class References:
    """Compares references of two models. `heirs` are posts that took the place of others at the head of a unit."""

    matching: Matching
    heirs: set[tuple[Described, Described]] = field(default_factory=set)

    def compare(self, before: Iterable[Described], after: Iterable[Described]) -> Compared:
        """Compare two lists; their order says nothing.

        A unit that went into another, a post whose place another one took at the head of a unit, and a post that the
        holders of another one have now are explained: these changes are told elsewhere.
        """
        counterparts = self.matching.counterparts
        here, there = tuple(before), tuple(after)
        lost = [one for one in here if counterparts.get(one) not in there and not self._stays(one, there)]
        gained = [one for one in there if counterparts.get(one) not in here and not self._stays(one, here)]
        if not lost and not gained:
            return SAME
        left = tuple(one for one in lost if not any(self.explains(one, other) for other in there))
        right = tuple(other for other in gained if not any(self.explains(one, other) for one in here))
        return Compared(left, right, len(left) + len(right) < len(lost) + len(gained))

    def _stays(self, one: Described, others: Iterable[Described]) -> bool:
        """Whether the other list names the same, which is over on one of the sides: only what is in force is matched."""
        return any(
            one.id == other.id
            and one.KIND == other.KIND
            and not (in_force(one, self._model_of(one)) and in_force(other, self._model_of(other)))
            for other in others
        )

    def _model_of(self, entity: Described) -> Model:
        before, after = self.matching.before, self.matching.after
        return before if before.entities[entity.KIND].get(entity.id) is entity else after

    def explains(self, before: Described, after: Described) -> bool:
        """Whether it is no change of a reference that it names the one and then the other."""
        if isinstance(before, Unit):
            return isinstance(after, Unit) and self.matching.goes_on_in(before, after)
        if not isinstance(before, Position) or not isinstance(after, Position):
            return False
        return (before, after) in self.heirs or self._went_along(before, after)

    def _went_along(self, before: Position, after: Position) -> bool:
        """Whether the same people hold the two posts because they went from the one to the other.

        Whoever holds both before and after has not: then it is another post that is named.
        """
        if not self._have_same_holders(before, after):
            return False
        later, earlier = self.matching.counterparts.get(before), self.matching.counterparts.get(after)
        kept = isinstance(later, Position) and self._have_same_holders(before, later)
        had = isinstance(earlier, Position) and self._have_same_holders(earlier, after)
        return not (kept and had)

    def _have_same_holders(self, before: Position, after: Position) -> bool:
        held = {self.matching.counterparts.get(person) for person in before.holder}
        return bool(held) and held == set(after.holder)

    def are_same(self, before: Described | None, after: Described | None) -> bool:
        """Whether two single references name one entity, or none."""
        if before is None or after is None:
            return before is after
        return self.matching.counterparts.get(before) is after
