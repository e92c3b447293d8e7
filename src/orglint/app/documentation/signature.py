"""How a generated page is known: its last line holds a digest of all others.

A page whose digest fits was written by orglint and not changed since, so it may be overwritten or taken away; any other
file is somebody's work.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

_LINE = "\n<!-- orglint rules docs: {digest} -->\n"
_SIGNED = re.compile(r"(?P<text>.*\n)\n<!-- orglint rules docs: (?P<digest>[0-9a-f]{16}) -->\n?", re.DOTALL)


def signed(text: str) -> str:
    """Return a page with its signature as the last line, which Markdown does not show."""
    return text + _LINE.format(digest=_digest(text))


def is_generated(path: Path) -> bool:
    """Whether a file is a generated page as it was written, whatever line ends a checkout has given it."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return False
    found = _SIGNED.fullmatch(text)
    return found is not None and found["digest"] == _digest(found["text"])


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
