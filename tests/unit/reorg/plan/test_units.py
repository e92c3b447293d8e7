"""Units renamed, moved, merged, split, dissolved: what becomes of them and of all that refers to them."""

from __future__ import annotations

from tests.unit.reorg.plan.plans import after, get, in_force, place, refusal


def test_a_renamed_unit_is_followed_by_every_reference_and_these_stay_where_they_are():
    model = after("- rename: {unit: marketing, to: demand, name: Demand}")
    assert get(model, "unit", "demand", "name") == "Demand"
    assert "marketing" not in model.entities["unit"]
    assert get(model, "unit", "brand", "parent") == "demand"
    assert get(model, "budget", "fair", "used_by") == ["demand", "brand"]
    assert get(model, "kpi", "leads", "owner") == "demand"
    assert get(model, "handoff", "mql", "giver") == "demand"
    assert get(model, "decision", "price", "consulted") == ["demand"]
    assert get(model, "decision", "price", "informed") == ["demand", "west"]
    assert [stage.owner.id for stage in model.entities["lifecycle"]["lead"].stages] == ["demand", "west"]
    assert get(model, "meeting", "jour-fixe", "attendees") == ["bob", "demand"]
    assert get(model, "unit", "demand", "members") == ["mia", "tim"]
    assert place(model, "unit", "demand") == "org.yaml:7:3"
    assert place(model, "unit", "demand", "name") == "plan.yaml:4:41"
    assert place(model, "unit", "brand", "parent") == "org.yaml:8:23"
    assert place(model, "budget", "fair", "used_by") == "org.yaml:24:25"


def test_an_id_that_something_else_has_leaves_references_to_that_as_they_were():
    model = after("- rename: {unit: marketing, to: bob}")
    assert get(model, "decision", "price", "accountable") == ["bob"]
    assert model.entities["decision"]["price"].accountable[0].KIND == "position"
    assert model.entities["decision"]["price"].consulted[0].KIND == "unit"
    assert [one.KIND for one in model.entities["meeting"]["jour-fixe"].attendees] == ["person", "unit"]


def test_a_moved_unit_takes_what_is_in_it_along():
    model = after("- move: {unit: west, to: marketing}")
    assert get(model, "unit", "west", "parent") == "marketing"
    assert get(model, "unit", "west", "members") == ["una", "wim"]
    assert place(model, "unit", "west", "parent") == "plan.yaml:4:22"


def test_a_nested_unit_moves_as_well():
    org = """
units:
  top: {type: company, units: {a: {units: {b: {people: {p: {}}}}}, c: {}}}
"""
    model = after("- move: {unit: b, to: c}", org)
    assert get(model, "unit", "b", "parent") == "c"
    assert get(model, "unit", "b", "members") == ["p"]
    assert place(model, "unit", "b", "parent") == "plan.yaml:4:19"
    assert place(model, "unit", "a", "parent") == "org.yaml:3:32"


def test_units_merged_into_a_new_one_are_over_and_everything_is_in_that():
    model = after("- merge: {units: [sales, marketing], into: {growth: {name: Growth, head: bob}}}")
    assert in_force(model, "unit") == ["acme", "brand", "growth", "west"]
    assert get(model, "unit", "growth", "parent") == "acme"
    assert get(model, "unit", "growth", "children") == ["brand", "west"]
    assert get(model, "unit", "growth", "members") == ["bob", "mia", "tim"]
    assert get(model, "unit", "growth", "responsibilities") == ["pricing"]
    assert get(model, "unit", "growth", "start").isoformat() == "2026-10-01"
    assert get(model, "unit", "sales", "end").isoformat() == "2026-09-30"
    assert get(model, "budget", "fair", "holder") == "growth"
    assert get(model, "budget", "fair", "used_by") == ["growth", "brand"]
    assert get(model, "kpi", "leads", "shared_with") == ["growth"]
    assert get(model, "decision", "price", "informed") == ["growth", "west"]
    assert [stage.owner.id for stage in model.entities["lifecycle"]["lead"].stages] == ["growth", "west"]
    assert place(model, "unit", "growth") == "plan.yaml:4:45"
    assert place(model, "budget", "fair", "holder") == "plan.yaml:4:45"
    assert place(model, "budget", "fair", "amount") == "org.yaml:24:54"


def test_a_unit_merged_into_another_one_ends_in_that():
    model = after("- merge: {units: [brand], into: sales}")
    assert in_force(model, "unit") == ["acme", "marketing", "sales", "west"]
    assert get(model, "position", "analyst", "unit") == "sales"
    model = after("- merge: {units: [brand, marketing], into: marketing}")
    assert in_force(model, "unit") == ["acme", "marketing", "sales", "west"]
    assert get(model, "budget", "fair", "used_by") == ["marketing"]


def test_the_parts_of_a_split_take_what_they_name_and_the_rest_goes_to_one():
    model = after("""
- split:
    unit: sales
    into:
      hunters: {name: Hunters, head: bob, members: [bob], budgets: fair, units: [west]}
      farmers: {name: Farmers}
    rest: farmers
""")
    assert in_force(model, "unit") == ["acme", "brand", "farmers", "hunters", "marketing", "west"]
    assert get(model, "unit", "hunters", "members") == ["bob"]
    assert get(model, "unit", "farmers", "members") == ["tim"]
    assert get(model, "unit", "farmers", "responsibilities") == ["pricing"]
    assert get(model, "unit", "west", "parent") == "hunters"
    assert get(model, "budget", "fair", "holder") == "hunters"
    assert get(model, "kpi", "leads", "shared_with") == ["farmers"]
    assert get(model, "unit", "hunters", "parent") == "acme"
    assert place(model, "budget", "fair", "holder") == "plan.yaml:7:59"


def test_a_split_may_leave_the_unit_with_the_rest():
    model = after("- split: {unit: sales, into: {sales: {}, hunters: {members: [bob]}}}")
    assert get(model, "unit", "hunters", "members") == ["bob"]
    assert get(model, "unit", "sales", "members") == ["tim"]
    assert get(model, "budget", "fair", "holder") == "sales"


def test_a_dissolved_unit_is_over_and_what_it_had_is_elsewhere():
    model = after("- dissolve: {unit: west, to: sales}")
    assert in_force(model, "unit") == ["acme", "brand", "marketing", "sales"]
    assert get(model, "unit", "sales", "members") == ["bob", "tim", "una", "wim"]
    assert get(model, "handoff", "mql", "receiver") == "sales"


def test_an_empty_unit_may_be_dissolved_as_it_is():
    model = after("""
- move: {position: analyst, to: marketing}
- dissolve: {unit: brand}
""")
    assert "brand" not in in_force(model, "unit")
    assert get(model, "budget", "fair", "used_by") == ["marketing"]  # what only mentions it lapses


def test_later_changes_use_what_earlier_ones_made():
    model = after("""
- create: {units: {hq: {parent: acme}}}
- move: {unit: sales, to: hq}
- rename: {unit: hq, to: centre}
- move: {unit: marketing, to: centre}
""")
    assert get(model, "unit", "centre", "children") == ["marketing", "sales"]


def test_what_does_not_fit_is_refused():
    assert refusal("- move: {unit: sale, to: marketing}") == [
        'plan.yaml:4:16: unknown unit "sale"; did you mean "sales"?'
    ]
    assert refusal("- move: {unit: Sales, to: marketing}") == [
        'plan.yaml:4:16: unknown unit "Sales"; the unit of that name has the id "sales"'
    ]
    assert refusal("- move: {unit: una, to: marketing}") == [
        'plan.yaml:4:16: unknown unit "una"; there is a person of that id'
    ]
    assert refusal("- move: {unit: sales, to: west}") == [
        "plan.yaml:4:27: unit/west is inside unit/sales; move it out first, or name another unit"
    ]
    assert refusal("- move: {unit: sales, to: sales}") == ["plan.yaml:4:27: unit/sales cannot become part of itself"]
    assert refusal("- move: {unit: sales, to: acme}") == [
        "plan.yaml:4:27: nothing changes: unit/sales has this parent already"
    ]
    assert refusal("- rename: {unit: sales, to: west}") == ['plan.yaml:4:29: the id "west" is taken already']
    assert refusal("- rename: {unit: sales, to: a/b}") == ["plan.yaml:4:29: an id is not empty and has no slash"]
    for word in ("none", "なし"):
        assert refusal(f"- rename: {{unit: sales, to: {word}}}") == [
            f'plan.yaml:4:29: "{word}" cannot be an id: where it is referred to, it would say that there is none'
        ]
    assert refusal("- merge: {units: [sales, marketing], into: {none: {name: N}}}") == [
        'plan.yaml:4:45: "none" cannot be an id: where it is referred to, it would say that there is none'
    ]
    assert refusal("- rename: {unit: sales, name: Sales}") == [
        "plan.yaml:4:31: nothing changes: unit/sales has this name already"
    ]
    assert refusal("- merge: {units: [sales], into: sales}") == [
        "plan.yaml:4:19: a merger is of several units; name at least two, or another one as into"
    ]
    assert refusal("- merge: {units: [sales, west], into: growth}") == [
        'plan.yaml:4:39: there is no unit "growth"; a new one is written with its fields: into: {growth: {name: ...}}'
    ]
    assert refusal("- merge: {units: [sales, west], into: {brand: {name: B}}}") == [
        'plan.yaml:4:40: unit "brand" is there already: to merge into it write its id alone'
    ]
    assert refusal("- merge: {units: [sales, brand], into: {x: {}}}") == [
        "plan.yaml:4:41: say the parent of unit/x: the merged units have several"
    ]
    assert refusal("- merge: {units: [sales, sales], into: {x: {}}}") == ["plan.yaml:4:26: unit/sales is named twice"]


def test_a_split_makes_several_units():
    for rest in ("", ", rest: x"):
        assert refusal(f"- split: {{unit: west, into: {{x: {{members: [wim, una]}}}}{rest}}}") == [
            "plan.yaml:4:30: a split makes several units of one; to go on under another id, unit/west is renamed"
        ]
    model = after("- split: {unit: west, into: {x: {members: [wim]}}, rest: brand}")
    assert get(model, "unit", "brand", "members") == ["una"]


def test_a_unit_that_still_has_something_is_not_dissolved():
    assert refusal("- dissolve: {unit: marketing}") == [
        (
            "plan.yaml:4:20: unit/marketing still has unit/brand, position/mia, position/tim@marketing, kpi/leads, "
            "handoff/mql and 1 more: move or hand them over before, or say with `to` who takes everything"
        )
    ]
    assert refusal("- split: {unit: west, into: {a: {members: [wim]}, b: {}}}") == [
        (
            "plan.yaml:4:17: unit/west still has position/una: move or hand them over before, or say with `rest` who takes "
            "everything"
        )
    ]
    assert refusal("- split: {unit: west, into: {a: {members: [bob]}, west: {}}}") == [
        "plan.yaml:4:44: position/bob does not belong to unit/west"
    ]


def test_what_the_plan_has_ended_is_not_there_for_later_changes():
    assert refusal("""
- dissolve: {unit: west, to: sales}
- move: {position: bob, to: west}
""") == ["plan.yaml:5:29: unit/west is ended by another change of this plan (see plan.yaml:4:14)"]
    assert refusal("""
- rename: {unit: west, to: east}
- move: {position: bob, to: west}
""") == ['plan.yaml:5:29: "west" has the id "east" by then (see plan.yaml:4:24)']
    assert refusal("""
- create: {units: {x: {parent: acme}}}
- dissolve: {unit: x}
""") == [
        (
            "plan.yaml:5:20: unit/x is created by this plan; leave it out of the plan instead of ending it "
            "(see plan.yaml:4:20)"
        )
    ]


def test_what_is_not_there_yet_is_refused():
    org = "units: {a: {}, b: {parent: a}, c: {start: 2027-04-01}}\n"
    assert refusal("- move: {unit: b, to: c}", org) == ["plan.yaml:4:23: unit/c begins only on 2027-04-01"]


def test_two_changes_that_contradict_each_other_are_refused():
    assert refusal("""
- move: {unit: west, to: acme}
- move: {unit: west, to: marketing}
""") == [
        "plan.yaml:5:16: another change of this plan says parent of unit/west already; say it once (see plan.yaml:4:10)"
    ]


def test_refusals_speak_japanese():
    assert refusal("- move: {unit: sales, to: west}", language="ja") == [
        "plan.yaml:4:27: unit/westはunit/salesの中にあります。先に外に移すか、別の部署を指定してください"
    ]
    assert refusal("- dissolve: {unit: west}", language="ja") == [
        (
            "plan.yaml:4:20: unit/westにはまだposition/una、position/wimがあります。"
            "先に移すか、すべて引き継ぐ部署を`to`に書いてください"
        )
    ]
