"""Who does the work: the people and partners that can perform something, and how much time they have for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from orglint.functions.context import Context, UnknownValue
from orglint.functions.places import is_external, people_in
from orglint.functions.posts import written_allocations
from orglint.functions.registry import function
from orglint.model.entities import Capability, Engagement, Person, Position, Responsibility, Unit
from orglint.model.words import fold

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


@function(
    "people",
    ja="部署(下位を含む)の人か、部署、その上位の部署または全社の外部委託先が、その能力や責務を担えるかを返します。",
)
def can_perform(context: Context, unit: Unit, work: Capability | Responsibility) -> bool:
    """Whether somebody in a unit or below it can perform a capability or a responsibility (see performers).

    Partners count whose engagement is for the unit, a part of it or a unit around it, or for no unit in particular.
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
        if partner.unit is None or tree.is_inside(partner.unit, unit) or tree.is_inside(unit, partner.unit):
            return True
    return False


@function("people", ja="担い手が、人ではなく外部委託かを返します。")
def is_engagement(context: Context, performer: Person | Engagement) -> bool:
    """Whether a performer is an engagement, a partner's work, and no single person."""
    return isinstance(performer, Engagement)


@function("people", ja="部署(下位を含む)の常勤換算(FTE)を、社内または社外について返します。")
def fte_of(context: Context, unit: Unit, side: Side) -> float:
    """Return the full-time equivalents of a unit and those below it, from inside or from outside the organization.

    A post counts by what is written: each holder's allocation, else the post's FTE shared among those who fill it, else
    the holder's time that is written for no other post there, all of it where none is. Filled posts that name nobody
    count as internal; running engagements with an FTE as external. People whose `employer` is the `partner` of an
    engagement are part of its FTE and not counted beside it; of others nobody can tell, and both count.
    """
    parts = context.relations.units.subtree(unit)
    posts = list(_live_posts(context, parts))
    times = _times(context, posts)
    found = {person: time for person, time in times.items() if is_external(context, person) == (side == "external")}
    more = sum(map(_unnamed, posts)) if side == "internal" else _beyond_people(_engagements(context, parts), found)
    return round(sum(found.values()) + more, 9)


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


def _times(context: Context, posts: Iterable[Position]) -> dict[Person, float]:
    """Return how much time each holder has for some posts; where it is not written for one of them, all there is."""
    written, bare = dict[Person, float](), set[Person]()
    for post in posts:
        for person in post.holder:
            time = _time_in(context, person, post)
            written[person] = written.get(person, 0) + (time or 0)
            bare |= {person} if time is None else set()
    return {person: max(time, 1) if person in bare else time for person, time in written.items()}


def _time_in(context: Context, person: Person, post: Position) -> float | None:
    """Return the share of a holder's time that is written for a post, or None where nothing is."""
    written = written_allocations(context, person, post)
    if written:
        return sum(written)
    return post.fte / _heads(post) if post.fte is not None else None


def _heads(post: Position) -> float:
    """Return how many people fill a post with holders: those it names, or of an aggregate as many as it says."""
    return max(post.headcount or 0, len(post.holder))


def _beyond_people(engagements: Iterable[Engagement], times: dict[Person, float]) -> float:
    """Return the FTE of engagements beyond the time of the partners' people, who are counted by name."""
    bought, named = dict[str, float](), dict[str, float]()
    for item in engagements:
        partner = fold(item.partner) if item.partner is not None else item.ref
        bought[partner] = bought.get(partner, 0) + (item.fte or 0)
    for person, time in times.items():
        employer = fold(person.employer or "")
        named[employer] = named.get(employer, 0) + time
    return sum(max(fte - named.get(partner, 0), 0) for partner, fte in bought.items())


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
        if post.fte is None or not post.headcount:
            return unnamed if post.fte is None or post.holder else post.fte
        return post.fte / _heads(post) * unnamed
    is_filled = post.status in ("filled", "undisclosed") and not post.holder
    return (post.fte if post.fte is not None else 1) if is_filled else 0


def _engagements(context: Context, units: Iterable[Unit]) -> Iterator[Engagement]:
    by_unit = context.model.reverse("engagements", "unit")
    for unit in units:
        yield from (item for item in by_unit.get(unit, ()) if isinstance(item, Engagement) and _is_running(item))
