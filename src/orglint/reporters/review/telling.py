"""What things are called in a review, and values in words; people's names stay apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

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
from orglint.reporters import words as common
from orglint.reporters.review import words
from orglint.reporters.words import Counted

_MOST_NAMED = 6
_LONGEST_VALUE = 60


@dataclass(frozen=True, slots=True)
class Telling:
    """Says things of two organizations in one language."""

    language: Language

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
