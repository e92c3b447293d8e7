"""The types of values that rules see, derived from the annotations of entities and functions."""

from __future__ import annotations

import types
import typing
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from orglint.model.marks import Earlier


class Type:
    """A type of the rule language. Types are immutable and compare by structure."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Scalar(Type):
    """A plain value: number, text, bool or date."""

    name: str

    def __str__(self) -> str:
        return self.name


NUMBER, TEXT, BOOL, DATE = Scalar("number"), Scalar("text"), Scalar("bool"), Scalar("date")
NONE = Scalar("None")


@dataclass(frozen=True, slots=True)
class Enumerated(Type):
    """One of a fixed set of words."""

    values: tuple[str, ...]

    def __str__(self) -> str:
        return " | ".join(f'"{value}"' for value in self.values)


@dataclass(frozen=True, slots=True)
class Ref(Type):
    """An entity of one of some kinds; in a comparison an `earlier` one is of the organization as it was before."""

    kinds: frozenset[str]
    earlier: bool = False

    def __str__(self) -> str:
        return _sided(" or ".join(sorted(self.kinds)), earlier=self.earlier)


@dataclass(frozen=True, slots=True)
class Structure(Type):
    """A record inside an entity; `name` is the class that declares it. An `earlier` one tells of what was before."""

    name: str
    earlier: bool = False

    def __str__(self) -> str:
        return _sided(self.name, earlier=self.earlier)


def _sided(name: str, *, earlier: bool) -> str:
    return f"earlier {name}" if earlier else name


@dataclass(frozen=True, slots=True)
class ListOf(Type):
    """A list whose items have one type."""

    item: Type

    def __str__(self) -> str:
        return f"[{self.item}]"


@dataclass(frozen=True, slots=True)
class Maybe(Type):
    """A value that may be empty."""

    item: Type

    def __str__(self) -> str:
        return f"{self.item}?"


@dataclass(frozen=True, slots=True)
class Variable(Type):
    """A type variable of a generic function's signature; with a `bound` only what fits it may stand for it.

    It stands for the same kinds wherever it is written; an `earlier` one for those of the organization before.
    """

    name: str
    bound: Type | None = None
    earlier: bool = False

    def __str__(self) -> str:
        return _sided(self.name, earlier=self.earlier)


def maybe(type_: Type) -> Type:
    """Return the type with emptiness added, once."""
    return type_ if isinstance(type_, Maybe) or type_ == NONE else Maybe(type_)


def earlier(type_: Type, *, is_so: bool = True) -> Type:
    """Return the type of what a value of that type is in the organization before, or (not `is_so`) as it is now."""
    if isinstance(type_, Ref | Structure | Variable):
        return replace(type_, earlier=is_so)
    if isinstance(type_, ListOf):
        return ListOf(earlier(type_.item, is_so=is_so))
    if isinstance(type_, Maybe):
        return Maybe(earlier(type_.item, is_so=is_so))
    return type_


def is_earlier(type_: Type) -> bool:
    """Whether a value of the type, or an item of it, is of the organization before."""
    while isinstance(type_, ListOf | Maybe):
        type_ = type_.item
    return isinstance(type_, Ref | Structure | Variable) and type_.earlier


class Record:
    """Base of the records inside entities: plain slots dataclasses, not referable."""

    __slots__ = ()


class Entity:
    """Base of everything with an id that rules iterate; compared and hashed by identity."""

    __slots__ = ("id",)
    KIND: typing.ClassVar[str]
    id: str

    @property
    def ref(self) -> str:
        """Return `kind/id`, the name of the entity in every output."""
        return f"{self.KIND}/{self.id}"

    def __repr__(self) -> str:
        return f"<{self.ref}>"

    def __lt__(self, other: Entity) -> bool:
        return (self.id, self.KIND) < (other.id, other.KIND)


_SCALARS: dict[object, Type] = {
    float: NUMBER,
    int: NUMBER,
    str: TEXT,
    bool: BOOL,
    date: DATE,
    type(None): NONE,
}


@cache
def type_of(annotation: object) -> Type:
    """Return the rule-language type of a Python annotation.

    Understood are float, int, str, bool, date, Literal of words, Entity (any kind), its and Record's subclasses and
    unions of entity classes, `tuple[X, ...]` and `list[X]`, `X | None`, TypeVar, and Annotated around any of them; the
    mark Earlier makes them those of the organization before. Raises TypeError for anything else, which is a fault in orglint or in a plugin, not in a model.
    """
    origin = typing.get_origin(annotation)
    if origin is typing.Annotated:
        inner, *marks = typing.get_args(annotation)
        is_of_before = any(isinstance(mark, Earlier) for mark in marks)
        return earlier(type_of(inner)) if is_of_before else type_of(inner)
    if annotation in _SCALARS:
        return _SCALARS[annotation]
    if isinstance(annotation, typing.TypeVar):
        bound = annotation.__bound__
        return Variable(annotation.__name__, type_of(bound) if bound is not None else None)
    arguments = typing.get_args(annotation)
    if origin is typing.Literal and all(isinstance(word, str) for word in arguments):
        return Enumerated(tuple(arguments))
    if origin is list or (origin is tuple and len(arguments) == 2 and arguments[1] is ...):
        return ListOf(type_of(arguments[0]))
    if origin in (typing.Union, types.UnionType):
        return _union([type_of(part) for part in typing.get_args(annotation)])
    if annotation is Entity:
        return Ref(frozenset({"entity"}))
    if isinstance(annotation, type) and issubclass(annotation, Entity):
        return Ref(frozenset({annotation.KIND}))
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return Structure(annotation.__name__)
    raise TypeError(f"no rule-language type for {annotation!r}")


def _union(parts: list[Type]) -> Type:
    solid = [part for part in parts if part != NONE]
    if len(solid) > 1:
        if not all(isinstance(part, Ref) for part in solid):
            raise TypeError(f"no union of {solid}")
        merged: Type = Ref(frozenset().union(*(part.kinds for part in solid if isinstance(part, Ref))))
    else:
        merged = solid[0]
    return maybe(merged) if len(solid) < len(parts) else merged
