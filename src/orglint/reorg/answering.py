"""Who answers for things: which references of the model's declarations say so, and which say who only takes part."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from orglint.model.entities import Described
from orglint.model.schema import KINDS, Field, Kind, record
from orglint.model.types import ListOf, Maybe, Structure

PLACES = frozenset({"unit", "position", "person"})
"""Who can answer for something: a reference to one of these, on anything else, says who answers for it or takes part."""
PARTAKING = frozenset(
    {
        "agreed_by",
        "attendees",
        "audience",
        "benefits.unit",
        "between",
        "brief_agreed_by",
        "concerns.raised_by",
        "consulted",
        "contributors",
        "informed",
        "requesters",
        "shared_with",
        "units",
        "used_by",
        "used_by.unit",
    }
)
"""References to those who take part, use or hear of something without answering for it; all others answer for it."""
_LEADING = ("head", "deputy")
"""What answers for a unit; who its other references name are its parts and its place."""


def structure_of(field: Field) -> Kind | None:
    """Return the record that a field is a list of, None where it is none."""
    type_ = field.type.item if isinstance(field.type, Maybe | ListOf) else field.type
    return record(type_.name) if isinstance(type_, Structure) else None


def answering_fields(entity: Described) -> Iterator[tuple[str, Described]]:
    """Yield every field by which somebody answers for an entity, with whom it names; once for each of them."""
    plain, in_records = _answering(entity.KIND)
    for name in plain:
        value = getattr(entity, name)
        for target in value if isinstance(value, tuple) else (value,):
            if target is not None:
                yield name, target
    for name, parts in in_records:
        for one in getattr(entity, name):
            for part in parts:
                target = getattr(one, part)
                if target is not None:
                    yield f"{name}.{part}", target


@cache
def _answering(kind: str) -> tuple[tuple[str, ...], tuple[tuple[str, tuple[str, ...]], ...]]:
    if kind in PLACES:
        return (_LEADING if kind == "unit" else ()), ()
    declared = KINDS[kind].declared.values()
    plain = [
        field.name for field in declared if field.is_written and field.target & PLACES and not _partakes(field.name)
    ]
    in_records = []
    for field in declared:
        structure = structure_of(field)
        if structure is not None:
            parts = [part.name for part in structure.declared.values() if part.target & PLACES]
            in_records.append((field.name, tuple(part for part in parts if not _partakes(f"{field.name}.{part}"))))
    return tuple(plain), tuple((name, parts) for name, parts in in_records if parts)


def _partakes(name: str) -> bool:
    return name in PARTAKING
