"""What a misspelt word on a command line was meant to be."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from orglint.i18n import Language, Text

_NEAREST = Text('; did you mean "{word}"?', "。「{word}」ではありませんか")


def nearest(word: str, known: Iterable[str], language: Language) -> str:
    """Return `; did you mean ...?` with the known word closest to `word`, or nothing where none is close."""
    close = get_close_matches(word, list(known), n=1)
    return _NEAREST.say(language, word=close[0]) if close else ""
