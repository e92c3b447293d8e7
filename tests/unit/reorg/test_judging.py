"""What rules of a comparison find: each function answers for its organization, and every finding has its place."""

from __future__ import annotations

import pytest

from orglint.engine.evaluation import ReadyRule, Variant, evaluate
from orglint.finding import Severity
from orglint.location import Location, Span
from orglint.model.entities import Handoff, Unit
from orglint.reorg.judging import ComparedWith, findings_of_change
from orglint.reorg.matching.matching import Matching
from tests.unit.engine.runs import builtin, ready, rule
from tests.unit.reorg.comparisons import compared, comparing, entities, found

BEFORE = """
units:
  company: {}
  sales: {parent: company, head: ann, members: [ann, ben, cid]}
  web: {parent: company, members: [dan]}
  lab: {parent: sales}
people: {ann: {}, ben: {}, cid: {}, dan: {}}
kpis: {leads: {owner: web}, deals: {owner: sales}}
handoffs: {visits: {giver: web, receiver: sales}}
"""
AFTER = """
units:
  company: {}
  growth: {parent: company, head: ben, members: [ben, cid]}
  lab: {parent: company}
people: {ben: {}, cid: {}, eve: {}}
kpis:
  leads: {}
  deals: {owner: growth}
"""
RENAMES = {"units": {"sales": ("growth",)}}
"""web is dissolved, sales is called growth, lab moves up, ann and dan leave, eve joins."""
BOTH = "{before: {empty: false}, after: {empty: false}}"


@pytest.fixture
def matching() -> Matching:
    return compared(BEFORE, AFTER, RENAMES)


def of(kind: str, flag_if: str, where: str = BOTH) -> ReadyRule:
    return comparing(f"for: {kind}\nwhere: {where}\nflag_if: |\n  {flag_if}")


class TestEachOrganizationAnswersForItself:
    @pytest.mark.parametrize(
        ("flag_if", "units"),
        [
            ("headcount(unit_change.before) == 3 and headcount(unit_change.after) == 2", ["unit/growth"]),
            ("len(people_in(unit_change.before)) > len(people_in(unit_change.after))", ["unit/company", "unit/growth"]),
            ("len(unit_change.before.children) != len(unit_change.after.children)", ["unit/growth"]),
            (
                'len(reachable(unit_change.before, "part_of")) > len(reachable(unit_change.after, "part_of"))',
                ["unit/lab"],
            ),
        ],
    )
    def test_functions(self, matching: Matching, flag_if: str, units: list[str]):
        assert entities(found(matching, of("unit_change", flag_if)).findings) == units

    def test_lists_of_the_organization_and_reverse_references(self, matching: Matching):
        more = "len(organization_change.before.units) == 4 and len(organization_change.after.units) == 3"
        assert entities(found(matching, comparing(f"for: organization_change\nflag_if: {more}")).findings) == [
            "organization"
        ]
        deputies = "len(unit_change.before.handoffs_out) == 1 and unit_change.after is None"
        flagged = found(matching, of("unit_change", deputies, "{before: {empty: false}}")).findings
        assert entities(flagged) == ["unit/web"]

    def test_automatic_reverse_references(self):
        text = "units: {a: {}, b: {}}\nkpis: {k: {contributors: [%s]}}\n"
        moved = compared(text % "a", text % "b")
        asked = "len(unit_change.before.kpis_of_contributors) > len(unit_change.after.kpis_of_contributors)"
        assert entities(found(moved, of("unit_change", asked)).findings) == ["unit/a"]

    def test_functions_of_both(self, matching: Matching):
        gone = "len(successors(unit_change.before)) == 0"
        assert entities(found(matching, of("unit_change", gone, "{before: {empty: false}}")).findings) == ["unit/web"]
        new = "len([p for p in organization.people if former(p) is None]) == 1"
        assert entities(found(matching, comparing(f"for: organization_change\nflag_if: {new}")).findings)
        named = "same(unit_change.before, unit_change.after) and unit_change.before.id != unit_change.after.id"
        assert entities(found(matching, of("unit_change", named)).findings) == ["unit/growth"]

    def test_one_date_each(self):
        dated = compared(
            "organization: {as_of: 2025-04-01}\nunits: {a: {}}", "organization: {as_of: 2026-04-01}\nunits: {a: {}}"
        )
        seen = "as_of == organization_change.after.as_of and as_of != organization_change.before.as_of"
        known = "organization_change.before.as_of is not None and organization_change.after.as_of is not None and "
        assert entities(found(dated, comparing(f"for: organization_change\nflag_if: {known}{seen}")).findings)


class TestWhatCouldNotBeRead:
    @pytest.mark.parametrize("side", ["before", "after"])
    def test_no_conclusion_is_drawn_from_a_bad_value_on_either_side(self, side: str):
        good, bad = "units: {a: {}}\nkpis: {k: {owner: a}, l: {}}", "units: {a: {}}\nkpis: {k: {owner: aa}, l: {}}"
        pair = compared(bad, good) if side == "before" else compared(good, bad)
        evaluation = found(pair, builtin("kpi-loses-owner"))
        assert evaluation.findings == ()
        assert evaluation.undecided == (("kpi-loses-owner", 1),)

    def test_a_function_of_the_one_does_not_stumble_over_the_other(self):
        pair = compared("units: {a: {parent: x}, b: {}}", "units: {a: {}, b: {parent: a}}")
        rules = of("unit_change", 'len(reachable(unit_change.after, "part_of")) > 0')
        assert entities(found(pair, rules).findings) == ["unit/b"]


class TestNeeds:
    KPIS = "units: {a: {}}\nkpis: {k: {%s}}"

    @pytest.mark.parametrize(
        ("before", "after", "side"),
        [
            ("units: {a: {}}", "units: {a: {}}\nkpis: {k: {}}", "before"),
            ("units: {a: {}}\nkpis: {k: {owner: a}}", "units: {a: {}}", "after"),
            ("units: {a: {}}", "units: {a: {}}", None),
        ],
    )
    def test_what_one_side_does_not_describe_is_not_compared(self, before: str, after: str, side: str | None):
        evaluation = found(compared(before, after), builtin("kpi-loses-owner"))
        (left,) = evaluation.not_evaluated
        assert (left.rule, left.missing, left.side) == ("kpi-loses-owner", (("kpis",),), side)
        assert evaluation.evaluated == ()

    def test_a_rule_about_one_organization_is_left_out(self, matching: Matching):
        assert found(matching, builtin("kpi-without-owner")).evaluated == ()

    def test_a_rule_of_a_comparison_is_not_evaluated_over_one_organization(self, matching: Matching):
        with pytest.raises(ValueError, match="compares"):
            evaluate([builtin("kpi-loses-owner")], matching.after, "en")


class TestPlaces:
    def test_it_stands_in_the_later_model_at_the_field(self):
        pair = compared("units: {a: {}}\nkpis: {k: {owner: a}}", "units: {a: {}}\nkpis: {k: {owner: none}}")
        (finding,) = found(pair, builtin("kpi-loses-owner")).findings
        assert str(finding.location) == "after.yaml:2:12"
        assert [(str(one.location), one.label.show(names=True)) for one in finding.related] == [
            ("before.yaml:1:9", "a (before)")
        ]

    def test_at_the_id_where_the_field_is_not_written(self, matching: Matching):
        (finding,) = found(matching, builtin("kpi-loses-owner")).findings
        assert (finding.entity, str(finding.location)) == ("kpi/leads", "after.yaml:8:3")

    def test_what_is_gone_stands_where_it_was(self, matching: Matching):
        evaluation = found(
            compared(BEFORE, AFTER + "handoffs: {other: {giver: growth, receiver: lab}}", RENAMES),
            builtin("handoff-broken"),
        )
        (finding,) = evaluation.findings
        assert (finding.entity, str(finding.location)) == ("handoff/visits", "before.yaml:9:12")

    def test_what_has_ended_stands_at_its_end(self):
        pair = compared("units: {a: {}, b: {}}", "units: {a: {end: 2026-03-01}, b: {}}")
        flagged = found(pair, of("unit_change", "unit_change.after is None", "{before: {empty: false}}")).findings
        assert [(one.entity, str(one.location)) for one in flagged] == [("unit/a", "after.yaml:1:13")]

    def test_what_a_plan_removes_stands_in_the_plan(self, matching: Matching):
        web = next(unit for unit in matching.before.all(Unit) if unit.id == "web")
        plan = Location("plan.yaml", Span(3, 1, 3, 8))
        gone = of("unit_change", "unit_change.after is None", "{before: {empty: false}}")
        (finding,) = findings_of_change(ComparedWith(matching, removed_at={web: plan}), [gone], "en").findings
        assert finding.location == plan

    def test_earlier_files_are_called_by_their_revision(self, matching: Matching):
        gone = of("unit_change", "unit_change.after is None", "{before: {empty: false}}")
        (finding,) = findings_of_change(ComparedWith(matching, "main"), [gone], "en").findings
        assert str(finding.location) == "main:before.yaml:5:3"

    def test_a_finding_belongs_to_where_the_unit_of_what_is_gone_lives_on(self):
        pair = compared(
            "units: {a: {kpis: {k: {}}}, b: {kpis: {l: {}}}, c: {}}",
            "units: {c: {}}",
            {"units": {"a": ("c",)}},
        )
        gone = of("kpi_change", "kpi_change.after is None", "{before: {empty: false}}")
        flagged = found(pair, gone).findings
        assert [(one.entity, one.unit) for one in flagged] == [("kpi/k", "unit/c"), ("kpi/l", None)]

    def test_japanese_says_before(self, matching: Matching):
        (finding,) = findings_of_change(ComparedWith(matching), [builtin("kpi-loses-owner")], "ja").findings
        assert finding.message.show(names=True) == (
            "KPI「leads」は、変更前はwebが責任を持っていますが、変更後は責任を持つ部署もポストもありません。"
        )
        assert [one.label.show(names=True) for one in finding.related] == ["web(変更前)"]


class TestOverrides:
    def test_what_is_gone_is_inside_the_unit_it_would_belong_to(self):
        text = "units: {a: {}, b: {parent: a}, c: {}}\nkpis: {k: {owner: b}, l: {owner: c}}"
        pair = compared(text, "units: {aa: {}, b: {parent: aa}, c: {}}", {"units": {"a": ("aa",)}})
        (whole,) = [unit for unit in pair.after.all(Unit) if unit.id == "aa"]
        gone = of("kpi_change", "kpi_change.after is None", "{before: {empty: false}}")
        mild = ReadyRule(gone.spec, gone.severity, gone.params, gone.program, (Variant(whole, Severity.NOTE, {}),))
        flagged = found(pair, mild).findings
        assert {one.entity: one.severity for one in flagged} == {
            "kpi/k": Severity.NOTE,
            "kpi/l": Severity.WARNING,
        }


def test_fingerprints_are_of_what_changed_and_of_the_rule(matching: Matching):
    (finding,) = found(matching, builtin("kpi-loses-owner")).findings
    assert finding.identity is not None
    assert (finding.identity.rule, finding.identity.entities) == ("kpi-loses-owner", ("kpi/leads",))
    assert finding.fingerprint == finding.identity.fingerprint


def test_the_models_are_as_they_were(matching: Matching):
    kinds = set(matching.after.in_force)
    found(matching, builtin("kpi-loses-owner"), builtin("handoff-broken"))
    assert set(matching.after.in_force) == kinds
    assert not any(isinstance(one, Handoff) for one in matching.after.origins)


def test_a_change_of_nothing_finds_nothing(matching: Matching):
    same = compared(BEFORE, BEFORE)
    spec = rule("for: unit_change\nflag_if: unit_change.before is None or unit_change.after is None")
    assert found(same, ready(spec)).findings == ()
