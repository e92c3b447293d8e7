"""Days in what is written, and what is in force on one."""

from __future__ import annotations

from datetime import date

from orglint.model import problems
from orglint.model.entities import Described
from orglint.model.organization import Model
from orglint.model.values import BadValue, read_date
from orglint.model.words import is_none_word, is_placeholder
from orglint.source.document import Node


def read_day(raw: Node) -> date | None:
    """Return a day, or None where none is stated. Raises BadValue."""
    if raw is None or (isinstance(raw, str) and (is_none_word(raw) or is_placeholder(raw))):
        return None
    if not isinstance(raw, str):
        raise BadValue(problems.A_DAY)
    return read_date(raw)


def is_in_force(start: date | None, end: date | None, as_of: date) -> bool:
    """Whether a day lies between two others, both included; a missing one sets no bound."""
    return (start is None or start <= as_of) and (end is None or as_of <= end)


def in_force(entity: Described, model: Model) -> bool:
    """Whether an entity counts at the model's date; one whose dates could not be read does."""
    return is_in_force(entity.start, entity.end, model.as_of)
