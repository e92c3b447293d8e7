"""The unit a finding belongs to is the one a reader would look for it under."""

from __future__ import annotations

from dataclasses import replace

import pytest

from orglint.engine.belonging import belong
from orglint.finding import Finding, Phrase, Related, Severity, Sign
from tests.unit.engine.runs import organization

ORG = """
units:
  company: {name: 株式会社例, type: company, head: boss}
  sales: {parent: company}
  web: {parent: marketing}
  marketing:
    name: マーケティング部
    parent: company
    budgets: {ads: {amount: 1}}
    kpis: {leads: {target: 1}}
people:
  boss: {unit: company}
  sato: {posts: [{unit: web}, {unit: marketing, primary: true}]}
  ito: {unit: sales}
  nobody: {}
handoffs: {ripe: {giver: marketing, receiver: sales}, loose: {receiver: sales}}
kpis: {own: {owner: ito}}
meetings: {weekly: {chair: ito, attendees: [web]}, free: {attendees: [web]}}
decisions:
  fairs: {accountable: [sato, ito]}
  prices: {accountable: ito}
interactions: {both: {between: [sales, web]}}
requests: {desk: {provider: web, requesters: sales}}
lifecycles: {ripening: {owner: marketing, stages: [{name: new, owner: sales}, {name: old}]}}
initiatives: {crm: {units: [web, marketing]}}
engagements: {agency: {unit: web}}
capabilities: {seo: {}}
"""


def unit_of(entity: str | None) -> str | None:
    made = Finding("r", Severity.NOTE, entity, Phrase.of("x"), None, "f")
    [placed] = belong([made], organization(ORG)).findings
    assert replace(placed, unit=None) == made
    return placed.unit


@pytest.mark.parametrize(
    ("entity", "unit"),
    [
        ("unit/web", "unit/web"),
        ("position/ito", "unit/sales"),
        ("person/sato", "unit/marketing"),  # their primary post, not the first written
        ("person/nobody", None),
        ("budget/ads", "unit/marketing"),
        ("kpi/leads", "unit/marketing"),
        ("kpi/own", "unit/sales"),
        ("handoff/ripe", "unit/marketing"),
        ("handoff/loose", "unit/sales"),
        ("meeting/weekly", "unit/sales"),
        ("meeting/free", None),  # everybody's
        ("decision/prices", "unit/sales"),
        ("decision/fairs", "unit/company"),  # the unit around both who are accountable
        ("interaction/both", "unit/sales"),
        ("request/desk", "unit/web"),
        ("lifecycle/ripening", "unit/marketing"),
        ("stage/ripening/new", "unit/sales"),
        ("stage/ripening/old", "unit/marketing"),
        ("initiative/crm", "unit/marketing"),
        ("engagement/agency", "unit/web"),
        ("function/marketing", None),
        ("capability/seo", None),
        ("organization", None),
        (None, None),
    ],
)
def test_finding_belongs_to_the_unit_of_its_entity(entity: str | None, unit: str | None):
    assert unit_of(entity) == unit


def test_units_are_called_by_their_names_and_else_by_their_ids():
    made = [Finding("r", Severity.NOTE, f"unit/{name}", Phrase.of("x"), None, name) for name in ("marketing", "web")]
    assert belong(made, organization(ORG)).names == {"unit/marketing": "マーケティング部", "unit/web": "web"}


def test_units_that_a_finding_only_has_to_do_with_are_called_by_their_names_too():
    near = Related("unit/marketing", Phrase.of("near"), None)
    sign = Sign("s", Phrase.of("said"), (Related("unit/sales", Phrase.of("far"), None),))
    made = Finding("r", Severity.NOTE, "unit/web", Phrase.of("x"), None, "f", related=(near,), signs=(sign,))
    names = belong([made], organization(ORG)).names
    assert (names["unit/marketing"], list(names)) == ("マーケティング部", ["unit/marketing", "unit/sales", "unit/web"])


def test_units_in_a_circle_end_nothing():
    text = "units: {a: {parent: b}, b: {parent: a}, c: {}}\ndecisions: {d: {accountable: [a, c]}}\n"
    made = Finding("r", Severity.NOTE, "decision/d", Phrase.of("x"), None, "f")
    assert belong([made], organization(text)).findings[0].unit == "unit/a"
