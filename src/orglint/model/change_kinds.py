"""The kinds that rules of a comparison iterate: what an entity was before a change, and what it is after it.

Never written: `reorg` makes them of two models. `before` is an entity of the earlier model, and empty where it is new;
`after` is one of the later model, and empty where it is gone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from orglint.model.entities import (
    Budget,
    Capability,
    Decision,
    Described,
    Handoff,
    Kpi,
    Organization,
    Person,
    Position,
    Responsibility,
    Unit,
    collection,
)
from orglint.model.marks import Derived, Earlier


@dataclass(slots=True, eq=False, repr=False, kw_only=True)
class Change(Described):
    """What became of an entity. Its id is that of the entity now, of one that is gone the id it had."""

    KIND: ClassVar[str] = "change"

    @property
    def sides(self) -> tuple[Described | None, Described | None]:
        """Return the entity before, and the entity after; one of them may be missing."""
        return getattr(self, "before", None), getattr(self, "after", None)

    @property
    def subject(self) -> Described:
        """Return what a finding is about: the entity as it is now, of one that is gone as it was."""
        before, after = self.sides
        found = after or before
        assert found is not None, "a change has at least one side"
        return found


@collection("")
class OrganizationChange(Change):
    """The organization as a whole, before and after."""

    KIND: ClassVar[str] = "organization_change"
    before: Annotated[Organization, Derived(), Earlier()]
    after: Annotated[Organization, Derived()]


@collection("")
class UnitChange(Change):
    """What became of a unit."""

    KIND: ClassVar[str] = "unit_change"
    before: Annotated[Unit | None, Derived(), Earlier()] = None
    after: Annotated[Unit | None, Derived()] = None


@collection("")
class PositionChange(Change):
    """What became of a position."""

    KIND: ClassVar[str] = "position_change"
    before: Annotated[Position | None, Derived(), Earlier()] = None
    after: Annotated[Position | None, Derived()] = None


@collection("")
class PersonChange(Change):
    """What became of a person."""

    KIND: ClassVar[str] = "person_change"
    before: Annotated[Person | None, Derived(), Earlier()] = None
    after: Annotated[Person | None, Derived()] = None


@collection("")
class ResponsibilityChange(Change):
    """What became of a responsibility."""

    KIND: ClassVar[str] = "responsibility_change"
    before: Annotated[Responsibility | None, Derived(), Earlier()] = None
    after: Annotated[Responsibility | None, Derived()] = None


@collection("")
class CapabilityChange(Change):
    """What became of a capability."""

    KIND: ClassVar[str] = "capability_change"
    before: Annotated[Capability | None, Derived(), Earlier()] = None
    after: Annotated[Capability | None, Derived()] = None


@collection("")
class BudgetChange(Change):
    """What became of a budget."""

    KIND: ClassVar[str] = "budget_change"
    before: Annotated[Budget | None, Derived(), Earlier()] = None
    after: Annotated[Budget | None, Derived()] = None


@collection("")
class KpiChange(Change):
    """What became of a KPI."""

    KIND: ClassVar[str] = "kpi_change"
    before: Annotated[Kpi | None, Derived(), Earlier()] = None
    after: Annotated[Kpi | None, Derived()] = None


@collection("")
class HandoffChange(Change):
    """What became of a hand-off."""

    KIND: ClassVar[str] = "handoff_change"
    before: Annotated[Handoff | None, Derived(), Earlier()] = None
    after: Annotated[Handoff | None, Derived()] = None


@collection("")
class DecisionChange(Change):
    """What became of a decision."""

    KIND: ClassVar[str] = "decision_change"
    before: Annotated[Decision | None, Derived(), Earlier()] = None
    after: Annotated[Decision | None, Derived()] = None


CHANGES: tuple[type[Change], ...] = (
    OrganizationChange,
    UnitChange,
    PositionChange,
    PersonChange,
    ResponsibilityChange,
    CapabilityChange,
    BudgetChange,
    KpiChange,
    HandoffChange,
    DecisionChange,
)
"""Every kind of change, in the order of the kinds they are about."""

CHANGED: dict[str, str] = {kind.KIND: kind.KIND.removesuffix("_change") for kind in CHANGES}
"""Kind of change -> the kind that it is a change of."""


def changed_kind(kind: str) -> str:
    """Return the kind whose fields and places a rule for `kind` is about: of a change, that of what changed."""
    return CHANGED.get(kind, kind)
