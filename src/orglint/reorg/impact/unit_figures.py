"""Figures of every unit with all that is below it, and of the whole, added up in one walk from below."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from orglint.functions.context import Context
from orglint.functions.figures import (
    Spans,
    is_outside,
    share,
    span_of,
    spans_of_widths,
    unnamed,
    unnamed_fte,
    working_time,
)
from orglint.functions.layers import layer_table
from orglint.model.entities import Budget, Person, Position, Unit


@dataclass(frozen=True, slots=True)
class Figures:
    """The numbers of a unit with all below it, or of the whole organization.

    `headcount` counts everybody who holds a post once, and unnamed people that posts stand for. `layers` are those from
    the highest post in it to the lowest, 0 without posts. A share is None where there is nothing to have a share of.
    `budgets` are amounts by currency.
    """

    units: int
    headcount: float
    people: int
    external: int
    fte_internal: float
    fte_external: float
    posts: int
    vacant: int
    layers: int
    spans: Spans
    budgets: Mapping[str, float]

    @property
    def managers(self) -> int:
        """Return how many posts have at least one direct report."""
        return self.spans.managers

    @property
    def manager_share(self) -> float | None:
        """Return what share of the headcount leads somebody."""
        return share(self.managers, self.headcount)

    @property
    def external_share(self) -> float | None:
        """Return what share of the people described is external."""
        return share(self.external, self.people)


@dataclass(slots=True)
class _Sum:
    """What is added up. People with posts in several units are kept apart, to be counted once where these meet."""

    units: int = 0
    inside: int = 0
    outside: int = 0
    several: set[Person] = field(default_factory=set)
    unnamed: float = 0.0
    fte_internal: float = 0.0
    fte_external: float = 0.0
    posts: int = 0
    vacant: int = 0
    top: int = 0
    bottom: int = 0
    widths: Counter[int] = field(default_factory=Counter)
    budgets: Counter[str] = field(default_factory=Counter)

    def add(self, other: _Sum) -> None:
        self.units += other.units
        self.inside += other.inside
        self.outside += other.outside
        self.several |= other.several
        self.unnamed += other.unnamed
        self.fte_internal += other.fte_internal
        self.fte_external += other.fte_external
        self.posts += other.posts
        self.vacant += other.vacant
        self.reach(other.top, other.bottom)
        self.widths.update(other.widths)
        self.budgets.update(other.budgets)

    def reach(self, top: int, bottom: int) -> None:
        self.top = min(self.top or top, top or self.top)
        self.bottom = max(self.bottom, bottom)


@dataclass(frozen=True, slots=True)
class AllFigures:
    """The figures of the whole, and of each unit with all that is below it."""

    whole: Figures
    units: Mapping[Unit, Figures]


def all_figures(context: Context) -> AllFigures:
    """Return the figures of the organization and of all its units."""
    return _Adding(context).run()


class _Adding:
    def __init__(self, context: Context) -> None:
        self.context = context
        self.model = context.model
        self.outside = {person for person in self.model.all(Person) if is_outside(context, person)}
        self.layers = context.table(layer_table)
        self.own: dict[Unit | None, _Sum] = {None: _Sum()}
        for unit in self.model.all(Unit):
            self.own[unit] = _Sum(units=1)

    def run(self) -> AllFigures:
        self.posts()
        self.people()
        self.budgets()
        tree = self.context.relations.units
        whole, made = self.own[None], dict[Unit, Figures]()
        for unit in reversed(tree.order):
            total = self.own[unit]
            made[unit] = self.figures(total)
            above = tree.parents.get(unit)
            (self.own[above] if above is not None else whole).add(total)
        return AllFigures(self.figures(whole), made)

    def posts(self) -> None:
        for post in self.model.all(Position):
            if not post.is_live:
                continue
            total = self.own[post.unit if post.unit in self.own else None]
            total.unnamed += unnamed(post)
            total.fte_internal += unnamed_fte(post)
            total.posts += post.headcount is None
            total.vacant += post.headcount is None and post.status == "vacant"
            layer = self.layers.get(post, 1)
            total.reach(layer, layer)
            if width := span_of(post):
                total.widths[width] += 1

    def people(self) -> None:
        for person in self.model.all(Person):
            live = [post for post in person.positions if post.is_live]
            units = {post.unit if post.unit in self.own else None for post in live}
            if len(units) == 1:
                self.count((person,), self.own[units.pop()])
            else:
                for unit in units or {None}:
                    self.own[unit].several.add(person)
            for post, fte in working_time(self.context, person):
                total = self.own[post.unit if post is not None and post.unit in self.own else None]
                if person in self.outside:
                    total.fte_external += fte
                else:
                    total.fte_internal += fte

    def count(self, people: Iterable[Person], total: _Sum) -> None:
        for person in people:
            if person in self.outside:
                total.outside += 1
            else:
                total.inside += 1

    def budgets(self) -> None:
        currency = self.model.organization.currency
        for budget in self.model.all(Budget):
            if budget.amount is not None:
                self.own[budget.holder].budgets[budget.currency or currency or ""] += budget.amount  # type: ignore[assignment]  # amounts are no counts

    def figures(self, total: _Sum) -> Figures:
        several = sum(person in self.outside for person in total.several)
        people = total.inside + total.outside + len(total.several)
        return Figures(
            units=total.units,
            headcount=people + total.unnamed,
            people=people,
            external=total.outside + several,
            fte_internal=round(total.fte_internal, 6),
            fte_external=round(total.fte_external, 6),
            posts=total.posts,
            vacant=total.vacant,
            layers=total.bottom - total.top + 1 if total.bottom else 0,
            spans=spans_of_widths(total.widths),
            budgets=dict(sorted(total.budgets.items())),
        )


def figure_names() -> Iterator[str]:
    """Yield the figures that are one number, in the order of a report."""
    yield from (
        "units",
        "headcount",
        "people",
        "external",
        "fte_internal",
        "fte_external",
        "posts",
        "vacant",
        "managers",
        "layers",
        "manager_share",
        "external_share",
    )
