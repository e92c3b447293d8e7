"""Lines: who reports to whom, which unit is part of which, and how far apart two places are."""

from __future__ import annotations

from orglint.functions.context import Context
from orglint.functions.layers import executive_table, layer_table, only_reports
from orglint.functions.places import head_of, unit_of, units_of
from orglint.functions.registry import function
from orglint.model.entities import Organization, Person, Place, Position, Unit
from orglint.model.words import fold


@function("lines", ja="直属の部下のポストを返します。人数をまとめたポスト、予定・廃止のポストは含みません。")
def direct_reports(context: Context, position: Position) -> tuple[Position, ...]:
    """Return the positions that report to this one: individual posts (no aggregates), not proposed or eliminated."""
    context.require(position, "reports")
    return tuple(
        report for report in position.reports if report.headcount is None and report.is_live and report is not position
    )


@function(
    "lines",
    ja="管理範囲を判断できる管理者のポストを返します。人数をまとめたポストを率いるもの、予定・廃止のポストは含みません。",
)
def leading_posts(context: Context, organization: Organization) -> tuple[Position, ...]:
    """Return the positions whose span of control is known: with direct reports, none of them an aggregate of people.

    Proposed and eliminated positions lead nobody.
    """
    posts = [post for post in context.model.all(Position) if post.is_live and post.reports]
    for post in posts if context.model.unknown else ():
        context.require(post, "status", "reports")
        for report in post.reports:
            context.require(report, "headcount", "status")
    return tuple(
        post
        for post in posts
        if direct_reports(context, post) and all(report.headcount is None for report in post.reports)
    )


@function("lines", ja="上司のポストを近い順に最上位まで返します。自身は含みません。")
def manager_chain(context: Context, position: Position) -> tuple[Position, ...]:
    """Return the positions above this one on solid lines, nearest first, without itself; of several managers, all."""
    chain = tuple(context.relations.reports_to.steps(position))
    for post in chain:
        context.require(post, "reports_to")
    return chain[1:]


@function("lines", ja="部署の長以外のポストのうち、上司が書かれているものを返します。下位の部署は含みません。")
def posts_with_manager(context: Context, unit: Unit) -> tuple[Position, ...]:
    """Return the posts of a unit, its heads left out, that state who they report to; not those of units below."""
    heads = head_of(context, unit)
    return tuple(post for post in unit.positions if post.reports_to and post not in heads)


@function("lines", ja="その人の上司である人を返します。兼務していればすべてのポストの上司です。")
def managers_of(context: Context, person: Person) -> tuple[Person, ...]:
    """Return the people who hold the posts that this person's posts report to on solid lines, never the person."""
    found: set[Person] = set()
    for post in person.positions:
        context.require(post, "reports_to")
        for manager in post.reports_to:
            context.require(manager, "holder")
            found.update(manager.holder)
    return tuple(sorted(found - {person}))


@function("lines", ja="報告関係の循環に入っているポストを、最小のidから順に返します。循環していなければ空です。")
def reporting_cycle(context: Context, position: Position) -> tuple[Position, ...]:
    """Return the circle of reporting lines a position is in, the same for all its members; empty outside circles.

    It starts at the smallest id and follows the lines; a position that reports to itself is a circle of one. Circles
    that share members are one, sorted by id.
    """
    return context.relations.reports_to.circle(position)


@function(
    "lines", ja="部下が1人だけの管理者が縦に続くとき、その先頭のポストから下の並びを返します。先頭でなければ空です。"
)
def only_report_chain(context: Context, position: Position) -> tuple[Position, ...]:
    """Return the managers in a row with one report each of whom this is the first; empty for any other position.

    Reports are those of direct_reports, but a manager of an aggregate of people leads more than one. Where the only
    report is in another unit and the manager's own unit lists nobody else, nothing says who else is led: that is no
    row. Somebody who reports to themselves in another post is no second manager.
    """
    only = context.table(only_reports)
    if any(above in only for above in position.reports_to):
        return ()
    row: list[Position] = []
    while position in only:
        row.append(position)
        position = only[position]
    return tuple(row)


@function("lines", ja="最上位から最も深い階層のポストまでの並びを返します。予定・廃止のポストは含みません。")
def longest_line(context: Context, organization: Organization) -> tuple[Position, ...]:
    """Return the positions from the top down to one on the lowest layer (the smallest id there); empty without posts.

    It has as many positions as the organization has layers, save where circles have no top.
    """
    table = context.table(layer_table)
    deepest = min((post for post in table if post.is_live), key=lambda post: (-table[post], post), default=None)
    row = [] if deepest is None else [deepest]
    while row and table[row[-1]] > 1:
        row.append(next(above for above in row[-1].reports_to if table.get(above) == table[row[-1]] - 1))
    return tuple(reversed(row))


@function("lines", ja="グレードの順位(低いものが1)を返します。`organization.grades`になければ空です。")
def grade_rank(context: Context, position: Position) -> int | None:
    """Return the place of a position's grade in `organization.grades`, 1 for the lowest; empty where it is not there.

    Width and case make no difference.
    """
    context.require(position, "grade")
    context.require(context.model.organization, "grades")
    return context.table(_grade_ranks).get(fold(position.grade)) if position.grade is not None else None


@function("lines", ja="ポストの階層を返します。上司のいないポストが1です。")
def layer_of(context: Context, position: Position) -> int:
    """Return the layer of a position, counted from 1 at the top; of several managers the highest counts."""
    return context.table(layer_table).get(position, 1)


@function("lines", ja="組織の階層数を返します。予定・廃止のポストは数えません。ポストがなければ0です。")
def layers(context: Context, organization: Organization) -> int:
    """Return the number of layers, down to the lowest post that is not proposed or eliminated; 0 without posts."""
    return max((layer for post, layer in context.table(layer_table).items() if post.is_live), default=0)


@function("lines", ja="経営陣のポストを返します。書かれていなければ、ルートの部署の長または最上位のポストです。")
def executives_of(context: Context, organization: Organization) -> tuple[Position, ...]:
    """Return the executives' positions: as written, else the roots' and their heads, else the largest tree's top."""
    return context.table(executive_table)


@function("lines", ja="その場所が部署の中にあるかを返します。部署自身も含みます。人はいずれかのポストで判断します。")
def is_inside(context: Context, place: Place, unit: Unit) -> bool:
    """Whether a place is in a unit or below it; a unit is inside itself, a person by any of their posts."""
    tree, own = context.relations.units, units_of(context, place)
    if any(tree.is_inside(part, unit) for part in own):
        return True
    for part in own if context.model.unknown else ():
        context.require(tree.top(part), "parent")
    return False


@function("lines", ja="二つの場所をともに含む最も小さい部署を返します。なければ空です。")
def common_unit(context: Context, a: Place, b: Place) -> Unit | None:
    """Return the lowest unit that both places are in, people by their primary post; empty where there is none."""
    tree, first, second = context.relations.units, unit_of(context, a), unit_of(context, b)
    if first is None or second is None:
        return None
    common = tree.common(first, second)
    for part in (first, second) if common is None and context.model.unknown else ():
        context.require(tree.top(part), "parent")
    return common


@function("lines", ja="二つの場所の部署が、共通の上位の部署を経て何段離れているかを返します。同じ部署なら0です。")
def org_distance(context: Context, a: Place, b: Place) -> int:
    """Return the steps from one place's unit up to the common unit and down to the other's; 0 in the same unit.

    Units with nothing in common count as meeting one step above their tops, and a place without a unit stands there.
    """
    tree, common = context.relations.units, common_unit(context, a, b)
    ends = [unit for place in (a, b) if (unit := unit_of(context, place)) is not None]
    meeting = tree.depth(common) if common is not None else -1
    return sum(tree.depth(unit) - meeting for unit in ends)


@function("lines", ja="二つのポストが最も近い共通の上司を経て何段離れているかを返します。いなければ空です。")
def reporting_distance(context: Context, a: Position, b: Position) -> int | None:
    """Return the steps up from one position to the nearest common manager and down to the other; empty if none.

    One of the two may itself be the manager: a position and its own manager are 1 apart.
    """
    lines = context.relations.reports_to
    above_a, above_b = lines.steps(a), lines.steps(b)
    shared = [above_a[post] + above_b[post] for post in above_a if post in above_b]
    if not shared:
        for post in (*above_a, *above_b):
            context.require(post, "reports_to")
    return min(shared, default=None)


def _grade_ranks(context: Context) -> dict[str, int]:
    return {fold(grade): rank for rank, grade in enumerate(context.model.organization.grades, 1)}
