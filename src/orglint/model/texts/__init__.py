"""What every kind and field means, in both languages, and the question that makes somebody tell it.

Explanations, JSON Schemas, the reference of the model and the questionnaire are made from these texts.
"""

from __future__ import annotations

from functools import cache

from orglint.i18n import Text
from orglint.model.texts import changes, cooperation, derived, flow, initiatives, people, results, structure
from orglint.model.texts.about import About

_REVERSE = Text("Every {collection} entry whose `{field}` names it.", "`{field}`でこれを参照している{collection}です。")


TOPICS = (structure, people, results, flow, cooperation, initiatives, derived, changes)
"""The modules that hold the texts."""


@cache
def _kinds() -> dict[str, About]:
    return {kind: about for topic in TOPICS for kind, about in topic.KINDS.items()}


@cache
def _fields() -> dict[str, About]:
    return {field: about for topic in TOPICS for field, about in topic.FIELDS.items()}


def kind_text(kind: str) -> Text:
    """Return what a kind is. Raises KeyError for a name that is no kind's."""
    return _kinds()[kind].text


def field_text(kind: str, field: str) -> Text:
    """Return what a field of a kind is; a record's field is `field.sub`. Raises KeyError where there is no such field."""
    about = _fields().get(f"{kind}.{field}") or _fields().get(f"entity.{field}")
    if about is not None:
        return about.text
    collection, found, reverse = field.partition("_of_")
    if not found:
        raise KeyError(f"{kind}.{field}")
    return _REVERSE.filled(collection=f"`{collection}`", field=reverse)


def question(kind: str, field: str = "") -> Text | None:
    """Return the question that makes somebody describe a kind, or a field of it; None where there is none."""
    if not field:
        return _kinds()[kind].question
    about = _fields().get(f"{kind}.{field}") or _fields().get(f"entity.{field}")
    return about.question if about is not None else None


def is_covered(kind: str, field: str) -> bool:
    """Whether the question for a kind asks for one of its fields too."""
    return field in _kinds()[kind].covers
