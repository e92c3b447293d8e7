"""Rows of one person: which say the same, which another post of theirs (兼務), and which contradict."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from orglint.importers.tables.rows import fold_text
from orglint.importers.tables.table import Cell
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
        """Add what one more row says. The user's own columns may differ by post, other personal data may not."""
        personal, post = parts(row)
        own = {name: value for name, value in personal.items() if name.startswith("x-")}
        apart = {name: value for name, value in own.items() if _differ(self.personal, value, name)}
        shared = {name: value for name, value in personal.items() if name not in apart}
        same = next((known for known in self.posts if _is_within(post, known.values)), None)
        if _contradicts(self.personal, shared) or (same is not None and _contradicts_post(same.values, post, apart)):
            self.conflicts.append(row)
            return
        self.personal = shared | self.personal
        if same is None:
            self.posts.append(Post(row.cell, post | apart, row.is_primary))
        else:
            same.values = post | same.values
            same.is_primary |= row.is_primary

    def in_order(self) -> list[Post]:
        """Return the posts, the primary one first: the first marked so, else the first written.

        Rows that say nothing of a post are none, where there is another one.
        """
        posts = [post for post in self.posts if post.values] or self.posts[:1]
        first = next((post for post in posts if post.is_primary), posts[0])
        return [first, *(post for post in posts if post is not first)]


def gather(rows: list[PersonRow]) -> PersonRows:
    """Return the person whom rows of one id describe; the first row is believed."""
    first = rows[0]
    personal, post = parts(first)
    person = PersonRows(first.cell, personal, [Post(first.cell, post, first.is_primary)])
    for row in rows[1:]:
        person.take(row)
    return person


def parts(row: PersonRow) -> tuple[Values, Values]:
    """Return what a row says of the person, and what of their post."""
    post = {name: value for name, value in row.values.items() if name in OF_A_POST}
    return {name: value for name, value in row.values.items() if name not in OF_A_POST}, post


def _is_within(post: Values, known: Values) -> bool:
    """Whether a row names no other post: every part that it says is a part of the known one."""
    return all(name in known and not _differ(known, post[name], name) for name in WHICH_POST if name in post)


def _contradicts_post(known: Values, post: Values, apart: Values) -> bool:
    return _contradicts(known, post) or any(name not in known or _differ(known, apart[name], name) for name in apart)


def _contradicts(known: Values, said: Values) -> bool:
    return any(_differ(known, value, name) for name, value in said.items())


def _differ(known: Values, value: tuple[str | None, Cell], name: str) -> bool:
    """Whether a field that is known is said otherwise: 田中 太郎and田中太郎are the same name."""
    return name in known and _folded(known[name][0], name) != _folded(value[0], name)


def _folded(text: str | None, name: str) -> str | None:
    if text is None:
        return None
    return fold_text(text).replace(" ", "") if name == "name" else fold_text(text)
