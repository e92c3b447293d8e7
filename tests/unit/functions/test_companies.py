from __future__ import annotations

import pytest

from orglint.functions.context import UnknownValue
from tests.unit.functions.organizations import Built, build


@pytest.fixture
def group() -> Built:
    return build(
        units={
            "first": {"type": "company"},
            "first-m": {"function": "marketing", "parent": "first"},
            "first-web": {"function": "marketing", "parent": "first-m"},
            "first-s": {"function": "sales", "parent": "first"},
            "second": {"type": "company"},
            "second-m": {"function": "marketing", "parent": "second"},
            "loose": {"function": "marketing"},
        },
        budgets={
            "a": {"function": "marketing", "holder": "first-s"},
            "b": {"function": "marketing", "holder": "second", "used_by": ["first-web"]},
            "c": {"function": "marketing", "holder": "second", "used_by": ["second-m"]},
            "d": {"function": "marketing", "holder": "first-m", "used_by": ["first-s"]},
            "e": {"function": "marketing"},
            "f": {"function": "sales", "holder": "first-s"},
            "g": {"function": "marketing", "holder": "loose"},
        },
    )


def test_units_of_a_function_in_the_company_and_of_no_known_company(group: Built):
    assert group.call("units_of_function_in", "marketing", "unit/first-s") == ["unit/first-m", "unit/loose"]
    assert group.call("units_of_function_in", "マーケティング", "unit/second") == ["unit/loose", "unit/second-m"]
    assert group.call("units_of_function_in", "marketing", "unit/loose") == [
        "unit/first-m",
        "unit/loose",
        "unit/second-m",
    ]
    assert group.call("units_of_function_in", "legal", "unit/first") == []


def test_budgets_for_a_function_in_the_company_by_their_users_else_by_their_holder(group: Built):
    assert group.call("budgets_for_in", "marketing", "unit/first") == ["budget/a", "budget/b", "budget/g"]
    assert group.call("budgets_for_in", "marketing", "unit/second-m") == ["budget/c", "budget/g"]
    assert group.call("budgets_for_in", "sales", "unit/first") == ["budget/f"]


def test_a_budget_whose_users_could_not_be_read_leaves_it_open(group: Built):
    group.mark_unknown("budget/b", "used_by")
    with pytest.raises(UnknownValue):
        group.call("budgets_for_in", "marketing", "unit/first")


def test_functions_in_a_unit_are_its_own_and_those_below_inherited_ones_included():
    org = build(
        units={
            "c": {},
            "m": {"function": "marketing", "parent": "c"},
            "w": {"parent": "m"},
            "s": {"function": "sales", "parent": "c"},
            "x": {},
        }
    )
    assert [org.call("functions_in", f"unit/{unit}") for unit in ("c", "m", "w", "x")] == [
        ["marketing", "sales"],
        ["marketing"],
        ["marketing"],
        [],
    ]
