"""The JSON Schema of the files people write a model in, read off the declarations."""

from __future__ import annotations

from orglint.i18n import Language, Text
from orglint.json_schema import DRAFT, Json, any_of, described, ref
from orglint.model.json_forms import definitions, scalar
from orglint.model.marks import Extras, Keyed, Short
from orglint.model.readers import extra_field
from orglint.model.schema import COLLECTIONS, KINDS, NESTED, POST_FIELDS, Field, Kind, record
from orglint.model.texts import field_text, kind_text
from orglint.model.types import ListOf, Maybe, Structure

_TITLE = Text("An organization, as orglint reads it", "orglintが読み取る組織の記述")
SHORTHANDS: dict[str, dict[str, Text]] = {
    "unit": {
        "members": Text(
            "Posts in this unit: ids of people, or mappings.",
            "この部署のポストです。人のID、または項目を並べた形で書きます。",
        ),
    },
    "person": {
        "posts": Text(
            "The posts of the person, where there are several.", "兼務など、ポストが複数あるときに並べます。"
        ),
    },
}
"""Kind -> keys of it that are no field but stand for posts, with what they mean."""
_ALLOCATION = Text("The share of the person's time for the post.", "ポストに充てる時間の割合です。")
_REFERENCE = Text("The id of what is meant.", "参照するもののIDです。")
_START = Text("The first day on which this holds.", "これが有効になる日です。")
_END = Text("The last day on which this holds.", "これが有効な最後の日です。")
_MEMBER = Text("The id of the person.", "人のIDです。")
OWN_KEYS: Json = {"^x-": True}
"""Keys that begin with x- are the writer's own, wherever they stand."""
_ID = r"^[^/]*[^/\s][^/]*$"


def model_schema(language: Language) -> dict[str, Json]:
    """Return the JSON Schema (draft 2020-12) of a model file, described in a language.

    It accepts everything orglint reads without an input finding of form; references are not resolved by it.
    """
    defs = definitions() | {kind.name: _entity(kind, language) for kind in COLLECTIONS.values()}
    defs |= {
        "organization": _entity(KINDS["organization"], language),
        "post": _mapping(_post(language)),
        "member": _member(language),
        # one reference may be written as a list: its history
        "references": _one_or_list(_reference({}, language)),
    }
    collections: dict[str, Json] = {name: _collection(kind, language) for name, kind in COLLECTIONS.items()}
    return {
        "$schema": DRAFT,
        "title": _TITLE.say(language),
        "type": ["object", "null"],
        "properties": {
            "organization": described(ref("organization"), kind_text("organization"), language),
            **collections,
        },
        "patternProperties": OWN_KEYS,
        "additionalProperties": False,
        "$defs": dict(sorted(defs.items())),
    }


def _collection(kind: Kind, language: Language) -> Json:
    return {
        "description": kind_text(kind.name).say(language),
        "type": ["object", "null"],
        "propertyNames": {"pattern": _ID},
        "additionalProperties": ref(kind.name),
    }


def _entity(kind: Kind, language: Language) -> Json:
    properties: dict[str, Json] = {
        name: described(_field(kind.name, field, language), field_text(kind.name, field.name), language)
        for name, field in kind.written.items()
    }
    return _mapping({**properties, **_shorthands(kind, language)})


def _mapping(properties: dict[str, Json]) -> dict[str, Json]:
    return {
        "type": ["object", "null"],
        "properties": properties,
        "patternProperties": OWN_KEYS,
        "additionalProperties": False,
    }


def _shorthands(kind: Kind, language: Language) -> dict[str, Json]:
    """Return what may stand in an entity and means others: collections in a unit, posts of a person."""
    if kind.name == "unit":
        nested: dict[str, Json] = {
            name: _collection(COLLECTIONS[name], language) for name in COLLECTIONS if name in NESTED
        }
        member: Json = {"anyOf": [ref("id"), ref("member")]}
        return {**nested, "members": described(_one_or_list(member), SHORTHANDS["unit"]["members"], language)}
    if kind.name == "person":
        return {
            **_post_fields(language),
            "posts": described(_one_or_list(ref("post")), SHORTHANDS["person"]["posts"], language),
        }
    return {}


def _post_fields(language: Language) -> dict[str, Json]:
    fields = KINDS["position"].declared
    made = {
        name: described(_field("position", fields[name], language), field_text("position", name), language)
        for name in POST_FIELDS
    }
    return {**made, "allocation": described(ref("share"), _ALLOCATION, language)}


def _post(language: Language) -> dict[str, Json]:
    """Return what may stand in a post of a person: the fields of a position, and how it is held."""
    properties: dict[str, Json] = {
        name: described(_field("position", field, language), field_text("position", field.name), language)
        for name, field in KINDS["position"].written.items()
    }
    properties["allocation"] = described(ref("share"), _ALLOCATION, language)
    properties["primary"] = described(ref("bool"), field_text("position", "holder.primary"), language)
    return properties


def _member(language: Language) -> Json:
    """Return the form of a post inside a unit: as one of a person, with the id of who holds it."""
    form = _mapping({"id": described(ref("id"), _MEMBER, language), **_post(language)})
    return {**form, "type": "object", "required": ["id"]}


def _field(kind: str, field: Field, language: Language) -> Json:
    type_ = field.type.item if isinstance(field.type, Maybe) else field.type
    is_list = isinstance(type_, ListOf)
    item = type_.item if isinstance(type_, ListOf) else type_
    if field.target:
        if field.mark(Extras) is None:
            return ref("references")
        return _one_or_list(_reference(_extras(kind, field, language), language))
    if isinstance(item, Structure):
        return _records(kind, item.name, field, language)
    return _one_or_list(scalar(field)) if is_list else scalar(field)


def _one_or_list(form: Json) -> Json:
    return any_of(form, {"type": "array", "items": form})


def _reference(beside: dict[str, Json], language: Language) -> Json:
    """Return the forms of a reference: an id, or a mapping with what stands beside it."""
    parts: dict[str, Json] = {
        "id": described(ref("id"), _REFERENCE, language),
        "start": described(ref("date"), _START, language),
        "end": described(ref("date"), _END, language),
    }
    return {"anyOf": [ref("id"), {**_mapping({**parts, **beside}), "type": "object", "required": ["id"]}]}


def _extras(kind: str, field: Field, language: Language) -> dict[str, Json]:
    mark = field.mark(Extras)
    return {
        name: described(scalar(extra_field(name, annotation)), field_text(kind, f"{field.name}.{name}"), language)
        for name, annotation in (mark.fields if mark else {}).items()
    }


def _records(kind: str, name: str, field: Field, language: Language) -> Json:
    """Return the forms of records: a list of mappings or one, a mapping by name, or a scalar for its main field."""
    made, short, keyed = record(name), field.mark(Short), field.mark(Keyed)
    by_key = keyed.field if keyed is not None else ""
    parts = {
        key: described(_part(item), field_text(kind, f"{field.name}.{item.name}"), language)
        for key, item in made.written.items()
        if key != by_key
    }
    if keyed is not None:
        return {"anyOf": [ref("nothing"), {"type": "object", "additionalProperties": _mapping(parts)}]}
    one: Json = {"anyOf": [_mapping(parts), ref("text" if short is not None else "nothing")]}
    return _one_or_list(one)


def _part(field: Field) -> Json:
    """Return the form of a field of a record: a reference in it is a bare id."""
    if field.target:
        return ref("id")
    return _one_or_list(scalar(field)) if isinstance(field.type, ListOf) else scalar(field)
