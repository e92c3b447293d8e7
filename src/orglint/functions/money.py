"""Money: budgets, who approves them, and for how long they are there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from orglint.functions.context import Context
from orglint.functions.inheritance import function_names
from orglint.functions.lines import is_inside
from orglint.functions.places import head_of
from orglint.functions.registry import function
from orglint.functions.stays import blocks
from orglint.functions.text import months_between
from orglint.model.entities import Budget, Described, Initiative, Person, Position, Unit

_OPEN = date(9999, 1, 1)
"""Stands for the end of what has none."""


@function("money", ja="ある機能のための予算を返します。別名も同じ機能として扱います。")
def budgets_for(context: Context, name: str) -> tuple[Budget, ...]:
    """Return the budgets for a function, named in any of its spellings; empty where none states it."""
    return context.table(_budgets_by_function).get(context.table(function_names).canonical(name), ())


@function("money", ja="予算の承認者(ポストまたは部署)を、書かれた順に返します。")
def approval_chain(context: Context, budget: Budget) -> tuple[Position | Unit, ...]:
    """Return who approves a budget, positions or units, in the order written, each once; empty where none is."""
    context.require(budget, "approver")
    return tuple(dict.fromkeys(budget.approver))


@function("money", ja="予算を承認する人を返します。ポストの在任者と、部署なら長の在任者です。")
def approvers_of(context: Context, budget: Budget) -> tuple[Person, ...]:
    """Return the people who approve a budget: the holders of the posts named, and of the heads of the units named."""
    chain = approval_chain(context, budget)
    posts = [post for each in chain for post in (head_of(context, each) if isinstance(each, Unit) else (each,))]
    for post in posts:
        context.require(post, "holder")
    return tuple(sorted({person for post in posts for person in post.holder}))


@function("money", ja="予算の承認者が何人いるかを返します。同じ人や、部署とその長は一人と数えます。")
def approval_hops(context: Context, budget: Budget) -> int:
    """Return the number of distinct approvers; posts of one person are one, and so are a unit and its head.

    An approver whose `up_to` covers the whole amount is the last one: nobody written after them is asked.
    """
    return len({_who(approver) for approver in _asked(context, budget)})


@function("money", ja="予算を使う側が自ら承認しているか(承認者がすべて保有部署の長自身またはその部署か)を返します。")
def is_self_approved(context: Context, budget: Budget) -> bool:
    """Whether those who use a budget approve it: every approver is the head of the unit that holds it, or that unit.

    The head counts in any of their posts. Where a unit outside the holder uses the money, or only units below it that
    have another head, somebody else approves for them; without a holder, a head or an approver nothing is approved by
    its own head.
    """
    chain = approval_chain(context, budget)
    context.require(budget, "holder", "used_by")
    holder = budget.holder
    if holder is None or not chain or not all(is_inside(context, user, holder) for user in budget.used_by):
        return False
    heads = head_of(context, holder)
    people = {person for head in heads for person in head.holder}
    own: set[Described] = {*heads, *(post for person in people for post in person.positions)}
    own |= {holder} if heads else set()
    users = budget.used_by or (holder,)
    if not any(user is holder or own.issuperset(head_of(context, user)) for user in users):
        return False
    return own.issuperset(chain)


@function("money", ja="部署とその下位の部署が保有する予算を返します。")
def budgets_in(context: Context, unit: Unit) -> tuple[Budget, ...]:
    """Return the budgets held by a unit and by every unit below it."""
    parts = context.relations.units.subtree(unit)
    for part in parts:
        context.require(part, "budgets", "children")
    return tuple(sorted({budget for part in parts for budget in part.budgets}))


@function(
    "money", ja="予算が確保されている月数を返します。同じ施策の前後に続く予算も合わせます。期間が不明なら空です。"
)
def budget_months(context: Context, budget: Budget) -> int | None:
    """Return the whole months a budget is committed for, first and last day included; empty without either date.

    Budgets of one initiative that follow one another without a gap count together; where one of them has no end, the
    whole has none.
    """
    context.require(budget, "start", "end")
    if budget.start is None or budget.end is None:
        return None
    together = context.table(_successive).get(budget, (budget,))
    spans = [(each.start, each.end or _OPEN) for each in together if each.start is not None]
    first, last = next(span for span in blocks(spans) if span[0] <= budget.start <= span[1])
    return months_between(context, first, last + timedelta(days=1)) if last < _OPEN else None


def _asked(context: Context, budget: Budget) -> Iterator[Position | Unit]:
    """Yield the approvers whose word the whole amount needs; all of them where no amount is known."""
    limits = {tie.target: tie.extras.get("up_to") for tie in context.model.ties.get((budget, "approver"), ())}
    for approver in approval_chain(context, budget):
        yield approver
        limit = limits.get(approver)
        if budget.amount is not None and isinstance(limit, int | float) and limit >= budget.amount:
            return


def _who(approver: Position | Unit) -> frozenset[Described]:
    posts = approver.head if isinstance(approver, Unit) else (approver,)
    people = frozenset[Described](person for post in posts for person in post.holder)
    return people or frozenset[Described](posts) or frozenset[Described]({approver})


def _successive(context: Context) -> dict[Budget, tuple[Budget, ...]]:
    """Return, for each budget of an initiative, the budgets of that initiative at all dates."""
    found: dict[Budget, set[Budget]] = {}
    for initiative in context.model.all(Initiative):
        ties = context.model.ties.get((initiative, "budget"), ())
        together = {tie.target for tie in ties if isinstance(tie.target, Budget)}
        for budget in together:
            found.setdefault(budget, set()).update(together)
    return {budget: tuple(sorted(together)) for budget, together in found.items()}


def _budgets_by_function(context: Context) -> dict[str, tuple[Budget, ...]]:
    found: dict[str, list[Budget]] = {}
    for budget in context.model.all(Budget):
        if budget.function is not None:
            found.setdefault(budget.function, []).append(budget)
    return {name: tuple(budgets) for name, budgets in found.items()}
