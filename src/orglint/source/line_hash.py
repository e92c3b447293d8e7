"""GitHub's hash of a line: what code scanning tells an alert from another by, whatever lines move above it."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Collection
from itertools import accumulate

_WINDOW = 100
"""How many characters, from the first of a line on, blanks left out, its hash is made of."""
_BASE = 37
_BITS = 2**64 - 1
_END = 65535
"""What stands behind the last character of a file."""
_LINE_FEED = 10
_LINE_BREAK = re.compile("\r\n|\r")


def line_hashes(data: bytes, lines: Collection[int]) -> dict[int, str]:
    """Return the hash of each of some lines, from 1, of a file as GitHub reads it; a line that is not there has none.

    The algorithm is that of github/codeql-action, src/fingerprints.ts: a polynomial of the UTF-16 units of the line
    and of what follows it, modulo 2 to the 64th, with a colon and how often the same hash has come up to here.
    """
    units, starts = _read(data)
    power = _BASE**_WINDOW & _BITS
    summed = array("Q", accumulate(units, lambda total, unit: (total * _BASE + unit) & _BITS, initial=0))
    seen: Counter[int] = Counter()
    found: dict[int, str] = {}
    last = max(lines, default=0)
    for number, start in enumerate(starts[:last], start=1):
        value = (summed[start + _WINDOW] - summed[start] * power) & _BITS
        seen[value] += 1
        if number in lines:
            found[number] = f"{value:x}:{seen[value]}"
    return found


def _read(data: bytes) -> tuple[array[int], list[int]]:
    """Return the units that count, the end and what fills up behind it included, and where among them lines begin."""
    text = _LINE_BREAK.sub("\n", data.decode("utf-8", "replace")).replace(" ", "").replace("\t", "")
    units = array("H", text.encode("utf-16")[2:])  # in the machine's own order, without the mark that says which
    starts = [0, *(index + 1 for index, unit in enumerate(units) if unit == _LINE_FEED)]
    units.extend([_END, *[0] * _WINDOW])
    return units, starts
