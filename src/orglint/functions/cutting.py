"""Whose absence would part units from one another."""

from __future__ import annotations

from orglint.functions.context import Context
from orglint.functions.registry import function
from orglint.model.entities import Interaction, Meeting, Person, Position, Unit

_ENOUGH = 2
"""From how many other people on a unit is something to be cut off."""


@function("people", ja="その人がいないと、ほかとのつながりがなくなる部署を返します(ほかに2人以上いる部署だけ)。")
def cut_off_by(context: Context, person: Person) -> tuple[Unit, ...]:
    """Return the units of two other people or more that nothing would tie to the rest without this person.

    Meetings, interactions, hand-offs, contributions, requests, posts in two units and reporting lines are ties. A line
    goes on when a manager is away: posts stay. The rest is the part with the most such units.
    """
    parts = sorted(context.relations.links.parts(person), key=len, reverse=True)
    if len(parts) < _ENOUGH:
        return ()
    own = {unit for post in person.positions for unit in (post.unit, *post.heads) if unit is not None}
    few = {unit for unit in own if len(unit.members) >= _ENOUGH and not _has_others(unit, person)}
    # Only the smaller parts are looked through: the largest has what is left of the few.
    within = [0, *(sum(unit in few for unit in part) for part in parts[1:])]
    within[0] = len(few) - sum(within)
    rest = max(range(len(parts)), key=lambda index: len(parts[index]) - within[index])
    if len(parts[rest]) == within[rest]:
        return ()
    # A tie that could not be read may be the one that is missing.
    context.require_all(Position, "unit", "holder", "reports_to", "dotted_reports_to")
    context.require_all(Meeting, "attendees", "chair")
    context.require_all(Interaction, "between")
    apart = {unit for index, part in enumerate(parts) if index != rest for unit in part}
    return tuple(sorted(unit for unit in apart - few if isinstance(unit, Unit)))


def _has_others(unit: Unit, person: Person) -> bool:
    return sum(member is not person for member in unit.members) >= _ENOUGH
