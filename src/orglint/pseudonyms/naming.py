"""How pseudonyms are made: from a secret key, so that two copies agree and nobody else can tell, or by counting."""

from __future__ import annotations

import base64
import hashlib
import hmac
from dataclasses import dataclass, field
from typing import Protocol

_LETTERS = 8
"""Of a code: 40 bits, so that two of a large organization hardly ever meet; where they do, a longer one is taken."""


class Naming(Protocol):
    """Makes a code for a text; for the same text the same one, and none twice."""

    def code(self, group: str, text: str) -> str:
        """Return the code of a text within a group."""
        ...


@dataclass(slots=True)
class Counting:
    """Codes are numbers in the order in which texts first come up."""

    _numbers: dict[tuple[str, str], int] = field(default_factory=dict)
    _last: dict[str, int] = field(default_factory=dict)

    def code(self, group: str, text: str) -> str:
        """Return the number of a text within a group."""
        if (group, text) not in self._numbers:
            self._last[group] = self._numbers[group, text] = self._last.get(group, 0) + 1
        return f"{self._numbers[group, text]:04}"


@dataclass(slots=True)
class Keyed:
    """Codes are made from the texts by HMAC-SHA256 with a secret key: the same in every copy made with the key."""

    key: bytes
    _taken: dict[str, tuple[str, str]] = field(default_factory=dict)

    def code(self, group: str, text: str) -> str:
        """Return the code of a text within a group."""
        digest = hmac.new(self.key, f"{group}\0{text}".encode(), hashlib.sha256).digest()
        letters = base64.b32encode(digest).decode().lower()
        length = _LETTERS
        while self._taken.setdefault(letters[:length], (group, text)) != (group, text):
            length += 1
        return letters[:length]

    def factor(self) -> int:
        """Return a number of percent, from 50 to 199 and not 100, by which amounts are multiplied."""
        number = int.from_bytes(hmac.new(self.key, b"amounts", hashlib.sha256).digest()[:8], "big") % 149
        return 50 + number + (number >= 50)
