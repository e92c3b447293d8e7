"""Suppressions and overrides from the config: what they match, and what is said of those that are no good."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from orglint.config.settings import Ignore, Override
from orglint.engine.overrides import check_overrides
from orglint.engine.suppression_rules import SUPPRESSION_RULES
from orglint.engine.suppressions import Judge, Suppressed, suppress
from orglint.finding import Finding, Phrase, Related, Severity, Status, fingerprint
from orglint.location import Location, Span
from orglint.model.input_rules import SETTING_RULES, InputRule
from orglint.source.comments import Comment
from tests.unit.engine.runs import organization

TODAY = date(2026, 4, 1)
HERE = Location("orglint.yaml", Span(3, 3, 3, 10))
MODEL = organization("units: {sales: {}, legal: {}, gone: {end: 2026-03-31}}\npositions: {head: {}}")


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


@pytest.mark.parametrize("target", ["unit/legal", "position/head"])
def test_a_suppression_beside_the_entity_that_reports_names_that_one(target: str):
    beside = tuple(Related(entity, Phrase(), None) for entity in ("unit/legal", None))
    both = replace(finding("wide-span", "unit/head"), related=beside)
    (own,) = suppress([both], [ignore(rule="wide-span", target=target)], judge()).own
    assert own.rule == "unmatched-suppression"
    assert own.message.show(names=True) == (
        f"wide-span finds nothing at {target} to suppress; its finding that concerns this stands at unit/head"
    )


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


def test_an_override_inside_what_is_no_unit_says_so():
    assert overrides(("position/head", None)) == [
        ("unmatched-override", "an override holds inside a unit, and position/head is none")
    ]


def test_an_override_without_the_kind_is_told_what_was_meant():
    (complaint,) = overrides(("sales", None))
    assert 'did you mean "unit/sales"?' in complaint[1]


def test_an_override_inside_a_unit_that_has_ended_says_so():
    assert overrides(("unit/gone", None)) == [("unmatched-override", "unit/gone is not in force on 2026-04-01")]


def test_a_suppressed_finding_says_why_until_when_and_where():
    until = TODAY + timedelta(days=9)
    result = suppress(FOUND, [ignore(until=until)], judge())
    (marked,) = [item for item in result.findings if not item.is_active]
    assert (marked.reason, marked.until, marked.suppressed_at) == ("second hire in April", until, HERE)


@pytest.mark.parametrize("turned", [False, True])
def test_of_two_suppressions_the_longer_holds_whatever_their_order(turned: bool):
    short = replace(ignore(until=TODAY), reason="a")
    long = replace(ignore(until=None), reason="b")
    result = suppress(FOUND, [long, short] if turned else [short, long], judge())
    assert [item.reason for item in result.findings] == ["b", None, None, None]
    assert result.own == ()


def test_a_rule_can_refuse_to_be_suppressed():
    result = suppress(FOUND, [ignore(), ignore(rule="wide-span")], replace(judge(), firm={"single-person-team"}))
    assert suppressed(result) == [("wide-span", "unit/legal")]
    assert complaints(result) == [("unknown-suppression", "orglint.yaml:3:3")]
    assert result.own[0].message.show(names=True) == "single-person-team cannot be suppressed"


def test_without_an_end_a_bounded_suppression_says_so():
    (own,) = suppress(FOUND, [ignore()], judge(longest=30)).own
    assert own.message.show(names=True) == (
        "the suppression of single-person-team for unit/legal has no end; the longest allowed is 30 days"
    )


def test_suppressions_can_be_judged_without_suppressing():
    bad = ignore(rule="single-person-taem")
    result = suppress(FOUND, [ignore(), bad], judge(), apply=False)
    assert result.findings == tuple(FOUND)
    assert complaints(result) == [("unknown-suppression", "orglint.yaml:3:3")]


# ---- comments


def comment(text: str, line: int = 1, about: int | None = 2) -> Comment:
    return Comment("org.yaml", f"# orglint: {text}", Span(line, 3, line, 30), about)


def at(line: int, rule: str = "single-person-team", entity: str = "unit/legal", file: str = "org.yaml") -> Finding:
    return replace(finding(rule, entity), location=Location(file, Span(line, 5, line, 9)))


def of_comment(text: str, *found: Finding, about: int | None = 2, longest: int | None = None) -> Suppressed:
    return suppress(found, [], judge(longest=longest), [comment(text, about=about)])


LINES = organization("units:\n  sales:\n    type: team\n  legal: {}\n")
"""`unit/sales` stands in line 2, its type in line 3, `unit/legal` in line 4."""


def test_a_comment_suppresses_its_rule_on_its_line():
    found = [at(2), at(3), at(2, file="other.yaml"), at(2, rule="wide-span")]
    result = of_comment("ignore[single-person-team] planned", *found)
    assert [item.is_active for item in result.findings] == [False, True, True, True]
    assert str(result.findings[0].suppressed_at) == "org.yaml:1:3"
    assert result.own == ()


def test_a_comment_at_an_entity_suppresses_its_rule_at_the_entity_wherever_it_points():
    found = [at(3, entity="unit/sales"), at(4, entity="unit/legal")]
    result = suppress(found, [], replace(judge(), model=LINES), [comment("ignore[single-person-team] planned")])
    assert [item.is_active for item in result.findings] == [False, True]


def test_a_comment_at_a_field_suppresses_only_what_points_there():
    found = [at(3, entity="unit/sales"), at(2, entity="unit/sales")]
    here = [comment("ignore[single-person-team] planned", about=3)]
    result = suppress(found, [], replace(judge(), model=LINES), here)
    assert [item.is_active for item in result.findings] == [False, True]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("ignore[single-person-team] planned, until 2026-03-31", "expired-suppression"),
        ("ignore[single-person-taem] planned", "unknown-suppression"),
        ("ignore[unknown-field] planned", "unknown-suppression"),
        ("ignore[expired-suppression] planned", "unknown-suppression"),
        ("ignore[wide-span] planned", "unmatched-suppression"),
        ("ignore[single-person-team] planned, until 2026-05-02", "long-suppression"),
        ("ignore[single-person-team]", "suppression-without-reason"),
        ("ignore single-person-team", "malformed-suppression"),
    ],
)
def test_a_comment_that_is_no_good_suppresses_nothing_and_is_a_finding_at_its_place(text: str, rule: str):
    if rule == "unmatched-suppression":
        text += ", until 2026-04-09"
    result = of_comment(text, at(2), longest=30)
    assert suppressed(result) == []
    assert complaints(result) == [(rule, "org.yaml:1:3")]


def test_each_rule_of_a_comment_is_judged_for_itself():
    result = of_comment("ignore[single-person-team, wide-span, nope] planned", at(2))
    assert suppressed(result) == [("single-person-team", "unit/legal")]
    assert [item.rule for item in result.own] == ["unknown-suppression", "unmatched-suppression"]


def test_a_comment_above_nothing_matches_nothing():
    result = of_comment("ignore[single-person-team] planned", at(2), about=None)
    assert complaints(result) == [("unmatched-suppression", "org.yaml:1:3")]


def test_what_is_said_of_a_comment_is_the_same_wherever_it_stands():
    (here,), (there,) = (
        suppress([], [], judge(), [comment("ignore[wide-span] planned", line=line)]).own for line in (1, 9)
    )
    assert here.fingerprint == there.fingerprint


def test_a_comment_on_a_rule_that_was_not_evaluated_is_left_in_peace():
    result = suppress([], [], judge(evaluated=()), [comment("ignore[wide-span] planned")])
    assert result.own == ()


@pytest.mark.parametrize("rule", SUPPRESSION_RULES.values(), ids=lambda rule: rule.id)
def test_every_finding_about_a_suppression_is_explained_in_both_languages(rule: InputRule):
    assert rule.rationale.en != rule.rationale.ja
    assert rule.fix.en != rule.fix.ja


def test_findings_about_settings_have_one_list_of_ids():
    assert set(SUPPRESSION_RULES) == SETTING_RULES
