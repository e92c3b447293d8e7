"""Bounds on workbooks, so that none can take all memory or time."""

from __future__ import annotations

from dataclasses import dataclass

LAST_ROW = 1_048_576
LAST_COLUMN = 16_384
"""What a sheet has at most, by its format."""


@dataclass(frozen=True, slots=True)
class WorkbookLimits:
    """How many parts a package may have, and how large they may be unpacked, all together in bytes.

    From `ratio_from` bytes on they may be at most `ratio` times as large as packed. `sheets` are counted by workbook;
    `cells` (empty ones that are written too), `slots` (the cells of each row up to its last one) and `merged` areas by
    sheet.
    """

    parts: int = 10_000
    unpacked_bytes: int = 300_000_000
    ratio_from: int = 20_000_000
    ratio: int = 150
    sheets: int = 250
    cells: int = 5_000_000
    slots: int = 20_000_000
    merged: int = 100_000


WORKBOOK_LIMITS = WorkbookLimits()
