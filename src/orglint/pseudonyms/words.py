"""Texts that may stay: they are words of orglint's own, not of the company; and those that must not stand in another."""

from __future__ import annotations

import re
from collections.abc import Iterable

from orglint.model.values import FALSE_WORDS, TRUE_WORDS
from orglint.model.words import FUNCTION_ALIASES, PLACEHOLDERS, fold, fold_name, is_none_word, is_placeholder

TEAM_TYPES = frozenset({"stream_aligned", "enabling", "complicated_subsystem", "platform"})
_FORMS = re.compile(
    r"株式会社|有限会社|合同会社|\(株\)|㈱|\b(?:inc|corp|co|ltd|llc|plc|gmbh|ag|kk|k\.k|holdings?|group|company)\b\.?",
    re.IGNORECASE,
)
"""Forms of companies: not what tells one from another."""
_SEPARATORS = re.compile(r"[\s　・,、.()（）\-_/]+")
_SHORTEST = 2
_UNDECIDED = "未定"


def own_word(text: str) -> str | None:
    """Return what says that there is none, or that it is open, without a remark; None for any other text."""
    if is_none_word(text):
        return text
    if is_placeholder(text):
        return text if fold(text) in map(fold, PLACEHOLDERS) else _UNDECIDED
    return None


def is_yes_or_no(text: str) -> bool:
    """Whether the text is a yes or a no."""
    return fold(text) in TRUE_WORDS | FALSE_WORDS


def is_known_function(text: str) -> bool:
    """Whether the text is a name of a function that orglint knows."""
    return fold_name(text) in _FUNCTIONS


class Forbidden:
    """What a text must not hold to stay: names of people and companies with their parts, and ids of people."""

    def __init__(self, people: Iterable[str], idents: Iterable[str], companies: Iterable[str]) -> None:
        parts = {fold(ident) for ident in idents if any(letter.isalpha() for letter in ident)}
        for name in people:
            parts |= {fold(name), *_SEPARATORS.split(fold(name))}
        for name in companies:
            parts |= {fold(name), *_SEPARATORS.split(_FORMS.sub(" ", fold(name)))}
        long = {part for part in parts if len(part) >= _SHORTEST}
        self._words = {part for part in long if part.isascii() and " " not in part}
        self._parts = sorted(long - self._words)
        self._known: dict[str, bool] = {}

    def is_in(self, text: str) -> bool:
        """Whether a text holds something of it; of Latin letters as a word."""
        if text not in self._known:
            folded = fold(text)
            words = self._words.intersection(_SEPARATORS.split(folded))
            self._known[text] = bool(words) or any(part in folded for part in self._parts)
        return self._known[text]


_FUNCTIONS = frozenset(fold_name(name) for known in FUNCTION_ALIASES.items() for name in (known[0], *known[1]))
