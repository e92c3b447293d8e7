"""What is new, and fields that get another value: both are written as in a model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from orglint.i18n import Text
from orglint.model import problems
from orglint.model.entries import Entry, collect
from orglint.model.kind_words import kind_word
from orglint.model.marks import Encloses, Owner
from orglint.model.place import Place
from orglint.model.problems import Problem
from orglint.model.schema import COLLECTIONS, KINDS, NESTED, POST_FIELDS, Field, Kind, accepted_names
from orglint.model.words import is_none_word
from orglint.reorg.plan import refusals
from orglint.reorg.plan.changes import Alter, Create
from orglint.reorg.plan.draft import ORGANIZATION, Key
from orglint.reorg.plan.mistakes import RefusedError
from orglint.reorg.plan.slots import Name, Part
from orglint.reorg.plan.succession import New, succeed
from orglint.reorg.plan.work import POSITION, Work
from orglint.source.document import Document, Mapping, Node, Sequence
from orglint.source.part_document import PartDocument
from orglint.spelling import did_you_mean

_MEMBERS = "members"
_KNOWN = Text(", ".join(COLLECTIONS), "、".join(COLLECTIONS))


def create(work: Work, change: Create) -> None:
    """Take in new entities, written as in a model."""
    root, document = change.what.root, change.what.place.document
    if "organization" in root:
        raise work.mistakes.refuse(refusals.NO_ORGANIZATION, Place(document, root, "organization").key_location())
    _add_all(work, PartDocument(document, root))


def make_unit(work: Work, part: Part, parent: Key | None, *, leave: Iterable[str] = ()) -> Key:
    """Take in a new unit with what is nested in it, but for some keys; it is under `parent` unless it says another."""
    assert part.body is not None
    ident = work.fresh("unit", part.name)
    revised, document = work.draft.revised, part.name.place.document
    fields: dict[str, tuple[Node, Place]] = {
        name: (node, Place(document, part.body, name)) for name, node in part.body.items() if name not in set(leave)
    }
    if parent is not None and "parent" not in fields:
        fields["parent"] = work.draft.spelled(parent, frozenset({"unit"})), part.name.place
    body = revised.mapping(fields, part.name.place)
    units = revised.mapping({part.name.text: (body, part.name.place)}, part.name.place)
    _add_all(work, PartDocument(revised, Mapping(units=units)))
    return "unit", ident


def _add_all(work: Work, document: Document) -> None:
    """Take in everything new that a document describes; what has mistakes in it too, so that all of them are found."""
    entries = collect([document])
    refused = [_said(work, problem) for problem in entries.problems]
    work.draft.entries.contested.extend(entries.contested)
    for entry in entries.items:
        key: Key = (entry.kind.name, entry.id)
        body = entry.origin.body
        if key in work.draft:
            refused += _refused(work, entry.kind.name, Name(entry.id, entry.origin.place, is_key=True))
        elif entry.kind.name == "unit" and body is not None and _MEMBERS in body:
            text = refusals.NO_MEMBERS.filled(unit=entry.id)
            work.mistakes.say(text, Place(document, body, _MEMBERS).key_location())
            refused.append(True)
            _add(work, entry)
        else:
            _add(work, entry)
    if refused:
        raise RefusedError


def _refused(work: Work, kind: str, name: Name) -> list[bool]:
    try:
        work.fresh(kind, name)
    except RefusedError:
        return [True]
    return []


def _add(work: Work, entry: Entry) -> None:
    key: Key = (entry.kind.name, entry.id)
    work.keep_apart(*key)
    is_shorthand = "holder" in entry.given
    if not is_shorthand and all(name != "start" for name, _, _ in entry.written()):
        entry.given["start"] = work.draft.day.isoformat()
        entry.origin.borrowed["start"] = work.draft.day_place
    work.draft.add(entry)
    work.made[key] = entry.origin.place


def _said(work: Work, problem: Problem) -> bool:
    """Keep a problem of the form of what is new as a mistake of the plan."""
    if problem.location is not None:
        work.mistakes.say(problem.message, problem.location, hint=problem.accepted)
    return True


# ---- fields that change


def alter(work: Work, change: Alter) -> None:
    """Give fields of entities another value; every field that does not fit is said."""
    root, document = change.what.root, change.what.place.document
    refused = False
    for collection, node in root.items():
        if collection.startswith("x-"):
            continue
        place = Place(document, root, collection)
        if collection != "organization" and collection not in COLLECTIONS:
            names = ["organization", *COLLECTIONS]
            text = refusals.NO_COLLECTIONS.filled(known=_KNOWN)
            work.mistakes.say(text, place.key_location(), hint=did_you_mean(collection, names))
            refused = True
            continue
        for name, body in _entities(work, collection, node, place):
            try:
                _alter(work, collection, name, body)
            except RefusedError:
                refused = True
    if refused:
        raise RefusedError


def _entities(work: Work, collection: str, node: Node, place: Place) -> Iterator[tuple[Name, Mapping]]:
    """Yield the entities of a collection with their fields."""
    if collection == "organization":
        if isinstance(node, Mapping):
            yield Name(collection, place, is_key=True), node
        else:
            _said(work, problems.not_a_mapping(collection, place))
        return
    if not isinstance(node, Mapping):
        _said(work, problems.not_a_collection(COLLECTIONS[collection], place))
        return
    for ident, body in node.items():
        where = Place(place.document, node, ident)
        if isinstance(body, Mapping):
            yield Name(ident, where, is_key=True), body
        else:
            _said(work, problems.not_a_mapping(f"{COLLECTIONS[collection].name}/{ident}", where))


def _alter(work: Work, collection: str, name: Name, body: Mapping) -> None:
    is_organization = collection == "organization"
    kind = KINDS["organization"] if is_organization else COLLECTIONS[collection]
    key = ORGANIZATION if is_organization else work.find(name, frozenset({kind.name}))
    refused = False
    for field_name, raw in body.items():
        place = Place(name.place.document, body, field_name)
        try:
            _alter_field(work, kind, key, field_name, raw, place)
        except RefusedError:
            refused = True
    if refused:
        raise RefusedError


def _alter_field(work: Work, kind: Kind, key: Key, name: str, raw: Node, place: Place) -> None:
    if name.startswith("x-"):
        work.draft.put_own(key, name, raw, place)
        return
    if kind.name == "person" and name in (*POST_FIELDS, "allocation"):
        _refuse_own_word(work, "position", name, place, key)
        post = work.find(Name(f"person/{key[1]}", place, is_key=True), POSITION)
        if name == "allocation":
            _allocate(work, post, key[1], raw, place)
            return
        kind, key = KINDS["position"], post
    field = kind.written.get(name)
    if field is None:
        if name in accepted_names(kind) or name in NESTED:
            raise work.mistakes.refuse(refusals.NOT_CHANGED_HERE.filled(key=name), place.key_location())
        problem = problems.unknown_field(kind, "/".join(key), name, place)
        _said(work, problem)
        raise RefusedError
    _refuse_own_word(work, kind.name, field.name, place, key)
    work.state(key, field.name, place)
    if _says(work, key, field, raw):
        text = refusals.CHANGES_NOTHING.filled(
            what=kind.name if key == ORGANIZATION else "/".join(key), field=field.name
        )
        raise work.mistakes.refuse(text, place)
    if key == ORGANIZATION and key not in work.draft:
        work.draft.add_organization(place)
    _put(work, key, field, raw, place)


def _says(work: Work, key: Key, field: Field, raw: Node) -> bool:
    """Whether a field says already what a plan wants it to say."""
    said = work.draft.said(key, field.name) if key in work.draft else None
    if said is None or said[0] == raw:
        return said is not None
    held = [one for one in work.draft.held(key, field.name) if one.is_current(work.draft.day)] if field.target else []
    if not held or any(not one.parts().keys() <= {"id", "start", "end"} for one in held):
        return False  # what stands beside a reference would go
    items = raw if isinstance(raw, Sequence) else (raw,)
    names = [work.draft.meant(item, field.target) for item in items if isinstance(item, str)]
    return len(names) == len(items) and names == [work.draft.meant(one.text, field.target) for one in held]


def _allocate(work: Work, post: Key, person: str, raw: Node, place: Place) -> None:
    """Let somebody have another share of their time for their first post."""
    work.state(post, "allocation", place)
    items: list[tuple[Node, Place]] = []
    for held in work.draft.held(post, "holder"):
        node: Node = held.node
        if held.ident == person and held.is_current(work.draft.day):
            node = work.draft.revised.mapping({**held.parts(), "allocation": (raw, place)}, held.place)
        items.append((node, held.place))
    work.draft.put(post, "holder", work.draft.revised.sequence(items, place), place)


def _put(work: Work, key: Key, field: Field, raw: Node, place: Place) -> None:
    """Let a field say something else; references that keep days go on keeping them."""
    held = work.draft.held(key, field.name) if field.target else []
    is_dated = any(one.is_dated for one in held)
    items = list(enumerate(raw)) if isinstance(raw, Sequence) else [(-1, raw)]
    if not is_dated or any(isinstance(item, Mapping) for _, item in items):
        work.draft.put(key, field.name, raw, place)
        return
    new = tuple(
        New(item, Place(place.document, raw, index) if isinstance(raw, Sequence) else place)
        for index, item in items
        if isinstance(item, str) and not is_none_word(item)
    )
    succeed(work.draft, key, field.name, new, cause=place)


_WORDS = {
    ("unit", "name"): "rename: {{unit: {ident}, name: ...}}",
    ("unit", "parent"): "move: {{unit: {ident}, to: ...}}",
    ("unit", "end"): "dissolve: {{unit: {ident}}}",
    ("unit", "responsibilities"): "hand: {{responsibility: ..., to: {ident}}}",
    ("position", "unit"): "move: {{position: {ident}, to: ...}}",
    ("position", "reports_to"): "report: {{position: {ident}, to: ...}}",
    ("position", "holder"): "appoint: {{person: ..., to: {ident}}}",
    ("position", "status"): "vacate: {{position: {ident}}}",
    ("position", "end"): "eliminate: {{position: {ident}}}",
    ("person", "end"): "leave: {{person: {ident}}}",
}


def _refuse_own_word(work: Work, kind: str, name: str, place: Place, key: Key) -> None:
    """Refuse a field that a change of its own is for: one spelling for one thing."""
    if (kind, name) == ("organization", "as_of"):
        raise work.mistakes.refuse(refusals.AS_OF_IS_DATE, place.key_location())
    word = _WORDS.get((kind, name))
    field = KINDS[kind].declared.get(name)
    if word is None and field is not None and (field.mark(Owner) is not None or field.mark(Encloses) is not None):
        word = f"hand: {{{{{kind}: {{ident}}, to: ...}}}}"
    if word is not None:
        said = word.format(ident=key[1])
        text = refusals.OWN_WORD.filled(field=name, kind=kind_word(kind), word=said)
        raise work.mistakes.refuse(text, place.key_location())
