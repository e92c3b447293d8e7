"""Which types go together: what may be passed where, what may be compared, what a list may mix."""

from __future__ import annotations

from orglint.model.types import (
    NONE,
    TEXT,
    Enumerated,
    ListOf,
    Maybe,
    Ref,
    Scalar,
    Structure,
    Type,
    Variable,
    earlier,
    is_earlier,
    maybe,
)

ANYTHING = Scalar("anything")
"""The type of what is already reported as wrong, and of the items of `[]`: it goes with every other."""
ANY_KIND = "entity"
"""The general kind: every entity is one."""

Bindings = dict[str, Type]


def fits(wanted: Type, given: Type, bindings: Bindings) -> bool:
    """Whether a value of type `given` may stand where `wanted` is expected; type variables are bound on the way."""
    if ANYTHING in (wanted, given):
        return True
    if isinstance(wanted, Variable):
        if wanted.bound is not None and not fits(wanted.bound, given, {}):
            return False
        # An earlier variable stands for the kinds alone; whether what is given is of before is for `sides` to see.
        bound = earlier(given, is_so=False) if wanted.earlier else given
        joined = join(bindings[wanted.name], bound) if wanted.name in bindings else bound
        if joined is None:
            return False
        bindings[wanted.name] = joined
        return True
    if isinstance(wanted, Maybe):
        inner = given.item if isinstance(given, Maybe) else given
        return given == NONE or fits(wanted.item, inner, bindings)
    if isinstance(wanted, ListOf):
        return isinstance(given, ListOf) and fits(wanted.item, given.item, bindings)
    if isinstance(wanted, Ref):
        return isinstance(given, Ref) and (given.kinds <= wanted.kinds or ANY_KIND in wanted.kinds)
    if isinstance(wanted, Structure):
        return isinstance(given, Structure) and given.name == wanted.name
    if isinstance(wanted, Enumerated):
        return isinstance(given, Enumerated) and set(given.values) <= set(wanted.values)
    if wanted == TEXT:
        return given == TEXT or isinstance(given, Enumerated)
    return wanted == given


def resolve(type_: Type, bindings: Bindings) -> Type:
    """Return the type with its variables replaced by what they were bound to."""
    if isinstance(type_, Variable):
        bound = bindings.get(type_.name, ANYTHING)
        return earlier(bound) if type_.earlier else bound
    if isinstance(type_, ListOf):
        return ListOf(resolve(type_.item, bindings))
    if isinstance(type_, Maybe):
        return maybe(resolve(type_.item, bindings))
    return type_


def join(first: Type, second: Type) -> Type | None:
    """Return the type of a value that is one or the other; None where they do not mix."""
    if second in {first, ANYTHING}:
        return first
    if first == ANYTHING:
        return second
    if NONE in (first, second) or isinstance(first, Maybe) or isinstance(second, Maybe):
        inner = join(_solid(first), _solid(second))
        return None if inner is None else maybe(inner)
    if isinstance(first, Ref) and isinstance(second, Ref):
        return Ref(first.kinds | second.kinds, first.earlier) if first.earlier == second.earlier else None
    if isinstance(first, ListOf) and isinstance(second, ListOf):
        inner = join(first.item, second.item)
        return None if inner is None else ListOf(inner)
    if isinstance(first, Enumerated) and isinstance(second, Enumerated):
        return Enumerated(tuple(dict.fromkeys((*first.values, *second.values))))
    return TEXT if is_text(first) and is_text(second) else None


def _solid(type_: Type) -> Type:
    if type_ == NONE:
        return ANYTHING
    return type_.item if isinstance(type_, Maybe) else type_


def is_text(type_: Type) -> bool:
    """Whether a value of the type is a text: free, or one of some words."""
    return type_ == TEXT or isinstance(type_, Enumerated)


def overlap(first: Ref, second: Ref) -> bool:
    """Whether an entity can be both."""
    return bool(first.kinds & second.kinds) or ANY_KIND in first.kinds | second.kinds


def are_of_two_sides(first: Type, second: Type) -> bool:
    """Whether one is of the organization before and the other of the one after: no entity is of both."""
    both = isinstance(first, Ref | Structure) and isinstance(second, Ref | Structure)
    return both and is_earlier(first) != is_earlier(second)


def item_of(type_: Type) -> Type | None:
    """Return the type of a list's items; None where the type is no list."""
    if type_ == ANYTHING:
        return ANYTHING
    return type_.item if isinstance(type_, ListOf) else None
