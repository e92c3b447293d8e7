"""The form of a plan: every mistake with its place, in both languages, whatever stands in the file."""

from __future__ import annotations

import pytest

from orglint.errors import PlanError
from orglint.i18n import Language
from orglint.reorg.plan.changes import Move, Rename
from orglint.reorg.plan.reading import read_plan
from tests.unit.reorg.plan.plans import documents, plan, refusal


def _faults(text: str, language: Language = "en") -> list[str]:
    with pytest.raises(PlanError) as caught:
        read_plan("plan.yaml", text.encode(), language)
    return str(caught.value).splitlines()


def test_changes_are_read_in_the_order_they_are_written():
    made = read_plan(
        "plan.yaml",
        b"format: orglint-plan/1\nname: Autumn\ndescription: why\ndate: 2026/10/1\nx-draft: 2\n"
        b"changes:\n- rename: {unit: 012, name: no}\n- move: {position: [a, b], to: c}\n",
        "en",
    )
    rename, move = made.changes
    assert isinstance(rename, Rename)
    assert (rename.unit.text, rename.name.raw) == ("012", "no")
    assert isinstance(move, Move)
    assert [name.text for name in move.what.names] == ["a", "b"]
    assert (made.name, made.day.isoformat(), made.file) == ("Autumn", "2026-10-01", "plan.yaml")


def test_a_plan_without_changes_is_a_plan():
    assert plan("").changes == ()


def test_what_a_plan_must_have():
    assert _faults("changes: []\n") == ["plan.yaml:1:1: format is missing here", "plan.yaml:1:1: date is missing here"]
    assert _faults("format: orglint-plan/2\ndate: soon\nchange: []\n") == [
        "plan.yaml:1:1: changes is missing here",
        "plan.yaml:1:9: the format is orglint-plan/1",
        "plan.yaml:2:7: date is the day on which the plan takes effect: a day such as 2026-04-01 or 2026/4/1",
        'plan.yaml:3:1: unknown key "change"; expected are format, name, description, date, changes; did you mean "changes"?',
    ]
    assert _faults("format: orglint-plan/1\ndate: 2026-10-01\nchanges: {}\n") == [
        "plan.yaml:3:10: changes is a list: each item begins with - and a change"
    ]
    assert _faults("a: [1\n")[0].startswith("plan.yaml:")
    assert _faults("") == ["plan.yaml: a plan is one YAML document"]
    assert _faults("日付: 2026-10-01\nchanges: []\n", "ja") == [
        'plan.yaml:1:1: "日付"というキーはありません。使えるのはformat、name、description、date、changesです',
        "plan.yaml:1:1: formatがありません",
        "plan.yaml:1:1: dateがありません",
    ]


def test_the_form_of_changes():
    assert refusal("""
- rename: {unit: west}
- rename: {unit: [west], to: x}
- move: {unit: west, position: una, to: sales}
- move: {to: sales}
- hand: {to: sales}
- merge: {units: [west, brand], into: [x]}
- {move: {unit: west, to: acme}, rename: {unit: west, to: x}}
- dissolve: west
- just words
- appoint: {person: una, to: analyst, further: maybe}
- leave: {person: 未定}
- create: units
""") == [
        "plan.yaml:4:3: to or name is missing here",
        "plan.yaml:5:18: unit is an id",
        "plan.yaml:6:22: one kind at a time: unit, position",
        "plan.yaml:7:9: unit or position is missing here",
        "plan.yaml:8:9: budget, kpi, handoff, decision, responsibility or another kind is missing here",
        "plan.yaml:9:39: expected is a unit's id, or new units with their fields: {b: {name: B}}",
        (
            "plan.yaml:10:3: a change has one word; words are create, change, rename, move, merge, split, dissolve, appoint, "
            "vacate, report, eliminate, leave, hand, end"
        ),
        "plan.yaml:11:13: dissolve has keys below it: unit, to",
        (
            "plan.yaml:12:3: a change is a word and what belongs to it; words are create, change, rename, move, merge, split, "
            "dissolve, appoint, vacate, report, eliminate, leave, hand, end"
        ),
        "plan.yaml:13:48: further is true, false, yes or no",
        "plan.yaml:14:19: person is an id",
        "plan.yaml:15:11: create has keys below it: collections as in a model",
    ]


def test_what_does_not_fit_and_what_cannot_be_read_are_told_in_one_run_and_nothing_that_only_follows():
    assert refusal("""
- merge: {units: [wesst, brand], into: {growth: {parent: acme}}}
- move: {position: una, to: growth}
- change: {handoffs: {mql: {sla_hours: many}}, kpis: {leads: {contributors: [growth, saless]}}}
""") == [
        'plan.yaml:4:19: unknown unit "wesst"; did you mean "west"?',
        'plan.yaml:6:40: sla_hours cannot be "many"; expected is a number, such as 12, 0.5 or 48_000_000',
        'plan.yaml:6:86: unknown unit "saless"; close to it: "sales"',
    ]


def test_keys_that_stand_twice_are_refused():
    assert refusal("- move: {unit: west, to: acme, to: marketing}") == [
        'plan.yaml:4:32: the key "to" stands twice; keep one of them'
    ]


def test_a_plan_is_not_in_force_before_the_organization_is():
    from datetime import date

    from orglint.reorg.plan.apply import apply_plan

    with pytest.raises(PlanError) as caught:
        apply_plan(plan("", date(2026, 3, 1)), documents(), "en")
    assert str(caught.value) == "plan.yaml:2:7: the plan takes effect before 2026-04-01, the date of the organization"
    assert apply_plan(plan("", date(2026, 4, 1)), documents(), "en").model.as_of == date(2026, 4, 1)
