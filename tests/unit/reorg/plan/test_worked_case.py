"""The worked case of the documentation: what the repair of the isolated marketing heals, and what half of it breaks."""

from __future__ import annotations

from pathlib import Path

from orglint.reorg.plan.reading import read_plan
from tests.unit.reorg.plan.judged import findings, loaded, with_plan

CASE = Path(__file__).parents[4] / "examples" / "isolated-marketing"


def _change(name: str) -> tuple[set[tuple[str, str | None]], set[tuple[str, str | None]], set[tuple[str, str | None]]]:
    """Return the findings that a plan of the case heals, those that it brings, and those that stay."""
    before = loaded(CASE / "org")
    file = CASE / "plans" / f"{name}.yaml"
    after = with_plan(before, read_plan(f"plans/{name}.yaml", file.read_bytes(), "en"))
    assert not after.problems
    old = {(each.rule, each.entity) for each in findings(before)}
    new = {(each.rule, each.entity) for each in findings(after)}
    return old - new, new - old, old & new


def test_the_repair_heals_everything_about_marketing_and_brings_nothing_new():
    healed, brought, stay = _change("repair")
    assert brought == set()
    assert stay == {("handoff-without-sla", "handoff/juchu-seizo")}
    assert {
        ("isolated-function", "unit/marketing"),
        ("support-only-unit", "unit/marketing"),
        ("lead-handoff-without-owner", "handoff/lead-seizo"),
        ("marketing-budget-held-by-business-unit", "budget/kinyu-hansoku-2026"),
        ("marketing-budget-held-by-business-unit", "budget/seizo-hansoku-2026"),
        ("overallocated-person", "person/nishino"),
        ("vacant-manager", "position/kokyo-eigyo-kacho"),
        ("placeholder-owner", "handoff/lead-kokyo"),
    } <= healed


def test_the_intermediate_step_heals_the_budgets_and_loses_the_lead_hand_off():
    healed, brought, stay = _change("intermediate")
    assert {
        ("marketing-budget-held-by-business-unit", "budget/kinyu-hansoku-2026"),
        ("marketing-budget-held-by-business-unit", "budget/seizo-hansoku-2026"),
        ("budget-approved-outside-the-function", "budget/kinyu-hansoku-2026"),
        ("budget-approved-outside-the-function", "budget/seizo-hansoku-2026"),
        ("budget-without-holder", "budget/kyodo-tenjikai-2026"),
    } <= healed
    assert brought == {
        ("lead-handoff-without-owner", "handoff/lead-kinyu"),
        ("handoff-partners-never-meet", "handoff/lead-kinyu"),
        ("decision-without-responsible", "decision/shutten"),
    }
    assert ("lead-handoff-without-owner", "handoff/lead-seizo") in stay
    assert ("isolated-function", "unit/marketing") in stay
