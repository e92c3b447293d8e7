"""KPIs: whose they are, and which two units have in common."""

from __future__ import annotations

from orglint.functions.context import Context
from orglint.functions.places import positions_of
from orglint.functions.registry import function
from orglint.model.entities import Kpi, Person, Place, Position, Unit


@function("kpis", ja="その場所のKPIを返します。部署なら下位も含め、所有・貢献・共有するものです。")
def kpis_of(context: Context, place: Place) -> tuple[Kpi, ...]:
    """Return the KPIs of a place: those a position owns, or any post a person holds; of a unit all that are its work.

    These are the KPIs that the unit, a unit below it, or a post in or at the head of one of them owns, and those that
    one of these units contributes to or shares.
    """
    if isinstance(place, Position | Person):
        return tuple(sorted({kpi for post in positions_of(context, place) for kpi in post.kpis}))
    by_unit = context.table(_kpis_by_unit)
    return tuple(sorted({kpi for part in context.relations.units.subtree(place) for kpi in by_unit.get(part, ())}))


@function("kpis", ja="二つの部署がともに所有・貢献・共有するKPIを返します。全社目標(goal)は数えません。")
def shared_kpis(context: Context, a: Unit, b: Unit) -> tuple[Kpi, ...]:
    """Return the KPIs that both units own, contribute to or share (see kpis_of); a common goal does not count."""
    others = set(kpis_of(context, b))
    shared = tuple(kpi for kpi in kpis_of(context, a) if kpi in others and kpi.goal is not True)
    if not shared:
        # A KPI with a side that could not be read may be the one they share.
        context.require_all(Kpi, "owner", "contributors", "shared_with")
    return shared


def _kpis_by_unit(context: Context) -> dict[Unit, list[Kpi]]:
    found: dict[Unit, list[Kpi]] = {}
    for kpi in context.model.all(Kpi):
        owners = (kpi.owner.unit, *kpi.owner.heads) if isinstance(kpi.owner, Position) else (kpi.owner,)
        for unit in dict.fromkeys((*owners, *kpi.contributors, *kpi.shared_with)):
            if unit is not None:
                found.setdefault(unit, []).append(kpi)
    return found
