"""What is not described is not wrong: one collection alone gives no finding, and says what could not be evaluated."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from orglint.app.checking import check
from orglint.app.inputs import Inputs
from orglint.ruleset.choosing import Selection

NAMES = "abcdefgh"
NAMED = {name: {} for name in NAMES}
TYPED = {
    "a": {"type": "company"},
    **{name: {"type": "department", "parent": "a"} for name in "bcd"},
    **{name: {"type": "team", "parent": "b"} for name in "efgh"},
}
FUNCTIONS = ["corporate_planning", "marketing", "sales", "development", "marketing", "sales", "hr", "finance"]
WITH_FUNCTIONS = {
    name: {**body, "function": function} for (name, body), function in zip(TYPED.items(), FUNCTIONS, strict=True)
}
PEOPLE = {f"p{number:02}": {"name": f"人{number}", "unit": NAMES[number % 8], "title": "担当"} for number in range(40)}
"""An HR list: everybody in a unit, five in each."""
MANAGED = {
    key: {**body, "reports_to": f"p{(number - 1) // 5:02}" if number else None}
    for number, (key, body) in enumerate(PEOPLE.items())
}
HANDOFFS = {
    f"h{number}": {"giver": "bcd"[number % 3], "receiver": "cdb"[number % 3], "item": item}
    for number, item in enumerate(["lead", "仕様", "原稿", "リード", "order", "draft"])
}

PARTS = {
    "an HR list": {"units": NAMED, "people": PEOPLE},
    "an HR list with types of units": {"units": TYPED, "people": PEOPLE},
    "an HR list with managers": {"units": TYPED, "people": MANAGED},
    "posts": {
        "positions": {f"q{number:02}": {"reports_to": f"q{(number - 1) // 5:02}"} for number in range(1, 40)}
        | {"q00": {}}
    },
    "units": {"units": TYPED},
    "units with functions": {"units": WITH_FUNCTIONS},
    "hand-offs": {"units": NAMED, "handoffs": HANDOFFS},
    "hand-offs between functions": {"units": WITH_FUNCTIONS, "handoffs": HANDOFFS},
    "KPIs": {"kpis": {"mql": {"name": "MQL"}, "revenue": {}}},
    "KPIs with owners": {
        "units": TYPED,
        "kpis": {"mql": {"owner": "b"}, "revenue": {"owner": "c"}, "quality": {"owner": "d"}},
    },
    "budgets": {"budgets": {"ads": {"amount": 1, "function": "marketing"}, "fairs": {}}},
    "budgets with holders": {"units": TYPED, "budgets": {"ads": {"amount": 1, "holder": "b"}, "it": {"holder": "c"}}},
    "meetings": {"units": WITH_FUNCTIONS, "meetings": {"weekly": {"cadence": "weekly", "attendees": ["b", "c"]}}},
    "decisions": {"decisions": {"prices": {"name": "価格"}}},
    "lifecycles": {"lifecycles": {"ripening": {"item": "lead", "stages": ["new", "nurture", "won"]}}},
    "interactions": {"units": NAMED, "interactions": {"one": {"between": ["a", "b"], "mode": "collaboration"}}},
    "requests": {"units": NAMED, "requests": {"desk": {"provider": "a", "requesters": ["b", "c", "d"]}}},
    "contributions": {"units": NAMED, "contributions": {"copy": {"requester": "a", "contributor": "b"}}},
    "segments": {"units": NAMED, "segments": {"banks": {"owners": ["a"]}}},
    "datasets": {"units": NAMED, "datasets": {"customers": {"owner": "a", "used_by": ["b"]}}},
    "engagements": {"units": NAMED, "engagements": {"agency": {"partner": "広告会社"}, "other": {}}},
    "initiatives": {"initiatives": {"dx": {"kind": "transformation"}, "other": {}}},
    "training": {"units": WITH_FUNCTIONS, "training": {"basics": {}}},
    "capabilities": {"capabilities": {"seo": {"critical": True}, "crm": {"core": True}}},
    "responsibilities": {"responsibilities": {"safety": {"required": True, "critical": True}}},
}


@pytest.mark.parametrize("part", PARTS)
def test_one_part_of_an_organization_alone_raises_nothing_and_says_what_is_missing(part: str, tmp_path: Path):
    file = tmp_path / "org.yaml"
    file.write_text(json.dumps(PARTS[part], ensure_ascii=False), encoding="utf-8")
    inputs = Inputs(paths=(file,), language="en", as_of=date(2026, 4, 1))
    report = check(inputs, Selection(packs=("strict",)))
    assert [(finding.rule, finding.entity) for finding in report.findings] == []
    assert report.evaluated
    assert len(report.not_evaluated) > len(report.evaluated)
