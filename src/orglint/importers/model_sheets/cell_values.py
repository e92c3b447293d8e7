"""Values of fields -> cells, in the words of a language: what `check` reads back as the same."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import TypeAlias

from orglint.i18n import Language, Text
from orglint.importers.model_sheets.list_cells import Item, join_cell
from orglint.model.marks import Share, Verbatim, Words
from orglint.model.schema import Field
from orglint.model.types import BOOL, Enumerated, ListOf, Maybe, Type
from orglint.model.values import NONE_VALUE, BadValue, FieldReader, NotSaidError, japanese_word
from orglint.model.words import FunctionNames, is_none_word
from orglint.source.document import Mapping, Node, Sequence

Value: TypeAlias = "str | int | float | date"
"""What a cell holds."""
SPREADSHEET_DIGITS = ".15g"
MOST_READABLE = 1e15
FIRST_YEAR = 1901
"""Of earlier days spreadsheets do not agree which they are."""
NONE_WORD = Text("none", "なし")
BOOL_WORDS = {True: Text("yes", "はい"), False: Text("no", "いいえ")}


def scalar_type(field: Field) -> Type:
    """Return the type of a field's value, or of the items of its list."""
    return field.type.item if isinstance(field.type, Maybe | ListOf) else field.type


def enum_words(field: Field, language: Language) -> tuple[str, ...]:
    """Return the words for the values of an enum in a language, in the order of the values; none for any other field."""
    type_ = scalar_type(field)
    return tuple(_enum_word(field, value, language) for value in type_.values) if isinstance(type_, Enumerated) else ()


def none_cell(field: Field, language: Language) -> str:
    """Return the word that says there is none; where `none` is a value of the field, the one that is not that value."""
    type_ = scalar_type(field)
    is_value = isinstance(type_, Enumerated) and NONE_VALUE in type_.values
    return "null" if is_value else NONE_WORD.say(language)


def scalar_cell(field: Field, raw: Node, language: Language) -> Value | None:
    """Return what is written of a scalar field, or list of scalars, as a cell; None where a cell cannot say it.

    That is a name or description of none: to free text the words for none are words like any other.
    """
    if isinstance(field.type, ListOf):
        return _list_cell(field, raw, language)
    if raw is None and field.mark(Verbatim) is not None:
        return None
    try:
        value = FieldReader(field, FunctionNames())(raw)
    except (NotSaidError, BadValue):
        return raw if isinstance(raw, str) else None
    if value is None:
        return none_cell(field, language)
    return _typed(field, value, raw, language)


def _typed(field: Field, value: object, raw: Node, language: Language) -> Value | None:
    type_ = scalar_type(field)
    if isinstance(type_, Enumerated):
        return _enum_word(field, str(value), language)
    if type_ == BOOL:
        return BOOL_WORDS[bool(value)].say(language)
    if isinstance(value, int | float):
        return _number(field, value, str(raw))
    if isinstance(value, date):
        return value if value.year >= FIRST_YEAR else value.isoformat()
    return raw if isinstance(raw, str) else str(value)


def _number(field: Field, value: int | float, raw: str) -> Value:
    """Return a number as one, or as text where a spreadsheet would not keep it as it is.

    They keep fifteen digits. A share of a percentage is one of its hundredths: 33.3 % is not quite 0.333.
    """
    is_kept = float(format(value, SPREADSHEET_DIGITS)) == value and abs(value) < MOST_READABLE
    in_percent = "%" in unicodedata.normalize("NFKC", raw)
    if field.mark(Share) is not None and not in_percent:
        is_kept = float(format(value * 100, SPREADSHEET_DIGITS)) / 100 == value
    return value if is_kept or in_percent else raw


def _enum_word(field: Field, value: str, language: Language) -> str:
    word = japanese_word(value, field.mark(Words)) if language == "ja" else None
    return word or value.replace("_", " ")


def _list_cell(field: Field, raw: Node, language: Language) -> str | None:
    if isinstance(raw, Mapping):
        return None
    items = [raw] if isinstance(raw, str) else [item for item in raw or () if isinstance(item, str)]
    if not items or (isinstance(raw, str) and is_none_word(raw)):
        return none_cell(field, language)
    alone = isinstance(raw, Sequence) and len(items) == 1
    return join_cell(Item(item, is_quoted=alone and is_none_word(item)) for item in items)
