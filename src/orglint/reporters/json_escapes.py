"""JSON that a terminal may show: what could deceive a reader, or not be encoded, stands in it as an escape."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TypeAlias

from orglint.columns import LOGGED_COMMAND, is_treacherous

Json: TypeAlias = "dict[str, Json] | Sequence[Json] | str | int | float | None"


def printable(text: str, encoding: str) -> str:
    """Return JSON with such characters as JSON escapes: the data stay the same.

    They stand inside strings only, but for the line feeds between them, which are kept. `##[` is a command to GitHub
    Actions wherever it stands in a log.
    """
    text = LOGGED_COMMAND.sub(lambda found: f"#\\u0023{found[0][2:]}", text)
    unsafe = [each for each in set(text) - {"\n"} if is_treacherous(each) or not _encodes(each, encoding)]
    return text.translate({ord(each): json.dumps(each)[1:-1] for each in unsafe}) if unsafe else text


def _encodes(character: str, encoding: str) -> bool:
    """Whether a character comes back as itself: of two wave dashes (U+301C, U+FF5E) CP932 knows only the second."""
    try:
        return character.encode(encoding).decode(encoding) == character
    except (UnicodeError, LookupError):
        return False
