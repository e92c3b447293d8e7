"""Which sheets a model may have and which columns stand on each: read off the declarations of the fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache

from orglint.model.kind_words import KIND_WORDS
from orglint.model.marks import Extras, Keyed, Past, Short
from orglint.model.readers import extra_field
from orglint.model.schema import COLLECTIONS, KINDS, POST_FIELDS, Field, Kind, record
from orglint.model.texts.labels import Label, field_label, sheet_label
from orglint.model.types import DATE, TEXT, ListOf, Maybe, Structure, maybe

FUNCTIONS = "organization.functions"
SELDOM_PLAIN = frozenset({"units.head"})
"""References whose history is worth a sheet of its own in a template, though nothing but dates stands beside them."""
ID_FIELD = Field("id", TEXT, None, (), required=True)


class Form(Enum):
    """What a row of a sheet is."""

    ENTITY = "an entity"
    FIELD = "a field of the organization and its value"
    REFERENCE = "a reference with what stands beside it"
    RECORD = "a record inside an entity"
    KEYED = "a record of the organization, by its name"
    POST = "one of several posts of a person"
    MEMBER = "a member of a unit"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the key that its cells are written under, what it is called, and the field that types them.

    `path` is the field as `collection.field`; `about` the kind and field whose texts explain it. Of a `listed` column
    one cell may hold several values.
    """

    key: str
    label: Label
    field: Field
    path: str
    about: tuple[str, str]
    listed: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """Return every heading the column may have."""
        return (self.key, self.label.en, self.label.ja, *self.label.also)


@dataclass(frozen=True, slots=True)
class SheetForm:
    """A sheet of a model. `name` is a collection's, or `collection.field` where it holds the details of a field.

    The first column says which entity a row is, or belongs to (`owner`); on a sheet of keyed records it is their key.
    """

    name: str
    label: Label
    form: Form
    columns: tuple[Column, ...]

    @property
    def collection(self) -> str:
        """Return the collection of the entities it is about."""
        return self.name.partition(".")[0]

    @property
    def field(self) -> str:
        """Return the field whose details it holds; empty where it is the sheet of a collection."""
        return self.name.partition(".")[2]

    @property
    def owner(self) -> Column | None:
        """Return the column that says whose details a row holds; None where that need not be said."""
        is_detail = self.field and self.collection != "organization"
        return self.columns[0] if is_detail else None

    @property
    def names(self) -> tuple[str, ...]:
        """Return everything the sheet may be called."""
        return (self.name, self.label.en, self.label.ja, *self.label.also)

    def column(self, key: str) -> Column:
        """Return the column of a key. Raises KeyError where there is none."""
        found = {column.key: column for column in self.columns}
        return found[key]


@cache
def sheet_forms() -> Mapping[str, SheetForm]:
    """Return every sheet a model may have, by name: the organization, the collections, the details."""
    organization = KINDS["organization"]
    forms = [SheetForm("organization", sheet_label("organization"), Form.FIELD, tuple(_fields(organization)))]
    forms += [
        SheetForm(name, sheet_label(name), Form.ENTITY, (_id(kind), *_fields(kind)))
        for name, kind in COLLECTIONS.items()
    ]
    for kind in (organization, *COLLECTIONS.values()):
        forms += (form for field in _detailed(kind) if (form := _detail(kind, field)) is not None)
    forms += [_posts(), _members()]
    return {form.name: form for form in forms}


def is_usual(form: SheetForm) -> bool:
    """Whether a template has the sheet: not where all it could add are dates, which few references have."""
    if form.form is not Form.REFERENCE:
        return form.form is not Form.MEMBER
    field = _kind(form.collection).declared[form.field]
    return form.name in SELDOM_PLAIN or bool(field.mark(Extras)) or bool(field.mark(Past) and _is_list(field))


def has_plain_form(column: Column) -> bool:
    """Whether the values of a field can stand in a cell of its entity's row, and not on a sheet of details alone."""
    return _structure(column.field) is None or column.field.mark(Short) is not None


def _kind(collection: str) -> Kind:
    return KINDS["organization"] if collection == "organization" else COLLECTIONS[collection]


def _id(kind: Kind) -> Column:
    return Column("id", field_label(kind.name, "id"), ID_FIELD, f"{kind.collection}.id", (kind.name, "id"))


def _fields(kind: Kind) -> Iterator[Column]:
    """Yield the columns of what an entity says of itself, its post (of a person) and members (of a unit) included."""
    collection = kind.collection or "organization"
    for key, field in kind.written.items():
        label = field_label(kind.name, key)
        yield Column(key, label, field, f"{collection}.{key}", (kind.name, field.name), _is_list(field))
    if kind.name == "person":
        posts = COLLECTIONS["positions"]
        yield from (_of_post(key, posts.written[key], "people") for key in POST_FIELDS)
        yield from _extras(posts, posts.written["holder"], "people", ("allocation",))
    if kind.name == "unit":
        yield _members_cell()


def _of_post(key: str, field: Field, collection: str) -> Column:
    return Column(
        key, field_label("position", key), field, f"{collection}.{key}", ("position", field.name), _is_list(field)
    )


def _extras(kind: Kind, field: Field, collection: str, only: tuple[str, ...] = ()) -> Iterator[Column]:
    """Yield the columns of what may stand beside a reference."""
    mark = field.mark(Extras)
    for name, annotation in (mark.fields if mark else {}).items():
        if not only or name in only:
            part = f"{field.name}.{name}"
            label = field_label(kind.name, part)
            yield Column(name, label, extra_field(name, annotation), f"{collection}.{name}", (kind.name, part))


def _detailed(kind: Kind) -> Iterator[Field]:
    """Yield the fields whose values may have a row each: references and records."""
    for key, field in kind.written.items():
        if key == field.name and (field.target or _structure(field) is not None):
            yield field


def _detail(kind: Kind, field: Field) -> SheetForm | None:
    collection = kind.collection or "organization"
    name = f"{collection}.{field.name}"
    label = sheet_label(collection, field.name, kind.name)
    structure = _structure(field)
    if structure is None:
        owner = (_owner(kind),) if kind.collection else ()
        columns = (*owner, _target(kind, field, name), *_days(name), *_extras(kind, field, name))
        return SheetForm(name, label, Form.REFERENCE, columns)
    parts = _parts(kind, field, structure, name)
    if field.mark(Keyed) is not None:
        return SheetForm(name, label, Form.KEYED, tuple(parts))
    return SheetForm(name, label, Form.RECORD, (_owner(kind), *parts))


def _owner(kind: Kind) -> Column:
    """Return the column that says which entity a row of details belongs to."""
    word, english = KIND_WORDS[kind.name], "KPI" if kind.name == "kpi" else kind.name.capitalize()
    label = Label(english, word, (f"{kind.name} id", f"{word}ID", f"{word}のID"))
    return Column(kind.name, label, ID_FIELD, f"{kind.collection}.id", (kind.name, "id"))


def _target(kind: Kind, field: Field, path: str) -> Column:
    label = field_label(kind.name, field.name)
    return Column("id", label._replace(also=(*label.also, field.name)), field, path, (kind.name, field.name))


def _days(path: str) -> Iterator[Column]:
    for key in ("start", "end"):
        yield Column(key, field_label("entity", key), Field(key, maybe(DATE), None), f"{path}.{key}", ("entity", key))


def _parts(kind: Kind, field: Field, structure: Structure, path: str) -> Iterator[Column]:
    for key, part in record(structure.name).written.items():
        about = f"{field.name}.{key}"
        yield Column(key, field_label(kind.name, about), part, f"{path}.{key}", (kind.name, about), _is_list(part))


def _posts() -> SheetForm:
    """Return the sheet of people with several posts."""
    kind = COLLECTIONS["positions"]
    columns = [_of_post(key, field, "positions") for key, field in kind.written.items() if key != "holder"]
    first = sorted(columns, key=lambda column: column.key not in ("unit", "title", "reports_to"))
    shares = _extras(kind, kind.written["holder"], "positions")
    name = "people.posts"
    return SheetForm(name, sheet_label("people", "posts"), Form.POST, (_owner(COLLECTIONS["people"]), *first, *shares))


def _members() -> SheetForm:
    """Return the sheet of the members of units."""
    kind = COLLECTIONS["positions"]
    owner, person = _owner(COLLECTIONS["units"]), _owner(COLLECTIONS["people"])
    member = Column("id", person.label, kind.written["holder"], "units.members", ("unit", "members"))
    shares = _extras(kind, kind.written["holder"], "positions")
    others = (
        _of_post(key, field, "positions") for key, field in kind.written.items() if key not in ("holder", "unit", "id")
    )
    return SheetForm(
        "units.members", sheet_label("units", "members", "unit"), Form.MEMBER, (owner, member, *shares, *others)
    )


def _members_cell() -> Column:
    field = COLLECTIONS["positions"].written["holder"]
    return Column("members", field_label("unit", "members"), field, "units.members", ("unit", "members"), listed=True)


def _is_list(field: Field) -> bool:
    return isinstance(field.type, ListOf)


def _structure(field: Field) -> Structure | None:
    type_ = field.type.item if isinstance(field.type, Maybe | ListOf) else field.type
    return type_ if isinstance(type_, Structure) else None
