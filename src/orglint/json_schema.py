"""What every JSON Schema of orglint is made of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from orglint.i18n import Language, Text

Json: TypeAlias = "dict[str, Json] | Sequence[Json] | str | int | float | bool | None"

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def ref(name: str) -> dict[str, Json]:
    """Return a reference to a definition."""
    return {"$ref": f"#/$defs/{name}"}


def described(form: Json, text: Text, language: Language) -> Json:
    """Return a form with its description before it."""
    assert isinstance(form, dict)
    return {"description": text.say(language), **form}


def any_of(*forms: Json) -> dict[str, Json]:
    """Return a form that each of some satisfies; choices inside of choices become one."""
    flat: list[Json] = []
    for form in forms:
        inner = form.get("anyOf") if isinstance(form, dict) and set(form) == {"anyOf"} else None
        flat += inner if isinstance(inner, list) else [form]
    return {"anyOf": [form for number, form in enumerate(flat) if form not in flat[:number]]}
