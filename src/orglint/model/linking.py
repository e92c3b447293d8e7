"""Tying entities together: references become entities, records are filled in, and what is not in force drops out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from orglint.i18n import Text
from orglint.model import problems
from orglint.model.dates import in_force, is_in_force, read_day
from orglint.model.entities import Described, Placeholder, Position, Unit
from orglint.model.marks import Extras, Keyed, Past, Reverse, Sensitive, Short
from orglint.model.organization import Model, Origin, Tie
from orglint.model.place import Place
from orglint.model.readers import Readers
from orglint.model.references import Resolver, Unresolved
from orglint.model.schema import KINDS, Field, Kind, record
from orglint.model.types import ListOf, Maybe, Record, Structure
from orglint.model.values import BadValue, FieldReader, NotSaidError
from orglint.model.words import is_none_word, is_placeholder
from orglint.source.document import Mapping, Node, Sequence


@dataclass(slots=True)
class Pending:
    """A field whose value refers to entities, to be read when all of them have been made."""

    entity: Described
    field: Field
    raw: Node
    place: Place


class Linker:
    """Reads the references and records of a model. Use it once."""

    def __init__(self, model: Model, readers: Readers) -> None:
        self.model = model
        self.readers = readers
        self.resolver = Resolver(model)
        self._extras: dict[tuple[str, str], dict[str, FieldReader]] = {}
        self._bad = False
        self._placeholders: dict[str, int] = {}

    def run(self, pending: list[Pending]) -> None:
        """Link everything; holders first, because a person may stand for the post they hold."""
        holders = [item for item in pending if item.field.name == "holder" and isinstance(item.entity, Position)]
        for item in holders:
            self._link(item)
        for item in pending:
            if not (item.field.name == "holder" and isinstance(item.entity, Position)):
                self._link(item)

    def _link(self, item: Pending) -> None:
        self._bad = False
        type_ = item.field.type.item if isinstance(item.field.type, Maybe | ListOf) else item.field.type
        if isinstance(type_, Structure):
            value: object = tuple(self._records(item, type_))
        else:
            value = self._references(item)
        if self._bad:
            self.model.unknown.setdefault(item.entity, set()).add(item.field.name)
        setattr(item.entity, item.field.name, value)

    # ---- references

    def _references(self, item: Pending) -> object:
        """Return what a reference field holds at the model's date; keep the ties that were written in full."""
        everything = item.field.mark(Past) is not None
        if isinstance(item.raw, str):  # nearly every reference is a bare id, and needs no tie
            target = self._target(item, item.field, item.raw, item.place, item.field.name)
            self._hold(item, target)
            if target is not None and not everything and not in_force(target, self.model):
                self.model.ties[(item.entity, item.field.name)] = (Tie(target),)
                target = None
            if isinstance(item.field.type, ListOf):
                return (target,) if target is not None else ()
            return target
        ties = list(self._ties(item))
        for tie in ties:
            self._hold(item, tie.target)
        if any(tie.start or tie.end or tie.extras or not in_force(tie.target, self.model) for tie in ties):
            self.model.ties[(item.entity, item.field.name)] = tuple(ties)
        current = [tie.target for tie in ties if everything or self._is_current(tie)]
        current = list(dict.fromkeys(current))
        if isinstance(item.field.type, ListOf):
            return tuple(current)
        if len(current) > 1:
            self._bad_value(item, item.place, None, problems.ONE_REFERENCE)
        return current[0] if len(current) == 1 else None

    def _hold(self, item: Pending, target: Described | None) -> None:
        if target is not None and isinstance(item.entity, Position) and item.field.name == "holder":
            self.resolver.hold(target, item.entity)

    def _ties(self, item: Pending) -> Iterator[Tie]:
        for raw, place in listed(item.raw, item.place):
            tie = self._tie(item, raw, place)
            if tie is not None:
                yield tie

    def _tie(self, item: Pending, raw: Node, place: Place) -> Tie | None:
        if raw is None:
            return None
        if isinstance(raw, str):
            target = self._target(item, item.field, raw, place, item.field.name)
            return Tie(target) if target is not None else None
        if isinstance(raw, Sequence):
            self._bad_value(item, place, None, problems.A_REFERENCE)
            return None
        return self._full_tie(item, raw, place)

    def _full_tie(self, item: Pending, raw: Mapping, place: Place) -> Tie | None:
        """Read `{id: ..., start: ..., end: ...}` and what else the field lets stand beside it."""
        ident, places = raw.get("id"), self._parts(item, raw, place)
        readers = self._extra_readers(item)
        values: dict[str, object] = {}
        days: dict[str, date | None] = {}
        for name, part in raw.items():
            if name in ("start", "end"):
                day = self._read(item, read_day, name, part, places[name])
                days[name] = day if isinstance(day, date) else None
            elif name in readers:
                values[name] = self._read(item, readers[name], name, part, places[name])
            elif name != "id" and not name.startswith("x-"):
                self.model.problems.append(
                    problems.unknown_part(item.entity.ref, name, ["id", "start", "end", *readers], places[name])
                )
        if not isinstance(ident, str):
            self._bad_value(item, place, None, problems.A_REFERENCE)
            return None
        target = self._target(item, item.field, ident, places["id"], item.field.name)
        if target is None:
            return None
        return Tie(
            target,
            days.get("start"),
            days.get("end"),
            {name: value for name, value in values.items() if value is not None},
        )

    def _parts(self, item: Pending, raw: Mapping, place: Place) -> dict[str, Place]:
        """Return where each part of a reference is written; parts that a shorthand filled in stand elsewhere."""
        origin = self.model.origins[item.entity]
        made_up = raw.first < 0
        return {
            name: origin.borrowed.get(f"{item.field.name}.{name}", place)
            if made_up
            else Place(place.document, raw, name)
            for name in raw
        }

    def _extra_readers(self, item: Pending) -> dict[str, FieldReader]:
        key = (item.entity.KIND, item.field.name)
        if key not in self._extras:
            mark = item.field.mark(Extras)
            self._extras[key] = self.readers.extras(mark.fields if mark else {})
        return self._extras[key]

    def _read(self, item: Pending, reader: Callable[[Node], object], name: str, raw: Node, place: Place) -> object:
        try:
            return reader(raw)
        except NotSaidError:
            self._bad = True
            return None
        except BadValue as bad:
            self._bad_value(item, place, raw, bad.accepted, bad.hint, name)
            return None

    def _bad_value(
        self, item: Pending, place: Place, raw: Node, accepted: Text, hint: str | None = None, part: str = ""
    ) -> None:
        self._bad = True
        written = item.raw if isinstance(item.raw, Mapping) else None
        whole = part and not (written is not None and written.first < 0)
        # A part that a shorthand moved here is called as it was written.
        name = f"{item.field.name}.{part}" if whole else part or item.field.name
        text = problems.shown(item.field, raw)
        self.model.problems.append(problems.invalid_value(item.entity.ref, name, text, accepted, hint, place))

    def _target(self, item: Pending, field: Field, text: str, place: Place, name: str) -> Described | None:
        """Return what a reference names; None where there is none, nobody yet, or nobody known."""
        if is_placeholder(text):
            self._placeholder(item.entity, name, text, place)
            return None
        if is_none_word(text):
            return None
        found = self.resolver.find(text, field.target)
        if isinstance(found, Unresolved):
            self._bad = True
            if item.field.mark(Sensitive) is not None:
                self.model.problems.append(problems.hidden_reference(item.entity.ref, name, place))
            else:
                self.model.problems.append(found.problem(item.entity.ref, name, text, place))
            for meant in found.meant:
                self._suspect(item, meant)
            return None
        return found

    def _suspect(self, item: Pending, meant: Described) -> None:
        """Take as unknown what a misspelt reference would have added to: the reverse references of what was meant."""
        for name, field in KINDS[meant.KIND].fields.items():
            mark = field.mark(Reverse)
            source = (mark.collection, mark.field) if mark is not None else field.lookup
            if source == (type(item.entity).collection, item.field.name):
                self.model.unknown.setdefault(meant, set()).add(name)
        if isinstance(meant, Unit) and isinstance(item.entity, Position) and item.field.name == "unit":
            self.model.unknown.setdefault(meant, set()).add("members")

    def _placeholder(self, entity: Described, name: str, text: str, place: Place) -> None:
        placeholders = self.model.entities.setdefault(Placeholder.KIND, {})
        ident = f"{entity.ref}.{name}"
        self._placeholders[ident] = number = self._placeholders.get(ident, 0) + 1
        if number > 1:
            ident = f"{ident}#{number}"
        made = Placeholder(id=ident, entity=entity, field=name, text=text)
        placeholders[ident] = made
        self.model.origins[made] = Origin(place)

    def _is_current(self, tie: Tie) -> bool:
        return is_in_force(tie.start, tie.end, self.model.as_of) and in_force(tie.target, self.model)

    # ---- records

    def _records(self, item: Pending, type_: Structure) -> Iterator[Record]:
        keyed = item.field.mark(Keyed)
        if keyed is not None and isinstance(item.raw, Mapping):
            for key, body in item.raw.items():
                yield self._record(item, type_, body, Place(item.place.document, item.raw, key), {keyed.field: key})
            return
        if keyed is not None and item.raw is not None and not (isinstance(item.raw, str) and is_none_word(item.raw)):
            text = item.raw if isinstance(item.raw, str) else "..."
            self._bad_value(item, item.place, text, problems.keyed_records(record(type_.name), keyed.field))
            return
        for raw, place in listed(item.raw, item.place):
            if isinstance(raw, str) and is_placeholder(raw) and not self._is_short_reference(item, type_):
                self._bad = True  # still to be decided: no record, and no fault
            elif raw is not None and not (isinstance(raw, str) and is_none_word(raw)):
                yield self._record(item, type_, raw, place, {})

    def _is_short_reference(self, item: Pending, type_: Structure) -> bool:
        """Whether a record may be written as a reference, in which a placeholder has its own meaning."""
        short = item.field.mark(Short)
        return short is not None and bool(record(type_.name).fields[short.field].target)

    def _record(self, item: Pending, type_: Structure, raw: Node, place: Place, values: dict[str, object]) -> Record:
        kind = record(type_.name)
        coverage = self.model.coverage[type(item.entity).collection or "organization"]
        coverage.records[item.field.name] = coverage.records.get(item.field.name, 0) + 1
        short = item.field.mark(Short)
        if isinstance(raw, str) and short is not None:
            parts: list[tuple[str, Node, Place]] = [(short.field, raw, place)]
        elif isinstance(raw, Mapping):
            parts = [(name, part, Place(place.document, raw, name)) for name, part in raw.items()]
        else:
            parts = []
            if raw is not None or not values:
                self._bad_value(item, place, raw, problems.a_record(kind))
        by_key = frozenset(values)
        for name, part, where in parts:
            if name in by_key:  # the key above it is its name already
                known = [other for other in kind.written if other not in by_key]
                self.model.problems.append(problems.unknown_part(item.entity.ref, name, known, where))
                continue
            self._record_field(item, kind, name, part, where, values)
            path = f"{item.field.name}.{name}"
            coverage.stated[path] = coverage.stated.get(path, 0) + 1
        made = kind.cls(**values)
        assert isinstance(made, Record)
        return made

    def _record_field(
        self, item: Pending, kind: Kind, name: str, raw: Node, place: Place, values: dict[str, object]
    ) -> None:
        known = self.readers.of(kind).get(name)
        if known is None:
            if not name.startswith("x-"):
                self._bad = True
                self.model.problems.append(problems.unknown_part(item.entity.ref, name, sorted(kind.written), place))
            return
        field, reader = known
        if reader is not None:
            values[field.name] = self._read(item, reader, name, raw, place)
        elif isinstance(raw, str):
            found = self._target(item, field, raw, place, f"{item.field.name}.{name}")
            values[field.name] = found if found is not None and in_force(found, self.model) else None
        elif raw is not None:
            self._bad_value(item, place, None, problems.A_REFERENCE, part=name)
        if values.get(field.name) is None and isinstance(field.type, ListOf):
            values.pop(field.name, None)


def listed(raw: Node, place: Place) -> Iterator[tuple[Node, Place]]:
    """Yield the items of a list with their places; a single value is a list of one, nothing an empty one."""
    if isinstance(raw, Sequence):
        for index, part in enumerate(raw):
            yield part, Place(place.document, raw, index)
    elif raw is not None:
        yield raw, place
