"""Which hand-off comes after which: the way of what is handed over from unit to unit."""

from __future__ import annotations

from collections.abc import Iterator

from orglint.model.entities import Handoff
from orglint.model.words import fold


def follow(handoff: Handoff) -> Iterator[Handoff]:
    """Return the hand-offs that pass on what this one delivers: given by its receiver, of the same flow.

    Two hand-offs are of one flow where they name the same lifecycle, or, where one of them names none, where they
    name the same item. What states neither is of no known flow.
    """
    if handoff.receiver is not None:
        yield from (later for later in handoff.receiver.handoffs_out if _is_same_flow(handoff, later))


def _is_same_flow(a: Handoff, b: Handoff) -> bool:
    if a.lifecycle is not None and b.lifecycle is not None:
        return a.lifecycle is b.lifecycle
    return a.item is not None and b.item is not None and fold(a.item) == fold(b.item)
