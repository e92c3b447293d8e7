"""The functions of units: stated by a unit, or inherited from the nearest unit above that states one."""

from __future__ import annotations

from dataclasses import dataclass

from orglint.functions.context import Context
from orglint.model.entities import Unit
from orglint.model.words import FunctionNames


@dataclass(frozen=True, slots=True)
class Inheritance:
    """The function of each unit in force; `doubtful` are units whose function hangs on a value nobody could read."""

    names: dict[Unit, str | None]
    doubtful: frozenset[Unit]


def inheritance(context: Context) -> Inheritance:
    """Return the function of every unit, in one walk from the tops down."""
    tree, names, doubtful = context.relations.units, dict[Unit, str | None](), set[Unit]()
    for unit in tree.order:
        names[unit] = unit.function
        if context.model.is_unknown(unit, "function"):
            doubtful.add(unit)
        elif unit.function is None and unit in tree.parents:
            names[unit] = names[tree.parents[unit]]
            doubtful |= {unit} if tree.parents[unit] in doubtful else set()
        elif unit.function is None and context.model.is_unknown(unit, "parent"):
            doubtful.add(unit)
    return Inheritance(names, frozenset(doubtful))


def dedicated_units(context: Context) -> dict[str, tuple[Unit, ...]]:
    """Return the topmost units of each function: those that have it while the unit above has another or none."""
    tree, names = context.relations.units, context.table(inheritance).names
    found: dict[str, list[Unit]] = {}
    for unit in sorted(names):
        name = names[unit]
        if name is not None and (unit not in tree.parents or names[tree.parents[unit]] != name):
            found.setdefault(name, []).append(unit)
    return {name: tuple(units) for name, units in found.items()}


def function_names(context: Context) -> FunctionNames:
    """Return the spellings of function names, the organization's own included."""
    return FunctionNames((entry.name, entry.aliases) for entry in context.model.organization.functions)
