from __future__ import annotations

import pytest

from orglint.functions.context import UnknownValue
from tests.unit.functions.organizations import Built, build


def test_budgets_for_a_function_in_any_spelling_sorted_by_id():
    org = build(
        budgets={"z": {"function": "marketing"}, "a": {"function": "marketing"}, "s": {"function": "sales"}, "n": {}}
    )
    assert org.call("budgets_for", "marketing") == ["budget/a", "budget/z"]
    assert org.call("budgets_for", "マーケティング") == ["budget/a", "budget/z"]
    assert org.call("budgets_for", "legal") == []


def test_budgets_for_a_function_under_an_alias_of_the_organizations_own():
    from orglint.model.entities import FunctionEntry

    entry = FunctionEntry(name="growth", aliases=("成長推進",))
    org = build(organization={"functions": (entry,)}, budgets={"g": {"function": "growth"}})
    assert org.call("budgets_for", "成長推進") == ["budget/g"]


@pytest.fixture
def approved() -> Built:
    return build(
        units={"finance": {"head": ["cfo"]}, "board": {}},
        people={"ito": {}, "sato": {}},
        positions={
            "cfo": {"holder": ["ito"]},
            "treasurer": {"holder": ["ito"]},
            "lead": {"holder": ["sato"]},
            "open": {},
        },
        budgets={
            "b": {"approver": ["position/lead", "unit/finance", "position/cfo", "position/treasurer", "position/lead"]},
            "c": {"approver": ["position/open", "unit/board"]},
            "none": {},
        },
    )


def test_approval_chain_keeps_the_order_written_each_once(approved: Built):
    chain = ["position/lead", "unit/finance", "position/cfo", "position/treasurer"]
    assert approved.call("approval_chain", "budget/b") == chain
    assert approved.call("approval_chain", "budget/none") == []


def test_approval_hops_count_one_person_and_a_unit_with_its_head_once(approved: Built):
    assert approved.call("approval_hops", "budget/b") == 2


def test_approval_hops_count_posts_without_a_holder_and_units_without_a_head(approved: Built):
    assert approved.call("approval_hops", "budget/c") == 2
    assert approved.call("approval_hops", "budget/none") == 0


def test_approvers_that_could_not_be_read_are_unknown(approved: Built):
    approved.mark_unknown("budget/b", "approver")
    for name in ("approval_chain", "approval_hops"):
        with pytest.raises(UnknownValue):
            approved.call(name, "budget/b")
