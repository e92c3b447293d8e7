from __future__ import annotations

import pytest

from orglint.functions.context import UnknownValue
from tests.unit.functions.organizations import Built, build


def roots(org: Built, *places: str) -> list[str]:
    return [place for place in places if org.call("is_root", place)]


def test_written_roots_and_the_heads_of_the_units_among_them():
    org = build(
        organization={"roots": ["unit/top", "position/auditor"]},
        units={"top": {"head": ["boss"]}, "audit": {"head": ["auditor"]}, "other": {"type": "company"}},
        positions={"boss": {}, "auditor": {}, "clerk": {"reports_to": ["auditor"]}},
    )
    found = roots(org, "unit/top", "unit/audit", "unit/other", "position/boss", "position/auditor", "position/clerk")
    assert found == ["unit/top", "unit/audit", "position/boss", "position/auditor"]


def test_without_written_roots_companies_and_the_top_of_the_largest_tree():
    org = build(
        units={
            "firm": {"type": "company", "head": ["boss"]},
            "big": {},
            "one": {"parent": "big"},
            "two": {"parent": "big"},
            "small": {},
            "three": {"parent": "small"},
            "lone": {},
        },
        positions={"boss": {}, "chief": {}, "clerk": {"reports_to": ["chief"]}},
    )
    units = ["firm", "big", "one", "small", "three", "lone"]
    assert roots(org, *(f"unit/{unit}" for unit in units)) == ["unit/firm", "unit/big"]
    assert roots(org, "position/boss", "position/chief") == ["position/boss"]


def test_where_no_post_is_known_the_top_of_the_largest_reporting_tree():
    org = build(
        positions={
            "chief": {},
            "a": {"reports_to": ["chief"]},
            "b": {"reports_to": ["a"]},
            "other": {},
            "c": {"reports_to": ["other"]},
            "lone": {},
        }
    )
    assert roots(org, "position/chief", "position/a", "position/other", "position/lone") == ["position/chief"]


def test_two_trees_of_one_size_are_both_rooted():
    org = build(units={"a": {}, "a1": {"parent": "a"}, "b": {}, "b1": {"parent": "b"}})
    assert roots(org, "unit/a", "unit/a1", "unit/b") == ["unit/a", "unit/b"]


def test_a_person_is_a_root_by_any_post():
    org = build(
        organization={"roots": ["position/chair"]},
        people={"ann": {}, "bob": {}},
        positions={"chair": {"holder": ["ann"]}, "aide": {"holder": ["ann", "bob"]}},
    )
    assert roots(org, "person/ann", "person/bob") == ["person/ann"]


def test_roots_that_could_not_be_read_are_unknown():
    org = build(units={"a": {}})
    org.mark_unknown("organization/", "roots")
    with pytest.raises(UnknownValue):
        org.call("is_root", "unit/a")


def test_share_below_roots_counts_what_hangs_below_and_leaves_out_what_stands_beside():
    org = build(
        units={
            "firm": {"type": "company"},
            "sales": {"parent": "firm"},
            "web": {"parent": "sales"},
            "lost": {},
            "board": {"type": "committee"},
            "guild": {"type": "working_group"},
            "launch": {"type": "project"},
            "access": {"type": "permission_group"},
        }
    )
    assert org.call("share_below_roots", "organization/") == 0.75
    assert build().call("share_below_roots", "organization/") == 0.0
