"""Plans written in a test, applied to an organization written in a test."""

from __future__ import annotations

from datetime import date
from textwrap import dedent

import pytest

from orglint.errors import PlanError
from orglint.i18n import Language
from orglint.model.entities import Described
from orglint.model.organization import Model
from orglint.reorg.plan.apply import apply_plan
from orglint.reorg.plan.reading import Plan, read_plan
from orglint.source.reader import read_yaml
from orglint.source.yaml_document import YamlDocument

DAY = date(2026, 10, 1)
ORG = """
organization: {name: Acme, as_of: 2026-04-01}
units:
  acme: {type: company, head: eve}
  sales: {name: Sales, type: department, parent: acme, head: bob, responsibilities: [pricing]}
  west: {name: West, type: team, parent: sales, head: wim}
  marketing: {name: Marketing, type: department, parent: acme, head: [{id: old, start: 2020-01-01, end: 2024-03-31}, {id: mia, start: 2024-04-01}]}
  brand: {type: team, parent: marketing}
people:
  eve: {name: Eve, unit: acme, title: CEO}
  bob: {name: Bob, unit: sales, title: Head of Sales, reports_to: eve}
  wim: {name: Wim, unit: west, reports_to: bob}
  una: {name: Una, unit: west, reports_to: wim}
  mia: {name: Mia, unit: marketing, title: Head of Marketing, reports_to: eve}
  old: {name: Old, end: 2024-03-31}
  tim:
    name: Tim
    posts:
    - {unit: marketing, reports_to: mia, allocation: 60%}
    - {unit: sales, reports_to: bob, allocation: 40%}
positions:
  analyst: {unit: brand, title: Analyst, status: vacant, reports_to: mia}
budgets:
  fair: {holder: sales, used_by: [marketing, brand], amount: 10, approver: [{id: bob, up_to: 5}, eve]}
kpis:
  revenue: {owner: acme, goal: true}
  leads: {owner: marketing, rolls_up_to: revenue, shared_with: sales}
  calls: {owner: wim, rolls_up_to: revenue}
handoffs:
  mql: {giver: marketing, receiver: west, owner: tim, item: lead}
lifecycles:
  lead: {owner: marketing, stages: [{name: new, owner: marketing}, {name: deal, owner: west}]}
decisions:
  price: {accountable: bob, responsible: [wim, mia], consulted: marketing, informed: [marketing, west]}
responsibilities:
  pricing: {required: true, performed_by: una}
  brandbook: {}
meetings:
  jour-fixe: {cadence: weekly, attendees: [bob, marketing], chair: bob}
"""


def documents(org: str = ORG) -> list[YamlDocument]:
    """Return an organization as read."""
    read = read_yaml("org.yaml", org.encode())
    assert isinstance(read, list), read
    return read


def plan(changes: str, day: date = DAY) -> Plan:
    """Return a plan with some changes."""
    text = f"format: orglint-plan/1\ndate: {day}\nchanges:\n{dedent(changes).strip()}\n"
    return read_plan("plan.yaml", text.encode(), "en")


def after(changes: str, org: str = ORG) -> Model:
    """Return the model that changes make of an organization."""
    model = apply_plan(plan(changes), documents(org), "en").model
    assert not model.problems, [(problem.message.en, str(problem.location)) for problem in model.problems]
    return model


def refusal(changes: str, org: str = ORG, language: Language = "en") -> list[str]:
    """Return what is wrong with changes, a line each, all with their places."""
    with pytest.raises(PlanError) as caught:
        apply_plan(plan(changes), documents(org), language)
    return str(caught.value).splitlines()


def ids(value: object) -> object:
    """Return the id of an entity, or those of several."""
    if isinstance(value, tuple | list):
        return [ids(item) for item in value]
    return value.id if isinstance(value, Described) else value


def get(model: Model, kind: str, ident: str, field: str) -> object:
    """Return a field of an entity, by ids."""
    return ids(getattr(model.entities[kind][ident], field))


def place(model: Model, kind: str, ident: str, field: str | None = None) -> str:
    """Return where an entity or a field of it stands, as reports say it."""
    return str(model.location(model.entities[kind][ident], field))


def in_force(model: Model, kind: str) -> list[str]:
    """Return the ids of a kind in force."""
    return [entity.id for entity in model.in_force[kind]]
