"""What people have done before: functions they worked in, and for how long."""

from __future__ import annotations

import math
from datetime import timedelta

from orglint.functions.context import Context
from orglint.functions.inheritance import function_names
from orglint.functions.registry import function
from orglint.functions.stays import Stay, blocks, is_previous, stay_function, stays_by_person
from orglint.functions.text import months_between
from orglint.model.entities import Person


@function(
    "people", ja="その人がその機能で働いている、または働いたことがあるかを返します。別名も同じ機能として扱います。"
)
def worked_in(context: Context, person: Person, name: str) -> bool:
    """Whether somebody works or has worked in a function, named in any of its spellings.

    Posts of today and before, units the person worked in before, and stated experience all count.
    """
    wanted = context.table(function_names).canonical(name)
    if any(entry.function == wanted for entry in person.experience):
        return True
    found = any(stay_function(context, stay) == wanted for stay in _begun(context, person))
    if not found:
        context.require(person, "positions", "experience", "previous_units")
    return found


@function(
    "people",
    ja="その人がその機能で指定した月数以上働いたかを返します。期間の書かれていない過去の経験は足りるとみなします。",
)
def has_experience(context: Context, person: Person, name: str, months: float) -> bool:
    """Whether somebody has worked in a function for that many months or longer, stated or seen from dates.

    Past time whose length is not written counts as enough; a present post counts only where its start is written.
    """
    wanted = context.table(function_names).canonical(name)
    stated = [_or_enough(entry.months) for entry in person.experience if entry.function == wanted]
    served = _months(context, [stay for stay in _begun(context, person) if stay_function(context, stay) == wanted])
    if sum(stated) >= months or served >= months:
        return True
    context.require(person, "positions", "experience", "previous_units")
    return False


def _begun(context: Context, person: Person) -> list[Stay]:
    stays = context.table(stays_by_person).get(person, ())
    return [stay for stay in stays if stay.has_begun(context.model.as_of)]


def _or_enough(months: float | None) -> float:
    return math.inf if months is None else months


def _months(context: Context, stays: list[Stay]) -> float:
    """Return the months of some stays together; stays at one time count once."""
    if any(is_previous(context, stay) and (stay.start is None or stay.end is None) for stay in stays):
        return math.inf
    as_of = context.model.as_of
    spans = [(stay.start, min(stay.end or as_of, as_of)) for stay in stays if stay.start is not None]
    return sum(months_between(context, start, as_of if end == as_of else end + _DAY) for start, end in blocks(spans))


_DAY = timedelta(days=1)
