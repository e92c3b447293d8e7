"""Findings stand on the line a person would change: at the field the rule is about, else at the entity's id."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pytest

from orglint.engine.evaluation import ReadyRule
from orglint.finding import Finding
from orglint.lang.compiled import CompiledProgram
from orglint.location import Location
from orglint.model.change_kinds import changed_kind
from orglint.model.entities import Described
from orglint.model.organization import Model
from orglint.model.schema import KINDS
from orglint.ruleset.checking import check_rule
from orglint.ruleset.library import read_library
from orglint.ruleset.spec import RuleSpec
from orglint.testing.examples import ReadyExample, evaluate_example, ready_examples

RULES = read_library([], "en").rules

ABOUT_MORE = {
    "accountable-without-budget": "`parent` says which units stand beside it; the budget is what is not there",
    "everyone-is-new": "`start` says when the unit began; that its people are new is written at them",
    "external-dependency": "`function` says of which units; who works there from outside is written at them",
    "function-without-links": "`name` is what its unit is called; the tie is what is not there",
    "function-without-own-budget": "`function` says of which units; the budget is what is not there",
    "isolated-function": "`function` says of which units; the ties are what is not there",
    "unit-kpis-off-the-parents-tree": "`parent` says off whose tree; it is its KPIs that lead elsewhere",
    "unowned-responsibility": "`required` says that somebody must have it; the unit that has it is not there",
}
"""Rules that stand at the entity, and whose evidence names one field of it: what they are about instead."""


@cache
def found(rule_id: str) -> list[tuple[Finding, Model]]:
    """Return what a rule finds in its bad examples, each finding with the model that holds what it is about."""
    rule = RULES[rule_id]
    program = check_rule(rule)
    assert isinstance(program, CompiledProgram)
    ready, faults = ready_examples(rule)
    assert faults == []
    return [
        (finding, model_of(finding, item))
        for item in ready
        if item.example.is_bad
        for finding in evaluate_example(
            item, ReadyRule(rule, rule.severity, {**defaults(rule), **item.params}, program), "en"
        ).findings
    ]


def model_of(finding: Finding, ready: ReadyExample) -> Model:
    """Return the model a finding is about: of a change the later one, of what is gone in it the earlier one."""
    if ready.matching is None or finding.entity == "organization" or entity_of(finding, ready.model) is not None:
        return ready.model
    return ready.matching.before


def defaults(rule: RuleSpec) -> dict[str, object]:
    return {name: parameter.default for name, parameter in rule.params.items()}


def text_at(rule: RuleSpec, location: Location) -> str:
    """Return what is written at a place, which is on one line."""
    assert location.span is not None
    assert location.span.line == location.span.end_line
    line = rule.document.text.line(location.span.line)
    return line[location.span.column - 1 : location.span.end_column - 1]


def entity_of(finding: Finding, model: Model) -> Described | None:
    everything = (entity for entities in model.entities.values() for entity in entities.values())
    return next((entity for entity in everything if entity.ref == finding.entity), None)


def states(entity: Described | None, field: str, model: Model) -> bool:
    """Whether a field is written in the entity itself, not filled in by what it stands in."""
    origin = model.origins.get(entity) if entity is not None else None
    place = origin.field(field) if origin is not None else None
    return place is not None and origin is not None and place.container is origin.body


@pytest.mark.parametrize("rule_id", RULES)
def test_every_finding_has_an_exact_place_on_one_line(rule_id: str):
    assert found(rule_id)
    for finding, model in found(rule_id):
        if finding.location is None:
            # An organization that is described without a mapping of its own stands nowhere.
            assert finding.entity == "organization"
            assert model.origins.get(model.organization) is None
            continue
        assert finding.location.exact, finding
        assert text_at(RULES[rule_id], finding.location)


@pytest.mark.parametrize("rule_id", [name for name, rule in RULES.items() if rule.at is not None])
def test_a_finding_about_a_field_stands_at_that_field_where_it_is_written(rule_id: str):
    rule = RULES[rule_id]
    assert rule.at is not None
    for finding, model in found(rule_id):
        assert finding.location is not None
        written = text_at(rule, finding.location)
        entity = entity_of(finding, model)
        if finding.entity == "organization" or states(entity, rule.at.text, model):
            written_fields = KINDS[changed_kind(rule.kind)].written
            names = [name for name, field in written_fields.items() if field.name == rule.at.text]
            assert re.match(rf"({'|'.join(names)})\b", written), finding
        else:
            assert entity is not None
            assert written.strip("\"'") == entity.id, finding


@pytest.mark.parametrize("rule_id", [name for name, rule in RULES.items() if rule.at is None])
def test_a_rule_whose_evidence_is_one_field_points_at_it_or_says_why_not(rule_id: str):
    fields = set(own_fields(rule_id))
    assert (len(fields) == 1) == (rule_id in ABOUT_MORE), fields


def own_fields(rule_id: str) -> Iterator[str]:
    """Yield the fields people write of the flagged entity that the evidence of a rule names; lists of others' are none."""
    kind = RULES[rule_id].kind
    written = KINDS[changed_kind(kind)].written if kind in KINDS else {}
    side = r"(?:before|after)\." if RULES[rule_id].is_of_comparison else ""
    for finding, _ in found(rule_id):
        for evidence in finding.evidence:
            names = re.findall(rf"\b{kind}\.{side}([a-z_]+)", evidence.expression)
            yield from (name for name in names if name in written)


@pytest.mark.parametrize("rule_id", RULES)
def test_related_places_are_exact(rule_id: str):
    for finding, _ in found(rule_id):
        places = (*finding.related, *(place for sign in finding.signs for place in sign.related))
        assert [place for place in places if place.location is not None and not place.location.exact] == []
