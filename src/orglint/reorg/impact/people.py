"""What a reorganization means for each person: another manager, unit, head, location; duties lost and gained."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from orglint.graph.relations import Relations
from orglint.model.entities import Described, Person, Position, Unit
from orglint.model.organization import Model
from orglint.model.schema import COLLECTIONS
from orglint.reorg.answering import answering_fields
from orglint.reorg.matching.matching import Matching
from orglint.reorg.personal_posts import primary_posts

Who: TypeAlias = "tuple[Person | Position, ...]"


@dataclass(frozen=True, slots=True, order=True)
class Duty:
    """Something that somebody answers for, in person or by a post, and as what: the field that names them."""

    field: str
    entity: Described


@dataclass(frozen=True, slots=True)
class PersonImpact:
    """What changes for one person, by their first post; `before` and `after` are themselves, None where not there.

    Managers and heads are people, or the posts where nobody is named. `lost` and `gained` are duties: what they answer
    for by any of their posts. A location is that of their unit, or of the nearest above that states one.
    """

    before: Person | None
    after: Person | None
    unit_before: Unit | None = None
    unit_after: Unit | None = None
    has_new_unit: bool = False
    managers_before: Who = ()
    managers_after: Who = ()
    has_new_manager: bool = False
    heads_before: Who = ()
    heads_after: Who = ()
    has_new_head: bool = False
    location_before: str | None = None
    location_after: str | None = None
    lost: tuple[Duty, ...] = ()
    gained: tuple[Duty, ...] = ()

    @property
    def has_new_location(self) -> bool:
        """Whether the location differs."""
        return self.location_before != self.location_after

    @property
    def is_touched(self) -> bool:
        """Whether anything changes for them."""
        return (
            self.before is None
            or self.after is None
            or self.has_new_unit
            or self.has_new_manager
            or self.has_new_head
            or self.has_new_location
            or bool(self.lost or self.gained)
        )


def people_impact(matching: Matching) -> tuple[PersonImpact, ...]:
    """Return what changes for whom, in the order of their ids; those for whom nothing does are left out."""
    here, there = _Side(matching.before), _Side(matching.after)
    found = []
    for before in matching.before.all(Person):
        after = matching.counterparts.get(before)
        found.append(_one(matching, here, there, before, after if isinstance(after, Person) else None))
    found += [
        _one(matching, here, there, None, after)
        for after in matching.after.all(Person)
        if after not in matching.counterparts
    ]
    touched = [one for one in found if one.is_touched]
    return tuple(sorted(touched, key=lambda one: (one.after or one.before or matching.after.organization).id))


def _one(matching: Matching, here: _Side, there: _Side, before: Person | None, after: Person | None) -> PersonImpact:
    was, now = here.of(before), there.of(after)
    both = before is not None and after is not None
    went_on = (
        matching.goes_on_in(was.unit, now.unit)
        if was.unit is not None and now.unit is not None
        else was.unit is now.unit
    )
    kept = {
        Duty(duty.field, later) for duty in was.duties if (later := matching.counterparts.get(duty.entity)) is not None
    }
    earlier = {
        Duty(duty.field, old) for duty in now.duties if (old := matching.counterparts.get(duty.entity)) is not None
    }
    return PersonImpact(
        before=before,
        after=after,
        unit_before=was.unit,
        unit_after=now.unit,
        has_new_unit=both and not went_on,
        managers_before=was.managers,
        managers_after=now.managers,
        has_new_manager=both and not _are_same(matching, was.managers, now.managers),
        heads_before=was.heads,
        heads_after=now.heads,
        has_new_head=both and not _are_same(matching, was.heads, now.heads),
        location_before=was.location if both else None,
        location_after=now.location if both else None,
        lost=tuple(sorted(duty for duty in was.duties if duty not in earlier)),
        gained=tuple(sorted(duty for duty in now.duties if duty not in kept)),
    )


def _are_same(matching: Matching, before: Who, after: Who) -> bool:
    return {matching.counterparts.get(one) for one in before} == set(after)


@dataclass(frozen=True, slots=True)
class _Standing:
    """How somebody stands on one side."""

    unit: Unit | None = None
    managers: Who = ()
    heads: Who = ()
    location: str | None = None
    duties: frozenset[Duty] = frozenset()


class _Side:
    def __init__(self, model: Model) -> None:
        self.tree = Relations(model).units
        self.primary = primary_posts(model)
        self.duties = _duties(model)

    def of(self, person: Person | None) -> _Standing:
        if person is None:
            return _Standing()
        post = self.primary.get(person)
        duties = self.duties.get(person, frozenset())
        if post is None:
            return _Standing(duties=duties)
        heads = post.unit.head if post.unit is not None else ()
        return _Standing(
            post.unit,
            _people(post.reports_to, person),
            _people(heads, person),
            self._location(post.unit),
            duties,
        )

    def _location(self, unit: Unit | None) -> str | None:
        if unit is None:
            return None
        return next((part.location for part in (unit, *self.tree.ancestors(unit)) if part.location), None)


def _people(posts: Iterable[Position], but: Person) -> Who:
    """Return who holds some posts, or the posts that nobody named holds; without somebody."""
    found = {one for post in posts for one in (post.holder or (post,)) if one is not but}
    return tuple(sorted(found))


def _duties(model: Model) -> Mapping[Person, frozenset[Duty]]:
    """Return what everybody answers for: whatever names them or a post of theirs as owner, approver, head and the like."""
    found: dict[Person, set[Duty]] = {}
    for kind in COLLECTIONS.values():
        for entity in model.in_force[kind.name]:
            for name, value in answering_fields(entity):
                for person in _holders(value):
                    found.setdefault(person, set()).add(Duty(name, entity))
    return {person: frozenset(duties) for person, duties in found.items()}


def _holders(value: object) -> Iterator[Person]:
    if isinstance(value, Person):
        yield value
    elif isinstance(value, Position):
        yield from value.holder
