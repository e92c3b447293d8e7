"""How many columns a text takes on a terminal, and how it is made safe, cut and wrapped by them."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

ELLIPSIS = "..."
_TAB_STOP = 4
_STACKED = 4
"""Combining marks shown on one letter; names that pile up more than that hide or overprint their neighbours."""
_ESCAPED_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_SHORT_ESCAPES = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
LOGGED_COMMAND = re.compile(r"##(?:vso|teamcity)?\[")
"""What build servers take for a command anywhere in a line: GitHub Actions, Azure Pipelines, TeamCity."""
_COMMAND = re.compile(rf"\A\s*::|{LOGGED_COMMAND.pattern}")
"""What build servers take for a command in the log of a job: `::` of GitHub Actions where a line begins."""
_WIDE_AMBIGUOUS = frozenset(
    {"cp932", "shift_jis", "shift_jis_2004", "shift_jisx0213", "euc_jp", "euc_jis_2004", "iso2022_jp", "mbcs"}
)
_NO_LINE_START = frozenset("、。，．・：；！？）」』】〕〉》ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々),.:;!?]}")


def escape(character: str) -> str:
    """Return the character's escape as Python spells it: a backslash, then n, r, t, or x, u, U and hexadecimals."""
    code = ord(character)
    if character in _SHORT_ESCAPES:
        return _SHORT_ESCAPES[character]
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def is_treacherous(character: str) -> bool:
    """Whether the character moves, hides or reorders what stands around it: control, format, line separator."""
    return unicodedata.category(character) in _ESCAPED_CATEGORIES


@lru_cache(maxsize=8192)
def _glyph(character: str, encoding: str) -> str:
    """Return the character, or its escape where it is treacherous or the encoding does not have it."""
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return escape(character)
    return escape(character) if is_treacherous(character) else character


@lru_cache(maxsize=8192)
def _is_combining(character: str) -> bool:
    return unicodedata.category(character) in {"Mn", "Me"}


@lru_cache(maxsize=64)
def _canonical(encoding: str) -> str:
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        return "ascii"


@lru_cache(maxsize=4096)
def _character_width(character: str, ambiguous: int) -> int:
    if _is_combining(character) or "\u1160" <= character <= "\u11ff":
        return 0
    east_asian = unicodedata.east_asian_width(character)
    return 2 if east_asian in {"W", "F"} else ambiguous if east_asian == "A" else 1


def width(text: str, encoding: str = "utf-8") -> int:
    """Return the columns `text` takes. Consoles of the old Japanese encodings draw Greek and symbols full-width."""
    if text.isascii():
        return len(text)
    ambiguous = 2 if _canonical(encoding) in _WIDE_AMBIGUOUS else 1
    return sum(_character_width(character, ambiguous) for character in text)


def glyphs(text: str, encoding: str = "utf-8") -> Iterator[str]:
    """Yield what is shown for each character: itself, or its escape where it is treacherous or cannot be encoded.

    So is the character by which a build server would take the text for a command (`::error::`, `##[error]`).
    """
    encoding = _canonical(encoding)
    commands = {found.end() - 1 for found in _COMMAND.finditer(text)}
    stacked = 0
    for index, character in enumerate(text):
        stacked = stacked + 1 if _is_combining(character) else 0
        yield escape(character) if stacked > _STACKED or index in commands else _glyph(character, encoding)


def visible(text: str, encoding: str = "utf-8") -> str:
    """Return `text` with every character that could deceive a reader, or fail to print, written as its escape."""
    if text.isascii() and text.isprintable() and not _COMMAND.search(text):
        return text
    return "".join(glyphs(text, encoding))


def on_one_line(text: str) -> str:
    """Return `text` with its line breaks as escapes, and all else as it is: carets still stand below their place."""
    return text.replace("\r", "\\r").replace("\n", "\\n")


def expanded(text: str, encoding: str = "utf-8") -> Iterator[tuple[str, int]]:
    """Yield for each character of a source line what is shown and its width; tabs reach to the next stop."""
    column = 0
    for character, glyph in zip(text, glyphs(text, encoding), strict=True):
        shown = " " * (_TAB_STOP - column % _TAB_STOP) if character == "\t" else glyph
        size = width(shown, encoding)
        column += size
        yield shown, size


def shorten(text: str, limit: int, encoding: str = "utf-8") -> str:
    """Return `text` in at most `limit` columns, cut in the middle: both what begins and what ends it says much."""
    if width(text, encoding) <= limit:
        return text
    room = limit - len(ELLIPSIS)
    head = _take(text, room - room // 3, encoding)
    tail = _take(text[::-1], room // 3, encoding)[::-1]
    return f"{head}{ELLIPSIS}{tail}"


def _take(text: str, room: int, encoding: str) -> str:
    used = 0
    for index, character in enumerate(text):
        used += width(character, encoding)
        if used > room:
            return text[:index]
    return text


def wrap(text: str, room: int, encoding: str = "utf-8") -> list[str]:
    """Break `text` into lines of at most `room` columns: at spaces, and between full-width letters.

    No line begins with a closing bracket, a full stop or a small kana; a word longer than a line stays whole.
    """
    if width(text, encoding) <= room:
        return [text]
    lines = [""]
    used = 0
    for piece in _pieces(text, encoding):
        size = width(piece, encoding)
        if used and used + width(piece.rstrip(), encoding) > room:
            lines[-1] = lines[-1].rstrip()
            lines.append("")
            used = 0
        lines[-1] += piece
        used += size
    return [*lines[:-1], lines[-1].rstrip()]


def _pieces(text: str, encoding: str) -> Iterator[str]:
    """Yield the stretches of `text` after each of which a line may end."""
    piece = ""
    for character in text:
        breaks = piece[-1:] == " " or width(piece[-1:], encoding) == 2 or width(character, encoding) == 2
        stays = character == " " or character in _NO_LINE_START or piece[-1:] in "「『（【〔〈《(["
        if piece and breaks and not stays and width(character, encoding):
            yield piece
            piece = ""
        piece += character
    if piece:
        yield piece
