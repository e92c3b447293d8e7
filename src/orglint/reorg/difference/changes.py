"""What can have changed between two models: one class a kind of change, each with its mirror.

A change is one difference in what the two models say of one thing. What follows from it (people who are elsewhere
because their unit is, posts with another manager because their unit has another head) is no change of its own: `affected`
says how many it touches. `before` and `after` are the thing itself on either side, None where it is not there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import ClassVar, TypeVar

from orglint.model.entities import Described, Person, Position, Unit

KINDS: dict[str, type[Change]] = {}
"""Every kind of change by its name, in the order of a report."""
C = TypeVar("C", bound="type[Change]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A difference. `affected` counts people (of a unit or post) or posts (of a head) that it touches besides."""

    kind: ClassVar[str] = ""
    before: Described | None = None
    after: Described | None = None
    affected: int = 0

    @property
    def subject(self) -> Described:
        """Return what has changed: as it is later, or as it was where it is gone."""
        found = self.after if self.after is not None else self.before
        assert found is not None
        return found

    def mirror(self) -> Change:
        """Return the change the other way round: what was created is dissolved, what was lost is gained."""
        made = KINDS[MIRRORS.get(self.kind, self.kind)]
        return made(**{_SWAPPED.get(item.name, item.name): getattr(self, item.name) for item in fields(self)})


_SWAPPED: Mapping[str, str] = {
    "before": "after",
    "after": "before",
    "old": "new",
    "new": "old",
    "lost": "gained",
    "gained": "lost",
}
MIRRORS: dict[str, str] = {}
"""What kinds become the other way round; those not in it stay what they are."""


def _kind(name: str, mirror: str = "") -> Callable[[C], C]:
    def declare(cls: C) -> C:
        cls.kind = name
        KINDS[name] = cls
        if mirror:
            MIRRORS[name] = mirror
            MIRRORS[mirror] = name
        return cls

    return declare


# ---- Units


@_kind("unit-created", mirror="unit-dissolved")
@dataclass(frozen=True, slots=True, kw_only=True)
class UnitCreated(Change):
    """A unit that is new, and came from no other; `affected` people are in it and below it."""


@_kind("unit-dissolved")
@dataclass(frozen=True, slots=True, kw_only=True)
class UnitDissolved(Change):
    """A unit that is gone, and went into no other; `affected` people were in it and below it."""


@_kind("units-merged", mirror="unit-split")
@dataclass(frozen=True, slots=True, kw_only=True)
class UnitsMerged(Change):
    """Several units that are one later: `parts` are all of them; `before` is the one that goes on, if one does.

    `affected` people came from the others.
    """

    parts: tuple[Unit, ...]


@_kind("unit-split")
@dataclass(frozen=True, slots=True, kw_only=True)
class UnitSplit(Change):
    """A unit that is several later: `parts` are all of them; `after` is the one that it goes on as, if there is one.

    `affected` people are in the others.
    """

    parts: tuple[Unit, ...]


@_kind("unit-renamed")
@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRenamed(Change):
    """A unit of another name: of another id where it has no name."""

    old: str
    new: str


@_kind("unit-moved")
@dataclass(frozen=True, slots=True, kw_only=True)
class UnitMoved(Change):
    """A unit below another one, or none."""

    old: Unit | None
    new: Unit | None


@_kind("unit-relocated")
@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRelocated(Change):
    """A unit at another location."""

    old: str | None
    new: str | None


@_kind("new-head")
@dataclass(frozen=True, slots=True, kw_only=True)
class NewHead(Change):
    """A unit with other posts at its head; `affected` posts report to the new head instead of the old one."""

    lost: tuple[Position, ...]
    gained: tuple[Position, ...]


# ---- People


@_kind("person-joined", mirror="person-left")
@dataclass(frozen=True, slots=True, kw_only=True)
class PersonJoined(Change):
    """Somebody who was not there before."""


@_kind("person-left")
@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLeft(Change):
    """Somebody who is not there any more."""


@_kind("person-moved")
@dataclass(frozen=True, slots=True, kw_only=True)
class PersonMoved(Change):
    """Somebody whose post, or first post, is in another unit; a new manager that comes with it is in `lost` and `gained`."""

    old: Unit | None
    new: Unit | None
    lost: tuple[Position, ...] = ()
    gained: tuple[Position, ...] = ()


@_kind("post-taken", mirror="post-given-up")
@dataclass(frozen=True, slots=True, kw_only=True)
class PostTaken(Change):
    """A further post of somebody (兼務), written on them."""

    post: Position


@_kind("post-given-up")
@dataclass(frozen=True, slots=True, kw_only=True)
class PostGivenUp(Change):
    """A further post that somebody does not have any more."""

    post: Position


@_kind("new-manager")
@dataclass(frozen=True, slots=True, kw_only=True)
class NewManager(Change):
    """A post that reports to others, and nothing that is said of units and heads makes it so."""

    lost: tuple[Position, ...]
    gained: tuple[Position, ...]


@_kind("line-handed-over")
@dataclass(frozen=True, slots=True, kw_only=True)
class LineHandedOver(Change):
    """All who reported to one post report to another, or all who report to one did to another: two posts at least.

    `before` and `after` are the two managers, `posts` those who report, as they were and as they are.
    """

    posts: tuple[tuple[Position, Position], ...]

    def mirror(self) -> LineHandedOver:
        """Return the change the other way round, the posts in the order of their later ids."""
        turned = sorted(((after, before) for before, after in self.posts), key=lambda pair: pair[0].id)
        return LineHandedOver(before=self.after, after=self.before, affected=self.affected, posts=tuple(turned))


# ---- Positions


@_kind("position-created", mirror="position-eliminated")
@dataclass(frozen=True, slots=True, kw_only=True)
class PositionCreated(Change):
    """A seat that is new: not there before, or proposed or eliminated then."""


@_kind("position-eliminated")
@dataclass(frozen=True, slots=True, kw_only=True)
class PositionEliminated(Change):
    """A seat that is not there any more, or proposed or eliminated now."""


@_kind("position-moved")
@dataclass(frozen=True, slots=True, kw_only=True)
class PositionMoved(Change):
    """A seat in another unit; its holders have not moved on their own."""

    old: Unit | None
    new: Unit | None
    lost: tuple[Position, ...] = ()
    gained: tuple[Position, ...] = ()


@_kind("position-renamed")
@dataclass(frozen=True, slots=True, kw_only=True)
class PositionRenamed(Change):
    """A post of another title, a seat or that of a person."""

    old: str | None
    new: str | None


@_kind("position-filled", mirror="position-vacated")
@dataclass(frozen=True, slots=True, kw_only=True)
class PositionFilled(Change):
    """A seat that was vacant and is filled; `gained` is empty where nobody is named."""

    lost: tuple[Person, ...] = ()
    gained: tuple[Person, ...] = ()


@_kind("position-vacated")
@dataclass(frozen=True, slots=True, kw_only=True)
class PositionVacated(Change):
    """A seat that was filled and is vacant."""

    lost: tuple[Person, ...] = ()
    gained: tuple[Person, ...] = ()


@_kind("holder-exchanged")
@dataclass(frozen=True, slots=True, kw_only=True)
class HolderExchanged(Change):
    """A seat that is filled by others; `affected` posts report to it, which have no new manager for that."""

    lost: tuple[Person, ...]
    gained: tuple[Person, ...]


# ---- Everything else


@_kind("owner-changed")
@dataclass(frozen=True, slots=True, kw_only=True)
class OwnerChanged(Change):
    """Something that others answer for: units, posts, people (or a partner) named in `field`."""

    field: str
    lost: tuple[Described, ...]
    gained: tuple[Described, ...]


@_kind("parties-changed")
@dataclass(frozen=True, slots=True, kw_only=True)
class PartiesChanged(Change):
    """Something in which others take part, who do not answer for it: `field` says how."""

    field: str
    lost: tuple[Described, ...]
    gained: tuple[Described, ...]


@_kind("created", mirror="removed")
@dataclass(frozen=True, slots=True, kw_only=True)
class EntityCreated(Change):
    """A budget, KPI, hand-off or the like that is new."""


@_kind("removed")
@dataclass(frozen=True, slots=True, kw_only=True)
class EntityRemoved(Change):
    """A budget, KPI, hand-off or the like that is gone."""


@_kind("field-changed")
@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChanged(Change):
    """Any other field that says something else: numbers, texts, days, entities, or tuples of them."""

    field: str
    old: object
    new: object
