"""Every rule on every real organization: nothing is said of permission groups, and nothing ends in a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest
from calibration.organizations import Organization, organizations

from orglint.app.checking import check, report_on
from orglint.app.loading import load
from orglint.finding import Finding
from orglint.model.entities import Unit
from orglint.ruleset.choosing import Selection

DATA = Path(__file__).parents[3] / "shared" / "data"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the real organizations do not stand beside this checkout")
ORGANIZATIONS = list(organizations(DATA)) if DATA.is_dir() else []
EVERYTHING = Selection(packs=("strict",))
INPUT = {"yaml-syntax", "invalid-value", "invalid-id", "unknown-field", "unknown-reference", "ambiguous-reference"}
DATED = {"uk", "sourcegraph"}


@pytest.mark.parametrize("organization", ORGANIZATIONS, ids=lambda each: each.name)
def test_every_real_organization_is_read_and_every_rule_decides(organization: Organization):
    report = check(organization.inputs, EVERYTHING)
    assert not report.unreadable
    assert report.evaluated
    if organization.group not in DATED | {"acme"}:  # these have dangling references, tested for themselves
        assert [finding.message for finding in report.findings if finding.rule in INPUT] == []


@pytest.mark.parametrize("name", ["kubernetes/github-teams", "rust"])
def test_nothing_is_said_of_permission_groups(name: str):
    organization = next(each for each in ORGANIZATIONS if each.name == name)
    loaded = load(organization.inputs)
    groups = {unit.ref for unit in loaded.model.all(Unit) if unit.type == "permission_group"}
    assert len(groups) >= 40
    report = report_on(loaded, EVERYTHING)
    assert [finding.rule for finding in report.findings if groups & about(finding)] == []


def about(finding: Finding) -> set[str]:
    return {finding.entity or "", *(related.entity for related in finding.related if related.entity)}
