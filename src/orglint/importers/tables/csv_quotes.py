"""Quotation marks that a row of a CSV file does not close as they should; Python's csv module reads over them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from orglint.location import Span


@dataclass(frozen=True, slots=True)
class BrokenQuote:
    """A quotation gone wrong: where it was opened, and the text behind its closing mark (None: it never closes)."""

    opened: Span
    behind: Span | None


def broken_quotes(text: str, delimiter: str, line: int) -> list[BrokenQuote]:
    """Return the broken quotations in the text of one row, which begins on `line`."""
    if '"' not in text or _well_formed(delimiter).fullmatch(text):
        return []
    return list(_scan(text, delimiter, line))


@cache
def _well_formed(delimiter: str) -> re.Pattern[str]:
    """Return what a row looks like whose cells are quoted as a whole or not at all."""
    mark = re.escape(delimiter)
    cell = rf'(?:"(?:[^"]++|"")*+"|(?:[^{mark}"\r\n][^{mark}\r\n]*+)?+)'
    return re.compile(rf"{cell}(?:{mark}{cell})*+(?:\r\n|\r|\n)?")


def _scan(text: str, delimiter: str, line: int) -> Iterator[BrokenQuote]:
    """Walk through a row as the csv module does: text behind a closing mark goes on as if nothing were quoted."""
    column, index, fresh = 1, 0, True
    opened: Span | None = None
    while index < len(text):
        char, place = text[index], Span(line, column, line, column + 1)
        behind = text[index + 1 : index + 2]
        if char == '"' and opened is not None and behind == '"':
            index, column = index + 1, column + 1
        elif char == '"' and opened is not None:
            if behind not in ("", delimiter, "\r", "\n"):
                yield BrokenQuote(opened, Span(line, column + 1, line, column + 2))
            opened = None
        elif char == '"' and fresh:
            opened = place
        fresh = opened is None and char == delimiter
        index, column = index + 1, column + 1
        if char == "\n" or (char == "\r" and behind != "\n"):
            line, column = line + 1, 1
    if opened is not None:
        yield BrokenQuote(opened, None)
