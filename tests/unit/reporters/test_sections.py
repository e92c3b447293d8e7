"""How a long report is arranged: units, causes, and what matters most."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from orglint.finding import Finding, Phrase, Related, Severity, Sign
from orglint.location import Location, Span
from orglint.reporters.order import grouped
from orglint.reporters.sections import members, priorities, sections


def finding(rule: str, severity: Severity, entity: str | None, unit: str | None, hanging: int = 0) -> Finding:
    related = tuple(Related(f"person/p{number}", Phrase(), None) for number in range(hanging))
    place = Location("org.yaml", Span(1, 1, 1, 2))
    return Finding(rule, severity, entity, Phrase.of(rule), place, f"{rule}-{entity}", related, unit=unit)


def arranged(*found: Finding) -> list[tuple[str | None, list[str]]]:
    return [
        (section.unit, [group.finding.rule for cause in section.causes for group in cause.groups])
        for section in sections(grouped(found))
    ]


def first(*found: Finding, most: int = 5) -> list[str]:
    return [cause.first.fingerprint for cause in priorities(sections(grouped(found)), most)]


def test_unit_with_the_gravest_findings_comes_first():
    light = finding("a", Severity.WARNING, "unit/x", "unit/x")
    grave = finding("b", Severity.ERROR, "unit/y", "unit/y")
    assert arranged(light, grave) == [("unit/y", ["b"]), ("unit/x", ["a"])]


def test_faults_of_files_come_before_every_unit():
    fault = finding("yaml-note", Severity.NOTE, None, None)
    grave = finding("b", Severity.ERROR, "unit/y", "unit/y")
    assert arranged(grave, fault) == [(None, ["yaml-note"]), ("unit/y", ["b"])]


def test_the_organization_as_a_whole_is_weighed_like_a_unit():
    whole = finding("narrow-spans", Severity.NOTE, "organization", None)
    grave = finding("b", Severity.ERROR, "unit/y", "unit/y")
    assert arranged(whole, grave) == [("unit/y", ["b"]), (None, ["narrow-spans"])]


def test_findings_of_one_cause_stand_together():
    one, two = (finding("same", Severity.WARNING, f"handoff/{n}", "unit/x") for n in (1, 2))
    other = finding("other", Severity.WARNING, "kpi/k", "unit/x")
    (section,) = sections(grouped([one, other, two]))
    assert [[group.finding.entity for group in cause.groups] for cause in section.causes] == [
        ["handoff/1", "handoff/2"],
        ["kpi/k"],
    ]


def test_composite_matters_more_than_an_error_and_an_error_more_than_what_much_hangs_on():
    signs = (Sign("one", Phrase()), Sign("two", Phrase()))
    composite = replace(finding("isolated", Severity.WARNING, "unit/x", "unit/x"), signs=signs)
    error = finding("error", Severity.ERROR, "unit/y", "unit/y")
    much = finding("much", Severity.WARNING, "unit/z", "unit/z", hanging=9)
    little = finding("little", Severity.WARNING, "unit/z", "unit/z", hanging=1)
    assert first(little, much, error, composite) == ["isolated-unit/x", "error-unit/y", "much-unit/z", "little-unit/z"]


def test_of_two_alike_the_one_comes_first_whose_entity_has_more_findings():
    lone = finding("a", Severity.ERROR, "budget/b", None)
    worse = finding("z", Severity.ERROR, "handoff/h", "unit/x")
    more = finding("m", Severity.WARNING, "handoff/h", "unit/x")
    assert first(lone, worse, more) == ["z-handoff/h", "a-budget/b", "m-handoff/h"]


def test_a_rule_is_named_once_while_there_are_others():
    many = [finding("many", Severity.ERROR, f"unit/u{number}", f"unit/u{number}") for number in range(4)]
    other = finding("other", Severity.NOTE, "unit/x", "unit/x")
    assert first(*many, other, most=2) == ["many-unit/u0", "other-unit/x"]
    assert first(*many, other, most=3) == ["many-unit/u0", "many-unit/u1", "other-unit/x"]


FOUND = st.lists(
    st.builds(
        finding,
        st.sampled_from(["a", "b", "c"]),
        st.sampled_from(list(Severity)),
        st.sampled_from(["unit/x", "unit/y", "kpi/k", None]),
        st.sampled_from(["unit/x", "unit/y", None]),
    ),
    unique_by=lambda each: each.fingerprint,
)


@given(FOUND)
def test_no_finding_is_lost_and_none_stands_twice(found: list[Finding]):
    shown = [
        each.fingerprint
        for section in sections(grouped(found))
        for cause in section.causes
        for group in cause.groups
        for each in members(group)
    ]
    assert sorted(shown) == sorted(each.fingerprint for each in found)
