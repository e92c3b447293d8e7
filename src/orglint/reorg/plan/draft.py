"""The organization while a plan is applied: its entries by kind and id, who holds which post, who is meant by an id."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TypeAlias

from orglint.model.entries import Entries, Entry
from orglint.model.marks import Aka
from orglint.model.organization import Origin
from orglint.model.place import Place
from orglint.model.schema import KINDS, Field
from orglint.reorg.plan.held import Held, bare, day_in, normal
from orglint.reorg.plan.references import Swap, reference_fields, references, swapped
from orglint.reorg.plan.revised import Revised
from orglint.source.document import Node, Sequence

Key: TypeAlias = tuple[str, str]
"""A kind and an id."""
ORGANIZATION: Key = ("organization", "organization")


class Draft:
    """Entries that change, and what follows from them.

    `day` is the first day of what changes, `last` the last day of what was before, `day_place` where the plan says so.
    """

    def __init__(self, entries: Entries, day: date, day_place: Place, revised: Revised) -> None:
        self.entries, self.revised = entries, revised
        self.day, self.last, self.day_place = day, day - timedelta(days=1), day_place
        self.by_key: dict[Key, list[Entry]] = {}
        for entry in (*entries.organizations, *entries.items, *(second for _, second in entries.repeated)):
            self.by_key.setdefault((entry.kind.name, entry.id), []).append(entry)
        self._mentions: dict[str, set[Key]] | None = None
        self._seats: dict[str, set[str]] | None = None
        self._seated: dict[str, set[str]] = {}

    # ---- what is written

    def __contains__(self, key: Key) -> bool:
        """Whether there is such an entity, in force or not."""
        return key in self.by_key

    def of(self, kind: str) -> Iterator[str]:
        """Yield the ids of a kind."""
        return (ident for name, ident in self.by_key if name == kind)

    def said(self, key: Key, name: str) -> tuple[Node, Place] | None:
        """Return what an entity says in a field, and where; None where it does not say it."""
        field = KINDS[key[0]].written[name]
        for entry in self.by_key.get(key, ()):
            found = _said(entry, field)
            if found is not None:
                return found
        return None

    def text(self, key: Key, name: str) -> str | None:
        """Return what a field says where that is a single text."""
        found = self.said(key, name)
        return found[0] if found is not None and isinstance(found[0], str) else None

    def is_over(self, key: Key) -> bool:
        """Whether an entity has ended before the day of the plan."""
        end = day_in(self.text(key, "end"))
        return end is not None and end < self.day

    # ---- who is meant

    def meant(self, text: str, kinds: frozenset[str]) -> list[Key]:
        """Return what a reference to some kinds may mean: nothing, one thing, or several; people stand for their posts."""
        kind, slash, ident = normal(text).rpartition("/")
        wanted = frozenset({kind}) if slash else kinds
        found = [(name, ident) for name in sorted(wanted & kinds) if (name, ident) in self.by_key]
        is_person = ("person", ident) in self.by_key and (not slash or kind == "person")
        if not is_person or "position" not in kinds:
            return found
        if "person" in kinds:
            own = self.seats(ident)
            return [key for key in found if key[0] != "position" or key[1] not in own]
        seat = self.primary(ident)
        post: Key = ("position", seat) if seat is not None else ("person", ident)
        return found if post in found else [*found, post]

    def spelled(self, key: Key, kinds: frozenset[str]) -> str:
        """Return how to refer to an entity where some kinds are accepted: by its id, with its kind where need be."""
        return key[1] if self.meant(key[1], kinds) == [key] else f"{key[0]}/{key[1]}"

    def names(self, text: str, kinds: frozenset[str], key: Key) -> bool:
        """Whether a reference means an entity, and no other."""
        return bare(text) in self.called(key) and self.meant(text, kinds) == [key]

    def called(self, key: Key) -> set[str]:
        """Return the ids by which references may call an entity: its own, and of a post those of who stands for it."""
        if key[0] != "position":
            return {key[1]}
        self.seats("")
        return {key[1], *(person for person in self._seated.get(key[1], ()) if ("person", person) in self.by_key)}

    def seats(self, person: str) -> set[str]:
        """Return the posts that somebody holds, held or will hold."""
        if self._seats is None:
            self._seats = {}
            for position in self.of("position"):
                self._seat(position)
        return self._seats.get(person, set())

    def holders(self, position: str) -> list[str]:
        """Return who holds a post on the day of the plan."""
        return [held.ident for held in self.held(("position", position), "holder") if held.is_current(self.day)]

    def posts(self, person: str) -> list[str]:
        """Return the posts in force that somebody holds on the day of the plan, in the order of their ids."""
        seats = sorted(self.seats(person))
        return [seat for seat in seats if not self.is_over(("position", seat)) and person in self.holders(seat)]

    def primary(self, person: str) -> str | None:
        """Return the post that somebody stands for, as the model decides it; None where they hold none."""
        seats = self.seats(person)
        return min(seats, key=lambda seat: self._order(person, seat)) if seats else None

    def _order(self, person: str, seat: str) -> tuple[bool, bool, bool, int, str]:
        key: Key = ("position", seat)
        marked = any(held.ident == person and held.is_primary for held in self.held(key, "holder"))
        rank = next((entry.rank for entry in self.by_key[key] if entry.rank is not None), _LAST_RANK)
        return not marked, seat != person, self.is_over(key), rank, seat

    def _seat(self, position: str) -> None:
        """Take note of who holds, held or will hold a post."""
        assert self._seats is not None
        for person in self._seated.pop(position, ()):
            self._seats[person].discard(position)
        people = {held.ident for held in self.held(("position", position), "holder")}
        self._seated[position] = people
        for person in people:
            self._seats.setdefault(person, set()).add(position)

    def held(self, key: Key, name: str) -> list[Held]:
        """Return the references in a field, each with its days and its place."""
        found = self.said(key, name)
        if found is None or found[0] is None:
            return []
        raw, place = found
        origin = self.by_key[key][0].origin
        items = (
            [(item, Place(place.document, raw, index)) for index, item in enumerate(raw)]
            if isinstance(raw, Sequence)
            else [(raw, place)]
        )
        return [Held(node, where, origin.borrowed, name) for node, where in items]

    # ---- what refers to what

    def mentioning(self, ident: str) -> list[Key]:
        """Return the entities in whose references an id stands, whichever kind it means there."""
        if self._mentions is None:
            self._mentions = {}
            for key in self.by_key:
                self._note(key)
        return sorted(key for key in self._mentions.get(ident, ()) if key in self.by_key)

    def referring(self, key: Key, *, over: bool = False) -> Iterator[tuple[Key, Field]]:
        """Yield the fields that refer to an entity, of others in force; with `over` also of what has ended."""
        for other in sorted({other for ident in self.called(key) for other in self.mentioning(ident)}):
            if other != key and (over or not self.is_over(other)):
                for field in reference_fields(KINDS[other[0]]):
                    found = self.said(other, field.name)
                    if found is not None and any(self.names(*each, key) for each in references(field, found[0])):
                        yield other, field

    def belonging(self, key: Key, name: str, kind: str) -> list[str]:
        """Return the ids of a kind whose field refers to an entity on the day of the plan."""
        found = []
        for other, field in self.referring(key):
            if other[0] == kind and field.name == name:
                current = (held for held in self.held(other, name) if held.is_current(self.day))
                if any(self.names(held.text, field.target, key) for held in current):
                    found.append(other[1])
        return found

    # ---- what changes

    def add(self, entry: Entry) -> None:
        """Take in a new entity."""
        key = (entry.kind.name, entry.id)
        self.entries.items.append(entry)
        self.by_key.setdefault(key, []).append(entry)
        self._changed(key, "holder")
        if self._mentions is not None:
            self._note(key)

    def put(self, key: Key, name: str, raw: Node, place: Place) -> None:
        """Let a field of an entity say something else, wherever it was said before."""
        field = KINDS[key[0]].written[name]
        names = _names_of(field)
        place = self.revised.holding(name, raw, place)
        entries = self.by_key[key]
        says = [entry for entry in entries if not entry.adds] or entries[:1]
        for entry in entries:
            _silence(entry, frozenset(names))
            if any(entry is one for one in says):
                entry.given[name] = raw
                entry.origin.borrowed[name] = place
        bodies = {id(entry.origin.body) for entry in entries if entry.origin.body is not None}
        self.entries.contested = [
            doubt for doubt in self.entries.contested if id(doubt[0]) not in bodies or doubt[1] not in names
        ]
        self.entries.disputed = [doubt for doubt in self.entries.disputed if doubt != (*key, name)]
        self._changed(key, name)
        if self._mentions is not None:
            for text, _ in references(field, raw):
                self._mentions.setdefault(bare(text), set()).add(key)

    def put_own(self, key: Key, name: str, raw: Node, place: Place) -> None:
        """Let a key of the writer's own (`x-...`) say something else."""
        place = self.revised.holding(name, raw, place)
        for entry in self.by_key[key]:
            _silence(entry, frozenset({name}))
            entry.given[name] = raw
            entry.origin.borrowed[name] = place

    def add_organization(self, place: Place) -> None:
        """Describe the organization itself, of which nothing is said yet."""
        entry = Entry(KINDS["organization"], ORGANIZATION[1], Origin(place))
        self.entries.organizations.append(entry)
        self.by_key[ORGANIZATION] = [entry]

    def swap(self, ident: str, swap: Swap) -> None:
        """Change references in which an id stands, in every entity and at all dates; they stay where they are written."""
        for key in self.mentioning(ident):
            for field in reference_fields(KINDS[key[0]]):
                for entry in self.by_key[key]:
                    self._swap(entry, field, swap)
            self._note(key)
            self._changed(key, "holder")

    def _swap(self, entry: Entry, field: Field, swap: Swap) -> None:
        found = _said(entry, field)
        if found is None:
            return
        raw, place = found
        made, _ = swapped(field, raw, place, swap, self.revised)
        if made is raw:
            return
        if field.name in entry.given:
            entry.given[field.name] = made  # nested, or filled in by a shorthand: it stands where that does
            return
        _silence(entry, frozenset(_names_of(field)))
        entry.given[field.name] = made
        entry.origin.borrowed[field.name] = self.revised.holding(field.name, made, place)

    def rekey(self, key: Key, ident: str) -> Key:
        """Give an entity another id; references are another matter."""
        new = (key[0], ident)
        self.by_key[new] = self.by_key.pop(key)
        for entry in self.by_key[new]:
            entry.id = ident
        if self._mentions is not None:
            self._note(new)
        return new

    def _note(self, key: Key) -> None:
        assert self._mentions is not None
        for entry in self.by_key[key]:
            for field in reference_fields(entry.kind):
                found = _said(entry, field)
                if found is not None:
                    for text, _ in references(field, found[0]):
                        self._mentions.setdefault(bare(text), set()).add(key)

    def _changed(self, key: Key, name: str) -> None:
        """Take note that a post may have other holders now."""
        if key[0] == "position" and name == "holder" and self._seats is not None:
            self._seat(key[1])


_LAST_RANK = 1_000_000
_NAMES: dict[int, tuple[str, ...]] = {}


def _said(entry: Entry, field: Field) -> tuple[Node, Place] | None:
    body = entry.origin.body
    for name in _names_of(field):
        if name in entry.given:
            return entry.given[name], entry.origin.borrowed[name]
        if body is not None and name in body and name not in entry.hidden:
            return body[name], Place(entry.origin.place.document, body, name)
    return None


def _silence(entry: Entry, names: frozenset[str]) -> None:
    """Take out of an entry what it says in a field."""
    entry.hidden |= names
    entry.unread -= names
    for name in names:
        entry.given.pop(name, None)
        entry.origin.borrowed.pop(name, None)


def _names_of(field: Field) -> tuple[str, ...]:
    """Return every name of a field, its own first."""
    if id(field) not in _NAMES:  # fields are declared once, and live as long as the program
        aka = field.mark(Aka)
        _NAMES[id(field)] = (field.name, *(aka.names if aka is not None else ()))
    return _NAMES[id(field)]
