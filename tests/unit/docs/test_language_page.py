"""The reference of the rule language: what it shows as right is taken by orglint."""

from __future__ import annotations

from pathlib import Path

import pytest

from orglint.app.checking import check
from orglint.app.documentation.language_page import CONDITIONS, EXPRESSIONS
from orglint.app.inputs import Inputs
from orglint.ruleset.choosing import Selection

RULE = """\
format: orglint-rules/1
rules:
- id: a-sample
  severity: note
  for: KIND
  message: {en: a, ja: あ}
  rationale: {en: a, ja: あ}
  fix: {en: a, ja: あ}
  CONDITION
"""
LIMIT = "  params: {limit: {type: number, default: 0, description: {en: a, ja: あ}}}\n"
MODEL = """\
units:
  team: {type: team, head: ann, members: [ben, cho]}
  office: {type: office, function: marketing, purpose: To sell}
  east: {type: business_unit}
positions: {old: {status: eliminated}, new: {status: vacant}, ben-post: {reports_to: ann}}
people: {ann: {unit: team}, ben: {employment: contractor}, cho: {}}
budgets: {ads: {amount: 2000000, holder: east}, fair: {amount: 50, holder: team}}
kpis: {leads: {owner: office}}
"""
FOUND = {
    "type: team": ("unit", ["team"]),
    "type: [team, section]": ("unit", ["team"]),
    "type: {is_not: office}": ("unit", ["east", "team"]),
    "status: {one_of: [filled, vacant]}": ("position", ["new"]),
    "status: {none_of: [eliminated]}": ("position", ["ann", "ben-post", "ben@team", "cho@team", "new"]),
    "amount: {more_than: 100}": ("budget", ["ads"]),
    "purpose: {empty: true}": ("unit", ["east", "team"]),
    "members: {count: {at_least: 3}}": ("unit", ["team"]),
    "holder.type: business_unit": ("budget", ["ads"]),
    "budget.amount is not None and budget.amount > 1_000_000": ("budget", ["ads"]),
    'unit.function is not None and unit.function in ["marketing", "digital_marketing"]': ("unit", ["office"]),
    "any(k.target is None for k in unit.kpis)": ("unit", ["office"]),
    "[p for p in unit.members if is_external(p)]": ("unit", ["team"]),
    "len(direct_reports(position)) > limit": ("position", ["ann"]),
}
"""Condition or expression of the page -> a kind it is for, and what it finds in the model."""


def found(folder: Path, kind: str, condition: str) -> list[str]:
    """Return the ids of what a rule with one condition finds."""
    (folder / "orglint.yaml").write_text("rule_paths: [rule.yaml]\n", encoding="utf-8")
    (folder / "org.yaml").write_text(MODEL, encoding="utf-8")
    rule = RULE.replace("KIND", kind).replace("CONDITION", condition) + (LIMIT if "limit" in condition else "")
    (folder / "rule.yaml").write_text(rule, encoding="utf-8")
    inputs = Inputs(paths=(folder / "org.yaml",), language="en")
    findings = check(inputs, Selection(select=("a-sample",))).findings
    return sorted((finding.entity or "").partition("/")[2] for finding in findings if finding.rule == "a-sample")


def test_every_sample_of_the_page_is_tried_here():
    assert [*FOUND] == [*(form for form, _ in CONDITIONS), *EXPRESSIONS]


@pytest.mark.parametrize("condition", [form for form, _ in CONDITIONS])
def test_condition_finds_what_the_page_says(tmp_path: Path, condition: str):
    kind, entities = FOUND[condition]
    assert found(tmp_path, kind, f"where: {{{condition}}}") == entities


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_expression_is_taken_as_it_stands(tmp_path: Path, expression: str):
    kind, entities = FOUND[expression]
    whole = f"len({expression}) > 0" if expression.startswith("[") else expression
    assert found(tmp_path, kind, f"flag_if: {whole!r}" if '"' in whole else f'flag_if: "{whole}"') == entities
