"""The impact without what a side does not describe: a list without locations moves nobody, and one without budgets cuts none."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from orglint.model.schema import COLLECTIONS
from orglint.reorg.difference.comparable import NotComparable
from orglint.reorg.impact.impact import Figure, HandoffImpact, Impact, UnitImpact
from orglint.reorg.impact.people import Duty, PersonImpact

_POSTS, _PEOPLE = "positions.", "people."
_LINES = (_POSTS, "positions.reports_to")
_EMPLOYMENT = (_PEOPLE, "people.employment")
_RESTS_ON: Mapping[str, Collection[str]] = {
    "units": ("units.",),
    "people": (_PEOPLE,),
    "external": _EMPLOYMENT,
    "external_share": _EMPLOYMENT,
    "fte_internal": ("people.employment", "positions.fte"),
    "fte_external": ("people.employment", "positions.fte"),
    "posts": (_POSTS,),
    "vacant": (_POSTS, "positions.status"),
    "managers": _LINES,
    "manager_share": _LINES,
    "layers": _LINES,
}
"""What must be described on a side for a figure to say anything: `collection.field`, `collection.` for all of it."""
_MONEY = ("budgets.", "budgets.amount", "budgets.currency")
_COLLECTION_OF: Mapping[str, str] = {kind.name: name for name, kind in COLLECTIONS.items()}


def as_comparable(impact: Impact, not_comparable: Iterable[NotComparable]) -> Impact:
    """Return an impact that tells of nothing that is no change: figures of a side that does not describe them are None.

    Of units, money, hand-offs and people nothing is said at all where it rests on what a side does not describe.
    """
    told = list(not_comparable)
    sides = {
        reason: frozenset(f"{one.collection}.{one.field}" for one in told if one.reason == reason)
        for reason in ("not_described_before", "not_described_after")
    }
    known = _Known(sides["not_described_before"], sides["not_described_after"])
    return known.impact(impact) if known.before or known.after else impact


@dataclass(frozen=True, slots=True)
class _Known:
    """What is not described before, and what is not described after."""

    before: frozenset[str]
    after: frozenset[str]

    def lacks(self, names: Collection[str]) -> bool:
        """Whether a side does not describe one of them."""
        return any(name in self.before or name in self.after for name in names)

    def impact(self, impact: Impact) -> Impact:
        here, there = impact.spans
        by_holder = () if self.lacks((*_MONEY, "budgets.holder")) else impact.budgets_by_holder
        by_function = () if self.lacks((*_MONEY, "budgets.function")) else impact.budgets_by_function
        is_tree_known = not self.lacks(("units.", "units.parent"))
        return replace(
            impact,
            figures=tuple(self.figure(figure) for figure in impact.figures),
            spans=(None if self.before & {*_LINES} else here, None if self.after & {*_LINES} else there),
            budgets_by_holder=by_holder,
            budgets_by_function=by_function,
            units=tuple(self.unit(unit) for unit in impact.units) if is_tree_known else (),
            handoffs=tuple(self.handoff(one, is_tree_known=is_tree_known) for one in impact.handoffs),
            people=tuple(one for person in impact.people for one in self.person(person)),
        )

    def figure(self, figure: Figure) -> Figure:
        """Return a figure, None on the side that does not describe what it rests on."""
        rests = {*_RESTS_ON.get(figure.name, ())}
        return replace(
            figure,
            before=None if rests & self.before else figure.before,
            after=None if rests & self.after else figure.after,
        )

    def unit(self, unit: UnitImpact) -> UnitImpact:
        figures = tuple(
            replace(figure, before=None, after=None) if self.lacks(_RESTS_ON.get(figure.name, ())) else figure
            for figure in unit.figures
        )
        return replace(
            unit,
            figures=figures,
            spans=(None, None) if self.lacks(_LINES) else unit.spans,
            budgets=() if self.lacks((*_MONEY, "budgets.holder")) else unit.budgets,
        )

    def handoff(self, one: HandoffImpact, *, is_tree_known: bool) -> HandoffImpact:
        if is_tree_known and not self.lacks(("handoffs.giver", "handoffs.receiver")):
            return one
        return replace(one, distance_before=None, distance_after=None)

    def person(self, person: PersonImpact) -> Iterable[PersonImpact]:
        """Yield what is still told of a person, nothing where nothing is."""
        if self.lacks((_PEOPLE,)) and (person.before is None or person.after is None):
            return
        is_placed = not self.lacks((_POSTS, "positions.holder"))
        has_location = not self.lacks(("units.location",))
        told = replace(
            person,
            has_new_unit=person.has_new_unit and is_placed and not self.lacks(("positions.unit",)),
            has_new_manager=person.has_new_manager and is_placed and not self.lacks(_LINES),
            has_new_head=person.has_new_head and is_placed and not self.lacks(("units.head",)),
            location_before=person.location_before if has_location else None,
            location_after=person.location_after if has_location else None,
            lost=self.duties(person.lost) if is_placed else (),
            gained=self.duties(person.gained) if is_placed else (),
        )
        if told.is_touched:
            yield told

    def duties(self, duties: Iterable[Duty]) -> tuple[Duty, ...]:
        return tuple(duty for duty in duties if not self.lacks(_fields_of(duty)))


def _fields_of(duty: Duty) -> tuple[str, str]:
    collection = _COLLECTION_OF[duty.entity.KIND]
    return f"{collection}.", f"{collection}.{duty.field.partition('.')[0]}"
