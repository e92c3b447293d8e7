"""Where a character of a YAML scalar's value stands in the file, whatever style it is written in."""

from __future__ import annotations

from collections.abc import Iterator

_BLANK = frozenset(" \t\r\n")
_ESCAPES = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b",
    "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip
_HEX = {"x": 2, "u": 4, "U": 8}


def locate(source: str, start: int, end: int, value: str, offset: int) -> int:
    """Return the index in `source` of the character `value[offset]` of the scalar written at `source[start:end]`.

    YAML folds and strips only blanks, so the characters that are none match in order. A blank, and the end of the
    value, are placed right behind the character before them.
    """
    wanted = sum(char not in _BLANK for char in value[:offset])
    is_blank = offset >= len(value) or value[offset] in _BLANK
    last = start
    for number, (at, after) in enumerate(_visible(source, start, end)):
        if number == wanted and not is_blank:
            return at
        if number == wanted:
            break
        last = after
    return min(last, end)


def _visible(source: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where each character of the scalar that is not blank begins and ends."""
    start = _behind_properties(source, start, end)
    style = source[start : start + 1]
    if style == '"':
        return _double_quoted(source, start + 1, end)
    if style == "'":
        return _single_quoted(source, start + 1, end)
    if style in ("|", ">"):
        header = source.find("\n", start, end)
        return _plain(source, end if header < 0 else header + 1, end)
    return _plain(source, start, end)


def _behind_properties(source: str, start: int, end: int) -> int:
    """Skip a tag or an anchor in front of the scalar."""
    index = start
    while index < end and source[index] in "&!":
        while index < end and source[index] not in _BLANK:
            index += 1
        while index < end and source[index] in _BLANK:
            index += 1
    return index


def _plain(source: str, index: int, end: int) -> Iterator[tuple[int, int]]:
    return ((at, at + 1) for at in range(index, end) if source[at] not in _BLANK)


def _single_quoted(source: str, index: int, end: int) -> Iterator[tuple[int, int]]:
    while index < end:
        if source[index] == "'":
            if source[index + 1 : index + 2] != "'":
                return
            yield index, index + 2
            index += 2
            continue
        if source[index] not in _BLANK:
            yield index, index + 1
        index += 1


def _double_quoted(source: str, index: int, end: int) -> Iterator[tuple[int, int]]:
    while index < end and source[index] != '"':
        after, char = _unescape(source, index)
        if char not in _BLANK:
            yield index, after
        index = after


def _unescape(source: str, index: int) -> tuple[int, str]:
    """Return where the character at `index` ends, and the character; a blank for an escaped line break."""
    if source[index] != "\\":
        return index + 1, source[index]
    mark = source[index + 1 : index + 2]
    if mark in _HEX:
        after = index + 2 + _HEX[mark]
        try:
            return after, chr(int(source[index + 2 : after], 16))
        except (ValueError, OverflowError):  # the YAML reader refuses such a scalar; a place is wanted all the same
            return after, "?"
    return index + 2, _ESCAPES.get(mark, mark)
