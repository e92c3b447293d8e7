"""What a rule flags: which entities it looks at, with which data, and how the findings come about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from orglint.engine.evaluation import Variant
from orglint.finding import Severity, fingerprint
from orglint.model.entities import Unit
from orglint.report import NotEvaluated
from tests.unit.engine.runs import builtin, organization, ready, rule, run

# ---- needs


def kpis(stated: int, of: int) -> str:
    lines = [f"  k{number}: {{{'source: null' if number < stated else ''}}}" for number in range(of)]
    return "kpis:\n" + "\n".join(lines) + "\n"


NEEDS_SHARE = """
for: kpi
needs: [{field: kpis.source, at_least: 0.2}]
flag_if: kpi.source is None
"""


@pytest.mark.parametrize(("stated", "is_evaluated"), [(0, False), (1, False), (2, True), (3, True)])
def test_need_holds_from_its_share_on(stated: int, is_evaluated: bool):
    found = run(NEEDS_SHARE, kpis(stated, 10))
    assert found.evaluation.evaluated == (("test-rule",) if is_evaluated else ())
    missing = () if is_evaluated else (NotEvaluated("test-rule", (("kpis.source",),)),)
    assert found.evaluation.not_evaluated == missing
    assert len(found.findings) == (10 if is_evaluated else 0)


def test_need_for_a_field_holds_where_one_entity_states_it():
    text = "for: kpi\nneeds: [kpis.source]\nflag_if: kpi.source is None"
    assert run(text, kpis(0, 3)).evaluation.evaluated == ()
    assert run(text, kpis(1, 30)).evaluation.evaluated == ("test-rule",)


def test_need_for_a_collection_holds_where_it_has_an_entity():
    text = "for: organization\nneeds: [meetings]\nflag_if: len(organization.meetings) > 0"
    assert run(text, "meetings: {}").evaluation.not_evaluated == (NotEvaluated("test-rule", (("meetings",),)),)
    assert run(text, "meetings: {m: {}}").entities == ["organization"]


def test_one_of_several_alternatives_is_enough_and_all_needs_must_hold():
    text = "for: unit\nneeds: [{any: [units.head, units.purpose]}, kpis]\nflag_if: unit.head == []"
    text = "for: unit\nneeds: [{any: [units.head, units.purpose]}, kpis]\nflag_if: len(unit.head) == 0"
    org = "units: {u: {purpose: x}}\n"
    assert run(text, "units: {u: {}}").evaluation.not_evaluated == (
        NotEvaluated("test-rule", (("units.head", "units.purpose"), ("kpis",))),
    )
    assert run(text, org).evaluation.not_evaluated == (NotEvaluated("test-rule", (("kpis",),)),)
    assert run(text, org + "kpis: {k: {}}").entities == ["unit/u"]


# ---- which entities


DATED = "units:\n  now: {}\n  gone: {end: 2026-03-31}\n  last: {end: 2026-04-01}\n  next: {start: 2026-04-02}\n"


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("in_force", ["unit/last", "unit/now"]),
        ("ended", ["unit/gone"]),
        ("any", ["unit/gone", "unit/last", "unit/next", "unit/now"]),
    ],
)
def test_when_says_which_entities_count(when: str, expected: list[str]):
    assert run(f"for: unit\nwhen: {when}\nflag_if: unit.parent is None", DATED).entities == expected


def test_as_of_decides_what_is_in_force():
    text = "for: unit\nflag_if: unit.parent is None"
    assert run(text, DATED, as_of=date(2026, 3, 31)).entities == ["unit/gone", "unit/last", "unit/now"]
    assert run(text, DATED, as_of=date(2026, 4, 2)).entities == ["unit/next", "unit/now"]


def test_where_alone_can_flag():
    assert run("for: unit\nwhere: {type: team}", "units: {a: {type: team}, b: {type: office}, c: {}}").entities == [
        "unit/a"
    ]


def test_an_absent_enum_passes_none_of_and_fails_is():
    org = "units: {a: {type: team}, b: {}}"
    assert run("for: unit\nwhere: {type: {none_of: [team]}}", org).entities == ["unit/b"]
    assert run("for: unit\nwhere: {type: {is_not: team}}", org).entities == ["unit/b"]
    assert run("for: unit\nwhere: {type: {one_of: [team]}}", org).entities == ["unit/a"]


# ---- each


EACH = """
for: meeting
each: {unit_there: '[u for u in organization.units if u.parent is None]'}
flag_if: unit_there.function is not None
message: {en: "{unit_there}", ja: "{unit_there}です"}
"""


def test_each_gives_a_finding_for_each_item_at_the_item():
    found = run(EACH, "meetings: {m: {}}\nunits:\n  a: {function: it}\n  b: {}\n  c: {function: hr}\n")
    assert [(item.entity, str(item.location), item.message.show(names=True)) for item in found.findings] == [
        ("meeting/m", "org.yaml:3:3", "a"),
        ("meeting/m", "org.yaml:5:3", "c"),
    ]
    assert len({item.fingerprint for item in found.findings}) == 2


def test_each_over_texts_tells_findings_apart_by_the_text():
    text = 'for: unit\neach: {tag: unit.tags}\nflag_if: tag != ""\nat: tags'
    found = run(text, "units: {a: {tags: [x, y]}}")
    assert [str(item.location) for item in found.findings] == ["org.yaml:1:13", "org.yaml:1:13"]
    assert len({item.fingerprint for item in found.findings}) == 2


# ---- once_per


PAIRS = """
for: position
let: {circle: reporting_cycle(position)}
flag_if: len(circle) > 0
error_if: position.interim is not None and position.interim
measure: len(circle)
once_per: circle
related: circle
at: reports_to
"""


def test_of_a_circle_the_smallest_id_reports_and_the_others_are_related():
    found = run(
        PAIRS, "positions:\n  c: {reports_to: a}\n  a: {reports_to: b}\n  b: {reports_to: c}\n  d: {reports_to: d}\n"
    )
    assert [(item.entity, [other.entity for other in item.related], str(item.location)) for item in found.findings] == [
        ("position/a", ["position/b", "position/c"], "org.yaml:3:7"),
        ("position/d", [], "org.yaml:5:7"),
    ]
    assert [item.measure for item in found.findings] == [3, 1]
    assert found.findings[0].fingerprint == fingerprint("test-rule", ["position/c", "position/b", "position/a"])


@pytest.mark.parametrize("who", ["a", "b", "c"])
def test_one_finding_for_several_is_as_severe_as_the_worst_of_them(who: str):
    lines = {"a": "reports_to: b", "b": "reports_to: c", "c": "reports_to: a"}
    lines[who] += ", interim: true"
    org = "positions: {" + ", ".join(f"{name}: {{{line}}}" for name, line in lines.items()) + "}"
    assert run(PAIRS, org).only().severity is Severity.ERROR
    assert run(PAIRS, org.replace(", interim: true", "")).only().severity is Severity.WARNING


def test_the_first_in_the_file_does_not_decide_who_reports():
    orders = [
        "positions: {b: {reports_to: a}, a: {reports_to: b}}",
        "positions: {a: {reports_to: b}, b: {reports_to: a}}",
    ]
    found = [run(PAIRS, org).only() for org in orders]
    assert {(item.entity, item.fingerprint) for item in found} == {("position/a", found[0].fingerprint)}


# ---- error_if


STEP = "for: unit\nseverity: {severity}\nflag_if: len(unit.children) > 0\nerror_if: len(unit.children) > 1"


@pytest.mark.parametrize(
    ("severity", "plain", "worse"),
    [
        ("note", Severity.NOTE, Severity.WARNING),
        ("warning", Severity.WARNING, Severity.ERROR),
        ("error", Severity.ERROR, Severity.ERROR),
    ],
)
def test_error_if_makes_a_finding_one_step_more_severe(severity: str, plain: Severity, worse: Severity):
    text = STEP.format(severity=severity)
    assert run(text, "units: {a: {}, b: {parent: a}}").only().severity is plain
    assert run(text, "units: {a: {}, b: {parent: a}, c: {parent: a}}").only().severity is worse


def test_error_if_alone_flags_nothing():
    text = "for: unit\nflag_if: len(unit.children) > 5\nerror_if: len(unit.children) > 0"
    assert run(text, "units: {a: {}, b: {parent: a}}").entities == []


# ---- signs


SIGNS = """
for: unit
signs:
  no-head:
    needs: [units.head]
    if: len(unit.head) == 0
    says: {en: "it has no head", ja: "長がいません"}
  no-purpose:
    needs: [units.purpose]
    if: unit.purpose is None
    says: {en: "it has no purpose", ja: "目的がありません"}
  has-children:
    if: len(unit.children) > 0
    says: {en: "{unit.children} are below it", ja: "{unit.children}が下にあります"}
at_least: 2
"""
STATED = "positions: {p: {}}\n"


def signs(org: str) -> dict[str | None, list[str]]:
    return {item.entity: [sign.name for sign in item.signs] for item in run(SIGNS, org).findings}


def test_a_composite_rule_flags_from_so_many_signs_on_and_lists_them():
    org = STATED + "units: {a: {head: p, purpose: x}, b: {parent: a, head: p}, c: {parent: b}}"
    assert signs(org) == {"unit/b": ["no-purpose", "has-children"], "unit/c": ["no-head", "no-purpose"]}


def test_a_sign_without_its_data_does_not_count():
    """Nobody states a purpose: the sign is not checkable, and what is left must make up the number."""
    assert signs(STATED + "units: {a: {head: p}, b: {parent: a}, c: {parent: b}}") == {
        "unit/b": ["no-head", "has-children"]
    }


def test_with_fewer_checkable_signs_than_are_needed_nothing_is_flagged():
    assert signs("units: {a: {}, b: {parent: a}}") == {}


def test_a_composite_rule_without_any_checkable_sign_is_not_evaluated():
    text = SIGNS.replace(
        "  has-children:\n    if: len(unit.children) > 0",
        "  has-children:\n    needs: [kpis]\n    if: len(unit.kpis) > 0",
    )
    found = run(text.replace("{unit.children}", "{unit.kpis}"), "units: {a: {}, b: {parent: a}}")
    assert found.evaluation.not_evaluated == (
        NotEvaluated("test-rule", (("units.head",), ("units.purpose",), ("kpis",))),
    )


def test_a_sign_says_what_it_saw_and_names_its_places():
    org = STATED + "units:\n  a: {head: p, purpose: x}\n  b: {parent: a}\n  c: {parent: b}\n"
    text = SIGNS.replace("signs:", "let: {below: unit.children}\nsigns:").replace(
        "if: len(unit.children)", "if: len(below)"
    )
    (finding,) = [item for item in run(text, org).findings if item.entity == "unit/b"]
    said = {
        sign.name: (sign.says.show(names=True), [related.entity for related in sign.related]) for sign in finding.signs
    }
    assert said["has-children"] == ("c are below it", ["unit/c"])


@pytest.mark.parametrize(("at", "line"), [("", 2), ("at: purpose\n    ", 4), ("at: vision\n    ", 2)])
def test_a_sign_is_seen_at_its_field_else_at_the_entity(at: str, line: int):
    org = "units:\n  b:\n    function: x\n    purpose: none\n"
    text = SIGNS.replace("if: unit.purpose is None", f"{at}if: unit.purpose is None").replace(
        "at_least: 2", "at_least: 1"
    )
    (finding,) = run(text, org).findings
    (place,) = finding.signs[0].related
    assert place.entity == "unit/b"
    assert place.location is not None
    assert place.location.span is not None
    assert place.location.span.line == line


def test_a_sign_seen_at_its_field_names_the_entities_it_looked_at_after_it():
    text = SIGNS.replace("if: len(unit.children)", "at: name\n    if: len(below)").replace("at_least: 2", "at_least: 1")
    text = text.replace("signs:", "let: {below: unit.children}\nsigns:", 1)
    found = [item for item in run(text, "units: {a: {name: A}, b: {parent: a}}").findings if item.entity == "unit/a"]
    assert [place.entity for place in found[0].signs[-1].related] == ["unit/a", "unit/b"]


# ---- unknown values


def test_a_misspelt_holder_is_no_missing_holder():
    found = run(builtin("budget-without-holder"), "budgets: {a: {holder: nobody, amount: 1}, b: {amount: 1}}\n")
    assert found.entities == ["budget/b"]
    assert found.evaluation.undecided == (("budget-without-holder", 1),)


def test_nothing_to_decide_leaves_nothing_undecided():
    assert run(builtin("budget-without-holder"), "budgets: {b: {amount: 1}}").evaluation.undecided == ()


@pytest.mark.parametrize(
    ("condition", "org"),
    [
        ("unit.type is None", "units: {a: {type: teem}, b: {}}"),
        ("unit.start is None", "units: {a: {start: 2026-02-30}, b: {}}"),
        ("len(unit.head) == 0", "units: {a: {head: nobody}, b: {}}"),
        ("unit.parent is None", "units: {a: {parent: [x, y]}, b: {}}"),
        ("unit.purpose is None", "units:\n  a: {}\n  a: {purpose: x}\n  b: {}\n"),
        ("unit.location is None", "units:\n  a:\n    location: x\n    location: y\n  b: {}\n"),
    ],
)
def test_a_value_that_could_not_be_read_decides_nothing(condition: str, org: str):
    found = run(f"for: unit\nflag_if: {condition}", org)
    assert found.entities == ["unit/b"]
    assert found.evaluation.undecided == (("test-rule", 1),)


def test_an_unknown_value_does_not_keep_what_is_decided_without_it():
    text = "for: unit\nflag_if: unit.purpose is None or unit.type is None"
    assert run(text, "units: {a: {type: teem}}").entities == ["unit/a"]


def test_an_unknown_value_in_error_if_leaves_the_finding_at_its_severity():
    text = "for: unit\nflag_if: unit.purpose is None\nerror_if: unit.type is None"
    assert run(text, "units: {a: {type: teem}}").only().severity is Severity.WARNING


def test_unknown_values_keep_where_from_deciding():
    found = run("for: unit\nwhere: {type: {is_not: team}}", "units: {a: {type: teem}, b: {type: office}}")
    assert (found.entities, found.evaluation.undecided) == (["unit/b"], (("test-rule", 1),))


# ---- overrides as the engine sees them


LIMIT = """
for: unit
params: {limit: {type: number, default: 0, description: {en: most, ja: 上限}}}
flag_if: len(unit.children) > limit
"""
TREE = (
    "units:\n  top: {}\n  a: {parent: top}\n  b: {parent: a}\n  c: {parent: top}\n  d: {parent: c}\n  e: {parent: b}\n"
)


def variants(*given: tuple[str, Severity | None, int]) -> dict[str | None, Severity]:
    model_rule, model = ready(rule(LIMIT)), organization(TREE)
    units = model.entities["unit"]
    made = []
    for ident, severity, limit in given:
        unit = units[ident]
        assert isinstance(unit, Unit)
        made.append(Variant(unit, severity, {"limit": limit}))
    from orglint.engine.evaluation import evaluate

    found = evaluate([replace(model_rule, variants=tuple(made))], model, "en")
    return {item.entity: item.severity for item in found.findings}


def test_a_variant_holds_inside_its_unit_only():
    assert variants(("a", Severity.ERROR, 0)) == {
        "unit/top": Severity.WARNING,
        "unit/a": Severity.ERROR,
        "unit/b": Severity.ERROR,
        "unit/c": Severity.WARNING,
    }


def test_a_rule_can_be_off_inside_a_unit():
    assert set(variants(("a", None, 0))) == {"unit/top", "unit/c"}


def test_a_variant_has_its_own_parameters():
    assert set(variants(("a", Severity.NOTE, 1))) == {"unit/top", "unit/c"}


def test_of_several_variants_the_last_one_counts():
    assert variants(("top", Severity.NOTE, 0), ("b", Severity.ERROR, 0)) == {
        "unit/top": Severity.NOTE,
        "unit/a": Severity.NOTE,
        "unit/b": Severity.ERROR,
        "unit/c": Severity.NOTE,
    }
    assert set(variants(("b", Severity.ERROR, 0), ("top", Severity.NOTE, 0)).values()) == {Severity.NOTE}


def test_at_falls_back_to_the_id_where_the_field_is_not_written():
    found = run("for: unit\nflag_if: unit.type is None\nat: type", "units:\n  a: {name: x}\n  b: {type: none}\n")
    assert [str(item.location) for item in found.findings] == ["org.yaml:2:3", "org.yaml:3:7"]


def test_measure_and_evidence_are_what_the_condition_saw():
    found = run(
        "for: unit\nflag_if: len(unit.children) > 1\nmeasure: len(unit.children)",
        "units: {a: {}, b: {parent: a}, c: {parent: a}}",
    )
    finding = found.only()
    assert finding.measure == 2
    assert [(item.expression, item.value.show(names=True)) for item in finding.evidence] == [
        ("len(unit.children)", "2")
    ]
