"""Who sits in which meeting, and who has a role in which decision: places of all three kinds, worked out once."""

from __future__ import annotations

from orglint.functions.context import Context
from orglint.model.attendance import meetings_by_place, units_of_posts, with_units_above
from orglint.model.entities import Decision, Meeting, Place, Position, Unit

DECISION_ROLES = ("accountable", "responsible", "consulted", "agree", "perform", "informed", "units")
"""The fields of a decision that name places."""


def meeting_table(context: Context) -> dict[Place, tuple[Meeting, ...]]:
    """Return the meetings of every place."""
    return meetings_by_place(context.model)


def decision_table(context: Context) -> dict[Place, tuple[Decision, ...]]:
    """Return the decisions of every place: those that give it, or something in it, a role or name it as a unit."""
    found: dict[Place, list[Decision]] = {}
    for decision in context.model.all(Decision):
        named: set[Place] = {place for role in DECISION_ROLES for place in getattr(decision, role)}
        posts = {place for place in named if isinstance(place, Position)}
        units = {place for place in named if isinstance(place, Unit)} | units_of_posts(posts)
        people = {person for post in posts for person in post.holder}
        concerned: list[Place] = [*posts, *people, *with_units_above(units)]
        for place in concerned:
            found.setdefault(place, []).append(decision)
    return {place: tuple(decisions) for place, decisions in found.items()}
