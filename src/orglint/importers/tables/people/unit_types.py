"""What kind of unit a name or a column surely speaks of: 営業部 is a department, what stands under 課名 a section."""

from __future__ import annotations

import re

_COMPANY = re.compile(
    r"^(株式会社|有限会社|合同会社|\(株\)|㈱|\(有\)|㈲).+|.+(株式会社|有限会社|合同会社|\(株\)|㈱|\(有\)|㈲)$"
    r"|.+[,\s](inc|ltd|llc|gmbh|plc|corp|corporation|co\.,?\s?ltd|k\.k)\.?$",
    re.IGNORECASE,
)
_ENDINGS: tuple[tuple[str, str], ...] = (
    ("事業本部", "division"),
    ("本部", "division"),
    ("事業部", "business_unit"),
    ("カンパニー", "business_unit"),
    ("課", "section"),
    ("室", "office"),
    ("係", "team"),
    ("チーム", "team"),
    ("班", "team"),
    ("委員会", "committee"),
    ("プロジェクト", "project"),
    ("部", "department"),
    (" department", "department"),
    (" dept", "department"),
    (" dept.", "department"),
    (" division", "division"),
    (" business unit", "business_unit"),
    (" team", "team"),
    (" committee", "committee"),
)
_NOT_SURE = re.compile(r"(支部|内部|外部|幹部|全部|一部|執行部|倶楽部|クラブ|学部|会議室|教室|病室|関係)$")
"""Names that end like a unit and are none of that kind, or may be none. 営業一部 is one all the same."""
_SURE = re.compile(r".+[一二三四五六七八九十\d]部$")
_BY_COLUMN = {
    "people.unit_division": "division",
    "people.unit_business_unit": "business_unit",
    "people.unit_department": "department",
    "people.unit_section": "section",
    "people.unit_team": "team",
}
RANKS = {"company": 0, "division": 1, "business_unit": 2, "department": 3, "office": 4, "section": 4, "team": 5}
"""How high a kind of unit usually stands; those not here may stand anywhere."""


def type_by_name(name: str) -> str | None:
    """Return the type that a unit's name surely says, None where it says none."""
    folded = name.strip().casefold()
    if _NOT_SURE.search(folded) and not _SURE.match(folded):
        return None
    ending = next((kind for ending, kind in _ENDINGS if folded.endswith(ending)), None)
    return ending or ("company" if _COMPANY.match(folded) else None)


def type_by_column(name: str) -> str | None:
    """Return the type of the units that a column holds, None where it may hold any."""
    return _BY_COLUMN.get(name)
