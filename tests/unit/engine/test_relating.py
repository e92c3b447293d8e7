"""What findings have to do with each other: one yields to another, one sums others up; and their order."""

from __future__ import annotations

from orglint.engine.assembly import in_order, tell_apart
from orglint.engine.relating import concerned, drop_yielding, nest_summarized
from orglint.finding import Finding, Phrase, Related, Severity, Sign, fingerprint
from orglint.location import Location, Span
from tests.unit.engine.runs import builtin, run


def finding(
    rule: str, entity: str | None, *related: str, signs: tuple[str, ...] = (), place: Location | None = None
) -> Finding:
    return Finding(
        rule=rule,
        severity=Severity.WARNING,
        entity=entity,
        message=Phrase.of(rule),
        location=place,
        fingerprint=fingerprint(rule, [entity or ""]),
        related=tuple(Related(ref, Phrase.of(ref), None) for ref in related),
        signs=tuple(Sign(ref, Phrase.of(ref), (Related(ref, Phrase.of(ref), None),)) for ref in signs),
    )


def told(findings: list[Finding]) -> list[tuple[str, str | None]]:
    return [(item.rule, item.entity) for item in findings]


def test_a_finding_concerns_its_entity_its_related_ones_and_those_of_its_signs():
    assert concerned(finding("r", "unit/a", "unit/b", signs=("unit/c",))) == {"unit/a", "unit/b", "unit/c"}
    assert concerned(finding("r", None)) == frozenset()


def test_a_finding_yields_where_the_other_rule_flags_or_relates_its_entity():
    findings = [
        finding("soft", "unit/a"),
        finding("soft", "unit/b"),
        finding("soft", "unit/c"),
        finding("hard", "unit/a"),
        finding("hard", "unit/x", "unit/b"),
    ]
    assert told(drop_yielding(findings, {"soft": ("hard",)})) == [
        ("soft", "unit/c"),
        ("hard", "unit/a"),
        ("hard", "unit/x"),
    ]


def test_nothing_yields_to_what_only_it_relates():
    """The entity of the finding decides, not the ones it relates."""
    findings = [finding("soft", "unit/a", "unit/b"), finding("hard", "unit/b")]
    assert told(drop_yielding(findings, {"soft": ("hard",)})) == [("soft", "unit/a"), ("hard", "unit/b")]


def test_the_order_of_findings_does_not_decide_which_one_yields():
    findings = [finding("one", "unit/a"), finding("two", "unit/a")]
    assert told(drop_yielding(findings, {"one": ("two",)})) == [("two", "unit/a")]
    assert told(drop_yielding(list(reversed(findings)), {"one": ("two",)})) == [("two", "unit/a")]


def test_a_placeholder_owner_is_not_also_a_missing_owner():
    rules = [builtin("placeholder-owner"), builtin("budget-without-holder")]
    found = run(rules, "budgets: {a: {holder: TBD, amount: 1}, b: {amount: 1}}")
    kept = drop_yielding(found.findings, {"budget-without-holder": ("placeholder-owner",)})
    assert ("budget-without-holder", "budget/b") in told(kept)
    assert ("budget-without-holder", "budget/a") not in told(kept)
    assert [item.rule for item in kept if item.rule == "placeholder-owner"] == ["placeholder-owner"]


def test_a_summary_takes_the_findings_of_its_rules_about_what_it_concerns():
    summary = finding("whole", "unit/a", "budget/b", signs=("kpi/c",))
    children = [
        finding("part", "unit/a"),
        finding("part", "budget/b"),
        finding("part", "kpi/c"),
        finding("part", "unit/z", "unit/a"),
    ]
    others = [finding("part", "unit/y"), finding("other", "unit/a"), finding("part", "handoff/h", "budget/b", "kpi/c")]
    nested = nest_summarized([summary, *children, *others], {"whole": ("part",)})
    parents = {(item.rule, item.entity): item.parent for item in nested}
    assert parents == {
        ("whole", "unit/a"): None,
        **{(item.rule, item.entity): summary.fingerprint for item in children},
        **{(item.rule, item.entity): None for item in others},
    }


def test_of_several_summaries_the_smallest_fingerprint_takes_a_finding_whatever_the_order():
    summaries = [finding("whole", "unit/a", "unit/c"), finding("whole", "unit/b", "unit/c")]
    child = finding("part", "unit/c")
    first = min(item.fingerprint for item in summaries)
    for order in ([*summaries, child], [child, *reversed(summaries)]):
        (nested,) = [item for item in nest_summarized(order, {"whole": ("part",)}) if item.rule == "part"]
        assert nested.parent == first


def test_a_summary_is_nobodys_child():
    one, other = finding("whole", "unit/a"), finding("larger", "unit/a")
    nested = nest_summarized([one, other], {"whole": ("part",), "larger": ("whole",)})
    assert [item.parent for item in nested] == [None, None]


def test_findings_stand_by_place_and_those_without_one_last():
    def at(file: str, line: int) -> Location:
        return Location(file, Span(line, 1, line, 2))

    found = [
        finding("a", "unit/1"),
        finding("b", "unit/2", place=at("b.yaml", 1)),
        finding("c", "unit/3", place=at("a.yaml", 10)),
        finding("d", "unit/4", place=at("a.yaml", 9)),
        finding("e", "unit/5", place=Location("a.yaml")),
    ]
    assert [item.rule for item in in_order(found)] == ["e", "d", "c", "b", "a"]
    assert in_order(reversed(found)) == in_order(found)


def test_equal_fingerprints_are_told_apart_and_the_first_keeps_its_own():
    one = finding("r", "unit/a")
    told_apart = tell_apart([one, one, one])
    assert told_apart[0].fingerprint == one.fingerprint
    assert len({item.fingerprint for item in told_apart}) == 3
