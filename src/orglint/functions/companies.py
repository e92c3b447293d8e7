"""A function within one company: what a sister company has is its own.

Each answer is made once for a company and shared by all who ask, so that a rule may ask for every unit of a large
organization.
"""

from __future__ import annotations

from orglint.functions.context import Context
from orglint.functions.inheritance import dedicated_units, function_names, inheritance
from orglint.functions.money import budgets_for
from orglint.functions.places import unit_of_kind
from orglint.functions.registry import function
from orglint.model.entities import Budget, Unit

Key = tuple[str, Unit | None]


@function("places", ja="ある機能を担う最上位の部署のうち、指定した部署と同じ会社にあるものを返します。")
def units_of_function_in(context: Context, name: str, unit: Unit) -> tuple[Unit, ...]:
    """Return the topmost units of a function (see units_of_function) in the same company as a unit.

    Where no company is known of either, they count as one.
    """
    key = context.table(function_names).canonical(name), unit_of_kind(context, unit, "company")
    known = context.table(_units)
    if key not in known:
        tops = context.table(dedicated_units).get(key[0], ())
        known[key] = tuple(top for top in tops if _may_be_one(key[1], unit_of_kind(context, top, "company")))
    return known[key]


@function("money", ja="ある機能の業務のための予算のうち、指定した部署と同じ会社のものを返します。")
def budgets_for_in(context: Context, name: str, unit: Unit) -> tuple[Budget, ...]:
    """Return the budgets for a function that some unit holds, for its work in the same company as a unit.

    Whose work it is, the users say who are of that function; where no user is named, the holder's company is meant.
    """
    key = context.table(function_names).canonical(name), unit_of_kind(context, unit, "company")
    known = context.table(_budgets)
    if key not in known:
        known[key] = tuple(budget for budget in budgets_for(context, key[0]) if _is_for(context, budget, key))
    return known[key]


@function("places", ja="部署とその下位の部署が担う機能を返します。受け継いだものも含みます。")
def functions_in(context: Context, unit: Unit) -> tuple[str, ...]:
    """Return the functions of a unit and of every unit below it, inherited ones included, each once, sorted."""
    return tuple(sorted(context.table(_functions).get(unit, frozenset())))


def _is_for(context: Context, budget: Budget, key: Key) -> bool:
    context.require(budget, "holder", "used_by")
    if budget.holder is None:
        return False
    names = context.table(inheritance).names
    sites = [user for user in budget.used_by if names.get(user) == key[0]] if budget.used_by else [budget.holder]
    return any(_may_be_one(key[1], unit_of_kind(context, site, "company")) for site in sites)


def _may_be_one(a: Unit | None, b: Unit | None) -> bool:
    return a is None or b is None or a is b


def _units(context: Context) -> dict[Key, tuple[Unit, ...]]:
    return {}


def _budgets(context: Context) -> dict[Key, tuple[Budget, ...]]:
    return {}


def _functions(context: Context) -> dict[Unit, frozenset[str]]:
    tree, names = context.relations.units, context.table(inheritance).names
    found: dict[Unit, frozenset[str]] = {}
    for unit in reversed(tree.order):  # each after all that stands below it
        name = names[unit]
        found[unit] = found.get(unit, frozenset()) | ({name} if name is not None else frozenset())
        if unit in tree.parents:
            above = tree.parents[unit]
            found[above] = found.get(above, frozenset()) | found[unit]
    return found
