"""Five dates of a whole real company, brought into the model by a few lines until there are mappings for it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
import yaml

from orglint.app.checking import check
from orglint.app.inputs import Inputs

DATA = Path(__file__).parents[3] / "shared" / "data" / "sourcegraph"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the real organizations do not stand beside this checkout")
DATES = sorted(DATA.glob("*/team.yml")) if DATA.is_dir() else []


def model_of(team: Path) -> dict[str, object]:
    """Return the company as our model: a position a person, under its role's slug where it has one."""
    people = yaml.safe_load(team.read_text(encoding="utf-8"))
    slugs = {key: person.get("manager_role_slug") or key for key, person in people.items()}
    taken: dict[str, list[str]] = {}
    for key, slug in slugs.items():
        taken.setdefault(str(slug), []).append(key)
    positions = {}
    for slug, holders in taken.items():
        manager = people[holders[0]].get("reports_to")
        positions[slug] = {"holder": [f"person/{key}" for key in holders]}
        if manager:
            positions[slug]["reports_to"] = None if manager == "none" else manager
    return {"people": {key: {} for key in people}, "positions": positions}


@pytest.mark.parametrize("team", DATES, ids=lambda path: path.parent.name)
def test_each_date_is_read_linked_and_evaluated(team, tmp_path):
    file = tmp_path / "company.yaml"
    model = model_of(team)
    file.write_text(json.dumps(model, ensure_ascii=False), encoding="utf-8")
    report = check(Inputs(paths=(file,), language="en", as_of=date(2024, 1, 1)))
    assert not report.unreadable
    assert report.counts["people"] == len(model["people"])  # type: ignore[arg-type]  # a mapping, as made above
    assert {"reporting-cycle", "wide-span", "narrow-spans"} <= set(report.evaluated)
    # What the data itself gets wrong is a reference to a role that nobody holds, and nothing else.
    assert {
        finding.rule for finding in report.findings if finding.rule in {"invalid-value", "duplicate-entity"}
    } == set()
    known = set(model["positions"]) | set(model["people"])  # type: ignore[call-overload]  # mappings
    dangling = {
        slug
        for slug, post in model["positions"].items()  # type: ignore[attr-defined]  # a mapping
        if post.get("reports_to") and post["reports_to"] not in known
    }
    unknown = {finding.entity for finding in report.findings if finding.rule == "unknown-reference"}
    assert unknown == {f"position/{slug}" for slug in dangling}
