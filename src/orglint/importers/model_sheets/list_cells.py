"""Several values in one cell: separated by line breaks, commas or semicolons, in quotes where one of them has any."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

SEPARATORS = "\r\n,;、，；"
_QUOTED = re.compile(rf'"((?:[^"]|"")*)"\s*(?=[{SEPARATORS}]|$)')
_PLAIN = re.compile(rf"[^{SEPARATORS}]+")
_BETWEEN = re.compile(rf"[\s{SEPARATORS}]*")
BETWEEN = ", "


class Item(NamedTuple):
    """One value of a cell. Of a quoted one no word (`none`, `TBD`) means anything but itself."""

    text: str
    is_quoted: bool = False


def split_cell(text: str) -> list[Item]:
    """Return the values of a cell, trimmed; what stands between two separators and is empty is no value."""
    items: list[Item] = []
    position = 0
    while (position := _skipped(text, position)) < len(text):
        found = _QUOTED.match(text, position) or _PLAIN.match(text, position)
        assert found is not None, "what follows the separators is no separator"
        is_quoted = found.re is _QUOTED
        items.append(Item(found[1].replace('""', '"'), is_quoted=True) if is_quoted else Item(found[0].strip()))
        position = found.end()
    return items


def join_cell(items: Iterable[Item]) -> str:
    """Return values as one cell that `split_cell` reads as the same."""
    return BETWEEN.join(_written(item) for item in items)


def _skipped(text: str, position: int) -> int:
    found = _BETWEEN.match(text, position)
    return found.end() if found is not None else position


def _written(item: Item) -> str:
    # One that begins with a quotation mark could find its pair in the next.
    is_plain = not item.text.startswith('"') and split_cell(item.text) == [Item(item.text)]
    return item.text if is_plain and not item.is_quoted else '"' + item.text.replace('"', '""') + '"'
