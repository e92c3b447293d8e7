"""Flow: what is handed over to whom, who meets, who decides, and where relations lead."""

from __future__ import annotations

from typing import Literal, TypeVar

from orglint.functions.attendance import DECISION_ROLES, decision_table, meeting_table
from orglint.functions.context import Context
from orglint.functions.registry import function
from orglint.model.entities import Decision, Described, Handoff, Interaction, Meeting, Place, Unit

E = TypeVar("E", bound=Described)
RelationName = Literal["reports_to", "part_of", "rolls_up_to", "hands_off_to", "leads_to", "follows"]


@function("flow", ja="この引き渡しより前の引き渡しを返します。同じライフサイクルまたは同じ対象のものをたどります。")
def upstream(context: Context, handoff: Handoff) -> tuple[Handoff, ...]:
    """Return every hand-off before this one: of its lifecycle or item, each delivering to the giver of the next."""
    return tuple(step for step in context.relations.leads_to.reaching(handoff) if step is not handoff)


@function("flow", ja="この引き渡しより後の引き渡しを返します。同じライフサイクルまたは同じ対象のものをたどります。")
def downstream(context: Context, handoff: Handoff) -> tuple[Handoff, ...]:
    """Return every hand-off after this one: of its lifecycle or item, each given by the receiver of the last."""
    return tuple(step for step in context.relations.leads_to.reachable(handoff) if step is not handoff)


@function("flow", ja="同じ対象が一周して戻る引き渡しの循環を、最小のidから順に返します。循環していなければ空です。")
def handoff_cycle(context: Context, handoff: Handoff) -> tuple[Handoff, ...]:
    """Return the circle a hand-off is in, from the smallest id, the same for all members; empty outside circles."""
    return context.relations.leads_to.circle(handoff)


@function("flow", ja="その場所が出席する会議を返します。部署は長・所属者・下位の部署を通じて出席します。")
def meetings_of(context: Context, place: Place) -> tuple[Meeting, ...]:
    """Return the meetings a place sits in, as attendee or chair.

    A person sits in for all of their posts; a unit sits in through its heads, the holders of its posts and the units
    below it, never through a unit above it. A unit that is named sends its head.
    """
    context.require(place, "meetings_of_attendees", "meetings_of_chair")
    found = context.table(meeting_table).get(place, ())
    if not found:
        # One of those who sit in a meeting could not be read: it may be this place.
        context.require_all(Meeting, "attendees", "chair")
    return found


@function("flow", ja="二つの部署がともに出席する会議を返します。")
def meetings_between(context: Context, a: Unit, b: Unit) -> tuple[Meeting, ...]:
    """Return the meetings that both units sit in (see meetings_of); empty where they never meet."""
    table = context.table(meeting_table)
    others = set(table.get(b, ()))
    found = tuple(meeting for meeting in table.get(a, ()) if meeting in others)
    if not found:
        # A meeting with an attendee that could not be read may be the one they share.
        context.require_all(Meeting, "attendees", "chair")
    return found


@function("flow", ja="二つの部署がともに加わる協働の定義を返します。上位の部署として加わるものも含みます。")
def interactions_between(context: Context, a: Unit, b: Unit) -> tuple[Interaction, ...]:
    """Return the interactions that both units take part in, themselves or as a part of a unit that does."""
    by_unit, tree = context.model.reverse("interactions", "between"), context.relations.units
    sides = [
        {item: None for above in (unit, *tree.ancestors(unit)) for item in by_unit.get(above, ())} for unit in (a, b)
    ]
    fewer, others = sorted(sides, key=len)
    found = tuple(sorted(item for item in fewer if item in others and isinstance(item, Interaction)))
    if not found:
        # An interaction with a side that could not be read may be the one they share.
        context.require_all(Interaction, "between")
        for unit in (a, b):
            context.require(tree.top(unit), "parent")
    return found


@function("flow", ja="その場所が役割を持つ意思決定を返します。部署は所属のポストや下位の部署の役割を含みます。")
def decisions_of(context: Context, place: Place) -> tuple[Decision, ...]:
    """Return the decisions a place has any role in, or that name it among their units.

    A person has the roles of their posts; a unit those of its heads, its posts and the units below it.
    """
    return context.table(decision_table).get(place, ())


@function("flow", ja="リストの部署がすべて役割を持つ意思決定を返します。部署がなければ空です。")
def decisions_between(context: Context, units: tuple[Unit, ...]) -> tuple[Decision, ...]:
    """Return the decisions that all the units have a role in (see decisions_of), sorted by id; empty without units."""
    shared = [set(decisions_of(context, unit)) for unit in units]
    found = tuple(sorted(set.intersection(*shared))) if shared else ()
    if shared and not found:
        # A decision with a role that could not be read may be the one they share.
        context.require_all(Decision, *DECISION_ROLES)
    return found


@function("flow", ja="関係をたどって到達できるものを返します。自身は循環に入っているときだけ含みます。")
def reachable(context: Context, start: E, relation: RelationName) -> tuple[E, ...]:
    """Return what following a relation leads to, over one or more steps; the start only where it is in a circle.

    Relations: reports_to (positions), part_of and hands_off_to (units), rolls_up_to (KPIs), leads_to (hand-offs),
    follows (initiatives). An entity the relation does not know leads nowhere.
    """
    found: tuple[E, ...] = context.relations.named(relation).reachable(start)
    return found


@function("flow", ja="関係をたどって一つ目から二つ目へ至る最短の道筋を、両端を含めて順に返します。なければ空です。")
def path(context: Context, start: E, end: E, relation: RelationName) -> tuple[E, ...]:
    """Return a shortest way from one entity to another along a relation (see reachable), both ends included.

    It is the entity alone where both are the same, and empty where nothing leads there.
    """
    found: tuple[E, ...] = context.relations.named(relation).path(start, end)
    return found
