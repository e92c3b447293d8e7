"""Where a folder stands in its git repository."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from orglint.source.shown import shown


@dataclass(frozen=True, slots=True)
class Standing:
    """The absolute root of a repository, and a folder as seen from there (empty: the root itself)."""

    root: str
    folder: str


def standing(folder: Path) -> Standing:
    """Return where a folder stands, with forward slashes; outside of any repository it is a root of its own."""
    folder = folder.resolve()
    for root in (folder, *folder.parents):
        if (root / ".git").exists():
            path = shown(folder.relative_to(root))
            return Standing(shown(root), "" if path == "." else path)
    return Standing(shown(folder), "")
