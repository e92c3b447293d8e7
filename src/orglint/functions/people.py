"""People: how much of their time is given away, and how many they are."""

from __future__ import annotations

from collections.abc import Iterable

from orglint.functions.context import Context, UnknownValue
from orglint.functions.lines import is_inside
from orglint.functions.posts import written_allocations
from orglint.functions.registry import function
from orglint.model.entities import Organization, Person, Position, Unit


@function("people", ja="その人のポストに書かれた配分の合計を返します(1が100%)。書かれていなければ0です。")
def allocation(context: Context, person: Person) -> float:
    """Return the sum of the allocations written on a person's posts (1 is all of their time); 0 where none is written.

    Posts that are proposed or eliminated take no time.
    """
    return _sum(_allocations(context, person, person.positions))


@function("people", ja="部署とその下位での、その人の配分の合計を返します。書かれていなければ空です。")
def allocation_in(context: Context, person: Person, unit: Unit) -> float | None:
    """Return the sum of the allocations written on a person's posts in a unit and below; empty where none is."""
    inside = [post for post in person.positions if is_inside(context, post, unit)]
    return _sum(written) if (written := _allocations(context, person, inside)) else None


@function("people", ja="部署(下位を含む)または組織全体の人数を返します。人数をまとめたポストはその人数で数えます。")
def headcount(context: Context, place: Unit | Organization) -> float:
    """Return how many people work in a unit and below it, or in the organization.

    Everybody who holds a post counts once, a filled post whose holder is not named counts one, an aggregate post its
    headcount, those it names among them. Posts that are vacant, proposed or eliminated do not count.
    """
    if isinstance(place, Unit):
        parts = list(context.relations.units.subtree(place))
        for part in parts:
            context.require(part, "positions", "children")
            for post in part.positions:
                context.require(post, "holder", "headcount", "status")
        return posts_headcount(post for part in parts for post in part.positions)
    return posts_headcount(context.model.all(Position), context.model.all(Person))


@function(
    "people",
    ja="上位部署とその下にある末端の部署のうち、2人以上が書かれている部署の割合を返します。誰も書かれていない部署は除きます。",
)
def share_listing_members(context: Context, unit: Unit) -> float:
    """Return what share of the parent and the units under it list two people or more, the unit itself among them.

    Counted are the parent where it lists two people of its own, and units without units below that list anybody: where
    each lists one, heads are listed and not members. Where one unit alone is counted and lists one person, that
    tells nothing, and the units beside the parent are counted as well.
    """
    return context.table(_listing_by_parent).get(unit.parent, 0.0)


def _listing_by_parent(context: Context) -> dict[Unit | None, float]:
    listed: dict[Unit | None, list[bool]] = {}
    for unit in context.model.all(Unit):
        if not unit.children:
            try:
                count = headcount(context, unit)
            except UnknownValue:
                continue  # it says nothing of how the others are described
            if count > 0:
                listed.setdefault(unit.parent, []).append(count > 1)
    for parent, full in listed.items():
        if parent is not None and len(parent.members) > 1:
            full.append(True)
    return {parent: sum(full) / len(full) for parent, full in _with_neighbours(listed).items()}


def _with_neighbours(listed: dict[Unit | None, list[bool]]) -> dict[Unit | None, list[bool]]:
    return {
        parent: full + listed.get(parent.parent, []) if parent is not None and full == [False] else full
        for parent, full in listed.items()
    }


def _allocations(context: Context, person: Person, posts: Iterable[Position]) -> list[float]:
    return [share for post in posts if post.is_live for share in written_allocations(context, person, post)]


def _sum(shares: Iterable[float]) -> float:
    # 0.1 + 0.2 + 0.7 is above 1 in binary floating point, and nobody is overallocated by it.
    return round(sum(shares), 9)


def posts_headcount(posts: Iterable[Position], listed: Iterable[Person] = ()) -> float:
    """Return how many people fill some posts, those `listed` included: see headcount for what counts."""
    people, unnamed = set(listed), 0.0
    for post in posts:
        if not post.is_live or (post.status == "vacant" and not post.holder):
            continue
        people.update(post.holder)
        if post.headcount is not None:
            unnamed += max(post.headcount - len(post.holder), 0)
        elif not post.holder and post.status in ("filled", "undisclosed"):
            unnamed += 1
    return len(people) + unnamed
