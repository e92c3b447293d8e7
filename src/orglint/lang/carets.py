"""Shows an error against the line it stands on, with carets under the very characters, wide ones included."""

from __future__ import annotations

import unicodedata

from orglint.i18n import Language, Text
from orglint.lang.diagnostics import Diagnostic

_ERROR = Text("error", "エラー")
_HELP = Text("help", "ヒント")
_CORRECTED = Text("corrected", "修正例")
_INDENT = "    "


def width(char: str) -> int:
    """Return how many columns of a terminal a character takes: 2 for East Asian wide ones, 0 for combining ones."""
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def caret_lines(line: str, start_column: int, end_column: int) -> str:
    """Return the line of blanks and carets to print below `line`; columns are 1-based, the end is exclusive.

    A tab stays a tab, so that both lines are moved alike. There is always at least one caret.
    """
    before = line[: start_column - 1]
    marked = line[start_column - 1 : end_column - 1]
    blanks = "".join("\t" if char == "\t" else " " * width(char) for char in before)
    blanks += " " * (start_column - 1 - len(before))
    return blanks + "^" * max(sum(map(width, marked)), 1)


def error_text(file: str, source: str, start: int, end: int, diagnostic: Diagnostic, language: Language) -> str:
    """Return an error as it is printed: place and message, the line with carets, the help.

    `start` and `end` are indices into the text of the file (`positions.locate` finds them).
    """
    first = source.rfind("\n", 0, start) + 1
    last = source.find("\n", first)
    line = source[first : last if last >= 0 else len(source)].rstrip("\r")
    number, column = source.count("\n", 0, start) + 1, start - first + 1
    bare = line.lstrip(" ")
    cut = len(line) - len(bare)
    carets = caret_lines(bare, column - cut, min(end - first, len(line)) + 1 - cut)
    lines = [f"{file}:{number}:{column}: {_ERROR.say(language)}: {diagnostic.message.say(language)}"]
    lines += [_INDENT + _visible(bare), _INDENT + carets]
    if diagnostic.help is not None:
        lines.append(f"  {_HELP.say(language)}: {diagnostic.help.say(language)}")
    if diagnostic.corrected is not None:
        lines.append(f"  {_CORRECTED.say(language)}: {_visible(diagnostic.corrected.strip())}")
    return "\n".join(lines)


def _visible(text: str) -> str:
    """Return the text with control characters as one question mark each: they must not reach a terminal."""
    return "".join(char if char.isprintable() or char in "\t\u3000" else "?" for char in text)
