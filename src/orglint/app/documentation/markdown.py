"""Markdown in two languages: what every generated page is made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from orglint.i18n import Language, Text

_MARKUP = re.compile(
    r"(?P<code>(?<!`)(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`))"
    r"|(?P<entity>[<>]|&(?=#?\w+;))"
    r"|(?P<sign>[\[\]*`{}]|~(?=~)|\\(?=[!-/:-@\[-`{-~])|(?<![^\W_])_|_(?![^\W_]))"
)
"""Code, which stays as it is, and what Markdown, HTML or a page's templates would take for markup outside of code."""
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
_BLOCK = re.compile(r"(?P<mark>#{1,6}(?=\s|$)|[-+](?=\s|$)|-(?=[- ]*$)|=(?==*$)|(?<=\d)[.)](?=\s|$))")
"""What makes a heading, a list or a line of a paragraph where it begins one."""
_NUMBER = re.compile(r"\d{0,9}")
_RESERVED = {"readme", "con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
"""What no page but the index can be called: where case makes no difference, and on Windows."""
_WEB = re.compile(r"(https?|mailto):", re.IGNORECASE)


def clean(text: str) -> str:
    """Return running text on one line: code in backticks stays code, all else that could be markup is made harmless."""
    line = _MARKUP.sub(_harmless, " ".join(text.split()))
    begin = _NUMBER.match(line)
    found = _BLOCK.match(line, begin.end() if begin else 0)
    return f"{line[: found.start()]}\\{line[found.start() :]}" if found else line


def _harmless(found: re.Match[str]) -> str:
    if found["code"]:
        return found["code"]
    return _ENTITIES[found["entity"][0]] if found["entity"] else f"\\{found['sign']}"


def section(title: Text, lines: Iterable[str], language: Language) -> Iterator[str]:
    """Yield a heading and what stands below it; nothing where nothing does."""
    found = list(lines)
    if found:
        yield from (f"## {title.say(language)}", "", *found, "")


def table(head: Sequence[Text], rows: Iterable[Sequence[str]], language: Language) -> Iterator[str]:
    """Yield a table; nothing without rows. A `|` in a cell, even in code, is no border."""
    found = list(rows)
    if found:
        yield f"| {' | '.join(text.say(language) for text in head)} |"
        yield f"|{' --- |' * len(head)}"
        yield from (f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in found)


def fenced(lines: Iterable[str], kind: str) -> Iterator[str]:
    """Yield a block of code, whatever stands in it."""
    found = list(lines)
    fence = "`" * max(3, _longest_run("\n".join(found)) + 1)
    yield from (f"{fence}{kind}", *found, fence)


def code(text: str) -> str:
    """Return a short text as code; quotation marks where it is empty."""
    line = " ".join(text.split()) or '""'
    ticks = "`" * (_longest_run(line) + 1)
    room = " " if line[0] == "`" or line[-1] == "`" else ""
    return f"{ticks}{room}{line}{room}{ticks}"


def _longest_run(text: str) -> int:
    return max((len(run) for run in re.findall("`+", text)), default=0)


def link(text: str, url: str | None) -> str:
    """Return a link to a page of the web; the text, and what stands for an address, where it is none."""
    if not url:
        return clean(text)
    if not _WEB.match(url):
        return f"{clean(text)} ({code(url)})"
    address = re.sub(r"[\s<>()\\|]", lambda found: f"%{ord(found[0]):02X}", url.strip())
    return f"[{clean(text)}]({address})"


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


def name_of_rule(rule: str, language: Language) -> str:
    """Return the file of a rule's page, which no system takes for another file."""
    return name_of(f"{rule}_" if rule in _RESERVED else rule, language)
