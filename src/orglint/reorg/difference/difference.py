"""The structural difference of two models: every change once, and what follows from changes apart from them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from orglint.reorg.difference.changes import KINDS, Change
from orglint.reorg.difference.comparable import Comparable, NotComparable
from orglint.reorg.difference.fields import compare_fields
from orglint.reorg.difference.gathering import Followed, Gathering
from orglint.reorg.difference.people import compare_people
from orglint.reorg.difference.posts import compare_posts
from orglint.reorg.difference.references import References
from orglint.reorg.difference.units import compare_units
from orglint.reorg.matching.matching import Matching

FEWEST_COUNTED = 5
"""Differences in a sensitive field are counted from so many on (Privacy)."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """A sensitive field (`positions.cost`) that says something else; of how many entities, None for fewer than five."""

    field: str
    entities: int | None


@dataclass(frozen=True, slots=True)
class Difference:
    """What has changed, in the order of a report.

    `followed` are fields that differ only because of changes that are told. `not_comparable` are fields of which no
    change can be told. The difference the other way round is the mirror of this one.
    """

    matching: Matching
    changes: tuple[Change, ...]
    followed: tuple[Followed, ...] = ()
    not_comparable: tuple[NotComparable, ...] = ()
    hidden: tuple[Hidden, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing has changed, as far as the two can be compared."""
        return not self.changes and not self.hidden

    def of_kind(self, *kinds: str) -> Iterator[Change]:
        """Yield the changes of some kinds, in order."""
        return (change for change in self.changes if change.kind in kinds)


def difference(matching: Matching, *, complete: bool = False) -> Difference:
    """Return the changes between the two models of a matching.

    `complete` says that the later one is made of the earlier one, as by a plan: what it does not say is gone, and not
    merely left out.
    """
    comparable = Comparable(matching.before, matching.after, complete)
    found = Gathering(matching, comparable, References(matching))
    compare_units(found)
    compare_posts(found)
    compare_people(found)
    compare_fields(found)
    hidden = tuple(
        Hidden(name, count if count >= FEWEST_COUNTED else None) for name, count in sorted(found.hidden.items())
    )
    return Difference(
        matching,
        tuple(sorted(found.changes, key=_order)),
        tuple(sorted(found.followed, key=lambda one: (one.before.KIND, one.before.id, one.field))),
        comparable.passed_over(),
        hidden,
    )


_RANKS = {kind: number for number, kind in enumerate(KINDS)}


def _order(change: Change) -> tuple[int, str, str, str]:
    field = getattr(change, "field", "")
    post = getattr(change, "post", None)
    return _RANKS[change.kind], change.subject.KIND, change.subject.id, field or (post.id if post is not None else "")
