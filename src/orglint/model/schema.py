"""The kinds of entities and their fields, read off the declarations: what the reader, the rules and the docs share."""

from __future__ import annotations

import builtins
import typing
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from functools import cache, cached_property

from orglint.model import change_kinds, entities
from orglint.model.marks import Aka, Derived, Encloses, Reverse
from orglint.model.types import Entity, ListOf, Maybe, Record, Ref, Structure, Type, earlier, type_of

Mark = typing.TypeVar("Mark")


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an entity or record: its type as rules see it, and the marks that say how it is written.

    `lookup` is set for automatic reverse references, which are no attribute of the entity: `(collection, field)`.
    """

    name: str
    type: Type
    annotation: object
    marks: tuple[object, ...] = ()
    required: bool = False
    lookup: tuple[str, str] | None = None

    def mark(self, of: builtins.type[Mark]) -> Mark | None:
        """Return the mark of that class, or None."""
        return next((mark for mark in self.marks if isinstance(mark, of)), None)

    @property
    def is_written(self) -> bool:
        """Whether people write the field; the others are filled when the model is linked."""
        return self.lookup is None and not any(isinstance(mark, Reverse | Derived) for mark in self.marks)

    @property
    def target(self) -> frozenset[str]:
        """Return the kinds the field refers to; empty where it is no reference."""
        type_ = self.type.item if isinstance(self.type, Maybe | ListOf) else self.type
        return type_.kinds if isinstance(type_, Ref) else frozenset()


@dataclass(frozen=True)
class Kind:
    """A kind of entity, or a record inside entities: its class and fields. `collection` is empty for derived kinds."""

    name: str
    cls: type[Entity] | type[Record]
    collection: str = ""

    @cached_property
    def declared(self) -> Mapping[str, Field]:
        """Return the fields of the declaration, in its order."""
        return _declared_fields(self.cls)

    @cached_property
    def fields(self) -> Mapping[str, Field]:
        """Return every field rules can read: the declared ones and the automatic reverse references (`x_of_f`)."""
        return dict(self.declared) | _reverse_fields(self)

    @cached_property
    def written(self) -> Mapping[str, Field]:
        """Return the fields people write, under every name they may write them by."""
        names: dict[str, Field] = {}
        for field in self.declared.values():
            if field.is_written and field.name != "id":
                names[field.name] = field
                aka = field.mark(Aka)
                names.update(dict.fromkeys(aka.names if aka else (), field))
        return names


def _declared_fields(cls: type) -> dict[str, Field]:
    hints = typing.get_type_hints(cls, include_extras=True)
    made = {}
    for item in fields(cls):
        annotation = hints[item.name]
        marks = annotation.__metadata__ if typing.get_origin(annotation) is typing.Annotated else ()
        required = item.default is MISSING and item.default_factory is MISSING
        made[item.name] = Field(item.name, type_of(annotation), annotation, tuple(marks), required)
    return made


def _reverse_fields(kind: Kind) -> dict[str, Field]:
    if not kind.collection:
        return {}
    marks = [field.mark(Reverse) for field in kind.declared.values()]
    named = {(mark.collection, mark.field) for mark in marks if mark is not None}
    made = {}
    for other in COLLECTIONS.values():
        for field in other.declared.values():
            if kind.name in field.target and field.is_written and (other.collection, field.name) not in named:
                name = f"{other.collection}_of_{field.name}"
                made[name] = Field(
                    name, ListOf(Ref(frozenset({other.name}))), None, lookup=(other.collection, field.name)
                )
    return made


def _kind(cls: type[entities.Described]) -> Kind:
    return Kind(cls.KIND, cls, cls.collection)


COLLECTIONS: Mapping[str, Kind] = {name: _kind(cls) for name, cls in entities.COLLECTIONS.items()}
"""Collection name -> kind, in the order of the documentation."""

KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in [
        _kind(entities.Described),
        _kind(entities.Organization),
        *COLLECTIONS.values(),
        *map(_kind, entities.DERIVED),
        *map(_kind, change_kinds.CHANGES),
    ]
}
"""Kind name -> kind: the general kind `entity`, the organization, the collections' kinds, the derived kinds, the kinds of change."""


def enclosing_field(kind: Kind) -> str:
    """Return the field that nesting inside a unit fills in."""
    if kind.name == "person":
        return "unit"
    return next(name for name, item in kind.declared.items() if item.mark(Encloses) is not None)


NESTED = frozenset(
    {"people", *(n for n, k in COLLECTIONS.items() if any(f.mark(Encloses) for f in k.declared.values()))}
)
"""The collections that may stand inside a unit."""

POST_FIELDS = ("unit", "title", "reports_to", "dotted_reports_to", "grade", "fte")
"""What a person may say of the one post of the same id; `allocation` goes to the holder."""


def accepted_names(kind: Kind) -> frozenset[str]:
    """Return every key that may stand in an entity of the kind: its fields, and the shorthands for other entities."""
    shorthands = {"person": (*POST_FIELDS, "allocation", "posts"), "unit": ("members", *NESTED)}
    return frozenset((*kind.written, *shorthands.get(kind.name, ())))


@cache
def record(name: str) -> Kind:
    """Return the record declared by the class of that name. Raises KeyError where there is none."""
    cls = getattr(entities, name, None)
    if not (isinstance(cls, type) and issubclass(cls, Record)):
        raise KeyError(name)
    return Kind(name, cls)


def field_type(owner: Type, name: str) -> Type | None:
    """Return the type of `owner.name` in the rule language, or None where the owner has no such field.

    On a union of kinds a field must be there on each with the same type. `organization` has besides its own fields
    one for each collection: the list of its entities in force. What an earlier owner refers to is earlier, too.
    """
    found = _field_type(owner, name)
    if found is not None and isinstance(owner, Ref | Structure) and owner.earlier:
        return earlier(found)
    return found


def _field_type(owner: Type, name: str) -> Type | None:
    if isinstance(owner, Structure):
        field = record(owner.name).fields.get(name)
        return field.type if field else None
    if not isinstance(owner, Ref):
        return None
    found = {_kind_field_type(KINDS[kind], name) for kind in owner.kinds}
    return found.pop() if len(found) == 1 else None


def _kind_field_type(kind: Kind, name: str) -> Type | None:
    if kind.name == "organization" and name in COLLECTIONS:
        return ListOf(Ref(frozenset({COLLECTIONS[name].name})))
    field = kind.fields.get(name)
    return field.type if field else None


def field_names(owner: Type) -> list[str]:
    """Return the names `field_type` would accept, sorted, for a did-you-mean."""
    if isinstance(owner, Structure):
        return sorted(record(owner.name).fields)
    if not isinstance(owner, Ref):
        return []
    names = set.intersection(*(set(KINDS[kind].fields) for kind in owner.kinds))
    if owner.kinds == {"organization"}:
        names |= set(COLLECTIONS)
    return sorted(names)
