"""What types of groups in Backstage are among the types of units. Backstage leaves the words to whoever writes them."""

from __future__ import annotations

from typing import get_args

from orglint.model.entities import UnitType
from orglint.model.value_words import UNIT_TYPE_WORDS
from orglint.model.words import fold_name

_WORDS = {
    "organization": "company",
    "organisation": "company",
    "root": "company",
    "sub_department": "section",
    "subdepartment": "section",
    "squad": "team",
    "crew": "team",
    "sub_team": "team",
    "tribe": "department",
    "guild": "working_group",
    "working_group": "working_group",
    "board": "committee",
}
_KNOWN = {
    **{fold_name(word): kind for word, kind in UNIT_TYPE_WORDS.aliases.items()},
    **{kind: kind for kind in get_args(UnitType)},
    **_WORDS,
}


def unit_type(text: str) -> str | None:
    """Return the type of unit that a group's `spec.type` means, None for a word of the house's own."""
    return _KNOWN.get(fold_name(text))
