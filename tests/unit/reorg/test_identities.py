"""What was renamed is still the same finding: nothing is fixed and new at once for want of a name."""

from __future__ import annotations

from orglint.engine.assembly import in_order, tell_apart
from orglint.engine.comparing import Compared, compare
from orglint.engine.evaluation import ReadyRule, evaluate
from orglint.engine.input_findings import input_findings
from orglint.finding import Finding
from orglint.model.organization import Model
from orglint.reorg.identities import in_later_names, later_names
from orglint.reorg.matching.matching import Matching
from tests.unit.engine.runs import builtin, ready, rule
from tests.unit.reorg.comparisons import compared

ORGANIZATION = """
units: {company: {}, %(sales)s: {parent: company}, web: {parent: company}}
kpis: {%(kpi)s: {}, deals: {owner: company}}
people: {%(ann)s: {unit: %(sales)s}}
handoffs: {leads: {giver: web, receiver: %(sales)s, item: lead, owner: TBD, lifecycle: %(cycle)s, stage: new}}
lifecycles: {%(cycle)s: {stages: [new]}}
"""
OLD = {"sales": "sales", "kpi": "leads", "ann": "a1", "cycle": "deal"}
NEW = {"sales": "growth", "kpi": "mqls", "ann": "b1", "cycle": "chance"}
RENAMES = {
    "units": {"sales": ("growth",)},
    "kpis": {"leads": ("mqls",)},
    "people": {"a1": ("b1",)},
    "lifecycles": {"deal": ("chance",)},
}


def findings(model: Model, *rules: ReadyRule) -> tuple[Finding, ...]:
    found = [*evaluate(rules, model, "en").findings, *input_findings(model.problems, "en")]
    return in_order(tell_apart(in_order(found)))


def both(matching: Matching, *rules: ReadyRule) -> Compared:
    head, base = (findings(model, *rules) for model in (matching.after, matching.before))
    return compare(head, in_later_names(base, matching, head), {each.spec.id for each in rules})


def changes(compared: Compared) -> list[tuple[str, str | None, str | None]]:
    return [(one.rule, one.entity, one.change.value if one.change else None) for one in compared.findings]


def test_findings_of_what_is_called_otherwise_are_unchanged():
    matching = compared(ORGANIZATION % OLD, ORGANIZATION % NEW, RENAMES)
    pairs = ready(rule("for: partnership\nflag_if: len(partnership.meetings) == 0", "no-meeting"))
    stages = ready(rule("for: stage\nflag_if: stage.owner is None", "no-owner"))
    each = ready(rule("for: unit\neach: {child: unit.children}\nflag_if: len(child.kpis) == 0", "no-kpi"))
    rules = (builtin("kpi-without-owner"), builtin("placeholder-owner"), pairs, stages, each)
    result = both(matching, *rules)
    assert changes(result) == [
        ("no-kpi", "unit/company", "unchanged"),
        ("no-kpi", "unit/company", "unchanged"),
        ("kpi-without-owner", "kpi/mqls", "unchanged"),
        ("no-meeting", "partnership/growth--web", "unchanged"),
        ("placeholder-owner", "handoff/leads", "unchanged"),
        ("no-owner", "stage/chance/new", "unchanged"),
    ]
    assert result.fixed == ()


def test_what_is_fixed_keeps_its_earlier_name_and_place():
    matching = compared(ORGANIZATION % OLD, (ORGANIZATION % NEW).replace("mqls: {}", "mqls: {owner: web}"), RENAMES)
    result = both(matching, builtin("kpi-without-owner"))
    assert result.findings == ()
    assert [(one.entity, str(one.location)) for one in result.fixed] == [("kpi/leads", "before.yaml:3:8")]


def test_what_is_merged_away_is_fixed_and_what_took_it_in_is_as_it_was():
    before = "units: {a: {type: team}, b: {type: team}}\nkpis: {k: {owner: a}}"
    after = "units: {b: {type: team}}\nkpis: {k: {owner: b}}"
    matching = compared(before, after, {"units": {"a": ("b",)}})
    teams = ready(rule("for: unit\nflag_if: len(unit.members) == 0", "empty"))
    result = both(matching, teams)
    assert changes(result) == [("empty", "unit/b", "unchanged")]
    assert [one.entity for one in result.fixed] == ["unit/a"]


BOTH_SIDES = "for: handoff\nonce_per: '[handoff.giver, handoff.receiver]'\nflag_if: handoff.owner is None"


def test_a_finding_of_what_goes_on_is_unchanged_where_a_unit_in_it_was_merged_or_split():
    rule_of_both = ready(rule(BOTH_SIDES, "no-owner"))
    before = "units: {a: {}, b: {}, c: {}}\nhandoffs: {h: {giver: a, receiver: b}}"
    after = "units: {%s: {}, %s: {}, b: {}, c: {}}\nhandoffs: {h: {giver: %s, receiver: b}}"
    for units, said in ((("x", "y", "y"), {"a": ("x", "y")}), (("n", "o", "n"), {"a": ("n",), "c": ("n",)})):
        result = both(compared(before, after % units, {"units": said}), rule_of_both)
        assert changes(result) == [("no-owner", "handoff/h", "unchanged")]
        assert result.fixed == ()


def test_a_name_that_goes_to_something_else_is_not_mistaken_for_it():
    teams = ready(rule('for: unit\nflag_if: unit.type == "team"\nwhere: {type: {empty: false}}', "team"))
    matching = compared(
        "units: {a: {type: team}, b: {}}",
        "units: {b: {type: team}, a: {type: team}}",
        {"units": {"a": ("b",), "b": ("a",)}},
    )
    assert changes(both(matching, teams)) == [("team", "unit/b", "unchanged"), ("team", "unit/a", "new")]


def test_a_name_that_something_new_has_is_not_mistaken_for_what_is_gone():
    teams = ready(rule('for: unit\nflag_if: unit.type == "team"\nwhere: {type: {empty: false}}', "team"))
    matching = compared("units: {a: {type: team}}", "units: {a: {type: team}}", {"units": {"a": ()}})
    result = both(matching, teams)
    assert changes(result) == [("team", "unit/a", "new")]
    assert [one.entity for one in result.fixed] == ["unit/a"]


def test_what_could_not_be_read_is_the_same_problem_under_the_new_name():
    text = "units: {%s: {head: nobody}}\npositions: {p: {}}"
    matching = compared(text % "a", text % "b", {"units": {"a": ("b",)}})
    assert changes(both(matching)) == [("unknown-reference", "unit/b", "unchanged")]


def test_equal_findings_stay_as_many_as_they_are():
    text = "units: {%s: {type: teem, function: x, typo: 1, typ: 1}}"
    matching = compared(text % "a", text % "b", {"units": {"a": ("b",)}})
    before = findings(matching.before)
    renamed = in_later_names(before, matching)
    assert len({one.fingerprint for one in renamed}) == len(before) > 2
    assert {one.fingerprint for one in renamed} == {one.fingerprint for one in findings(matching.after)}


def test_only_other_names_are_kept():
    matching = compared(ORGANIZATION % OLD, ORGANIZATION % NEW, RENAMES)
    assert later_names(matching) == {
        "unit/sales": "unit/growth",
        "person/a1": "person/b1",
        "kpi/leads": "kpi/mqls",
        "lifecycle/deal": "lifecycle/chance",
        "partnership/sales--web": "partnership/growth--web",
        "stage/deal/new": "stage/chance/new",
    }


def test_without_renames_every_fingerprint_stays():
    matching = compared(ORGANIZATION % OLD, ORGANIZATION % OLD)
    before = findings(matching.before, builtin("kpi-without-owner"))
    assert in_later_names(before, matching) == before
