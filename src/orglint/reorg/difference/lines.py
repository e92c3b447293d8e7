"""Whom posts report to: what is a new manager, and what follows from heads, units and posts that have changed."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from orglint.graph.tree import Tree
from orglint.model.entities import Described, Position, Unit
from orglint.reorg.difference.changes import LineHandedOver, NewHead, NewManager
from orglint.reorg.difference.gathering import Gathering
from orglint.reorg.difference.references import Compared

_LINE = 2
"""So many posts that go from one manager to another together are a line handed over."""
Pair = tuple[Position, Position]


class Lines:
    """Compares whom posts report to. `moved` are earlier posts in another unit: a new manager is part of their move."""

    def __init__(self, found: Gathering) -> None:
        self.found = found
        self.moved: set[Position] = set()
        self._new: list[tuple[Pair, Compared]] = []
        self._followed: Counter[tuple[Described, Described]] = Counter()

    def compare(self, before: Position, after: Position) -> None:
        """Note whether a post that is where it was reports to others."""
        compared = self.found.references.compare(before.reports_to, after.reports_to)
        if not compared and not compared.followed:
            return
        if not self.found.comparable.says("positions", "reports_to", before, after):
            return
        if compared and not self._is_explained(before, after):
            self._new.append(((before, after), compared))
            return
        self.found.follow(before, after, "reports_to")
        for old in before.reports_to:
            self._followed.update((old, new) for new in after.reports_to)

    def _is_explained(self, before: Position, after: Position) -> bool:
        """Whether a post reports to the head of its unit (its own head: of the unit above), and did so before.

        Then another head, another unit above or a unit merged into another is what has changed, and told.
        """
        here = _expected(self.found.trees[0].units, before)
        there = _expected(self.found.trees[1].units, after)
        if not here.issuperset(before.reports_to) or not there.issuperset(after.reports_to):
            return False
        counterparts = self.found.matching.counterparts
        return not any(
            counterparts.get(one) in there for one in before.reports_to if counterparts.get(one) not in after.reports_to
        ) and not any(
            counterparts.get(one) in here for one in after.reports_to if counterparts.get(one) not in before.reports_to
        )

    def tell(self) -> None:
        """Tell new managers, those of whole lines as one change, and count at new heads who follows them."""
        groups: dict[tuple[Described, Described], list[Pair]] = {}
        for pair, compared in self._new:
            if len(compared.lost) == len(compared.gained) == 1:
                groups.setdefault((compared.lost[0], compared.gained[0]), []).append(pair)
        whole = {managers: posts for managers, posts in groups.items() if self._is_whole(managers, posts)}
        told = {pair for posts in whole.values() for pair in posts}
        for (old, new), posts in whole.items():
            ordered = tuple(sorted(posts, key=lambda pair: pair[0].id))
            self.found.say(LineHandedOver(before=old, after=new, posts=ordered, affected=len(posts)))
        for (before, after), compared in self._new:
            if (before, after) not in told:
                self.found.say(
                    NewManager(before=before, after=after, lost=compared.lost, gained=compared.gained)  # type: ignore[arg-type]  # posts
                )
        self._count_followers()

    def _is_whole(self, managers: tuple[Described, Described], posts: list[Pair]) -> bool:
        """Whether some posts are all that stay of those who reported to the one, or of those who report to the other."""
        old, new = managers
        assert isinstance(old, Position)
        assert isinstance(new, Position)
        if len(posts) < _LINE:
            return False
        counterparts = self.found.matching.counterparts
        left = {report for report in old.reports if self._stays(report) and counterparts.get(report) is not new}
        right = {
            was
            for report in new.reports
            if isinstance(was := counterparts.get(report), Position) and self._stays(was) and was is not old
        }
        group = {before for before, _ in posts}
        return group in (left, right)

    def _stays(self, before: Position) -> bool:
        return before in self.found.matching.counterparts and before not in self.moved

    def _count_followers(self) -> None:
        for index, change in enumerate(self.found.changes):
            if isinstance(change, NewHead):
                affected = sum(self._followed[old, new] for old in change.lost for new in change.gained)
                self.found.changes[index] = replace(change, affected=affected)


def _expected(tree: Tree[Unit], post: Position) -> set[Described]:
    """Return the heads that a post reports to by where it is: of its unit, or of the nearest above that has another one."""
    starts = [tree.parents.get(unit) for unit in post.heads] if post.heads else [post.unit]
    found: set[Described] = set()
    for start in starts:
        above = (start, *tree.ancestors(start)) if start is not None else ()
        heads = next((unit.head for unit in above if unit.head and post not in unit.head), ())
        found.update(heads)
    return found
