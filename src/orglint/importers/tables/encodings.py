"""Bytes -> text: which encoding a table was written in, decided the same way every time."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

BOMS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8 (BOM)"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text without its byte order mark, and the encoding taken, as users call it.

    `guessed` says that the bytes fit, but would fit another encoding too.
    """

    text: str
    encoding: str
    guessed: bool = False


def decode(data: bytes) -> Decoded | None:
    """Decode a table: by its byte order mark, else strictly UTF-8, then CP932, then Windows Western, then Latin-1.

    Tried in order and not guessed by statistics, so that one more row never changes how the others read. Most
    Western bytes are valid CP932 as well; CP932 is taken only where its characters stand together, as Japanese
    writes them, and not one by one between Latin letters. None where a byte order mark promises what does not follow.
    """
    for mark, codec, name in BOMS:
        if data.startswith(mark):
            text = _strict(data[len(mark) :], codec)
            if text is not None:
                return Decoded(text, name)
            if codec != "utf-8":
                return None
            data = data[len(mark) :]
    text = _strict(data, "utf-8")
    if text is not None:
        return Decoded(text, "UTF-8")
    text = _strict(data, "cp932")
    if text is not None and _reads_like_japanese(text):
        return Decoded(text, "CP932", guessed=True)
    text = _strict(data, "cp1252")
    if text is not None:
        return Decoded(text, "Windows-1252", guessed=True)
    return Decoded(data.decode("latin-1"), "Latin-1", guessed=True)


@dataclass(frozen=True, slots=True)
class Damage:
    """Where a file that is clearly of one encoding stops being text of it: the encoding, and the line."""

    encoding: str
    line: int


def find_damage(data: bytes, taken: Decoded) -> Damage | None:
    """Return where a file is damaged that would be UTF-8 or CP932 but for a few bytes, such as at the end of a cut file.

    `taken` is what the bytes were decoded as. Nothing is damaged in what decoded without a guess. For each character
    that is wrong there must be several beyond ASCII that are right: bytes of another encoding hardly ever fit.
    """
    if not taken.guessed:
        return None
    for codec, name, good_for_bad in (("utf-8", "UTF-8", 4), ("cp932", "CP932", 20)):
        text = data.decode(codec, errors="replace")
        bad = text.count(_REPLACED)
        good = sum(char > "\x7f" for char in text) - bad
        if bad and good >= good_for_bad * bad and (name == "UTF-8" or _reads_like_japanese(text)):
            return Damage(name, text.count("\n", 0, text.index(_REPLACED)) + 1)
    return None


_REPLACED = "\ufffd"


def _strict(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _reads_like_japanese(text: str) -> bool:
    """Whether more than half of the characters beyond ASCII have such a neighbour."""
    padded = f" {text} "
    together = alone = 0
    for before, here, behind in zip(padded, padded[1:], padded[2:], strict=False):
        if here > "\x7f":
            if before > "\x7f" or behind > "\x7f":
                together += 1
            else:
                alone += 1
    return together > alone
