"""KPIs: whose they are, where they lead, and which two units have in common."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from orglint.functions.context import Context, UnknownValue
from orglint.functions.places import positions_of
from orglint.functions.registry import function
from orglint.functions.text import months_between
from orglint.model.entities import Kpi, Person, Place, Position, Unit


@function("kpis", ja="その場所のKPIを返します。部署なら下位も含め、所有・貢献・共有するものです。")
def kpis_of(context: Context, place: Place) -> tuple[Kpi, ...]:
    """Return the KPIs of a place: those a position owns, or any post a person holds; of a unit all that are its work.

    These are the KPIs that the unit, a unit below it, or a post in or at the head of one of them owns, and those that
    one of these units contributes to or shares.
    """
    if isinstance(place, Position | Person):
        return tuple(sorted({kpi for post in positions_of(context, place) for kpi in post.kpis}))
    for part in context.relations.units.subtree(place) if context.model.unknown else ():
        context.require(part, *_WHOSE)
    return tuple(sorted(_kpis_in(context, place)))


@function("kpis", ja="部署またはその下位の部署にKPI(kpis_of)があるかを返します。")
def has_kpis(context: Context, unit: Unit) -> bool:
    """Whether a unit or one below it has KPIs (see kpis_of)."""
    known = context.table(_with_kpis)
    if unit not in known.certain and unit in known.doubtful:
        raise UnknownValue
    return unit in known.certain


@function("kpis", ja="同じ上位部署のもとで並ぶ部署(指定した種類を除く)を、自身を含めて返します。")
def units_beside(context: Context, unit: Unit, leaving_out: tuple[str, ...]) -> tuple[Unit, ...]:
    """Return the units under the same parent, the unit itself among them, but for some types; none without a parent."""
    return _beside(context, unit, leaving_out)[0]


@function("kpis", ja="同じ上位部署のもとで並ぶ部署(指定した種類を除く)のうち、KPIのあるものを返します。")
def measured_beside(context: Context, unit: Unit, leaving_out: tuple[str, ...]) -> tuple[Unit, ...]:
    """Return those of units_beside that have KPIs (see kpis_of)."""
    _all, measured = _beside(context, unit, leaving_out)
    if measured is None:
        raise UnknownValue
    return measured


@function(
    "kpis",
    ja="二つの部署がともに所有・貢献・共有するKPIを返します。相手を含まない上位部署のKPIも数え、目標(goal)は除きます。",
)
def shared_kpis(context: Context, a: Unit, b: Unit) -> tuple[Kpi, ...]:
    """Return the KPIs that both units own, contribute to or share (see kpis_of); a common goal does not count.

    What a department shares counts for its teams: each unit answers for the KPIs of the units above it, too, as far
    as these do not hold the other unit as well.
    """
    others = _answered_for(context, b, a)
    shared = tuple(kpi for kpi in sorted(_answered_for(context, a, b)) if kpi in others and kpi.goal is not True)
    if not shared:
        _require_sides(context)
    return shared


@function(
    "kpis",
    ja="二つの部署を結びつけるKPIを返します。共有するKPI、一方が他方に貢献するKPI、双方の一段上の共通の成果です。",
)
def kpis_in_common(context: Context, a: Unit, b: Unit) -> tuple[Kpi, ...]:
    """Return the KPIs that tie two units together; a goal never does.

    These are the KPIs both answer for (see shared_kpis), those of one unit that the other's feed over any number of
    steps, and results right above the KPIs of both, such as that of the department they belong to, which neither
    reaches without the other. A result with nothing above it does not count: every KPI of an organization ends there.
    """
    mine, theirs = _answered_for(context, a, b), _answered_for(context, b, a)
    lines = context.relations.rolls_up_to
    found = (theirs & lines.onward(mine).keys()) | (mine & lines.onward(theirs).keys())
    above = [{up for kpi in kpis_of(context, unit) for up in lines.after(kpi)} for unit in (a, b)]
    found |= {up for up in above[0] & above[1] if lines.after(up)}
    common = tuple(sorted(kpi for kpi in found if kpi.goal is not True))
    if not common:
        _require_sides(context)
        context.require_all(Kpi, "rolls_up_to")
    return common


@function("kpis", ja="二つの部署がそれぞれ担い、互いに相反する(conflicts_with)と書かれたKPIを返します。")
def kpi_conflicts(context: Context, a: Unit, b: Unit) -> tuple[Kpi, ...]:
    """Return the KPIs of two units that are written to conflict, either way: one answered for by one unit only each.

    As in shared_kpis, the KPIs of units above count. A KPI both answer for is no conflict between them.
    """
    mine, theirs = _answered_for(context, a, b), _answered_for(context, b, a)
    found: set[Kpi] = set()
    for own, others in ((mine - theirs, theirs - mine), (theirs - mine, mine - theirs)):
        for kpi in own:
            rivals = others.intersection(kpi.conflicts_with)
            found |= {kpi, *rivals} if rivals else set()
    for kpi in found:
        # The other unit may answer for it, too.
        context.require(kpi, "owner", "contributors", "shared_with", "conflicts_with")
    for unit in (a, b) if found and context.model.unknown else ():
        context.require(context.relations.units.top(unit), "parent")
    return tuple(sorted(found))


@function("kpis", ja="そのKPIが目標であるか、上位のKPIをたどって目標に至るかを返します。")
def reaches_goal(context: Context, kpi: Kpi) -> bool:
    """Whether a KPI is a goal of the organization or leads to one over the KPIs it rolls up to."""
    if kpi in context.table(_leading_to_goals):
        return True
    for step in context.relations.rolls_up_to.steps(kpi):
        context.require(step, "goal", "rolls_up_to")
    return False


@function("kpis", ja="一つ目のKPIが二つ目と同じか、上位のKPIをたどって二つ目に至るかを返します。")
def feeds(context: Context, kpi: Kpi, result: Kpi) -> bool:
    """Whether a KPI is another one, or rolls up to it over any number of steps."""
    lines = context.relations.rolls_up_to
    if lines.leads(kpi, result):
        return True
    for step in lines.steps(kpi) if context.model.unknown else ():
        context.require(step, "rolls_up_to")
    return False


@function("kpis", ja="上位のKPIをたどって自身に戻る循環を、最小のidから順に返します。循環していなければ空です。")
def roll_up_cycle(context: Context, kpi: Kpi) -> tuple[Kpi, ...]:
    """Return the circle of KPIs a KPI is in, the same for all its members; empty outside circles.

    It starts at the smallest id and follows rolls_up_to; circles that share members are one, sorted by id.
    """
    return context.relations.rolls_up_to.circle(kpi)


@function(
    "kpis", ja="KPIの対象期間(月数)を返します。書かれていなければ開始日と終了日から求め、どちらもなければ空です。"
)
def horizon_of(context: Context, kpi: Kpi) -> float | None:
    """Return over how many months a KPI looks: horizon_months, else the whole months from its start to its end."""
    context.require(kpi, "horizon_months")
    if kpi.horizon_months is not None:
        return kpi.horizon_months
    context.require(kpi, "start", "end")
    if kpi.start is None or kpi.end is None or kpi.end >= date.max:
        return None
    return months_between(context, kpi.start, kpi.end + timedelta(days=1))


@dataclass(frozen=True, slots=True)
class _Measured:
    """The units that have KPIs, themselves or below them, and those that may have one nobody could read."""

    certain: frozenset[Unit]
    doubtful: frozenset[Unit]


_WHOSE = ("kpis", "kpis_of_contributors", "kpis_of_shared_with", "children", "head")
"""The fields of a unit that say which KPIs are its own."""


def _with_kpis(context: Context) -> _Measured:
    """Return which units have KPIs, found in one walk from the lowest up."""
    tree, by_unit, unknown = context.relations.units, context.table(_kpis_by_unit), context.model.unknown
    certain, doubtful = set(by_unit), {unit for unit in tree.order if not unknown.get(unit, set()).isdisjoint(_WHOSE)}
    for unit in reversed(tree.order):
        if unit in tree.parents:
            certain |= {tree.parents[unit]} if unit in certain else set()
            doubtful |= {tree.parents[unit]} if unit in doubtful else set()
    return _Measured(frozenset(certain), frozenset(doubtful))


Neighbours = tuple[tuple[Unit, ...], tuple[Unit, ...] | None]
"""Units of one parent, and those of them with KPIs; None where that is not known of one of them."""


def _beside(context: Context, unit: Unit, leaving_out: tuple[str, ...]) -> Neighbours:
    """Return the neighbours of a unit, found once for all of them: of thousands, each would look through all others."""
    context.require(unit, "parent")
    if unit.parent is None:
        return (), ()
    key, known = (unit.parent, tuple(leaving_out)), context.table(_neighbours)
    if key not in known:
        beside = tuple(part for part in unit.parent.children if part.type is None or part.type not in leaving_out)
        try:
            for part in beside:
                context.require(part, "type")
            known[key] = beside, tuple(part for part in beside if has_kpis(context, part))
        except UnknownValue:
            known[key] = beside, None
    return known[key]


def _neighbours(context: Context) -> dict[tuple[Unit, tuple[str, ...]], Neighbours]:
    return {}


def _answered_for(context: Context, unit: Unit, partner: Unit) -> set[Kpi]:
    """Return the KPIs of a unit, and of the units above it that do not hold the partner too."""
    by_unit, tree = context.table(_kpis_by_unit), context.relations.units
    above = (higher for higher in tree.ancestors(unit) if not tree.is_inside(partner, higher))
    return {*_kpis_in(context, unit), *(kpi for higher in above for kpi in by_unit.get(higher, ()))}


def _kpis_in(context: Context, unit: Unit) -> set[Kpi]:
    """Return the KPIs of a unit and of those below it, as far as they could be read."""
    by_unit = context.table(_kpis_by_unit)
    return {kpi for part in context.relations.units.subtree(unit) for kpi in by_unit.get(part, ())}


def _require_sides(context: Context) -> None:
    # A KPI with a side that could not be read may be the one they share.
    context.require_all(Kpi, "owner", "contributors", "shared_with")


def _leading_to_goals(context: Context) -> frozenset[Kpi]:
    goals = [kpi for kpi in context.model.all(Kpi) if kpi.goal is True]
    return frozenset(context.relations.rolls_up_to.spread(goals))


def _kpis_by_unit(context: Context) -> dict[Unit, list[Kpi]]:
    found: dict[Unit, list[Kpi]] = {}
    for kpi in context.model.all(Kpi):
        owners = (kpi.owner.unit, *kpi.owner.heads) if isinstance(kpi.owner, Position) else (kpi.owner,)
        for unit in dict.fromkeys((*owners, *kpi.contributors, *kpi.shared_with)):
            if unit is not None:
                found.setdefault(unit, []).append(kpi)
    return found
