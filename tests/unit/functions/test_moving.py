"""When people moved: what is dated counts, and being hired, taken on besides or carried over does not."""

from __future__ import annotations

from datetime import date

import pytest

from orglint.functions.context import UnknownValue
from tests.unit.functions.test_histories import Written

UNITS = "units: {a: {}, b: {}, c: {}, old: {end: 2025-09-30}}\n"


def moves(ann: str) -> list[str]:
    found = Written(f"{UNITS}people: {{ann: {ann}}}").call("moves", "person/ann")
    assert isinstance(found, list)
    return [day.isoformat() for day in found]


@pytest.mark.parametrize(
    ("ann", "days"),
    [
        ("{posts: [{unit: b, start: 2025-10-01}], previous_units: [{id: a, end: 2025-09-30}]}", ["2025-10-01"]),
        ("{posts: [{unit: b, start: 2025-10-01}], previous_units: [a]}", ["2025-10-01"]),
        ("{posts: [{unit: b, start: 2025-10-01}, {unit: a, start: 2020-04-01, end: 2025-09-30}]}", ["2025-10-01"]),
        # To hand over, somebody may stay for a month where they were.
        ("{posts: [{unit: b, start: 2025-10-01}, {unit: a, end: 2025-11-01}]}", ["2025-10-01"]),
        ("{posts: [{unit: b, start: 2025-10-01}, {unit: a, end: 2025-11-02}]}", []),
        # Two moves, the earlier one between units worked in before.
        (
            "{posts: [{unit: c, start: 2026-01-01}], previous_units: [{id: a, end: 2025-05-31}, {id: b, start: 2025-06-01}]}",
            ["2025-06-01", "2026-01-01"],
        ),
        # Hired.
        ("{posts: [{unit: b, start: 2025-10-01}]}", []),
        # One more post beside the one that stays.
        ("{posts: [{unit: a, start: 2020-04-01}, {unit: b, start: 2025-10-01}]}", []),
        # Another post in the same unit, after one elsewhere long ago.
        ("{posts: [{unit: b, start: 2025-10-01}, {unit: b, start: 2020-04-01, end: 2025-09-30}]}", []),
        # There and back.
        (
            "{posts: [{unit: b, start: 2025-10-01}, {unit: b, end: 2024-09-30}], previous_units: [{id: a, start: 2024-10-01}]}",
            ["2024-10-01", "2025-10-01"],
        ),
        # Nobody says when.
        ("{unit: b, previous_units: [a]}", []),
        # Still to come.
        ("{posts: [{unit: b, start: 2026-10-01}, {unit: a, end: 2026-09-30}]}", []),
        # What was elsewhere comes later.
        ("{posts: [{unit: b, start: 2020-04-01}], previous_units: [{id: a, start: 2021-04-01, end: 2021-09-30}]}", []),
        # The unit itself ended, and everybody in it went over.
        ("{posts: [{unit: b, start: 2025-10-01}], previous_units: [{id: old, end: 2025-09-30}]}", []),
        # Whoever left it long before has moved.
        ("{posts: [{unit: b, start: 2024-10-01}], previous_units: [{id: old, end: 2024-09-30}]}", ["2024-10-01"]),
    ],
)
def test_moves_are_dated_and_from_one_unit_to_another(ann: str, days: list[str]):
    assert moves(ann) == days


def test_moved_on_is_the_last_move_to_the_present_unit():
    org = Written(
        UNITS + "people:\n"
        "  ann: {posts: [{unit: c, start: 2026-01-01}], previous_units: [a, {id: b, start: 2025-06-01}]}\n"
        "  ben: {unit: c, previous_units: [a, {id: b, start: 2025-06-01, end: 2025-12-31}]}\n"
        "  cid: {posts: [{unit: c, start: 2026-01-01}]}\n"
    )
    assert org.call("moved_on", "person/ann") == date(2026, 1, 1)
    assert org.call("moved_on", "person/ben") is None
    assert org.call("moved_on", "person/cid") is None


def test_a_history_that_could_not_be_read_is_unknown():
    org = Written(UNITS + "people: {ann: {unit: b}}")
    org.model.unknown[org.model.entities["person"]["ann"]] = {"previous_units"}
    with pytest.raises(UnknownValue):
        org.call("moves", "person/ann")
