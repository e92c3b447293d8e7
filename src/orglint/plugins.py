"""What a Python plugin uses to give rules more functions: a decorator, the run's context, and the kinds of entities.

A plugin is an installed package with an entry point of the group `orglint.functions` that leads to a module:

    [project.entry-points."orglint.functions"]
    acme = "acme_orglint"

Every function of that module's namespace that is declared with `@function` can be called by the project's rules:

    from orglint.plugins import Context, Position, function

    @function(ja="ポストの等級が経営層であるかを返します。")
    def is_executive(context: Context, position: Position) -> bool:
        '''Whether the grade of a position is one of the executives'.'''
        return position.grade in ("E1", "E2")

The annotations are the signature that the checker of the rule language holds rules to; docs/writing-rules.md lists
the types. Functions must not change what they are given: within a run, results are kept by argument.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from orglint.functions.context import Context, UnknownValue
from orglint.functions.registry import DECLARED, Function
from orglint.model.change_kinds import (
    BudgetChange,
    CapabilityChange,
    DecisionChange,
    HandoffChange,
    KpiChange,
    OrganizationChange,
    PersonChange,
    PositionChange,
    ResponsibilityChange,
    UnitChange,
)
from orglint.model.entities import (
    Budget,
    Capability,
    Contribution,
    Dataset,
    Decision,
    Engagement,
    FunctionOf,
    Handoff,
    Initiative,
    Interaction,
    Kpi,
    Lifecycle,
    Meeting,
    Organization,
    Partnership,
    Person,
    Place,
    Placeholder,
    Position,
    Request,
    Responsibility,
    Segment,
    Stage,
    Training,
    Unit,
)
from orglint.model.marks import Earlier
from orglint.model.types import Entity

FunctionBody = TypeVar("FunctionBody", bound=Callable[..., Any])

__all__ = [
    "Budget",
    "BudgetChange",
    "Capability",
    "CapabilityChange",
    "Context",
    "Contribution",
    "Dataset",
    "Decision",
    "DecisionChange",
    "Earlier",
    "Engagement",
    "Entity",
    "FunctionOf",
    "Handoff",
    "HandoffChange",
    "Initiative",
    "Interaction",
    "Kpi",
    "KpiChange",
    "Lifecycle",
    "Meeting",
    "Organization",
    "OrganizationChange",
    "Partnership",
    "Person",
    "PersonChange",
    "Place",
    "Placeholder",
    "Position",
    "PositionChange",
    "Request",
    "Responsibility",
    "ResponsibilityChange",
    "Segment",
    "Stage",
    "Training",
    "Unit",
    "UnitChange",
    "UnknownValue",
    "function",
]


def function(*, ja: str = "") -> Callable[[FunctionBody], FunctionBody]:
    """Declare a function that rules may call by its name.

    Its first argument is the run's Context, which rules do not write; the others and the result are annotated. Its
    docstring says what it does, `ja` the same in Japanese; without `ja` the docstring serves both languages.
    """

    def declare(body: FunctionBody) -> FunctionBody:
        setattr(body, DECLARED, Function(body.__name__, "", body, ja))  # the loader adds whose it is
        return body

    return declare
