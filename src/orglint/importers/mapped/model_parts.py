"""What of the model a mapping can fill: the fields of a kind, the parts of what stands in a field, constants that fit."""

from __future__ import annotations

from collections.abc import Mapping

from orglint.model.marks import Extras
from orglint.model.readers import extra_field, is_linked
from orglint.model.schema import COLLECTIONS, KINDS, Field, Kind, accepted_names, record
from orglint.model.types import DATE, ListOf, Maybe, Structure
from orglint.model.values import BadValue, FieldReader
from orglint.model.words import FunctionNames, is_none_word, is_placeholder


def field_names(kind: Kind) -> list[str]:
    """Return the fields of a kind that a mapping can fill; entities inside entities are rules of their own."""
    return sorted(name for name in accepted_names(kind) if name not in COLLECTIONS or name in kind.written)


def field_of(kind: Kind, name: str) -> Field | None:
    """Return a field by a name it may be written by; None for the shorthands and for keys of the user's own."""
    found = kind.written.get(name)
    if found is None and kind.name == "person":
        found = KINDS["position"].written.get(name)
    return found


def parts_of(kind: Kind, name: str) -> Mapping[str, Field | None] | None:
    """Return what may stand in one value of a field that is written as a mapping; None where it is none."""
    if (kind.name, name) in (("unit", "members"), ("person", "posts")):
        ident: dict[str, Field | None] = {"id": None} if name == "members" else {}
        return {**ident, **_extras(KINDS["position"].written["holder"]), **KINDS["position"].written}
    field = field_of(kind, name)
    if field is None:
        return None
    type_ = field.type.item if isinstance(field.type, Maybe | ListOf) else field.type
    if isinstance(type_, Structure):
        return record(type_.name).written
    if field.target:
        day = Field("start", DATE, None)
        return {"id": None, "start": day, "end": day, **_extras(field)}
    return None


def _extras(field: Field) -> dict[str, Field | None]:
    mark = field.mark(Extras)
    return {} if mark is None else {name: extra_field(name, annotation) for name, annotation in mark.fields.items()}


def misfit(field: Field | None, text: str) -> BadValue | None:
    """Return why a field cannot take a text; None where it can, or where only the whole model can tell."""
    if field is None or is_linked(field) or is_none_word(text) or is_placeholder(text):
        return None
    try:
        FieldReader(field, FunctionNames())(text)
    except BadValue as error:
        return error
    return None
