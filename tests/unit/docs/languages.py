"""What tells the language of a text: English sentences in Japanese output, Japanese characters in English output.

What is no sentence of ours is taken out first: code in backticks, what stands in 「」 or quotes (names of a model, words as
written), placeholders, addresses. The caller takes out what else is data: signatures, expressions, titles of sources.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff66-\uff9f]+")
_DATA = re.compile(r"`[^`]*`|「[^」]*」|\"[^\"]*\"|\{[^}]*\}|<[^>]*>|https?://\S+")
_MARK = "\N{CURRENCY SIGN}"
_WORD = r"[A-Za-z][A-Za-z'’]*(?:-[A-Za-z]+)*"
_SENTENCE = re.compile(rf"(?<![\w-]){_WORD}(?:[,;:]? {_WORD}){{3,}}(?![\w-])")


def without(text: str, data: Iterable[str]) -> str:
    """Return a text with a mark in the place of what is data, the longest first; a mark is no word."""
    for each in sorted({each for each in data if each.strip()}, key=len, reverse=True):
        text = text.replace(each, _MARK)
    return _DATA.sub(_MARK, text)


def english_in(text: str) -> list[str]:
    """Return every run of four English words or more."""
    return _SENTENCE.findall(text)


def japanese_in(text: str) -> list[str]:
    """Return every run of Japanese characters."""
    return JAPANESE.findall(text)


def of_another_language(text: str, language: str, data: Iterable[str] = ()) -> list[str]:
    """Return what is not in the language a text should be in."""
    bare = without(text, data)
    return english_in(bare) if language == "ja" else japanese_in(bare)
