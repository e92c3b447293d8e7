"""What people write themselves is joined with what was imported; where the two disagree on who belongs where, it is said."""

from __future__ import annotations

from datetime import date

import pytest

from orglint.model.build import build
from orglint.model.organization import Model
from orglint.source.reader import read_yaml


def joined(own: str, *imported: str, kinds: tuple[str, ...] = ("one", "two")) -> Model:
    """Return the model of a file of one's own (`own.yaml`) and of files imported from one kind each (`one.yaml`)."""
    documents = []
    for kind, text in zip(("", *kinds), (own, *imported), strict=False):
        read = read_yaml(f"{kind or 'own'}.yaml", text.encode())
        assert isinstance(read, list), read
        for document in read:
            document.imported_from = kind
            documents.append(document)
    first, second = (
        build(order, as_of=date(2026, 4, 1), today=date(2026, 4, 1)) for order in (documents, documents[::-1])
    )
    assert said(first) == said(second)
    assert {kind: set(found) for kind, found in first.entities.items()} == {
        kind: set(found) for kind, found in second.entities.items()
    }
    return first


def said(model: Model) -> list[tuple[str, str, str]]:
    return sorted((problem.rule, str(problem.location), problem.message.en) for problem in model.problems)


def test_an_imported_unit_takes_what_a_file_beside_it_adds():
    model = joined(
        "units: {web: {head: ito, budgets: {tools: {amount: 5}}}}\n",
        "units: {web: {type: team, members: [ito]}}\npeople: {ito: {name: Ito}}\n",
    )
    web = model.entities["unit"]["web"]
    assert (web.type, [post.id for post in web.head]) == ("team", ["ito@web"])
    assert [budget.id for budget in web.budgets] == ["tools"]
    assert model.problems == []
    assert model.coverage["units"].entities == 1
    assert str(model.location(web)) == "own.yaml:1:9"
    assert str(model.location(web, "type")) == "one.yaml:1:15"
    assert str(model.location(web, "head")) == "own.yaml:1:15"


def test_what_people_write_themselves_stands():
    model = joined("units: {web: {type: section, name: ウェブ}}", "units: {web: {type: team, name: Web, purpose: x}}")
    web = model.entities["unit"]["web"]
    assert (web.type, web.name, web.purpose) == ("section", "ウェブ", "x")
    assert model.problems == []


def test_two_parents_are_a_problem_and_neither_holds():
    model = joined("units: {web: {parent: a}, a: {}, b: {}}", "units: {web: {parent: b}}")
    assert said(model) == [("duplicate-entity", "one.yaml:1:23", "unit/web.parent is defined twice")]
    assert [str(place) for _, place in model.problems[0].related] == ["own.yaml:1:23"]
    assert model.is_unknown(model.entities["unit"]["web"], "parent")


@pytest.mark.parametrize("written", ["a", "unit/a"])
def test_one_parent_in_two_spellings_is_one(written: str):
    assert joined(f"units: {{web: {{parent: {written}}}, a: {{}}}}", "units: {web: {parent: a}}").problems == []


def test_a_unit_that_two_files_of_one_kind_define_is_still_a_duplicate():
    model = joined("units: {}", "units: {web: {}}\n---\nunits: {web: {}}\n")
    assert said(model) == [("duplicate-entity", "one.yaml:3:9", "unit/web is defined twice")]


def test_files_of_two_kinds_are_joined_like_ones_own():
    model = joined("units: {}", "people: {ito: {name: Ito}}", "people: {ito: {employment: contractor}}")
    ito = model.entities["person"]["ito"]
    assert (ito.name, ito.employment) == ("Ito", "contractor")
    assert model.problems == []


def test_a_post_written_on_a_person_is_the_membership_in_that_unit():
    model = joined(
        "people: {ito: {unit: web, title: Lead, reports_to: boss, allocation: 0.5}, boss: {title: Boss}}",
        "units: {web: {members: [ito], head: position/ito@web}, app: {members: [ito]}}\n",
    )
    ito = model.entities["person"]["ito"]
    assert {post.id: post.title for post in ito.positions} == {"ito@app": None, "ito@web": "Lead"}
    web = model.entities["unit"]["web"]
    assert [post.title for post in web.head] == ["Lead"]
    assert [person.id for person in web.members] == ["ito"]
    (post,) = web.head
    assert [boss.id for boss in post.reports_to] == ["boss"]
    assert model.problems == []
    assert min(ito.positions, key=lambda one: model.primary_order(ito, one)) is post


def test_a_title_without_a_unit_is_that_of_the_only_membership():
    model = joined("people: {ito: {title: Lead}}", "units: {web: {members: [ito]}}")
    assert {post.id: post.title for post in model.entities["position"].values()} == {"ito@web": "Lead"}
    two = joined("people: {ito: {title: Lead}}", "units: {web: {members: [ito]}, app: {members: [ito]}}")
    assert {post.id: post.title for post in two.entities["position"].values()} == {
        "ito": "Lead", "ito@app": None, "ito@web": None,
    }  # fmt: skip


def test_posts_in_a_list_and_members_of_a_unit_are_the_memberships():
    model = joined(
        "people: {ito: {posts: [{unit: web, title: Lead}]}, kato: {}}\nunits: {app: {members: [{id: kato, title: Dev}]}}",
        "units: {web: {members: [ito]}}\n---\nunits: {app: {}}\npeople: {kato: {posts: [{unit: app}]}}",
    )
    assert {post.id: post.title for post in model.entities["position"].values()} == {
        "ito@web": "Lead",
        "kato@app": "Dev",
    }
    assert model.problems == []
