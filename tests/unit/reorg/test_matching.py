"""Who is who in two models: what ids tell, what evidence tells, and what nobody can tell."""

from __future__ import annotations

from typing import Any
from unittest.mock import ANY

from orglint.model.entities import Unit
from orglint.reorg.matching.matching import Match, Matching, match
from tests.unit.reorg.models import model

Org = dict[str, Any]


def matched(before: Org, after: Org) -> Matching:
    return match(model(before), model(after))


def recognised(matching: Matching) -> dict[tuple[str, str], Match]:
    return {(one.before.ref, one.after.ref): one for one in matching.recognised}


def grounds(one: Match) -> list[str]:
    return [ground.text().en for ground in one.grounds]


def parts(matching: Matching) -> dict[tuple[str, str], list[str]]:
    return {(one.before.id, one.after.id): grounds(one) for one in matching.parts}


def doubts(matching: Matching) -> list[tuple[list[str], list[str]]]:
    return [([one.ref for one in doubt.before], [one.ref for one in doubt.after]) for doubt in matching.doubts]


def people(unit: str, *idents: str) -> dict[str, dict[str, str]]:
    return {ident: {"unit": unit} for ident in idents}


def test_what_has_one_kind_and_id_is_the_same():
    before, after = model({"units": {"a": {}, "b": {}}}), model({"units": {"a": {"name": "A"}}, "positions": {"b": {}}})
    matching = match(before, after)
    [a, b] = before.all(Unit)
    assert matching.counterpart(a) is after.all(Unit)[0]
    assert matching.counterpart(after.all(Unit)[0]) is a
    assert matching.counterpart(b) is None
    assert matching.counterpart(before.organization) is after.organization
    assert matching.successors_of(a) == (after.all(Unit)[0],)
    assert matching.recognised == ()


# ---- units


def test_a_unit_of_another_id_is_told_by_its_members():
    before = {"units": {"x": {"name": "Old"}}, "people": people("x", "a", "b", "c", "d")}
    after = {"units": {"y": {"name": "New"}}, "people": people("y", "a", "b", "c", "e")}
    [doubt] = matched(before, after).doubts  # d left and e joined
    assert grounds(doubt.candidates[0]) == ["3 of 4 members or posts in common"]
    assert doubt.candidates[0].confidence == 0.5
    after["people"] = people("y", "a", "b", "c", "d")
    [one] = matched(before, after).recognised
    assert (one.before.ref, one.after.ref) == ("unit/x", "unit/y")
    assert grounds(one) == ["4 of 4 members or posts in common"]
    assert one.confidence == 0.73


def test_two_members_alone_are_a_doubt_and_a_name_settles_it():
    before = {"units": {"x": {"name": "Team"}}, "people": people("x", "a", "b")}
    after = {"units": {"y": {"name": "Crew"}}, "people": people("y", "a", "b")}
    assert recognised(matched(before, after)) == {}
    assert doubts(matched(before, after)) == [(["unit/x"], ["unit/y"])]
    after["units"]["y"]["name"] = "team"
    [one] = matched(before, after).recognised
    assert grounds(one) == ["2 of 2 members or posts in common", "the same name"]


def test_a_renamed_parent_renames_the_ids_below_it():
    before = {
        "units": {"d": {"name": "Dept"}, "d-a": {"parent": "d", "name": "A"}, "d-b": {"parent": "d", "name": "B"}},
        "people": {**people("d", "h"), **people("d-a", "a1", "a2"), **people("d-b", "b1", "b2")},
    }
    after = {
        "units": {"e": {"name": "Else"}, "e-a": {"parent": "e", "name": "A"}, "e-b": {"parent": "e", "name": "B"}},
        "people": {**people("e", "h"), **people("e-a", "a1", "a2"), **people("e-b", "b1", "b2")},
    }
    matching = matched(before, after)
    assert set(recognised(matching)) == {("unit/d", "unit/e"), ("unit/d-a", "unit/e-a"), ("unit/d-b", "unit/e-b")}
    [above] = [one for one in matching.recognised if one.before.id == "d"]
    assert grounds(above) == ["1 of 1 members or posts in common", "2 of 2 units below in common"]


def test_a_unit_without_people_is_told_by_its_name_and_what_it_owns():
    before = {"units": {"x": {}}, "kpis": {"k1": {"owner": "x"}, "k2": {"owner": "x"}, "k3": {"owner": "x"}}}
    after = {"units": {"y": {}}, "kpis": {"k1": {"owner": "y"}, "k2": {"owner": "y"}, "k3": {"owner": "y"}}}
    assert doubts(matched(before, after)) == [(["unit/x"], ["unit/y"])]
    before["units"]["x"]["name"] = after["units"]["y"]["name"] = "X"
    [one] = matched(before, after).recognised
    assert grounds(one) == ["the same name", "3 of 3 things owned in common"]


def test_one_name_with_other_people_is_no_match():
    before = {"units": {"x": {"name": "Team"}, "o": {}}, "people": {**people("x", "a", "b"), **people("o", "c", "d")}}
    after = {"units": {"y": {"name": "Team"}, "o": {}}, "people": {**people("o", "a", "b"), **people("y", "c", "d")}}
    matching = matched(before, after)
    assert recognised(matching) == {}
    assert doubts(matching) == []


def test_an_empty_unit_of_the_same_name_is_not_the_one_whose_people_are_elsewhere():
    units = {"co": {}, "b": {"name": "Beta", "parent": "co"}}
    before = {
        "units": {**units, "a": {"name": "Alpha", "parent": "co"}},
        "people": {**people("a", "p", "q", "r"), **people("b", "s", "t")},
    }
    after = {"units": {**units, "n": {"name": "Alpha", "parent": "co"}}, "people": people("b", "p", "q", "r", "s", "t")}
    for one, other in ((before, after), (after, before)):
        assert recognised(matched(one, other)) == {}
    assert parts(matched(before, after)) == {("a", "b"): ["3 of 3 members or posts in common"]}
    before["budgets"] = {"x": {"holder": "a"}, "y": {"holder": "a"}}
    after["budgets"] = {"x": {"holder": "n"}, "y": {"holder": "n"}}
    assert ("unit/a", "unit/n") in recognised(matched(before, after))  # what it owns is there: it was emptied


def test_a_unit_that_went_into_another_was_merged():
    before = {"units": {"x": {}, "y": {}}, "people": {**people("x", "a", "b", "c"), **people("y", "d", "e")}}
    after = {"units": {"y": {}}, "people": people("y", "a", "b", "d", "e")}
    matching = matched(before, after)
    assert parts(matching) == {("x", "y"): ["2 of 3 members or posts in common"]}  # c left
    assert [unit.id for unit in matching.predecessors_of(matching.after.all(Unit)[0])] == ["y", "x"]


def test_a_new_unit_of_new_people_was_not_split_off():
    before = {"units": {"x": {}}, "people": people("x", "a", "b", "c", "d")}
    after = {"units": {"x": {}, "y": {}}, "people": {**people("x", "c", "d"), **people("y", "a", "b", "e", "f")}}
    assert parts(matched(before, after)) == {}
    assert parts(matched(after, before)) == {}
    del after["people"]["e"]
    assert parts(matched(before, after)) == {("x", "y"): ["2 of 3 members or posts in common"]}


def test_equal_parts_under_new_names_are_a_split_and_no_renaming():
    before = {"units": {"x": {"name": "Whole"}}, "people": people("x", "a", "b", "c", "d", "e")}
    after = {
        "units": {"y": {"name": "First"}, "z": {"name": "Second"}},
        "people": {**people("y", "a", "b", "c"), **people("z", "d", "e")},
    }
    matching = matched(before, after)
    assert parts(matching) == {
        ("x", "y"): ["3 of 3 members or posts in common"],
        ("x", "z"): ["2 of 2 members or posts in common"],
    }
    assert recognised(matching) == {}
    after["units"]["y"]["name"] = "Whole"
    matching = matched(before, after)
    assert set(recognised(matching)) == {("unit/x", "unit/y")}
    assert set(parts(matching)) == {("x", "z")}


def test_one_person_who_moves_is_no_merger():
    before = {"units": {"x": {}, "y": {}}, "people": {**people("x", "a"), **people("y", "d", "e")}}
    after = {"units": {"y": {}}, "people": people("y", "a", "d", "e")}
    assert parts(matched(before, after)) == {}


def test_units_below_that_hang_one_level_higher_are_no_merger():
    before = {"units": {"co": {}, "d": {"parent": "co"}, **{f"t{n}": {"parent": "d"} for n in range(3)}}}
    after = {"units": {"co": {}, **{f"t{n}": {"parent": "co"} for n in range(3)}}}
    assert parts(matched(before, after)) == {}
    assert parts(matched(after, before)) == {}


def test_names_that_two_units_have_are_a_doubt_with_its_candidates():
    before = {"units": {"x": {"name": "Team"}, "y": {"name": "Team"}}}
    after = {"units": {"v": {"name": "Team"}}}
    matching = matched(before, after)
    assert doubts(matching) == [(["unit/x", "unit/y"], ["unit/v"])]
    [doubt] = matching.doubts
    assert [(one.before.id, one.after.id, one.confidence) for one in doubt.candidates] == [
        ("x", "v", 0.55),
        ("y", "v", 0.55),
    ]
    assert recognised(matching) == {}


def test_an_id_that_lost_its_zeros_is_told_by_it():
    before = {"units": {"001": {}, "2": {}}, "people": {"00123": {"unit": "001", "name": "A"}, "7": {}}}
    after = {"units": {"1": {}, "2": {}}, "people": {"123": {"unit": "1", "name": "A"}, "7": {}}}
    assert set(recognised(matched(before, after))) == {("unit/001", "unit/1"), ("person/00123", "person/123")}


def test_what_is_the_same_but_for_its_id_is_the_same():
    budget = {"function": "it", "amount": 100, "name": "Tools", "holder": "u"}
    before = {"units": {"u": {}}, "budgets": {"u-tools": budget}}
    after = {"units": {"u": {}}, "budgets": {"tools": budget}}
    [one] = matched(before, after).recognised
    assert (one.before.ref, one.after.ref, grounds(one)) == (
        "budget/u-tools",
        "budget/tools",
        ["the same in everything but the id"],
    )


def test_what_is_alike_is_not_told_by_it():
    budget = {"function": "it", "amount": 100, "name": "Tools", "holder": "u"}
    before = {"units": {"u": {}}, "budgets": {"a": budget, "b": budget}}
    after = {"units": {"u": {}}, "budgets": {"c": budget}}
    assert matched(before, after).recognised == ()


def test_two_that_are_nearly_as_likely_are_a_doubt():
    before = {"units": {"co": {}, "x": {"name": "Team", "parent": "co"}}, "people": people("x", "a", "b", "c")}
    after = {
        "units": {"co": {}, "y": {"name": "Team", "parent": "co"}, "z": {"name": "Crew", "parent": "co"}},
        "people": people("z", "a", "b", "c"),
    }
    matching = matched(before, after)
    assert recognised(matching) == {}
    [doubt] = matching.doubts
    assert [(one.after.id, one.confidence) for one in doubt.candidates] == [("y", 0.79), ("z", 0.77)]


def test_codes_that_are_numbered_anew_do_not_make_one_unit_another():
    def org(**names: str) -> Org:
        units = {code: {"name": name, "parent": "co"} for code, name in names.items()}
        staff = {f"{name}{at}": {"unit": code} for code, name in names.items() for at in range(3)}
        return {"units": {"co": {}, **units}, "people": staff}

    before, after = org(d1="Sales", d2="Plant", d3="Lab"), org(d2="Sales", d3="Plant", d4="Lab")
    pairs = {("unit/d1", "unit/d2"), ("unit/d2", "unit/d3"), ("unit/d3", "unit/d4")}
    assert set(recognised(matched(before, after))) == pairs
    assert set(recognised(matched(after, before))) == {(later, earlier) for earlier, later in pairs}
    # A name alone, or members alone, that went to another id: it is the unit of that id all the same.
    assert (
        recognised(
            matched(
                org(d1="Sales", d2="Plant"),
                org(d1="Plant", d2="Sales") | {"people": org(d1="Sales", d2="Plant")["people"]},
            )
        )
        == {}
    )
    moved = org(d1="Sales", d2="Plant")
    moved["people"] = {who: {"unit": "d2" if post["unit"] == "d1" else "d1"} for who, post in moved["people"].items()}
    assert recognised(matched(org(d1="Sales", d2="Plant"), moved)) == {}


# ---- people


def person(name: str = "Ann Example", **fields: str) -> dict[str, str]:
    return {"name": name, **fields}


def test_somebody_with_a_new_number_is_told_by_a_name_and_a_unit():
    unit = {"u": {}}
    before = {"units": unit, "people": {"1": person(unit="u", title="clerk")}}
    after = {"units": unit, "people": {"9001": person("ANN  example", unit="u", title="clerk")}}
    [one] = matched(before, after).recognised
    assert (one.before.ref, one.after.ref) == ("person/1", "person/9001")
    assert grounds(one) == ["the same name", "the same unit", "the same title"]
    assert one.confidence == 0.89


def test_a_name_alone_is_a_doubt():
    before = {"units": {"u": {}, "v": {}}, "people": {"1": person(unit="u")}}
    after = {"units": {"u": {}, "v": {}}, "people": {"9001": person(unit="v")}}
    assert recognised(matched(before, after)) == {}
    assert doubts(matched(before, after)) == [(["person/1"], ["person/9001"])]


def test_a_name_and_a_unit_are_a_doubt():
    before = {"units": {"u": {}}, "people": {"1": person(unit="u", title="clerk")}}
    after = {"units": {"u": {}}, "people": {"9001": person(unit="u", title="chief")}}
    [doubt] = matched(before, after).doubts
    assert grounds(doubt.candidates[0]) == ["the same name", "the same unit"]


def test_a_name_that_two_people_have_tells_nobody():
    before = {"units": {"u": {}}, "people": {"1": person(unit="u"), "2": person(unit="u")}}
    after = {"units": {"u": {}}, "people": {"9001": person(unit="u"), "2": person(unit="u")}}
    assert recognised(matched(before, after)) == {}
    assert doubts(matched(before, after)) == []


def test_somebody_who_could_be_two_people_is_neither():
    before = {"units": {"u": {}}, "people": {"0012": person(unit="u", title="clerk")}}
    after = {
        "units": {"u": {}},
        "people": {"12": {"unit": "u", "title": "clerk"}, "77": person(unit="u", title="clerk")},
    }
    assert recognised(matched(before, after)) == {}
    assert doubts(matched(before, after)) == [(["person/0012"], ["person/12", "person/77"])]
    assert doubts(matched(after, before)) == [(["person/12", "person/77"], ["person/0012"])]


def test_another_start_date_is_another_person():
    before = {"units": {"u": {}}, "people": {"1": person(unit="u", start="2020-04-01")}}
    after = {"units": {"u": {}}, "people": {"9": person(unit="u", start="2021-04-01")}}
    assert recognised(matched(before, after)) == {}
    assert doubts(matched(before, after)) == []


def test_a_number_that_was_given_to_somebody_else_is_not_the_same_person():
    before = {"people": {"1": person(start="2020-04-01")}}
    after = {"people": {"1": person("Bea Example", start="2021-04-01")}}
    gone, new = matched(before, after).unmatched("person")
    assert [one.ref for one in (*gone, *new)] == ["person/1", "person/1"]
    # Somebody who married has another name, and the same start date.
    after["people"]["1"]["start"] = "2020-04-01"
    assert matched(before, after).unmatched("person") == ((), ())


def test_an_id_made_of_a_post_is_not_who_somebody_is():
    def org(first: str, second: str) -> Org:
        return {
            "units": {"u": {}},
            "people": {"P1-holder": person(first), "P2-holder": person(second)},
            "positions": {
                "P1": {"unit": "u", "holder": "P1-holder", "title": "one"},
                "P2": {"unit": "u", "holder": "P2-holder", "title": "one"},
            },
        }

    matching = matched(org("Ann", "Bea"), org("Bea", "Cid"))
    assert set(recognised(matching)) == {("person/P2-holder", "person/P1-holder")}
    gone, new = matching.unmatched("person")
    assert [one.name for one in (*gone, *new)] == ["Ann", "Cid"]


def test_the_number_of_a_row_is_not_who_somebody_is():
    def org(*names: str) -> Org:
        staff = {f"row-{row}": person(name, unit="v" if name == "Cid" else "u") for row, name in enumerate(names, 2)}
        return {"units": {"u": {}, "v": {}}, "people": staff}

    before, after = org("Ann", "Bea", "Dan"), org("Eve", "Dan", "Ann")
    after["people"]["row-3"]["unit"] = "v"  # a list without numbers has nothing else to tell people by than names
    matching = matched(before, after)
    assert {pair: one.confidence for pair, one in recognised(matching).items()} == {
        ("person/row-2", "person/row-4"): 0.94,
        ("person/row-4", "person/row-3"): 0.9,
    }
    assert [one.name for one in (*matching.unmatched("person")[0], *matching.unmatched("person")[1])] == ["Bea", "Eve"]
    assert set(recognised(matched(org("Ann", "Ann", "Bea"), org("Bea", "Ann", "Ann")))) == {
        ("person/row-2", "person/row-4"),
        ("person/row-4", "person/row-2"),
    }
    assert matched(before, before).unmatched("person") == ((), ())
    before, after = org("Ann", "Ann"), org("Eve", "Ann", "Ann")
    before["people"]["row-2"]["unit"] = after["people"]["row-3"]["unit"] = "v"
    assert recognised(matched(before, after)) == {
        ("person/row-2", "person/row-3"): ANY,
        ("person/row-3", "person/row-4"): ANY,
    }
    after["people"]["row-3"] |= {"unit": "w"}
    after["units"]["w"] = {}
    assert set(recognised(matched(before, after))) == {  # the one stays, so the other has moved
        ("person/row-2", "person/row-3"),
        ("person/row-3", "person/row-4"),
    }


# ---- posts


def test_a_post_of_a_person_goes_with_the_unit():
    before = {"units": {"a": {}, "b": {}}, "people": {"p": {"unit": "a", "title": "x"}}}
    after = {"units": {"a": {}, "b": {}}, "people": {"p": {"posts": [{"unit": "b"}, {"unit": "a"}]}}}
    matching = matched(before, after)
    found = {
        one.id: other.id for one, other in matching.counterparts.items() if one in matching.before.in_force["position"]
    }
    assert found == {"p": "p@a"}


def test_a_seat_of_another_id_is_told_by_its_holder_and_title():
    def org(ident: str, title: str) -> Org:
        seat = {"unit": "u", "holder": "p", "title": title}
        return {"units": {"u": {}}, "people": {"p": {}}, "positions": {ident: seat}}

    [one] = matched(org("s1", "Clerk"), org("s2", "clerk")).recognised
    assert grounds(one) == ["the same holder", "the same title", "the same unit"]
    # Another title may be another seat.
    assert doubts(matched(org("s1", "Clerk"), org("s2", "Chief"))) == [(["position/s1"], ["position/s2"])]


def test_like_seats_are_neither_matched_nor_doubted():
    seats = {"unit": "u", "title": "clerk", "status": "vacant"}
    before = {"units": {"u": {}}, "positions": {"a1": seats, "a2": seats}}
    after = {"units": {"u": {}}, "positions": {"b1": seats, "b2": seats}}
    matching = matched(before, after)
    assert matching.recognised == matching.doubts == ()


def test_what_is_not_in_force_is_not_matched():
    before = {"units": {"u": {"end": "2020-03-31"}}}
    after = {"units": {"u": {}}}
    gone, new = matched(before, after).unmatched("unit")
    assert gone == ()
    assert [unit.id for unit in new] == ["u"]
