"""What counts as a change, what follows from one, and what cannot be compared."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from orglint.model.build import build
from orglint.model.marks import Sensitive
from orglint.model.schema import COLLECTIONS
from orglint.reorg.answering import PARTAKING, PLACES, answering_fields, structure_of
from orglint.reorg.difference.changes import KINDS, MIRRORS
from orglint.reorg.difference.difference import Difference, difference
from orglint.reorg.matching.matching import match
from orglint.source.reader import read_yaml
from tests.unit.reorg.models import TODAY, model
from tests.unit.reorg.reorganizations import told

Org = dict[str, Any]


def compared(before: Org, after: Org) -> Difference:
    return difference(match(model(before), model(after)))


def changes(before: Org, after: Org) -> list[tuple[str, str, str]]:
    return [told(change) for change in compared(before, after).changes]


def line(*idents: str, manager: str, unit: str = "u") -> dict[str, dict[str, str]]:
    return {ident: {"unit": unit, "reports_to": manager} for ident in idents}


# ---- nothing twice


def test_a_moved_unit_is_one_change_with_those_it_touches():
    units = {"co": {}, "a": {"parent": "co", "head": "x"}, "b": {"parent": "co", "head": "y"}}
    staff = {
        "x": {"unit": "a"},
        "y": {"unit": "b"},
        "z": {"unit": "t", "reports_to": "x"},
        **line("p", "q", manager="z", unit="t"),
    }
    before = {"units": {**units, "t": {"parent": "a", "head": "z"}}, "people": staff}
    after = {
        "units": {**units, "t": {"parent": "b", "head": "z"}},
        "people": {**staff, "z": {"unit": "t", "reports_to": "y"}},
    }
    found = compared(before, after)
    [change] = found.changes
    assert told(change) == ("unit-moved", "unit/t", "unit/t")
    assert change.affected == 3
    assert [(one.before.ref, one.field) for one in found.followed] == [("position/z", "reports_to")]


def test_a_level_that_is_gone_is_one_change():
    before = {
        "units": {"co": {}, "d": {"parent": "co"}, "a": {"parent": "d"}, "b": {"parent": "d"}, "c": {"parent": "co"}}
    }
    after = {"units": {"co": {}, "a": {"parent": "co"}, "b": {"parent": "co"}, "c": {"parent": "co"}}}
    assert changes(before, after) == [("unit-dissolved", "unit/d", "")]
    assert changes(after, before) == [("unit-created", "", "unit/d")]


def test_a_new_head_is_one_change_with_all_who_follow():
    staff = ["p", "q", "r"]
    unit = {"head": "old", "parent": "co"}
    before = {
        "units": {"co": {"head": "ceo"}, "u": unit},
        "people": {"ceo": {"unit": "co"}, "old": {"unit": "u", "reports_to": "ceo"}, **line(*staff, manager="old")},
        "budgets": {"b": {"holder": "u", "approver": "old"}},
    }
    after = {
        "units": {"co": {"head": "ceo"}, "u": {**unit, "head": "new"}},
        "people": {"ceo": {"unit": "co"}, "new": {"unit": "u", "reports_to": "ceo"}, **line(*staff, manager="new")},
        "budgets": {"b": {"holder": "u", "approver": "new"}},
    }
    found = compared(before, after)
    assert [told(change) for change in found.changes] == [
        ("new-head", "unit/u", "unit/u"),
        ("person-joined", "", "person/new"),
        ("person-left", "person/old", ""),
    ]
    assert found.changes[0].affected == 3
    assert [(one.before.ref, one.field) for one in found.followed] == [
        ("budget/b", "approver"),
        ("position/p", "reports_to"),
        ("position/q", "reports_to"),
        ("position/r", "reports_to"),
    ]


def test_another_holder_of_a_seat_is_no_new_manager():
    seat = {"unit": "u", "title": "head"}
    before = {
        "units": {"u": {}},
        "people": {"a": {}, "b": {}, **line("p", "q", manager="s")},
        "positions": {"s": {**seat, "holder": "a"}},
    }
    after = {**before, "positions": {"s": {**seat, "holder": "b"}}}
    found = compared(before, after)
    assert [told(change) for change in found.of_kind("holder-exchanged", "new-manager", "line-handed-over")] == [
        ("holder-exchanged", "position/s", "position/s")
    ]
    assert found.changes[-1].affected == 2


def test_a_line_that_passes_on_as_a_whole_is_one_change_and_single_reports_are_not():
    units = {"u": {}}
    before = {"units": units, "people": {"m": {"unit": "u"}, "n": {"unit": "u"}, **line("p", "q", "r", manager="m")}}
    after = {"units": units, "people": {**before["people"], **line("p", "q", "r", manager="n")}}
    [change] = compared(before, after).changes
    assert told(change) == ("line-handed-over", "position/m", "position/n")
    assert change.affected == 3
    part = {
        "units": units,
        "people": {**before["people"], **line("p", "q", manager="n"), "s": {"unit": "u", "reports_to": "n"}},
    }
    before["people"]["s"] = {"unit": "u", "reports_to": "n"}
    assert changes(before, part) == [
        ("new-manager", "position/p", "position/p"),
        ("new-manager", "position/q", "position/q"),
    ]


def test_a_line_that_was_part_of_anothers_passes_on_as_a_whole():
    units = {"u": {}}
    before = {"units": units, "people": {"m": {"unit": "u"}, "n": {"unit": "u"}, **line("p", "q", "r", manager="m")}}
    after = {"units": units, "people": {**before["people"], **line("p", "q", manager="n")}}
    [change] = compared(before, after).changes
    assert told(change) == ("line-handed-over", "position/m", "position/n")
    assert [post.id for post, _ in change.posts] == ["p", "q"]


def test_who_takes_over_from_their_manager_is_no_part_of_the_line():
    units = {"u": {}}
    before = {
        "units": units,
        "people": {"b": {"unit": "u"}, **line("m", manager="b"), **line("n", "p", "q", manager="m")},
    }
    after = {"units": units, "people": {"b": {"unit": "u"}, **line("n", manager="b"), **line("p", "q", manager="n")}}
    assert changes(before, after) == [
        ("person-left", "person/m", ""),
        ("new-manager", "position/n", "position/n"),
        ("line-handed-over", "position/m", "position/n"),
    ]


def test_who_moves_at_the_same_time_is_no_part_of_the_line():
    units = {"u": {}, "v": {}}
    before = {"units": units, "people": {"m": {"unit": "u"}, "n": {"unit": "u"}, **line("p", "q", "r", manager="m")}}
    after = {
        "units": units,
        "people": {**before["people"], **line("p", "q", manager="n"), "r": {"unit": "v", "reports_to": "m"}},
    }
    assert changes(before, after) == [
        ("person-moved", "person/r", "person/r"),
        ("line-handed-over", "position/m", "position/n"),
    ]


def test_between_two_heads_of_one_unit_is_a_new_manager():
    units = {"u": {"head": ["m", "n"]}}
    before = {"units": units, "people": {"m": {"unit": "u"}, "n": {"unit": "u"}, **line("p", "q", manager="m")}}
    after = {"units": units, "people": {**before["people"], **line("p", manager="n")}}
    assert changes(before, after) == [("new-manager", "position/p", "position/p")]


def test_people_of_merged_units_have_not_moved():
    before = {
        "units": {"a": {"head": "x"}, "b": {"head": "y"}},
        "people": {
            "x": {"unit": "a"},
            "y": {"unit": "b"},
            **line("p", "q", manager="x", unit="a"),
            **line("r", manager="y", unit="b"),
        },
        "kpis": {"k": {"owner": "a"}},
    }
    after = {
        "units": {"b": {"head": "y"}},
        "people": {"x": {"unit": "b"}, "y": {"unit": "b"}, **line("p", "q", "r", manager="y", unit="b")},
        "kpis": {"k": {"owner": "b"}},
    }
    [change] = compared(before, after).changes
    assert told(change) == ("units-merged", "unit/b", "unit/b")
    assert [unit.id for unit in change.parts] == ["a", "b"]
    assert change.affected == 3


def test_who_leaves_is_one_change_and_a_seat_that_stays_another():
    before = {
        "units": {"u": {}},
        "people": {"m": {"unit": "u"}, "p": {"unit": "u", "reports_to": "m"}, "q": {}},
        "positions": {"s": {"unit": "u", "holder": "q", "reports_to": "m"}},
    }
    after = {
        "units": {"u": {}},
        "people": {"m": {"unit": "u"}},
        "positions": {"s": {"unit": "u", "status": "vacant", "reports_to": "m"}},
    }
    assert changes(before, after) == [
        ("person-left", "person/p", ""),
        ("person-left", "person/q", ""),
        ("position-vacated", "position/s", "position/s"),
    ]


def test_a_post_of_the_same_person_is_no_other_manager_or_owner():
    before = {
        "units": {"u": {}},
        "people": {"m": {"unit": "u"}, **line("p", manager="m")},
        "kpis": {"k": {"owner": "position/m"}},
    }
    after = {
        "units": {"u": {}},
        "people": {"m": {}, **line("p", manager="s")},
        "positions": {"s": {"unit": "u", "holder": "m"}},
        "kpis": {"k": {"owner": "s"}},
    }
    found = compared(before, after)
    assert [told(change) for change in found.changes] == [("position-created", "", "position/s")]
    assert [(one.before.ref, one.field) for one in found.followed] == [("kpi/k", "owner"), ("position/p", "reports_to")]


def test_an_id_that_follows_from_the_parents_is_no_renaming():
    def org(name: str, title: str) -> Org:
        return {
            "units": {name: {"name": title}, f"{name}-a": {"parent": name, "name": "A"}},
            "people": {f"{n}": {"unit": name if n < 3 else f"{name}-a"} for n in range(6)},
        }

    assert changes(org("d", "Dept"), org("e", "Else")) == [("unit-renamed", "unit/d", "unit/e")]


# ---- people


def test_where_somebody_has_a_first_post_is_where_they_are():
    units = {"a": {}, "b": {}, "c": {}}
    before = {"units": units, "people": {"p": {"posts": [{"unit": "a"}, {"unit": "b"}]}, "q": {"unit": "a"}}}
    after = {
        "units": units,
        "people": {"p": {"posts": [{"unit": "c"}, {"unit": "b"}]}, "q": {"posts": [{"unit": "a"}, {"unit": "c"}]}},
    }
    assert changes(before, after) == [("person-moved", "person/p", "person/p"), ("post-taken", "person/q", "person/q")]


def test_who_moves_and_keeps_a_post_in_the_old_unit_has_moved():
    units = {"a": {}, "b": {}}
    before = {"units": units, "people": {"p": {"unit": "a"}}}
    after = {"units": units, "people": {"p": {"posts": [{"unit": "b"}, {"unit": "a"}]}}}
    assert changes(before, after) == [("person-moved", "person/p", "person/p")]
    assert changes(after, before) == [("person-moved", "person/p", "person/p")]


def test_units_of_the_past_that_tell_a_move_are_no_change_beside_it():
    units = {"a": {}, "b": {}}
    before = {"units": units, "people": {"p": {"unit": "a", "previous_units": ["b"]}}}
    after = {"units": units, "people": {"p": {"unit": "b", "previous_units": ["b", "a"]}}}
    found = compared(before, after)
    assert [told(change) for change in found.changes] == [("person-moved", "person/p", "person/p")]
    assert [one.field for one in found.followed] == ["previous_units"]


# ---- seats


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ({"status": "vacant"}, {"status": "filled"}, "position-filled"),
        ({}, {"holder": "p"}, "position-filled"),
        ({"holder": "p"}, {"holder": "TBD"}, "position-vacated"),
        ({"holder": "p"}, {"holder": "q"}, "holder-exchanged"),
        ({"holder": "p"}, {"holder": ["p", "q"]}, "holder-exchanged"),
        ({"holder": "p"}, {"holder": "p", "status": "eliminated"}, "position-eliminated"),
        ({"status": "proposed"}, {"holder": "p"}, "position-created"),
        ({"title": "x"}, {"title": "y"}, "position-renamed"),
        ({"interim": "true"}, {}, "field-changed"),
    ],
)
def test_what_can_happen_to_a_seat(before, after, kind):
    def org(seat: dict[str, Any]) -> Org:
        return {"units": {"u": {}}, "people": {"p": {}, "q": {}}, "positions": {"s": {"unit": "u", **seat}}}

    people = ("person-moved",)
    told_kinds = [change.kind for change in compared(org(before), org(after)).changes if change.kind not in people]
    assert told_kinds == [kind]
    mirrored = [change.kind for change in compared(org(after), org(before)).changes if change.kind not in people]
    assert mirrored == [MIRRORS.get(kind, kind)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"status": "vacant"}, {}),
        ({"status": "vacant"}, {"holder": "未定"}),
        ({"holder": "TBD"}, {"holder": None}),
        ({"status": "filled", "holder": "p"}, {"holder": "p"}),
    ],
)
def test_vacancies_and_placeholders_are_alike(before, after):
    def org(seat: dict[str, Any]) -> Org:
        return {"units": {"u": {}}, "people": {"p": {}}, "positions": {"s": {"unit": "u", **seat}}}

    assert changes(org(before), org(after)) == []


def test_whoever_was_not_disclosed_may_be_anybody():
    before = {"people": {"p": {}}, "positions": {"s": {"status": "undisclosed"}}}
    after = {"people": {"p": {}}, "positions": {"s": {"holder": "p"}}}
    found = compared(before, after)
    assert found.changes == ()
    assert [(one.collection, one.field, one.reason, one.entities) for one in found.not_comparable] == [
        ("positions", "holder", "unknown", 1)
    ]


# ---- everything else


def test_every_reference_to_a_place_says_who_answers_or_takes_part():
    seen = set()
    for kind in COLLECTIONS.values():
        if kind.name in PLACES:
            continue
        for field in kind.declared.values():
            parts = structure_of(field)
            names = [field.name] if field.target & PLACES and field.is_written else []
            names += [
                f"{field.name}.{part.name}"
                for part in (parts.declared.values() if parts else ())
                if part.target & PLACES
            ]
            seen.update((kind.collection, name) for name in names)
    assert {name for _, name in seen if name in PARTAKING} == PARTAKING  # none of them is gone from the model
    owners = sorted(f"{collection}.{name}" for collection, name in seen if name not in PARTAKING)
    assert owners == [
        "budgets.approver",
        "budgets.funded_by",
        "budgets.holder",
        "capabilities.performed_by",
        "contributions.contributor",
        "contributions.requester",
        "datasets.owner",
        "decisions.accountable",
        "decisions.agree",
        "decisions.perform",
        "decisions.responsible",
        "engagements.owner",
        "engagements.unit",
        "handoffs.giver",
        "handoffs.owner",
        "handoffs.receiver",
        "initiatives.lead",
        "initiatives.sponsor",
        "interactions.liaison",
        "kpis.owner",
        "lifecycles.owner",
        "lifecycles.stages.owner",
        "meetings.chair",
        "requests.intake_owner",
        "requests.provider",
        "responsibilities.performed_by",
        "segments.coordinator",
        "segments.owners",
    ]


def test_the_owner_of_a_stage_is_told_at_its_lifecycle():
    def org(owner: str) -> Org:
        stages = [{"name": "lead", "owner": "a"}, {"name": "deal", "owner": owner}]
        return {"units": {"a": {}, "b": {}, "c": {}}, "lifecycles": {"l": {"stages": stages}}}

    [change] = compared(org("b"), org("c")).changes
    assert told(change) == ("owner-changed", "lifecycle/l", "lifecycle/l.stages.owner")
    assert [one.ref for one in (*change.lost, *change.gained)] == ["unit/b", "unit/c"]
    [made] = match(model(org("b")), model(org("c"))).before.in_force["lifecycle"]
    assert [(name, one.ref) for name, one in answering_fields(made)] == [
        ("stages.owner", "unit/a"),
        ("stages.owner", "unit/b"),
    ]


def test_another_text_in_a_record_is_a_change_of_the_field():
    def org(text: str) -> Org:
        return {"units": {"a": {}}, "initiatives": {"i": {"benefits": [{"unit": "a", "text": text}]}}}

    assert changes(org("speed"), org("peace")) == [("field-changed", "initiative/i", "initiative/i.benefits")]


def test_the_order_of_approvers_says_something_and_that_of_attendees_does_not():
    def org(people: list[str]) -> Org:
        return {
            "people": {"p": {}, "q": {}},
            "budgets": {"b": {"approver": people}},
            "meetings": {"m": {"attendees": people}},
        }

    assert changes(org(["p", "q"]), org(["q", "p"])) == [("field-changed", "budget/b", "budget/b.approver")]


def test_what_stands_beside_a_reference_is_compared():
    def org(limit: int, share: str) -> Org:
        return {
            "units": {"u": {}},
            "people": {"p": {"unit": "u", "allocation": share}},
            "budgets": {"b": {"approver": {"id": "p", "up_to": limit}}},
        }

    assert changes(org(5, "50%"), org(10, "20%")) == [
        ("field-changed", "budget/b", "budget/b.approver.up_to"),
        ("field-changed", "position/p", "position/p.holder.allocation"),
    ]


def test_which_post_is_the_first_one_is_told_once():
    def of(x: object, y: object, unit: str = "b") -> Org:
        seats = {"x": {"unit": "a", "holder": x}, "y": {"unit": unit, "holder": y}}
        return {"units": {"a": {}, "b": {}}, "people": {"p": {}}, "positions": seats}

    first = {"id": "p", "primary": True}
    assert changes(of(first, "p"), of("p", "p")) == []  # it was the first one all the same
    assert changes(of(first, "p"), of("p", first)) == [("person-moved", "person/p", "person/p")]
    assert changes(of(first, "p", "a"), of("p", first, "a")) == [
        ("field-changed", "position/x", "position/x.holder.primary"),
        ("field-changed", "position/y", "position/y.holder.primary"),
    ]


def test_own_keys_are_compared_and_those_that_may_be_sensitive_only_counted():
    def org(text: str) -> Org:
        return {"units": {"u": {"x-code": text, "x-salary": text}}}

    found = compared(org("1"), org("2"))
    assert [told(change) for change in found.changes] == [("field-changed", "unit/u", "unit/u.x-code")]
    assert [(one.field, one.entities) for one in found.hidden] == [("units.x-salary", None)]


def test_sensitive_fields_are_counted_from_five_on_and_never_shown():
    def org(cost: int, posts: int, successor: str = "p") -> Org:
        seats = {f"s{n}": {"cost": cost + n, "successor": successor} for n in range(posts)}
        return {"people": {"p": {}, "q": {}}, "positions": seats}

    assert [(one.field, one.entities) for one in compared(org(1, 5), org(100, 5)).hidden] == [("positions.cost", 5)]
    found = compared(org(1, 4), org(100, 4, "q"))
    assert [(one.field, one.entities) for one in found.hidden] == [
        ("positions.cost", None),
        ("positions.successor", None),
    ]
    assert found.changes == ()
    assert not found.is_empty


def test_no_field_of_a_change_is_sensitive():
    sensitive = {
        field.name
        for kind in COLLECTIONS.values()
        for field in kind.declared.values()
        if field.mark(Sensitive) is not None
    }
    assert sensitive == {"cost", "successor"}
    for name in sensitive:
        found = compared(
            {"positions": {"s": {}}, "people": {"p": {}}},
            {"positions": {"s": {name: "p" if name == "successor" else 7}}, "people": {"p": {}}},
        )
        assert found.changes == ()
        assert [one.field for one in found.hidden] == [f"positions.{name}"]


def test_the_date_of_the_organization_is_no_change():
    before, after = {"organization": {"as_of": "2026-01-01"}}, {"organization": {"as_of": "2026-04-01", "name": "X"}}
    assert changes(before, after) == [("field-changed", "organization", "organization.name")]


# ---- what cannot be compared


def test_a_field_that_one_side_never_states_is_said_once():
    units = {f"u{n}": {"name": f"Unit {n}", "location": "Tokyo"} for n in range(6)}
    bare = {name: {"name": unit["name"]} for name, unit in units.items()}
    found = compared({"units": units}, {"units": bare})
    assert found.changes == ()
    assert [(one.collection, one.field, one.reason, one.entities) for one in found.not_comparable] == [
        ("units", "location", "not_described_after", 6)
    ]
    assert found.is_empty


def test_a_field_that_few_state_may_have_been_dropped():
    before = {"units": {f"u{n}": {"location": "Tokyo"} for n in range(4)}}
    after = {"units": {f"u{n}": {} for n in range(4)}}
    assert {kind for kind, _, _ in changes(before, after)} == {"unit-relocated"}


def test_a_plan_describes_what_its_base_describes():
    before = {"kpis": {f"k{n}": {"target": 1} for n in range(6)}}
    assert compared(before, {}).changes == ()
    whole = difference(match(model(before), model({})), complete=True)
    assert {change.kind for change in whole.changes} == {"removed"}
    assert len(whole.changes) == 6


def test_a_value_that_could_not_be_read_is_not_compared():
    def read(text: str):
        documents = read_yaml("org.yaml", text.encode())
        assert isinstance(documents, list)
        return build(documents, as_of=None, today=TODAY)

    before = read("budgets: {b: {amount: lots, holder: nowhere}}\nunits: {u: {}}")
    after = read("budgets: {b: {amount: 5, holder: u}}\nunits: {u: {}}")
    found = difference(match(before, after))
    assert found.changes == ()
    assert [(one.field, one.reason) for one in found.not_comparable] == [("amount", "unknown"), ("holder", "unknown")]


def test_what_is_over_counts_as_gone():
    before = {"units": {"u": {}}, "people": {"p": {"unit": "u"}, "q": {"unit": "u"}}}
    after = {"units": {"u": {}}, "people": {"p": {"unit": "u", "end": str(date(2026, 3, 31))}, "q": {"unit": "u"}}}
    assert changes(before, after) == [("person-left", "person/p", "")]


def test_every_kind_has_its_mirror():
    for kind in KINDS:
        assert MIRRORS.get(MIRRORS.get(kind, kind), MIRRORS.get(kind, kind)) == kind


def test_the_post_of_somebody_who_left_is_still_the_same_post():
    def org(**person: str) -> Org:
        return {
            "units": {"u": {}},
            "people": {"p": {"unit": "u", "title": "x", **person}, "q": {"unit": "u", "reports_to": "p"}},
            "kpis": {"k": {"owner": "position/p"}},
        }

    assert changes(org(), org(end="2026-03-31", title="y")) == [("person-left", "person/p", "")]
    assert changes(org(end="2026-03-31"), org(end="2026-03-31")) == []


def test_a_post_that_stands_for_somebody_who_is_not_there_yet_is_one_thing():
    org = {"people": {"p": {"end": "2020-01-01"}}, "handoffs": {"h": {"owner": "p"}}}
    assert changes(org, org) == []


def test_another_post_of_somebody_who_holds_both_is_another_owner():
    def org(owner: str) -> Org:
        return {
            "people": {"p": {}},
            "positions": {"s": {"holder": "p"}, "t": {"holder": "p"}},
            "kpis": {"k": {"owner": owner}},
        }

    assert changes(org("s"), org("t")) == [("owner-changed", "kpi/k", "kpi/k.owner")]


def test_what_is_over_on_both_sides_and_named_as_before_is_no_change():
    text = """
    initiatives:
      first: {kind: experiment, start: 2024-01-01, end: 2024-06-30}
      second: {kind: experiment, start: 2026-01-01, follows: first}
    """
    assert compared(text, text).is_empty


def test_what_is_over_later_and_named_as_before_is_no_change_either():
    text = """
    initiatives:
      first: {kind: experiment, start: 2024-01-01END}
      second: {kind: experiment, start: 2026-01-01, follows: first}
    """
    found = compared(text.replace("END", ""), text.replace("END", ", end: 2026-01-31"))
    assert [(change.kind, change.subject.ref) for change in found.changes] == [("removed", "initiative/first")]
