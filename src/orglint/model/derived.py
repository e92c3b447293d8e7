"""What follows from the written entities: who is in force, reverse references, members, and the derived kinds."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from orglint.model import problems
from orglint.model.attendance import meetings_by_place
from orglint.model.dates import in_force
from orglint.model.entities import (
    Budget,
    Contribution,
    Described,
    FunctionOf,
    Handoff,
    Interaction,
    Lifecycle,
    Partnership,
    Person,
    Placeholder,
    Request,
    Stage,
    Unit,
)
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
    undecided = _records_with_placeholders(model)
    for lifecycle in model.all(Lifecycle):
        names = [entry.name or str(number) for number, entry in enumerate(lifecycle.stages, 1)]
        astray = _handoffs_astray(model, lifecycle, names, entering)
        previous: Stage | None = None
        for index, (name, entry) in enumerate(zip(names, lifecycle.stages, strict=True)):
            stage = Stage(
                id=f"{lifecycle.id}/{name}",
                name=name,
                lifecycle=lifecycle,
                owner=entry.owner,
                previous=previous,
                handoffs=tuple(entering.get((lifecycle, fold(name)), ())),
            )
            origin = model.origins[stage] = model.stage_origin(lifecycle, index)
            unread = model.is_unknown(lifecycle, "stages")
            unknown = {"owner"} if unread or id(origin.body) in undecided else set()
            if unknown or astray:
                model.unknown[stage] = unknown | ({"handoffs"} if astray else set())
            yield stage
            previous = stage


def _records_with_placeholders(model: Model) -> set[int]:
    """Return the records, by identity, in which somebody wrote that the owner is still to be named."""
    places = (model.origins[placeholder].place for placeholder in model.all(Placeholder))
    return {id(place.container) for place in places if place.key == "owner"}


def _handoffs_astray(
    model: Model, lifecycle: Lifecycle, names: list[str], entering: dict[tuple[Lifecycle, str], list[Handoff]]
) -> bool:
    """Report hand-offs that enter a stage the lifecycle does not have; return whether there are any."""
    known = {fold(name) for name in names}
    astray = [
        handoff
        for (of, stage), found in entering.items()
        if of is lifecycle and stage not in known
        for handoff in found
    ]
    for handoff in astray:
        place = model.origins[handoff].field("stage")
        if place is not None:
            model.problems.append(problems.unknown_stage(handoff.ref, handoff.stage or "", lifecycle.id, names, place))
        model.unknown.setdefault(handoff, set()).add("stage")
    return bool(astray)


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
    half_read = _half_read(model)
    attended = meetings_by_place(model) if ties.pairs else {}
    for (a, b), found in sorted(ties.pairs.items(), key=lambda item: (item[0][0].id, item[0][1].id)):
        both = sorted(set(attended.get(a, ())) & set(attended.get(b, ())))
        made = Partnership(
            id=f"{a.id}--{b.id}",
            a=a,
            b=b,
            meetings=tuple(both),
            **{field: tuple(sorted(by)) for field, by in found.items()},  # type: ignore[arg-type]  # gathered by field
        )
        # It stands where the first thing that ties the two together is written.
        model.origins[made] = model.origins[next(iter(found.values()))[0]]
        unknown = {name for name, units in half_read.items() if name not in found and not units.isdisjoint((a, b))}
        if unknown:
            model.unknown[made] = unknown
        yield made


_SIDES: dict[str, tuple[type[Described], tuple[str, ...]]] = {
    "handoffs": (Handoff, ("giver", "receiver")),
    "interactions": (Interaction, ("between",)),
    "contributions": (Contribution, ("requester", "contributor")),
    "requests": (Request, ("provider", "requesters")),
}
"""By field of a partnership: what ties two units, and its fields that name the two."""


def _half_read(model: Model) -> dict[str, set[Unit]]:
    """Return the units named by ties of which another side could not be read: each may be a tie of any two of them."""
    found: dict[str, set[Unit]] = {}
    for name, (kind, sides) in _SIDES.items():
        for entity, unread in model.unknown.items():
            if isinstance(entity, kind) and not unread.isdisjoint(sides):
                named = (getattr(entity, side) for side in sides)
                parties = [one for value in named for one in (value if isinstance(value, tuple) else (value,))]
                found.setdefault(name, set()).update(unit for one in parties for unit in _units_of(one))
    return found


def _units_of(party: Unit | Person | None) -> list[Unit]:
    if isinstance(party, Person):
        return [position.unit for position in party.positions if position.unit is not None]
    return [party] if party is not None else []
