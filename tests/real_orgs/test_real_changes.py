"""What rules of a comparison find between the dates of real organizations, beside a count by plain Python."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from calibration.changes import Changed, changes
from calibration.organizations import organizations

from orglint.model.change_kinds import CHANGED
from orglint.ruleset.library import read_library

DATA = Path(__file__).parents[3] / "shared" / "data"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the real organizations do not stand beside this checkout")
FOUND = list(changes(organizations(DATA))) if DATA.is_dir() else []
RULES = read_library([], "en", whole=False).rules
HANDBOOK = [each for each in FOUND if each.after.group == "sourcegraph"]
each_pair = pytest.mark.parametrize("pair", FOUND, ids=lambda each: each.after.name)


@each_pair
def test_every_rule_decides_or_says_what_is_missing(pair: Changed):
    comparing = {rule.id for rule in RULES.values() if rule.is_of_comparison}
    assert set(pair.evaluation.evaluated) <= comparing
    assert pair.evaluation.evaluated


@each_pair
def test_no_rule_flags_a_fifth_of_a_real_organization(pair: Changed):
    for rule in RULES.values():
        flagged = [finding for finding in pair.evaluation.findings if finding.rule == rule.id]
        if rule.is_of_comparison and rule.kind != "organization_change":
            assert len(flagged) <= len(pair.matching.after.in_force[CHANGED[rule.kind]]) / 5


def managers(folder: Path) -> dict[str, set[str]]:
    """Return whom each person of the handbook reports to, all by name, whatever their keys are."""
    entries = yaml.safe_load((folder / "team.yml").read_text(encoding="utf-8"))
    holders = {entry.get("manager_role_slug") or key: entry["name"] for key, entry in entries.items()}
    found: dict[str, set[str]] = {}
    for entry in entries.values():
        above = holders.get(entry.get("reports_to"))
        found.setdefault(entry["name"], set()).update({above} - {None, entry["name"]})
    return found


@pytest.mark.parametrize("pair", HANDBOOK, ids=lambda each: each.after.name)
def test_who_gets_a_new_manager_is_counted_as_by_hand(pair: Changed):
    before, after = managers(pair.before.path), managers(pair.after.path)
    both = [name for name in after if before.get(name) and after[name]]
    changing = [name for name in both if not before[name] & after[name]]
    said = [one.message.show(names=False) for one in pair.evaluation.findings if one.rule == "mass-manager-change"]
    if len(changing) > 0.3 * len(both):
        (message,) = said
        assert message.startswith(f"{len(changing)} of {len(both)} people get a new manager")
    else:
        assert said == []


def test_the_handbook_had_three_half_years_of_many_new_managers():
    many = [
        pair.after.name
        for pair in HANDBOOK
        if any(one.rule == "mass-manager-change" for one in pair.evaluation.findings)
    ]
    assert many == ["sourcegraph/2022-12-01", "sourcegraph/2023-06-01", "sourcegraph/2023-12-01"]


@each_pair
def test_no_finding_names_a_person_where_names_are_not_shown(pair: Changed):
    names = {
        person.name for model in (pair.matching.before, pair.matching.after) for person in model.in_force["person"]
    }
    shown = " ".join(one.message.show(names=False) for one in pair.evaluation.findings)
    assert [name for name in names if name and len(name) > 4 and name in shown] == []
