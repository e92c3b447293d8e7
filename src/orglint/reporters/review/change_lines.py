"""Changes in words: a line for each, by their kinds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from orglint.finding import Phrase
from orglint.i18n import Language, Text
from orglint.model.entities import Person, Position, Unit
from orglint.model.types import Record
from orglint.reorg.difference import changes as kinds
from orglint.reorg.difference.changes import Change
from orglint.reporters.review import words
from orglint.reporters.review.personal import is_personal
from orglint.reporters.review.telling import Telling, kind_name


@dataclass(frozen=True, slots=True)
class Kind:
    """All changes of a kind: what they are called, and a line for each."""

    title: Text
    lines: tuple[Phrase, ...]


def told_by_kind(changes: Iterable[Change], language: Language) -> list[Kind]:
    """Return changes by kind, each told in a line."""
    tell = Telling(language)
    return [
        Kind(words.KIND_TITLES[kind], tuple(_TOLD[kind](tell, change) for change in some))
        for kind, some in groupby(changes, key=lambda change: change.kind)
    ]


# ---- a function for each kind of change


def _created(tell: Telling, change: Change) -> Phrase:
    unit = change.subject
    assert isinstance(unit, Unit)
    parent = [tell.filled(words.BELOW, unit=tell.short(unit.parent))] if unit.parent is not None else []
    return tell.beside(tell.named(unit), *parent, *tell.count(words.PEOPLE_IN, change.affected))


def _merged(tell: Telling, change: Change) -> Phrase:
    assert isinstance(change, kinds.UnitsMerged)
    pair = tell.arrow(tell.all_of(change.parts), tell.named(change.after))
    return tell.beside(pair, *tell.count(words.PEOPLE_CAME, change.affected))


def _split(tell: Telling, change: Change) -> Phrase:
    assert isinstance(change, kinds.UnitSplit)
    pair = tell.arrow(tell.named(change.before), tell.all_of(change.parts))
    return tell.beside(pair, *tell.count(words.PEOPLE_APART, change.affected))


def _renamed(tell: Telling, change: Change) -> Phrase:
    assert isinstance(change, kinds.UnitRenamed | kinds.PositionRenamed)
    old, new = (Phrase.of(text) if text else tell.fixed(words.EMPTY) for text in (change.old, change.new))
    if isinstance(change.subject, Unit):
        return tell.arrow(old, tell.named(change.subject) if change.subject.name == change.new else new)
    return tell.about(tell.named(change.subject), tell.arrow(old, new))


def _unit_moved(tell: Telling, change: Change) -> Phrase:
    assert isinstance(change, kinds.UnitMoved)
    told = tell.arrow(tell.short(change.old), tell.short(change.new))
    return tell.about(tell.named(change.subject), told, *tell.count(words.PEOPLE_MOVE, change.affected))


def _relocated(tell: Telling, change: Change) -> Phrase:
    assert isinstance(change, kinds.UnitRelocated)
    old, new = (Phrase.of(place) if place else tell.fixed(words.EMPTY) for place in (change.old, change.new))
    return tell.about(tell.named(change.subject), tell.arrow(old, new))


def _new_head(tell: Telling, change: Change) -> Phrase:
    assert isinstance(change, kinds.NewHead)
    told = tell.arrow(tell.all_of(change.lost), tell.all_of(change.gained))
    return tell.about(tell.named(change.subject), told, *tell.count(words.REPORTS_HEAD, change.affected))


def _came_or_went(tell: Telling, change: Change) -> Phrase:
    person = change.subject
    assert isinstance(person, Person)
    units = [unit for post in person.positions if (unit := post.unit) is not None]
    where = [tell.filled(words.IN_UNIT, unit=tell.all_of(dict.fromkeys(units)))] if units else []
    return tell.beside(tell.named(person), *where)


def _moved(tell: Telling, change: Change) -> Phrase:
    assert isinstance(change, kinds.PersonMoved | kinds.PositionMoved)
    told = tell.arrow(tell.short(change.old), tell.short(change.new))
    manager = []
    if change.lost or change.gained:
        exchanged = tell.arrow(tell.all_of(change.lost), tell.all_of(change.gained))
        manager = [tell.filled(words.NEW_MANAGER, told=exchanged)]
    return tell.about(tell.named(change.subject), told, *manager)


def _post(tell: Telling, change: Change) -> Phrase:
    assert isinstance(change, kinds.PostTaken | kinds.PostGivenUp)
    post = change.post
    title = [Phrase.of(post.title)] if post.title else []
    return tell.about(tell.named(change.subject), tell.short(post.unit), *title)


def _exchanged(tell: Telling, change: Change) -> Phrase:
    assert isinstance(change, kinds.NewManager | kinds.HolderExchanged)
    told = tell.arrow(tell.all_of(change.lost), tell.all_of(change.gained))
    return tell.about(tell.named(change.subject), told, *tell.count(words.REPORTS_TO, change.affected))


def _filled_or_vacated(tell: Telling, change: Change) -> Phrase:
    assert isinstance(change, kinds.PositionFilled | kinds.PositionVacated)
    is_in_label = not change.lost and len(change.gained) == 1 and isinstance(change, kinds.PositionFilled)
    if is_in_label or (not change.lost and not change.gained):
        return _seat(tell, change)
    told = tell.arrow(tell.all_of(change.lost), tell.all_of(change.gained))
    return tell.about(_seat(tell, change), told)


def _line(tell: Telling, change: Change) -> Phrase:
    assert isinstance(change, kinds.LineHandedOver)
    told = tell.arrow(tell.named(change.before), tell.named(change.after))
    posts = [Phrase.of(words.POSTS.say(tell.language, len(change.posts)))]
    return tell.beside(told, *posts)


def _seat(tell: Telling, change: Change) -> Phrase:
    post = change.subject
    assert isinstance(post, Position)
    where = [tell.filled(words.IN_UNIT, unit=tell.short(post.unit))] if post.unit is not None else []
    return tell.beside(tell.named(post), *where)


def _of_field(tell: Telling, change: Change, field: str) -> Phrase:
    subject = change.subject
    kind = kind_name(subject.KIND, tell.language)
    return tell.filled(words.FIELD_OF, kind=kind, subject=tell.named(subject), field=tell.field(subject.KIND, field))


def _parties(tell: Telling, change: Change) -> Phrase:
    assert isinstance(change, kinds.OwnerChanged | kinds.PartiesChanged)
    told = tell.arrow(tell.all_of(change.lost), tell.all_of(change.gained))
    return tell.about(_of_field(tell, change, change.field), told)


def _thing(tell: Telling, change: Change) -> Phrase:
    return tell.thing(change.subject)


def _field(tell: Telling, change: Change) -> Phrase:
    assert isinstance(change, kinds.FieldChanged)
    subject, name = change.subject, change.field
    if _is_opaque(change.old) or _is_opaque(change.new):
        return tell.about(_of_field(tell, change, name), tell.fixed(words.REWRITTEN))
    personal = is_personal(change)
    old, new = (tell.value(subject.KIND, name, value, personal=personal) for value in (change.old, change.new))
    return tell.about(
        _of_field(tell, change, name), tell.fixed(words.REWRITTEN) if old == new else tell.arrow(old, new)
    )


def _is_opaque(value: object) -> bool:
    """Whether a value has parts of its own: records, and what people write below keys of their own."""
    if isinstance(value, tuple | list):
        return any(isinstance(item, tuple | list) or _is_opaque(item) for item in value)
    return isinstance(value, Record | Mapping)


_TOLD: Mapping[str, Callable[[Telling, Change], Phrase]] = {
    "unit-created": _created,
    "unit-dissolved": _created,
    "units-merged": _merged,
    "unit-split": _split,
    "unit-renamed": _renamed,
    "unit-moved": _unit_moved,
    "unit-relocated": _relocated,
    "new-head": _new_head,
    "person-joined": _came_or_went,
    "person-left": _came_or_went,
    "person-moved": _moved,
    "post-taken": _post,
    "post-given-up": _post,
    "new-manager": _exchanged,
    "line-handed-over": _line,
    "position-created": _seat,
    "position-eliminated": _seat,
    "position-moved": _moved,
    "position-renamed": _renamed,
    "position-filled": _filled_or_vacated,
    "position-vacated": _filled_or_vacated,
    "holder-exchanged": _exchanged,
    "owner-changed": _parties,
    "parties-changed": _parties,
    "created": _thing,
    "removed": _thing,
    "field-changed": _field,
}
