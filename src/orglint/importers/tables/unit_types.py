"""The type of a unit by how its name ends, where that is sure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from orglint.model.value_words import UNIT_TYPE_WORDS

SURE = (
    "本部", "統括部", "事業部", "部", "課", "係", "室", "チーム", "班", "支社", "支店", "工場", "委員会", "カンパニー",
    "プロジェクト",
)  # fmt: skip
"""Endings that say what a unit is; 部門, グループ and センター are called on every level and say nothing."""
ENGLISH: Mapping[str, str] = {
    "division": "division",
    "department": "department",
    "dept": "department",
    "section": "section",
    "team": "team",
    "office": "office",
    "committee": "committee",
    "business unit": "business_unit",
}
OTHERWISE = re.compile(r".*(支部|学部|幹部|内部|外部|全部|執行部|倶楽部|教室|会議室|関係)|一部")
"""Names that end like a unit and are none of that type; 営業一部 is one all the same."""
COMPANY = re.compile(
    r"(株式会社|有限会社|合同会社|\(株\)|\(有\)).+|.+(株式会社|有限会社|合同会社|\(株\)|\(有\))"
    r"|.+(,| )(inc|ltd|llc|gmbh|corp|plc)\.?",
    re.IGNORECASE,
)
NO_OFFICE = frozenset({"head", "front", "back", "box", "branch", "post", "home"})

_TYPES = {ending: UNIT_TYPE_WORDS.aliases[ending] for ending in sorted(SURE, key=len, reverse=True)}


def unit_type(name: str) -> str | None:
    """Return the type that a unit's name says, None where it says none for sure."""
    text = " ".join(unicodedata.normalize("NFKC", name).split())
    if OTHERWISE.fullmatch(text):
        return None
    ending = next((ending for ending in _TYPES if text.endswith(ending) and text != ending), None)
    if ending is not None:
        return _TYPES[ending]
    if COMPANY.fullmatch(text):
        return "company"
    words = text.casefold().rstrip(".").split()
    found = ENGLISH.get(" ".join(words[-2:])) if len(words) > 2 else None
    found = found or (ENGLISH.get(words[-1]) if len(words) > 1 else None)
    return None if found == "office" and words[-2] in NO_OFFICE else found
