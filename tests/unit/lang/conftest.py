"""A few functions for rules, so that the language is tested without the real ones."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypeVar

import pytest

from orglint.functions.context import Context, UnknownValue
from orglint.functions.registry import Function
from orglint.lang.check import Checked, check_expression
from orglint.lang.scope import Scope
from orglint.model.entities import Described, Person, Position, Unit
from orglint.model.types import BOOL, NUMBER, TEXT, ListOf, Type

T = TypeVar("T")
E = TypeVar("E", bound=Described)
Place = Unit | Position | Person


def direct_reports(context: Context, position: Position) -> tuple[Position, ...]:
    """Positions below."""
    return position.reports


def common_unit(context: Context, a: Place, b: Place) -> Unit | None:
    """A unit above both."""
    return None


def unique(context: Context, items: tuple[T, ...]) -> tuple[T, ...]:
    """Each once."""
    return tuple(dict.fromkeys(items))


def or_else(context: Context, value: T | None, other: T) -> T:
    """The other where there is no value."""
    return other if value is None else value


def described(context: Context, path: str) -> bool:
    """Whether it is described."""
    return True


def fte_of(context: Context, unit: Unit, employment: Literal["internal", "external"]) -> float:
    """FTE."""
    return 1.0


def extra(context: Context, entity: Described, name: str) -> str | None:
    """The user's own key."""
    return None


def states(context: Context, entity: Described, field: str) -> bool:
    """Whether it is stated."""
    return True


def alike(context: Context, entity: E) -> tuple[E, ...]:
    """Entities like it."""
    return (entity,)


def peers_by(context: Context, entity: Described, name: str) -> tuple[Described, ...]:
    """Entities with the same value."""
    return ()


def undecidable(context: Context, position: Position) -> bool:
    """Reads something written wrongly."""
    if position.id == "bad":
        raise UnknownValue
    return True


ALL = (direct_reports, common_unit, unique, or_else, described, fte_of, extra, states, alike, peers_by, undecidable)


@pytest.fixture
def functions() -> dict[str, Function]:
    return {body.__name__: Function(body.__name__, "test", body) for body in ALL}


Check = Callable[..., "Checked | list[tuple[str, str, str | None]]"]


@pytest.fixture
def check(functions) -> Check:
    """Check an expression in a rule for `kind`; errors as (the marked text, the message, the help)."""

    def run(kind: str, text: str, expect: Type | None = BOOL):
        parameters = {"limit": NUMBER, "names": ListOf(TEXT)}
        found = check_expression(text, Scope.of_rule(kind, parameters, functions), expect)
        if isinstance(found, Checked):
            return found
        return [(text[e.start : e.end], e.message.en, e.help.en if e.help else None) for e in found]

    return run
