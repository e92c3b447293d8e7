"""What the examples of a rule may say: each wrong one is named at its place, and none passes unread."""

from __future__ import annotations

import pytest

from orglint.lang.compiled import CompiledProgram
from orglint.ruleset.checking import check_rule
from orglint.ruleset.faults import RuleFault
from orglint.ruleset.reading import read_rules
from orglint.source.document import Fault
from orglint.source.reader import read_yaml
from orglint.testing.examples import ExampleResult, run_examples

RULE = """\
format: orglint-rules/1
rules:
- id: a-team
  severity: warning
  for: unit
  where: {type: team}
  message: {en: "{unit}: look.", ja: "{unit}を見てください。"}
  rationale: {en: Why., ja: 理由。}
  fix: {en: Mend., ja: 直す。}
  examples:
    bad:
    - {org: {units: {a: {type: team}}}, expect: unit/a}
    good:
    - {org: {units: {a: {type: office}}}}
"""


def run_of(text: str) -> tuple[list[ExampleResult], list[RuleFault]]:
    documents = read_yaml("own.yaml", text.encode())
    assert not isinstance(documents, Fault)
    (rule,), faults = read_rules(documents[0])
    program = check_rule(rule)
    assert isinstance(program, CompiledProgram)
    assert faults == []
    return run_examples(rule, program)


def test_examples_that_are_right_pass():
    results, faults = run_of(RULE)
    assert faults == []
    assert [(str(result.location), result.passed) for result in results] == [
        ("own.yaml:12:7", True),
        ("own.yaml:14:7", True),
    ]


@pytest.mark.parametrize("line", ["expect: unit/a", "expect: [unit/a]", "severity: error", "severity: warning"])
def test_a_good_example_cannot_expect_a_finding(line: str):
    _, faults = run_of(RULE.replace("{type: office}}}}", f"{{type: team}}}}}}, {line}}}"))
    (fault,) = faults
    assert str(fault.location).startswith("own.yaml:14:")
    assert fault.message.en == "in a good example nothing is found: it has no expect and no severity"
    assert fault.message.ja == "goodの例では何も指摘されません。expectやseverityは書けません"


def test_an_unknown_severity_is_named_with_those_there_are():
    _, faults = run_of(RULE.replace("expect: unit/a}", "expect: unit/a, severity: eror}"))
    (fault,) = faults
    assert str(fault.location) == "own.yaml:12:67"
    assert fault.message.en == 'severity cannot be "eror"'
    assert fault.help is not None
    assert "error, warning, note" in fault.help.en


def test_a_severity_that_is_stated_must_be_found():
    results, _ = run_of(RULE.replace("expect: unit/a}", "expect: unit/a, severity: error}"))
    assert (results[0].passed, results[0].message.en) == (False, "expected severity error, found warning")


def test_a_rule_without_examples_is_told_which_are_missing():
    results, _ = run_of(RULE.partition("  examples:")[0])
    assert [(result.passed, result.message.en, result.message.ja) for result in results] == [
        (False, "the rule has no bad example", "ルールに悪い例(bad)がありません"),
        (False, "the rule has no good example", "ルールに良い例(good)がありません"),
    ]
