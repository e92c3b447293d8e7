"""Who does the work: the people and partners that can perform something, and how much time they have for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from orglint.functions.context import Context, UnknownValue
from orglint.functions.places import is_external, people_in
from orglint.functions.posts import written_allocations
from orglint.functions.registry import function
from orglint.model.entities import Capability, Engagement, Person, Position, Responsibility, Unit

Side = Literal["internal", "external"]


@function("people", ja="能力や責務を担える人と外部委託先を返します。ポストで書かれていれば在任者です。")
def performers(context: Context, work: Capability | Responsibility) -> tuple[Person | Engagement, ...]:
    """Return who can perform a capability or a responsibility: people, and engagements that are not over.

    Of a position named, its holders; of a capability also the people who state it and the engagements that bring it.
    """
    context.require(work, "performed_by")
    named: set[Person | Engagement] = set()
    for performer in work.performed_by:
        if isinstance(performer, Position):
            named.update(_holders(context, performer))
        else:
            named.add(performer)
    if isinstance(work, Capability):
        context.require(work, "held_by")
        bringing = context.model.reverse("engagements", "capabilities").get(work, ())
        named.update(work.held_by, (item for item in bringing if isinstance(item, Engagement)))
    return tuple(sorted(who for who in named if not isinstance(who, Engagement) or _is_running(who)))


@function("people", ja="部署(下位を含む)の人か、部署または全社の外部委託先が、その能力や責務を担えるかを返します。")
def can_perform(context: Context, unit: Unit, work: Capability | Responsibility) -> bool:
    """Whether somebody in a unit or below it can perform a capability or a responsibility (see performers).

    Partners count whose engagement is for the unit or a part of it, or for no unit in particular.
    """
    able, tree = performers(context, work), context.relations.units
    known = context.table(_performers)
    if work not in known:
        people = frozenset(who for who in able if isinstance(who, Person))
        known[work] = people, tuple(who for who in able if isinstance(who, Engagement))
    people, partners = known[work]
    if not people.isdisjoint(people_in(context, unit)):
        return True
    for partner in partners:
        context.require(partner, "unit")
        if partner.unit is None or tree.is_inside(partner.unit, unit):
            return True
    return False


@function("people", ja="担い手が、人ではなく外部委託かを返します。")
def is_engagement(context: Context, performer: Person | Engagement) -> bool:
    """Whether a performer is an engagement, a partner's work, and no single person."""
    return isinstance(performer, Engagement)


@function("people", ja="部署(下位を含む)の常勤換算(FTE)を、社内または社外について返します。")
def fte_of(context: Context, unit: Unit, side: Side) -> float:
    """Return the full-time equivalents of a unit and those below it, from inside or from outside the organization.

    A post counts by what is written: each holder's allocation, else the post's FTE shared among its holders, else one
    a holder. A person with several posts there and no allocation counts one. Filled posts that name nobody count as
    internal; running engagements with an FTE as external.
    """
    parts = context.relations.units.subtree(unit)
    found, bare = 0.0, set[Person]()
    for post in _live_posts(context, parts):
        mine = [person for person in post.holder if is_external(context, person) == (side == "external")]
        for person in mine:
            time = _time_in(context, person, post)
            if time is None:
                bare.add(person)
            else:
                found += time
        found += _unnamed(post) if side == "internal" else 0
    if side == "external":
        found += sum(item.fte or 0 for item in _engagements(context, parts))
    return round(found + len(bare), 9)


def _performers(
    context: Context,
) -> dict[Capability | Responsibility, tuple[frozenset[Person], tuple[Engagement, ...]]]:
    return {}


def _live_posts(context: Context, units: Iterable[Unit]) -> Iterator[Position]:
    for unit in units:
        context.require(unit, "positions", "children")
        for post in unit.positions:
            context.require(post, "holder", "headcount", "status", "fte")
            if post.is_live:
                yield post


def _time_in(context: Context, person: Person, post: Position) -> float | None:
    """Return the share of a holder's time that is written for a post, or None where nothing is."""
    written = written_allocations(context, person, post)
    if written:
        return sum(written)
    return post.fte / len(post.holder) if post.fte is not None else None


def _holders(context: Context, post: Position) -> tuple[Person, ...]:
    """Return who fills a post. Raises UnknownValue where somebody does whom the model does not name."""
    context.require(post, "holder", "status")
    if not post.is_live:
        return ()
    if not post.holder and post.status != "vacant":
        raise UnknownValue
    return post.holder


def _is_running(engagement: Engagement) -> bool:
    return engagement.status in (None, "active")


def _unnamed(post: Position) -> float:
    """Return the FTE of the people a post stands for without naming them."""
    if post.status == "vacant" and not post.holder:
        return 0
    if post.headcount is not None:
        unnamed = max(post.headcount - len(post.holder), 0)
        return post.fte if post.fte is not None and not post.holder else unnamed
    is_filled = post.status in ("filled", "undisclosed") and not post.holder
    return (post.fte if post.fte is not None else 1) if is_filled else 0


def _engagements(context: Context, units: Iterable[Unit]) -> Iterator[Engagement]:
    by_unit = context.model.reverse("engagements", "unit")
    for unit in units:
        yield from (item for item in by_unit.get(unit, ()) if isinstance(item, Engagement) and _is_running(item))
