"""Rows of one person: which say the same, which another post of theirs (兼務), and which contradict."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from orglint.importers.table import Cell
from orglint.model.schema import POST_FIELDS

Values: TypeAlias = dict[str, tuple[str | None, Cell]]
OF_A_POST = (*POST_FIELDS, "allocation")
WHICH_POST = ("unit", "title")
"""What tells two posts of a person apart."""


@dataclass(frozen=True, slots=True)
class PersonRow:
    """What one row says of a person, field by field; empty cells say nothing."""

    cell: Cell
    values: Values
    is_primary: bool


@dataclass(slots=True)
class Post:
    """A post of a person, made at a row."""

    cell: Cell
    values: Values
    is_primary: bool


@dataclass(slots=True)
class PersonRows:
    """A person as several rows describe them: personal data, posts, and the rows that contradict what is known."""

    cell: Cell
    personal: Values
    posts: list[Post]
    conflicts: list[PersonRow] = field(default_factory=list)

    def take(self, row: PersonRow) -> None:
        """Add what one more row says."""
        personal, post = _parts(row)
        extras = _other_extras(self.personal, personal)
        same = next((known for known in self.posts if _is_within(post, known.values)), None)
        plain = {name: value for name, value in personal.items() if name not in extras}
        if _contradicts(self.personal, plain) or (
            same is not None
            and (_contradicts(same.values, post) or _contradicts(same.values, extras) or _at_first(self, same, extras))
        ):
            self.conflicts.append(row)
            return
        self.personal |= {name: value for name, value in plain.items() if name not in self.personal}
        if same is not None:
            same.values |= {name: value for name, value in post.items() if name not in same.values}
            same.is_primary |= row.is_primary
        else:
            self.posts.append(Post(row.cell, post | extras, row.is_primary))

    def in_order(self) -> list[Post]:
        """Return the posts, the primary one first: the first marked so, else the first written."""
        first = next((post for post in self.posts if post.is_primary), self.posts[0])
        return [first, *(post for post in self.posts if post is not first)]
