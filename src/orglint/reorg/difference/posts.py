"""Posts: created, eliminated, moved, renamed, filled, vacated; and whom they report to."""

from __future__ import annotations

from typing import Literal, TypeAlias

from orglint.model.entities import Position
from orglint.reorg.difference.changes import (
    EntityCreated,
    EntityRemoved,
    HolderExchanged,
    PersonMoved,
    PositionCreated,
    PositionEliminated,
    PositionFilled,
    PositionMoved,
    PositionRenamed,
    PositionVacated,
)
from orglint.reorg.difference.gathering import Gathering
from orglint.reorg.difference.lines import Lines

HANDLED = frozenset({"unit", "title", "status", "holder", "reports_to"})
"""Fields of posts that have kinds of change of their own."""
Occupancy: TypeAlias = Literal["named", "unnamed", "vacant"]


def compare_posts(found: Gathering) -> None:
    """Tell the changes of posts, but for the fields that have no kind of their own."""
    mine, theirs = found.matching.personal
    gone, new = found.matching.unmatched(Position.KIND)
    for post in gone:
        if isinstance(post, Position) and post not in mine and found.comparable.has("positions"):
            found.say(PositionEliminated(before=post) if post.is_live else EntityRemoved(before=post))
    for post in new:
        if isinstance(post, Position) and post not in theirs and found.comparable.has("positions"):
            found.say(PositionCreated(after=post) if post.is_live else EntityCreated(after=post))
    lines = Lines(found)
    for before in found.matching.before.all(Position):
        after = found.matching.counterparts.get(before)
        if isinstance(after, Position):
            _pair(found, lines, before, after)
    lines.tell()


def _pair(found: Gathering, lines: Lines, before: Position, after: Position) -> None:
    is_personal = before in found.matching.personal[0] and after in found.matching.personal[1]
    if is_personal and found.matching.personal[0][before] not in found.matching.counterparts:
        return  # of somebody who left, or came: nothing about the post is news
    if before.is_live != after.is_live:
        is_new = after.is_live
        found.say((PositionCreated if is_new else PositionEliminated)(before=before, after=after))
        return
    if before.title != after.title and found.comparable.says("positions", "title", before, after):
        found.say(PositionRenamed(before=before, after=after, old=before.title, new=after.title))
    if not is_personal:
        _holders(found, before, after)
    if _has_moved(found, before, after):
        _moved(found, before, after, is_personal=is_personal)
        lines.moved.add(before)
    else:
        lines.compare(before, after)


def _has_moved(found: Gathering, before: Position, after: Position) -> bool:
    if found.references.are_same(before.unit, after.unit) or not found.comparable.says(
        "positions", "unit", before, after
    ):
        return False
    if before.unit is not None and after.unit is not None and found.matching.goes_on_in(before.unit, after.unit):
        found.follow(before, after, "unit")
        return False
    return True


def _moved(found: Gathering, before: Position, after: Position, *, is_personal: bool) -> None:
    """Tell a post in another unit: a person's is the person who moved. A new manager is part of it."""
    managers = found.references.compare(before.reports_to, after.reports_to)
    if is_personal:
        person = found.matching.personal[0][before]
        found.say(
            PersonMoved(
                before=person,
                after=found.matching.counterparts.get(person),
                old=before.unit,
                new=after.unit,
                lost=managers.lost,  # type: ignore[arg-type]  # posts
                gained=managers.gained,  # type: ignore[arg-type]  # posts
            )
        )
        return
    staying = sum(found.matching.counterparts.get(person) in after.holder for person in before.holder)
    found.say(
        PositionMoved(
            before=before,
            after=after,
            old=before.unit,
            new=after.unit,
            lost=managers.lost,  # type: ignore[arg-type]  # posts
            gained=managers.gained,  # type: ignore[arg-type]  # posts
            affected=staying,
        )
    )


# ---- who fills a seat


def _holders(found: Gathering, before: Position, after: Position) -> None:
    """Tell a seat filled, vacated, or filled by others. Whoever is undisclosed may be anybody: that is no change."""
    was, now = _occupancy(before), _occupancy(after)
    held = found.references.compare(before.holder, after.holder)
    if was == now and not held:
        return
    if {was, now} == {"named", "unnamed"}:
        found.comparable.pass_over("positions", "holder", "unknown")
        return
    if not found.comparable.says("positions", "holder", before, after):
        return
    both = {"before": before, "after": after, "lost": held.lost, "gained": held.gained}
    if now == "vacant":
        found.say(PositionVacated(**both))  # type: ignore[arg-type]  # by name
    elif was == "vacant":
        found.say(PositionFilled(**both))  # type: ignore[arg-type]  # by name
    else:
        reports = sum(found.matching.counterparts.get(report) in after.reports for report in before.reports)
        found.say(HolderExchanged(**both, affected=reports))  # type: ignore[arg-type]  # by name


def _occupancy(post: Position) -> Occupancy:
    if post.holder:
        return "named"
    is_filled = post.status in ("filled", "undisclosed") or post.headcount is not None
    return "unnamed" if is_filled and post.status != "vacant" else "vacant"
