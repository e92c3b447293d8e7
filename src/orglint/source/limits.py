"""Bounds on what is read, so that no file can take all memory or time."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The largest file in bytes, the deepest nesting, and the nodes that aliases may add to a document."""

    file_bytes: int = 200_000_000
    depth: int = 100
    expanded_nodes: int = 1_000_000


LIMITS = Limits()
