"""What became of each entity, as rules of a comparison iterate it: a matching read entity by entity."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import cast

from orglint.model.change_kinds import CHANGED, CHANGES, Change
from orglint.model.entities import Described
from orglint.model.organization import Model
from orglint.reorg.matching.matching import Matching


def with_changes(matching: Matching, kinds: Collection[str] = frozenset(CHANGED)) -> Model:
    """Return the later model with changes of some kinds among what rules iterate; the model itself stays as it is."""
    made = {kind.KIND: tuple(changes(matching, kind)) for kind in CHANGES if kind.KIND in kinds}
    return replace(matching.after, in_force={**matching.after.in_force, **made})


def changes(matching: Matching, kind: type[Change]) -> Iterator[Change]:
    """Yield a change of a kind for everything that is in either model: sorted by id, what is gone after what is there."""
    of = CHANGED[kind.KIND]
    there, gone = _in_force(matching.after, of), _in_force(matching.before, of)
    pairs: list[tuple[Described | None, Described | None]] = [(matching.counterpart(after), after) for after in there]
    pairs += [(before, None) for before in gone if matching.counterpart(before) is None]
    made = [_change(kind, before, after) for before, after in pairs]
    yield from sorted(made, key=lambda change: (change.id, change.sides[1] is None))


def _in_force(model: Model, kind: str) -> tuple[Described, ...]:
    return model.in_force.get(kind, ())


def _change(kind: type[Change], before: Described | None, after: Described | None) -> Change:
    subject = cast("Described", after or before)
    sides = {"before": before, "after": after}
    return kind(id=subject.id, name=subject.name, **sides)  # type: ignore[arg-type]  # every kind has the two fields
