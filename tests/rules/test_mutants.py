"""The examples of the built-in rules are sharp: a rule changed in one place fails one of its own."""

from __future__ import annotations

import pytest

from orglint.finding import Severity
from orglint.lang.compiled import CompiledProgram
from orglint.ruleset.checking import check_rule
from orglint.ruleset.library import read_library
from orglint.ruleset.reading_equivalents import read_equivalents
from orglint.ruleset.spec import RuleSpec
from orglint.testing.mutation import try_mutants

RULES = list(read_library([], "en").rules.values())
each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)


@each_rule
def test_each_mutant_is_noticed_by_an_example_or_listed_with_a_reason(rule: RuleSpec):
    program = check_rule(rule)
    assert isinstance(program, CompiledProgram), [fault.show("en") for fault in program]
    result, faults = try_mutants(rule, program)
    assert faults == []
    assert result.failed == ()
    assert [fault.show("en") for fault in result.stale] == []
    assert [f"{survivor.location}: {survivor.mutant}" for survivor in result.survivors] == []
    assert result.noticed


@each_rule
def test_a_rule_of_severity_error_lists_no_mutant_as_equivalent(rule: RuleSpec):
    if rule.severity is Severity.ERROR:
        assert [item.mutant for item in read_equivalents(rule)[0]] == []


@each_rule
def test_reasons_are_given_in_both_languages(rule: RuleSpec):
    for item in read_equivalents(rule)[0]:
        assert item.reason.en != item.reason.ja, item.mutant
