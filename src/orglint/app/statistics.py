"""Numbers of an organization: how many people and posts, how wide and deep it is, what it spends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from orglint.app.inputs import Loaded
from orglint.functions.context import Context, UnknownValue
from orglint.functions.figures import (
    FEWEST_SUMMED,
    Money,
    Spans,
    is_outside,
    share,
    spans,
    sums,
    unnamed_fte,
    working_time,
)
from orglint.functions.lines import layers
from orglint.functions.people import posts_headcount
from orglint.model.entities import Budget, Person, Position, Unit


@dataclass(frozen=True, slots=True)
class Statistics:
    """The numbers of one organization on one day.

    `headcount` is people described, filled posts without a named holder, and aggregates of like posts. `posts` leaves
    out proposed and eliminated ones. A share is None where there is nothing to have a share of,
    `layers` where it cannot be told. `cost` is the sum of
    the posts' costs, None unless at least five are stated.
    """

    as_of: date
    people: int
    external: int
    headcount: float
    posts: int
    vacant: int
    fte_internal: float
    fte_external: float
    units: Mapping[str, int]
    spans: Spans
    layers: int | None
    manager_share: float | None
    external_share: float | None
    budgets_by_holder: tuple[Money, ...]
    budgets_by_function: tuple[Money, ...]
    cost: float | None


def statistics(loaded: Loaded) -> Statistics:
    """Return the numbers of what was loaded."""
    context = Context(loaded.model)
    model = loaded.model
    people, posts = model.all(Person), [post for post in model.all(Position) if post.is_live]
    outside = {person for person in people if is_outside(context, person)}
    width = spans(posts)
    described = [post for post in posts if post.headcount is None]
    inside_fte, outside_fte = _fte(context, people, posts, outside)
    heads = posts_headcount(posts, people)
    return Statistics(
        as_of=model.as_of,
        people=len(people),
        external=len(outside),
        headcount=heads,
        posts=len(described),
        vacant=sum(post.status == "vacant" for post in described),
        fte_internal=inside_fte,
        fte_external=outside_fte,
        units=_units_by_type(model.all(Unit)),
        spans=width,
        layers=_layers(context),
        manager_share=share(width.managers, heads),
        external_share=share(len(outside), len(people)),
        budgets_by_holder=sums(
            model.all(Budget), lambda budget: budget.holder.id if budget.holder else "", model.organization.currency
        ),
        budgets_by_function=sums(model.all(Budget), lambda budget: budget.function or "", model.organization.currency),
        cost=_cost(posts),
    )


def _fte(
    context: Context, people: Iterable[Person], posts: Iterable[Position], outside: set[Person]
) -> tuple[float, float]:
    """Return full-time equivalents inside and outside: by allocation, by the post's own FTE, else one a person."""
    inside_fte = sum(unnamed_fte(post) for post in posts)
    outside_fte = 0.0
    for person in people:
        fte = sum(part for _, part in working_time(context, person))
        if person in outside:
            outside_fte += fte
        else:
            inside_fte += fte
    return round(inside_fte, 6), round(outside_fte, 6)


def _units_by_type(units: Iterable[Unit]) -> dict[str, int]:
    counted = Counter(unit.type or "" for unit in units)
    return dict(sorted(counted.items(), key=lambda item: (-item[1], item[0])))


def _layers(context: Context) -> int | None:
    try:
        return layers(context, context.model.organization)
    except UnknownValue:
        return None


def _cost(posts: Iterable[Position]) -> float | None:
    """Return the sum over the whole organization only: sums of parts would give single values away by subtraction."""
    stated = [post.cost for post in posts if post.cost is not None]
    return sum(stated) if len(stated) >= FEWEST_SUMMED else None
