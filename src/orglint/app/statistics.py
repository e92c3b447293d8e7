"""Numbers of an organization: how many people and posts, how wide and deep it is, what it spends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from statistics import median

from orglint.app.inputs import Loaded
from orglint.functions.context import Context, UnknownValue
from orglint.functions.lines import layers
from orglint.functions.people import posts_headcount
from orglint.functions.places import is_external
from orglint.functions.posts import primary_post, written_allocations
from orglint.model.entities import Budget, Person, Position, Unit

FEWEST_SUMMED = 5
"""Sensitive values are shown as sums over at least so many (Privacy)."""
NARROW, WIDE = 4, 13
"""Spans below the one are narrow, above the other wide; the rules of the same names have parameters for it."""


@dataclass(frozen=True, slots=True)
class Spans:
    """How many posts report to a manager: `widths` counts managers by span; the median is None without managers."""

    widths: Mapping[int, int]
    median: float | None
    narrow: int
    wide: int

    @property
    def managers(self) -> int:
        """Return how many posts have at least one direct report."""
        return sum(self.widths.values())


@dataclass(frozen=True, slots=True)
class Money:
    """A sum of budgets in one currency (empty where none is stated): of how many, under which name."""

    name: str
    currency: str
    budgets: int
    amount: float


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
    outside = {person for person in people if _is_outside(context, person)}
    spans = _spans(posts)
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
        spans=spans,
        layers=_layers(context),
        manager_share=_share(spans.managers, heads),
        external_share=_share(len(outside), len(people)),
        budgets_by_holder=_sums(
            model.all(Budget), lambda budget: budget.holder.id if budget.holder else "", model.organization.currency
        ),
        budgets_by_function=_sums(model.all(Budget), lambda budget: budget.function or "", model.organization.currency),
        cost=_cost(posts),
    )


def _is_outside(context: Context, person: Person) -> bool:
    try:
        return is_external(context, person)
    except UnknownValue:
        return False  # stated, and not readable: the finding about the value says so


def _unnamed(post: Position) -> float:
    """Return how many people a post stands for that are nowhere named."""
    if post.status == "vacant" and not post.holder:
        return 0
    if post.headcount is not None:
        return max(post.headcount - len(post.holder), 0)
    return 1 if post.status in ("filled", "undisclosed") and not post.holder else 0


def _fte(
    context: Context, people: Iterable[Person], posts: Iterable[Position], outside: set[Person]
) -> tuple[float, float]:
    """Return full-time equivalents inside and outside: by allocation, by the post's own FTE, else one a person."""
    inside_fte = sum(_unnamed(post) and (post.fte if post.fte is not None else _unnamed(post)) for post in posts)
    outside_fte = 0.0
    for person in people:
        if person in outside:
            outside_fte += _fte_of(context, person)
        else:
            inside_fte += _fte_of(context, person)
    return round(inside_fte, 6), round(outside_fte, 6)


def _fte_of(context: Context, person: Person) -> float:
    held = [post for post in person.positions if post.is_live]
    allocated = [share for post in held for share in written_allocations(context, person, post)]
    if allocated:
        return sum(allocated)
    post = primary_post(context, person)
    if post is not None and post.fte is not None:
        return post.fte / max(len(post.holder), 1)
    return 1.0


def _units_by_type(units: Iterable[Unit]) -> dict[str, int]:
    counted = Counter(unit.type or "" for unit in units)
    return dict(sorted(counted.items(), key=lambda item: (-item[1], item[0])))


def _spans(posts: Iterable[Position]) -> Spans:
    """Count the direct reports of every single post; an aggregate's reports are shared out among its people."""
    widths = [_direct_reports(post) for post in posts if post.headcount is None or post.headcount <= 1]
    led = sorted(width for width in widths if width)
    return Spans(
        widths=dict(sorted(Counter(led).items())),
        median=median(led) if led else None,
        narrow=sum(width < NARROW for width in led),
        wide=sum(width > WIDE for width in led),
    )


def _direct_reports(post: Position) -> int:
    """Count as the rules do, but what is known: a report whose manager cannot be read is nobody's here."""
    return sum(report.headcount is None and report.is_live and report is not post for report in post.reports)


def _layers(context: Context) -> int | None:
    try:
        return layers(context, context.model.organization)
    except UnknownValue:
        return None


def _share(part: float, whole: float) -> float | None:
    return round(part / whole, 4) if whole else None


def _sums(budgets: Iterable[Budget], name: Callable[[Budget], str], currency: str | None) -> tuple[Money, ...]:
    """Add up amounts by name and currency, the largest first; budgets without an amount are counted nowhere."""
    found: dict[tuple[str, str], list[float]] = {}
    for budget in budgets:
        if budget.amount is not None:
            found.setdefault((name(budget), budget.currency or currency or ""), []).append(budget.amount)
    sums = [Money(who, unit, len(amounts), sum(amounts)) for (who, unit), amounts in found.items()]
    return tuple(sorted(sums, key=lambda money: (money.currency, -money.amount, money.name)))


def _cost(posts: Iterable[Position]) -> float | None:
    """Return the sum over the whole organization only: sums of parts would give single values away by subtraction."""
    stated = [post.cost for post in posts if post.cost is not None]
    return sum(stated) if len(stated) >= FEWEST_SUMMED else None
