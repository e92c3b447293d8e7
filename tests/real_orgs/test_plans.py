"""Real organizations, and a plan made for each: it fits, loses nobody, and what is written of it says the same."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from calibration.organizations import Organization, organizations

from orglint.app.inputs import Loaded
from orglint.app.loading import load
from orglint.model.organization import Model
from orglint.reorg.plan.apply import apply_plan
from orglint.reorg.plan.reading import Plan, read_plan
from tests.unit.reorg.plan.judged import said, with_plan, written

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
ALL = [*organizations(DATA)] if DATA.is_dir() else []
SOME = [one for one in ALL if one.group != "uk"] + [one for one in ALL if one.group == "uk"][::8]
DAY = date(2099, 1, 1)

pytestmark = [
    pytest.mark.real_data,
    pytest.mark.skipif(not ALL, reason="the real organizations of ../shared/data are not here"),
]


def _quoted(ident: str) -> str:
    return "'" + ident.replace("'", "''") + "'"


def _plan(model: Model) -> Plan:
    """Return a plan in which somebody leaves, somebody moves, and units are renamed, merged and dissolved."""
    units = model.in_force["unit"]
    leaves = [unit.id for unit in units if not unit.children]
    people = [one.id for one in model.in_force["person"] if one.positions]
    changes = [f"- rename: {{unit: {_quoted(units[0].id)}, to: renamed, name: Renamed}}"]
    names = {units[0].id: "renamed"}
    if people:
        changes.append(f"- leave: {{person: {_quoted(people[0])}}}")
    others = [unit for unit in leaves if unit != units[0].id]
    if len(others) > 3:
        changes.append(f"- dissolve: {{unit: {_quoted(others[0])}, to: {_quoted(others[1])}}}")
        changes.append(f"- merge: {{units: [{_quoted(others[2])}], into: {_quoted(others[3])}}}")
    movable = [one for one in model.in_force["position"] if one.unit is not None and one.unit.id not in names]
    target = others[-1] if others else "renamed"
    post = next((one.id for one in reversed(movable) if one.unit.id not in {target, *others[:4]}), None)
    if post is not None:
        changes.append(f"- move: {{position: {_quoted(f'position/{post}')}, to: {_quoted(target)}}}")
    text = f"format: orglint-plan/1\ndate: {DAY}\nchanges:\n" + "\n".join(changes) + "\n"
    return read_plan("plan.yaml", text.encode(), "en")


@pytest.mark.parametrize("organization", SOME, ids=lambda one: one.name)
def test_a_plan_of_a_real_organization_can_be_applied_and_written(organization: Organization, tmp_path: Path):
    (tmp_path / ".git").mkdir()
    before: Loaded = load(organization.inputs)
    if not before.model.in_force["unit"]:
        pytest.skip("an organization without units")
    plan = _plan(before.model)
    after = with_plan(before, plan)
    model = apply_plan(plan, before.documents, "en").model
    assert model.problems == []
    assert model.entities["person"].keys() >= before.model.entities["person"].keys()
    assert before.model.problems == []  # of two definitions of one thing only one could be written
    again = written(before, plan, tmp_path / "org")
    assert said(again) == said(after)
