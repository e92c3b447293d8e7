from __future__ import annotations

from datetime import date

import pytest

from orglint.functions.context import UnknownValue
from orglint.model.organization import Tie
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


def test_an_approver_who_may_decide_the_whole_amount_is_the_last_one_asked():
    org = build(
        positions={"lead": {}, "head": {}, "boss": {}},
        budgets={
            name: {
                "amount": amount,
                "approver": [{"id": "lead", "up_to": 10.0}, {"id": "head", "up_to": 100.0}, {"id": "boss"}],
            }
            for name, amount in (("small", 10.0), ("middle", 10.5), ("large", 101.0))
        },
    )
    assert [org.call("approval_hops", f"budget/{name}") for name in ("small", "middle", "large")] == [1, 2, 3]


def test_without_an_amount_every_approver_is_asked():
    org = build(
        positions={"lead": {}, "boss": {}}, budgets={"b": {"approver": [{"id": "lead", "up_to": 10.0}, {"id": "boss"}]}}
    )
    assert org.call("approval_hops", "budget/b") == 2


def test_approvers_of_a_budget_are_holders_of_posts_and_of_heads_of_units(approved: Built):
    assert approved.call("approvers_of", "budget/b") == ["person/ito", "person/sato"]
    assert approved.call("approvers_of", "budget/c") == []


def test_approvers_whose_post_has_a_holder_nobody_could_read_are_unknown(approved: Built):
    approved.mark_unknown("position/lead", "holder")
    with pytest.raises(UnknownValue):
        approved.call("approvers_of", "budget/b")


@pytest.mark.parametrize(
    ("approver", "expected"),
    [
        (["position/lead"], True),
        (["position/second"], True),
        (["unit/sales"], True),
        (["position/lead", "unit/sales", "position/second"], True),
        (["position/lead", "position/boss"], False),
        (["position/member"], False),
        ([], False),
    ],
)
def test_self_approved_is_what_only_the_holders_head_approves(approver: list[str], expected: bool):
    org = build(
        people={"ann": {}, "bob": {}},
        units={"sales": {"head": ["lead"]}},
        positions={
            "lead": {"holder": ["ann"]},
            "second": {"holder": ["ann"]},
            "member": {"holder": ["bob"], "unit": "sales"},
            "boss": {},
        },
        budgets={"b": {"holder": "sales", "approver": approver}, "loose": {"approver": approver}},
    )
    assert org.call("is_self_approved", "budget/b") is expected
    assert org.call("is_self_approved", "budget/loose") is False


@pytest.mark.parametrize(
    ("users", "expected"), [(["sales"], True), (["web"], True), (["hr"], False), (["sales", "hr"], False)]
)
def test_money_that_units_outside_the_holder_use_is_not_self_approved(users: list[str], expected: bool):
    org = build(
        units={"sales": {"head": ["lead"]}, "web": {"parent": "sales"}, "hr": {}},
        positions={"lead": {}},
        budgets={"b": {"holder": "sales", "used_by": users, "approver": ["position/lead"]}},
    )
    assert org.call("is_self_approved", "budget/b") is expected


@pytest.mark.parametrize(
    ("users", "expected"), [(["web"], False), (["shop"], True), (["web", "shop"], True), (["web", "sales"], True)]
)
def test_money_that_units_below_with_another_head_use_is_not_self_approved(users: list[str], expected: bool):
    org = build(
        people={"ann": {}},
        units={
            "sales": {"head": ["lead"]},
            "web": {"parent": "sales", "head": ["chief"]},
            "shop": {"parent": "sales", "head": ["second"]},
        },
        positions={"lead": {"holder": ["ann"]}, "second": {"holder": ["ann"]}, "chief": {}},
        budgets={"b": {"holder": "sales", "used_by": users, "approver": ["position/lead"]}},
    )
    assert org.call("is_self_approved", "budget/b") is expected


def test_a_unit_without_a_head_approves_nothing_by_its_head():
    org = build(units={"sales": {}}, budgets={"b": {"holder": "sales", "approver": ["unit/sales"]}})
    assert org.call("is_self_approved", "budget/b") is False


def test_budgets_in_a_unit_are_those_held_in_and_below_it():
    org = build(
        units={"company": {}, "sales": {"parent": "company"}, "web": {"parent": "sales"}, "hr": {"parent": "company"}},
        budgets={"z": {"holder": "sales"}, "a": {"holder": "web"}, "h": {"holder": "hr"}, "c": {"holder": "company"}},
    )
    assert org.call("budgets_in", "unit/sales") == ["budget/a", "budget/z"]
    org.mark_unknown("unit/web", "budgets")
    with pytest.raises(UnknownValue):
        org.call("budgets_in", "unit/company")


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        (date(2026, 4, 1), date(2028, 3, 31), 24),
        (date(2026, 4, 1), date(2028, 3, 30), 23),
        (date(2026, 4, 1), None, None),
        (None, date(2028, 3, 31), None),
    ],
)
def test_budget_months_include_the_first_and_the_last_day(start: date | None, end: date | None, months: int | None):
    org = build(budgets={"b": {"start": start, "end": end}})
    assert org.call("budget_months", "budget/b") == months


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        (date(2027, 4, 1), date(2028, 3, 31), 24),
        (date(2027, 1, 1), date(2028, 3, 31), 24),
        (date(2027, 4, 2), date(2028, 3, 31), 12),
        (date(2027, 4, 1), None, None),
        (date(2025, 4, 1), date(2026, 3, 31), 24),
    ],
)
def test_budgets_of_one_initiative_without_a_gap_count_together(start: date, end: date | None, months: int | None):
    org = build(
        budgets={"now": {"start": date(2026, 4, 1), "end": date(2027, 3, 31)}, "other": {"start": start, "end": end}},
        initiatives={"crm": {}},
    )
    org.model.ties[org["initiative/crm"], "budget"] = (Tie(org["budget/now"]), Tie(org["budget/other"]))
    assert org.call("budget_months", "budget/now") == months


def test_budget_months_of_dates_that_could_not_be_read_are_unknown():
    org = build(budgets={"b": {"start": date(2026, 4, 1)}})
    org.mark_unknown("budget/b", "end")
    with pytest.raises(UnknownValue):
        org.call("budget_months", "budget/b")
