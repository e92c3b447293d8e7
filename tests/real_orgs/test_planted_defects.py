"""A generated company with defects planted in it: each of them is found, at the entity it was planted in."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from orglint.app.checking import check
from orglint.app.inputs import Inputs
from orglint.report import Report

GENERATOR = Path(__file__).parents[3] / "shared" / "bench" / "gen_org.py"
pytestmark = pytest.mark.skipif(not GENERATOR.is_file(), reason="the generator does not stand beside this checkout")

KINDS = {
    "invalid-value": "person",
    "overallocated-person": "person",
    "unknown-reference": "position",
    "kpi-without-owner": "kpi",
    "budget-without-holder": "budget",
    "lead-handoff-without-owner": "handoff",
    "unit-without-lead": "unit",
    "single-person-team": "unit",
    "duplicate-entity": "unit",
}


def generate(folder: Path, *, layout: str, defects: float) -> tuple[Path, dict[str, list[str]]]:
    out, key = folder / ("org.yaml" if layout == "one" else "org"), folder / "planted.json"
    subprocess.run(
        [
            *(sys.executable, GENERATOR, "--people", "3000", "--layout", layout, "--out", out, "--key", key),
            *("--defects", str(defects), "--seed", "1"),
        ],
        check=True,
        capture_output=True,
    )
    return out, json.loads(key.read_text(encoding="utf-8"))


def found(report: Report, rule: str) -> set[str]:
    return {finding.entity or "" for finding in report.findings if finding.rule == rule}


@pytest.mark.parametrize("layout", ["one", "tree"])
def test_every_planted_defect_is_found(tmp_path, layout):
    model, planted = generate(tmp_path, layout=layout, defects=0.04)
    report = check(Inputs(paths=(model,), language="en"))
    assert set(planted) == {*KINDS, "reporting-cycle"}
    # The generator plants a circle by exchanging two managers, over whatever stood there.
    overwritten = {ident for pair in planted["reporting-cycle"] for ident in pair.split(",")}
    for rule, kind in KINDS.items():
        # A person with several posts has the faulty line on one of them: position/p1@unit.
        entities = {entity.partition("@")[0] for entity in found(report, rule)}
        assert {f"{kind}/{ident}" for ident in planted[rule] if ident not in overwritten} <= entities, rule
    circles = [
        {finding.entity, *(related.entity for related in finding.related)}
        for finding in report.findings
        if finding.rule == "reporting-cycle"
    ]
    for pair in planted["reporting-cycle"]:
        assert {f"position/{ident}" for ident in pair.split(",")} in circles


def test_a_clean_company_has_no_error(tmp_path):
    model, planted = generate(tmp_path, layout="one", defects=0)
    report = check(Inputs(paths=(model,), language="en"))
    assert planted == {}
    assert {finding.rule for finding in report.findings if finding.severity.word == "error"} == set()
