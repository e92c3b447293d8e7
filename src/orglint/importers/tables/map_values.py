"""What a map may say that texts in cells mean: values of fields that take one of several words."""

from __future__ import annotations

from typing import get_args

from orglint.i18n import Text
from orglint.importers.tables.people.standing import Standing
from orglint.model.marks import Words
from orglint.model.schema import COLLECTIONS, POST_FIELDS, Field
from orglint.model.types import Enumerated, Maybe
from orglint.model.values import BadValue, enum_reader
from orglint.spelling import nearest

STATUS = "people.status"
STANDINGS: tuple[str, ...] = get_args(Standing)


def takes_values(name: str) -> bool:
    """Whether a field takes one of several words, so that a map may say which is meant."""
    return name == STATUS or _enumerated(name) is not None


def meaning_of(name: str, text: str) -> str:
    """Return the value that a meaning spells. Raises BadValue where the field has no such value."""
    if name == STATUS:
        if text in STANDINGS:
            return text
        near = nearest(text, STANDINGS)
        raise BadValue(Text("one of " + ", ".join(STANDINGS), "、".join(STANDINGS) + "のいずれか"), near)
    found = _enumerated(name)
    assert found is not None, f"{name} takes any text"
    field, values = found
    return str(enum_reader(values, field.mark(Words))(text))


def _enumerated(name: str) -> tuple[Field, tuple[str, ...]] | None:
    collection, _, own = name.partition(".")
    kind = COLLECTIONS["positions" if collection == "people" and own in POST_FIELDS else collection]
    field = kind.written.get(own)
    type_ = field.type.item if field is not None and isinstance(field.type, Maybe) else field.type if field else None
    return (field, type_.values) if field is not None and isinstance(type_, Enumerated) else None
