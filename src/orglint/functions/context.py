"""What the domain functions see of a run: the model, its relations, and results already computed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol, TypeVar

from orglint.functions.registry import Function
from orglint.graph.relations import Relations
from orglint.model.entities import Described, Unit
from orglint.model.organization import Model

T = TypeVar("T")


class UnknownValue(Exception):
    """A rule reached a value that was written and could not be read: it draws no conclusion about the entity."""


class Matched(Protocol):
    """Who is who in two models of one organization, before a change and after it."""

    @property
    def before(self) -> Model:
        """Return the model before."""
        ...

    def counterpart(self, entity: Described) -> Described | None:
        """Return what an entity of either model is in the other, None where it is not there."""
        ...

    def successors_of(self, unit: Unit) -> tuple[Unit, ...]:
        """Return the later units that a unit of before lives on in."""
        ...

    def predecessors_of(self, unit: Unit) -> tuple[Unit, ...]:
        """Return the earlier units that a unit of after came from."""
        ...

    def doubtful(self) -> frozenset[Described]:
        """Return the entities of either model of which nobody can tell what they are in the other."""
        ...


@dataclass(eq=False, repr=False)
class Context:
    """One run's view of a model. Functions take it as their first argument; it is bound, never written by rules.

    In a comparison the model is the one after the change, and `matched` says who is who before.
    """

    model: Model
    matched: Matched | None = None
    bound: dict[str, Callable[..., object]] = field(default_factory=dict)
    tables: dict[Callable[[Context], object], object] = field(default_factory=dict)

    @cached_property
    def earlier(self) -> Context:
        """Return the view of the model before: what is asked of an entity of before is answered by it alone."""
        return Context(self.both.before, self.both)

    @property
    def both(self) -> Matched:
        """Return who is who before and after; rules that ask are evaluated over a comparison only."""
        assert self.matched is not None, "the checker lets only rules of a comparison ask"
        return self.matched

    def is_unknown(self, entity: Described, name: str) -> bool:
        """Whether a field was written with a value that could not be read, in the model the entity is of."""
        if self.model.is_unknown(entity, name):
            return True
        return self.matched is not None and self.matched.before.is_unknown(entity, name)

    @cached_property
    def relations(self) -> Relations:
        """Return the graph of the model; each relation is built when first asked for."""
        return Relations(self.model)

    def table(self, build: Callable[[Context], T]) -> T:
        """Return what `build` makes of this run, made on the first call."""
        if build not in self.tables:
            self.tables[build] = build(self)
        return self.tables[build]  # type: ignore[return-value]  # stored under the function that made it

    def require(self, entity: Described, *names: str) -> None:
        """Raise UnknownValue where one of the fields was written and could not be read."""
        unread = self.model.unknown.get(entity)
        if unread is not None and not unread.isdisjoint(names):
            raise UnknownValue

    def require_all(self, kind: type[Described], *names: str) -> None:
        """Raise UnknownValue where one of the fields could not be read on any entity of a kind."""
        for entity, unread in self.model.unknown.items():
            if isinstance(entity, kind) and not unread.isdisjoint(names):
                raise UnknownValue

    def bind(self, function: Function) -> Callable[..., object]:
        """Return the function as rules call it: without the context, results kept by argument where it may be."""
        if function.name not in self.bound:
            self.bound[function.name] = self._memoised(function) if function.is_memoised else self._plain(function)
        return self.bound[function.name]

    def _plain(self, function: Function) -> Callable[..., object]:
        body = function.body
        return lambda *arguments: body(self, *arguments)

    def _memoised(self, function: Function) -> Callable[..., object]:
        body, known = function.body, dict[tuple[object, ...], object]()

        def call(*arguments: object) -> object:
            if arguments not in known:
                known[arguments] = body(self, *arguments)
            return known[arguments]

        return call
