"""Values -> phrases, as messages and evidence show them. People's names stay apart from the text around them."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import Final

from orglint.finding import Name, Phrase
from orglint.i18n import Language, Text
from orglint.lang.labels import BOOL_LABELS, NONE_LABEL, UNKNOWN_LABEL, label
from orglint.model.change_kinds import Change
from orglint.model.entities import Described, Partnership, Person, Position
from orglint.model.types import Enumerated, ListOf, Maybe, Structure, Type

MOST_ITEMS = 8
_MORE = Text(" and {count} more", "ほか{count}件")
_PAIR = Text(" and ", "と")


class _Unknown(Enum):
    UNKNOWN = "unknown"


UNKNOWN: Final = _Unknown.UNKNOWN
"""Stands for a value that could not be computed because something it needs was written wrongly."""


def show(value: object, type_: Type, language: Language, *, percent: bool = False) -> Phrase:
    """Return a value in words."""
    if value is None:
        return Phrase.of(NONE_LABEL.say(language))
    if value is UNKNOWN:
        return Phrase.of(UNKNOWN_LABEL.say(language))
    inner = type_.item if isinstance(type_, Maybe) else type_
    if isinstance(value, tuple | list):
        item = inner.item if isinstance(inner, ListOf) else inner
        # Only what is shown is put into words: a finding each on thousands of units may list thousands.
        shown = [show(part, item, language) for part in value[:MOST_ITEMS]]
        return _several(shown, len(value) - MOST_ITEMS, language)
    if isinstance(value, Described):
        return entity_label(value, language)
    if isinstance(value, bool):
        return Phrase.of(BOOL_LABELS[value].say(language))
    if isinstance(value, int | float):
        return Phrase.of(f"{number(round(value * 100, 1))}%" if percent else number(value))
    if isinstance(value, str) and isinstance(inner, Enumerated):
        return Phrase.of(label(value, language))
    return Phrase.of(value.isoformat() if isinstance(value, date) else str(value))


def entity_label(entity: Described, language: Language = "en") -> Phrase:
    """Return what an entity is called: a name or title, a person's name kept apart, else the id."""
    if isinstance(entity, Change):
        return entity_label(entity.subject, language)
    if isinstance(entity, Person):
        return _person(entity, entity.id)
    if isinstance(entity, Position):
        return _position(entity, language)
    if isinstance(entity, Partnership):
        return Phrase.of(entity_label(entity.a, language), _PAIR.say(language), entity_label(entity.b, language))
    return Phrase.of(entity.name or entity.id)


def _person(person: Person, neutral: str) -> Phrase:
    return Phrase.of(Name(person.name, neutral) if person.name else person.id)


def _position(position: Position, language: Language) -> Phrase:
    """Return the title and who holds the post, or its id: titles alone are shared by many."""
    named = [person for person in position.holder if person.name]
    if not position.title:
        return _person(named[0], position.id) if named else Phrase.of(position.name or position.id)
    who = _person(named[0], position.id) if named else Phrase.of(position.id)
    return Phrase.of(position.title, *(("(", who, ")") if language == "ja" else (" (", who, ")")))


def number(value: float) -> str:
    """Return a number without a trailing `.0`; from 10,000 with commas, small ones with two digits that count."""
    if abs(value) >= 10_000:
        return f"{value:,.0f}"
    if abs(value) >= 0.1 or value == 0:
        return f"{value:.2f}".rstrip("0").rstrip(".")
    return _small(value) if abs(value) >= 1e-9 else "0"


def _small(value: float) -> str:
    digits = next(digits for digits in range(1, 12) if abs(value) >= 10**-digits) + 1
    return f"{value:.{digits}f}".rstrip("0").rstrip(".")


def _several(shown: list[Phrase], rest: int, language: Language) -> Phrase:
    if not shown:
        return Phrase.of(NONE_LABEL.say(language))
    if rest > 0:
        return Phrase.of(_joined(shown, language, last=False), _MORE.say(language, count=rest))
    return _joined(shown, language, last=True)


def _joined(phrases: list[Phrase], language: Language, *, last: bool) -> Phrase:
    parts: list[str | Phrase] = [phrases[0]]
    for index, phrase in enumerate(phrases[1:], start=2):
        if language == "ja":
            parts.append("、")
        else:
            parts.append(" and " if last and index == len(phrases) else ", ")
        parts.append(phrase)
    return Phrase.of(*parts)


def is_shown(type_: Type) -> bool:
    """Whether values of the type have words: records have not, nor lists of them."""
    inner = type_
    while isinstance(inner, Maybe | ListOf):
        inner = inner.item
    return not isinstance(inner, Structure)
