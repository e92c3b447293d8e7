"""Where a folder stands in its git repository."""

from __future__ import annotations

from pathlib import Path

from orglint.source.shown import shown


def folder_in_repository(folder: Path) -> str:
    """Return a folder as seen from the root of its repository, with forward slashes; empty at the root, or in none."""
    folder = folder.resolve()
    for root in (folder, *folder.parents):
        if (root / ".git").exists():
            path = shown(folder.relative_to(root))
            return "" if path == "." else path
    return ""
