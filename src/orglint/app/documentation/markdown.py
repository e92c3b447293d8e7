"""Markdown in two languages: what every generated page is made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from orglint.i18n import Language, Text

_BARE = re.compile(r"(`[^`]*`)|([<>|])")
_ESCAPED = {"<": "&lt;", ">": "&gt;", "|": "\\|"}


def clean(text: str) -> str:
    """Return running text on one line, what Markdown would take for markup made harmless outside of code."""
    line = " ".join(text.split())
    return _BARE.sub(lambda found: found[1] or _ESCAPED[found[2]], line)


def section(title: Text, lines: Iterable[str], language: Language) -> Iterator[str]:
    """Yield a heading and what stands below it; nothing where nothing does."""
    found = list(lines)
    if found:
        yield from (f"## {title.say(language)}", "", *found, "")


def table(head: Sequence[Text], rows: Iterable[Sequence[str]], language: Language) -> Iterator[str]:
    """Yield a table; nothing without rows."""
    found = list(rows)
    if found:
        yield f"| {' | '.join(text.say(language) for text in head)} |"
        yield f"|{' --- |' * len(head)}"
        yield from (f"| {' | '.join(row)} |" for row in found)


def fenced(lines: Iterable[str], kind: str) -> Iterator[str]:
    """Yield a block of code."""
    yield from (f"```{kind}", *lines, "```")


def code(text: str) -> str:
    """Return a short text as code, in a table too."""
    return f"`{text.replace('|', chr(92) + '|')}`"


def page(lines: Iterable[str]) -> str:
    """Return a whole page: never two empty lines after each other, one line feed at the end."""
    made: list[str] = []
    for line in lines:
        if line or (made and made[-1]):
            made.append(line)
    return "\n".join(made).rstrip("\n") + "\n"


def name_of(stem: str, language: Language) -> str:
    """Return the file of a page: the Japanese one has `ja` in its name."""
    return f"{stem}.ja.md" if language == "ja" else f"{stem}.md"
