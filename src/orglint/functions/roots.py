"""Where the trees of units and of reporting lines begin, and how much of the organization hangs below."""

from __future__ import annotations

from orglint.functions.context import Context
from orglint.functions.registry import function
from orglint.model.entities import Organization, Place, Position, Unit


@function("lines", ja="そのポストや部署が組織のルート(最上位)かを返します。人は就いているポストで判断します。")
def is_root(context: Context, place: Place) -> bool:
    """Whether a place is where the organization begins; a person is by any of their posts.

    Roots are `organization.roots`, or where none are written the units of type company and the top of the largest
    tree of units; with the units their heads, and with posts the units they head. Where that names no post, it is the
    one at the top of the largest reporting tree.
    """
    roots = context.table(_roots)
    return place in roots or (not isinstance(place, Position | Unit) and any(post in roots for post in place.positions))


@function("lines", ja="ルートの部署とその下位にある部署の割合を返します。部署がなければ0です。")
def share_below_roots(context: Context, organization: Organization) -> float:
    """Return the share of units that are roots or hang below one (see is_root); 0 without units.

    Permission groups, committees, working groups and projects stand beside the tree and are not counted.
    """
    return context.table(_share_below_roots)


BESIDE_THE_TREE = ("permission_group", "committee", "working_group", "project")


def _roots(context: Context) -> frozenset[Position | Unit]:
    organization = context.model.organization
    context.require(organization, "roots")
    if organization.roots:
        posts = {root for root in organization.roots if isinstance(root, Position)}
        units = {root for root in organization.roots if isinstance(root, Unit)}
        units |= {unit for post in posts for unit in post.heads}
    else:
        posts = set()
        units = {unit for unit in context.model.all(Unit) if unit.type == "company"} | _largest_unit_trees(context)
    posts |= {post for unit in units for post in unit.head}
    return frozenset(units | (posts or _largest_lines(context)))


def _largest_unit_trees(context: Context) -> set[Unit]:
    """Return the tops with the most units below them; a lone unit is no tree."""
    tree = context.relations.units
    sizes = {top: len(tree.subtree(top)) for top in tree.nodes if top not in tree.parents}
    largest = max(sizes.values(), default=0)
    return {top for top, size in sizes.items() if size == largest > 1}


def _largest_lines(context: Context) -> set[Position]:
    """Return the positions without a manager that have the most posts below them; a lone post is no line."""
    lines = context.relations.reports_to
    tops = [post for post in context.model.all(Position) if not lines.after(post) and lines.before(post)]
    sizes = {top: len(lines.spread([top])) for top in tops}
    largest = max(sizes.values(), default=0)
    return {top for top, size in sizes.items() if size == largest}


def _share_below_roots(context: Context) -> float:
    tree, roots = context.relations.units, context.table(_roots)
    counted = rooted = 0
    inside: set[Unit] = set()
    for unit in tree.order:  # each directly before all that stands below it
        if unit in roots or tree.parents.get(unit) in inside:
            inside.add(unit)
        if unit.type not in BESIDE_THE_TREE:
            counted += 1
            rooted += unit in inside
    return rooted / counted if counted else 0.0
