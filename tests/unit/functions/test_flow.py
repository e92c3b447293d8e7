from __future__ import annotations

import pytest

from orglint.functions.context import UnknownValue
from tests.unit.functions.organizations import Built, build


def steps(*ways: str, item: str | None = "lead") -> dict[str, dict[str, str | None]]:
    return {f"h{n}": {"giver": way[0], "receiver": way[1], "item": item} for n, way in enumerate(ways)}


@pytest.fixture
def flowing() -> Built:
    return build(
        units={name: {} for name in "abcd"},
        handoffs=steps("ab", "bc", "cd") | {"invoice": {"giver": "c", "receiver": "d", "item": "invoice"}},
    )


def test_upstream_is_every_handoff_of_the_item_before(flowing: Built):
    assert flowing.call("upstream", "handoff/h2") == ["handoff/h0", "handoff/h1"]
    assert flowing.call("upstream", "handoff/h0") == []


def test_downstream_is_every_handoff_of_the_item_after(flowing: Built):
    assert flowing.call("downstream", "handoff/h0") == ["handoff/h1", "handoff/h2"]


def test_items_are_compared_without_width_and_case(flowing: Built):
    flowing["handoff/h1"].item = "ＬＥＡＤ"
    assert flowing.call("downstream", "handoff/h0") == ["handoff/h1", "handoff/h2"]


def test_handoffs_without_an_item_are_of_no_flow():
    org = build(units={name: {} for name in "ab"}, handoffs=steps("ab", "ba", item=None))
    assert org.call("downstream", "handoff/h0") == []
    assert org.call("handoff_cycle", "handoff/h0") == []


def test_a_lifecycle_joins_items_of_different_names():
    handoffs = {
        "mql": {"giver": "a", "receiver": "b", "item": "mql", "lifecycle": "leads"},
        "sql": {"giver": "b", "receiver": "c", "item": "sql", "lifecycle": "leads"},
        "same": {"giver": "b", "receiver": "c", "item": "mql", "lifecycle": "other"},
    }
    org = build(units={n: {} for n in "abc"}, lifecycles={"leads": {}, "other": {}}, handoffs=handoffs)
    assert org.call("downstream", "handoff/mql") == ["handoff/sql"]


def test_handoff_cycle_is_the_same_for_each_member_from_the_smallest_id():
    org = build(units={name: {} for name in "abcd"}, handoffs=steps("bc", "ab", "ca", "cd"))
    circle = ["handoff/h0", "handoff/h2", "handoff/h1"]
    assert [org.call("handoff_cycle", f"handoff/h{n}") for n in range(4)] == [circle, circle, circle, []]


def test_neither_upstream_nor_downstream_of_a_circle_holds_the_handoff_itself():
    org = build(units={name: {} for name in "ab"}, handoffs=steps("ab", "ba"))
    assert org.call("upstream", "handoff/h0") == ["handoff/h1"]
    assert org.call("downstream", "handoff/h0") == ["handoff/h1"]


@pytest.fixture
def meeting() -> Built:
    return build(
        units={
            "co": {},
            "mk": {"parent": "co", "head": ["chief"]},
            "web": {"parent": "mk", "head": ["lead"]},
            "sales": {"parent": "co"},
            "it": {"parent": "co"},
            "law": {"parent": "co"},
        },
        people={"ito": {}, "sato": {}, "kato": {}},
        positions={
            "chief": {"unit": "co", "holder": ["ito"]},
            "lead": {"unit": "web", "holder": ["sato"]},
            "kato": {"unit": "sales", "holder": ["kato"]},
            "kato@it": {"unit": "it", "holder": ["kato"]},
        },
        meetings={
            "all": {"attendees": ["unit/co"]},
            "board": {"attendees": ["position/chief"], "level": "executive"},
            "desk": {"attendees": ["person/kato"], "chair": "lead"},
            "mk": {"attendees": ["unit/mk"]},
        },
    )


def test_unit_meets_through_its_head(meeting: Built):
    assert "meeting/board" in meeting.call("meetings_of", "unit/mk")
    assert "meeting/board" in meeting.call("meetings_of", "person/ito")


def test_unit_meets_through_the_holders_of_all_their_posts(meeting: Built):
    assert meeting.call("meetings_of", "unit/sales") == ["meeting/desk"]
    assert meeting.call("meetings_of", "unit/it") == ["meeting/desk"]
    assert meeting.call("meetings_of", "position/kato@it") == ["meeting/desk"]


def test_unit_meets_through_units_below_it_and_never_through_one_above(meeting: Built):
    assert meeting.call("meetings_of", "unit/mk") == ["meeting/board", "meeting/desk", "meeting/mk"]
    assert meeting.call("meetings_of", "unit/web") == ["meeting/desk"]
    assert meeting.call("meetings_of", "unit/law") == []
    assert meeting.call("meetings_of", "unit/co") == [f"meeting/{name}" for name in ("all", "board", "desk", "mk")]


def test_unit_that_is_named_sends_its_head(meeting: Built):
    assert meeting.call("meetings_of", "position/chief") == ["meeting/board", "meeting/mk"]


def test_units_meet_where_both_are_whoever_named_them(meeting: Built):
    assert meeting.call("meetings_between", "unit/mk", "unit/sales") == ["meeting/desk"]
    assert meeting.call("meetings_between", "unit/mk", "unit/law") == []


def test_units_that_may_meet_with_an_attendee_nobody_could_read_are_unknown(meeting: Built):
    meeting.mark_unknown("meeting/all", "attendees")
    assert meeting.call("meetings_between", "unit/mk", "unit/sales") == ["meeting/desk"]
    with pytest.raises(UnknownValue):
        meeting.call("meetings_between", "unit/mk", "unit/law")


def test_decisions_of_a_place_are_those_of_its_posts_and_of_units_below():
    org = build(
        units={"co": {}, "mk": {"parent": "co"}, "web": {"parent": "mk"}, "it": {"parent": "co", "head": ["cio"]}},
        people={"ito": {}},
        positions={"lead": {"unit": "web", "holder": ["ito"]}, "cio": {}},
        decisions={
            "price": {"accountable": ["position/lead"]},
            "tool": {"informed": ["unit/mk"], "responsible": ["position/cio"]},
            "site": {"units": ["unit/web"]},
        },
    )
    assert org.call("decisions_of", "person/ito") == ["decision/price"]
    assert org.call("decisions_of", "unit/web") == ["decision/price", "decision/site"]
    assert org.call("decisions_of", "unit/mk") == ["decision/price", "decision/site", "decision/tool"]
    assert org.call("decisions_of", "unit/it") == ["decision/tool"]


@pytest.fixture
def deciding() -> Built:
    return build(
        units={"mk": {}, "web": {"parent": "mk"}, "it": {}, "law": {}},
        positions={"cio": {"unit": "it"}},
        decisions={
            "price": {"accountable": ["unit/mk"]},
            "tool": {"responsible": ["unit/web"], "consulted": ["position/cio"]},
            "data": {"units": ["unit/mk", "unit/it", "unit/law"]},
        },
    )


def test_decisions_between_units_are_those_in_which_all_of_them_have_a_role(deciding: Built):
    assert deciding.call("decisions_between", ("unit/mk", "unit/it")) == ["decision/data", "decision/tool"]
    assert deciding.call("decisions_between", ("unit/mk", "unit/it", "unit/law")) == ["decision/data"]
    assert deciding.call("decisions_between", ("unit/web", "unit/law")) == []
    assert deciding.call("decisions_between", ()) == []


def test_units_that_may_share_a_decision_nobody_could_read_are_unknown(deciding: Built):
    deciding.mark_unknown("decision/price", "consulted")
    assert deciding.call("decisions_between", ("unit/mk", "unit/law")) == ["decision/data"]
    with pytest.raises(UnknownValue):
        deciding.call("decisions_between", ("unit/web", "unit/law"))


def test_reachable_follows_the_relation_named():
    org = build(
        units={"a": {}, "b": {"parent": "a"}, "c": {"parent": "b"}},
        positions={"p": {}, "q": {"reports_to": ["p"]}},
        kpis={"k": {"rolls_up_to": ["l"]}, "l": {"rolls_up_to": ["m", "k"]}, "m": {}},
        handoffs=steps("ab", "bc"),
        initiatives={"i": {}, "j": {"follows": "i"}},
    )
    assert org.call("reachable", "unit/c", "part_of") == ["unit/a", "unit/b"]
    assert org.call("reachable", "unit/a", "hands_off_to") == ["unit/b", "unit/c"]
    assert org.call("reachable", "position/q", "reports_to") == ["position/p"]
    assert org.call("reachable", "handoff/h0", "leads_to") == ["handoff/h1"]
    assert org.call("reachable", "initiative/j", "follows") == ["initiative/i"]
    assert org.call("reachable", "kpi/m", "rolls_up_to") == []
    assert org.call("reachable", "kpi/k", "rolls_up_to") == ["kpi/k", "kpi/l", "kpi/m"]
    assert org.call("reachable", "unit/a", "reports_to") == []


def test_path_is_a_shortest_way_both_ends_included():
    org = build(
        kpis={
            "mql": {"rolls_up_to": ["sql", "orders"]},
            "sql": {"rolls_up_to": ["orders"]},
            "orders": {"rolls_up_to": ["revenue"]},
            "revenue": {},
        },
    )
    assert org.call("path", "kpi/mql", "kpi/revenue", "rolls_up_to") == ["kpi/mql", "kpi/orders", "kpi/revenue"]
    assert org.call("path", "kpi/revenue", "kpi/mql", "rolls_up_to") == []
    assert org.call("path", "kpi/sql", "kpi/sql", "rolls_up_to") == ["kpi/sql"]


def test_path_ends_in_circles():
    org = build(units={name: {} for name in "abc"}, handoffs=steps("ab", "ba"))
    assert org.call("path", "unit/a", "unit/b", "hands_off_to") == ["unit/a", "unit/b"]
    assert org.call("path", "unit/a", "unit/c", "hands_off_to") == []


def test_interactions_between_units_are_those_both_take_part_in_as_parts_of_others_too():
    org = build(
        units={"sales": {}, "field": {"parent": "sales"}, "web": {}, "legal": {}},
        interactions={
            "own": {"between": ["field", "web"]},
            "above": {"between": ["sales", "web"]},
            "other": {"between": ["sales", "legal"]},
        },
    )
    assert org.call("interactions_between", "unit/field", "unit/web") == ["interaction/above", "interaction/own"]
    assert org.call("interactions_between", "unit/web", "unit/sales") == ["interaction/above"]
    assert org.call("interactions_between", "unit/web", "unit/legal") == []
    org.mark_unknown("interaction/other", "between")
    assert org.call("interactions_between", "unit/sales", "unit/web") == ["interaction/above"]
    with pytest.raises(UnknownValue):
        org.call("interactions_between", "unit/legal", "unit/web")


def test_meetings_of_a_place_are_unknown_where_one_may_name_it(meeting: Built):
    ref = next(f"unit/{ident}" for ident in meeting.model.entities["unit"])
    meeting.mark_unknown(ref, "meetings_of_attendees")
    with pytest.raises(UnknownValue):
        meeting.call("meetings_of", ref)


def test_a_place_that_sits_in_no_meeting_may_sit_in_one_nobody_could_read():
    org = build(people={"sato": {}, "ito": {}}, meetings={"all": {"attendees": ["person/sato"]}})
    org.mark_unknown("meeting/all", "attendees")
    assert org.call("meetings_of", "person/sato") == ["meeting/all"]
    with pytest.raises(UnknownValue):
        org.call("meetings_of", "person/ito")
