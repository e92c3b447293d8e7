"""`organization.described`: fields of which the model says that where they are not written, there is none."""

from __future__ import annotations

from orglint.model.entities import Position

POSTS = "positions: {a: {reports_to: b}, b: {}, c: {}, d: {}}\n"


def test_a_field_named_so_counts_as_stated_by_every_entity(organize):
    assert organize(POSTS).share_stated("positions.reports_to") == 0.25
    said = organize("organization: {described: [positions.reports_to]}\n" + POSTS)
    assert said.share_stated("positions.reports_to") == 1.0
    assert said.share_stated("positions.title") == 0.0
    assert said.problems == []


def test_fields_of_a_persons_post_are_those_of_positions(organize):
    model = organize("organization: {described: people.title}\npeople: {a: {unit: u}}\nunits: {u: {}}")
    assert model.described == frozenset({"positions.title"})
    assert model.share_stated("positions.title") == 1.0


def test_another_name_of_a_field_is_read_as_the_field(organize):
    assert organize("organization: {described: [decisions.decide]}").described == frozenset({"decisions.accountable"})


def test_a_name_that_is_none_is_a_finding_with_what_is_close(organize):
    model = organize("organization: {described: [positions.report_to, people]}\n" + POSTS)
    (problem,) = model.problems
    assert (problem.rule, problem.entity, str(problem.location)) == ("invalid-value", "organization", "a.yaml:1:27")
    assert "positions.reports_to" in problem.accepted.en
    assert model.described == frozenset()
    assert [post.id for post in model.all(Position)] == ["a", "b", "c", "d"]


def test_what_is_stated_is_known_though_it_was_said_to_be_unknown(organize):
    model = organize("units: {a: {parent: b, unknown: [parent, head]}, b: {unknown: parent}}")
    units = model.entities["unit"]
    assert model.problems == []
    assert units["a"].parent is units["b"]
    assert {unit.id: sorted(names) for unit, names in model.unknown.items() if names} == {
        "a": ["head"],
        "b": ["parent"],
    }
