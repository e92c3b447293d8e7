"""The table of functions: how one is declared, and what the rule language knows of it."""

from __future__ import annotations

import inspect
import typing
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from orglint.model.types import ListOf, Maybe, Type, Variable, type_of

FunctionBody = typing.TypeVar("FunctionBody", bound=Callable[..., typing.Any])


@dataclass(frozen=True)
class Function:
    """A function of the rule language.

    `body` takes the run's Context first, then the arguments of the call. `types` are those of the arguments,
    `result` that of the value; both are derived from the body's annotations when first asked for. Its docstring is
    the English documentation, `ja` the same in a Japanese sentence. `plugin` names the package a function comes
    from, empty for orglint's own.
    """

    name: str
    family: str
    body: Callable[..., object]
    ja: str = ""
    plugin: str = ""

    @cached_property
    def _hints(self) -> dict[str, object]:
        return typing.get_type_hints(self.body, include_extras=True)

    @cached_property
    def parameters(self) -> tuple[str, ...]:
        """Return the names of the arguments, the context left out."""
        return tuple(inspect.signature(self.body).parameters)[1:]

    @cached_property
    def types(self) -> tuple[Type, ...]:
        """Return the types of the arguments."""
        return tuple(type_of(self._hints[name]) for name in self.parameters)

    @cached_property
    def result(self) -> Type:
        """Return the type of the value."""
        return type_of(self._hints["return"])

    @property
    def is_memoised(self) -> bool:
        """Whether a run keeps results by argument; lists are no keys, so not where an argument is or may be one."""
        return bool(self.types) and not any(_may_be_list(type_) for type_ in self.types)

    @property
    def summary(self) -> str:
        """Return the docstring."""
        return inspect.getdoc(self.body) or ""


def _may_be_list(type_: Type) -> bool:
    inner = type_.item if isinstance(type_, Maybe) else type_
    return isinstance(inner, ListOf | Variable)


COMPARISON = "comparison"
"""The family of the functions that only rules of a comparison may call."""
FUNCTIONS: dict[str, Function] = {}
"""orglint's own functions, by name."""
PLUGIN_FUNCTIONS: dict[str, Function] = {}
"""Those of installed plugins, by name; empty until something asks for them (`ruleset.plugins`)."""
DECLARED = "__orglint_function__"
"""The attribute by which a function of a plugin is known."""


def function(family: str, *, ja: str = "") -> Callable[[FunctionBody], FunctionBody]:
    """Declare a function that rules may call, in a family of the documentation; `ja` says in Japanese what it does."""

    def declare(body: FunctionBody) -> FunctionBody:
        FUNCTIONS[body.__name__] = Function(body.__name__, family, body, ja)
        return body

    return declare
