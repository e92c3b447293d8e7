"""Text inside of Markdown that is text whatever stands in it: no markup, no link, no mention, no reference."""

from __future__ import annotations

import re
from urllib.parse import quote

_MARKUP = frozenset("\\`*_{}[]<>|~$&#@!^%")
"""What begins markup in Markdown as GitHub and GitLab read it, or in HTML; each is written as a character reference."""
_BREAK = "&#8203;"
"""A space without width: between a sign and a word it keeps both sites from making a link of `@name` or `#12`."""
_REFERENCE = re.compile(r"(?<=[@#!$&~%^:])(?=[\w/\"'+-])|(?<=\bGH-)(?=\d)|(?<=\bwww)(?=\.)", re.IGNORECASE)
_CODE = re.compile(r"(`[A-Za-z0-9_./-]+`)")
_ADDRESS = re.compile(r"https?://[^\s]+", re.IGNORECASE)


def inert(text: str) -> str:
    """Return clean text of one line as it is to be written, in running Markdown, a table or an HTML element alike."""
    pieces = _REFERENCE.split(text)
    return _BREAK.join("".join(_written(character) for character in piece) for piece in pieces)


def prose(text: str) -> str:
    """Return a text of a rule, in which field names and the like in backticks are code and all else is text."""
    return "".join(piece if _CODE.fullmatch(piece) else inert(piece) for piece in _CODE.split(text))


def code(text: str) -> str:
    """Return clean text of one line as code, in which no site looks for references; as text where that cannot be."""
    return f"`{text}`" if text.strip() == text and text and not {*"`|"} & {*text} else inert(text)


def _written(character: str) -> str:
    return f"&#{ord(character)};" if character in _MARKUP else character


def linked(text: str, url: str | None) -> str:
    """Return a link to a page of the web; the text alone where there is no such address."""
    if not url or not _ADDRESS.fullmatch(url.strip()):
        return inert(text)
    address = quote(url.strip(), safe="/:?#@!$&'*+,;=%-._~")
    return f"[{inert(text)}]({address.replace('&', '&amp;')})"


def encoded(text: str, encoding: str) -> str:
    """Return Markdown with the characters that an encoding does not have as references."""
    return text.encode(encoding, "xmlcharrefreplace").decode(encoding)
