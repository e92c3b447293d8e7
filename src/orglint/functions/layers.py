"""How deep in the reporting lines each position stands, who stands at the top, and who leads one post only."""

from __future__ import annotations

from orglint.functions.context import Context
from orglint.graph.relation import Relation
from orglint.model.entities import Position, Unit


def layer_table(context: Context) -> dict[Position, int]:
    """Return the layer of every position: 1 for one without a manager, else one more than its highest manager's.

    A circle of positions with nobody above it has no top: its smallest id counts as one.
    """
    lines = context.relations.reports_to
    tops = [post for post in context.model.all(Position) if not lines.after(post) or _leads_a_circle(lines, post)]
    return {post: steps + 1 for post, steps in lines.spread(tops).items()}


def _leads_a_circle(lines: Relation[Position], post: Position) -> bool:
    circle = lines.circle(post)
    return bool(circle) and post is circle[0] and len(lines.reachable(post)) == len(circle)


def executive_table(context: Context) -> tuple[Position, ...]:
    """Return the executives: as written, else the heads of the roots, else the top of the largest reporting tree."""
    organization = context.model.organization
    context.require(organization, "executives", "roots")
    if organization.executives:
        return tuple(sorted(organization.executives))
    roots = organization.roots or tuple(unit for unit in context.model.all(Unit) if unit.type == "company")
    heads = {post for root in roots for post in (root.head if isinstance(root, Unit) else (root,)) if post.is_live}
    return tuple(sorted(heads)) or _top_of_largest(context)


def _top_of_largest(context: Context) -> tuple[Position, ...]:
    """Return the positions with the most posts below them of those without a manager; empty where none has any.

    Trees of one size, as of two companies side by side, have their tops alike.
    """
    lines = context.relations.reports_to
    tops = [post for post in context.model.all(Position) if not lines.after(post) and lines.before(post)]
    sizes = {top: len(lines.spread([top])) for top in tops}
    largest = max(sizes.values(), default=0)
    return tuple(top for top in tops if sizes[top] == largest)


def only_reports(context: Context) -> dict[Position, Position]:
    """Return the only report of each position that certainly has one and no more: see lines.only_report_chain."""
    lines, found = context.relations.reports_to, dict[Position, Position]()
    for post in context.model.all(Position):
        reports = [report for report in post.reports if report.is_live and report.headcount != 0]
        if len(reports) != 1 or lines.circle(post) or context.model.is_unknown(post, "reports"):
            continue
        if _is_certain(post, reports[0]):
            found[post] = reports[0]
    return found


def _is_certain(post: Position, report: Position) -> bool:
    is_alone = post.unit is not None and post.unit is not report.unit and len(post.unit.positions) == 1
    return post.is_live and report.headcount is None and not is_alone and set(post.holder).isdisjoint(report.holder)
