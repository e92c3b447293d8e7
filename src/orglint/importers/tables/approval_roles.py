"""Who has which role in one decision of an approval table: what words say for sure, and what is a guess."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from orglint.importers.tables.amounts import Band
from orglint.importers.tables.approval_cells import APPROVES, DECIDES
from orglint.importers.tables.post_titles import rank_of
from orglint.importers.tables.raci_letters import MARKS

LAST_OF_SEVERAL, CIRCLES_DECIDE, CIRCLES_REVIEW = "last-of-several", "circles-decide", "circles-review"
"""What may be a guess: that the highest of several who approve decides; what circles mean without a legend."""


@dataclass(frozen=True, slots=True)
class Act:
    """What one column says of a decision: what somebody does, and the amounts for which alone they do it."""

    column: int
    what: str
    band: Band | None = None


@dataclass(frozen=True, slots=True)
class Marks:
    """What marks mean in a table: by its legend, and without one `◎` decides, and `○` where nothing else does."""

    legend: Mapping[str, str]
    circles_decide: bool

    def meaning(self, what: str) -> tuple[str | None, str | None]:
        """Return what a word or mark means (None: nobody knows), and which guess that is."""
        if what not in MARKS:
            return what, None
        if what in self.legend:
            return self.legend[what], None
        if what == "◎":
            return DECIDES, None
        if what == "○":
            return (DECIDES, CIRCLES_DECIDE) if self.circles_decide else ("consulted", CIRCLES_REVIEW)
        return None, None


def deciders(acts: Sequence[Act], headings: Sequence[str]) -> tuple[list[Act], str | None]:
    """Return who decides, and whether that is a guess.

    Whoever has the word for it, or an amount; else whoever alone approves; of several the highest by title, or the one
    furthest right where titles tell nothing.
    """
    sure = [act for act in acts if act.what == DECIDES]
    if sure:
        return sure, None
    approving = [act for act in acts if act.what == APPROVES]
    if len(approving) < 2 or any(act.band is not None for act in approving):
        return approving, None
    ranks = [rank_of(headings[act.column]) for act in approving]
    by_rank = [(rank, act.column, act) for rank, act in zip(ranks, approving, strict=True) if rank is not None]
    last = max(by_rank)[2] if len(by_rank) == len(approving) else max(approving, key=lambda act: act.column)
    return [last], LAST_OF_SEVERAL


def roles_of(acts: Sequence[Act], deciding: Sequence[Act]) -> Iterator[tuple[str, int]]:
    """Yield the fields of a decision and the columns of those who have the role; who approves without deciding agrees."""
    for act in acts:
        if act in deciding:
            yield "accountable", act.column
        elif act.what in (APPROVES, DECIDES):
            yield "agree", act.column
        else:
            yield act.what, act.column
