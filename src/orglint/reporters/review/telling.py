"""Changes in words: a line for each, in which people's names stay apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from orglint.columns import shorten
from orglint.finding import Name, Phrase
from orglint.i18n import Language, Text
from orglint.lang.labels import BOOL_LABELS, LABELS, label
from orglint.lang.render import entity_label, number
from orglint.model.entities import Described, Organization, Person, Position, Unit
from orglint.model.kind_words import kind_word
from orglint.model.marks import Share
from orglint.model.schema import KINDS, Field
from orglint.model.texts.labels import SHEETS, Label, field_label
from orglint.model.types import Record
from orglint.reorg import changes as kinds
from orglint.reorg.changes import Change
from orglint.reporters import words as common
from orglint.reporters.review import words
from orglint.reporters.review.personal import is_personal
from orglint.reporters.words import Counted

_MOST_NAMED = 6
_LONGEST_VALUE = 60


@dataclass(frozen=True, slots=True)
class Kind:
    """All changes of a kind: what they are called, and a line for each."""

    title: Text
    lines: tuple[Phrase, ...]


def told_by_kind(changes: Iterable[Change], language: Language) -> list[Kind]:
    """Return changes by kind, each told in a line."""
    tell = Telling(language)
    return [
        Kind(words.KIND_TITLES[kind], tuple(tell.line(change) for change in some))
        for kind, some in groupby(changes, key=lambda change: change.kind)
    ]


@dataclass(frozen=True, slots=True)
class Telling:
    """Says things of two organizations in one language."""

    language: Language

    def line(self, change: Change) -> Phrase:
        """Return a change in one line; its kind is said elsewhere."""
        return _TOLD[change.kind](self, change)

    # ---- what things are called

    def named(self, entity: Described | None) -> Phrase:
        """Return what an entity is called, with its id behind its name; `none` for none."""
        if entity is None:
            return self.fixed(words.EMPTY)
        if isinstance(entity, Position) and entity.title:
            return entity_label(entity, self.language)
        if isinstance(entity, Position):
            return self._untitled(entity)
        ident = entity.id
        if isinstance(entity, Organization):
            return Phrase.of(entity.name or ident)
        if not entity.name or entity.name == ident:
            return Phrase.of(ident)
        both = common.NAMED.say(self.language, name=entity.name, id=ident)
        return Phrase.of(Name(both, ident) if isinstance(entity, Person) else both)

    def _untitled(self, post: Position) -> Phrase:
        """Return the id of a post without a title, with who holds it: a name alone would be taken for the person."""
        holder = next((person.name for person in post.holder if person.name), None)
        if holder is None:
            return Phrase.of(post.id)
        return Phrase.of(Name(common.NAMED.say(self.language, name=holder, id=post.id), post.id))

    def short(self, entity: Described | None) -> Phrase:
        """Return what an entity is called, as briefly as can be."""
        return self.fixed(words.EMPTY) if entity is None else entity_label(entity, self.language)

    def all_of(self, entities: Iterable[Described]) -> Phrase:
        """Return the names of entities, of many the first; `none` where there are none."""
        some = list(entities)
        shown = [self.short(entity) for entity in some[:_MOST_NAMED]]
        if len(some) > _MOST_NAMED:
            shown.append(Phrase.of(words.MORE_LEFT.say(self.language, n=len(some) - _MOST_NAMED)))
        return self.listed(shown) if shown else self.fixed(words.EMPTY)

    def thing(self, entity: Described) -> Phrase:
        """Return what an entity is called, with its kind."""
        if isinstance(entity, Organization | Position | Person | Unit):
            return self.named(entity)
        return self.filled(words.KIND_AND_NAME, kind=kind_name(entity.KIND, self.language), subject=self.named(entity))

    # ---- putting together

    def fixed(self, text: Text) -> Phrase:
        """Return one of our own texts."""
        return Phrase.of(text.say(self.language))

    def filled(self, text: Text, **values: Phrase | str) -> Phrase:
        """Return one of our own texts with phrases in the place of its marks."""
        return filled(text.say(self.language), values)

    def listed(self, phrases: Iterable[Phrase]) -> Phrase:
        """Return phrases with commas between them."""
        return joined(common.LIST.say(self.language), phrases)

    def count(self, counted: Counted, n: int) -> list[Phrase]:
        """Return how many are touched, nothing where nobody is."""
        return [Phrase.of(counted.say(self.language, n))] if n else []

    def arrow(self, old: Phrase, new: Phrase) -> Phrase:
        """Return a value before and after."""
        return self.filled(words.FROM_TO, before=old, after=new)

    def about(self, subject: Phrase, told: Phrase, *more: Phrase) -> Phrase:
        """Return `subject: what; and more`."""
        return self.filled(words.ABOUT, subject=subject, told=joined(words.JOINED.say(self.language), (told, *more)))

    def beside(self, subject: Phrase, *more: Phrase) -> Phrase:
        """Return `subject; and more`."""
        return joined(words.JOINED.say(self.language), (subject, *more))

    # ---- values of fields

    def field(self, kind: str, name: str) -> str:
        """Return what a field is called; a part of one with the field it is a part of."""
        outer = name.rpartition(".")[0]
        if outer and outer != "holder":  # what is written beside a holder is the post's to readers
            return words.PART_OF_FIELD.say(self.language, field=self.field(kind, outer), part=self._label(kind, name))
        return self._label(kind, name)

    def _label(self, kind: str, name: str) -> str:
        found = _label_of(kind, name)
        if found is None:
            return name
        return found.ja if self.language == "ja" else _uncapitalized(found.en)

    def value(self, kind: str, name: str, value: object, *, personal: bool = False) -> Phrase:
        """Return a value of a field in words; `personal` text is told apart, as people's names are."""
        if isinstance(value, tuple | list):
            shown = [self.value(kind, name, item, personal=personal) for item in value[:_MOST_NAMED]]
            if len(value) > _MOST_NAMED:
                shown.append(Phrase.of(words.MORE_LEFT.say(self.language, n=len(value) - _MOST_NAMED)))
            return self.listed(shown) if shown else self.fixed(words.EMPTY)
        if value is None:
            return self.fixed(words.EMPTY)
        if isinstance(value, Described):
            return self.short(value)
        if isinstance(value, bool):
            return self.fixed(BOOL_LABELS[value])
        if isinstance(value, int | float):
            return Phrase.of(f"{number(round(value * 100, 1))}%" if _is_share(kind, name) else number(value))
        if isinstance(value, date):
            return Phrase.of(value.isoformat())
        text = label(str(value), self.language) if not name.startswith("x-") else str(value)
        brief = shorten(" ".join(text.split()), _LONGEST_VALUE)
        is_hidden = personal and str(value) not in LABELS
        return Phrase.of(Name(brief, words.NOT_SHOWN.say(self.language)) if is_hidden else brief)


def filled(template: str, values: Mapping[str, Phrase | str]) -> Phrase:
    """Return a template with phrases in the place of its marks."""
    parts: list[str | Phrase] = []
    rest = template
    while rest:
        before, brace, behind = rest.partition("{")
        parts.append(before)
        if not brace:
            break
        name, _, rest = behind.partition("}")
        parts.append(values[name])
    return Phrase.of(*parts)


def joined(between: str, phrases: Iterable[Phrase]) -> Phrase:
    """Return phrases with a text between them."""
    parts: list[str | Phrase] = []
    for phrase in phrases:
        parts += [between, phrase] if parts else [phrase]
    return Phrase.of(*parts)


def kind_name(kind: str, language: Language) -> str:
    """Return what a kind is called in a sentence."""
    word = kind_word(kind)
    return word.ja if language == "ja" else words.KIND_NAMES.get(kind, word.en)


def _label_of(kind: str, name: str) -> Label | None:
    try:
        return field_label(kind, name)
    except KeyError:  # the units of a responsibility, which these name; a key of the writer's own
        return SHEETS.get(name)


def _uncapitalized(text: str) -> str:
    return text if text[1:2].isupper() or not text[1:2].isalpha() else text[:1].lower() + text[1:]


def _declared(kind: str, name: str) -> Field | None:
    return KINDS[kind].fields.get(name)


def _is_share(kind: str, name: str) -> bool:
    if name.endswith(".allocation"):
        return True
    field = _declared(kind, name)
    return field is not None and field.mark(Share) is not None


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
