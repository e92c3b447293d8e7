"""Names of sheets: what spreadsheets allow, and no name twice."""

from __future__ import annotations

import re
from collections.abc import Iterable

_LONGEST = 31
_NOT_ALLOWED = re.compile(r"[\\/*?:\[\]\x00-\x1f]")


def sheet_title(wanted: str, taken: Iterable[str]) -> str:
    """Return a name for a sheet that is like the wanted one and not taken yet."""
    base = _NOT_ALLOWED.sub("_", wanted).strip().strip("'")[:_LONGEST] or "_"
    names = {name.casefold() for name in taken}
    title, number = base, 1
    while title.casefold() in names:
        number += 1
        mark = f" ({number})"
        title = base[: _LONGEST - len(mark)] + mark
    return title
