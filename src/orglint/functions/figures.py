"""Figures of some posts and people: how wide spans are, how much working time there is, what budgets add up to.

What the statistics of an organization and the impact of a reorganization share; no functions of the rule language.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from statistics import median

from orglint.functions.context import Context, UnknownValue
from orglint.functions.places import is_external
from orglint.functions.posts import primary_post, written_allocations
from orglint.model.entities import Budget, Person, Position

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


def spans(posts: Iterable[Position]) -> Spans:
    """Return the spans of some posts."""
    return spans_of_widths(Counter(width for post in posts if (width := span_of(post))))


def spans_of_widths(widths: Mapping[int, int]) -> Spans:
    """Return the spans where so many managers have each span."""
    led = sorted(width for width, count in widths.items() for _ in range(count))
    return Spans(
        widths=dict(sorted(widths.items())),
        median=median(led) if led else None,
        narrow=sum(width < NARROW for width in led),
        wide=sum(width > WIDE for width in led),
    )


def span_of(post: Position) -> int:
    """Return how many single posts report to a post, 0 for an aggregate, whose reports are shared out among its people.

    It counts as the rules do, but what is known: a report whose manager cannot be read is nobody's here.
    """
    if post.headcount is not None and post.headcount > 1:
        return 0
    return sum(report.headcount is None and report.is_live and report is not post for report in post.reports)


def is_outside(context: Context, person: Person) -> bool:
    """Whether somebody is external; not where what is stated cannot be read: the finding about the value says so."""
    try:
        return is_external(context, person)
    except UnknownValue:
        return False


def unnamed(post: Position) -> float:
    """Return how many people a post stands for that are nowhere named."""
    if post.status == "vacant" and not post.holder:
        return 0
    if post.headcount is not None:
        return max(post.headcount - len(post.holder), 0)
    return 1 if post.status in ("filled", "undisclosed") and not post.holder else 0


def unnamed_fte(post: Position) -> float:
    """Return the working time of the people a post stands for: the post's own FTE, else one a person."""
    return unnamed(post) and (post.fte if post.fte is not None else unnamed(post))


def working_time(context: Context, person: Person) -> Iterator[tuple[Position | None, float]]:
    """Yield somebody's FTE by post: as allocated, else all of it at the first post, by its FTE if it states one."""
    held = [post for post in person.positions if post.is_live]
    allocated = [(post, share) for post in held for share in written_allocations(context, person, post)]
    if allocated:
        yield from allocated
        return
    post = primary_post(context, person)
    if post is not None and post.fte is not None:
        yield post, post.fte / max(len(post.holder), 1)
    else:
        yield post, 1.0


def share(part: float, whole: float) -> float | None:
    """Return a share, None where there is nothing to have a share of."""
    return round(part / whole, 4) if whole else None


def sums(budgets: Iterable[Budget], name: Callable[[Budget], str], currency: str | None) -> tuple[Money, ...]:
    """Add up amounts by name and currency, the largest first; budgets without an amount are counted nowhere."""
    found: dict[tuple[str, str], list[float]] = {}
    for budget in budgets:
        if budget.amount is not None:
            found.setdefault((name(budget), budget.currency or currency or ""), []).append(budget.amount)
    made = [Money(who, unit, len(amounts), sum(amounts)) for (who, unit), amounts in found.items()]
    return tuple(sorted(made, key=lambda money: (money.currency, -money.amount, money.name)))
