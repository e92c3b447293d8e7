"""The linked model of one organization at one date: what the rules and their functions read."""

from __future__ import annotations

from collections.abc import Mapping as ReadOnly
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from orglint.location import Location, Span
from orglint.model.entities import Described, Organization
from orglint.model.problems import Problem
from orglint.model.schema import COLLECTIONS
from orglint.model.types import Entity
from orglint.source.document import Document, Mapping, Sequence

E = TypeVar("E", bound=Entity)


@dataclass(frozen=True, slots=True)
class Tie:
    """A reference as written in full: what it points to, from when to when, and what stands beside it."""

    target: Described
    start: date | None = None
    end: date | None = None
    extras: ReadOnly[str, object] = field(default_factory=dict)


@dataclass(slots=True)
class Origin:
    """Where an entity is written: its key in a container, the mapping of its fields, and fields written elsewhere."""

    document: Document
    container: Mapping | Sequence
    key: str | int
    body: Mapping | None = None
    borrowed: dict[str, tuple[Mapping | Sequence, str | int]] = field(default_factory=dict)


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
    kinds included. `ties` keeps references that were written with dates or more beside them, all dates. `unknown`
    names fields whose value was bad: they read as empty here, and no rule may draw a conclusion from them.
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
    _reverse: dict[tuple[str, str], dict[Described, tuple[Described, ...]]] = field(default_factory=dict)

    def all(self, kind: type[E]) -> tuple[E, ...]:
        """Return the entities of a kind in force at `as_of`, sorted by id."""
        return self.in_force.get(kind.KIND, ())  # type: ignore[return-value]  # filled by kind

    def share_stated(self, path: str) -> float:
        """Return the share of entities (of records, for `collection.field.sub`) that state a field; 0 without any.

        A field that an importer mapped a column to counts as stated by every entity.
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
        """Return where an entity, or a field of it, is written; None for what stands nowhere (derived kinds).

        A field that is not written, or that stands where no position is known (merged in), gives the place of
        the entity's id; that place is marked inexact in the second case.
        """
        origin = self.origins.get(entity)
        if origin is None:
            return None
        document, exact = origin.document, True
        if name is not None:
            span, exact = _field_span(origin, name)
            if span is not None:
                return Location(document.file, span)
        own = document.key_span(origin.container, origin.key)
        if own is None:
            return Location(document.file, document.own_span(origin.container), exact=False)
        return Location(document.file, own, exact=exact)


def _field_span(origin: Origin, name: str) -> tuple[Span | None, bool]:
    container, key = origin.borrowed.get(name, (origin.body, name))
    if container is None or (isinstance(container, Mapping) and key not in container):
        return None, True
    return field_span(origin.document, container, key), False


def field_span(document: Document, container: Mapping | Sequence, key: str | int) -> Span | None:
    """Return the place of a field as reports show it: key and value where they share a line, else the key."""
    first, value = document.key_span(container, key), document.value_span(container, key)
    if first is None or value is None or value.end_line != first.line:
        return first
    return Span(first.line, first.column, value.end_line, value.end_column)
