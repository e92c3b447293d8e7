"""Bounds on what is read, so that no file can take all memory or time."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The largest file in bytes, the deepest nesting, and the nodes that aliases may add to a document.

    They may add `expanded_nodes`, or `expansion` times what is written up to there where that is more: a large file
    whose every entry merges a few defaults is no attack.
    """

    file_bytes: int = 200_000_000
    depth: int = 100
    expanded_nodes: int = 1_000_000
    expansion: int = 10


LIMITS = Limits()
