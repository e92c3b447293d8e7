"""Units that are inside of themselves: their parents lead in a circle, which no organization has."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from orglint.location import Location
from orglint.model import problems
from orglint.model.entities import Unit
from orglint.model.organization import Model
from orglint.model.problems import Problem


def parent_cycles(model: Model) -> Iterator[Problem]:
    """Yield a problem for each circle of parents, at its smallest id. A unit that is its own parent is one."""
    read = [unit for unit in model.all(Unit) if not model.is_unknown(unit, "parent")]
    for circle in _circles(read):
        first, *others = circle
        places = [(unit.id, _parent(model, unit)) for unit in others]
        yield problems.parent_cycle([unit.id for unit in circle], _parent(model, first), places)


def _circles(units: Collection[Unit]) -> Iterator[list[Unit]]:
    """Yield each circle of these units from its smallest id up its parents."""
    known, settled = set(units), set[Unit]()
    for start in units:
        path: dict[Unit, int] = {}
        current: Unit | None = start
        while current in known and current not in settled and current not in path:
            path[current] = len(path)
            current = current.parent
        if current is not None and current in path:
            circle = list(path)[path[current] :]
            smallest = circle.index(min(circle))
            yield circle[smallest:] + circle[:smallest]
        settled.update(path)


def _parent(model: Model, unit: Unit) -> Location | None:
    return model.location(unit, "parent")
