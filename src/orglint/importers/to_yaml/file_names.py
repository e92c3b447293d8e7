"""Names of files made from names of units: safe on every system, and never two units to one file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from orglint.columns import is_treacherous

LONGEST = 40
"""Characters: Windows counts the whole path, and 260 are all it takes."""
_UNSAFE = re.compile(r'[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff<>:"/\\|?*.\s]+')
_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)", re.IGNORECASE)
_TAKEN = frozenset({"orglint"})
"""`orglint.yaml` is a config file."""


def file_names(idents: Iterable[str]) -> dict[str, str]:
    """Return a name (without an ending) for each id; names differ in more than case and width of letters.

    Where two would be alike, the ids are numbered in their order.
    """
    names: dict[str, str] = {}
    taken: set[str] = set()
    for ident in sorted(set(idents)):
        stem = safe_name(ident)
        name, number = stem, 1
        while _folded(name) in taken:
            number += 1
            name = f"{stem}-{number}"
        taken.add(_folded(name))
        names[ident] = name
    return names


def safe_name(text: str) -> str:
    """Return a text as the name of a file: nothing that Windows refuses, no dot, no blank, not too long."""
    plain = "".join("-" if is_treacherous(sign) else sign for sign in unicodedata.normalize("NFC", text))
    name = _UNSAFE.sub("-", plain)[:LONGEST].strip("-~$") or "unit"
    return f"{name}_" if _DEVICES.fullmatch(name) or name.casefold() in _TAKEN else name


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
