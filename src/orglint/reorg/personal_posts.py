"""Posts that are nothing but what is said of a person: written on the person, or made of a unit's `members`.

Such a post has the person's id, or one made of it (`person@unit`). It comes and goes with the person: that is the
person's change, not one of a seat.
"""

from __future__ import annotations

from orglint.model.entities import Person, Position
from orglint.model.organization import Model


def personal_posts(model: Model) -> dict[Position, Person]:
    """Return the posts in force that are written on people, with whose they are."""
    found: dict[Position, Person] = {}
    for post in model.all(Position):
        owner = _owner(model, post)
        if owner is not None:
            found[post] = owner
    return found


def _owner(model: Model, post: Position) -> Person | None:
    """Return whose post it is, also where the person is not in force any more."""
    if len(post.holder) > 1:
        return None
    if post.holder:
        return post.holder[0] if _is_made_of(post.id, post.holder[0].id) else None
    for tie in model.ties.get((post, "holder"), ()):
        if isinstance(tie.target, Person) and _is_made_of(post.id, tie.target.id):
            return tie.target
    return None


def _is_made_of(post: str, person: str) -> bool:
    return post == person or post.startswith(f"{person}@")


def primary_posts(model: Model) -> dict[Person, Position]:
    """Return the post in force that stands for each person; people without one are not in it."""
    found: dict[Person, Position] = {}
    for person in model.all(Person):
        posts = person.positions
        if len(posts) == 1:
            found[person] = posts[0]
        elif posts:
            found[person] = min(posts, key=lambda post: model.primary_order(person, post))
    return found
