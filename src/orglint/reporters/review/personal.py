"""What a change says of a person in words: shown only where names are (Privacy)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields

from orglint.lang.labels import LABELS
from orglint.model.entities import Described, Person, Position
from orglint.model.types import Record
from orglint.reorg.difference.changes import FieldChanged

_FREE = frozenset({"name", "description", "tags"})
"""Of a post that is written on a person, these are in words of the writer's own; title, grade and function are the post's."""


def is_personal(change: FieldChanged) -> bool:
    """Whether a value is a name, or anything else that somebody keeps of a person in words of their own."""
    if isinstance(change.subject, Person):
        return _has_words(change.old) or _has_words(change.new)
    is_free = change.field in _FREE or change.field.startswith("x-")
    return is_free and any(map(_is_written_on_a_person, (change.before, change.after)))


def _has_words(value: object) -> bool:
    if isinstance(value, str):
        return value not in LABELS
    if isinstance(value, Record):
        return any(_has_words(getattr(value, item.name)) for item in fields(value))  # type: ignore[arg-type]  # records are dataclasses
    if isinstance(value, Mapping):
        return any(map(_has_words, value.values()))
    return isinstance(value, tuple | list) and any(map(_has_words, value))


def _is_written_on_a_person(entity: Described | None) -> bool:
    if not isinstance(entity, Position):
        return False
    return any(entity.id == person.id or entity.id.startswith(f"{person.id}@") for person in entity.holder)
