"""Every collection an organization may describe. A collection is a declaration here and nothing else.

The annotation of a field is its type, for reading and for rules alike; a mark says what the annotation cannot.
Lists are tuples, empty where nothing is stated; everything else is None where nothing is stated. Reverse and
derived fields are filled when the model is linked.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar, Literal, TypeAlias, TypeVar, dataclass_transform

from orglint.model.marks import (
    Aka,
    Derived,
    Encloses,
    Evidence,
    Extras,
    FieldPath,
    FunctionName,
    Keyed,
    Owner,
    OwnField,
    Past,
    Reverse,
    Sensitive,
    Share,
    Short,
    Verbatim,
)
from orglint.model.types import Entity, Record
from orglint.model.value_words import (
    ACCESS_WORDS,
    ARCHETYPE_WORDS,
    CADENCE_WORDS,
    DIRECTION_WORDS,
    EMPLOYMENT_WORDS,
    ENGAGEMENT_STATUS_WORDS,
    INITIATIVE_KIND_WORDS,
    INITIATIVE_STATUS_WORDS,
    INTERACTION_MODE_WORDS,
    KPI_KIND_WORDS,
    LEVEL_WORDS,
    OUTCOME_WORDS,
    PROFILE_WORDS,
    STATUS_WORDS,
    UNIT_TYPE_WORDS,
)

COLLECTIONS: dict[str, type[Described]] = {}
"""Collection name -> the class of its entities, in the order of the documentation."""

Proof: TypeAlias = Annotated[str | None, Evidence()]
Function: TypeAlias = Annotated[str | None, FunctionName()]
Cadence = Literal["daily", "weekly", "biweekly", "monthly", "quarterly", "half_yearly", "yearly", "ad_hoc"]
UnitType: TypeAlias = Literal[
    "company",
    "division",
    "business_unit",
    "department",
    "section",
    "team",
    "office",
    "project",
    "working_group",
    "committee",
    "permission_group",
]
Recurrence: TypeAlias = Annotated[Cadence | None, CADENCE_WORDS]


T = TypeVar("T")


@dataclass_transform(kw_only_default=True, eq_default=False)
def collection(name: str) -> Callable[[type[T]], type[T]]:
    """Declare a class as the entities of a collection."""

    def declare(cls: type[T]) -> type[T]:
        made = dataclass(slots=True, eq=False, repr=False, kw_only=True)(cls)
        if name:
            made.collection = name  # type: ignore[attr-defined]  # Described declares it
            COLLECTIONS[name] = made  # type: ignore[assignment]  # every declared class is Described
        return made

    return declare


@dataclass(slots=True, eq=False, repr=False, kw_only=True)
class Described(Entity):
    """What every entity may state."""

    KIND: ClassVar[str] = "entity"
    collection: ClassVar[str] = ""
    id: str
    name: Annotated[str | None, Verbatim()] = None
    description: Annotated[str | None, Verbatim()] = None
    start: date | None = None
    end: date | None = None
    tags: tuple[str, ...] = ()
    unknown: Annotated[tuple[str, ...], OwnField()] = ()


# ---- Records inside entities


@dataclass(slots=True, frozen=True, kw_only=True)
class FunctionEntry(Record):
    """A function of the organization: other spellings, and the functions its work depends on."""

    name: str
    aliases: tuple[str, ...] = ()
    depends_on: Annotated[tuple[str, ...], FunctionName()] = ()


@dataclass(slots=True, frozen=True, kw_only=True)
class DottedLine(Record):
    """A secondary reporting line, and what it is for."""

    to: Position | None = None
    purpose: Proof = None


@dataclass(slots=True, frozen=True, kw_only=True)
class Experience(Record):
    """Months a person has worked in a function."""

    function: Function = None
    months: float | None = None


@dataclass(slots=True, frozen=True, kw_only=True)
class StageEntry(Record):
    """A stage of a lifecycle, and the unit that answers for the items in it."""

    name: str | None = None
    owner: Unit | None = None


@dataclass(slots=True, frozen=True, kw_only=True)
class DatasetUse(Record):
    """A unit's use of a dataset: what it may do with it, and under which agreement."""

    unit: Unit | None = None
    access: Annotated[Literal["none", "read", "write"] | None, ACCESS_WORDS] = None
    agreement: Proof = None


@dataclass(slots=True, frozen=True, kw_only=True)
class Benefit(Record):
    """What one unit gains."""

    unit: Unit | None = None
    text: Proof = None


@dataclass(slots=True, frozen=True, kw_only=True)
class Milestone(Record):
    """A dated step of an initiative."""

    name: str | None = None
    date: date | None = None


@dataclass(slots=True, frozen=True, kw_only=True)
class Concern(Record):
    """A worry a unit has raised, and when it was resolved."""

    raised_by: Unit | None = None
    text: Proof = None
    resolved: date | None = None


@dataclass(slots=True, frozen=True, kw_only=True)
class Handover(Record):
    """A change of who heads a unit or holds a post: who followed whom, when, and for how many days both were there.

    `overlap_days` is 0 where one began the day after the other ended, and negative where nobody was there in between.
    `from_inside` says whether the successor worked in the unit before; empty where that is not known. Not written: the
    function `handovers` makes it of what is dated.
    """

    predecessor: Person
    successor: Person
    date: date
    overlap_days: int
    from_inside: bool | None = None


# ---- The organization


@collection("")
class Organization(Described):
    """The organization as a whole; there is one."""

    KIND: ClassVar[str] = "organization"
    currency: str | None = None
    fiscal_year_start: str | None = None
    as_of: date | None = None
    roots: tuple[Position | Unit, ...] = ()
    headcount: float | None = None
    grades: tuple[str, ...] = ()
    executives: tuple[Position, ...] = ()
    functions: Annotated[tuple[FunctionEntry, ...], Keyed("name")] = ()
    described: Annotated[tuple[str, ...], FieldPath()] = ()

    @property
    def ref(self) -> str:
        """Return `organization`: there is one, and it needs no id."""
        return self.KIND


# ---- Collections


@collection("units")
class Unit(Described):
    """A part of the organization, from the company down to a team."""

    KIND: ClassVar[str] = "unit"
    type: Annotated[
        UnitType | None,
        UNIT_TYPE_WORDS,
    ] = None
    function: Function = None
    parent: Annotated[Unit | None, Encloses()] = None
    head: tuple[Position, ...] = ()
    deputy: tuple[Position, ...] = ()
    purpose: Proof = None
    vision: Proof = None
    does: Proof = None
    does_not: Proof = None
    responsibilities: tuple[Responsibility, ...] = ()
    profile: Annotated[
        Literal["cost_center", "profit_center", "revenue_center", "investment_center"] | None, PROFILE_WORDS
    ] = None
    team_type: str | None = None
    location: str | None = None
    cost_center: str | None = None
    needs_capabilities: tuple[Capability, ...] = ()
    career_path: Proof = None
    knowledge_base: Proof = None
    cognitive_load: str | None = None
    children: Annotated[tuple[Unit, ...], Reverse("units", "parent")] = ()
    positions: Annotated[tuple[Position, ...], Reverse("positions", "unit")] = ()
    members: Annotated[tuple[Person, ...], Derived()] = ()
    budgets: Annotated[tuple[Budget, ...], Reverse("budgets", "holder")] = ()
    uses_budgets: Annotated[tuple[Budget, ...], Reverse("budgets", "used_by")] = ()
    kpis: Annotated[tuple[Kpi, ...], Reverse("kpis", "owner")] = ()
    handoffs_out: Annotated[tuple[Handoff, ...], Reverse("handoffs", "giver")] = ()
    handoffs_in: Annotated[tuple[Handoff, ...], Reverse("handoffs", "receiver")] = ()
    requests: Annotated[tuple[Request, ...], Reverse("requests", "provider")] = ()
    training: Annotated[tuple[Training, ...], Reverse("training", "audience")] = ()


@collection("positions")
class Position(Described):
    """A post in a unit, filled or not; or, with a headcount, a number of like posts."""

    KIND: ClassVar[str] = "position"
    unit: Annotated[Unit | None, Encloses()] = None
    title: str | None = None
    grade: str | None = None
    archetype: Annotated[
        Literal["player_coach", "coach", "supervisor", "facilitator", "coordinator"] | None, ARCHETYPE_WORDS
    ] = None
    fte: float | None = None
    headcount: float | None = None
    status: Annotated[
        Literal["filled", "vacant", "proposed", "eliminated", "undisclosed"] | None,
        STATUS_WORDS,
    ] = None
    holder: Annotated[
        tuple[Person, ...], Extras({"allocation": Annotated[float | None, Share()], "primary": bool | None})
    ] = ()
    reports_to: tuple[Position, ...] = ()
    dotted_reports_to: Annotated[tuple[DottedLine, ...], Short("to")] = ()
    function: Function = None
    interim: bool | None = None
    critical: bool | None = None
    backup: tuple[Position, ...] = ()
    successor: Annotated[tuple[Person, ...], Sensitive()] = ()
    documented: Proof = None
    cost: Annotated[float | None, Sensitive()] = None
    reports: Annotated[tuple[Position, ...], Reverse("positions", "reports_to")] = ()
    heads: Annotated[tuple[Unit, ...], Reverse("units", "head")] = ()
    kpis: Annotated[tuple[Kpi, ...], Reverse("kpis", "owner")] = ()

    @property
    def is_live(self) -> bool:
        """Whether the post exists: neither proposed nor eliminated."""
        return self.status not in ("proposed", "eliminated")


@collection("people")
class Person(Described):
    """Somebody who works for the organization, inside or from outside."""

    KIND: ClassVar[str] = "person"
    employment: Annotated[
        Literal["employee", "contractor", "vendor", "agency", "temporary"] | None,
        EMPLOYMENT_WORDS,
    ] = None
    employer: str | None = None
    capabilities: Annotated[tuple[Capability, ...], Extras({"level": str | None, "since": date | None})] = ()
    experience: tuple[Experience, ...] = ()
    previous_units: Annotated[tuple[Unit, ...], Past()] = ()
    positions: Annotated[tuple[Position, ...], Reverse("positions", "holder")] = ()


@collection("responsibilities")
class Responsibility(Described):
    """Something the organization has to see to, and who can do it."""

    KIND: ClassVar[str] = "responsibility"
    required: bool | None = None
    critical: bool | None = None
    performed_by: Annotated[tuple[Person | Position, ...], Owner()] = ()
    units: Annotated[tuple[Unit, ...], Reverse("units", "responsibilities")] = ()


@collection("capabilities")
class Capability(Described):
    """Something people can do that the organization needs."""

    KIND: ClassVar[str] = "capability"
    critical: bool | None = None
    core: bool | None = None
    performed_by: Annotated[tuple[Person | Engagement, ...], Owner()] = ()
    held_by: Annotated[tuple[Person, ...], Reverse("people", "capabilities")] = ()


@collection("budgets")
class Budget(Described):
    """Money set aside: what for, who holds it, who may spend it, who approves."""

    KIND: ClassVar[str] = "budget"
    function: Function = None
    amount: float | None = None
    currency: str | None = None
    holder: Annotated[Unit | None, Encloses()] = None
    used_by: tuple[Unit, ...] = ()
    approver: Annotated[tuple[Position | Unit, ...], Extras({"up_to": float | None})] = ()
    discretion_limit: float | None = None
    funded_by: tuple[Unit, ...] = ()
    transformation: bool | None = None


@collection("kpis")
class Kpi(Described):
    """A measure, its owner, and the greater measure it serves."""

    KIND: ClassVar[str] = "kpi"
    goal: bool | None = None
    owner: Annotated[Unit | Position | None, Encloses()] = None
    contributors: tuple[Unit, ...] = ()
    shared_with: tuple[Unit, ...] = ()
    rolls_up_to: tuple[Kpi, ...] = ()
    target: str | None = None
    unit_of_measure: str | None = None
    direction: Annotated[Literal["up", "down"] | None, DIRECTION_WORDS] = None
    kind: Annotated[Literal["volume", "quality", "outcome", "output"] | None, KPI_KIND_WORDS] = None
    horizon_months: float | None = None
    source: Proof = None
    review: Recurrence = None
    conflicts_with: tuple[Kpi, ...] = ()
    fed_by: Annotated[tuple[Kpi, ...], Reverse("kpis", "rolls_up_to")] = ()


@collection("handoffs")
class Handoff(Described):
    """Work that passes from one unit to another."""

    KIND: ClassVar[str] = "handoff"
    giver: Annotated[Unit | None, Encloses()] = None
    receiver: Unit | None = None
    item: str | None = None
    lifecycle: Lifecycle | None = None
    stage: str | None = None
    owner: Annotated[Position | None, Owner()] = None
    entry_criteria: Proof = None
    agreed_by: tuple[Unit, ...] = ()
    sla_hours: float | None = None
    feedback: Proof = None
    context: Proof = None
    volume: float | None = None
    capacity: float | None = None
    channel: Proof = None


@collection("lifecycles")
class Lifecycle(Described):
    """The stages an item ripens through."""

    KIND: ClassVar[str] = "lifecycle"
    item: str | None = None
    owner: Annotated[Unit | Position | None, Owner()] = None
    stages: Annotated[tuple[StageEntry, ...], Short("name")] = ()


@collection("decisions")
class Decision(Described):
    """A decision and its roles, in the words of RACI, DACI or RAPID.

    `accountable` reads A in RACI, approver in DACI, decide in RAPID; `responsible` reads R, driver, recommend;
    `consulted` reads C, contributor, input.
    """

    KIND: ClassVar[str] = "decision"
    model: Literal["raci", "daci", "rapid"] | None = None
    accountable: Annotated[tuple[Position | Unit, ...], Aka(("approver", "decide")), Owner()] = ()
    responsible: Annotated[tuple[Position | Unit, ...], Aka(("driver", "recommend"))] = ()
    consulted: Annotated[tuple[Position | Unit, ...], Aka(("contributor", "input"))] = ()
    informed: tuple[Position | Unit, ...] = ()
    agree: tuple[Position | Unit, ...] = ()
    perform: tuple[Position | Unit, ...] = ()
    units: tuple[Unit, ...] = ()
    kpis: tuple[Kpi, ...] = ()
    datasets: tuple[Dataset, ...] = ()
    escalation: Proof = None


@collection("meetings")
class Meeting(Described):
    """A meeting, who sits in it, and on which level."""

    KIND: ClassVar[str] = "meeting"
    cadence: Recurrence = None
    attendees: tuple[Person | Position | Unit, ...] = ()
    chair: Annotated[Position | None, Owner()] = None
    purpose: Proof = None
    level: Annotated[
        Literal["executive", "management", "operational"] | None,
        LEVEL_WORDS,
    ] = None
    duration_minutes: float | None = None


@collection("interactions")
class Interaction(Described):
    """How two units work together (Team Topologies)."""

    KIND: ClassVar[str] = "interaction"
    between: tuple[Unit, ...] = ()
    mode: Annotated[
        Literal["collaboration", "x_as_a_service", "facilitating"] | None,
        INTERACTION_MODE_WORDS,
    ] = None
    purpose: Proof = None
    benefits: tuple[Benefit, ...] = ()
    liaison: Annotated[Person | None, Owner()] = None


@collection("requests")
class Request(Described):
    """A desk at which units ask another for work."""

    KIND: ClassVar[str] = "request"
    provider: Annotated[Unit | None, Encloses()] = None
    requesters: tuple[Unit, ...] = ()
    intake_owner: Annotated[Position | None, Owner()] = None
    priority_policy: Proof = None


@collection("contributions")
class Contribution(Described):
    """Work a unit or person does for another unit's deliverable."""

    KIND: ClassVar[str] = "contribution"
    requester: Annotated[Unit | None, Encloses()] = None
    contributor: Annotated[Unit | Person | None, Owner()] = None
    deliverable: str | None = None
    brief_agreed_by: tuple[Unit, ...] = ()
    allocation: Annotated[float | None, Share()] = None
    requester_allocation: Annotated[float | None, Share()] = None
    capabilities: tuple[Capability, ...] = ()
    rewarded_by: tuple[Kpi, ...] = ()


@collection("segments")
class Segment(Described):
    """A group of customers, and who approaches them."""

    KIND: ClassVar[str] = "segment"
    owners: Annotated[tuple[Unit, ...], Owner()] = ()
    coordinator: Annotated[Position | None, Owner()] = None


@collection("datasets")
class Dataset(Described):
    """Data units work with: whose it is, and who may use it."""

    KIND: ClassVar[str] = "dataset"
    subject: str | None = None
    owner: Annotated[Unit | None, Encloses()] = None
    system_of_record: bool | None = None
    used_by: Annotated[tuple[DatasetUse, ...], Short("unit")] = ()


@collection("engagements")
class Engagement(Described):
    """Work bought from a partner outside."""

    KIND: ClassVar[str] = "engagement"
    partner: str | None = None
    status: Annotated[Literal["planned", "active", "closed"] | None, ENGAGEMENT_STATUS_WORDS] = None
    unit: Annotated[Unit | None, Encloses()] = None
    owner: Annotated[Position | None, Owner()] = None
    purpose: Proof = None
    amount: float | None = None
    fte: float | None = None
    capabilities: tuple[Capability, ...] = ()
    knowledge_transfer: Proof = None
    review: Recurrence = None


@collection("initiatives")
class Initiative(Described):
    """A transformation, experiment or improvement with a beginning and an end."""

    KIND: ClassVar[str] = "initiative"
    kind: Annotated[Literal["transformation", "experiment", "improvement"] | None, INITIATIVE_KIND_WORDS] = None
    status: Annotated[
        Literal["planned", "running", "paused", "ended", "stopped"] | None,
        INITIATIVE_STATUS_WORDS,
    ] = None
    outcome: Annotated[Literal["succeeded", "failed", "stopped"] | None, OUTCOME_WORDS] = None
    sponsor: Position | None = None
    lead: Annotated[Position | None, Owner()] = None
    lead_allocation: Annotated[float | None, Share()] = None
    units: tuple[Unit, ...] = ()
    benefits: tuple[Benefit, ...] = ()
    budget: Budget | None = None
    success_criteria: Proof = None
    roi_estimate: Proof = None
    return_due: date | None = None
    milestones: tuple[Milestone, ...] = ()
    review: Recurrence = None
    follows: Annotated[Initiative | None, Past()] = None
    lessons: Proof = None
    concerns: tuple[Concern, ...] = ()
    customer_evidence: Proof = None
    closing_report: Proof = None


@collection("training")
class Training(Described):
    """A programme by which people learn."""

    KIND: ClassVar[str] = "programme"
    functions: Annotated[tuple[str, ...], FunctionName()] = ()
    audience: tuple[Unit, ...] = ()
    cadence: Recurrence = None


# ---- Derived kinds: never written, iterated by rules


@collection("")
class FunctionOf(Described):
    """A function such as marketing, with the units dedicated to it, the budgets for it and the people in it."""

    KIND: ClassVar[str] = "function"
    units: Annotated[tuple[Unit, ...], Derived()] = ()
    budgets: Annotated[tuple[Budget, ...], Derived()] = ()
    people: Annotated[tuple[Person, ...], Derived()] = ()


@collection("")
class Partnership(Described):
    """Two units that depend on each other's work: an unordered pair, `a` with the smaller id."""

    KIND: ClassVar[str] = "partnership"
    a: Unit
    b: Unit
    handoffs: Annotated[tuple[Handoff, ...], Derived()] = ()
    interactions: Annotated[tuple[Interaction, ...], Derived()] = ()
    contributions: Annotated[tuple[Contribution, ...], Derived()] = ()
    requests: Annotated[tuple[Request, ...], Derived()] = ()
    meetings: Annotated[tuple[Meeting, ...], Derived()] = ()


@collection("")
class Stage(Described):
    """A stage of a lifecycle: its owner, the stage before it, and the hand-offs that enter it."""

    KIND: ClassVar[str] = "stage"
    lifecycle: Lifecycle
    owner: Annotated[Unit | None, Derived()] = None
    previous: Annotated[Stage | None, Derived()] = None
    handoffs: Annotated[tuple[Handoff, ...], Derived()] = ()


@collection("")
class Placeholder(Described):
    """A place where somebody wrote TBD, 未定 or the like instead of who or what stands there."""

    KIND: ClassVar[str] = "placeholder"
    entity: Described
    field: str
    text: str


Place: TypeAlias = Unit | Position | Person
DERIVED: tuple[type[Described], ...] = (FunctionOf, Partnership, Stage, Placeholder)
