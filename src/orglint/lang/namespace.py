"""What the code of a rule finds around it in one run: functions, parameters, collections, and a few helpers."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from orglint.functions.context import Context, UnknownValue
from orglint.functions.registry import Function
from orglint.lang.emit import (
    DIVIDE,
    JOINED,
    MULTIPLY,
    READ,
    SUM,
    THROUGH,
    THROUGH_ALL,
    Needs,
    collection_name,
    date_name,
    function_name,
    lookup_name,
    user_name,
)
from orglint.lang.generate import UNDECIDED, UNKNOWN_VALUE, sign_switch
from orglint.lang.sides import is_sided
from orglint.lang.steps import Steps
from orglint.model.entities import Described
from orglint.model.schema import COLLECTIONS

_BUILTINS = {"len": len, "any": any, "all": all, "sum": sum, "max": max, "min": min, "tuple": tuple}
ROUNDED = 9
"""Digits a sum keeps behind the point, so that 0.1 + 0.2 + 0.7 is 1."""


def namespace(
    context: Context,
    parameters: Mapping[str, object],
    signs: list[bool],
    steps: Steps,
) -> dict[str, Any]:
    """Return the globals every rule's code has. Python's own functions are out of its reach but for a handful."""
    model = context.model
    undecided: list[Described] = []
    made: dict[str, Any] = {
        "__builtins__": _BUILTINS,
        SUM: total,
        DIVIDE: divide,
        MULTIPLY: multiply,
        THROUGH: steps.through,
        THROUGH_ALL: steps.through_all,
        JOINED: steps.joined,
        READ: _reader(context),
        UNKNOWN_VALUE: UnknownValue,
        UNDECIDED: undecided.append,
        "undecided": undecided,
        user_name("organization"): model.organization,
        user_name("as_of"): model.as_of,
    }
    made |= {user_name(name): _constant(value) for name, value in parameters.items()}
    return made | {sign_switch(index): is_on for index, is_on in enumerate(signs)}


def provide(
    made: dict[str, Any], context: Context, functions: Mapping[str, Function], needs: Needs, steps: Steps
) -> None:
    """Add to the globals what a piece of code needs: functions, lists of the organization, reverse references."""
    for name, earlier in sorted(needs.functions):
        # What has to do with both organizations is asked of the comparison as a whole.
        asked = context.earlier if earlier and not is_sided(functions[name]) else context
        bound = asked.bind(functions[name])
        made[function_name(name, earlier=earlier)] = steps.counted(bound) if needs.counts else bound
    for name, earlier in needs.collections:
        in_force = (context.earlier if earlier else context).model.in_force
        made[collection_name(name, earlier=earlier)] = in_force.get(COLLECTIONS[name].name, ())
    for lookup, earlier in needs.lookups:
        made[lookup_name(lookup, earlier=earlier)] = (context.earlier if earlier else context).model.reverse(*lookup)
    made |= {date_name(day): day for day in needs.dates}


def _constant(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def total(numbers: Iterable[float]) -> float:
    """Return the sum, rounded. Raises UnknownValue where it is beyond all numbers."""
    try:
        return round(math.fsum(numbers), ROUNDED)
    except (OverflowError, ValueError) as error:
        raise UnknownValue from error


def multiply(first: float, second: float) -> float:
    """Return the product. Raises UnknownValue where it is beyond all numbers."""
    product = float(first) * float(second)
    if not math.isfinite(product):
        raise UnknownValue
    return product


def divide(number: float, by: float) -> float:
    """Return the quotient. A division by zero has no value: UnknownValue, and the rule concludes nothing."""
    try:
        return number / by
    except (ZeroDivisionError, OverflowError) as error:
        raise UnknownValue from error


def _reader(context: Context) -> Callable[[Described, str], object]:
    is_unknown = context.is_unknown

    def read(entity: Described, name: str) -> object:
        if is_unknown(entity, name):
            raise UnknownValue
        return getattr(entity, name)

    return read
