"""The JSON Schema of plans, read off the declarations of changes and of the model."""

from __future__ import annotations

from orglint.i18n import Language, Text
from orglint.json_schema import DRAFT, Json, any_of, described, ref
from orglint.model.json_schema import OWN_KEYS, model_schema
from orglint.model.schema import COLLECTIONS, NESTED
from orglint.reorg.plan.changes import CHANGES, Change
from orglint.reorg.plan.keys import Key, keys_of
from orglint.reorg.plan.reading import FORMAT
from orglint.reorg.plan.slots import Collections, FieldName, FieldOf, Flag, KindKey, NewId, Parts, Refers

_TITLE = Text("A plan of a reorganization, as orglint reads it", "orglintが読み取る変更案")
_TOP = {
    "format": Text("Which kind of file this is, and its version.", "ファイルの種類と版です。"),
    "name": Text("What the plan is called.", "変更案の名前です。"),
    "description": Text("What the plan is for.", "何のための変更案かの説明です。"),
    "date": Text(
        "The day on which it takes effect: the organization that it makes is that of this day. What ends has the day before "
        "as its last; what is created has this as its first.",
        "発効日です。変更後の組織はこの日の姿になります。終わるものの最終日は前日、新しく作るものの開始日はこの日です。",
    ),
    "changes": Text("What changes, in this order.", "変更です。書いた順に当てはめます。"),
}
_TAKES = Text("The ids of those that it takes along.", "引き継ぐもののIDです。")
_PART = Text("A unit, with its fields as in a model.", "部署です。モデルと同じ形で項目を書きます。")
_THE_UNIT = "unit"


def plan_schema(language: Language) -> dict[str, Json]:
    """Return the JSON Schema (draft 2020-12) of a plan, described in a language.

    It knows every change with its keys and every field of the model; whether a plan fits an organization orglint tells.
    """
    model = model_schema(language)
    properties, defs = model["properties"], model["$defs"]
    assert isinstance(properties, dict)
    assert isinstance(defs, dict)
    collections = {name: form for name, form in properties.items() if name != "organization"}
    changes: dict[str, Json] = {
        "ids": any_of(ref("one id"), {"type": "array", "minItems": 1, "items": ref("one id")}),
        "one id": {"type": ["string", "number", "boolean"]},
        "id or none": {"type": ["string", "number", "boolean", "null"]},
        "new unit": _part(defs, language, takes=False),
        "part of a split": _part(defs, language, takes=True),
        "what is new": _object(collections),
        "what changes": _object(properties),
        "change": _object(
            {verb: described(_change(cls, language), cls.ABOUT, language) for verb, cls in CHANGES.items()},
            minProperties=1,
        ),
    }
    forms: dict[str, Json] = {
        "format": {"const": FORMAT},
        "name": ref("text"),
        "description": ref("text"),
        "date": ref("date"),
        "changes": {"type": ["array", "null"], "items": ref("change")},
    }
    return {
        "$schema": DRAFT,
        "title": _TITLE.say(language),
        **_object({name: described(forms[name], text, language) for name, text in _TOP.items()}),
        "required": ["format", "date", "changes"],
        "$defs": dict(sorted({**defs, **changes}.items())),
    }


def _change(cls: type[Change], language: Language) -> dict[str, Json]:
    keys = keys_of(cls)
    if isinstance(keys[0].slot, Collections):
        return ref("what is new" if cls.VERB == "create" else "what changes")
    made: dict[str, Json] = {}
    for key in keys:
        assert key.about is not None
        for name in key.names:
            made[name] = described(_form(key, language), key.about, language)
    required = [key.name for key in keys if key.required and not isinstance(key.slot, KindKey)]
    form = _object(made, required=required) if required else _object(made)
    one_of = next((key.names for key in keys if isinstance(key.slot, KindKey)), ())
    if one_of:
        form["oneOf"] = [{"required": [name]} for name in one_of]
    if cls.NEEDS_ONE_OF:
        form["anyOf"] = [{"required": [name]} for name in cls.NEEDS_ONE_OF]
    return form


def _form(key: Key, language: Language) -> Json:
    slot = key.slot
    if isinstance(slot, Refers):
        one: Json = ref("id or none" if slot.or_none else "one id")
        many: Json = {"type": "array", "minItems": 1, "items": ref("one id")}
        return any_of(one, many) if key.several else one
    if isinstance(slot, Flag):
        return ref("bool")
    if isinstance(slot, FieldOf):
        return ref({"allocation": "share", "interim": "bool"}.get(key.name, "text"))
    if isinstance(slot, Parts):
        part = ref("part of a split" if slot.takes else "new unit")
        parts: Json = {"type": "object", "minProperties": 1, "additionalProperties": described(part, _PART, language)}
        return parts if slot.takes else any_of(ref("one id"), parts)
    if isinstance(slot, KindKey):
        return ref("ids")
    assert isinstance(slot, NewId | FieldName)
    return ref("one id")


def _part(defs: dict[str, Json], language: Language, *, takes: bool) -> dict[str, Json]:
    """Return a unit as it stands in a merger, or in a split: there it names what it takes along."""
    unit = defs[_THE_UNIT]
    assert isinstance(unit, dict)
    properties = unit["properties"]
    assert isinstance(properties, dict)
    made = {name: form for name, form in properties.items() if name != "members"}
    if takes:
        lists = {
            name: described(ref("ids"), _TAKES, language)
            for name in ("members", *COLLECTIONS)
            if name in {"members", *NESTED}
        }
        made |= lists
    return {**unit, "properties": made}


def _object(properties: dict[str, Json], **more: Json) -> dict[str, Json]:
    return {
        "type": "object",
        "properties": properties,
        "patternProperties": OWN_KEYS,
        "additionalProperties": False,
        **more,
    }
