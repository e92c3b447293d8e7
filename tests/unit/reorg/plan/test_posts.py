"""Posts moved, filled, left, given another manager, eliminated; people who join and leave."""

from __future__ import annotations

from datetime import date

from tests.unit.reorg.plan.plans import after, get, in_force, place, refusal


def test_a_post_moves_with_who_holds_it_and_may_get_a_title_and_a_manager():
    model = after("- move: {position: una, to: marketing, title: Analyst, grade: G3, reports_to: mia}")
    assert get(model, "position", "una", "unit") == "marketing"
    assert get(model, "position", "una", "title") == "Analyst"
    assert get(model, "position", "una", "grade") == "G3"
    assert get(model, "position", "una", "reports_to") == ["mia"]
    assert get(model, "unit", "marketing", "members") == ["mia", "tim", "una"]
    assert place(model, "position", "una", "unit") == "plan.yaml:4:25"
    assert place(model, "position", "una", "reports_to") == "plan.yaml:4:67"
    assert place(model, "position", "una") == "org.yaml:13:3"


def test_somebody_stands_for_their_first_post():
    model = after("- move: {position: [tim, una], to: acme}")
    assert get(model, "position", "tim@marketing", "unit") == "acme"
    assert get(model, "position", "tim@sales", "unit") == "sales"
    assert get(model, "position", "una", "unit") == "acme"
    assert get(model, "handoff", "mql", "owner") == "tim@marketing"


def test_who_is_appointed_leaves_the_posts_they_held_and_these_keep_what_they_answer_for():
    model = after("- appoint: {person: bob, to: analyst}")
    assert get(model, "position", "analyst", "holder") == ["bob"]
    assert get(model, "position", "analyst", "status") == "filled"
    assert get(model, "position", "bob", "holder") == []
    assert get(model, "position", "bob", "status") == "vacant"
    assert get(model, "unit", "sales", "head") == ["bob"]
    assert model.entities["unit"]["sales"].head[0].KIND == "position"
    assert get(model, "position", "wim", "reports_to") == ["bob"]
    assert get(model, "decision", "price", "accountable") == ["bob"]
    assert [one.ref for one in model.entities["meeting"]["jour-fixe"].attendees] == ["person/bob", "unit/marketing"]
    assert get(model, "unit", "sales", "members") == ["tim"]
    assert get(model, "unit", "brand", "members") == ["bob"]
    assert place(model, "position", "analyst", "holder") == "plan.yaml:4:13"
    assert place(model, "position", "bob", "status") == "plan.yaml:4:13"
    assert place(model, "unit", "sales", "head") == "org.yaml:5:56"


def test_a_further_post_leaves_the_others_as_they_are():
    model = after("- appoint: {person: bob, to: analyst, further: yes, allocation: 20%, interim: yes}")
    assert get(model, "position", "bob", "holder") == ["bob"]
    assert get(model, "position", "analyst", "interim") is True
    (tie,) = model.ties[model.entities["position"]["analyst"], "holder"]
    assert tie.extras == {"allocation": 0.2}


def test_two_people_change_places():
    model = after("""
- vacate: {position: [wim, mia]}
- appoint: {person: wim, to: position/mia}
- appoint: {person: mia, to: position/wim}
""")
    assert get(model, "position", "mia", "holder") == ["wim"]
    assert get(model, "position", "wim", "holder") == ["mia"]
    assert get(model, "unit", "marketing", "head") == ["mia"]
    assert get(model, "unit", "marketing", "members") == ["tim", "wim"]
    assert get(model, "kpi", "calls", "owner") == "wim"
    assert model.entities["kpi"]["calls"].owner.KIND == "position"


def test_fields_with_days_keep_what_was_and_say_from_when_the_new_holds():
    org = """
units:
  a: {type: company}
  b: {parent: a}
people:
  p: {}
  q: {}
  r: {}
positions:
  x: {unit: a, holder: [{id: p, start: 2024-01-01, end: 2025-12-31}, {id: q, start: 2026-01-01, allocation: 0.5}]}
  y: {unit: [{id: a, start: 2020-01-01}], holder: r, reports_to: [{id: x, start: 2025-01-01, end: 2027-12-31}]}
"""
    model = after(
        """
- move: {position: y, to: b}
- report: {position: y, to: none}
- vacate: {position: x}
- appoint: {person: r, to: x, further: yes}
- leave: {person: q}
""",
        org,
    )
    x, y = model.entities["position"]["x"], model.entities["position"]["y"]

    def days(post: object, name: str) -> list[tuple[str, date | None, date | None]]:
        return [(tie.target.id, tie.start, tie.end) for tie in model.ties[post, name]]

    assert days(x, "holder") == [
        ("p", date(2024, 1, 1), date(2025, 12, 31)),
        ("q", date(2026, 1, 1), date(2026, 9, 30)),
        ("r", date(2026, 10, 1), None),
    ]
    assert model.ties[x, "holder"][1].extras == {"allocation": 0.5}
    assert days(y, "unit") == [("a", date(2020, 1, 1), date(2026, 9, 30)), ("b", date(2026, 10, 1), None)]
    assert days(y, "reports_to") == [("x", date(2025, 1, 1), date(2026, 9, 30))]
    assert get(model, "position", "y", "unit") == "b"
    assert get(model, "position", "x", "holder") == ["r"]
    assert in_force(model, "person") == ["p", "r"]


def test_a_post_gets_another_manager():
    model = after("- report: {position: [una, tim], to: bob}")
    assert get(model, "position", "una", "reports_to") == ["bob"]
    assert get(model, "position", "tim@marketing", "reports_to") == ["bob"]
    assert place(model, "position", "una", "reports_to") == "plan.yaml:4:34"
    model = after("- report: {position: mia, to: none}")
    assert get(model, "position", "mia", "reports_to") == []


def test_an_eliminated_post_is_over_and_another_one_takes_over_what_it_answered_for():
    model = after("""
- leave: {person: wim}
- eliminate: {position: wim, to: bob}
""")
    assert "wim" not in in_force(model, "position")
    assert "wim" not in in_force(model, "person")
    assert get(model, "position", "una", "reports_to") == ["bob"]
    assert get(model, "unit", "west", "head") == ["bob"]
    assert get(model, "kpi", "calls", "owner") == "bob"
    assert get(model, "decision", "price", "responsible") == ["bob", "mia"]
    assert place(model, "kpi", "calls", "owner") == "plan.yaml:5:30"


def test_who_leaves_is_over_and_their_posts_are_vacant():
    model = after("- leave: {person: tim}")
    assert get(model, "person", "tim", "end") == date(2026, 9, 30)
    assert [get(model, "position", f"tim@{unit}", "status") for unit in ("marketing", "sales")] == ["vacant", "vacant"]
    assert get(model, "handoff", "mql", "owner") == "tim@marketing"


def test_who_joins_is_created_with_a_post_and_a_first_day():
    model = after("- create: {people: {zoe: {name: Zoe, unit: west, title: Sales, reports_to: wim}}}")
    assert get(model, "unit", "west", "members") == ["una", "wim", "zoe"]
    assert get(model, "person", "zoe", "start") == date(2026, 10, 1)
    assert place(model, "person", "zoe") == "plan.yaml:4:21"
    assert place(model, "position", "zoe", "unit") == "plan.yaml:4:38"


def test_a_post_that_several_share_is_left_by_one_of_them():
    org = """
units: {a: {type: company}}
people: {p: {}, q: {}}
positions:
  x: {unit: a, holder: [{id: p, allocation: 50%}, {id: q, allocation: 50%}]}
  y: {unit: a}
"""
    model = after("- appoint: {person: p, to: y}", org)
    assert get(model, "position", "x", "holder") == ["q"]
    assert get(model, "position", "x", "status") is None
    (tie,) = model.ties[model.entities["position"]["x"], "holder"]
    assert tie.extras == {"allocation": 0.5}
    model = after("- leave: {person: q}\n- leave: {person: p}", org)
    assert get(model, "position", "x", "holder") == []
    assert get(model, "position", "x", "status") == "vacant"


def test_what_does_not_fit_is_refused():
    assert refusal("- appoint: {person: una, to: bob}") == [
        "plan.yaml:4:30: position/bob is held by person/bob; vacate it first"
    ]
    assert refusal("- appoint: {person: bob, to: bob}") == ["plan.yaml:4:21: person/bob holds position/bob already"]
    assert refusal("- appoint: {person: old, to: analyst}") == ["plan.yaml:4:21: person/old has left on 2024-03-31"]
    assert refusal("- appoint: {person: una, to: old}") == ['plan.yaml:4:30: person "old" holds no post']
    assert refusal("- vacate: {position: analyst}") == ["plan.yaml:4:22: nobody holds position/analyst"]
    assert refusal("- vacate: {position: una}") == [
        "plan.yaml:4:22: person/una holds no post after this plan; appoint them to one, or let them leave"
    ]
    assert refusal("- eliminate: {position: una}") == [
        "plan.yaml:4:25: position/una is held by person/una; vacate it first"
    ]
    assert refusal("- report: {position: una, to: una}") == ["plan.yaml:4:31: position/una cannot report to itself"]
    assert refusal("- report: {position: una, to: wim}") == [
        "plan.yaml:4:31: nothing changes: position/una has this reports_to already"
    ]
    assert refusal("- move: {position: una, to: bob}") == [
        'plan.yaml:4:29: unknown unit "bob"; there is a person of that id'
    ]
    assert refusal("- move: {unit: west, to: acme, title: Boss}") == [
        "plan.yaml:4:39: title is for posts; a unit has none"
    ]


def test_a_post_with_reports_is_not_eliminated_without_a_word_about_them():
    assert refusal("""
- leave: {person: wim}
- eliminate: {position: wim}
""") == [
        (
            "plan.yaml:5:25: position/wim has reports (position/una); give them another manager before, or say with `to` "
            "who takes over"
        )
    ]


def test_contradictions_are_refused_with_both_places():
    assert refusal("""
- leave: {person: una}
- appoint: {person: una, to: analyst}
""") == ["plan.yaml:5:21: person/una is ended by another change of this plan (see plan.yaml:4:11)"]
    assert refusal("""
- appoint: {person: una, to: analyst}
- vacate: {position: analyst}
""") == [
        (
            "plan.yaml:5:22: another change of this plan says holder of position/analyst already; say it once "
            "(see plan.yaml:4:26)"
        )
    ]


def test_every_mistake_is_said_in_one_run():
    assert refusal("""
- move: {position: unna, to: wesst}
- rename: {unit: north, to: n}
- move: {unit: n, to: acme}
- leave: {person: nobody, on: 2026-10-01}
- fire: {person: una}
- move: {unit: west, to: acme}
""") == [
        'plan.yaml:4:20: unknown position "unna"; did you mean "una"?',
        'plan.yaml:4:30: unknown unit "wesst"; did you mean "west"?',
        'plan.yaml:5:18: unknown unit "north"',
        'plan.yaml:7:27: unknown key "on"; expected are person',
        (
            'plan.yaml:8:3: there is no change "fire"; changes are create, change, rename, move, merge, split, dissolve, '
            "appoint, vacate, report, eliminate, leave, hand, end"
        ),
    ]


def test_who_a_failed_appointment_was_to_seat_is_not_said_to_be_without_a_post():
    assert refusal("""
- vacate: {position: una}
- appoint: {person: una, to: annalyst}
""") == ['plan.yaml:5:30: unknown position "annalyst"; did you mean "analyst"?']
