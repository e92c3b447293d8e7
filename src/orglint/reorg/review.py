"""The review of a reorganization: all that is known of two organizations beside each other, as reports show it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from orglint.reorg.difference.difference import Difference
from orglint.reorg.impact.impact import Impact
from orglint.reorg.matching.matching import Matching
from orglint.report import Report


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two organizations: what users call it, its date, and the commit a revision came to.

    Where it is made by a plan, `plan` and `description` are what the plan says of itself, empty where it says nothing;
    `files` are what it was read from.
    """

    name: str
    as_of: date
    files: tuple[str, ...] = ()
    commit: str | None = None
    is_plan: bool = False
    plan: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """Two organizations compared: findings (`report`, of the later one), what changed, and what it does to the figures.

    `with_people` says that the impact tells of each person.
    """

    before: Side
    after: Side
    report: Report
    difference: Difference
    impact: Impact
    with_people: bool = False

    @property
    def matching(self) -> Matching:
        """Return who is who in the two."""
        return self.difference.matching
