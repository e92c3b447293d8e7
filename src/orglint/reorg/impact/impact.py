"""What a reorganization does to the figures: before and after, in all, by unit and by person; and who is further apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from orglint.functions.context import Context, UnknownValue
from orglint.functions.figures import FEWEST_SUMMED, Spans, sums
from orglint.functions.lines import layers, org_distance
from orglint.model.entities import Budget, Handoff, Position, Unit
from orglint.model.organization import Model
from orglint.reorg.impact.people import PersonImpact, people_impact
from orglint.reorg.impact.unit_figures import Figures, all_figures, figure_names
from orglint.reorg.matching.matching import Matching


@dataclass(frozen=True, slots=True)
class Figure:
    """One number before and after; None where there is none, because the thing is not there or nobody knows."""

    name: str
    before: float | None
    after: float | None

    @property
    def difference(self) -> float | None:
        """Return how much it has grown, None where one of the two is missing."""
        if self.before is None or self.after is None:
            return None
        return round(self.after - self.before, 6)


@dataclass(frozen=True, slots=True)
class MoneyImpact:
    """What budgets of one holder or function add up to in one currency, before and after; 0 where there is none."""

    name: str
    currency: str
    before: float
    after: float
    unit_before: Unit | None = None
    unit_after: Unit | None = None


@dataclass(frozen=True, slots=True)
class UnitImpact:
    """The figures of a unit with all below it; one side is missing where the unit is."""

    before: Unit | None
    after: Unit | None
    figures: tuple[Figure, ...]
    spans: tuple[Spans | None, Spans | None]
    budgets: tuple[Figure, ...]

    @property
    def unit(self) -> Unit:
        """Return the unit as it is later, or as it was where it is gone."""
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def is_changed(self) -> bool:
        """Whether any number differs."""
        spans = self.spans[0] != self.spans[1]
        return spans or any(figure.before != figure.after for figure in (*self.figures, *self.budgets))


@dataclass(frozen=True, slots=True)
class HandoffImpact:
    """A hand-off, and how many steps its two sides are apart in the tree of units; None where that is not known."""

    before: Handoff
    after: Handoff
    distance_before: int | None
    distance_after: int | None


@dataclass(frozen=True, slots=True)
class Impact:
    """All figures before and after.

    The cost is that of all posts, and only where five state one on either side and those that differ between the sides
    are none or at least five: else the difference of the sums would give a single one away. `people` are those for whom
    anything has changed.
    """

    figures: tuple[Figure, ...]
    spans: tuple[Spans | None, Spans | None]
    cost: Figure
    budgets_by_holder: tuple[MoneyImpact, ...]
    budgets_by_function: tuple[MoneyImpact, ...]
    units: tuple[UnitImpact, ...]
    handoffs: tuple[HandoffImpact, ...]
    people: tuple[PersonImpact, ...]


def impact(matching: Matching, *, with_people: bool = False) -> Impact:
    """Return what the change from the one model to the other does to the figures."""
    before, after = Context(matching.before), Context(matching.after)
    here, there = all_figures(before), all_figures(after)
    whole = [
        Figure("layers", _layers(before), _layers(after)) if figure.name == "layers" else figure
        for figure in _figures(here.whole, there.whole)
    ]
    return Impact(
        figures=tuple(whole),
        spans=(here.whole.spans, there.whole.spans),
        cost=_cost(matching),
        budgets_by_holder=tuple(_by_holder(matching)),
        budgets_by_function=tuple(_by_function(matching)),
        units=tuple(
            _unit(one, other, here.units.get(one) if one else None, there.units.get(other) if other else None)
            for one, other in _units(matching)
        ),
        handoffs=tuple(_handoffs(matching, before, after)),
        people=people_impact(matching) if with_people else (),
    )


def _layers(context: Context) -> int | None:
    try:
        return layers(context, context.model.organization)
    except UnknownValue:
        return None


def _figures(before: Figures | None, after: Figures | None) -> Iterator[Figure]:
    for name in figure_names():
        yield Figure(name, *(getattr(side, name) if side is not None else None for side in (before, after)))


def _units(matching: Matching) -> Iterator[tuple[Unit | None, Unit | None]]:
    """Yield units with their counterparts, the later ones first, in the order of their ids."""
    for after in matching.after.all(Unit):
        before = matching.counterparts.get(after)
        yield (before if isinstance(before, Unit) else None), after
    for before in matching.before.all(Unit):
        if before not in matching.counterparts:
            yield before, None


def _unit(before: Unit | None, after: Unit | None, here: Figures | None, there: Figures | None) -> UnitImpact:
    currencies = sorted({currency for side in (here, there) if side is not None for currency in side.budgets})
    return UnitImpact(
        before,
        after,
        tuple(_figures(here, there)),
        (here.spans if here is not None else None, there.spans if there is not None else None),
        tuple(
            Figure(currency, *(side.budgets.get(currency, 0.0) if side is not None else None for side in (here, there)))
            for currency in currencies
        ),
    )


# ---- money


def _cost(matching: Matching) -> Figure:
    """Return the cost of all posts; neither side's where the difference would tell what fewer than five posts cost."""
    here, there = _costs(matching.before), _costs(matching.after)
    differing = sum(_cost_there(matching, post, there) != cost for post, cost in here.items())
    differing += sum(_cost_there(matching, post, here) is None for post in there)
    if min(len(here), len(there)) < FEWEST_SUMMED or 0 < differing < FEWEST_SUMMED:
        return Figure("cost", None, None)
    return Figure("cost", sum(here.values()), sum(there.values()))


def _cost_there(matching: Matching, post: Position, costs: Mapping[Position, float]) -> float | None:
    other = matching.counterparts.get(post)
    return costs.get(other) if isinstance(other, Position) else None


def _costs(model: Model) -> dict[Position, float]:
    return {post: post.cost for post in model.all(Position) if post.is_live and post.cost is not None}


Sums: TypeAlias = Mapping[str, Mapping[str, float]]
"""Amounts by name and currency."""


def _sums(model: Model, name: Callable[[Budget], str]) -> Sums:
    found: dict[str, dict[str, float]] = {}
    for money in sums(model.all(Budget), name, model.organization.currency):
        found.setdefault(money.name, {})[money.currency] = money.amount
    return found


def _by_holder(matching: Matching) -> Iterator[MoneyImpact]:
    """Yield the sums of units and their counterparts, then those of budgets that nobody holds."""
    here = _sums(matching.before, lambda budget: budget.holder.id if budget.holder else "")
    there = _sums(matching.after, lambda budget: budget.holder.id if budget.holder else "")
    for before, after in _units(matching):
        was = here.get(before.id, {}) if before is not None else {}
        now = there.get(after.id, {}) if after is not None else {}
        for money in _money((after or before or matching.after.organization).id, was, now):
            yield replace(money, unit_before=before, unit_after=after)
    yield from _money("", here.get("", {}), there.get("", {}))


def _by_function(matching: Matching) -> Iterator[MoneyImpact]:
    here = _sums(matching.before, lambda budget: budget.function or "")
    there = _sums(matching.after, lambda budget: budget.function or "")
    for name in sorted(here.keys() | there.keys()):
        yield from _money(name, here.get(name, {}), there.get(name, {}))


def _money(name: str, was: Mapping[str, float], now: Mapping[str, float]) -> Iterator[MoneyImpact]:
    for currency in sorted(was.keys() | now.keys()):
        yield MoneyImpact(name, currency, was.get(currency, 0.0), now.get(currency, 0.0))


# ---- hand-offs


def _handoffs(matching: Matching, before: Context, after: Context) -> Iterator[HandoffImpact]:
    for handoff in matching.before.all(Handoff):
        later = matching.counterparts.get(handoff)
        if isinstance(later, Handoff):
            yield HandoffImpact(handoff, later, _distance(before, handoff), _distance(after, later))


def _distance(context: Context, handoff: Handoff) -> int | None:
    if handoff.giver is None or handoff.receiver is None:
        return None
    try:
        return org_distance(context, handoff.giver, handoff.receiver)
    except UnknownValue:
        return None


def moved_apart(handoffs: Iterable[HandoffImpact]) -> Iterator[HandoffImpact]:
    """Yield the hand-offs whose sides are as far apart as they were not before, nearer or further."""
    return (one for one in handoffs if one.distance_before != one.distance_after)
