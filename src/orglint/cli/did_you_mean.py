"""What a misspelt word on a command line was meant to be."""

from __future__ import annotations

from collections.abc import Iterable

from orglint.i18n import Language, Text
from orglint.spelling import did_you_mean

_BEHIND = Text("; {hint}", "。{hint}")


def hint_behind(word: str, known: Iterable[str], language: Language) -> str:
    """Return `; did you mean ...?` with the known word closest to `word`, or nothing where none is close."""
    hint = did_you_mean(word, known)
    return _BEHIND.filled(hint=hint).say(language) if hint is not None else ""
