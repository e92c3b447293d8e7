"""Budgets, KPIs, hand-offs, decisions, responsibilities handed over and ended; what is created and changed as in a model."""

from __future__ import annotations

from datetime import date

import pytest

from orglint.model.schema import COLLECTIONS
from orglint.reorg.plan.changes import THINGS
from orglint.reorg.plan.things import owner_fields
from tests.unit.reorg.plan.plans import ORG, after, get, in_force, place, refusal


def test_a_budget_has_another_holder():
    model = after("- hand: {budget: fair, to: marketing}")
    assert get(model, "budget", "fair", "holder") == "marketing"
    assert get(model, "unit", "marketing", "budgets") == ["fair"]
    assert place(model, "budget", "fair", "holder") == "plan.yaml:4:24"


@pytest.mark.parametrize(
    ("change", "kind", "ident", "field", "value"),
    [
        ("{kpi: leads, to: sales}", "kpi", "leads", "owner", "sales"),
        ("{kpi: leads, to: tim}", "kpi", "leads", "owner", "tim@marketing"),
        ("{handoff: mql, to: bob}", "handoff", "mql", "owner", "bob"),
        ("{handoff: mql, to: brand}", "handoff", "mql", "giver", "brand"),
        ("{handoff: mql, to: none}", "handoff", "mql", "owner", None),
        ("{decision: price, to: eve}", "decision", "price", "accountable", ["eve"]),
        ("{decision: price, to: sales}", "decision", "price", "accountable", ["sales"]),
        ("{decision: price, as: responsible, to: [una, bob]}", "decision", "price", "responsible", ["una", "bob"]),
        ("{decision: price, as: responsible, from: mia, to: bob}", "decision", "price", "responsible", ["wim", "bob"]),
        ("{decision: price, as: responsible, from: mia, to: none}", "decision", "price", "responsible", ["wim"]),
        ("{meeting: jour-fixe, to: eve}", "meeting", "jour-fixe", "chair", "eve"),
        ("{lifecycle: lead, to: sales}", "lifecycle", "lead", "owner", "sales"),
    ],
)
def test_things_are_handed_to_the_field_that_takes_the_new_owner(change, kind, ident, field, value):
    model = after(f"- hand: {change}")
    assert get(model, kind, ident, field) == value


def test_a_responsibility_goes_from_unit_to_unit():
    model = after("- hand: {responsibility: pricing, to: marketing}")
    assert get(model, "unit", "sales", "responsibilities") == []
    assert get(model, "unit", "marketing", "responsibilities") == ["pricing"]
    assert get(model, "responsibility", "pricing", "performed_by") == ["una"]
    model = after("- hand: {responsibility: [pricing, brandbook], to: [sales, marketing]}")
    assert get(model, "unit", "sales", "responsibilities") == ["pricing", "brandbook"]
    assert get(model, "unit", "marketing", "responsibilities") == ["pricing", "brandbook"]
    model = after("- hand: {responsibility: pricing, to: wim}")
    assert get(model, "responsibility", "pricing", "performed_by") == ["wim"]
    assert get(model, "unit", "sales", "responsibilities") == ["pricing"]


def test_what_stands_beside_an_approver_goes_when_they_are_replaced_and_stays_where_a_unit_is():
    model = after("- hand: {budget: fair, as: approver, from: bob, to: mia}")
    assert get(model, "budget", "fair", "approver") == ["mia", "eve"]
    org = "units: {a: {}, b: {}, c: {}}\nbudgets: {x: {holder: b, approver: [{id: a, up_to: 5}, b]}}\n"
    model = after("- merge: {units: [a], into: c}", org)
    assert [tie.extras for tie in model.ties[model.entities["budget"]["x"], "approver"]] == [{"up_to": 5}, {}]
    assert get(model, "budget", "x", "approver") == ["c", "b"]


def test_what_ends_is_over_and_another_one_may_stand_in_its_place():
    model = after("- end: {kpi: leads}")
    assert "leads" not in in_force(model, "kpi")
    assert get(model, "kpi", "leads", "end") == date(2026, 9, 30)
    model = after("- end: {kpi: revenue, to: calls}")
    assert get(model, "kpi", "leads", "rolls_up_to") == ["calls"]


def test_fields_change_and_what_is_not_written_stays():
    model = after("""
- change:
    handoffs: {mql: {sla_hours: 48, entry_criteria: checked, x-note: mine}}
    decisions: {price: {responsible: [una, mia]}}
    people: {una: {title: Expert, employment: contractor}}
    units: {west: {purpose: sell, head: una}}
    organization: {executives: [eve, bob]}
""")
    handoff = model.entities["handoff"]["mql"]
    assert (handoff.sla_hours, handoff.entry_criteria, handoff.item) == (48, "checked", "lead")
    assert model.extras[handoff] == {"x-note": "mine"}
    assert get(model, "decision", "price", "responsible") == ["una", "mia"]
    assert get(model, "position", "una", "title") == "Expert"
    assert get(model, "person", "una", "employment") == "contractor"
    assert get(model, "unit", "west", "head") == ["una"]
    assert [one.id for one in model.organization.executives] == ["eve", "bob"]
    assert place(model, "handoff", "mql", "sla_hours") == "plan.yaml:5:22"
    assert place(model, "handoff", "mql", "item") == "org.yaml:30:55"


def test_a_head_that_changes_keeps_the_history_of_heads():
    model = after("- change: {units: {marketing: {head: tim}}}")
    ties = model.ties[model.entities["unit"]["marketing"], "head"]
    assert [(tie.target.id, tie.end) for tie in ties[1:]] == [("mia", date(2026, 9, 30)), ("tim@marketing", None)]
    assert get(model, "unit", "marketing", "head") == ["tim@marketing"]


def test_what_is_created_is_written_as_in_a_model_shorthands_and_all():
    model = after("""
- create:
    units:
      inside: {name: Inside, parent: sales, kpis: {won: {rolls_up_to: revenue}}, people: {kai: {reports_to: bob}}}
    positions:
      chief: {unit: inside, reports_to: bob, status: vacant}
- appoint: {person: una, to: chief}
""")
    assert get(model, "unit", "inside", "members") == ["kai", "una"]
    assert get(model, "kpi", "won", "owner") == "inside"
    assert get(model, "kpi", "won", "start") == date(2026, 10, 1)
    assert place(model, "kpi", "won") == "plan.yaml:6:52"


def test_mistakes_in_what_is_created_stand_where_they_are_written():
    assert refusal("- create: {units: {x: {parnt: sales, type: tribe, head: bobb}}}") == [
        'plan.yaml:4:24: unit has no field "parnt"; did you mean "parent"?; fields are '
        + refusal("- create: {units: {x: {parnt: sales}}}")[0].partition("fields are ")[2],
        'plan.yaml:4:44: type cannot be "tribe"; '
        + refusal("- create: {units: {x: {type: tribe}}}")[0].partition('"tribe"; ')[2],
        'plan.yaml:4:57: unknown position "bobb"; close to it: "bob"',
    ]
    assert refusal("- create: {unit: {x: {}}}")[0].startswith(
        'plan.yaml:4:12: "unit" is no collection; did you mean "units"?'
    )
    assert refusal("- create: {units: {west: {}, x: {members: [bob]}}}") == [
        'plan.yaml:4:20: the id "west" is taken already',
        (
            "plan.yaml:4:34: members would be further posts of these people; move them instead: "
            "- move: {position: ..., to: x}"
        ),
    ]
    assert refusal("- create: {organization: {name: X}}") == [
        "plan.yaml:4:12: there is an organization already: write what changes as `change`"
    ]


def test_fields_with_a_word_of_their_own_are_not_changed_otherwise():
    assert refusal("""
- change:
    units: {west: {name: East, parent: acme}}
    people: {una: {unit: acme, end: 2026-09-30}}
    budgets: {fair: {holder: acme}}
    organization: {as_of: 2026-12-01}
""") == [
        "plan.yaml:5:20: name of a unit is changed with a word of its own: - rename: {unit: west, name: ...}",
        "plan.yaml:5:32: parent of a unit is changed with a word of its own: - move: {unit: west, to: ...}",
        "plan.yaml:6:20: unit of a position is changed with a word of its own: - move: {position: una, to: ...}",
        "plan.yaml:6:32: end of a person is changed with a word of its own: - leave: {person: una}",
        "plan.yaml:7:22: holder of a budget is changed with a word of its own: - hand: {budget: fair, to: ...}",
        "plan.yaml:8:20: the day of the organization is the date of the plan",
    ]


def test_what_does_not_fit_is_refused():
    assert refusal("- hand: {budget: fare, to: marketing}") == [
        'plan.yaml:4:18: unknown budget "fare"; did you mean "fair"?'
    ]
    assert refusal("- hand: {budget: fair, to: sales}") == [
        "plan.yaml:4:28: nothing changes: budget/fair has this holder already"
    ]
    assert refusal("- hand: {budget: fair, to: [sales, acme]}") == [
        "plan.yaml:4:36: holder of budget takes one, not several"
    ]
    assert refusal("- hand: {budget: fair, to: una}") == [
        'plan.yaml:4:28: unknown unit "una"; there is a person of that id'
    ]
    assert refusal("- hand: {budget: fair, as: approvers, to: eve}") == [
        (
            "plan.yaml:4:28: say with `as` which field of budget changes; there are holder, used_by, approver, funded_by; "
            'did you mean "approver"?'
        )
    ]
    assert refusal("- hand: {decision: price, as: responsible, from: eve, to: una}") == [
        "plan.yaml:4:50: position/eve is not among the responsible of decision/price"
    ]
    assert refusal("- change: {handoff: {mql: {sla_hours: 1}}}")[0].endswith('did you mean "handoffs"?')
    assert refusal("- change: {handoffs: {mql: {slahours: 1}}}")[0].startswith(
        'plan.yaml:4:29: handoff has no field "slahours"; did you mean "sla_hours"?'
    )
    assert refusal("""
- hand: {budget: fair, to: marketing}
- hand: {budget: fair, to: acme}
""") == [
        "plan.yaml:5:18: another change of this plan says holder of budget/fair already; say it once (see plan.yaml:4:10)"
    ]


def test_a_change_that_changes_nothing_is_refused():
    assert refusal("- hand: {budget: fair, from: sales, to: sales}") == [
        "plan.yaml:4:41: nothing changes: budget/fair has this holder already"
    ]
    assert refusal("- hand: {responsibility: pricing, from: sales, to: sales}") == [
        "plan.yaml:4:52: nothing changes: responsibility/pricing has this units already"
    ]
    assert refusal("- change: {budgets: {fair: {amount: 10}}}") == [
        "plan.yaml:4:37: nothing changes: budget/fair has this amount already"
    ]
    assert refusal("- change: {units: {sales: {head: bob}}}") == [
        "plan.yaml:4:34: nothing changes: unit/sales has this head already"
    ]
    assert refusal("- change: {units: {marketing: {head: [position/mia]}}}") == [  # as it has been since 2024
        "plan.yaml:4:38: nothing changes: unit/marketing has this head already"
    ]
    assert refusal("- change: {organization: {name: Acme}}") == [
        "plan.yaml:4:33: nothing changes: organization has this name already"
    ]
    assert refusal("- change: {}\n- create: {}") == [
        "plan.yaml:4:11: change has keys below it: collections as in a model",
        "plan.yaml:5:11: create has keys below it: collections as in a model",
    ]


def test_taking_out_what_stands_beside_a_reference_is_a_change():
    model = after("- change: {budgets: {fair: {approver: [bob, eve]}}}")
    assert (model.entities["budget"]["fair"], "approver") not in model.ties  # nothing is said beside them any more
    model = after("- change: {meetings: {jour-fixe: {attendees: bob}}}", ORG.replace("[bob, marketing]", "[bob, TBD]"))
    assert model.in_force["placeholder"] == ()


def test_the_same_change_twice_is_refused_also_in_the_same_words():
    assert refusal("- hand: {kpi: leads, to: none}\n- hand: {kpi: leads, to: none}") == [
        "plan.yaml:5:15: another change of this plan says owner of kpi/leads already; say it once (see plan.yaml:4:10)"
    ]
    assert refusal("- change: {units: {sales: {type: team}}}\n- change: {units: {sales: {type: team}}}") == [
        "plan.yaml:5:34: another change of this plan says type of unit/sales already; say it once (see plan.yaml:4:28)"
    ]


def test_everything_that_can_be_owned_can_be_handed_over():
    without = {kind for kind in THINGS if not owner_fields(next(k for k in COLLECTIONS.values() if k.name == kind))}
    assert without == {"programme"}
