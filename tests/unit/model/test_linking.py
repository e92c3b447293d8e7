"""References, dates, placeholders, duplicates and what follows from them."""

from __future__ import annotations

from datetime import date

import pytest

from orglint.model.entities import (
    Budget,
    FunctionOf,
    Handoff,
    Initiative,
    Kpi,
    Partnership,
    Person,
    Position,
    Stage,
    Unit,
)


def get(model, cls, ident):
    return model.entities[cls.KIND][ident]


def rules(model):
    return [problem.rule for problem in model.problems]


def test_an_unknown_reference_names_what_is_close(organize):
    model = organize("units: {sales: {}}\nkpis: {k: {owner: slaes}}")
    (problem,) = model.problems
    assert (problem.rule, problem.entity, str(problem.location)) == ("unknown-reference", "kpi/k", "a.yaml:2:19")
    assert problem.message.en == 'unknown position or unit "slaes"'
    assert problem.accepted is not None
    assert problem.accepted.en == 'close to it: "sales"'
    assert model.is_unknown(get(model, Kpi, "k"), "owner")


def test_a_name_in_place_of_an_id_is_answered_with_the_id(organize):
    (problem,) = organize("units: {sales: {name: 営業部}}\nkpis: {k: {owner: 営業部}}").problems
    assert problem.accepted is not None
    assert problem.accepted.en == 'the unit of that name has the id "sales"'


def test_an_id_that_could_mean_two_things_needs_its_kind(organize):
    text = "units: {sales: {}}\npositions: {sales: {}}\nkpis: {k: {owner: %s}}"
    (problem,) = organize(text % "sales").problems
    assert problem.rule == "ambiguous-reference"
    assert problem.accepted is not None
    assert problem.accepted.en == "write position/sales or unit/sales"
    assert get(organize(text % "unit/sales"), Kpi, "k").owner.ref == "unit/sales"


def test_a_person_and_the_post_of_the_same_id_are_no_ambiguity(organize):
    model = organize("units: {a: {}}\npeople: {ito: {unit: a}}\nmeetings: {m: {attendees: [ito, a], chair: ito}}\n")
    assert model.problems == []
    (meeting,) = model.entities["meeting"].values()
    assert [party.ref for party in meeting.attendees] == ["person/ito", "unit/a"]
    assert meeting.chair.ref == "position/ito"


def test_a_position_of_somebody_else_makes_the_id_ambiguous(organize):
    model = organize("positions: {x: {}}\npeople: {x: {}}\nunits: {u: {head: x}}")
    assert rules(model) == ["ambiguous-reference"]
    assert sorted(model.entities["position"]) == ["x"]


@pytest.mark.parametrize("word", ["TBD", "tba", "N/A", "未定", "―", "ＴＢＤ"])
def test_a_placeholder_reads_as_empty_and_is_an_entity_of_its_own(organize, word):
    model = organize(f"units: {{a: {{}}}}\nhandoffs: {{h: {{giver: a, owner: {word}}}}}")
    assert model.problems == []
    assert get(model, Handoff, "h").owner is None
    (placeholder,) = model.in_force["placeholder"]
    assert (placeholder.id, placeholder.entity.ref, placeholder.field, placeholder.text) == (
        "handoff/h.owner",
        "handoff/h",
        "owner",
        word,
    )
    assert str(model.location(placeholder)) == "a.yaml:2:26"


def test_a_placeholder_is_never_a_person(organize):
    model = organize("people: {TBD: {}}\nunits: {u: {head: TBD}}")
    assert get(model, Unit, "u").head == ()
    assert [placeholder.id for placeholder in model.in_force["placeholder"]] == ["unit/u.head"]


def test_references_have_a_history(organize):
    text = """
    people: {a: {}, b: {}}
    units: {u: {head: [{id: a, end: 2026-03-31}, {id: b, start: 2026-04-01}]}}
    """
    for day, head in ((date(2026, 3, 31), "a"), (date(2026, 4, 1), "b")):
        model = organize(text, as_of=day)
        assert [position.id for position in get(model, Unit, "u").head] == [head]
    assert [(tie.target.id, tie.start, tie.end) for tie in model.ties[(get(model, Unit, "u"), "head")]] == [
        ("a", None, date(2026, 3, 31)),
        ("b", date(2026, 4, 1), None),
    ]


def test_two_at_once_where_one_is_expected_is_an_error(organize):
    model = organize("units: {a: {}, b: {}}\nbudgets: {m: {holder: [a, b]}}")
    assert rules(model) == ["invalid-value"]
    assert model.is_unknown(get(model, Budget, "m"), "holder")


def test_what_is_not_in_force_is_neither_listed_nor_tied(organize):
    text = """
    organization: {as_of: 2026-04-01}
    units: {a: {}, old: {parent: a, end: 2026-03-31}, next: {parent: a, start: 2026-04-02}}
    budgets: {b: {holder: old}}
    """
    model = organize(text)
    assert model.as_of == date(2026, 4, 1)
    assert [unit.id for unit in model.all(Unit)] == ["a"]
    assert get(model, Unit, "a").children == ()
    assert get(model, Budget, "b").holder is None
    assert [unit.id for unit in organize(text, as_of=date(2026, 3, 31)).all(Unit)] == ["a", "old"]


def test_previous_units_count_though_they_are_over(organize):
    model = organize("units: {a: {}}\npeople: {p: {previous_units: {id: a, start: 2020-01-01, end: 2021-01-01}}}")
    assert [unit.id for unit in get(model, Person, "p").previous_units] == ["a"]


def test_an_entity_defined_twice_names_both_places_and_what_differs_is_unknown(organize):
    model = organize("units: {u: {function: sales, purpose: x}}", "units: {u: {function: hr, purpose: x}}")
    (problem,) = model.problems
    assert (problem.rule, problem.entity, str(problem.location)) == ("duplicate-entity", "unit/u", "b.yaml:1:9")
    assert [str(place) for _, place in problem.related] == ["a.yaml:1:9"]
    assert model.unknown[get(model, Unit, "u")] == {"function"}


def test_an_entity_defined_twice_in_one_file(organize):
    model = organize("units:\n  u: {function: sales}\n  v: {}\n  u: {function: hr}\n")
    (problem,) = model.problems
    assert (problem.rule, str(problem.location)) == ("duplicate-entity", "a.yaml:4:3")
    assert model.unknown[get(model, Unit, "u")] == {"function"}


def test_a_field_that_stands_twice_is_unknown(organize):
    model = organize("units:\n  u:\n    function: sales\n    function: hr\n")
    (problem,) = model.problems
    assert (problem.rule, str(problem.location)) == ("duplicate-key", "a.yaml:4:5")
    assert model.is_unknown(get(model, Unit, "u"), "function")


def test_a_collection_that_stands_twice_is_read_twice(organize):
    model = organize("units: {a: {}}\nunits: {b: {}}\n")
    assert rules(model) == ["duplicate-key"]
    assert [unit.id for unit in model.all(Unit)] == ["a", "b"]


def test_records_are_read_with_their_references(organize):
    model = organize(
        """
        units: {a: {}}
        people: {p: {unit: a}, q: {unit: a}}
        positions: {x: {dotted_reports_to: [p, {to: q, purpose: projects}, {to: nobody}]}}
        """
    )
    assert [(line.to and line.to.id, line.purpose) for line in get(model, Position, "x").dotted_reports_to] == [
        ("p", None),
        ("q", "projects"),
        (None, None),
    ]
    assert rules(model) == ["unknown-reference"]
    assert model.is_unknown(get(model, Position, "x"), "dotted_reports_to")
    assert model.share_stated("positions.dotted_reports_to.purpose") == pytest.approx(1 / 3)


def test_functions_gather_units_budgets_and_people(organize):
    model = organize(
        """
        units: {m: {function: marketing, people: {p: {}}, units: {sub: {people: {q: {}}}}}, s: {function: sales}}
        budgets: {b: {function: marketing}}
        """
    )
    marketing, sales = model.all(FunctionOf)
    assert (marketing.id, sales.id) == ("marketing", "sales")
    assert [unit.id for unit in marketing.units] == ["m"]
    assert [budget.id for budget in marketing.budgets] == ["b"]
    assert [person.id for person in marketing.people] == ["p", "q"]


def test_partnerships_are_unordered_pairs_tied_by_work(organize):
    model = organize(
        """
        units: {b: {}, a: {}, c: {people: {p: {}}}}
        handoffs: {h1: {giver: b, receiver: a}, h2: {giver: a, receiver: b}, self: {giver: a, receiver: a}}
        interactions: {i: {between: [c, a]}}
        requests: {r: {provider: a, requesters: [b, c]}}
        contributions: {x: {requester: b, contributor: p}}
        meetings: {m: {attendees: [p, b]}}
        """
    )
    ab, ac, bc = model.all(Partnership)
    assert (ab.a.id, ab.b.id, [handoff.id for handoff in ab.handoffs]) == ("a", "b", ["h1", "h2"])
    assert ([item.id for item in ac.interactions], [item.id for item in ac.requests]) == (["i"], ["r"])
    assert ([item.id for item in bc.contributions], [item.id for item in bc.meetings]) == (["x"], ["m"])
    assert ab.meetings == ()


def test_a_partnership_stands_where_its_first_tie_is_written(organize):
    model = organize(
        """
        units: {a: {}, b: {}, c: {}}
        requests: {r: {provider: a, requesters: [b, c]}}
        handoffs: {h: {giver: b, receiver: a}}
        """
    )
    assert [str(model.location(pair)) for pair in model.all(Partnership)] == ["a.yaml:4:12", "a.yaml:3:12"]


def test_stages_know_their_predecessor_owner_handoffs_and_place(organize):
    model = organize(
        """
        units: {m: {}, s: {}}
        lifecycles: {lead: {stages: [new, {name: MQL, owner: m}]}}
        handoffs: {h: {giver: m, receiver: s, lifecycle: lead, stage: mql}}
        """
    )
    new, mql = model.all(Stage)
    assert (new.id, new.previous, new.owner) == ("lead/new", None, None)
    assert (mql.previous, mql.owner.id, [handoff.id for handoff in mql.handoffs]) == (new, "m", ["h"])
    assert str(model.location(mql, "owner")) == "a.yaml:3:47"


def test_reverse_references_without_a_name_of_their_own(organize):
    model = organize("units: {a: {}}\nkpis: {k: {contributors: a}}")
    assert model.reverse("kpis", "contributors")[get(model, Unit, "a")] == (get(model, Kpi, "k"),)


def test_coverage_counts_null_as_stated(organize):
    model = organize("units: {a: {head: null}, b: {}, c: {}, d: {}}")
    assert model.share_stated("units.head") == 0.25
    assert model.share_stated("units") == 1
    assert model.share_stated("budgets") == 0


def test_cyclic_parents_and_reports_are_linked_as_they_stand(organize):
    model = organize("units: {a: {parent: b}, b: {parent: a}}\npositions: {x: {reports_to: x}}")
    assert get(model, Unit, "a").parent.parent is get(model, Unit, "a")
    assert get(model, Position, "x").reports == (get(model, Position, "x"),)
    assert [(problem.rule, problem.entity) for problem in model.problems] == [("parent-cycle", "unit/a")]


def test_what_a_misspelt_reference_was_meant_for_is_unknown_where_it_would_have_been_listed(organize):
    model = organize(
        """
        units: {sales: {}, research: {}}
        people: {a: {unit: sales}, b: {unit: saels}, c: {reports_to: aa}}
        """
    )
    assert model.unknown[get(model, Unit, "sales")] == {"positions", "members"}
    assert get(model, Unit, "research") not in model.unknown
    assert model.is_unknown(get(model, Position, "b"), "unit")


def test_values_of_sensitive_fields_stand_in_no_message(organize):
    model = organize(
        "people: {kato: {name: Kato}}\npositions: {p: {cost: 9_000_000_yen, successor: katoo}, q: {successor: {id: [x]}}}"
    )
    said = " ".join(
        text
        for problem in model.problems
        for one in (problem.message, problem.accepted)
        if one is not None
        for text in one
    )
    assert rules(model) == ["invalid-value", "unknown-reference", "invalid-value"]
    assert "9_000_000" not in said
    assert "kato" not in said


def test_an_unknown_field_of_a_person_or_unit_is_answered_with_the_shorthands_too(organize):
    model = organize("units: {u: {membrs: [x]}}\npeople: {p: {titel: x}}")
    hints = [problem.accepted.en for problem in model.problems if problem.accepted is not None]
    assert ['did you mean "members"?' in hints[0], 'did you mean "title"?' in hints[1]] == [True, True]


def test_a_post_made_for_somebody_does_not_make_later_references_ambiguous(organize):
    text = "people: {d: {}, e: {reports_to: d}}\nmeetings: {m: {attendees: d}}"
    for order in (text, "\n".join(reversed(text.split("\n")))):
        model = organize(order)
        assert model.problems == []
        (meeting,) = model.entities["meeting"].values()
        assert [party.ref for party in meeting.attendees] == ["person/d"]


def test_a_field_of_the_organization_stated_differently_in_two_files_is_unknown(organize):
    model = organize("organization: {headcount: 10, name: A}", "organization: {headcount: 20, name: A}")
    assert rules(model) == ["duplicate-entity"]
    assert model.unknown[model.organization] == {"headcount"}


def test_somebody_who_left_still_stands_for_their_post(organize):
    model = organize(
        """
        organization: {as_of: 2026-04-01}
        units: {co: {head: [{id: a, end: 2025-12-31}, {id: b, start: 2026-01-01}]}}
        people: {a: {unit: co, end: 2025-12-31}, b: {unit: co}, c: {unit: co, reports_to: a}}
        """
    )
    assert model.problems == []
    assert get(model, Position, "c").reports_to == (get(model, Position, "a"),)
    assert get(model, Position, "a").holder == ()
    assert get(model, Unit, "co").head == (get(model, Position, "b"),)


def test_a_stage_the_lifecycle_does_not_have_is_an_unknown_reference(organize):
    model = organize(
        """
        units: {m: {}, s: {}}
        lifecycles: {lead: {stages: [MQL, {name: SQL, owner: TBD}]}}
        handoffs: {h: {giver: m, receiver: s, lifecycle: lead, stage: SQLL}}
        """
    )
    (problem,) = model.problems
    assert (problem.rule, problem.entity, str(problem.location)) == ("unknown-reference", "handoff/h", "a.yaml:4:63")
    mql, sql = model.all(Stage)
    assert (model.unknown[mql], model.unknown[sql]) == ({"handoffs"}, {"handoffs", "owner"})


def test_a_text_that_may_be_a_name_is_kept_apart_in_the_message(organize):
    model = organize("people: {z: {reports_to: Xavier Secret}, y: {reports_to: p9}}")
    assert [problem.private for problem in model.problems] == ['"Xavier Secret"', None]


@pytest.mark.parametrize(
    ("reference", "hint"),
    [
        ("units/sales", 'write "unit/sales"'),
        ("uint/sales", 'did you mean "unit/..."?'),
        ("unit/slaes", 'close to it: "sales"'),
        ("person/ito", "a person cannot stand here: unit can"),
    ],
)
def test_a_qualified_reference_is_answered_in_kind(organize, reference, hint):
    (problem,) = organize(
        f"units: {{sales: {{}}}}\npeople: {{ito: {{}}}}\nbudgets: {{b: {{holder: {reference}}}}}"
    ).problems
    assert problem.accepted is not None
    assert problem.accepted.en == hint


def test_commas_that_split_a_number_are_explained_and_its_digits_are_not_quoted(organize):
    model = organize("positions: {p: {cost: 8,500,250}}")
    assert {problem.message.en for problem in model.problems} == {"a comma has split a number here"}


def test_stages_still_to_be_decided_are_none_and_leave_their_owner_open(organize):
    model = organize("units: {m: {}}\nlifecycles: {a: {stages: TBD}, b: {stages: [{name: x, onwer: m}]}}")
    assert rules(model) == ["unknown-field"]
    (stage,) = model.all(Stage)
    assert (stage.id, model.unknown[stage]) == ("b/x", {"owner"})


def test_an_initiative_knows_the_one_it_follows_though_that_is_over(organize):
    text = "organization: {as_of: 2026-04-01}\ninitiatives: {old: {end: 2025-03-31}, new: {follows: old}}"
    assert get(organize(text), Initiative, "new").follows.ref == "initiative/old"


@pytest.mark.parametrize("holder", ["ito", "[ito]", "[ito, sato]"])
def test_who_has_left_is_no_holder_and_still_known_to_have_been_one(organize, holder):
    model = organize(
        f"organization: {{as_of: 2026-04-01}}\npositions: {{desk: {{holder: {holder}}}}}\n"
        "people: {ito: {end: 2026-03-31}, sato: {}}"
    )
    desk = get(model, Position, "desk")
    assert get(model, Person, "ito") not in desk.holder
    assert get(model, Person, "ito") in [tie.target for tie in model.ties[desk, "holder"]]


def test_what_ties_two_units_is_unknown_where_a_tie_of_one_of_them_could_not_be_read(organize):
    model = organize(
        """
        units: {sales: {}, web: {}, law: {}}
        interactions: {i: {between: [sales, web]}, j: {between: [web, law]}}
        handoffs: {h: {giver: sales, receiver: wbe}}
        """
    )
    tied, other = (one for one in model.all(Partnership) if "web" in one.id)
    assert {one.id: model.unknown.get(one) for one in (tied, other)} == {
        "law--web": None,
        "sales--web": {"handoffs"},
    }
