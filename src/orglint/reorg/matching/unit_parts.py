"""What units went into: those that were merged, those that were split."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from orglint.model.entities import Unit
from orglint.reorg.matching.evidence import Evidence
from orglint.reorg.matching.pairs import Pairs
from orglint.reorg.matching.unit_flows import Flows


def parts_of_units(pairs: Pairs) -> Mapping[tuple[Unit, Unit], Evidence]:
    """Return what went into what: a unit that is gone into where most of it is, a new one from where most of it was.

    Where neither has any other part, that is no merger and no split, but one unit for another that nothing else tells to
    be the same.
    """
    flows = Flows(pairs)
    found: dict[tuple[Unit, Unit], Evidence] = {}
    for unit in pairs.open(pairs.before.all(Unit)):
        for other in _most_of(pairs, flows, unit):
            found[unit, other] = flows.of(unit).part(other)
    for unit in pairs.open(pairs.after.all(Unit)):
        for other in _most_of(pairs, flows, unit):
            known, evidence = found.get((other, unit)), flows.of(unit).part(other)
            if known is None or known.score < evidence.score:
                found[other, unit] = evidence
    count = Counter(unit for pair in found for unit in pair)
    return {
        pair: evidence
        for pair, evidence in found.items()
        if any(count[unit] > 1 or not pairs.is_open(unit) for unit in pair)
    }


def _most_of(pairs: Pairs, flows: Flows, unit: Unit) -> Iterator[Unit]:
    """Yield the unit of the other side that most of a unit is in.

    What stands above it is one only by its members: where the units below are now directly below that one, a level is
    gone (or new), and nothing was merged (or split).
    """
    flow, above = flows.of(unit), pairs.of(unit.parent)
    for other in flow.units():
        is_most = flow.is_most_by_members(other) if other is above else flow.is_most(other)
        if is_most and other not in pairs.closed:
            yield other
