from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from orglint.functions.context import Context, UnknownValue
from orglint.functions.families import functions
from orglint.model.entities import Organization, Position
from orglint.model.organization import Model
from tests.unit.functions.organizations import Built, build


def test_direct_reports_are_live_individual_posts():
    org = build(
        positions={
            "m": {"reports_to": ["m"]},
            "a": {"reports_to": ["m"]},
            "empty": {"reports_to": ["m"], "status": "vacant"},
            "gone": {"reports_to": ["m"], "status": "eliminated"},
            "planned": {"reports_to": ["m"], "status": "proposed"},
            "many": {"reports_to": ["m"], "headcount": 30},
        }
    )
    assert org.call("direct_reports", "position/m") == ["position/a", "position/empty"]


@pytest.fixture
def line() -> Built:
    return build(
        people={"ann": {}, "bob": {}, "cid": {}},
        positions={
            "a": {"holder": ["ann"]},
            "b": {"reports_to": ["a"], "holder": ["bob"]},
            "c": {"reports_to": ["b"], "holder": ["cid"]},
            "c2": {"reports_to": ["a"], "holder": ["cid"]},
            "d": {"reports_to": ["b"]},
            "x": {"reports_to": ["y"]},
            "y": {"reports_to": ["x"]},
            "z": {"reports_to": ["y"]},
        },
    )


def test_manager_chain_runs_from_the_nearest_to_the_top(line: Built):
    assert line.call("manager_chain", "position/c") == ["position/b", "position/a"]
    assert line.call("manager_chain", "position/a") == []


def test_manager_chain_ends_in_a_circle(line: Built):
    assert line.call("manager_chain", "position/z") == ["position/y", "position/x"]


def test_manager_chain_lists_all_of_several_managers_level_by_level():
    org = build(
        positions={"top": {}, "m": {"reports_to": ["top"]}, "n": {}, "a": {"reports_to": ["m", "n"]}},
    )
    assert org.call("manager_chain", "position/a") == ["position/m", "position/n", "position/top"]


@pytest.mark.parametrize("unreadable", ["c", "b", "a"])
def test_manager_chain_over_a_line_that_could_not_be_read_is_unknown(line: Built, unreadable: str):
    line.mark_unknown(f"position/{unreadable}", "reports_to")
    with pytest.raises(UnknownValue):
        line.call("manager_chain", "position/c")


def test_managers_of_a_person_hold_the_posts_that_all_posts_report_to(line: Built):
    assert line.call("managers_of", "person/cid") == ["person/ann", "person/bob"]
    assert line.call("managers_of", "person/ann") == []


def test_nobody_is_their_own_manager():
    org = build(people={"ann": {}}, positions={p: {"holder": ["ann"], "reports_to": ["a"]} for p in ("a", "b")})
    assert org.call("managers_of", "person/ann") == []


def test_managers_named_by_an_unreadable_line_are_unknown(line: Built):
    line.mark_unknown("position/c2", "reports_to")
    with pytest.raises(UnknownValue):
        line.call("managers_of", "person/cid")


def test_reporting_cycle_names_every_member_from_the_smallest_id(line: Built):
    assert line.call("reporting_cycle", "position/y") == ["position/x", "position/y"]
    assert line.call("reporting_cycle", "position/x") == ["position/x", "position/y"]


def test_below_a_circle_is_not_in_it(line: Built):
    assert line.call("reporting_cycle", "position/z") == []


def test_reporting_to_oneself_is_a_circle_of_one():
    assert build(positions={"a": {"reports_to": ["a"]}}).call("reporting_cycle", "position/a") == ["position/a"]


def test_layers_count_from_one_at_the_top(line: Built):
    assert [line.call("layer_of", f"position/{name}") for name in ("a", "b", "c", "c2")] == [1, 2, 3, 2]


def test_circle_without_a_top_starts_at_its_smallest_id(line: Built):
    assert [line.call("layer_of", f"position/{name}") for name in ("x", "y", "z")] == [1, 2, 3]


def test_layers_of_the_organization_leave_out_posts_that_do_not_exist():
    org = build(
        positions={"a": {}, "b": {"reports_to": ["a"]}, "c": {"reports_to": ["b"], "status": "proposed"}},
    )
    assert org.call("layers", "organization/") == 2
    assert build().call("layers", "organization/") == 0


def test_executives_are_those_written(line: Built):
    line.model.organization.executives = (line["position/c"], line["position/b"])
    assert line.call("executives_of", "organization/") == ["position/b", "position/c"]


def test_executives_are_the_roots_and_the_heads_of_root_units():
    org = build(
        organization={"roots": ["position/p", "unit/u"]},
        units={"u": {"head": ["h"]}, "co": {"type": "company", "head": ["other"]}},
        positions={"p": {}, "h": {}, "other": {}},
    )
    assert org.call("executives_of", "organization/") == ["position/h", "position/p"]


def test_executives_without_roots_are_the_heads_of_companies():
    org = build(units={"co": {"type": "company", "head": ["h"]}}, positions={"h": {}, "p": {}})
    assert org.call("executives_of", "organization/") == ["position/h"]


def test_executive_without_roots_and_companies_is_the_top_of_the_largest_tree():
    org = build(
        positions={
            "a": {},
            "b": {},
            "a1": {"reports_to": ["a"]},
            "b1": {"reports_to": ["b"]},
            "b2": {"reports_to": ["b"]},
        }
    )
    assert org.call("executives_of", "organization/") == ["position/b"]
    assert build(positions={"a": {}}).call("executives_of", "organization/") == []


def test_executives_without_roots_are_the_tops_of_all_trees_that_are_largest():
    org = build(
        positions={
            "a": {},
            "a1": {"reports_to": ["a"]},
            "b": {},
            "b1": {"reports_to": ["b"]},
            "c": {},
        }
    )
    assert org.call("executives_of", "organization/") == ["position/a", "position/b"]


@pytest.fixture
def units() -> Built:
    return build(
        units={
            "co": {},
            "east": {"parent": "co"},
            "west": {"parent": "co"},
            "e1": {"parent": "east"},
            "e2": {"parent": "east"},
            "other": {},
            "part": {"parent": "other"},
        },
        people={"ito": {}, "mori": {}},
        positions={
            "ito": {"unit": "e1", "holder": ["ito"]},
            "ito@west": {"unit": "west", "holder": ["ito"]},
            "loose": {},
        },
    )


def test_unit_is_inside_itself_and_all_above(units: Built):
    assert units.call("is_inside", "unit/e1", "unit/e1")
    assert units.call("is_inside", "unit/e1", "unit/co")
    assert not units.call("is_inside", "unit/co", "unit/e1")
    assert not units.call("is_inside", "unit/e1", "unit/e2")


def test_person_is_inside_the_units_of_any_post(units: Built):
    assert units.call("is_inside", "person/ito", "unit/east")
    assert units.call("is_inside", "person/ito", "unit/west")
    assert not units.call("is_inside", "person/mori", "unit/co")
    assert not units.call("is_inside", "position/loose", "unit/co")


def test_inside_a_unit_with_an_unreadable_parent_is_certain_only_below_it(units: Built):
    units["unit/east"].parent = None
    units.mark_unknown("unit/east", "parent")
    assert units.call("is_inside", "unit/e1", "unit/east")
    assert not units.call("is_inside", "unit/west", "unit/east")
    with pytest.raises(UnknownValue):
        units.call("is_inside", "unit/e1", "unit/co")


@pytest.mark.parametrize(
    ("a", "b", "common", "distance"),
    [
        ("unit/e1", "unit/e2", "unit/east", 2),
        ("unit/e1", "unit/west", "unit/co", 3),
        ("unit/e1", "unit/co", "unit/co", 2),
        ("unit/e1", "unit/e1", "unit/e1", 0),
        ("person/ito", "unit/e2", "unit/east", 2),
        ("position/ito@west", "unit/co", "unit/co", 1),
        ("unit/e1", "unit/part", None, 5),
        ("unit/co", "unit/other", None, 2),
        ("unit/co", "position/loose", None, 1),
    ],
)
def test_common_unit_and_distance_go_over_the_lowest_unit_with_both(
    units: Built, a: str, b: str, common: str | None, distance: int
):
    assert units.call("common_unit", a, b) == common
    assert units.call("org_distance", a, b) == distance


def test_nothing_in_common_past_an_unreadable_parent_is_unknown(units: Built):
    units["unit/east"].parent = None
    units.mark_unknown("unit/east", "parent")
    assert units.call("common_unit", "unit/e1", "unit/e2") == "unit/east"
    with pytest.raises(UnknownValue):
        units.call("common_unit", "unit/e1", "unit/west")


def test_circle_of_parents_is_cut_at_its_smallest_id():
    org = build(units={"a": {"parent": "c"}, "b": {"parent": "a"}, "c": {"parent": "b"}, "d": {"parent": "c"}})
    assert org.call("is_inside", "unit/d", "unit/a")
    assert not org.call("is_inside", "unit/a", "unit/c")
    assert org.call("common_unit", "unit/b", "unit/d") == "unit/b"


@pytest.mark.parametrize(
    ("a", "b", "steps"), [("c", "d", 2), ("c", "c2", 3), ("c", "b", 1), ("c", "c", 0), ("c", "z", None)]
)
def test_reporting_distance_goes_over_the_nearest_common_manager(line: Built, a: str, b: str, steps: int | None):
    assert line.call("reporting_distance", f"position/{a}", f"position/{b}") == steps


def test_no_common_manager_past_an_unreadable_line_is_unknown(line: Built):
    line.mark_unknown("position/a", "reports_to")
    assert line.call("reporting_distance", "position/c", "position/d") == 2
    with pytest.raises(UnknownValue):
        line.call("reporting_distance", "position/c", "position/z")


@pytest.mark.parametrize("is_circle", [False, True])
def test_layers_of_a_line_and_of_a_circle_of_50_000_are_no_limit(is_circle: bool):
    posts = [Position(id=f"{number:05}") for number in range(50_000)]
    for above, below in pairwise([*posts, *posts[: int(is_circle)]]):
        below.reports_to = (above,)
    model = Model(Organization(id="organization"), date(2026, 4, 1), in_force={"position": tuple(posts)})
    assert Context(model).bind(functions()["layers"])(model.organization) == 50_000


def chain(org: Built, post: str) -> object:
    return org.call("only_report_chain", f"position/{post}")


def test_only_report_chain_is_the_row_from_its_first_manager_down():
    org = build(
        positions={
            "top": {},
            "x": {"reports_to": ["top"]},
            "a": {"reports_to": ["top"]},
            "b": {"reports_to": ["a"]},
            "c": {"reports_to": ["b"]},
            "gone": {"reports_to": ["b"], "status": "eliminated"},
        }
    )
    assert chain(org, "a") == ["position/a", "position/b"]
    assert [chain(org, post) for post in ("top", "b", "c", "x")] == [[], [], [], []]


def test_only_report_chain_ends_at_an_aggregate_and_at_what_could_not_be_read():
    posts = {"a": {}, "b": {"reports_to": ["a"]}, "c": {"reports_to": ["b"]}}
    org = build(positions={**posts, "many": {"reports_to": ["b"], "headcount": 3}})
    assert chain(org, "a") == ["position/a"]
    org = build(positions={**posts, "nobody": {"reports_to": ["b"], "headcount": 0}})
    assert chain(org, "a") == ["position/a", "position/b"]
    org = build(positions=posts)
    org.mark_unknown("position/a", "reports")
    assert (chain(org, "a"), chain(org, "b")) == ([], ["position/b"])


def test_only_report_chain_leaves_out_a_head_alone_in_the_unit_and_one_person_in_two_posts():
    posts = {"a": {"unit": "top"}, "b": {"unit": "sub", "reports_to": ["a"]}, "c": {"unit": "sub", "reports_to": ["b"]}}
    units = {"top": {}, "sub": {"parent": "top"}}
    assert chain(build(units=units, positions=posts), "a") == []
    assert chain(build(units=units, positions={**posts, "aide": {"unit": "top"}}), "a") == ["position/a", "position/b"]
    held = {post: {**posts[post], "holder": ["ann"]} for post in ("a", "b")}
    org = build(units=units, people={"ann": {}}, positions={**posts, **held, "aide": {"unit": "top"}})
    assert (chain(org, "a"), chain(org, "b")) == ([], ["position/b"])


def test_only_report_chain_of_a_circle_is_empty():
    assert chain(build(positions={"a": {"reports_to": ["b"]}, "b": {"reports_to": ["a"]}}), "a") == []


def test_longest_line_runs_from_the_top_to_the_lowest_live_post():
    org = build(
        positions={
            "top": {},
            "a": {"reports_to": ["top"]},
            "z": {"reports_to": ["a"]},
            "y": {"reports_to": ["a", "top"]},
            "gone": {"reports_to": ["z"], "status": "eliminated"},
        }
    )
    assert org.call("longest_line", "organization/") == ["position/top", "position/a", "position/z"]
    assert build().call("longest_line", "organization/") == []


def test_grade_rank_is_the_place_in_the_organizations_list():
    org = build(
        organization={"grades": ("G1", "G2", "主任")},
        positions={"a": {"grade": "g2"}, "b": {"grade": "Ｇ1"}, "c": {"grade": "主任"}, "d": {"grade": "X"}, "e": {}},
    )
    assert [org.call("grade_rank", f"position/{post}") for post in "abcde"] == [2, 1, 3, None, None]
    org = build(organization={"grades": ("G1",)}, positions={"d": {"grade": "G1"}})
    org.mark_unknown("position/d", "grade")
    with pytest.raises(UnknownValue):
        org.call("grade_rank", "position/d")


def test_posts_with_manager_leave_out_heads_and_units_below():
    org = build(
        units={"u": {"head": ["h"]}, "below": {"parent": "u"}},
        positions={
            "boss": {},
            "h": {"unit": "u", "reports_to": ["boss"]},
            "a": {"unit": "u", "reports_to": ["h"]},
            "b": {"unit": "u"},
            "c": {"unit": "below", "reports_to": ["h"]},
        },
    )
    assert org.call("posts_with_manager", "unit/u") == ["position/a"]


def leaders() -> Built:
    return build(
        positions={
            "a": {},
            "b": {"reports_to": ["a"]},
            "c": {"reports_to": ["b"]},
            "crew": {"reports_to": ["c"], "headcount": 5},
            "d": {"reports_to": ["c"]},
            "gone": {"status": "eliminated"},
            "idea": {"status": "proposed", "reports_to": ["d"]},
            "e": {"reports_to": ["gone"]},
        }
    )


def test_leading_posts_are_those_whose_span_is_known():
    assert leaders().call("leading_posts", "organization/") == ["position/a", "position/b"]


@pytest.mark.parametrize("field", ["status", "reports", "headcount"])
def test_whose_span_is_known_cannot_be_told_where_a_post_could_not_be_read(field: str):
    org = leaders()
    org.mark_unknown("position/c", field)
    with pytest.raises(UnknownValue):
        org.call("leading_posts", "organization/")
