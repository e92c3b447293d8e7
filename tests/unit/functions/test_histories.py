"""Histories, read from YAML as people write them: what is over must still be there."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orglint.functions.context import Context
from orglint.functions.families import functions
from orglint.functions.stays import blocks
from orglint.model.build import build
from orglint.model.entities import Handover
from orglint.source.reader import read_yaml
from tests.unit.functions.organizations import shown

TODAY = date(2026, 4, 1)


class Written:
    """An organization as written, and the functions bound to it."""

    def __init__(self, text: str) -> None:
        documents = read_yaml("org.yaml", text.encode())
        assert isinstance(documents, list)
        self.model = build(documents, as_of=TODAY, today=TODAY)
        assert [problem.message.en for problem in self.model.problems] == []
        self.context = Context(self.model)

    def call(self, name: str, *arguments: object) -> object:
        return shown(self.raw(name, *arguments))

    def raw(self, name: str, *arguments: object) -> object:
        return self.context.bind(functions()[name])(*map(self._meant, arguments))

    def changes(self, ref: str) -> list[tuple[str, str, str, int]]:
        found = self.raw("handovers", ref)
        assert isinstance(found, tuple)
        return [(c.predecessor.id, c.successor.id, c.date.isoformat(), c.overlap_days) for c in found]

    def inside(self, ref: str) -> list[bool | None]:
        found = self.raw("handovers", ref)
        assert isinstance(found, tuple)
        assert all(isinstance(change, Handover) for change in found)
        return [change.from_inside for change in found]

    def _meant(self, argument: object) -> object:
        kind, slash, ident = str(argument).partition("/")
        return self.model.entities[kind][ident] if slash else argument


HEADS = """
units: {m: {head: [{id: ito, end: 2025-09-30}, {id: sato, start: %s}]}, s: {}}
people: {ito: {unit: s}, sato: {unit: m}}
"""


@pytest.mark.parametrize(
    ("start", "overlap"), [("2025-10-01", 0), ("2025-09-30", 1), ("2025-09-01", 30), ("2025-10-31", -30)]
)
def test_a_change_of_head_says_who_when_and_how_long_both_were_there(start: str, overlap: int):
    org = Written(HEADS % start)
    assert org.call("handovers", "unit/m") is not None
    assert org.changes("unit/m") == [("ito", "sato", start, overlap)]


def test_a_change_that_is_still_to_come_is_none():
    assert Written(HEADS % "2026-04-02").changes("unit/m") == []


def test_heads_one_after_the_other_are_changes_in_order():
    org = Written(
        """
units:
  m:
    head:
    - {id: sato, start: 2025-04-01}
    - {id: ito, end: 2024-03-31}
    - {id: kato, start: 2024-04-01, end: 2025-03-31}
people: {ito: {}, kato: {}, sato: {}}
""",
    )
    assert org.changes("unit/m") == [("ito", "kato", "2024-04-01", 0), ("kato", "sato", "2025-04-01", 0)]


def test_heads_side_by_side_follow_only_the_one_who_left():
    org = Written(
        """
units:
  m:
    head:
    - {id: ito, start: 2018-04-01, end: 2025-03-31}
    - {id: kato, start: 2020-04-01}
    - {id: sato, start: 2025-04-01}
people: {ito: {}, kato: {}, sato: {}}
""",
    )
    assert org.changes("unit/m") == [("ito", "sato", "2025-04-01", 0)]


def test_a_second_head_who_joins_the_first_later_follows_nobody():
    org = Written(
        """
units:
  m:
    head: [{id: ito, end: 2020-03-31}, {id: kato, start: 2020-04-01}, {id: sato, start: 2024-04-01}]
people: {ito: {}, kato: {}, sato: {}}
""",
    )
    assert org.changes("unit/m") == [("ito", "kato", "2020-04-01", 0)]


def test_an_acting_head_is_passed_over():
    org = Written(
        """
units: {m: {head: [{id: ito, end: 2025-03-31}, {id: acting, start: 2025-04-01, end: 2025-06-30}, {id: sato, start: 2025-07-01}]}}
positions: {acting: {holder: kato, interim: true}}
people: {ito: {}, kato: {}, sato: {}}
""",
    )
    assert org.changes("unit/m") == [("ito", "sato", "2025-07-01", -91)]


def test_a_head_whose_post_is_made_anew_is_the_same_head():
    org = Written(
        """
units: {m: {head: [{id: first, end: 2024-03-31}, {id: second, start: 2024-04-01}]}}
positions: {first: {holder: ito, end: 2024-03-31}, second: {holder: ito}}
people: {ito: {}}
""",
    )
    assert org.changes("unit/m") == []


def test_holders_of_a_heads_post_are_heads_one_after_the_other():
    org = Written(
        """
units: {m: {head: lead}}
positions: {lead: {unit: m, holder: [{id: ito, end: 2025-03-31}, {id: sato, start: 2025-04-01}]}}
people: {ito: {}, sato: {}}
""",
    )
    assert org.changes("unit/m") == [("ito", "sato", "2025-04-01", 0)]
    assert org.changes("position/lead") == [("ito", "sato", "2025-04-01", 0)]


def test_a_head_who_left_the_organization_is_still_the_predecessor():
    org = Written(
        """
units: {m: {head: [ito, {id: sato, start: 2025-04-01}]}}
people: {ito: {unit: m, end: 2025-03-31}, sato: {unit: m}}
""",
    )
    assert org.changes("unit/m") == [("ito", "sato", "2025-04-01", 0)]


def test_a_single_reference_to_somebody_who_left_is_kept():
    org = Written(
        "units: {m: {}}\npositions: {desk: {unit: m, holder: ito}}\npeople: {ito: {end: 2026-03-31}, sato: {unit: m}}",
    )
    assert org.call("left_within", "unit/m", 12) == ["person/ito"]


def test_nobody_known_to_end_or_to_begin_is_no_change():
    org = Written("units: {m: {head: [ito, sato]}}\npeople: {ito: {}, sato: {}}")
    assert org.changes("unit/m") == []


SUCCESSOR = """
units: {m: {head: [{id: ito, end: 2025-09-30}, {id: sato, start: 2025-10-01}]}, web: {parent: m}, s: {}}
people: {ito: {unit: m}, sato: %s}
"""


@pytest.mark.parametrize(
    ("sato", "expected"),
    [
        ("{unit: m}", None),
        ("{unit: m, previous_units: [web]}", True),
        ("{posts: [{unit: m, start: 2025-10-01}, {unit: web, start: 2024-04-01, end: 2025-09-30}]}", True),
        ("{posts: [{unit: m, start: 2025-10-01}]}", False),
        ("{unit: m, start: 2025-09-01}", False),
        ("{unit: m, start: 2025-08-30}", None),
        ("{unit: m, previous_units: [{id: s, end: 2025-09-30}]}", False),
        ("{unit: m, previous_units: [{id: s, end: 2024-09-30}]}", None),
        ("{unit: m, previous_units: [s]}", None),
    ],
)
def test_a_change_says_whether_the_successor_comes_from_the_unit(sato: str, expected: bool | None):
    assert Written(SUCCESSOR % sato).inside("unit/m") == [expected]


TENURE = """
units: {m: {}, web: {parent: m}, s: {}}
people: {sato: %s}
"""


@pytest.mark.parametrize(
    ("sato", "months"),
    [
        ("{posts: [{unit: m, start: 2025-04-01}]}", 12),
        ("{posts: [{unit: m, start: 2025-04-02}]}", 11),
        ("{unit: m}", None),
        ("{unit: m, start: 2025-04-01}", None),
        ("{unit: s}", None),
        ("{posts: [{unit: web, start: 2024-04-01, end: 2025-03-31}, {unit: m, start: 2025-04-01}]}", 24),
        ("{posts: [{unit: web, start: 2024-04-01, end: 2025-03-30}, {unit: m, start: 2025-04-01}]}", 12),
        ("{posts: [{unit: web, start: 2024-04-01, end: 2025-03-31}, {unit: s, start: 2025-04-01}]}", None),
        ("{posts: [{unit: s, start: 2024-04-01}, {unit: m, start: 2025-04-01}]}", 12),
        ("{posts: [{unit: web}, {unit: m, start: 2025-04-01}]}", None),
        ("{posts: [{unit: m, start: 2026-05-01}]}", None),
        (
            "{posts: [{unit: m, start: 2025-04-01}], previous_units: [{id: web, start: 2023-04-01, end: 2025-03-31}]}",
            36,
        ),
    ],
)
def test_tenure_counts_from_when_the_person_came_to_the_unit(sato: str, months: int | None):
    assert Written(TENURE % sato).call("tenure_months", "person/sato", "unit/m") == months


def test_tenure_in_a_post_counts_from_when_it_is_held():
    org = Written(
        """
units: {m: {}}
positions: {lead: {unit: m, start: 2010-04-01, holder: [{id: sato, start: 2025-04-01}]}}
people: {sato: {}}
""",
    )
    assert org.call("tenure_months", "person/sato", "unit/m") == 12


LEAVERS = """
units: {m: {}, web: {parent: m}, s: {}}
people: {sato: %s}
"""


@pytest.mark.parametrize(
    ("sato", "has_left"),
    [
        ("{posts: [{unit: web, end: 2026-03-31}]}", True),
        ("{posts: [{unit: web, end: 2025-04-02}]}", True),
        ("{posts: [{unit: web, end: 2025-04-01}]}", False),
        ("{posts: [{unit: web, end: 2026-04-01}]}", False),
        ("{posts: [{unit: web, end: 2026-03-31}, {unit: m, start: 2026-04-01}]}", False),
        ("{unit: web, end: 2025-12-31}", True),
        ("{unit: s, previous_units: [{id: web, end: 2025-12-31}]}", True),
        ("{unit: s, previous_units: [web]}", False),
    ],
)
def test_leavers_are_those_who_went_within_the_months(sato: str, has_left: bool):
    found = Written(LEAVERS % sato).call("left_within", "unit/m", 12)
    assert found == (["person/sato"] if has_left else [])


def test_a_change_is_called_for_a_post_in_no_unit_as_well():
    org = Written(
        """
positions: {lead: {holder: [{id: ito, end: 2025-03-31}, {id: sato, start: 2025-04-01}]}}
people: {ito: {}, sato: {}}
""",
    )
    assert org.inside("position/lead") == [None]


@pytest.mark.parametrize(
    ("sato", "months"),
    [
        ("{posts: [{unit: m, start: 2025-10-01}, {unit: web, end: 2025-09-30}]}", None),
        ("{posts: [{unit: m, start: 2025-10-01}, {unit: web, end: 2025-09-29}]}", 6),
        ("{posts: [{unit: m, start: 2025-10-01}], previous_units: [web]}", None),
        ("{posts: [{unit: m, start: 2025-10-01}], previous_units: [{id: web, end: 2025-09-30}]}", None),
        ("{posts: [{unit: m, start: 2025-10-01}], previous_units: [{id: web, end: 2020-09-30}]}", 6),
        ("{posts: [{unit: m, start: 2025-10-01}], previous_units: [{id: web, start: 2010-04-01}]}", None),
        ("{posts: [{unit: m, start: 2025-10-01}], previous_units: [{id: web, start: 2025-10-01}]}", 6),
        ("{posts: [{unit: m, start: 0001-01-01}, {unit: web, start: 0001-01-01}]}", 24303),
        ("{posts: [{unit: m, start: 2026-04-01}]}", 0),
        ("{posts: [{unit: m, start: 2025-04-01, end: 2026-04-01}]}", 12),
        ("{posts: [{unit: m, start: 2025-04-01, end: 2026-03-31}]}", None),
    ],
)
def test_tenure_is_not_known_where_an_undated_time_may_lead_up_to_it(sato: str, months: int | None):
    assert Written(TENURE % sato).call("tenure_months", "person/sato", "unit/m") == months


@pytest.mark.parametrize(
    "to_come",
    [
        "positions: {next: {unit: web, start: 2026-05-01, holder: sato}}",
        "positions: {next: {unit: later, holder: sato}}",
    ],
)
def test_a_post_that_is_still_to_come_is_no_time_served(to_come: str):
    org = Written(
        "units: {m: {}, web: {parent: m, function: sales}, later: {parent: m, function: sales, start: 2026-05-01}}\n"
        f"people: {{sato: {{posts: [{{unit: m, start: 2025-04-01}}]}}}}\n{to_come}"
    )
    assert org.call("tenure_months", "person/sato", "unit/m") == 12
    assert org.call("worked_in", "person/sato", "sales") is False


PARTS = """
units: {m: {}, old: {parent: %s, end: 2025-09-30}, s: {}}
people:
  ito: {posts: [{unit: old, start: 2020-04-01, end: 2025-09-30}]}
  kato: {posts: [{unit: old, start: 2020-04-01}]}
  sato: {posts: [{unit: old, start: 2020-04-01, end: 2025-09-30}, {unit: m, start: 2025-10-01}]}
"""
"""Of Kato's post nobody says where it went when its unit ended."""


@pytest.mark.parametrize(
    "parent",
    ["m", "{id: m, start: 2024-04-01}", "[{id: m, start: 2024-04-01}, {id: s, end: 2024-03-31}]"],
)
def test_a_part_of_a_unit_that_is_over_was_a_part_of_it(parent: str):
    org = Written(PARTS % parent)
    assert org.call("tenure_months", "person/sato", "unit/m") == 72
    assert org.call("left_within", "unit/m", 12) == ["person/ito"]


def test_a_part_that_had_moved_away_before_it_ended_is_none():
    org = Written(PARTS % "[{id: s, start: 2024-04-01}, {id: m, end: 2024-03-31}]")
    assert org.call("tenure_months", "person/sato", "unit/m") == 6
    assert org.call("left_within", "unit/m", 12) == []
    assert org.call("left_within", "unit/s", 12) == ["person/ito", "person/sato"]


def test_nobody_was_in_a_unit_to_which_their_post_came_after_their_time():
    org = Written(
        """
units: {m: {}, s: {}}
positions:
  desk:
    unit: [{id: s, end: 2025-06-30}, {id: m, start: 2025-07-01}]
    holder: [{id: ito, end: 2025-05-31}, {id: sato, start: 2025-10-01}]
people: {ito: {}, sato: {}}
""",
    )
    assert org.call("left_within", "unit/m", 12) == []
    assert org.call("left_within", "unit/s", 12) == ["person/ito"]
    assert org.changes("position/desk") == [("ito", "sato", "2025-10-01", -122)]


def test_a_head_who_comes_back_is_followed_and_follows_in_whatever_order_written():
    org = Written(
        """
units:
  m:
    head: [{id: ito, start: 2025-10-01}, {id: ito, end: 2024-09-30}, {id: kato, start: 2024-10-01, end: 2025-09-30}]
people: {ito: {}, kato: {}}
""",
    )
    assert org.changes("unit/m") == [("ito", "kato", "2024-10-01", 0), ("kato", "ito", "2025-10-01", 0)]


ELSEWHERE = """
units: {m: {head: [{id: ito, end: 2025-09-30}, {id: sato, start: 2025-09-10}]}, s: {}}
people: {ito: {posts: [{unit: s, start: %s}]}, sato: {unit: m}}
"""


@pytest.mark.parametrize("start", ["2025-09-15", "2025-10-01", "2020-04-01"])
def test_the_days_of_a_heads_post_elsewhere_are_not_those_of_the_head(start: str):
    assert Written(ELSEWHERE % start).changes("unit/m") == [("ito", "sato", "2025-09-10", 21)]


def test_a_head_from_elsewhere_is_no_longer_head_when_their_only_post_is_over():
    org = Written(
        """
units: {m: {head: [{id: ito, start: 2020-04-01}, {id: sato, start: 2025-10-01}]}, s: {}}
people: {ito: {posts: [{unit: s, start: 2018-04-01, end: 2025-09-30}]}, sato: {unit: m}}
""",
    )
    assert org.changes("unit/m") == [("ito", "sato", "2025-10-01", 0)]


DAY_RANGES = st.lists(st.tuples(st.dates(date(2024, 2, 20), date(2024, 3, 20)), st.integers(0, 5)), max_size=6)


@given(DAY_RANGES)
def test_blocks_hold_the_days_of_the_spans_and_a_free_day_lies_between_them(ranges: list[tuple[date, int]]):
    def days(found: list[tuple[date, date]]) -> set[int]:
        return {day for start, end in found for day in range(start.toordinal(), end.toordinal() + 1)}

    spans = [(start, start + timedelta(days=length)) for start, length in ranges]
    made = blocks(spans)
    assert days(made) == days(spans)
    assert all(before[1] + timedelta(days=1) < after[0] for before, after in pairwise(made))


TERMS = st.lists(st.integers(1, 40), min_size=1, max_size=6)


@given(TERMS, st.randoms(use_true_random=False))
def test_each_head_in_a_row_follows_the_one_before_in_whatever_order_they_are_written(
    lengths: list[int], order: Random
):
    start, expected, heads = date(2020, 2, 1), list[tuple[str, str, str, int]](), list[str]()
    for number, length in enumerate(lengths):
        begun = f"start: {start}, " if number else ""
        expected += [(f"p{(number - 1) % 3}", f"p{number % 3}", start.isoformat(), 0)] if number else []
        start += timedelta(days=length)
        heads.append(f"{{id: p{number % 3}, {begun}end: {start - timedelta(days=1)}}}")
    order.shuffle(heads)
    org = Written(f"units: {{m: {{head: [{', '.join(heads)}]}}}}\npeople: {{p0: {{}}, p1: {{}}, p2: {{}}}}")
    assert org.changes("unit/m") == expected
