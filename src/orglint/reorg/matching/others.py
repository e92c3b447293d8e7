"""What has a new id and is otherwise the same: budgets, KPIs and the like whose ids are made of a unit's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from orglint.model.entities import Described, Person, Position, Unit
from orglint.model.schema import COLLECTIONS, Kind, record
from orglint.model.types import Record
from orglint.reorg.matching.evidence import Evidence, Ground
from orglint.reorg.matching.pairs import Pairs

_SAME = Evidence((Ground("content", 0.9),))
_ENOUGH = 3
"""So many fields must be stated, or a name: who says little is the same as anybody."""


def match_others(pairs: Pairs) -> None:
    """Tie entities of one kind that are equal in everything but the id, and like nothing else of their kind."""
    for kind in COLLECTIONS.values():
        if kind.name in (Unit.KIND, Position.KIND, Person.KIND):
            continue
        here, there = pairs.open(pairs.before.in_force[kind.name]), pairs.open(pairs.after.in_force[kind.name])
        if here and there:
            before, after = _by_content(here, kind, pairs.counterparts), _by_content(there, kind, {})
            for content, entity in before.items():
                if content in after:
                    pairs.tie(entity, after[content], _SAME)


def _by_content(
    entities: Iterable[Described], kind: Kind, known: Mapping[Described, Described]
) -> dict[tuple[object, ...], Described]:
    """Return entities by what they say, `known` entities in it exchanged; those that are not alone in it are left out."""
    fields = [field for field in dict.fromkeys(kind.written.values()) if field.name != "unknown"]
    found: dict[tuple[object, ...], list[Described]] = {}
    for entity in entities:
        values = tuple(_said(getattr(entity, field.name), known) for field in fields)
        if entity.name or sum(_is_stated(value) for value in values) >= _ENOUGH:
            found.setdefault(values, []).append(entity)
    return {values: group[0] for values, group in found.items() if len(group) == 1}


def _said(value: object, known: Mapping[Described, Described]) -> object:
    if isinstance(value, Described):
        return known.get(value, value)
    if isinstance(value, tuple):
        return tuple(_said(item, known) for item in value)
    if isinstance(value, Record):
        return tuple(_said(getattr(value, name), known) for name in record(type(value).__name__).declared)
    return value


def _is_stated(value: object) -> bool:
    return value is not None and value != ()
