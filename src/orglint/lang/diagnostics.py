"""What is wrong with an expression, where in its text, and what would be accepted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from orglint.i18n import Text
from orglint.spelling import did_you_mean

__all__ = ["Diagnostic", "PartDiagnostic", "PartPath", "did_you_mean", "fill", "suggest"]


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
    """Return the text with its marks filled in, whatever characters the values have (`Text.filled`)."""
    return text.filled(**{key: _visible(value) for key, value in values.items()})


def _visible(value: object) -> Text:
    """Return a value as text, each control character a question mark: a rule's literal may spell any of them."""
    text = value if isinstance(value, Text) else Text(str(value), str(value))
    return Text(*("".join(char if char.isprintable() else "?" for char in each) for each in text))


def suggest(word: str, known: Iterable[str], limit: int = 12) -> Text | None:
    """Return a did-you-mean; without a near word, the words there are if they are few; else None."""
    words = list(known)
    near = did_you_mean(word, words)
    if near is not None or not words or len(words) > limit:
        return near
    listed = ", ".join(words)
    return Text(f"there are: {listed}", f"使えるもの: {listed}")
