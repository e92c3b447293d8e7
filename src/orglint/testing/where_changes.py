"""Small changes of a structured `where`: each line left out, each condition turned round or moved by one step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from orglint.lang.where import Condition
from orglint.model.values import BadValue, read_bool, read_number
from orglint.testing.changes import neighbours, shortened

_SHIFTED = {
    "more_than": ("at_least", "less_than"),
    "at_least": ("more_than", "at_most"),
    "less_than": ("at_most", "more_than"),
    "at_most": ("less_than", "at_least"),
    "is": ("is_not",),
    "is_not": ("is",),
    "one_of": ("none_of",),
    "none_of": ("one_of",),
}
_ORDER = ("more_than", "at_least", "less_than", "at_most")
DROPPED = "none"
"""What stands in the place of something left out; the language's own word for nothing."""


@dataclass(frozen=True, slots=True)
class WhereChange:
    """A `where` changed in one line: all of it anew, the line's path, and what was there before and is there now."""

    where: Mapping[str, Condition]
    path: str
    before: str
    after: str


def where_changes(where: Mapping[str, Condition], lists: frozenset[str]) -> Iterator[WhereChange]:
    """Yield a `where` changed in one place at a time. `lists` are the parameters that hold lists."""
    for path, condition in where.items():
        without = {name: other for name, other in where.items() if name != path}
        yield WhereChange(without, path, *shortened(flow(condition), DROPPED))
        for changed in _changed(condition, lists):
            yield WhereChange({**where, path: changed}, path, *shortened(flow(condition), flow(changed)))


def _changed(condition: Condition, lists: frozenset[str]) -> Iterator[Condition]:
    if isinstance(condition, Mapping) and "param" not in condition:
        yield from _of_operators(condition, lists)
    elif isinstance(condition, str):
        yield {"is_not": condition}
    elif isinstance(condition, Mapping):
        yield {"none_of" if condition["param"] in lists else "is_not": condition}
    elif condition is not None:
        yield {"none_of": condition}


def _of_operators(tests: Mapping[str, Condition], lists: frozenset[str]) -> Iterator[Condition]:
    for operator, value in tests.items():
        if len(tests) > 1:
            yield {word: other for word, other in tests.items() if word != operator}
        for other in _SHIFTED.get(operator, ()):
            if other not in tests:
                yield {(other if word == operator else word): kept for word, kept in tests.items()}
        for moved in _moved(operator, value, lists):
            yield {**tests, operator: moved}


def _moved(operator: str, value: Condition, lists: frozenset[str]) -> Iterator[Condition]:
    """Yield other values for an operator: the steps beside a number or day, the other truth, other counts."""
    if operator == "empty" and isinstance(value, str):
        yield "false" if read_bool(value) else "true"
    elif operator == "count" and isinstance(value, Mapping) and "param" not in value:
        yield from _of_operators(value, lists)
    elif operator == "count":
        yield {"is_not": value}
        yield from _steps(value)
    elif operator in _ORDER:
        yield from _steps(value)


def _steps(value: Condition) -> Iterator[str]:
    if not isinstance(value, str):
        return
    try:
        yield from (str(number) for number in neighbours(read_number(value)))
    except BadValue:
        try:
            day = date.fromisoformat(value)
        except ValueError:  # another type of value: it has no neighbours
            return
        yield from ((day + timedelta(days=step)).isoformat() for step in (-1, 1))


def flow(condition: object) -> str:
    """Return a condition as YAML writes it on one line."""
    if isinstance(condition, Mapping):
        return "{" + ", ".join(f"{key}: {flow(value)}" for key, value in condition.items()) + "}"
    if isinstance(condition, Sequence) and not isinstance(condition, str):
        return "[" + ", ".join(flow(item) for item in condition) + "]"
    return DROPPED if condition is None else str(condition)
