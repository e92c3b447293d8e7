"""The YAML in a Markdown file: its front matter, or its fenced blocks. All else is made blank, each line in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator

_FRONT = re.compile(r"---[ \t]*$")
_BEHIND = re.compile(r"(?:---|\.\.\.)[ \t]*$")
_FENCE = re.compile(r" {0,3}(?P<fence>`{3,}|~{3,})[ \t]*(?P<word>[^\s`{]*)[^`]*$")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)?")
_TEXT = re.compile(r"[^\r\n]")
_YAML = frozenset({"yaml", "yml"})


def front_matter(text: str) -> str:
    """Return the text with nothing left but the YAML between `---` on the first line and the next `---` (or `...`)."""
    lines = _lines(text)
    if not lines or not _FRONT.match(_bare(lines[0])):
        return _blank(text)
    end = next((number for number, line in enumerate(lines) if number and _BEHIND.match(_bare(line))), len(lines))
    return "".join([*lines[:end], *map(_closing, lines[end : end + 1]), *map(_blank, lines[end + 1 :])])


def fenced_yaml(text: str) -> str:
    """Return the text with nothing left but what stands in its yaml fences, each fence a document of its own."""
    return "".join(_fenced(_lines(text)))


def _fenced(lines: list[str]) -> Iterator[str]:
    fence = ""
    is_yaml = False
    for line in lines:
        bare = _bare(line)
        found = _FENCE.match(bare)
        if not fence and found is not None:
            fence, is_yaml = found["fence"], found["word"].lower() in _YAML
            yield _opening(line) if is_yaml else _blank(line)
        elif fence and found is not None and found["fence"].startswith(fence) and not bare.strip(" \t`~"):
            yield _closing(line) if is_yaml else _blank(line)
            fence = ""
        else:
            yield line if fence and is_yaml else _blank(line)


def _lines(text: str) -> list[str]:
    return [found for found in _LINE.findall(text) if found]


def _bare(line: str) -> str:
    return line.rstrip("\r\n")


def _opening(line: str) -> str:
    return "---" + _blank(line)[3:]


def _closing(line: str) -> str:
    return "..." + _blank(line)[3:]


def _blank(text: str) -> str:
    return _TEXT.sub(" ", text)
