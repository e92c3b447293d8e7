"""Mutants of rules: which there are, which the examples notice, and what a rule says of the others."""

from __future__ import annotations

import pytest

from orglint.lang.compiled import CompiledProgram
from orglint.ruleset.checking import check_rule
from orglint.ruleset.reading import read_rules
from orglint.ruleset.spec import RuleSpec
from orglint.source.document import Fault
from orglint.source.reader import read_yaml
from orglint.testing.mutants import mutants
from orglint.testing.mutation import MutationResult, try_mutants

WIDE = """\
format: orglint-rules/1
rules:
- id: wide
  severity: warning
  for: position
  params:
    limit: {type: number, default: 2, description: {en: most, ja: 上限}}
  where: {status: {none_of: [eliminated]}}
  flag_if: len(direct_reports(position)) > limit
  message: {en: "{position} leads too many.", ja: "{position}の部下が多すぎます。"}
  rationale: {en: Why., ja: 理由。}
  fix: {en: Mend., ja: 直す。}
  examples:
    bad:
    - name: three
      org: {positions: {m: {}, a: {reports_to: m}, b: {reports_to: m}, c: {reports_to: m}}}
      expect: [position/m]
    good:
    - name: two
      org: {positions: {m: {}, a: {reports_to: m}, b: {reports_to: m}}}
    - name: three, of an eliminated post
      org: {positions: {m: {status: eliminated}, a: {reports_to: m}, b: {reports_to: m}, c: {reports_to: m}}}
"""


def rule_of(text: str) -> RuleSpec:
    documents = read_yaml("rules/own.yaml", text.encode())
    assert not isinstance(documents, Fault)
    rules, faults = read_rules(documents[0])
    assert [fault.show("en") for fault in faults] == []
    return rules[0]


def result_of(text: str) -> MutationResult:
    rule = rule_of(text)
    program = check_rule(rule)
    assert isinstance(program, CompiledProgram), [fault.show("en") for fault in program]
    result, faults = try_mutants(rule, program)
    assert [fault.show("en") for fault in faults] == []
    return result


def survivors(text: str) -> list[tuple[str, str]]:
    return [(str(item.location), item.mutant) for item in result_of(text).survivors]


def test_sharp_examples_notice_every_mutant():
    result = result_of(WIDE)
    assert result.is_sharp
    assert (result.noticed, result.total, result.equivalent) == (6, 6, 0)


def test_the_mutants_of_a_rule_are_called_by_where_and_how_they_differ():
    assert [mutant.name for mutant in mutants(rule_of(WIDE))] == [
        "where.status: {none_of: [eliminated]} -> none",
        "where.status: {none_of: [eliminated]} -> {one_of: [eliminated]}",
        "flag_if: len(direct_reports(position)) > limit -> len(direct_reports(position)) >= limit",
        "flag_if: len(direct_reports(position)) > limit -> len(direct_reports(position)) < limit",
        "params.limit: 2 -> 1",
        "params.limit: 2 -> 3",
    ]


def test_without_the_boundary_on_the_good_side_a_shifted_comparison_survives():
    text = WIDE.replace(
        "org: {positions: {m: {}, a: {reports_to: m}, b: {reports_to: m}}}", "org: {positions: {m: {}}}"
    )
    assert survivors(text) == [
        (
            "rules/own.yaml:9:3",
            "flag_if: len(direct_reports(position)) > limit -> len(direct_reports(position)) >= limit",
        ),
        ("rules/own.yaml:7:5", "params.limit: 2 -> 1"),
    ]


def test_without_an_example_that_only_where_keeps_out_its_line_survives_being_dropped():
    text = WIDE[: WIDE.index("    - name: three, of")]
    assert survivors(text) == [("rules/own.yaml:8:11", "where.status: {none_of: [eliminated]} -> none")]


def test_an_example_that_sets_a_parameter_says_nothing_of_its_default():
    text = WIDE.replace("    - name: three\n", "    - name: three\n      params: {limit: 2}\n")
    assert [name for _, name in survivors(text)] == ["params.limit: 2 -> 3"]


GRADED = WIDE.replace("> limit\n", '> limit and position.grade is not None and matches(position.grade, "*")\n').replace(
    "m: {}", "m: {grade: 1}"
)


def test_a_mutant_that_does_not_check_is_counted_apart():
    # grade may be empty where `is not None` is turned round, or where either `and` is an `or`.
    assert result_of(GRADED).uncheckable == 3


def test_a_change_of_severity_is_noticed_by_an_example_that_states_it():
    text = WIDE.replace("> limit\n", "> limit\n  error_if: len(direct_reports(position)) > 3\n")
    found = [name for _, name in survivors(text)]
    assert "error_if: len(direct_reports(position)) > 3 -> len(direct_reports(position)) >= 3" in found
    stated = text.replace("expect: [position/m]", "expect: [position/m]\n      severity: warning")
    assert "error_if: len(direct_reports(position)) > 3 -> len(direct_reports(position)) >= 3" not in [
        name for _, name in survivors(stated)
    ]


def test_nothing_is_tried_where_an_example_fails_as_it_is():
    result = result_of(WIDE.replace("expect: [position/m]", "expect: [position/a]"))
    assert [failed.example.en for failed in result.failed] == ["three"]
    assert (result.total, result.is_sharp) == (0, False)


COMPOSITE = """\
format: orglint-rules/1
rules:
- id: lonely
  severity: warning
  for: unit
  let: {led: unit.head}
  signs:
    no-purpose: {if: unit.purpose is None, says: {en: no purpose, ja: 目的なし}}
    no-head: {if: len(led) == 0, says: {en: no head, ja: 長なし}}
  at_least: 2
  message: {en: "{unit} is alone.", ja: "{unit}は孤立しています。"}
  rationale: {en: Why., ja: 理由。}
  fix: {en: Mend., ja: 直す。}
  examples:
    bad:
    - name: both
      org: {units: {a: {type: team}}}
      expect: [unit/a]
    good:
    - name: a purpose
      org: {units: {a: {purpose: Sell}}}
    - name: a head
      org: {units: {a: {head: mia}}, people: {mia: {}}}
"""


def test_a_dropped_sign_takes_along_what_only_it_has_used():
    assert result_of(COMPOSITE).is_sharp
    assert [name for name in (mutant.name for mutant in mutants(rule_of(COMPOSITE))) if "none" in name] == [
        "signs.no-purpose -> none",
        "signs.no-head -> none",
    ]


def test_a_sign_that_no_example_needs_survives_being_dropped():
    text = COMPOSITE.replace("at_least: 2", "at_least: 1")
    text = (
        text[: text.index("    - name: a purpose")]
        + "    - name: all there\n      org: {units: {a: {purpose: Sell, head: mia}}, people: {mia: {}}}\n"
    )
    names = [name for _, name in survivors(text)]
    assert names == [
        "signs.no-purpose -> none",
        "signs.no-head -> none",
        "signs.no-head: len(led) == 0 -> len(led) == -1",
        "at_least: 1 -> 2",
    ]


# ---- equivalents


UNTELLABLE = """\
format: orglint-rules/1
rules:
- id: nameless
  severity: note
  for: unit
  params:
    fewest: {type: number, default: 0, description: {en: fewest people, ja: 最少人数}}
  flag_if: unit.name is None and len(unit.members) >= fewest
  message: {en: "{unit} has no name.", ja: "{unit}に名前がありません。"}
  rationale: {en: Why., ja: 理由。}
  fix: {en: Mend., ja: 直す。}
  examples:
    bad:
    - name: none
      org: {units: {a: {type: team, members: [mia]}}, people: {mia: {}}}
      expect: [unit/a]
    - name: none, and nobody in it
      org: {units: {a: {type: team}}}
      expect: [unit/a]
    good:
    - name: a name
      org: {units: {a: {name: A}}}
"""
NO_FEWER = "'params.fewest: 0 -> -1'"


def test_a_mutant_that_nothing_can_notice_is_listed_with_a_reason():
    assert survivors(UNTELLABLE) == [("rules/own.yaml:7:5", "params.fewest: 0 -> -1")]
    listed = UNTELLABLE + f"  equivalent:\n    {NO_FEWER}: {{en: no unit has fewer, ja: 0人未満の部署はない}}\n"
    result = result_of(listed)
    assert result.is_sharp
    assert result.equivalent == 1


@pytest.mark.parametrize(
    ("listed", "en", "ja"),
    [
        ("params.fewest: 0 -> 1", "an example notices the mutant", "例で見分けられます"),
        ("params.fewest: 0 -> 2", "there is no mutant", "という変更はありません"),
        ("flag_if: unit.name is None -> unit.nmae", "there is no mutant", "という変更はありません"),
    ],
)
def test_a_listed_mutant_that_is_noticed_or_gone_is_said_at_its_place(listed: str, en: str, ja: str):
    text = UNTELLABLE + f"  equivalent:\n    {NO_FEWER}: no unit has fewer\n    '{listed}': out of date\n"
    result = result_of(text)
    assert not result.is_sharp
    (fault,) = result.stale
    assert str(fault.location) == "rules/own.yaml:25:5"
    assert (en in fault.message.en, ja in fault.message.ja) == (True, True)


def test_a_listed_mutant_that_does_not_check_is_said():
    text = WIDE.replace(
        "> limit\n", '> limit and position.grade is not None and matches(position.grade, "*")\n'
    ).replace("m: {}", "m: {grade: 1}")
    text += "  equivalent:\n    'flag_if: position.grade is not None -> position.grade is None': never tried\n"
    assert "does not check" in result_of(text).stale[0].message.en


@pytest.mark.parametrize("reason", ["", "''", "{en: only one}"])
def test_a_listed_mutant_needs_a_reason(reason: str):
    rule = rule_of(UNTELLABLE + f"  equivalent:\n    {NO_FEWER}: {reason}\n")
    program = check_rule(rule)
    assert isinstance(program, CompiledProgram)
    _, faults = try_mutants(rule, program)
    (fault,) = faults
    assert str(fault.location).startswith("rules/own.yaml:24:")


def test_a_let_that_only_a_text_uses_is_left_alone():
    text = (
        WIDE.replace(
            "  flag_if: len(direct_reports(position)) > limit\n",
            "  let:\n"
            "    led: direct_reports(position)\n"
            "    wide: len(led) > limit\n"
            "    titles: '[p.title for p in led if p.title is not None]'\n"
            "  flag_if: wide\n",
        )
        .replace("leads too many.", "leads too many[[ ({titles})]].")
        .replace("多すぎます。", "多すぎます[[({titles})]]。")
    )
    made = [mutant.name for mutant in mutants(rule_of(text))]
    assert "let.wide: len(led) > limit -> len(led) >= limit" in made
    assert [name for name in made if name.startswith(("let.titles", "let.led"))] == []
