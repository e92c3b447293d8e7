"""What a comparison of two models has found so far, and what its parts share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from orglint.graph.relations import Relations
from orglint.model.entities import Described, Person, Position, Unit
from orglint.reorg.difference.changes import Change
from orglint.reorg.difference.comparable import Comparable
from orglint.reorg.difference.references import References
from orglint.reorg.matching.matching import Matching
from orglint.reorg.personal_posts import primary_posts


@dataclass(frozen=True, slots=True)
class Followed:
    """A field that says something else, and only because of changes that are told: a manager's post has an heir."""

    before: Described
    after: Described
    field: str

    def mirror(self) -> Followed:
        """Return the same the other way round."""
        return Followed(self.after, self.before, self.field)


@dataclass
class Gathering:
    """Changes, what follows from them, and differences in sensitive fields, which are counted and nothing else."""

    matching: Matching
    comparable: Comparable
    references: References
    changes: list[Change] = field(default_factory=list)
    followed: list[Followed] = field(default_factory=list)
    hidden: Counter[str] = field(default_factory=Counter)

    def say(self, change: Change) -> None:
        """Note a change."""
        self.changes.append(change)

    def follow(self, before: Described, after: Described, name: str) -> None:
        """Note a difference that changes told elsewhere explain."""
        self.followed.append(Followed(before, after, name))

    @cached_property
    def trees(self) -> tuple[Relations, Relations]:
        """Return the relations of either side."""
        return Relations(self.matching.before), Relations(self.matching.after)

    @cached_property
    def first_posts(self) -> tuple[Mapping[Person, Position], Mapping[Person, Position]]:
        """Return the post that stands for each person on either side."""
        return primary_posts(self.matching.before), primary_posts(self.matching.after)

    def people_below(self, unit: Unit, *, later: bool) -> set[Person]:
        """Return everybody in a unit and below it, on one of the sides."""
        return {person for part in self.trees[later].units.subtree(unit) for person in part.members}

    def staying(self, before: Unit, after: Unit) -> int:
        """Return how many people are in or below both of two units."""
        there = self.people_below(after, later=True)
        return sum(self.matching.counterparts.get(person) in there for person in self.people_below(before, later=False))
