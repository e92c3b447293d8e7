"""The comments of a YAML file. The parser drops them, so they are found in its text: of those that name a word only."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from orglint.location import Span
from orglint.source.yaml_document import YamlDocument

_NEEDLE = re.compile("orglint", re.IGNORECASE)
"""What a comment must hold to be found: in files without it, looking costs one search of the text."""
_SIGN = re.compile(r"(?<![^ \t\r\n])#")
_BREAKS = re.compile(r"[\r\n]")


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment, from its `#` to the end of its line, and the line it is about.

    That is its own line where something stands before it, else the next line with something on it: only other
    comments may stand in between. `about` is None where there is no such line.
    """

    file: str
    text: str
    span: Span
    about: int | None


def comments_of(documents: Sequence[YamlDocument]) -> Iterator[Comment]:
    """Yield the comments of one file that name orglint; `documents` are all that the file holds."""
    if not documents or _NEEDLE.search(documents[0].text.text) is None:
        return
    source = documents[0].text
    last = -1
    for found in _NEEDLE.finditer(source.text):
        line, _ = source.place(found.start())
        if line == last:
            continue
        last = line
        left, right = source.line_bounds(line)
        for sign in _SIGN.finditer(source.text, left, right):
            if not any(_is_inside_scalar(document, sign.start()) for document in documents):
                text = source.text[sign.start() : right]
                if _NEEDLE.search(text) is not None:
                    about = line if source.text[left : sign.start()].strip() else _line_below(documents[0], line)
                    yield Comment(documents[0].file, text, source.span(sign.start(), right), about)
                break


def comment_places(documents: Sequence[YamlDocument]) -> Iterator[tuple[int, int]]:
    """Yield where each comment of a file begins and ends, as characters of its text; `documents` are all it holds."""
    text = documents[0].text.text
    end = 0
    for sign in _SIGN.finditer(text):
        if sign.start() >= end and not any(_is_inside_scalar(document, sign.start()) for document in documents):
            found = _BREAKS.search(text, sign.start())
            end = found.start() if found is not None else len(text)
            yield sign.start(), end


def _line_below(document: YamlDocument, line: int) -> int | None:
    """Return the number of the line that comments are above, or None: a blank line ends what they are about."""
    while line < len(document.text.line_starts):
        line += 1
        text = document.text.line(line).strip()
        if not text:
            return None
        if not text.startswith("#"):
            return line
    return None


def _is_inside_scalar(document: YamlDocument, index: int) -> bool:
    """Whether the character at `index` belongs to a quoted or block scalar: a plain one cannot hold ` #`.

    Nodes are numbered as they stand in the text, so the last one that begins before the character holds it, if any.
    """
    number = bisect_right(document.starts, index) - 1
    if number < 0 or index >= document.ends[number]:
        return False
    start = document.content_start(number)
    sign = document.text.text[start : start + 1]
    if start >= index or sign not in tuple("\"'|>"):
        return False
    # The line that opens a block scalar may end in a comment: `purpose: |  # why`.
    return sign in tuple("\"'") or _BREAKS.search(document.text.text, start, index) is not None
