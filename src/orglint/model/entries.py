"""From documents to entries: what each entity is written as, its shorthands spelled out, each part with its place."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from orglint.location import Location, Span
from orglint.model import problems
from orglint.model.organization import Origin
from orglint.model.place import Place
from orglint.model.problems import Problem
from orglint.model.schema import COLLECTIONS, KINDS, NESTED, POST_FIELDS, Kind, accepted_names, enclosing_field
from orglint.model.words import is_none_word
from orglint.source.document import Document, Mapping, Node, Sequence


@dataclass(slots=True)
class Entry:
    """One entity as written: its own mapping, what a shorthand fills in (`given`), and keys that mean something else.

    `rank` is the place of a post in its person's list of posts. With `adds` it says more of an entity that another file
    describes. `unread` are fields that could not be read.
    """

    kind: Kind
    id: str
    origin: Origin
    given: dict[str, Node] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()
    rank: int | None = None
    adds: bool = False
    unread: frozenset[str] = frozenset()

    def written(self) -> Iterator[tuple[str, Node, Place]]:
        """Yield every field with its value and place: those in the entity's own mapping, then the filled-in ones."""
        document = self.origin.place.document
        body = self.origin.body
        if body is not None:
            for name, value in body.items():
                if name not in self.hidden:
                    yield name, value, Place(document, body, name)
        for name, value in self.given.items():
            yield name, value, self.origin.borrowed[name]
        if self.unread and (body is None or "unknown" not in body):
            yield "unknown", Sequence(sorted(self.unread)), self.origin.place


@dataclass(slots=True)
class Entries:
    """Everything written in some documents, and what was wrong with its form.

    `contested` are keys that stand twice in a mapping, `disputed` fields (by kind and id) of which files of different
    kinds say different things. `described` is what documents describe by having a column for it.
    """

    items: list[Entry] = field(default_factory=list)
    organizations: list[Entry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    repeated: list[tuple[Entry, Entry]] = field(default_factory=list)
    contested: list[tuple[Mapping, str]] = field(default_factory=list)
    disputed: list[tuple[str, str, str]] = field(default_factory=list)
    described: frozenset[str] = frozenset()


def collect(documents: Iterable[Document]) -> Entries:
    """Return the entries of all documents, in the order of the documents.

    Shorthands are spelled out: nesting inside a unit, a person's posts, a unit's members. What has no form at all
    (an unknown collection, an entity that is no mapping) becomes a problem; nothing is raised.
    """
    entries = Entries()
    for document in documents:
        _Collector(document, entries).run()
    return entries


class _Collector:
    def __init__(self, document: Document, entries: Entries) -> None:
        self.document = document
        self.entries = entries
        self.definitions: dict[int, Kind] = {}
        self.seen: dict[tuple[int, str], Entry] = {}
        self.unread: dict[int, set[str]] = {}
        for mapping, name in document.unread:
            self.unread.setdefault(id(mapping), set()).add(name)

    def run(self) -> None:
        for key, node in self.document.root.items():
            self.top(key, node, Place(self.document, self.document.root, key))
        self.duplicates()
        self.entries.contested.extend(self.document.unread)

    def top(self, key: str, node: Node, place: Place) -> None:
        if key == "organization":
            self.organization(node, place)
        elif key in COLLECTIONS:
            self.collection(COLLECTIONS[key], node, place, None)
        elif not key.startswith("x-"):
            self.say(problems.unknown_collection(key, place))

    def say(self, problem: Problem) -> None:
        self.entries.problems.append(problem)

    def organization(self, node: Node, place: Place) -> None:
        if node is not None and not isinstance(node, Mapping):
            self.say(problems.not_a_mapping("organization", place))
            return
        self.entries.organizations.append(Entry(KINDS["organization"], "organization", Origin(place, node)))

    def collection(self, kind: Kind, node: Node, place: Place, enclosing: Entry | None) -> None:
        if node is None:
            return
        if not isinstance(node, Mapping):
            self.say(problems.not_a_collection(kind, place))
            return
        self.definitions[id(node)] = kind
        for key, body in node.items():
            self.entity(kind, key, body, Place(self.document, node, key), enclosing)

    def entity(self, kind: Kind, key: str, body: Node, place: Place, enclosing: Entry | None) -> Entry | None:
        ident = key if key.isascii() else unicodedata.normalize("NFC", key)
        if not ident.strip() or "/" in ident:
            self.say(problems.invalid_id(kind, ident, place))
            return None
        if body is not None and not isinstance(body, Mapping):
            self.say(problems.not_a_mapping(f"{kind.name}/{ident}", place))
            return None
        entry = Entry(kind, ident, Origin(place, body))
        if body is not None:
            entry.adds = body.first in self.document.additions
            unknown = self.unknown(kind, body)
            self.entries.contested.extend((body, name) for name in unknown)
            entry.unread = frozenset((*self.unread.get(id(body), ()), *unknown))
        self.seen[(id(place.container), key)] = entry
        if enclosing is not None:
            self.enclose(entry, enclosing)
        self.entries.items.append(entry)
        if isinstance(body, Mapping):
            if kind.name == "unit":
                self.unit(entry, body)
            elif kind.name == "person":
                self.person(entry, body)
        return entry

    def unknown(self, kind: Kind, body: Mapping) -> list[str]:
        """Return the fields that an entity says are unknown; a name that is no field of its kind is a problem.

        What it states all the same is known: somebody has found out since.
        """
        if "unknown" not in body:
            return []
        known = accepted_names(kind) - {"unknown"}
        named = [(index, name) for index, name in enumerate(_listed(body["unknown"])) if isinstance(name, str)]
        for index, name in named:
            if name not in known:
                place = self.at(body, "unknown")
                items = body["unknown"]
                self.say(
                    problems.unknown_part(
                        kind.name, name, sorted(known), self.at(items, index) if isinstance(items, Sequence) else place
                    )
                )
        return [name for _, name in named if name in known and name not in body]

    def enclose(self, entry: Entry, unit: Entry) -> None:
        """Fill in the reference to the enclosing unit, which may be written as well but must not differ."""
        name = enclosing_field(entry.kind)
        body = entry.origin.body
        if body is not None and name in body:
            if body[name] not in (unit.id, f"unit/{unit.id}"):
                self.say(problems.conflicting_reference(entry.kind, entry.id, name, unit.id, self.at(body, name)))
                self.entries.contested.append((body, name))
            return
        entry.given[name] = f"unit/{unit.id}"
        entry.origin.borrowed[name] = unit.origin.place

    def at(self, container: Mapping | Sequence, key: str | int) -> Place:
        return Place(self.document, container, key)

    def unit(self, entry: Entry, body: Mapping) -> None:
        hidden = {"members"} & body.keys()
        for key, node in body.items():
            kind = COLLECTIONS.get(key)
            if kind is not None and key in NESTED:
                hidden.add(key)
                self.collection(kind, node, self.at(body, key), entry)
        entry.hidden = frozenset(hidden)
        if "members" in body:
            self.members(entry, body["members"], self.at(body, "members"))

    def members(self, unit: Entry, node: Node, place: Place) -> None:
        """Spell out `members` as posts in the unit, ids `person@unit`."""
        if isinstance(node, Sequence):
            for index, item in enumerate(node):
                self.member(unit, item, self.at(node, index))
        elif node is not None and not is_none_word(str(node)):
            self.member(unit, node, place)

    def member(self, unit: Entry, item: Node, place: Place) -> None:
        body = item if isinstance(item, Mapping) else None
        person = item if isinstance(item, str) else body.get("id") if body is not None else None
        if not isinstance(person, str):
            self.say(problems.not_a_member(unit.id, place))
            return
        origin = Origin(place, body)
        who = person if body is None else f"person/{person}"
        post = Entry(KINDS["position"], member_id(person, unit.id), origin, {"unit": f"unit/{unit.id}"})
        origin.borrowed["unit"] = unit.origin.place
        self.holder(post, who, body, self.at(body, "id") if body is not None else place)
        post.hidden = frozenset({"id", "allocation", "primary"})
        self.entries.items.append(post)

    def person(self, entry: Entry, body: Mapping) -> None:
        """Spell out a person's posts: the fields of one written on the person, or a list of several."""
        own = [name for name in (*POST_FIELDS, "allocation") if name in body]
        entry.hidden = frozenset({*own, "posts"})
        if body.get("posts") is not None and body["posts"] != []:
            if own or "unit" in entry.given:
                self.several(entry, body, own)
            self.posts(entry, body["posts"], self.at(body, "posts"))
        elif own or "unit" in entry.given:
            self.post(entry, entry.id, Origin(entry.origin.place, body), body, body.keys() - {*POST_FIELDS})
        entry.given.pop("unit", None)

    def several(self, entry: Entry, body: Mapping, own: list[str]) -> None:
        """`posts` beside a post of the person's own, or inside a unit none of them is in: say so."""
        if own:
            self.say(problems.posts_and_post(entry.id, own, self.at(body, own[0])))
            return
        units = [post.get("unit") for post in _listed(body["posts"]) if isinstance(post, Mapping)]
        enclosing = str(entry.given["unit"])
        if enclosing not in units and enclosing.removeprefix("unit/") not in units:
            self.say(
                problems.conflicting_reference(
                    entry.kind, entry.id, "posts", enclosing.removeprefix("unit/"), self.at(body, "posts")
                )
            )

    def posts(self, entry: Entry, node: Node, place: Place) -> None:
        if node is None:
            return
        items = node if isinstance(node, Sequence) else [node]
        idents = post_ids(entry.id, items)
        for index, (body, ident) in enumerate(zip(items, idents, strict=True)):
            where = self.at(node, index) if isinstance(node, Sequence) else place
            if not isinstance(body, Mapping):
                self.say(problems.not_a_post(entry.id, where))
                continue
            self.post(entry, ident, Origin(where, body), body, {"allocation", "primary"}).rank = index

    def post(self, person: Entry, ident: str, origin: Origin, body: Mapping, hidden: Iterable[str]) -> Entry:
        post = Entry(KINDS["position"], ident, origin, hidden=frozenset(hidden))
        if origin.place == person.origin.place and "unit" in person.given:
            post.given["unit"] = person.given["unit"]
            origin.borrowed["unit"] = person.origin.borrowed["unit"]
        self.holder(post, f"person/{person.id}", body, origin.place)
        self.entries.items.append(post)
        return post

    def holder(self, post: Entry, person: str, body: Mapping | None, place: Place) -> None:
        """Fill in who holds the post, with the allocation written on it."""
        tie = Mapping({"id": person})
        tie.first = tie.after = -1
        for name in ("allocation", "primary"):
            if body is not None and name in body:
                tie[name] = body[name]
                post.origin.borrowed[f"holder.{name}"] = self.at(body, name)
        post.given["holder"] = tie
        post.origin.borrowed["holder"] = place

    def located(self, span: Span) -> Location:
        return Location(self.document.file, span, sheet=self.document.sheet)

    def duplicates(self) -> None:
        """Sort out keys that stand twice: collections are read both, entities are contested, fields unknown."""
        for duplicate in self.document.duplicates:
            kind = self.definitions.get(id(duplicate.mapping))
            first = self.seen.get((id(duplicate.mapping), duplicate.key))
            if kind is not None and first is not None:
                second = self.second(first, duplicate.value)
                self.entries.repeated.append((first, second))
                places = (self.located(span) for span in (duplicate.first, duplicate.second))
                self.say(problems.duplicate_entity(kind, first.id, *places))
                continue
            self.say(problems.duplicate_key(duplicate, self.document.file, self.document.sheet))
            if duplicate.mapping is self.document.root:
                self.top(duplicate.key, duplicate.value, self.at(duplicate.mapping, duplicate.key))
            else:
                self.entries.contested.append((duplicate.mapping, duplicate.key))

    def second(self, first: Entry, node: Node) -> Entry:
        body = node if isinstance(node, Mapping) else None
        return Entry(first.kind, first.id, Origin(first.origin.place, body))


def post_ids(person: str, posts: Iterable[Node]) -> list[str]:
    """Return the ids of a person's several posts: `person@unit`, of a second one in the unit `person@unit#2`."""
    idents: list[str] = []
    seen: dict[str, int] = {}
    for index, body in enumerate(posts):
        unit = body.get("unit") if isinstance(body, Mapping) else None
        ident = member_id(person, unit if isinstance(unit, str) else str(index + 1))
        if isinstance(body, Mapping):
            seen[ident] = seen.get(ident, 0) + 1
        idents.append(f"{ident}#{seen[ident]}" if seen.get(ident, 0) > 1 else ident)
    return idents


def member_id(person: str, unit: str) -> str:
    """Return the id of the post that a person holds as a member of a unit."""
    return f"{person}@{unit}"


def _listed(node: Node) -> list[Node]:
    return list(node) if isinstance(node, Sequence) else [node]
