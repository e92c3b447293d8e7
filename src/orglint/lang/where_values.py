"""Values of a structured `where`: source text of YAML -> a literal of the language, by the type of the field."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from orglint.i18n import Text
from orglint.model.types import BOOL, DATE, NUMBER, Type
from orglint.model.values import BadValue, read_bool, read_date, read_number


@dataclass(frozen=True, slots=True)
class Wanted:
    """Why a value is none of the type: what would be."""

    what: Text


def literal(value: str, type_: Type) -> str | date | Wanted:
    """Return the value as the language writes it; a date as itself, having no literal.

    Words of an enum stay as they are: the checker knows them, and what is close to a wrong one.
    """
    try:
        if type_ == NUMBER:
            return repr(read_number(value))
        if type_ == BOOL:
            return "true" if read_bool(value) else "false"
        if type_ == DATE:
            return read_date(value)
    except BadValue as error:
        return Wanted(error.accepted)
    return quoted(value)


def quoted(text: str) -> str:
    """Return a text as the language writes it, whatever characters it has."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(char if char.isprintable() else f"\\U{ord(char):08x}" for char in escaped) + '"'
