"""Money: budgets and who approves them."""

from __future__ import annotations

from orglint.functions.context import Context
from orglint.functions.inheritance import function_names
from orglint.functions.registry import function
from orglint.model.entities import Budget, Described, Position, Unit


@function("money", ja="ある機能のための予算を返します。別名も同じ機能として扱います。")
def budgets_for(context: Context, name: str) -> tuple[Budget, ...]:
    """Return the budgets for a function, named in any of its spellings; empty where none states it."""
    return context.table(_budgets_by_function).get(context.table(function_names).canonical(name), ())


@function("money", ja="予算の承認者(ポストまたは部署)を、書かれた順に返します。")
def approval_chain(context: Context, budget: Budget) -> tuple[Position | Unit, ...]:
    """Return who approves a budget, positions or units, in the order written, each once; empty where none is."""
    context.require(budget, "approver")
    return tuple(dict.fromkeys(budget.approver))


@function("money", ja="予算の承認者が何人いるかを返します。同じ人や、部署とその長は一人と数えます。")
def approval_hops(context: Context, budget: Budget) -> int:
    """Return the number of distinct approvers; posts of one person are one, and so are a unit and its head."""
    return len({_who(approver) for approver in approval_chain(context, budget)})


def _who(approver: Position | Unit) -> frozenset[Described]:
    posts = approver.head if isinstance(approver, Unit) else (approver,)
    people = frozenset[Described](person for post in posts for person in post.holder)
    return people or frozenset[Described](posts) or frozenset[Described]({approver})


def _budgets_by_function(context: Context) -> dict[str, tuple[Budget, ...]]:
    found: dict[str, list[Budget]] = {}
    for budget in context.model.all(Budget):
        if budget.function is not None:
            found.setdefault(budget.function, []).append(budget)
    return {name: tuple(budgets) for name, budgets in found.items()}
