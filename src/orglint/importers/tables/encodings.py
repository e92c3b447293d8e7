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
