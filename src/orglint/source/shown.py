"""Paths as users see them."""

from __future__ import annotations

from pathlib import Path


def shown(path: Path) -> str:
    """Return a path with forward slashes; bytes of a name that are no UTF-8 become replacement characters."""
    return path.as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "replace")
