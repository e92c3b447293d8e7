"""The schema of plans: editors accept what orglint accepts, and mark what it refuses for its form."""

from __future__ import annotations

import pytest

from orglint.reorg.plan.changes import CHANGES
from tests.unit.schemas.documents import faults, refused

HEAD = "format: orglint-plan/1\ndate: 2026-10-01\nchanges:\n"
GOOD = {
    "create": "{units: {hq: {name: HQ, kpis: {k: {target: 5}}}}, people: {zoe: {unit: hq, title: Boss}}}",
    "change": "{handoffs: {mql: {sla_hours: 48}}, organization: {executives: [eve]}}",
    "rename": "{unit: sales, to: revenue, name: Revenue}",
    "move": "{position: [a, 001], to: sales, title: Boss, reports_to: none}",
    "merge": "{units: [a, b], into: {c: {name: C, head: x}}}",
    "split": "{unit: a, into: {b: {name: B, members: [x, y], kpis: k}, a: }, rest: b}",
    "dissolve": "{unit: a, to: b}",
    "appoint": "{person: p, to: x, further: yes, allocation: 30%}",
    "vacate": "{position: x}",
    "report": "{position: x, to: null}",
    "eliminate": "{position: [x, y], to: z}",
    "leave": "{person: p}",
    "hand": "{decision: d, as: responsible, from: a, to: [b, c]}",
    "end": "{kpi: k, to: l}",
}


def test_every_change_has_an_example_here():
    assert GOOD.keys() == CHANGES.keys()


@pytest.mark.parametrize("verb", GOOD)
def test_changes_pass(verb: str):
    assert faults("plan", f"{HEAD}- {verb}: {GOOD[verb]}\n") == []


@pytest.mark.parametrize(
    "change",
    [
        "fire: {person: p}",
        "rename: {unit: a}",
        "rename: {units: [a], to: b}",
        "move: {unit: a, position: b, to: c}",
        "move: {unit: a}",
        "move: {person: a, to: b}",
        "hand: {unit: a, to: b}",
        "create: {unit: {a: {}}}",
        "create: {units: {a: {parnt: b}}}",
        "create: {organization: {name: x}}",
        "merge: {units: [a, b], into: [c]}",
        "split: {unit: a, into: b}",
        "leave: {person: p, on: 2026-10-01}",
        "appoint: {person: p, to: x, further: perhaps}",
    ],
)
def test_what_is_no_change_is_refused(change: str):
    assert refused("plan", f"{HEAD}- {change}\n")


@pytest.mark.parametrize(
    "text", ["changes: []\n", "format: orglint-plan/1\nchanges: []\n", HEAD.replace("changes", "change")]
)
def test_what_is_no_plan_is_refused(text: str):
    assert refused("plan", text)
