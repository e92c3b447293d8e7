"""Scalars get their type from the field that receives them: source text in, a value out, or what would be accepted."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date

from orglint.i18n import Text
from orglint.model.days import day_of, expected_day
from orglint.model.marks import Evidence, FunctionName, Share, Verbatim, Words
from orglint.model.schema import Field
from orglint.model.types import BOOL, DATE, NUMBER, TEXT, Enumerated, ListOf, Maybe, Type
from orglint.model.words import FunctionNames, fold, fold_name, is_none_word, is_placeholder
from orglint.source.document import Mapping, Node

ReadValue = Callable[[str], object]

_NUMBER = re.compile(r"[+-]?(\d+(_\d+)*|\d{1,3}(,\d{3})+)(\.\d+)?([eE][+-]?\d{1,3})?")
TRUE_WORDS = frozenset({"true", "yes", "はい", "有", "あり"})
FALSE_WORDS = frozenset({"false", "no", "いいえ", "無"})
_SPOKEN_NONE = frozenset({"none", "なし", "無し"})
NONE_VALUE = "none"
"""The value of enums such as a dataset's `access` that says `none` in so many words; `null` leaves them empty."""
LONGEST_NUMBER = 60
LARGEST_SHARE = 2


class BadValue(Exception):
    """A value its field cannot take; `accepted` says what it would take, `hint` names a close one."""

    def __init__(self, accepted: Text, hint: str | None = None) -> None:
        super().__init__(accepted.en)
        self.accepted = accepted
        self.hint = hint


class NotSaidError(Exception):
    """A value that is still to be decided (`未定`, `TBD`): the field is not described, and that is no fault."""


def read_number(text: str) -> float:
    """Return the number a text spells: underscores, thousands commas and full-width digits are read. Raises BadValue."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if len(plain) > LONGEST_NUMBER or not _NUMBER.fullmatch(plain):
        raise BadValue(Text("a number, such as 12, 0.5 or 48_000_000", "数値(12、0.5、48_000_000など)"))
    digits = plain.replace("_", "").replace(",", "")
    value = float(digits)
    if value in (float("inf"), float("-inf")):
        raise BadValue(Text("a number of ordinary size", "通常の大きさの数値"))
    return int(value) if value.is_integer() and abs(value) < 2**53 else value


def read_share(text: str) -> float:
    """Return a share: `0.5` and `50%` are both 0.5. Raises BadValue, also for 50 where 50% must be meant."""
    accepted = Text("a share such as 0.5 or 50%", "割合(0.5または50%のように)")
    plain = unicodedata.normalize("NFKC", text).strip()
    try:
        value = read_number(plain[:-1]) / 100 if plain.endswith("%") else read_number(plain)
    except BadValue as error:
        raise BadValue(accepted) from error
    if not 0 <= value <= LARGEST_SHARE:
        raise BadValue(accepted)
    return round(value, 9)


def read_date(text: str) -> date:
    """Return a day written as 2026-04-01, 2026/4/1, 20260401, 2026年4月1日 or 令和8年4月1日. Raises BadValue."""
    day = day_of(text)
    if day is None:
        raise BadValue(expected_day(text))
    return day


def read_bool(text: str) -> bool:
    """Return yes or no. Raises BadValue."""
    folded = fold(text)
    if folded in TRUE_WORDS:
        return True
    if folded in FALSE_WORDS:
        return False
    raise BadValue(Text("true, false, yes or no", "true、false、yes、no、はい、いいえのいずれか"))


def enum_reader(values: tuple[str, ...], words: Words | None) -> ReadValue:
    """Return the reader of an enum: its values in any case, blanks for underscores, and its other words."""
    known = {value: value for value in values}
    known |= {fold_name(word): value for word, value in (words.aliases if words else {}).items()}

    def read(text: str) -> object:
        folded = fold_name(text)
        if folded in known:
            return known[folded]
        from difflib import get_close_matches

        close = get_close_matches(folded, known, n=1)
        japanese = "、".join(_with_a_word(value, words) for value in values)
        raise BadValue(Text("one of " + ", ".join(values), f"{japanese}のいずれか"), close[0] if close else None)

    return read


def japanese_word(value: str, words: Words | None) -> str | None:
    """Return the first Japanese word for an enum's value, None where there is none."""
    aliases = words.aliases if words else {}
    return next((word for word, meant in aliases.items() if meant == value and not word.isascii()), None)


def _with_a_word(value: str, words: Words | None) -> str:
    word = japanese_word(value, words)
    return f"{value}({word})" if word is not None else value


def scalar_reader(type_: Type, field: Field, names: FunctionNames) -> ReadValue | None:
    """Return the reader for values of a scalar type, or None where the type is no scalar."""
    if isinstance(type_, Enumerated):
        return enum_reader(type_.values, field.mark(Words))
    if type_ == NUMBER:
        return read_share if field.mark(Share) else read_number
    if type_ == TEXT:
        return names.canonical if field.mark(FunctionName) else str
    readers: dict[Type, ReadValue] = {BOOL: read_bool, DATE: read_date}
    return readers.get(type_)


class FieldReader:
    """Reads the values of one scalar field, or list of scalars, remembering what each text means.

    Call it with what is written; it returns the value (a tuple for a list) or raises BadValue.
    """

    def __init__(self, field: Field, names: FunctionNames) -> None:
        type_ = field.type.item if isinstance(field.type, Maybe) else field.type
        self._has_none = isinstance(type_, Enumerated) and NONE_VALUE in type_.values
        self.is_list = isinstance(type_, ListOf)
        self.is_evidence = field.mark(Evidence) is not None
        self.is_verbatim = field.mark(Verbatim) is not None
        self._takes_any_text = type_ == TEXT
        reader = scalar_reader(type_.item if isinstance(type_, ListOf) else type_, field, names)
        assert reader is not None, f"{field.name} is no scalar"
        self._read = reader
        self._known: dict[str, object] = {}

    def __call__(self, raw: Node) -> object:
        """Return the value of what is written under the field."""
        if raw is None:
            return () if self.is_list else None
        if isinstance(raw, str):
            if self.is_verbatim:
                return raw
            if raw not in self._known:
                self._known[raw] = self._scalar(raw)
            return self._known[raw]
        if self.is_evidence:
            return _evidence(raw)
        if self.is_list and not isinstance(raw, Mapping):
            return self._list(raw)
        raise BadValue(Text("a single value", "単一の値"))

    def _scalar(self, text: str) -> object:
        if self.is_evidence:
            return None if is_none_word(text) or is_placeholder(text) or fold(text) in FALSE_WORDS else text
        if self.is_list:
            return () if is_none_word(text) else (self._read(text),)
        if is_none_word(text):
            return self._says_none(text)
        if self._takes_any_text and is_placeholder(text):
            raise NotSaidError(text)
        try:
            return self._read(text)
        except BadValue:
            if is_placeholder(text):
                raise NotSaidError(text) from None
            raise

    def _says_none(self, text: str) -> object:
        """Return the value `none` of an enum that has one (`access: なし` is an answer), else that there is none."""
        return NONE_VALUE if self._has_none and fold(text) in _SPOKEN_NONE else None

    def _list(self, raw: list[Node]) -> object:
        items = []
        for item in raw:
            if not isinstance(item, str):
                raise BadValue(Text("a list of single values", "単一の値のリスト"))
            items.append(self._read(item))
        return tuple(dict.fromkeys(items))


def _evidence(raw: Node) -> str | None:
    """Return a list or mapping given as evidence as one text; None where nothing in it says anything."""
    parts = raw.values() if isinstance(raw, dict) else raw if isinstance(raw, list) else [raw]
    texts = [part if isinstance(part, str) or part is None else _evidence(part) for part in parts]
    said = [text for text in texts if text and not is_none_word(text) and fold(text) not in FALSE_WORDS]
    return ", ".join(said) or None
