"""What pydantic found wrong with a config file, said in the user's language and at the place it is written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from orglint.config.places import Path, Places
from orglint.i18n import Language, Text
from orglint.location import Location
from orglint.spelling import nearest

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic_core import ErrorDetails

UNKNOWN_KEY = Text(en='unknown key "{value}"', ja="不明なキー「{value}」")
UNKNOWN_WORD = Text(en='"{value}" is not known here', ja="「{value}」はここでは使えません")
MISSING = Text(en='"{key}" is missing', ja="「{key}」がありません")
CLOSE_TO_IT = Text(en='; close to it: "{word}"', ja="。近いもの:「{word}」")
ACCEPTED = Text(en="; accepted: {words}", ja="。使えるもの: {words}")
TWICE = Text(
    en='key "{key}" stands here twice; it stands first at line {line}',
    ja="キー「{key}」が重複しています。最初は{line}行目にあります",
)
_NOT_SO = Text(en='"{key}": expected {what}', ja="「{key}」には{what}を書いてください")
_WHAT: dict[str, Text] = {
    "blank": Text(en="a text that is not blank", ja="空でない文字列"),
    "date": Text(en="a date, as 2027-03-31", ja="2027-03-31のような日付"),
    "days": Text(en="a whole number of days above 0", ja="1以上の日数"),
    "parameter": Text(en="a value, or a list of values", ja="値、または値のリスト"),
    "string_type": Text(en="a text", ja="文字列"),
    "tuple_type": Text(en="a list", ja="リスト"),
    "list_type": Text(en="a list", ja="リスト"),
    "dict_type": Text(en="a mapping (key: value)", ja="マッピング(キー: 値)"),
    "model_type": Text(en="a mapping (key: value)", ja="マッピング(キー: 値)"),
}
_RULE_FORMS = Text(
    en="off, on, error, warning, note, or {{severity: ..., params: ...}}",
    ja="off、on、error、warning、note、または{{severity: ..., params: ...}}",
)


def explain(details: ErrorDetails, root: type[BaseModel], places: Places, language: Language) -> tuple[Location, str]:
    """Return the place and the text of one error that pydantic found in what `places` knows the places of."""
    path: Path = tuple(details["loc"])
    kind = details["type"]
    if kind == "extra_forbidden":
        return places.key(path), unknown(UNKNOWN_KEY, str(path[-1]), _keys(root, path[:-1]), language)
    if kind == "missing":
        return places.value(path), MISSING.say(language, key=path[-1])
    value = details["input"]
    if kind == "literal_error" and isinstance(value, str):
        words = re.findall(r"'([^']*)'", details.get("ctx", {})["expected"])
        return places.value(path), unknown(UNKNOWN_WORD, value, words, language)
    return places.value(path), _NOT_SO.say(language, key=_key(path), what=_what(kind, path).say(language, kind=kind))


def unknown(what: Text, value: str, accepted: Sequence[str], language: Language) -> str:
    """Return `what` with the value, the accepted word nearest to it if one is near, and all accepted words."""
    text = what.say(language, value=on_one_line(value))
    near = nearest(value.lower(), accepted)
    if near is not None:
        text += CLOSE_TO_IT.say(language, word=near)
    return text + (ACCEPTED.say(language, words=", ".join(accepted)) if accepted else "")


def on_one_line(value: str) -> str:
    """Return the value with its line breaks spelt out: each error keeps a line of its own."""
    return "\\n".join(value.splitlines())


def _key(path: Path) -> str:
    """Return the name a person would give the value at `path`: the nearest key above it."""
    return on_one_line(next((step for step in reversed(path) if isinstance(step, str)), ""))


def _what(kind: str, path: Path) -> Text:
    if len(path) > 1 and path[-2] == "rules":
        return _RULE_FORMS
    # A kind that is not in the table is one pydantic has learnt since: its own name is better than silence.
    return _WHAT.get(kind, Text(en="another value ({kind})", ja="別の値({kind})"))


def _keys(root: type[BaseModel], path: Path) -> list[str]:
    """Return the keys that the mapping at `path` may have."""
    from orglint.config import schema

    sections: dict[str, type[BaseModel]] = {
        "overrides": schema.OverrideSection,
        "ignore": schema.IgnoreSection,
        "privacy": schema.PrivacySection,
    }
    section = root
    for above, step in zip(("", *path), path, strict=False):
        if above == "rules":
            section = schema.RuleSection
        elif isinstance(step, str):
            section = sections.get(step, section)
    return list(section.model_fields)
