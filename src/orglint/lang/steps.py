"""How much work a rule of the project's own may make: a rule of three lines can ask for more than any machine has."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import wraps
from typing import TypeVar

from orglint.model.organization import Model

Items = TypeVar("Items", bound=Collection[object])

AT_LEAST = 100_000_000
FOR_EACH_ENTITY = 2_000
A_HIT = 500
"""How many steps what is flagged counts: a finding takes more memory than an item of a list."""
A_CALL = 100
"""How many steps a call of a function counts: it may look at many entities itself."""


class TooManySteps(Exception):
    """A rule wants more steps than a run may take for it."""


class Steps:
    """The steps that one rule has left: one for each item of a list it goes through, before it does."""

    __slots__ = ("left",)

    def __init__(self, most: int) -> None:
        self.left = most

    def through(self, items: Items) -> Items:
        """Return the items that the rule is about to go through. Raises TooManySteps."""
        self._take(len(items))
        return items

    def through_all(self, lists: tuple[tuple[object, ...], ...]) -> tuple[tuple[object, ...], ...]:
        """Return lists whose items the rule is about to go through. Raises TooManySteps."""
        self._take(len(lists))
        self._take(sum(map(len, lists)))
        return lists

    def joined(self, first: tuple[object, ...], second: tuple[object, ...]) -> tuple[object, ...]:
        """Return two lists as one. Raises TooManySteps."""
        self._take(len(first) + len(second))
        return (*first, *second)

    def counted(self, function: Callable[..., object]) -> Callable[..., object]:
        """Return a function each call of which counts."""

        @wraps(function)
        def call(*arguments: object) -> object:
            self._take(A_CALL)
            return function(*arguments)

        return call

    def hit(self) -> None:
        """Note that the rule has flagged something. Raises TooManySteps."""
        self._take(A_HIT)

    def _take(self, number: int) -> None:
        self.left -= number
        if self.left < 0:
            raise TooManySteps


def steps_over(model: Model) -> int:
    """Return how many steps each rule may take over a model: enough for what grows with it, and no more."""
    return AT_LEAST + FOR_EACH_ENTITY * sum(len(entities) for entities in model.entities.values())
