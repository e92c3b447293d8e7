from __future__ import annotations

import pytest

from orglint.functions.context import UnknownValue
from tests.unit.functions.organizations import Built, build


@pytest.fixture
def measured() -> Built:
    return build(
        units={
            "co": {},
            "mk": {"parent": "co", "head": ["chief"]},
            "web": {"parent": "mk"},
            "sales": {"parent": "co"},
            "it": {},
        },
        people={"ito": {}},
        positions={"chief": {}, "lead": {"unit": "web", "holder": ["ito"]}, "second": {"holder": ["ito"]}},
        kpis={
            "revenue": {"goal": True, "owner": "unit/co", "contributors": ["mk", "sales"]},
            "mql": {"owner": "unit/mk", "shared_with": ["sales"]},
            "visits": {"owner": "position/lead"},
            "brand": {"owner": "position/chief"},
            "sql": {"owner": "unit/sales", "contributors": ["web"]},
            "uptime": {"owner": "unit/it"},
            "other": {"owner": "position/second"},
            "nobodys": {},
        },
    )


def test_kpis_of_a_unit_are_owned_contributed_or_shared_by_it_or_below(measured: Built):
    assert measured.call("kpis_of", "unit/web") == ["kpi/sql", "kpi/visits"]
    assert measured.call("kpis_of", "unit/mk") == ["kpi/brand", "kpi/mql", "kpi/revenue", "kpi/sql", "kpi/visits"]
    assert measured.call("kpis_of", "unit/sales") == ["kpi/mql", "kpi/revenue", "kpi/sql"]


def test_kpis_of_a_post_and_of_a_person_are_those_the_posts_own(measured: Built):
    assert measured.call("kpis_of", "position/lead") == ["kpi/visits"]
    assert measured.call("kpis_of", "person/ito") == ["kpi/other", "kpi/visits"]


def test_shared_kpis_are_of_both_whoever_owns_them_and_no_common_goal(measured: Built):
    assert measured.call("shared_kpis", "unit/mk", "unit/sales") == ["kpi/mql", "kpi/sql"]
    assert measured.call("shared_kpis", "unit/sales", "unit/mk") == ["kpi/mql", "kpi/sql"]


def test_units_with_only_the_goal_in_common_share_nothing(measured: Built):
    measured["kpi/mql"].shared_with = measured["kpi/sql"].contributors = ()
    assert measured.call("shared_kpis", "unit/mk", "unit/sales") == []


def test_shared_kpis_with_a_side_that_could_not_be_read_are_unknown_only_where_none_is_found(measured: Built):
    measured.mark_unknown("kpi/uptime", "contributors")
    assert measured.call("shared_kpis", "unit/mk", "unit/sales") == ["kpi/mql", "kpi/sql"]
    with pytest.raises(UnknownValue):
        measured.call("shared_kpis", "unit/mk", "unit/it")
