"""What a setting probably means that names an entity there is not."""

from __future__ import annotations

import time

import pytest

from orglint.engine.near_entities import NearEntities
from tests.unit.engine.runs import organization

MODEL = organization("units: {legal: {}, Sales: {}, 営業部: {}}\npositions: {top: {}, legal: {}}\nkpis: {reach: {}}")


@pytest.mark.parametrize(
    ("target", "near"),
    [
        ("unit/legl", "unit/legal"),
        ("units/legal", "unit/legal"),
        ("Unit/legal", "unit/legal"),
        ("unit/sales", "unit/Sales"),
        ("position/legl", "position/legal"),
        ("person/top", "position/top"),
        ("top", "position/top"),
        ("unt/legl", "unit/legal"),
        ("unit/営業", "unit/営業部"),
        ("kpi/raech", "kpi/reach"),
        ("unit/nothing-like-it", None),
        ("unit/", None),
        ("", None),
        ("/", None),
    ],
)
def test_nearest_entity(target: str, near: str | None):
    assert NearEntities(MODEL).nearest(target) == near


def test_only_kinds_that_can_stand_there_are_named():
    assert NearEntities(MODEL).nearest("top", ["unit"]) is None
    assert NearEntities(MODEL).nearest("legl", ["unit"]) == "unit/legal"


def test_many_stale_targets_in_a_large_model_do_not_take_minutes():
    model = organization("units:\n" + "".join(f"  u{number}: {{}}\n" for number in range(5000)))
    near = NearEntities(model)
    start = time.process_time()
    for number in range(300):
        near.nearest(f"unit/w{number}")
    assert time.process_time() - start < 10
