"""An import laid over the model that stands in the folder: what is written, what stays, and what is to be said of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from orglint.importers.to_yaml.changes import Change, Drop, Put
from orglint.importers.to_yaml.existing import Existing, Stand
from orglint.importers.to_yaml.fields import Decided, What, decide, decide_gone, said
from orglint.importers.to_yaml.gather import ORGANIZATION, Gathered, Key, Outgoing, kind_of
from orglint.importers.to_yaml.record import Fields, Record, Said
from orglint.importers.to_yaml.tidy import Names, field_ranks, tidy
from orglint.model.schema import NESTED, POST_FIELDS, Kind
from orglint.source.document import Mapping, Node

FieldOf: TypeAlias = tuple[Key, str]
"""A field of an entity."""
_POST = (*POST_FIELDS, "allocation")
"""What a person says of a single post; several stand under `posts` instead."""


@dataclass(slots=True)
class Merge:
    """What is to be done, and what is to be said: ids and names of fields, never values.

    `new` are entities to be written for the first time. `updated` fields take the source's value; `kept` ones differ
    from it because a hand changed them, `conflicts` because both did. `vanished` is what the source no longer says,
    `deleted` what a hand has taken out and the source still says.
    """

    record: Record
    new: list[Outgoing] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    changed: dict[int, FieldOf] = field(default_factory=dict)
    updated: list[FieldOf] = field(default_factory=list)
    kept: list[FieldOf] = field(default_factory=list)
    conflicts: list[FieldOf] = field(default_factory=list)
    vanished: list[Key] = field(default_factory=list)
    vanished_fields: list[FieldOf] = field(default_factory=list)
    deleted: list[Key] = field(default_factory=list)


def merge(
    gathered: Gathered, existing: Existing, record: Record, sources: Iterable[str], names: Names, *, force: bool = False
) -> Merge:
    """Lay an import over what stands there. `sources` are the names of all its sources, also of those that say nothing."""
    merging = _Merging(existing, record, names, force=force)
    for entity in gathered.entities.values():
        merging.entity(entity)
    for source in sorted(set(sources)):
        merging.gone(source, gathered)
    return merging.result


class _Merging:
    def __init__(self, existing: Existing, record: Record, names: Names, *, force: bool) -> None:
        self.existing, self.record, self.names, self.force = existing, record, names, force
        self.imported = record.entities()
        self.result = Merge(record.copy())
        self.settled: set[Key] = set()

    def entity(self, entity: Outgoing) -> None:
        fields = tidy(entity, self.names)
        for name, node in fields.items():
            self.note(entity, name, node)
        self.result.record.sources.setdefault(entity.source, {}).setdefault(entity.key, {})
        if entity.collection == ORGANIZATION:
            self.organization(entity, fields)
            return
        stand = self.existing.stands.get(entity.key)
        if stand is not None:
            _Entity(self, entity, fields, stand).run()
        else:
            self.absent(entity)

    def absent(self, entity: Outgoing) -> None:
        """Write an entity that is not there, unless a hand has taken it out."""
        if entity.key in self.imported and not self.force:
            self.result.deleted.append(entity.key)
        else:
            self.result.new.append(entity)

    def organization(self, entity: Outgoing, fields: Mapping) -> None:
        """Merge each field where it stands; new ones go to the first place of the organization."""
        stands = self.existing.organization
        if not stands:
            self.absent(entity)
            return
        for stand in stands:
            here = {name for name in fields if _place_of_field(name, stands) is stand}
            _Entity(self, entity, Mapping({name: fields[name] for name in fields if name in here}), stand).run()

    def note(self, entity: Outgoing, name: str, node: Node) -> None:
        """Write into the record what a source says."""
        fields = self.result.record.sources.setdefault(entity.source_of(name), {}).setdefault(entity.key, {})
        fields[canonical(entity.kind, name)] = said(entity.kind, name, node)

    def base(self, entity: Outgoing, name: str) -> Said | None:
        """Return what the last import of the same source wrote into a field."""
        fields = self.record.sources.get(entity.source_of(name), {}).get(entity.key, {})
        return fields.get(canonical(entity.kind, name))

    # ---- what the source no longer says

    def gone(self, source: str, gathered: Gathered) -> None:
        now = self.result.record.sources.get(source, {})
        for key, fields in sorted(self.record.sources.get(source, {}).items()):
            entity = gathered.entities.get(key)
            states_it = entity is not None and source in (entity.source, *entity.added.values())
            if not states_it and not self.is_stated_elsewhere(key, source, gathered):
                self.vanished(key, now)
                continue
            theirs = {canonical(entity.kind, name) for name in entity.fields} if entity is not None else set()
            for name in sorted(fields.keys() - theirs):
                if key in self.settled and name in (*_POST, "posts"):
                    now[key].pop(name, None)
                else:
                    self.vanished_field(source, key, name)
            if not states_it and not now.get(key):
                now.pop(key, None)

    def is_stated_elsewhere(self, key: Key, source: str, gathered: Gathered) -> bool:
        return key in gathered.entities or self.record.stated_by_others(source, key)

    def vanished(self, key: Key, now: dict[Key, Fields]) -> None:
        if key in self.existing.stands or key[0] == ORGANIZATION:
            self.result.vanished.append(key)
        else:
            now.pop(key, None)

    def vanished_field(self, source: str, key: Key, name: str) -> None:
        """A field of an entity that the source still states, or another one does: kept, and said, if no hand changed it."""
        fields = self.result.record.sources[source][key]
        others = (said_by.get(key, {}) for other, said_by in self.result.record.sources.items() if other != source)
        place = self.place(key, name)
        is_ours = place is not None and said(kind_of(key[0]), name, place[1]) == fields[name]
        if is_ours and not any(name in stated for stated in others):
            self.result.vanished_fields.append((key, name))
        else:
            del fields[name]

    def place(self, key: Key, name: str) -> tuple[Stand, Node] | None:
        """Return where a field stands, and what it says; None where it does not."""
        for stand in self.existing.of(key):
            own = written_as(kind_of(key[0]), name, stand.body)
            if own in stand.body:
                return stand, stand.body[own]
        return None


class _Entity:
    """Lays what the source says of one entity over what stands there."""

    def __init__(self, merging: _Merging, entity: Outgoing, fields: Mapping, stand: Stand) -> None:
        self.merging, self.entity, self.fields, self.stand = merging, entity, fields, stand
        self.result = merging.result
        self.puts: dict[str, Node] = {}
        self.drops: list[str] = []

    def run(self) -> None:
        names = [name for name in self.fields if not (self.has_other_posts() and name in (*_POST, "posts"))]
        for name in names:
            self.field(name)
        if self.has_other_posts():
            self.other_posts()
        self.change()

    def field(self, name: str) -> None:
        kind, stand, theirs = self.entity.kind, self.stand, self.fields[name]
        base = self.merging.base(self.entity, name)
        own = written_as(kind, name, stand.body)
        if own not in stand.body and not stand.states(name):
            decided = decide_gone(kind, name, theirs=theirs, base=base, force=self.merging.force)
        else:
            decided = decide(kind, name, ours=stand.value(own), theirs=theirs, base=base, force=self.merging.force)
            if decided.what is What.PUT and own not in stand.body:
                decided = Decided(What.CONFLICT)  # it is filled in by nesting: only a hand can move the entity
        self.decided(name, own, decided)

    def decided(self, name: str, own: str, decided: Decided) -> None:
        place = self.entity.key, name
        if decided.what is What.PUT:
            self.puts[own] = decided.node
            self.result.updated.append(place)
        elif decided.what is What.KEPT:
            self.result.kept.append(place)
        elif decided.what is What.CONFLICT:
            self.result.conflicts.append(place)

    # ---- one post, or several

    def has_other_posts(self) -> bool:
        """Whether a person has one post on the one side and a list of posts on the other: two ways to say it."""
        if self.entity.collection != "people":
            return False
        body = self.stand.body
        ours, theirs = bool(body.get("posts")), bool(self.fields.get("posts"))
        says_any = any(self.stand.states(name) for name in _POST) or ours
        return says_any and ours != theirs and any(name in self.fields for name in (*_POST, "posts"))

    def other_posts(self) -> None:
        """Exchange one way for the other where no hand has changed the posts; else they stay as they are."""
        kind, body, merging = self.entity.kind, self.stand.body, self.merging
        merging.settled.add(self.entity.key)
        base = merging.record.sources.get(self.entity.source, {}).get(self.entity.key, {})
        before = {name: base[name] for name in (*_POST, "posts") if name in base}
        ours = {name: said(kind, name, body[name]) for name in (*_POST, "posts") if name in body}
        theirs = {name: said(kind, name, self.fields[name]) for name in (*_POST, "posts") if name in self.fields}
        if (ours == before or merging.force) and not self.stand.enclosing:
            self.drops = [name for name in ours if name not in theirs]
            self.puts |= {name: self.fields[name] for name in theirs}
            self.result.updated.append((self.entity.key, "posts"))
        else:
            kept = self.result.kept if theirs == before else self.result.conflicts
            kept.append((self.entity.key, "posts"))

    # ---- as changes of the file

    def change(self) -> None:
        stand = self.stand
        if not self.puts:
            return
        if not stand.body or set(self.drops) >= stand.body.keys():
            order = field_ranks(self.entity.kind)
            names = sorted(self.puts, key=lambda name: order.get(name, len(order)))
            whole = Mapping({name: self.puts[name] for name in names})
            self.add(Put(stand.document, stand.container, stand.key, whole), "")
            return
        there = [name for name in stand.body if name not in self.drops]
        for name, node in self.puts.items():
            self.add(Put(stand.document, stand.body, name, node, place_of(self.entity.kind, name, there)), name)
        for name in self.drops:
            self.add(Drop(stand.document, stand.body, name), name)

    def add(self, change: Change, name: str) -> None:
        self.result.changes.append(change)
        self.result.changed[id(change)] = self.entity.key, name


def _place_of_field(name: str, stands: list[Stand]) -> Stand:
    return next((stand for stand in stands if name in stand.body), stands[0])


def canonical(kind: Kind, name: str) -> str:
    """Return the field's own name, by whichever name it is written."""
    field_ = kind.written.get(name)
    return name if field_ is None else field_.name


def written_as(kind: Kind, name: str, body: Mapping) -> str:
    """Return the name a field has in an entity as it stands, which may be another of its names."""
    if name in body:
        return name
    wanted = canonical(kind, name)
    return next((other for other in body if canonical(kind, other) == wanted and other in kind.written), name)


def place_of(kind: Kind, name: str, there: list[str]) -> str:
    """Return the key behind which a new field is to stand, in the order of the model; empty for the first place."""
    ranks = field_ranks(kind)
    rank = ranks.get(name, len(ranks))
    before = [key for key in there if ranks.get(key, len(ranks)) <= rank and key not in NESTED and key != "members"]
    return before[-1] if before else ""
