"""Reports that must not grow beyond what their consumer takes."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from orglint.finding import Finding
from orglint.reporters.order import by_place

_MARGIN = 0.95


def within(limit: int, most: int, make: Callable[[int], str], size: Callable[[str], int]) -> str:
    """Return what `make` makes of as many things, `most` at the most, as keep its size within the limit.

    It is made anew with fewer until it fits, or until nothing is left to leave out.
    """
    kept = most
    while True:
        text = make(kept)
        taken = size(text)
        if taken <= limit or not kept:
            return text
        kept = min(kept - 1, int(kept * limit / taken * _MARGIN))


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings in the order in which they are kept: what counts, the worst of it, then by place."""
    return sorted(by_place(findings), key=lambda finding: (not finding.is_active, -finding.severity))
