"""People: joined, left, in another unit, with further posts or without them."""

from __future__ import annotations

from orglint.model.entities import Person, Position, Unit
from orglint.model.organization import Model
from orglint.reorg.difference.changes import PersonJoined, PersonLeft, PersonMoved, PostGivenUp, PostTaken
from orglint.reorg.difference.gathering import Gathering


def compare_people(found: Gathering) -> None:
    """Tell who came, went and moved. Posts of people must have been compared: what moved with them is known by then."""
    gone, new = found.matching.unmatched(Person.KIND)
    for person in gone:
        if found.comparable.has("people"):
            found.say(PersonLeft(before=person))
    for person in new:
        if found.comparable.has("people"):
            found.say(PersonJoined(after=person))
    here, there = found.first_posts
    for before in found.matching.before.all(Person):
        after = found.matching.counterparts.get(before)
        if isinstance(after, Person):
            _moved(found, before, after, here.get(before), there.get(after))
            _further_posts(found, before, after, (here.get(before), there.get(after)))


def _moved(found: Gathering, before: Person, after: Person, post: Position | None, other: Position | None) -> None:
    """Tell a move of somebody whose first post is another one; a post that moved itself is told where posts are."""
    old, new = post.unit if post is not None else None, other.unit if other is not None else None
    if found.references.are_same(post, other) or found.references.are_same(old, new):
        return
    if _is_unknown(found.matching.before, post) or _is_unknown(found.matching.after, other):
        found.comparable.pass_over("positions", "unit", "unknown")
        return
    reason = found.comparable.reason("positions", "unit")
    if reason is not None:
        found.comparable.pass_over("positions", "unit", reason)
    elif old is not None and new is not None and found.matching.goes_on_in(old, new):
        found.follow(before, after, "unit")
    else:
        managers = found.references.compare(
            post.reports_to if post is not None else (), other.reports_to if other is not None else ()
        )
        found.say(PersonMoved(before=before, after=after, old=old, new=new, lost=managers.lost, gained=managers.gained))  # type: ignore[arg-type]  # posts


def _is_unknown(model: Model, post: Position | None) -> bool:
    return post is not None and model.is_unknown(post, "unit")


def _further_posts(
    found: Gathering, before: Person, after: Person, first: tuple[Position | None, Position | None]
) -> None:
    """Tell posts written on somebody that came or went, but for the first one: that is a move, or a seat's change."""
    (mine, theirs), counterparts = found.matching.personal, found.matching.counterparts
    for post in before.positions:
        if post in mine and post not in counterparts and post is not first[0]:
            if post.unit is not None and any(_goes_on(found, post.unit, other.unit) for other in after.positions):
                found.follow(before, after, "positions")
            else:
                found.say(PostGivenUp(before=before, after=after, post=post))
    for post in after.positions:
        if post in theirs and post not in counterparts and post is not first[1]:
            if post.unit is not None and any(_goes_on(found, other.unit, post.unit) for other in before.positions):
                found.follow(before, after, "positions")
            else:
                found.say(PostTaken(before=before, after=after, post=post))


def _goes_on(found: Gathering, before: Unit | None, after: Unit | None) -> bool:
    return before is not None and after is not None and after in found.matching.successors.get(before, ())
