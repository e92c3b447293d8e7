"""From documents to a linked model: entities are made and their values read, then everything is tied together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date

from orglint.location import Location
from orglint.model import problems
from orglint.model.circles import parent_cycles
from orglint.model.derived import derive
from orglint.model.entities import Described, Organization
from orglint.model.entries import Entries, Entry, collect
from orglint.model.joining import is_needed, join, stands_first
from orglint.model.linking import Linker, Pending
from orglint.model.marks import Aka, Sensitive
from orglint.model.organization import Coverage, Model
from orglint.model.place import Place
from orglint.model.readers import Readers
from orglint.model.schema import COLLECTIONS, KINDS, Field, Kind, accepted_names
from orglint.model.values import BadValue, NotSaidError, read_date
from orglint.model.words import FunctionNames, fold_name, may_be_sensitive
from orglint.source.document import Document, Mapping, Node
from orglint.spelling import nearest


def build(documents: Iterable[Document], *, as_of: date | None, today: date) -> Model:
    """Return the linked model of the organization that the documents describe together.

    It is that of `as_of`, else of the day `organization.as_of` names, else of `today`. Whatever is wrong with the
    input is in the model's `problems`; nothing is raised, and the order of documents and keys changes nothing.
    """
    read = read_entries(documents)
    return link(read, as_of=as_of or stated_date(read) or today)


def read_entries(documents: Iterable[Document]) -> Entries:
    """Return what documents describe together, entity by entity, before anything is tied to anything else."""
    ordered = sorted(documents, key=lambda document: document.file)
    entries = collect(ordered)
    if is_needed(ordered):
        join(entries)
    entries.described = frozenset().union(*(document.described for document in ordered))
    return entries


def link(entries: Entries, *, as_of: date) -> Model:
    """Return the linked model of some entries at a date. Use entries once: linking settles what they say differently."""
    builder = _Builder(entries, as_of)
    builder.model.described = entries.described
    return builder.run()


def stated_date(entries: Entries) -> date | None:
    """Return the day of the organization as the files state it; a bad one is reported when its field is read."""
    for entry in entries.organizations:
        raw = entry.origin.body.get("as_of") if entry.origin.body is not None else None
        if isinstance(raw, str):
            try:
                return read_date(raw)
            except BadValue:
                return None
    return None


class _Builder:
    def __init__(self, entries: Entries, as_of: date) -> None:
        self.entries = entries
        self.model = Model(Organization(id="organization"), as_of)
        self.model.problems.extend(entries.problems)
        self.model.entities = {kind.name: {} for kind in COLLECTIONS.values()}
        self.readers = Readers(FunctionNames())
        self.pending: list[Pending] = []
        self.first: dict[tuple[str, str], Entry] = {}

    def run(self) -> Model:
        self.organization()
        self.model.described |= frozenset(self.model.organization.described)
        for entry in _in_one_order([entry for entry in self.entries.items if not entry.adds]):
            self.entity(entry)
        for entry in _in_one_order([entry for entry in self.entries.items if entry.adds]):
            self.addition(entry)
        for first, second in self.entries.repeated:
            self.contest(self.model.entities[first.kind.name][first.id], first, second)
        for kind, found in self.model.entities.items():
            self.model.entities[kind] = dict(sorted(found.items()))
        Linker(self.model, self.readers).run(self.pending)
        self.unknown_where_contested()
        derive(self.model)
        self.model.problems.extend(parent_cycles(self.model))
        return self.model

    def organization(self) -> None:
        """Read the organization first: its functions decide how function names are spelled everywhere else."""
        kind = KINDS["organization"]
        seen: dict[str, tuple[Place, Node]] = {}
        for entry in sorted(
            self.entries.organizations, key=lambda entry: entry.origin.place.document.imported_from != ""
        ):
            self.model.coverage.setdefault("organization", Coverage()).entities = 1
            if self.model.organization not in self.model.origins:
                self.model.origins[self.model.organization] = entry.origin
            for name, raw, place in entry.written():
                if name in seen:
                    first, said = seen[name]
                    if said == raw or stands_first(first, place, name):
                        continue
                    places = first.key_location(), place.key_location()
                    self.model.problems.append(problems.repeated_entity(f"organization.{name}", *places))
                    if name in kind.written:
                        self.unknown(self.model.organization, kind.written[name].name)
                    continue
                seen[name] = place, raw
                self.model.origins[self.model.organization].borrowed.setdefault(name, place)
                self.field(kind, self.model.organization, name, raw, place)
        self.readers = Readers(FunctionNames(self.own_functions()))

    def own_functions(self) -> Iterable[tuple[str, Iterable[str]]]:
        for entry in self.entries.organizations:
            functions = entry.origin.body.get("functions") if entry.origin.body is not None else None
            if isinstance(functions, Mapping):
                for name, body in functions.items():
                    aliases = body.get("aliases") if isinstance(body, Mapping) else None
                    listed = aliases if isinstance(aliases, list) else [aliases]
                    yield name, [alias for alias in listed if isinstance(alias, str)]

    def entity(self, entry: Entry) -> None:
        key = (entry.kind.name, entry.id)
        found = self.model.entities[entry.kind.name]
        if key in self.first:
            self.repeated(self.first[key], entry)
            return
        self.first[key] = entry
        cls = entry.kind.cls
        made = cls(id=entry.id)  # type: ignore[call-arg]  # collections hold Described, whose only must is the id
        assert isinstance(made, Described)
        found[entry.id] = made
        self.model.origins[made] = entry.origin
        if entry.rank is not None:
            self.model.ranks[made] = entry.rank
        self.model.coverage.setdefault(entry.kind.collection, Coverage()).entities += 1
        self.fields(entry, made)

    def fields(self, entry: Entry, entity: Described) -> None:
        """Read every field of an entry; those that could not be read from its file are unknown."""
        for name, raw, place in entry.written():
            if name not in entry.unread:
                self.field(entry.kind, entity, name, raw, place)
        for name in entry.unread & entry.kind.written.keys():
            self.unknown(entity, entry.kind.written[name].name)

    def addition(self, entry: Entry) -> None:
        """Read what another file says of an entity beyond what is known of it.

        What both say differently is a problem, and unknown; unless the entity was written as a model by somebody: then
        that stands, but for where things belong.
        """
        key = (entry.kind.name, entry.id)
        if key not in self.first:
            self.entity(entry)
            return
        entity = self.model.entities[entry.kind.name][entry.id]
        origin = self.model.origins[entity]
        for name, raw, place in list(entry.written()):
            field = entry.kind.written.get(name)
            known = origin.field(field.name if field is not None else name)
            if known is None:
                origin.borrowed[field.name if field is not None else name] = place
            elif known.container[known.key] == raw or stands_first(known, place, name):  # type: ignore[index]  # its key
                entry.hidden |= {name}
            else:
                where = known.key_location(), place.key_location()
                self.model.problems.append(problems.repeated_entity(f"{entity.ref}.{name}", *where))
                entry.unread |= {name}
        self.fields(entry, entity)

    def repeated(self, first: Entry, second: Entry) -> None:
        places = sorted((first.origin.place.key_location(), second.origin.place.key_location()), key=_reading_order)
        self.model.problems.append(problems.repeated_entity(f"{first.kind.name}/{first.id}", *places))
        self.entries.repeated.append((first, second))

    def contest(self, entity: Described, first: Entry, second: Entry) -> None:
        """Take as unknown what two definitions of an entity say differently."""
        one = {name: raw for name, raw, _ in first.written()}
        other = {name: raw for name, raw, _ in second.written()}
        for name in one.keys() | other.keys():
            if one.get(name, "") != other.get(name, "") and name in first.kind.written:
                self.unknown(entity, first.kind.written[name].name)

    def unknown_where_contested(self) -> None:
        """Take as unknown the fields that stand twice in one entity, of which files differ, or that nobody could read."""
        for kind, ident, name in self.entries.disputed:
            self.unknown(self.model.entities[kind][ident], name)
        contested: dict[int, list[str]] = {}
        for mapping, key in self.entries.contested:
            contested.setdefault(id(mapping), []).append(key)
        if not contested:
            return
        for entity, origin in self.model.origins.items():
            for name in contested.get(id(origin.body), ()):
                field = KINDS[entity.KIND].written.get(name)
                self.unknown(entity, field.name if field else name)

    def unknown(self, entity: Described, name: str) -> None:
        self.model.unknown.setdefault(entity, set()).add(name)

    def field(self, kind: Kind, entity: Described, name: str, raw: Node, place: Place) -> None:
        known = self.readers.of(kind).get(name)
        if known is None:
            self.other(kind, entity, name, raw, place)
            return
        field, reader = known
        if name != field.name:
            self.renamed(kind, entity, field, name, place)
        stated = self.model.coverage[kind.collection or "organization"].stated
        stated[field.name] = stated.get(field.name, 0) + 1
        if reader is None:
            self.pending.append(Pending(entity, field, raw, place))
            return
        try:
            setattr(entity, field.name, reader(raw))
        except NotSaidError:
            self.unknown(entity, field.name)
            stated[field.name] -= 1
        except BadValue as bad:
            self.unknown(entity, field.name)
            text = problems.shown(field, raw)
            self.model.problems.append(
                problems.invalid_value(entity.ref, field.name, text, bad.accepted, bad.hint, place)
            )

    def other(self, kind: Kind, entity: Described, name: str, raw: Node, place: Place) -> None:
        """Keep the user's own keys; anything else is a misspelling."""
        if name.startswith("x-"):
            if isinstance(raw, str):
                self.model.extras.setdefault(entity, {})[name] = raw
            return
        self.model.problems.append(problems.unknown_field(kind, entity.ref, name, place))
        meant = nearest(fold_name(name), accepted_names(kind))
        field = kind.written.get(meant) if meant is not None else None
        if may_be_sensitive(name) or (field is not None and field.mark(Sensitive) is not None):
            place.document.hide(place.container, place.key)
        if field is not None:
            self.unknown(entity, field.name)

    def renamed(self, kind: Kind, entity: Described, field: Field, name: str, place: Place) -> None:
        """A field written under another of its names: remember where, and refuse both at once."""
        origin = self.model.origins[entity]
        body: Collection[str] = origin.body if origin.body is not None else ()
        aka = field.mark(Aka)
        others = [other for other in (field.name, *(aka.names if aka else ())) if other in body]
        if len(others) > 1 and name != others[0]:
            self.model.problems.append(problems.said_twice(entity.ref, field.name, others, place))
            self.unknown(entity, field.name)
            return
        origin.borrowed.setdefault(field.name, place)


def _in_one_order(entries: list[Entry]) -> list[Entry]:
    """Return the entries so that of several with one id the same comes first however the files are arranged."""
    keys = Counter((entry.kind.name, entry.id) for entry in entries)
    if len(keys) == len(entries):
        return entries
    several = [entry for entry in entries if keys[entry.kind.name, entry.id] > 1]
    single = [entry for entry in entries if keys[entry.kind.name, entry.id] == 1]
    return single + sorted(several, key=_content)


def _content(entry: Entry) -> str:
    """Return what an entry says, whatever the order in which it says it."""
    import json

    return json.dumps({name: raw for name, raw, _ in entry.written()}, sort_keys=True)


def _reading_order(location: Location) -> tuple[str, int, int]:
    span = location.span
    return (location.file, span.line, span.column) if span is not None else (location.file, 0, 0)
