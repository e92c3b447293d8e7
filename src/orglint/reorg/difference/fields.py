"""All fields that have no kind of change of their own: who answers for things, and whatever else they say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import cast

from orglint.model.entities import Described, Person, Position, Responsibility, Unit
from orglint.model.marks import Extras, Sensitive
from orglint.model.organization import Model
from orglint.model.schema import COLLECTIONS, KINDS, Field, Kind
from orglint.model.types import Record
from orglint.model.words import may_be_sensitive
from orglint.reorg.answering import PARTAKING, PLACES, structure_of
from orglint.reorg.difference import posts, units
from orglint.reorg.difference.changes import EntityCreated, EntityRemoved, FieldChanged, OwnerChanged, PartiesChanged
from orglint.reorg.difference.gathering import Gathering

ORDERED = frozenset({("budget", "approver"), ("organization", "grades"), ("lifecycle", "stages")})
"""Lists of which the order says something."""
_TOLD_ELSEWHERE: Mapping[str, frozenset[str]] = {
    "unit": units.HANDLED,
    "position": posts.HANDLED,
    "organization": frozenset({"as_of", "described"}),
}


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of a kind to be compared, by how they are."""

    plain: tuple[str, ...]
    references: tuple[Field, ...]
    records: tuple[Field, ...]
    extras: tuple[Field, ...]
    sensitive: tuple[str, ...]


@cache
def fields_of(name: str) -> Fields:
    """Return the fields of a kind of which changes are told here."""
    told = _TOLD_ELSEWHERE.get(name, frozenset()) | {"unknown"}
    written = [field for field in dict.fromkeys(KINDS[name].written.values()) if field.name not in told]
    open_ = [field for field in written if field.mark(Sensitive) is None]
    return Fields(
        plain=tuple(field.name for field in open_ if not field.target and structure_of(field) is None),
        references=tuple(field for field in open_ if field.target),
        records=tuple(field for field in open_ if structure_of(field) is not None),
        extras=tuple(field for field in KINDS[name].written.values() if field.mark(Extras) is not None),
        sensitive=tuple(field.name for field in written if field.mark(Sensitive) is not None),
    )


def compare_fields(found: Gathering) -> None:
    """Tell what is new, gone or says something else, but for what other comparisons tell."""
    _Entities(found, KINDS["organization"]).pair(found.matching.before.organization, found.matching.after.organization)
    for kind in COLLECTIONS.values():
        compared = _Entities(found, kind)
        if kind.name not in (Unit.KIND, Position.KIND, Person.KIND):
            compared.came_and_went()
        for before in found.matching.before.in_force[kind.name]:
            after = found.matching.counterparts.get(before)
            if after is not None:
                compared.pair(before, after)


class _Entities:
    """Compares the entities of one kind."""

    def __init__(self, found: Gathering, kind: Kind) -> None:
        self.found = found
        self.collection = kind.collection or "organization"
        self.kind = kind.name
        self.fields = fields_of(kind.name)
        names = self.fields.plain
        self._plain = attrgetter(*names) if names else None
        self._references = (
            attrgetter(*(field.name for field in self.fields.references)) if self.fields.references else None
        )

    def came_and_went(self) -> None:
        gone, new = self.found.matching.unmatched(self.kind)
        for entity in gone:
            if self.found.comparable.has(self.collection):
                self.found.say(EntityRemoved(before=entity))
        for entity in new:
            if self.found.comparable.has(self.collection):
                self.found.say(EntityCreated(after=entity))

    def pair(self, before: Described, after: Described) -> None:
        if self._plain is not None and self._plain(before) != self._plain(after):
            for name in self.fields.plain:
                self.plain(name, before, after)
        for field in self.fields.references:
            old, new = getattr(before, field.name), getattr(after, field.name)
            if old or new:
                self.references(field.name, field, (before, after), (_listed(old), _listed(new)))
        for field in self.fields.records:
            old, new = getattr(before, field.name), getattr(after, field.name)
            if old or new:
                self.records(field, before, after)
        for field in self.fields.extras:
            self.beside(field, before, after)
        for name in self.fields.sensitive:
            self.sensitive(name, before, after)
        if isinstance(before, Responsibility) and isinstance(after, Responsibility):
            self.owners(before, after)
        self.own_keys(before, after)

    def plain(self, name: str, before: Described, after: Described) -> None:
        old, new = getattr(before, name), getattr(after, name)
        if old == new:
            return
        if isinstance(old, tuple) and (self.kind, name) not in ORDERED and set(old) == set(new):
            return
        self.say(name, (before, after), old, new)

    def say(self, name: str, pair: tuple[Described, Described], old: object, new: object) -> None:
        before, after = pair
        if self.found.comparable.says(self.collection, name.partition(".")[0], before, after):
            self.found.say(FieldChanged(before=before, after=after, field=name, old=old, new=new))

    # ---- references

    def references(
        self,
        name: str,
        field: Field,
        pair: tuple[Described, Described],
        values: tuple[tuple[Described, ...], tuple[Described, ...]],
    ) -> None:
        (before, after), (old, new) = pair, values
        compared = self.found.references.compare(old, new)
        if not compared and not compared.followed:
            if (self.kind, name) in ORDERED and not self._in_one_order(old, new):
                self.say(name, pair, old, new)
            return
        if name == "previous_units" and self._is_the_move(before, after, old, new):
            self.found.follow(before, after, name)
            return
        if not self.found.comparable.says(self.collection, name.partition(".")[0], before, after):
            return
        if not compared:
            self.found.follow(before, after, name)
        elif self.kind in PLACES | {"organization"} or not field.target & PLACES:
            self.found.say(FieldChanged(before=before, after=after, field=name, old=old, new=new))
        else:
            kind = PartiesChanged if name in PARTAKING and self.kind != Responsibility.KIND else OwnerChanged
            self.found.say(kind(before=before, after=after, field=name, lost=compared.lost, gained=compared.gained))

    def _in_one_order(self, old: Iterable[Described], new: Iterable[Described]) -> bool:
        return [self.found.matching.counterparts.get(one) for one in old] == list(new)

    def _is_the_move(
        self, before: Described, after: Described, old: tuple[Described, ...], new: tuple[Described, ...]
    ) -> bool:
        """Whether units that somebody worked in before are those of today on the other side: the move tells it."""
        assert isinstance(before, Person)
        assert isinstance(after, Person)
        counterparts = self.found.matching.counterparts
        came = {one for one in new if counterparts.get(one) not in old}
        went = {one for one in old if counterparts.get(one) not in new}
        was = {counterparts.get(post.unit) for post in before.positions if post.unit is not None}
        now = {counterparts.get(post.unit) for post in after.positions if post.unit is not None}
        return (not went and came <= was) or (not came and went <= now)

    def owners(self, before: Responsibility, after: Responsibility) -> None:
        """Compare the units that a responsibility is one of: units name it, and the change is the responsibility's."""
        compared = self.found.references.compare(before.units, after.units)
        if not compared and not compared.followed:
            return
        reason = self.found.comparable.reason("units", "responsibilities")
        if reason is not None:
            self.found.comparable.pass_over("units", "responsibilities", reason)
        elif self.found.matching.before.is_unknown(before, "units") or self.found.matching.after.is_unknown(
            after, "units"
        ):
            self.found.comparable.pass_over("units", "responsibilities", "unknown")
        elif not compared:
            self.found.follow(before, after, "units")
        else:
            self.found.say(
                OwnerChanged(before=before, after=after, field="units", lost=compared.lost, gained=compared.gained)
            )

    # ---- records and what stands beside references

    def records(self, field: Field, before: Described, after: Described) -> None:
        """Compare lists of records: where only units or posts in them differ, that is a change of who answers."""
        old = cast("tuple[Record, ...]", getattr(before, field.name))
        new = cast("tuple[Record, ...]", getattr(after, field.name))
        kind = structure_of(field)
        assert kind is not None
        parts = [part for part in kind.declared.values() if part.target]
        rest = [part.name for part in kind.declared.values() if not part.target]
        if not self._say_the_same(field, rest, old, new):
            self.say(field.name, (before, after), old, new)
            return
        for part in parts:
            sides = [
                [(tuple(getattr(one, name) for name in rest), _listed(getattr(one, part.name))) for one in side]
                for side in (old, new)
            ]
            self.part(f"{field.name}.{part.name}", part, (before, after), sides)

    def _say_the_same(self, field: Field, rest: list[str], old: tuple[Record, ...], new: tuple[Record, ...]) -> bool:
        said = [[tuple(getattr(one, name) for name in rest) for one in side] for side in (old, new)]
        if (self.kind, field.name) not in ORDERED:
            said = [sorted(side, key=repr) for side in said]
        return said[0] == said[1]

    def part(
        self,
        name: str,
        part: Field,
        pair: tuple[Described, Described],
        sides: list[list[tuple[tuple[object, ...], tuple[Described, ...]]]],
    ) -> None:
        """Compare the references in records that say the same otherwise, record by record of one content."""
        grouped: dict[tuple[object, ...], tuple[list[Described], list[Described]]] = {}
        for number, side in enumerate(sides):
            for content, references in side:
                grouped.setdefault(content, ([], []))[number].extend(references)
        compared = [(self.found.references.compare(old, new), old, new) for old, new in grouped.values()]
        old = tuple(dict.fromkeys(one for each, here, _ in compared if each or each.followed for one in here))
        new = tuple(dict.fromkeys(one for each, _, there in compared if each or each.followed for one in there))
        if old or new:
            self.references(name, part, pair, (old, new))

    def beside(self, field: Field, before: Described, after: Described) -> None:
        """Compare what stands beside references to the same: how much of somebody's time, up to which amount."""
        here = _ties(self.found.matching.before, before, field.name)
        there = _ties(self.found.matching.after, after, field.name)
        if not here and not there:
            return
        current = getattr(after, field.name)
        for target in getattr(before, field.name):
            other = self.found.matching.counterparts.get(target)
            if other is None or other not in current:
                continue
            old, new = here.get(target, {}), there.get(other, {})
            for name in sorted(old.keys() | new.keys()):
                if old.get(name) == new.get(name):
                    continue
                if name != "primary" or self._changes_first_post(target, other):
                    self.say(f"{field.name}.{name}", (before, after), old.get(name), new.get(name))

    def _changes_first_post(self, before: Described, after: Described) -> bool:
        """Whether another post of the same unit is somebody's first one now; one of another unit is told as a move."""
        assert isinstance(before, Person)
        assert isinstance(after, Person)
        here, there = self.found.first_posts
        one, other = here.get(before), there.get(after)
        same = self.found.references.are_same
        return one is not None and other is not None and not same(one, other) and same(one.unit, other.unit)

    # ---- what is not shown, and the users' own

    def sensitive(self, name: str, before: Described, after: Described) -> None:
        old, new = getattr(before, name), getattr(after, name)
        if (old is None and new is None) or (old == () == new):
            return
        differs = bool(self.found.references.compare(old, new)) if isinstance(old, tuple) else old != new
        if differs and self.found.comparable.says(self.collection, name, before, after):
            self.found.hidden[f"{self.collection}.{name}"] += 1

    def own_keys(self, before: Described, after: Described) -> None:
        """Compare the writer's own keys (`x-...`); what such a key may keep from others is not shown."""
        old, new = self.found.matching.before.extras.get(before, {}), self.found.matching.after.extras.get(after, {})
        if old == new:
            return
        for name in sorted(old.keys() | new.keys()):
            if old.get(name) == new.get(name):
                continue
            if may_be_sensitive(name.removeprefix("x-")):
                self.found.hidden[f"{self.collection}.{name}"] += 1
            else:
                self.found.say(
                    FieldChanged(before=before, after=after, field=name, old=old.get(name), new=new.get(name))
                )


def _listed(value: object) -> tuple[Described, ...]:
    if isinstance(value, tuple):
        return value
    return (value,) if isinstance(value, Described) else ()


def _ties(model: Model, entity: Described, name: str) -> dict[Described, dict[str, object]]:
    """Return what stands beside the references of a field, by what they name; the days of a reference not."""
    found: dict[Described, dict[str, object]] = {}
    for tie in model.ties.get((entity, name), ()):
        if tie.extras:
            found.setdefault(tie.target, {}).update(tie.extras)
    return found
