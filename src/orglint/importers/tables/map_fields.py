"""The fields that a column map may name, and what a misspelt one was meant to be."""

from __future__ import annotations

from functools import cache

from orglint.i18n import Text
from orglint.importers.tables.presets import PRESETS
from orglint.model.problems import quote
from orglint.model.schema import COLLECTIONS, POST_FIELDS
from orglint.spelling import did_you_mean, meant, nearest

OFTEN = ("people", "positions", "units")
"""Where a field of several collections is most likely meant."""


@cache
def known_fields() -> list[str]:
    """Return every `collection.field` that a column can be read as."""
    names = {f"{name}.{field}" for name, kind in COLLECTIONS.items() for field in ("id", *kind.written)}
    names |= {f"people.{field}" for field in (*POST_FIELDS, "allocation")}
    return sorted(names | {name for preset in PRESETS for name in preset.columns})


def field_named(text: str) -> str | None:
    """Return the full name of a field; one without a collection is a person's. None where there is no such field."""
    bare = text.strip()
    named = next((name for name in (bare, f"people.{bare}") if name in known_fields()), None)
    if named is not None:
        return named
    collection, _, rest = (bare if "." in bare else f"people.{bare}").partition(".")
    return f"{collection}.{rest}" if rest.startswith("x-") and collection in COLLECTIONS else None


def unknown_field(text: str) -> Text:
    """Say that a map names a field that there is not."""
    en = f"unknown field {quote(text)}; a field is written as collection.field, such as people.reports_to"
    ja = f"項目{quote(text)}はありません。people.reports_toのように「コレクション.項目」と書いてください。"
    return with_hint(Text(en, ja), _meant(text))


def with_hint(text: Text, hint: Text | None) -> Text:
    """Return a text whose Japanese ends its sentence, with a hint behind it."""
    if hint is None:
        return text
    return Text(f"{text.en}; {hint.en}", f"{text.ja}{hint.ja}" + ("" if hint.ja.endswith("。") else "。"))


def _meant(text: str) -> Text | None:
    """Return a hint: the field of that very name in another collection, else the one spelled most alike."""
    collection, _, rest = text.strip().rpartition(".")
    named = [name for name in known_fields() if name.partition(".")[2] == rest]
    if not named:
        return did_you_mean(text if "." in text else f"people.{text}", known_fields())
    near = nearest(text.strip(), named) if collection and collection not in COLLECTIONS else None
    return meant(near or min(named, key=_likelihood))


def _likelihood(name: str) -> tuple[int, str]:
    collection = name.partition(".")[0]
    return (OFTEN.index(collection) if collection in OFTEN else len(OFTEN)), name
