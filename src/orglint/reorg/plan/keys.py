"""The keys that a change may have, read off its declaration: what the reader, the check of ids and the JSON Schema share."""

from __future__ import annotations

import typing
from dataclasses import MISSING, dataclass, fields
from functools import cache

from orglint.i18n import Text
from orglint.reorg.plan.changes import CHANGES, Change
from orglint.reorg.plan.slots import Collections, FieldName, FieldOf, Flag, KindKey, Means, NewId, Parts, Refers, Slot


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a change as declared: the attribute it fills, its form, whether it must be there, one or several."""

    attribute: str
    slot: Slot
    about: Text | None
    required: bool
    several: bool

    @property
    def name(self) -> str:
        """Return the key as it is written."""
        return self.attribute.rstrip("_")

    @property
    def names(self) -> tuple[str, ...]:
        """Return every key that may stand for it: its name, or those of its kinds."""
        return self.slot.kinds if isinstance(self.slot, KindKey) else (self.name,)


_SLOTS = (Refers, KindKey, NewId, FieldOf, Flag, FieldName, Parts, Collections)


def keys_of(cls: type[Change]) -> tuple[Key, ...]:
    """Return the keys of a kind of change, in the order of its declaration."""
    return _keys_of(cls.VERB)


@cache
def _keys_of(verb: str) -> tuple[Key, ...]:
    cls = CHANGES[verb]
    hints = typing.get_type_hints(cls, include_extras=True)
    made = []
    for item in fields(cls):
        marks = getattr(hints[item.name], "__metadata__", ())
        slot = next((mark for mark in marks if isinstance(mark, _SLOTS)), None)
        if slot is not None:
            means = next((mark for mark in marks if isinstance(mark, Means)), None)
            required = item.default is MISSING
            several = typing.get_origin(hints[item.name].__origin__) is tuple and not isinstance(slot, Parts)
            made.append(Key(item.name, slot, means.text if means is not None else None, required, several))
    return tuple(made)
