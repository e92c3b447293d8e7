"""What a misspelt word was probably meant to be."""

from __future__ import annotations

from collections.abc import Iterable

from orglint.i18n import Text


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that is closest to `word`, or None where none is close."""
    from difflib import get_close_matches  # only who has something to correct pays for it

    return next(iter(get_close_matches(word, list(known), n=1)), None)


def did_you_mean(word: str, known: Iterable[str]) -> Text | None:
    """Return the hint that names the known word closest to `word`, or None where none is close."""
    near = nearest(word, known)
    return meant(near) if near is not None else None


def meant(word: str) -> Text:
    """Return the hint that names `word`."""
    return Text(f'did you mean "{word}"?', f"「{word}」ではありませんか")


def hinted(message: Text, hint: Text | None) -> Text:
    """Return a message with a hint behind it; the message alone where there is none."""
    if hint is None:
        return message
    return Text(f"{message.en}; {hint.en}", f"{message.ja.removesuffix('。')}。{hint.ja.removesuffix('。')}")
