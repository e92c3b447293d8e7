"""Which reader reads which field of a kind."""

from __future__ import annotations

from collections.abc import Mapping as ReadOnly

from orglint.model.schema import Field, Kind
from orglint.model.types import ListOf, Maybe, Structure, type_of
from orglint.model.values import FieldReader
from orglint.model.words import FunctionNames


class Readers:
    """How the fields of each kind are read: scalars by a reader of their own, references and records when linking."""

    def __init__(self, names: FunctionNames) -> None:
        self._names = names
        self._kinds: dict[str, dict[str, tuple[Field, FieldReader | None]]] = {}

    def of(self, kind: Kind) -> dict[str, tuple[Field, FieldReader | None]]:
        """Return the fields people write for a kind, by every name, each with its reader if it is a scalar."""
        if kind.name not in self._kinds:
            made: dict[str, FieldReader | None] = {}
            for field in kind.written.values():
                if field.name not in made:
                    made[field.name] = None if is_linked(field) else FieldReader(field, self._names)
            self._kinds[kind.name] = {name: (field, made[field.name]) for name, field in kind.written.items()}
        return self._kinds[kind.name]

    def extras(self, fields: ReadOnly[str, object]) -> dict[str, FieldReader]:
        """Return readers for what may stand beside a reference, by name."""
        return {name: FieldReader(extra_field(name, annotation), self._names) for name, annotation in fields.items()}


def extra_field(name: str, annotation: object) -> Field:
    """Return an annotation as a field, so that it is read like one."""
    marks = getattr(annotation, "__metadata__", ())
    return Field(name, type_of(annotation), annotation, tuple(marks))


def is_linked(field: Field) -> bool:
    """Whether the field refers to entities or holds records, and so is read when everything has been made."""
    type_ = field.type.item if isinstance(field.type, Maybe | ListOf) else field.type
    return bool(field.target) or isinstance(type_, Structure)
