"""Who sits in which meeting, and who has a role in which decision: places of all three kinds, worked out once."""

from __future__ import annotations

from collections.abc import Iterable

from orglint.functions.context import Context
from orglint.functions.posts import is_live
from orglint.model.entities import Decision, Meeting, Person, Place, Position, Unit


def meeting_table(context: Context) -> dict[Place, tuple[Meeting, ...]]:
    """Return the meetings of every place. A unit sits in a meeting through whoever of it is there."""
    found: dict[Place, list[Meeting]] = {}
    for meeting in context.model.all(Meeting):
        named = [*meeting.attendees, *([meeting.chair] if meeting.chair is not None else [])]
        for place in _present(context, named):
            found.setdefault(place, []).append(meeting)
    return {place: tuple(meetings) for place, meetings in found.items()}


def decision_table(context: Context) -> dict[Place, tuple[Decision, ...]]:
    """Return the decisions of every place: those that give it, or something in it, a role or name it as a unit."""
    found: dict[Place, list[Decision]] = {}
    for decision in context.model.all(Decision):
        roles = (decision.accountable, decision.responsible, decision.consulted, decision.agree, decision.perform)
        named = {place for role in (*roles, decision.informed, decision.units) for place in role}
        posts = {place for place in named if isinstance(place, Position)}
        units = {place for place in named if isinstance(place, Unit)} | _units_of_posts(posts)
        people = {person for post in posts for person in post.holder}
        concerned: list[Place] = [*posts, *people, *_with_units_above(context, units)]
        for place in concerned:
            found.setdefault(place, []).append(decision)
    return {place: tuple(decisions) for place, decisions in found.items()}


def _present(context: Context, named: Iterable[Place]) -> set[Place]:
    """Return everyone and everything in the room: who is named, the heads of units named, and all these stand for."""
    places = set(named)
    units = {place for place in places if isinstance(place, Unit)}
    posts = {place for place in places if isinstance(place, Position)} | {post for unit in units for post in unit.head}
    people = {place for place in places if isinstance(place, Person)} | {one for post in posts for one in post.holder}
    posts |= {post for person in people for post in person.positions if is_live(post)}
    return {*people, *posts, *_with_units_above(context, units | _units_of_posts(posts))}


def _units_of_posts(posts: Iterable[Position]) -> set[Unit]:
    return {unit for post in posts for unit in (post.unit, *post.heads) if unit is not None}


def _with_units_above(context: Context, units: Iterable[Unit]) -> set[Unit]:
    parents, found = context.relations.units.parents, set[Unit]()
    for unit in units:
        above: Unit | None = unit
        while above is not None and above not in found:
            found.add(above)
            above = parents.get(above)
    return found
