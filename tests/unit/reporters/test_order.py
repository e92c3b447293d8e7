from __future__ import annotations

from dataclasses import replace
from random import Random

from orglint.finding import Finding, Phrase, Severity, Status
from orglint.location import Location, Span
from orglint.reporters.order import Group, by_place, grouped


def _finding(name: str, **changes: object) -> Finding:
    base = Finding("some-rule", Severity.NOTE, f"unit/{name}", Phrase.of(name), None, name)
    return replace(base, **changes)  # type: ignore[arg-type]


def _at(file: str, line: int, column: int = 1) -> Location:
    return Location(file, Span(line, column, line, column + 1))


def _names(groups: list[Group] | tuple[Group, ...]) -> list[object]:
    return [[g.finding.fingerprint, *_names(g.parts)] if g.parts else g.finding.fingerprint for g in groups]


def test_places_come_in_order_the_worst_first_and_no_place_last():
    findings = [
        _finding("nowhere"),
        _finding("b9", location=_at("b", 9)),
        _finding("b10", location=_at("b", 10)),
        _finding("b10-worse", location=_at("b", 10), severity=Severity.ERROR),
        _finding("b-whole", location=Location("b")),
        _finding("a", location=_at("a", 99)),
    ]
    expected = ["a", "b-whole", "b9", "b10-worse", "b10", "nowhere"]
    for seed in range(10):
        Random(seed).shuffle(findings)  # noqa: S311 - no secret
        assert [finding.fingerprint for finding in by_place(findings)] == expected


def test_parts_stand_below_their_summary_at_every_depth():
    findings = [_finding("c", parent="b"), _finding("b", parent="a"), _finding("a"), _finding("d", parent="a")]
    assert _names(grouped(findings)) == [["a", ["b", "c"], "d"]]


def test_part_of_a_summary_that_is_not_there_stands_alone():
    assert _names(grouped([_finding("a", parent="gone")])) == ["a"]


def test_active_part_of_a_suppressed_summary_stands_alone():
    findings = [_finding("a", status=Status.SUPPRESSED), _finding("b", parent="a")]
    assert _names(grouped(findings)) == ["a", "b"]


def test_baselined_findings_are_not_shown():
    findings = [_finding("a", status=Status.BASELINED), _finding("b", parent="a")]
    assert _names(grouped(findings)) == ["b"]


def test_ring_of_summaries_and_a_finding_summing_up_itself_lose_nothing():
    findings = [_finding("a", parent="b"), _finding("b", parent="a"), _finding("c", parent="c")]
    assert _names(grouped(findings)) == ["c", ["a", "b"]]
