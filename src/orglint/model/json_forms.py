"""What a scalar may look like in a JSON Schema: the forms the reader of values accepts, as patterns and types.

An editor checks while somebody types, and knows less than the reader: where the two could differ, the schema accepts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from orglint.json_schema import Json, any_of, ref
from orglint.model.marks import Evidence, FunctionName, Share, Verbatim, Words
from orglint.model.schema import Field
from orglint.model.types import BOOL, DATE, NUMBER, Enumerated, ListOf, Maybe, Type
from orglint.model.values import FALSE_WORDS, LARGEST_SHARE, TRUE_WORDS
from orglint.model.words import NONE_WORDS, PLACEHOLDERS

_NUMBER = "[+\\-]?([0-9]+(_[0-9]+)*|[0-9]{1,3}(,[0-9]{3})+)(\\.[0-9]+)?([eE][+\\-]?[0-9]{1,3})?"
_DAY = (
    "([0-9]{4}(-[0-9]{1,2}-|/[0-9]{1,2}/|\\.[0-9]{1,2}\\.|年 ?[0-9]{1,2}月 ?)[0-9]{1,2}日?"
    "|(19|20)[0-9]{6}"
    "|(明治|大正|昭和|平成|令和|[mtshrMTSHR])[. ]?(元|[0-9]{1,2})"
    "(年 ?[0-9]{1,2}月 ?[0-9]{1,2}日|\\.[0-9]{1,2}\\.[0-9]{1,2}|/[0-9]{1,2}/[0-9]{1,2}|-[0-9]{1,2}-[0-9]{1,2}))"
)
_DATE = f"{_DAY}( ?\\([月火水木金土日]\\))?([tT ]00?:00(:00(\\.0+)?)?[zZ]?)?"
_OTHER_WIDTH = r"[\u3000\u3200-\u33ff\uff00-\uffef]"
"""Full-width letters and digits, half-width katakana, joined characters: the reader of values reads them as ordinary
ones (NFKC), which no pattern can do. A value with one of them is left to the reader."""
_SYNTAX = re.compile(r"[\\^$.*+?()\[\]{}|/]")
"""What ECMAScript's patterns give a meaning to, and nothing else: with its flag `u` it refuses other escapes."""


def either_case(word: str) -> str:
    """Return a pattern for a word in any case; blanks and hyphens stand for underscores."""
    made = []
    for letter in word:
        if letter == "_":
            made.append("[ _-]")
        elif letter.isascii() and letter.isalpha():
            made.append(f"[{letter.lower()}{letter.upper()}]")
        else:
            made.append(_SYNTAX.sub(r"\\\g<0>", letter))
    return "".join(made)


def _any(words: Iterable[str]) -> str:
    return "|".join(either_case(word) for word in sorted(words) if word)


NOTHING = f"{_any(NONE_WORDS)}|{_any(PLACEHOLDERS)}|(未定|[tT][bB][adcADC]) *[(（].*[)）]"
"""What says that there is none, or that it is not known yet."""


def _spelled(*patterns: str) -> Json:
    return {"type": "string", "pattern": f"^\\s*({'|'.join(patterns)})\\s*$"}


def _or_nothing(*forms: Json) -> Json:
    return any_of(*forms, ref("nothing"), ref("other_width"))


def definitions() -> dict[str, Json]:
    """Return the scalar forms every model shares, by the name they are referred to by."""
    return {
        "nothing": {"anyOf": [{"type": "null"}, _spelled(NOTHING, "")]},
        "other_width": {"type": "string", "pattern": _OTHER_WIDTH},
        "text": {"type": ["string", "number", "boolean", "null"]},
        "number": _or_nothing({"type": "number"}, _spelled(_NUMBER)),
        "share": _or_nothing(
            {"type": "number", "minimum": 0, "maximum": LARGEST_SHARE}, _spelled(f"{_NUMBER} *[%％]?")
        ),
        "date": _or_nothing({"type": "integer", "minimum": 19000101, "maximum": 20991231}, _spelled(_DATE)),
        "bool": _or_nothing({"type": "boolean"}, _spelled(_any(TRUE_WORDS), _any(FALSE_WORDS))),
        "evidence": {"type": ["string", "number", "boolean", "null", "array", "object"]},
        "id": {"type": ["string", "number", "boolean", "null"], "pattern": f"^[^/]*(/[^/]*)?$|^({NOTHING})$"},
    }


def scalar(field: Field) -> Json:
    """Return the form of a scalar field, or of one item of a list of scalars."""
    type_ = field.type.item if isinstance(field.type, Maybe) else field.type
    if field.mark(Evidence) is not None:
        return ref("evidence")
    if isinstance(type_, ListOf):
        type_ = type_.item
    if isinstance(type_, Enumerated):
        return _enumerated(type_.values, field.mark(Words))
    if field.mark(Verbatim) is not None or field.mark(FunctionName) is not None:
        return ref("text")
    names: dict[Type, str] = {
        NUMBER: "share" if field.mark(Share) is not None else "number",
        BOOL: "bool",
        DATE: "date",
    }
    return ref(names.get(type_, "text"))


def _enumerated(values: tuple[str, ...], words: Words | None) -> Json:
    """Return an enum: its values and other words for an editor to offer, and the same in other spellings."""
    known = [*values, *(words.aliases if words else ())]
    return _or_nothing({"enum": [*dict.fromkeys(known)]}, _spelled(_any(known)))
