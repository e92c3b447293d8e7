"""What is wrong with an expression, where in its text, and what would be accepted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from difflib import get_close_matches

from orglint.i18n import Text


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One error. `start` and `end` count characters of the expression's own text (as the YAML value reads).

    `corrected` is the whole line of the expression as it should read, where that is known.
    """

    start: int
    end: int
    message: Text
    help: Text | None = None
    corrected: str | None = None

    def moved(self, by: int) -> Diagnostic:
        """Return the same error for a text in which the expression begins at `by`."""
        return replace(self, start=self.start + by, end=self.end + by)


PartPath = tuple[str | int, ...]
"""The keys that lead from a rule to one of its parts: `("let", "reports")`, `("where", "status", "none_of", 1)`."""


@dataclass(frozen=True, slots=True)
class PartDiagnostic:
    """An error in one part of a rule: in the value under `path`, or in the last key of `path` itself."""

    path: PartPath
    diagnostic: Diagnostic
    on_key: bool = False


def fill(text: Text, /, **values: object) -> Text:
    """Return the text with its marks filled in; a value that is itself a Text speaks the language it stands in."""
    english = {key: _visible(value.en if isinstance(value, Text) else value) for key, value in values.items()}
    japanese = {key: _visible(value.ja if isinstance(value, Text) else value) for key, value in values.items()}
    return Text(text.en.format_map(english), text.ja.format_map(japanese))


def _visible(value: object) -> str:
    """Return a value as text, each control character a question mark: a rule's literal may spell any of them."""
    text = str(value)
    return text if text.isprintable() else "".join(char if char.isprintable() else "?" for char in text)


def did_you_mean(word: str, known: Iterable[str]) -> Text | None:
    """Return the hint that names what is close to `word`, or None where nothing is."""
    near = get_close_matches(word, list(known), n=1)
    return Text(f"did you mean '{near[0]}'?", f"もしかして: '{near[0]}'") if near else None


def suggest(word: str, known: Iterable[str], limit: int = 12) -> Text | None:
    """Return a did-you-mean; without a near word, the words there are if they are few; else None."""
    words = list(known)
    near = did_you_mean(word, words)
    if near is not None or not words or len(words) > limit:
        return near
    listed = ", ".join(words)
    return Text(f"there are: {listed}", f"使えるもの: {listed}")
