"""Of which organization an entity is, where two are compared: before the change, or after it. No answer mixes them.

A type knows (`Ref.earlier`), so that the checker refuses what compares or asks across, and the code of a rule asks each
function of the organization its arguments are of.
"""

from __future__ import annotations

from collections.abc import Sequence

from orglint.functions.registry import Function
from orglint.model.types import ListOf, Maybe, Ref, Structure, Type, Variable, is_earlier


def is_entity(type_: Type) -> bool:
    """Whether a value of the type is an entity or a record of one, or a list of them."""
    return isinstance(_innermost(type_), Ref | Structure)


def is_sided(function: Function) -> bool:
    """Whether a function has to do with both organizations: its signature says which argument is of which."""
    return any(is_earlier(type_) for type_ in (*function.types, function.result))


def asked_about(function: Function, given: Sequence[Type]) -> list[int]:
    """Return the numbers of the arguments of a call that say which organization is asked.

    What a function takes of any type, as `len` and `unique` do, it does not ask about.
    """
    return [number for number, type_ in enumerate(given) if is_entity(type_) and _is_asked(function.types[number])]


def answers_for_before(function: Function, given: Sequence[Type]) -> bool:
    """Whether a call asks the organization before, so that what it returns is of it, too."""
    return not is_sided(function) and any(is_earlier(given[number]) for number in asked_about(function, given))


def _is_asked(wanted: Type) -> bool:
    inner = _innermost(wanted)
    return isinstance(inner, Ref | Structure) or (isinstance(inner, Variable) and inner.bound is not None)


def _innermost(type_: Type) -> Type:
    while isinstance(type_, ListOf | Maybe):
        type_ = type_.item
    return type_
