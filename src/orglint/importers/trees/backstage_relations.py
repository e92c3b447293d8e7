"""Who is part of what in a Backstage catalog: both sides may say so, and each relation is made once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from orglint.i18n import Text
from orglint.importers.imported import Note
from orglint.importers.loose_ends import FieldOf, Reference
from orglint.importers.trees.backstage_entities import (
    GROUP,
    KINDS,
    USER,
    Catalog,
    CatalogEntity,
    EntityRef,
    parse_ref,
)
from orglint.importers.trees.node import Node
from orglint.importers.trees.reading import as_reference, items
from orglint.location import Location
from orglint.model.problems import Problem, quote
from orglint.source.document import Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Named:
    """A reference as it stands somewhere: what it names, where."""

    by: CatalogEntity
    ref: EntityRef
    spot: Node

    @property
    def place(self) -> Location:
        """Return where it is written."""
        return self.by.reading.place(self.spot)


@dataclass(slots=True)
class Relations:
    """Makes parents and posts. `references` may be to what other files describe; `contested` are parents in dispute."""

    catalog: Catalog
    units: dict[int, Mapping]
    people: dict[int, Mapping]
    references: list[Reference] = field(default_factory=list)
    contested: list[FieldOf] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    _seated: set[tuple[str, str]] = field(default_factory=set)

    def make(self) -> None:
        """Make every relation, groups first."""
        self._parents()
        self._members_of_users()
        self._members_of_groups()

    # ---- parents

    def _parents(self) -> None:
        listed: dict[tuple[str, str, str], list[Named]] = {}
        for group in self.catalog.groups:
            for child in self._named(group, "children", GROUP):
                if child.ref.key in self.catalog.known:
                    listed.setdefault(child.ref.key, []).append(child)
                else:
                    self._refer(child, "unit", FieldOf("unit", group.ident, "children"))
        for group in self.catalog.groups:
            self._parent(group, listed.get(group.ref.key, []))

    def _parent(self, group: CatalogEntity, listed: list[Named]) -> None:
        """Set the parent of a group: what it says itself, else the group that lists it among its children."""
        own = self._own_parent(group)
        unit, builder = self.units[id(group)], group.reading.builder
        if own is not None:
            builder.set(unit, "parent", self._written(own.ref, "unit"), own.spot)
            if own.ref.key not in self.catalog.known:
                self._refer(own, "unit", None)
                return
        elif listed:
            builder.set(unit, "parent", as_reference("unit", listed[0].by.ident), group.spot)
        first = own.ref.key if own is not None else listed[0].by.ref.key if listed else None
        others = [child for child in listed if child.by.ref.key != first]
        if others:
            self._dispute(group, own, listed, others)

    def _own_parent(self, group: CatalogEntity) -> Named | None:
        if isinstance(group.spec.get("parent"), Sequence):
            group.reading.wrong(Node(group.spec, "parent"), "spec.parent", _ONE_NAME)
            return None
        return next(self._named(group, "parent", GROUP), None)

    def _dispute(self, group: CatalogEntity, own: Named | None, listed: list[Named], others: list[Named]) -> None:
        """Say that groups disagree on the parent of one, which is then unknown."""
        who = [own.ref.ident] if own is not None else [listed[0].by.ident]
        rivals = list(dict.fromkeys(child.by.ident for child in others))
        place = own.place if own is not None else listed[0].place
        english = f"{quote(who[0])} and {', '.join(map(quote, rivals))}"
        japanese = "、".join(map(quote, [*who, *rivals]))
        message = Text(
            f"{group.ref.called.en} has more than one parent: {english}",
            f"{group.ref.called.ja}の親が複数あります: {japanese}",
        )
        accepted = Text(
            "expected is one group, as spec.parent here and in spec.children there",
            "親は1つにし、spec.parentと、親のspec.childrenを一致させてください",
        )
        related = tuple((_AMONG_CHILDREN, child.place) for child in others)
        entity = f"unit/{group.ident}"
        problem = Problem("conflicting-reference", message, place, entity, accepted, related, ("parent",))
        group.reading.say(problem)
        self.contested.append(FieldOf("unit", group.ident, "parent"))

    # ---- posts

    def _members_of_users(self) -> None:
        """Make the posts that users say they hold; without any group in the files, groups are what they name."""
        made: set[str] = set()
        for user in self.catalog.users:
            for named in self._once(user, "memberOf", GROUP):
                unit = self.catalog.ident(named.ref)
                if (user.ident, unit) in self._seated:  # said by a second definition of the user, too
                    continue
                self._seated.add((user.ident, unit))
                post = user.reading.builder.item(self.people[id(user)], "posts", named.spot)
                user.reading.builder.set(post, "unit", self._written(named.ref, "unit"), named.spot)
                if not self.catalog.groups and as_reference("unit", unit) == unit:
                    if unit not in made:
                        made.add(unit)
                        user.reading.builder.entity("units", unit, named.spot)
                elif named.ref.key not in self.catalog.known:
                    self._refer(named, "unit", None)
        if made:
            english = "there is no Group in the files: groups are what memberOf of users names"
            text = Text(english, "ファイルにGroupがないため、ユーザーのmemberOfにあるグループを部署とします")
            self.notes.append(Note(self.catalog.users[0].reading.source.file, text))

    def _members_of_groups(self) -> None:
        """Make the posts that groups list beyond; without any user in the files, users are what they name."""
        made: set[str] = set()
        for group in self.catalog.groups:
            for named in self._once(group, "members", USER):
                person = self.catalog.ident(named.ref)
                if (person, group.ident) in self._seated:
                    continue
                self._seated.add((person, group.ident))
                is_nobody = named.ref.key not in self.catalog.known and as_reference("person", person) != person
                if is_nobody:
                    group.reading.builder.add(self.units[id(group)], "members", person, named.spot)
                    continue
                group.reading.member(self.units[id(group)], person, named.spot)
                if not self.catalog.users:
                    if person not in made:
                        made.add(person)
                        group.reading.builder.entity("people", person, named.spot)
                elif named.ref.key not in self.catalog.known:
                    self._refer(named, "person", FieldOf("unit", group.ident, "members"))
        if made:
            english = "there is no User in the files: people are what members of groups names"
            text = Text(english, "ファイルにUserがないため、グループのmembersにあるユーザーを人とします")
            self.notes.append(Note(self.catalog.groups[0].reading.source.file, text))

    # ---- references

    def _once(self, entity: CatalogEntity, key: str, kind: str) -> Iterator[Named]:
        """Yield the references of a list, each thing once: what stands again is a problem."""
        seen: dict[tuple[str, str, str], Named] = {}
        for named in self._named(entity, key, kind):
            first = seen.setdefault(named.ref.key, named)
            if first is named:
                yield named
                continue
            message = Text(
                f"{named.ref.called.en} stands twice in spec.{key}",
                f"spec.{key}に{named.ref.called.ja}が二重にあります",
            )
            accepted = Text("keep one of them", "どちらか一方にしてください")
            related = ((Text("it stands here first", "最初に書かれているのはここです"), first.place),)
            values = (key, named.ref.ident)
            entity.reading.say(
                Problem("duplicate-entity", message, named.place, entity.called, accepted, related, values)
            )

    def _named(self, entity: CatalogEntity, key: str, kind: str) -> Iterator[Named]:
        """Yield the references under a key of `spec`; what can be none is a problem."""
        for value, spot in items(entity.spec.get(key), Node(entity.spec, key)):
            if value is None or value == "":
                continue
            ref = parse_ref(value, kind, entity.ref.namespace)
            if ref is not None and ref.kind == kind:
                yield Named(entity, ref, spot)
                continue
            message = Text(
                f"spec.{key} names something that is no {KINDS[kind]}", f"spec.{key}に{KINDS[kind]}でないものがあります"
            )
            accepted = Text(
                f"expected is the name of a {KINDS[kind]}, such as {kind}:default/name",
                f"{KINDS[kind]}の名前を書いてください({kind}:default/nameなど)",
            )
            place = entity.reading.place(spot)
            entity.reading.say(Problem("invalid-value", message, place, entity.called, accepted, values=(key,)))

    def _written(self, ref: EntityRef, kind: str) -> str:
        """Return a reference to something: one that nobody describes may be a word for nobody, any other is a name."""
        ident = self.catalog.ident(ref)
        return as_reference(kind, ident) if ref.key in self.catalog.known else ident

    def _refer(self, named: Named, kind: str, leaves_open: FieldOf | None) -> None:
        """Note that something is named which no tree describes; other files may."""
        ident = self.catalog.ident(named.ref)
        if as_reference(kind, ident) != ident:
            return  # `tbd`: nobody yet, which is no name that is missing
        self.references.append(Reference(kind, ident, named.ref.called, named.place, named.by.called, leaves_open))


_ONE_NAME = Text("the name of one group", "1つのグループの名前")
_AMONG_CHILDREN = Text("listed as a child here", "ここで子として挙げられています")
