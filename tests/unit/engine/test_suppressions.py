"""Suppressions and overrides from the config: what they match, and what is said of those that are no good."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from orglint.config.settings import Ignore, Override
from orglint.engine.suppressions import SUPPRESSION_RULES, Judge, Suppressed, check_overrides, suppress
from orglint.finding import Finding, Phrase, Severity, Status, fingerprint
from orglint.location import Location, Span
from tests.unit.engine.runs import organization

TODAY = date(2026, 4, 1)
HERE = Location("orglint.yaml", Span(3, 3, 3, 10))
MODEL = organization("units: {sales: {}, legal: {}}")


def judge(*, longest: int | None = None, evaluated: tuple[str, ...] = ("wide-span", "single-person-team")) -> Judge:
    return Judge(("wide-span", "single-person-team"), evaluated, MODEL, TODAY, "en", longest)


def ignore(rule: str = "single-person-team", target: str = "unit/legal", until: date | None = None) -> Ignore:
    return Ignore(rule, target, "second hire in April", until, HERE)


def finding(rule: str, entity: str | None) -> Finding:
    return Finding(rule, Severity.WARNING, entity, Phrase.of("x"), None, fingerprint(rule, [entity or ""]))


FOUND = [
    finding("single-person-team", "unit/legal"),
    finding("single-person-team", "unit/sales"),
    finding("wide-span", "unit/legal"),
    finding("unknown-field", "unit/legal"),
]


def status(result: Suppressed) -> dict[tuple[str, str | None], str]:
    return {(item.rule, item.entity): item.status.value for item in result.findings}


def suppressed(result: Suppressed) -> list[tuple[str, str | None]]:
    return [key for key, value in status(result).items() if value == "suppressed"]


def complaints(result: Suppressed) -> list[tuple[str, str]]:
    return [(item.rule, str(item.location)) for item in result.own]


def test_a_suppression_marks_its_rule_at_its_target_and_nothing_else():
    result = suppress(FOUND, [ignore()], judge())
    assert suppressed(result) == [("single-person-team", "unit/legal")]
    assert [item.reason for item in result.findings] == ["second hire in April", None, None, None]
    assert result.own == ()
    assert [item.is_active for item in result.findings] == [False, True, True, True]


@pytest.mark.parametrize(("days", "holds"), [(-1, False), (0, True), (1, True)])
def test_a_suppression_holds_up_to_and_including_its_day(days: int, holds: bool):
    result = suppress(FOUND, [ignore(until=TODAY + timedelta(days=days))], judge())
    assert bool(suppressed(result)) is holds
    assert complaints(result) == ([] if holds else [("expired-suppression", "orglint.yaml:3:3")])


@pytest.mark.parametrize(
    ("until", "holds"),
    [(TODAY + timedelta(days=30), True), (TODAY + timedelta(days=31), False), (None, False)],
)
def test_a_suppression_may_not_last_longer_than_the_config_says(until: date | None, holds: bool):
    result = suppress(FOUND, [ignore(until=until)], judge(longest=30))
    assert bool(suppressed(result)) is holds
    assert complaints(result) == ([] if holds else [("long-suppression", "orglint.yaml:3:3")])


def test_a_very_long_term_is_no_overflow():
    result = suppress(FOUND, [ignore(until=date(2026, 5, 1))], judge(longest=10**9))
    assert suppressed(result) == [("single-person-team", "unit/legal")]


def test_a_suppression_that_matches_nothing_is_a_finding_with_what_is_close():
    result = suppress(FOUND, [ignore(target="unit/legl")], judge())
    (own,) = result.own
    assert (own.rule, own.entity, own.severity) == ("unmatched-suppression", None, Severity.WARNING)
    assert 'did you mean "unit/legal"?' in own.message.show(names=True)
    assert suppressed(result) == []


def test_a_suppression_of_a_rule_that_was_not_evaluated_is_left_in_peace():
    result = suppress([], [ignore()], judge(evaluated=("wide-span",)))
    assert (result.findings, result.own) == ((), ())


def test_an_unknown_rule_is_an_error_with_what_is_close():
    result = suppress(FOUND, [ignore(rule="single-person-taem")], judge())
    (own,) = result.own
    assert (own.rule, own.severity) == ("unknown-suppression", Severity.ERROR)
    assert 'did you mean "single-person-team"?' in own.message.show(names=True)


@pytest.mark.parametrize("rule", ["unknown-field", "yaml-syntax", "expired-suppression", "unmatched-suppression"])
def test_findings_about_input_and_suppressions_cannot_be_suppressed(rule: str):
    result = suppress([*FOUND, finding(rule, "unit/legal")], [ignore(rule=rule)], judge())
    assert suppressed(result) == []
    assert complaints(result) == [("unknown-suppression", "orglint.yaml:3:3")]


def test_every_complaint_has_a_fingerprint_of_its_own_and_says_what_to_do():
    bad = [ignore(target="unit/x"), ignore(target="unit/y"), ignore(rule="nope"), ignore(until=date(2026, 1, 1))]
    result = suppress([], bad, judge())
    assert len({item.fingerprint for item in result.own}) == len(bad)
    assert all(item.help == SUPPRESSION_RULES[item.rule].fix.en for item in result.own)


def test_nothing_is_dropped():
    result = suppress(FOUND, [ignore(), ignore(rule="wide-span")], judge())
    assert [(item.rule, item.entity) for item in result.findings] == [(item.rule, item.entity) for item in FOUND]
    assert sum(item.status is Status.SUPPRESSED for item in result.findings) == 2


def overrides(*given: tuple[str, date | None]) -> list[tuple[str, str]]:
    made = [Override(inside, (), "shift model", until, HERE) for inside, until in given]
    return [(item.rule, item.message.show(names=True)) for item in check_overrides(made, judge())]


def test_an_override_inside_a_unit_that_is_there_is_fine_up_to_its_day():
    assert overrides(("unit/sales", None), ("unit/legal", TODAY)) == []


def test_an_expired_override_is_a_finding():
    (complaint,) = overrides(("unit/sales", TODAY - timedelta(days=1)))
    assert complaint == ("expired-override", "the override inside unit/sales ended on 2026-03-31")


def test_an_override_inside_nothing_is_a_finding_with_what_is_close():
    (complaint,) = overrides(("unit/salse", None))
    assert complaint[0] == "unmatched-override"
    assert 'did you mean "unit/sales"?' in complaint[1]
