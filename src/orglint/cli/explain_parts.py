"""What every explanation is made of: titled sections of clean lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from orglint.i18n import Text
from orglint.reporters.look import Look

WHY, FIX = Text("Why", "理由"), Text("What to do", "対処")


def section(title: Text, lines: Iterable[str], look: Look, **values: object) -> Iterator[str]:
    """Yield a title and its lines behind an empty one; nothing where there is no line."""
    shown = [line for line in lines if line.strip()]
    if shown:
        yield ""
        yield look.paint(look.word(title, **values), "key")
        yield from shown


def prose(text: str, look: Look) -> list[str]:
    """Return running text, indented and broken to the terminal's width."""
    return [f"  {line}" for line in look.wrapped(look.prose(text), 2)]
