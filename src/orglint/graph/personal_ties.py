"""What ties people, posts, units and meetings to one another: the graph in which one person may be the only link."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations

from orglint.model.entities import Contribution, Handoff, Interaction, Meeting, Person, Position, Request, Unit
from orglint.model.organization import Model

Tied = Unit | Position | Person | Meeting


def personal_ties(model: Model) -> Mapping[Tied, Iterable[Tied]]:
    """Return the neighbours of every unit, position, person and meeting.

    A post is tied to its unit, the units it heads, its holders and its managers; a meeting to those it names and its
    chair; two units by an interaction, hand-off, contribution or request. Where an interaction names a liaison, the
    two are tied through that person. Posts stay when people go: a reporting line hangs on no one person.
    """
    ties = _Ties()
    for post in model.all(Position):
        if post.is_live:
            ties.add_all(post, (post.unit, *post.heads, *post.holder, *post.reports_to))
            ties.add_all(post, (line.to for line in post.dotted_reports_to))
    for meeting in model.all(Meeting):
        ties.add_all(meeting, (*meeting.attendees, meeting.chair))
    _tie_units(model, ties)
    return ties.neighbours


def _tie_units(model: Model, ties: _Ties) -> None:
    for interaction in model.all(Interaction):
        if interaction.liaison is not None:
            ties.add_all(interaction.liaison, interaction.between)
        else:
            for one, other in combinations(interaction.between, 2):
                ties.add(one, other)
    for handoff in model.all(Handoff):
        ties.add(handoff.giver, handoff.receiver)
    for contribution in model.all(Contribution):
        ties.add(contribution.requester, contribution.contributor)
    for request in model.all(Request):
        ties.add_all(request.provider, request.requesters)


class _Ties:
    """Neighbours, gathered tie by tie; each neighbour once, in the order of the entities that tie them."""

    def __init__(self) -> None:
        self.neighbours: dict[Tied, dict[Tied, None]] = {}

    def add(self, one: Tied | None, other: Tied | None) -> None:
        if one is not None and other is not None and one is not other:
            self.neighbours.setdefault(one, {})[other] = None
            self.neighbours.setdefault(other, {})[one] = None

    def add_all(self, one: Tied | None, others: Iterable[Tied | None]) -> None:
        for other in others:
            self.add(one, other)
