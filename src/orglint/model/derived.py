"""What follows from the written entities: who is in force, reverse references, members, and the derived kinds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from orglint.model.entities import (
    Budget,
    Contribution,
    Described,
    FunctionOf,
    Handoff,
    Interaction,
    Lifecycle,
    Meeting,
    Partnership,
    Person,
    Placeholder,
    Position,
    Request,
    Stage,
    Unit,
)
from orglint.model.linking import in_force
from orglint.model.marks import Reverse
from orglint.model.organization import Model
from orglint.model.schema import COLLECTIONS
from orglint.model.words import fold


def derive(model: Model) -> None:
    """Fill in all that is not written; the written references are linked already."""
    for kind, found in model.entities.items():
        ordered = sorted(found.values())
        model.entities[kind] = {entity.id: entity for entity in ordered}
        model.in_force[kind] = tuple(entity for entity in ordered if in_force(entity, model))
    model.in_force["organization"] = (model.organization,)
    _fill_reverse(model)
    for unit in model.all(Unit):
        members = {person for position in unit.positions for person in position.holder}
        unit.members = tuple(sorted(members))
    model.in_force[FunctionOf.KIND] = tuple(_functions(model))
    model.in_force[Stage.KIND] = tuple(_stages(model))
    model.in_force[Partnership.KIND] = tuple(_partnerships(model))
    model.in_force.setdefault(Placeholder.KIND, ())


def _fill_reverse(model: Model) -> None:
    for kind in COLLECTIONS.values():
        for field in kind.declared.values():
            mark = field.mark(Reverse)
            if mark is None:
                continue
            for target, entities in model.reverse(mark.collection, mark.field).items():
                if kind.name == target.KIND:
                    setattr(target, field.name, entities)


def _functions(model: Model) -> Iterator[FunctionOf]:
    units: dict[str, list[Unit]] = {}
    budgets: dict[str, list[Budget]] = {}
    for unit in model.all(Unit):
        if unit.function is not None:
            units.setdefault(unit.function, []).append(unit)
    for budget in model.all(Budget):
        if budget.function is not None:
            budgets.setdefault(budget.function, []).append(budget)
    for name in sorted(units.keys() | budgets.keys()):
        dedicated = units.get(name, [])
        people = {person for below in subtree(*dedicated) for person in below.members}
        made = FunctionOf(
            id=name,
            name=name,
            units=tuple(dedicated),
            budgets=tuple(budgets.get(name, [])),
            people=tuple(sorted(people)),
        )
        first = (*made.units, *made.budgets)[0]
        model.origins[made] = model.origins[first]
        yield made


def subtree(*units: Unit) -> Iterator[Unit]:
    """Yield units and everything below them, each once, also where parents run in a circle."""
    seen, queue = set(units), list(dict.fromkeys(units))
    while queue:
        current = queue.pop()
        yield current
        for child in current.children:
            if child not in seen:
                seen.add(child)
                queue.append(child)


def _stages(model: Model) -> Iterator[Stage]:
    entering: dict[tuple[Lifecycle, str], list[Handoff]] = {}
    for handoff in model.all(Handoff):
        if handoff.lifecycle is not None and handoff.stage is not None:
            entering.setdefault((handoff.lifecycle, fold(handoff.stage)), []).append(handoff)
    for lifecycle in model.all(Lifecycle):
        previous: Stage | None = None
        for number, entry in enumerate(lifecycle.stages, 1):
            name = entry.name or str(number)
            stage = Stage(
                id=f"{lifecycle.id}/{name}",
                name=name,
                lifecycle=lifecycle,
                owner=entry.owner,
                previous=previous,
                handoffs=tuple(entering.get((lifecycle, fold(name)), ())),
            )
            model.origins[stage] = model.stage_origin(lifecycle, number - 1)
            yield stage
            previous = stage


class _Ties:
    """What ties two units together, gathered by pair."""

    def __init__(self) -> None:
        self.pairs: dict[tuple[Unit, Unit], dict[str, list[Described]]] = {}

    def add(self, one: Unit | None, other: Unit | None, field: str, by: Described) -> None:
        if one is None or other is None or one is other:
            return
        pair = (one, other) if one < other else (other, one)
        found = self.pairs.setdefault(pair, {}).setdefault(field, [])
        if by not in found:
            found.append(by)


def _partnerships(model: Model) -> Iterator[Partnership]:
    ties = _Ties()
    for handoff in model.all(Handoff):
        ties.add(handoff.giver, handoff.receiver, "handoffs", handoff)
    for interaction in model.all(Interaction):
        for one, other in combinations(interaction.between, 2):
            ties.add(one, other, "interactions", interaction)
    for contribution in model.all(Contribution):
        for unit in _units_of(contribution.contributor):
            ties.add(contribution.requester, unit, "contributions", contribution)
    for request in model.all(Request):
        for requester in request.requesters:
            ties.add(request.provider, requester, "requests", request)
    attended = attendance(model) if ties.pairs else {}
    for (a, b), found in sorted(ties.pairs.items(), key=lambda item: (item[0][0].id, item[0][1].id)):
        both = sorted(attended.get(a, set()) & attended.get(b, set()))
        yield Partnership(
            id=f"{a.id}--{b.id}",
            a=a,
            b=b,
            meetings=tuple(both),
            **{field: tuple(sorted(by)) for field, by in found.items()},  # type: ignore[arg-type]  # gathered by field
        )


def _units_of(party: Unit | Person | None) -> list[Unit]:
    if isinstance(party, Person):
        return [position.unit for position in party.positions if position.unit is not None]
    return [party] if party is not None else []


def attendance(model: Model) -> dict[Unit, set[Meeting]]:
    """Return the meetings each unit attends: through its head, holders or descendants, never through an ancestor."""
    attended: dict[Unit, set[Meeting]] = {}
    for meeting in model.all(Meeting):
        parties = (*meeting.attendees, *((meeting.chair,) if meeting.chair is not None else ()))
        for unit in with_ancestors(unit for party in parties for unit in _sending(party)):
            attended.setdefault(unit, set()).add(meeting)
    return attended


def _sending(party: Person | Position | Unit) -> Iterator[Unit]:
    """Yield the units for which an attendee sits in a meeting."""
    if isinstance(party, Unit):
        yield party
        return
    for position in party.positions if isinstance(party, Person) else (party,):
        yield from position.heads
        if position.unit is not None:
            yield position.unit


def with_ancestors(units: Iterable[Unit]) -> set[Unit]:
    """Return the units and all above them."""
    found: set[Unit] = set()
    for unit in units:
        current: Unit | None = unit
        while current is not None and current not in found:
            found.add(current)
            current = current.parent
    return found
