"""What a post says about who holds it: shared by the families, no function of the rule language itself."""

from __future__ import annotations

from collections.abc import Iterator

from orglint.functions.context import Context
from orglint.model.dates import is_in_force
from orglint.model.entities import Person, Position
from orglint.model.organization import Tie


def primary_post(context: Context, person: Person) -> Position | None:
    """Return the post in force that stands for a person (Model.primary_order), or None where they hold none."""
    return min(person.positions, key=lambda post: context.model.primary_order(person, post), default=None)


def written_allocations(context: Context, person: Person, post: Position) -> list[float]:
    """Return the shares of a person's time that are written on a post and in force; none where nothing is written."""
    stated = [tie.extras.get("allocation") for tie in ties(context, post, person)]
    return [float(share) for share in stated if isinstance(share, int | float)]


def ties(context: Context, post: Position, person: Person) -> Iterator[Tie]:
    """Return what is written beside the references in force from a post to a person who holds it."""
    as_of = context.model.as_of
    for tie in context.model.ties.get((post, "holder"), ()):
        if tie.target is person and is_in_force(tie.start, tie.end, as_of):
            yield tie
