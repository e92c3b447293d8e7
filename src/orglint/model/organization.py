"""The linked model of one organization at one date: what the rules and their functions read."""

from __future__ import annotations

from collections.abc import Mapping as ReadOnly
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from orglint.location import Location
from orglint.model.entities import Described, Organization, Placeholder
from orglint.model.place import Place
from orglint.model.problems import Problem
from orglint.model.schema import COLLECTIONS
from orglint.model.types import Entity
from orglint.source.document import Mapping, Sequence

E = TypeVar("E", bound=Entity)


_LAST_RANK = 1_000_000


@dataclass(frozen=True, slots=True)
class Tie:
    """A reference as written in full: what it points to, from when to when, and what stands beside it."""

    target: Described
    start: date | None = None
    end: date | None = None
    extras: ReadOnly[str, object] = field(default_factory=dict)


@dataclass(slots=True)
class Origin:
    """Where an entity is written: the place of its id, the mapping of its fields, and fields written elsewhere."""

    place: Place
    body: Mapping | None = None
    borrowed: dict[str, Place] = field(default_factory=dict)

    def field(self, name: str) -> Place | None:
        """Return where a field is written, under whichever of its names; None where it is not written."""
        if name in self.borrowed:
            return self.borrowed[name]
        if self.body is not None and name in self.body:
            return Place(self.place.document, self.body, name)
        return None


@dataclass(slots=True)
class Coverage:
    """How many entities of a collection there are, and how many state a field, `null` included.

    Keys of `stated` are `field`, or `field.sub` for the fields of records, counted over records (`records`).
    """

    entities: int = 0
    stated: dict[str, int] = field(default_factory=dict)
    records: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class Model:
    """An organization, linked.

    `entities` holds everything written, by kind and id, sorted by id; `in_force` what counts at `as_of`, derived
    kinds included. `ties` keeps, for all dates, references that were written with dates or more beside them, or to
    what is not in force. `unknown` names fields whose value was bad: they read as empty here, and no rule may draw a
    conclusion from them. `ranks` are the places of posts in their person's list of posts.
    """

    organization: Organization
    as_of: date
    entities: dict[str, dict[str, Described]] = field(default_factory=dict)
    in_force: dict[str, tuple[Described, ...]] = field(default_factory=dict)
    ties: dict[tuple[Described, str], tuple[Tie, ...]] = field(default_factory=dict)
    unknown: dict[Described, set[str]] = field(default_factory=dict)
    coverage: dict[str, Coverage] = field(default_factory=dict)
    described: frozenset[str] = frozenset()
    origins: dict[Described, Origin] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    extras: dict[Described, dict[str, str]] = field(default_factory=dict)
    ranks: dict[Described, int] = field(default_factory=dict)
    _reverse: dict[tuple[str, str], dict[Described, tuple[Described, ...]]] = field(default_factory=dict)

    def all(self, kind: type[E]) -> tuple[E, ...]:
        """Return the entities of a kind in force at `as_of`, sorted by id."""
        return self.in_force.get(kind.KIND, ())  # type: ignore[return-value]  # filled by kind

    def share_stated(self, path: str) -> float:
        """Return the share of entities (of records, for `collection.field.sub`) that state a field; 0 without any.

        A field that an importer mapped a column to, or `organization.described` names, counts as stated by every entity.
        """
        name, _, rest = path.partition(".")
        coverage = self.coverage.get(name)
        if coverage is None or not coverage.entities:
            return 0.0
        if not rest or path in self.described:
            return 1.0
        head, _, sub = rest.partition(".")
        whole = coverage.records.get(head, 0) if sub else coverage.entities
        return coverage.stated.get(rest, 0) / whole if whole else 0.0

    def is_unknown(self, entity: Described, name: str) -> bool:
        """Whether the field was written with a value that could not be read or resolved."""
        return name in self.unknown.get(entity, ())

    def primary_order(self, person: Described, post: Described) -> tuple[bool, bool, bool, int, str]:
        """Return by what a person's posts are ordered, the primary one first.

        It is the one marked primary, else that of the person's own id, else one in force, else the first written.
        """
        ties = self.ties.get((post, "holder"), ())
        marked = any(tie.target is person and tie.extras.get("primary") is True for tie in ties)
        ended = post.end is not None and post.end < self.as_of
        return not marked, post.id != person.id, ended, self.ranks.get(post, _LAST_RANK), post.id

    def reverse(self, collection: str, name: str) -> dict[Described, tuple[Described, ...]]:
        """Return, for each entity referred to, the entities in force of `collection` whose field `name` refers to it."""
        key = (collection, name)
        if key not in self._reverse:
            found: dict[Described, list[Described]] = {}
            for entity in self.in_force.get(COLLECTIONS[collection].name, ()):
                value = getattr(entity, name)
                for target in value if isinstance(value, tuple) else (value,):
                    if target is not None:
                        found.setdefault(target, []).append(entity)
            self._reverse[key] = {target: tuple(dict.fromkeys(items)) for target, items in found.items()}
        return self._reverse[key]

    def location(self, entity: Described, name: str | None = None) -> Location | None:
        """Return where an entity, or a field of it, is written; None for what stands nowhere.

        A field that is not written has the place of the entity's id. What is derived stands where the first thing it
        is made of is written.
        """
        origin = self.origins.get(entity)
        if origin is None:
            return None
        place = origin.field(name) if name is not None else None
        if place is not None and entity is not self.organization and place.container is not origin.body:
            # Filled in by nesting: what a person would change is the entity, not what it stands in.
            place = place if place.document is not origin.place.document else None
        if place is not None:
            return place.field_location()
        # A placeholder is not an id but a value: it is shown with the field it stands in.
        return origin.place.field_location() if isinstance(entity, Placeholder) else origin.place.key_location()

    def stage_origin(self, lifecycle: Described, index: int) -> Origin:
        """Return where the stage of that index (from 0) of a lifecycle is written."""
        origin = self.origins[lifecycle]
        place = origin.field("stages")
        stages = place.container[place.key] if place is not None else None  # type: ignore[index]  # key of container
        if place is not None and isinstance(stages, Sequence) and index < len(stages):
            body = stages[index]
            return Origin(Place(place.document, stages, index), body if isinstance(body, Mapping) else None)
        if place is not None and isinstance(stages, Mapping) and index == 0:  # one stage, not in a list
            return Origin(place, stages)
        return origin
