"""What people may write short: nesting, posts, members, single values."""

from __future__ import annotations

from orglint.model.entities import Budget, Kpi, Person, Position, Unit


def get(model, cls, ident):
    return model.entities[cls.KIND][ident]


def test_nesting_fills_in_the_enclosing_unit_for_every_collection_that_may_nest(organize):
    model = organize(
        """
        units:
          sales:
            people: {ito: {title: lead}}
            positions: {clerk: {}}
            budgets: {b: {}}
            kpis: {k: {}}
            handoffs: {h: {}}
            requests: {desk: {}}
            engagements: {e: {}}
            datasets: {d: {}}
            contributions: {c: {}}
            units: {east: {}}
        """
    )
    sales = get(model, Unit, "sales")
    assert [unit.id for unit in sales.children] == ["east"]
    assert [position.id for position in sales.positions] == ["clerk", "ito"]
    assert [person.id for person in sales.members] == ["ito"]
    assert [budget.id for budget in sales.budgets] == ["b"]
    assert [kpi.id for kpi in sales.kpis] == ["k"]
    assert [handoff.id for handoff in sales.handoffs_out] == ["h"]
    assert [request.id for request in sales.requests] == ["desk"]
    for kind, field in (("engagement", "unit"), ("dataset", "owner"), ("contribution", "requester")):
        (entity,) = model.entities[kind].values()
        assert getattr(entity, field) is sales
    assert model.problems == []


def test_a_nested_reference_that_differs_is_an_error_at_its_value(organize):
    model = organize("units:\n  sales:\n    budgets:\n      b: {holder: hr}\n  hr: {}\n")
    (problem,) = model.problems
    assert (problem.rule, str(problem.location)) == ("conflicting-reference", "a.yaml:4:19")
    assert organize("units: {sales: {budgets: {b: {holder: sales}}}}").problems == []


def test_a_filled_in_reference_stands_where_the_entity_is_written(organize):
    model = organize("units:\n  sales:\n    budgets:\n      b: {amount: 1}\n")
    assert str(model.location(get(model, Budget, "b"), "holder")) == "a.yaml:4:7"
    assert str(model.location(get(model, Budget, "b"))) == "a.yaml:4:7"
    assert str(model.location(get(model, Budget, "b"), "amount")) == "a.yaml:4:11"


def test_what_a_person_says_of_a_post_makes_one_of_the_same_id(organize):
    model = organize(
        """
        units: {sales: {}}
        people:
          boss: {unit: sales, title: head}
          ito: {name: Ito, unit: sales, title: clerk, reports_to: boss, allocation: 50%, grade: G2}
        """
    )
    post = get(model, Position, "ito")
    assert (post.title, post.grade, post.unit.id) == ("clerk", "G2", "sales")
    assert [manager.id for manager in post.reports_to] == ["boss"]
    (tie,) = model.ties[(post, "holder")]
    assert (tie.target.id, tie.extras) == ("ito", {"allocation": 0.5})
    assert str(model.location(post, "title")) == "a.yaml:5:33"


def test_several_posts_get_ids_of_person_and_unit_and_the_primary_one_stands_for_the_person(organize):
    model = organize(
        """
        units: {a: {}, b: {}}
        people:
          ito: {posts: [{unit: a, title: x}, {unit: b, title: y, primary: true, allocation: 0.3}]}
          abe: {unit: a, title: z, reports_to: ito}
        """
    )
    assert sorted(model.entities["position"]) == ["abe", "ito@a", "ito@b"]
    assert get(model, Position, "abe").reports_to == (get(model, Position, "ito@b"),)


def test_the_first_of_several_posts_is_primary_where_none_is_marked(organize):
    model = organize("units: {a: {}, b: {}}\npeople: {ito: {posts: [{unit: b}, {unit: a}]}}\nkpis: {k: {owner: ito}}")
    assert get(model, Kpi, "k").owner.id == "ito@b"


def test_two_posts_in_one_unit_keep_both(organize):
    model = organize("units: {a: {}}\npeople: {ito: {posts: [{unit: a, title: x}, {unit: a, title: y}]}}")
    assert sorted(model.entities["position"]) == ["ito@a", "ito@a#2"]


def test_members_of_a_unit_hold_posts_in_it(organize):
    model = organize(
        """
        units:
          team: {members: [suzuki, {id: ito, allocation: 0.3, title: adviser}]}
        people: {suzuki: {}, ito: {}}
        """
    )
    assert [person.id for person in get(model, Unit, "team").members] == ["ito", "suzuki"]
    post = get(model, Position, "ito@team")
    assert post.title == "adviser"
    assert model.ties[(post, "holder")][0].extras == {"allocation": 0.3}
    assert model.problems == []


def test_a_single_member_needs_no_list(organize):
    model = organize("units: {team: {members: ito}}\npeople: {ito: {}}")
    assert [person.id for person in get(model, Unit, "team").members] == ["ito"]


def test_a_member_nobody_is_is_an_unknown_reference_at_the_member(organize):
    model = organize("units:\n  team: {members: [ito]}\n")
    (problem,) = model.problems
    assert (problem.rule, str(problem.location)) == ("unknown-reference", "a.yaml:2:20")


def test_somebody_without_a_post_can_still_head_a_unit(organize):
    model = organize("units: {team: {head: ito}}\npeople: {ito: {name: Ito}}")
    (head,) = get(model, Unit, "team").head
    assert (head.id, head.unit, head.holder) == ("ito", None, (get(model, Person, "ito"),))
    assert model.problems == []


def test_posts_and_a_post_of_ones_own_contradict(organize):
    model = organize("units: {a: {}}\npeople: {ito: {title: x, posts: [{unit: a}]}}")
    assert [problem.rule for problem in model.problems] == ["conflicting-reference"]


def test_no_further_posts_leave_the_one_written_on_the_person(organize):
    model = organize("units: {a: {}}\npeople: {ito: {unit: a, title: x, posts: []}}")
    assert model.problems == []
    (post,) = model.entities["position"].values()
    assert (post.id, post.title) == ("ito", "x")


def test_a_person_inside_a_unit_with_posts_elsewhere_contradicts(organize):
    model = organize("units: {a: {people: {ito: {posts: [{unit: b}]}}}, b: {}}")
    assert [problem.rule for problem in model.problems] == ["conflicting-reference"]


def test_a_nested_person_holds_a_post_even_if_nothing_is_said_of_it(organize):
    model = organize("units: {a: {people: {ito: {name: Ito}}}}")
    assert get(model, Position, "ito").unit is get(model, Unit, "a")


def test_two_files_may_add_to_one_collection(organize):
    model = organize("units: {a: {}}", "units: {b: {parent: a}}")
    assert [unit.id for unit in get(model, Unit, "a").children] == ["b"]


def test_a_person_states_the_dotted_line_of_their_post(organize):
    model = organize(
        """
        people:
          boss: {title: head}
          chief: {title: head}
          ito: {reports_to: boss, dotted_reports_to: {to: chief, purpose: joint roadmap}}
        """
    )
    assert model.problems == []
    (line,) = get(model, Position, "ito").dotted_reports_to
    assert (line.to, line.purpose) == (get(model, Position, "chief"), "joint roadmap")
