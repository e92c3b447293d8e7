"""Five dates of a whole real company: each is read whole, and what its data gets wrong is found at its role."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from calibration.companies import sourcegraph

from orglint.app.checking import check
from orglint.app.inputs import Inputs

DATA = Path(__file__).parents[3] / "shared" / "data" / "sourcegraph"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the real organizations do not stand beside this checkout")
DATES = sorted(DATA.glob("*/team.yml")) if DATA.is_dir() else []


@pytest.mark.parametrize("team", DATES, ids=lambda path: path.parent.name)
def test_each_date_is_read_linked_and_evaluated(team, tmp_path):
    file = tmp_path / "company.yaml"
    model = sourcegraph(team.parent)
    file.write_text(json.dumps(model, ensure_ascii=False), encoding="utf-8")
    report = check(Inputs(paths=(file,), language="en", as_of=date(2024, 1, 1)))
    assert not report.unreadable
    assert report.counts["people"] == len(model["people"])
    assert {"reporting-cycle", "wide-span", "narrow-spans"} <= set(report.evaluated)
    # What the data itself gets wrong is a reference to a role that nobody holds, and nothing else.
    assert {
        finding.rule for finding in report.findings if finding.rule in {"invalid-value", "duplicate-entity"}
    } == set()
    known = set(model["positions"]) | set(model["people"])
    dangling = {
        slug for slug, post in model["positions"].items() if post.get("reports_to") and post["reports_to"] not in known
    }
    unknown = {finding.entity for finding in report.findings if finding.rule == "unknown-reference"}
    assert unknown == {f"position/{slug}" for slug in dangling}
