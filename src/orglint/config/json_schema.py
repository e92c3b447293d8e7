"""The JSON Schema of config files, read off their declaration. Imports pydantic through it."""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping

from orglint.config import schema
from orglint.config.texts import KEYS
from orglint.i18n import Language, Text
from orglint.json_schema import DRAFT, Json, any_of, described, ref

_TITLE = Text("The settings of orglint", "orglintの設定")

_NULL: Json = {"type": "null"}
_TEXT: dict[str, Json] = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
_DAY: dict[str, Json] = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_ANY: Json = {"type": ["string", "number", "boolean"]}
_FORMS: dict[object, dict[str, Json]] = {
    schema.Written: _TEXT,
    schema.Texts: any_of(_TEXT, {"type": "array", "items": _TEXT}),
    schema.Day: _DAY,
    schema.Days: {
        "anyOf": [
            {"type": "integer", "minimum": 1},
            {"type": "string", "pattern": r"^\s*[+]?0*[1-9][0-9]*(_[0-9]+)*\s*$|[\uff10-\uff19]"},
        ]
    },
    schema.ParameterValue: any_of(_ANY, {"type": "array", "items": _ANY}),
}
"""The types of the declaration that pydantic reads in a way of our own -> what may be written."""


def config_schema(language: Language, rules: Mapping[str, Text]) -> dict[str, Json]:
    """Return the JSON Schema (draft 2020-12) of a config file, described in a language.

    `rules` are the rules that an editor offers, each with what it finds; others are accepted too.
    """
    return {
        "$schema": DRAFT,
        "title": _TITLE.say(language),
        **_section(schema.ConfigSection, "", language),
        "type": ["object", "null"],
        "$defs": {
            "rule": _rule(language),
            "rules": {
                "type": "object",
                "properties": {name: described(ref("rule"), text, language) for name, text in rules.items()},
                "additionalProperties": ref("rule"),
            },
        },
    }


def _section(section: type[schema.Section], above: str, language: Language) -> dict[str, Json]:
    hints = typing.get_type_hints(section, include_extras=True)
    properties: dict[str, Json] = {}
    required = []
    for name, field in section.model_fields.items():
        form = _form(hints[name], name, language)
        if not above and not field.is_required():
            form = any_of(form, _NULL)  # a key with nothing behind it is a key not written
        properties[name] = described(form, KEYS[f"{above}{name}"], language)
        required += [name] if field.is_required() else []
    return {"type": "object", "required": required, "properties": properties, "additionalProperties": False}


def _rule(language: Language) -> Json:
    """Return the forms of a rule's setting; a reader of YAML 1.1 takes `off` and `on` for false and true."""
    section = _section(schema.RuleSection, "rules.", language)
    words = _form(typing.get_type_hints(schema.RuleSection)["severity"], "severity", language)["anyOf"]
    assert isinstance(words, list)
    return any_of(*(form for form in words if form != _NULL), {"type": "boolean"}, section)


def _form(hint: object, name: str, language: Language) -> dict[str, Json]:
    """Return what may be written for a type of the declaration; `name` is the key it stands under."""
    known = _FORMS.get(hint)
    if known is not None:
        return known
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return any_of(*(_NULL if part is type(None) else _form(part, name, language) for part in arguments))
    if origin is typing.Literal:
        return {"enum": list(arguments)}
    if origin is tuple:
        return {"type": "array", "items": _form(arguments[0], name, language)}
    if origin is dict:
        if arguments[1] is schema.RuleSection:
            return ref("rules")
        return {"type": "object", "additionalProperties": _form(arguments[1], name, language)}
    assert isinstance(hint, type), hint
    assert issubclass(hint, schema.Section), hint
    return _section(hint, f"{name}.", language)
