"""The relations of one organization by name, each built when first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any

from orglint.graph.cuts import Cuts
from orglint.graph.personal_ties import Tied, personal_ties
from orglint.graph.relation import Relation
from orglint.graph.steps import follow
from orglint.graph.tree import Tree
from orglint.model.entities import Handoff, Initiative, Kpi, Position, Unit
from orglint.model.organization import Model


class Relations:
    """The graph of a model. Circles alone need networkx, and only where a linear look finds that there are some."""

    def __init__(self, model: Model) -> None:
        self._model = model

    @cached_property
    def units(self) -> Tree[Unit]:
        """Return the tree of units, by parent."""
        return Tree(self._model.all(Unit), lambda unit: unit.parent)

    @cached_property
    def reports_to(self) -> Relation[Position]:
        """Return the solid reporting lines, from a position to its managers."""
        return Relation(self._model.all(Position), lambda position: position.reports_to)

    @cached_property
    def part_of(self) -> Relation[Unit]:
        """Return unit -> parent unit as written, circles included."""
        return Relation(self._model.all(Unit), lambda unit: [unit.parent])

    @cached_property
    def rolls_up_to(self) -> Relation[Kpi]:
        """Return KPI -> the KPIs it serves."""
        return Relation(self._model.all(Kpi), lambda kpi: kpi.rolls_up_to)

    @cached_property
    def hands_off_to(self) -> Relation[Unit]:
        """Return unit -> the units it hands work over to."""
        return Relation(self._model.all(Unit), lambda unit: [handoff.receiver for handoff in unit.handoffs_out])

    @cached_property
    def leads_to(self) -> Relation[Handoff]:
        """Return hand-off -> the next hand-offs of what is handed over (see `steps.follow`)."""
        return Relation(self._model.all(Handoff), follow)

    @cached_property
    def follows(self) -> Relation[Initiative]:
        """Return initiative -> the one it follows."""
        return Relation(self._model.all(Initiative), lambda initiative: [initiative.follows])

    @cached_property
    def links(self) -> Cuts[Tied]:
        """Return what ties people, posts, units and meetings together; of parts, the units with two members count."""
        return Cuts(personal_ties(self._model), lambda node: isinstance(node, Unit) and len(node.members) > 1)

    def named(self, name: str) -> Relation[Any]:
        """Return a relation by its name. Raises KeyError for a name that is none of `NAMES`."""
        return _BY_NAME[name](self)


_BY_NAME: Mapping[str, Callable[[Relations], Relation[Any]]] = {
    "reports_to": lambda relations: relations.reports_to,
    "part_of": lambda relations: relations.part_of,
    "rolls_up_to": lambda relations: relations.rolls_up_to,
    "hands_off_to": lambda relations: relations.hands_off_to,
    "leads_to": lambda relations: relations.leads_to,
    "follows": lambda relations: relations.follows,
}
NAMES: Iterable[str] = tuple(_BY_NAME)
