"""The rules of a comparison: all of the catalogue's, each for changes, none of them about a mere change of name."""

from __future__ import annotations

import pytest

from orglint.engine.evaluation import ReadyRule
from orglint.finding import Severity
from orglint.lang.compiled import CompiledProgram
from orglint.reorg.judging import ComparedWith, findings_of_change
from orglint.reorg.matching.by_ids import match_by_ids
from orglint.reorg.matching.matching import match
from orglint.ruleset.checking import check_rule
from orglint.ruleset.library import read_library
from orglint.ruleset.reading_examples import read_examples
from orglint.ruleset.spec import RuleSpec
from orglint.testing.examples import example_model, ready_examples

RULES = read_library([], "en").rules
CATALOGUE = {
    "kpi-loses-owner": Severity.ERROR,
    "handoff-broken": Severity.ERROR,
    "budget-orphaned": Severity.ERROR,
    "responsibility-lost": Severity.ERROR,
    "capability-lost": Severity.ERROR,
    "knowledge-reset": Severity.WARNING,
    "mass-manager-change": Severity.WARNING,
    "partners-moved-apart": Severity.WARNING,
    "moved-again": Severity.NOTE,
    "span-worsened": Severity.NOTE,
}
"""Every row of *Reorganization*, with its severity."""
REPLACED = {
    "kpi-without-owner": "kpi-loses-owner",
    "budget-without-holder": "budget-orphaned",
    "unowned-responsibility": "responsibility-lost",
}
"""Rules about one organization whose new finding a rule of a comparison stands for."""
COMPARING = [rule for rule in RULES.values() if rule.is_of_comparison]
each_rule = pytest.mark.parametrize("rule", COMPARING, ids=lambda rule: rule.id)


def test_every_row_of_the_catalogue_is_a_rule_of_its_severity():
    assert {rule.id: rule.severity for rule in COMPARING} == CATALOGUE
    assert {rule.id for rule in RULES.values() if rule.category == "reorganization"} == set(CATALOGUE)


@each_rule
def test_it_is_on_where_core_is_and_can_be_turned_on_alone(rule: RuleSpec):
    assert rule.packs == ("core", "reorganization")


@each_rule
def test_what_is_only_called_otherwise_is_shown_to_be_no_finding(rule: RuleSpec):
    if rule.id in ("responsibility-lost", "span-worsened"):
        pytest.skip("no name decides: responsibilities keep their ids, and layers and spans have none")
    assert any(example.renames and not example.is_bad for example in read_examples(rule)[0])


@pytest.mark.parametrize(("plain", "change"), REPLACED.items())
def test_one_loss_is_one_finding(plain: str, change: str):
    assert change in RULES[plain].yields_to


READY = [
    ReadyRule(rule, rule.severity, {name: item.default for name, item in rule.params.items()}, program)
    for rule in COMPARING
    if isinstance(program := check_rule(rule), CompiledProgram)
]


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_an_organization_beside_itself_has_lost_nothing(rule: RuleSpec):
    """Every organization of every example, as it is on both sides, by its ids and by what the matching recognises."""
    for ready in ready_examples(rule)[0]:
        again = example_model(rule, ready.example.org)
        for matching in (match(ready.model, again), match_by_ids(ready.model, again, {})):
            assert findings_of_change(ComparedWith(matching), READY, "en").findings == ()
