"""Who sits in which meeting: people, posts and units alike, worked out once for all who ask."""

from __future__ import annotations

from collections.abc import Iterable

from orglint.model.entities import Meeting, Person, Place, Position, Unit
from orglint.model.organization import Model


def meetings_by_place(model: Model) -> dict[Place, tuple[Meeting, ...]]:
    """Return the meetings of every place, sorted by id.

    In a meeting are those it names and its chair, the heads of units it names, the people who hold these posts and
    every post those people hold; and of units, those all of these sit in or head, and the ones above them. A unit so
    attends through its head, holders or descendants, never through an ancestor.
    """
    found: dict[Place, list[Meeting]] = {}
    for meeting in model.all(Meeting):
        named = [*meeting.attendees, *([meeting.chair] if meeting.chair is not None else [])]
        for place in _present(named):
            found.setdefault(place, []).append(meeting)
    return {place: tuple(meetings) for place, meetings in found.items()}


def _present(named: Iterable[Place]) -> set[Place]:
    places = set(named)
    units = {place for place in places if isinstance(place, Unit)}
    posts = {place for place in places if isinstance(place, Position)} | {post for unit in units for post in unit.head}
    people = {place for place in places if isinstance(place, Person)} | {one for post in posts for one in post.holder}
    posts |= {post for person in people for post in person.positions if post.is_live}
    return {*people, *posts, *with_units_above(units | units_of_posts(posts))}


def units_of_posts(posts: Iterable[Position]) -> set[Unit]:
    """Return the units that posts are in or head."""
    return {unit for post in posts for unit in (post.unit, *post.heads) if unit is not None}


def with_units_above(units: Iterable[Unit]) -> set[Unit]:
    """Return the units and all above them."""
    found: set[Unit] = set()
    for unit in units:
        current: Unit | None = unit
        while current is not None and current not in found:
            found.add(current)
            current = current.parent
    return found
