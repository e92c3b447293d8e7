"""What became of units, told to the comparison: through renames, mergers and splits one after the other."""

from __future__ import annotations

import pytest

from orglint.reorg.plan.apply import apply_plan
from tests.unit.reorg.plan.plans import documents, plan


@pytest.mark.parametrize(
    ("changes", "became"),
    [
        ("- rename: {unit: west, to: east}", {"west": ("east",)}),
        ("- rename: {unit: west, to: east}\n- rename: {unit: brand, to: west}", {"brand": ("west",), "west": ("east",)}),
        ("- merge: {units: [west, brand], into: {x: {parent: acme}}}", {"brand": ("x",), "west": ("x",)}),
        (
            "- merge: {units: [west, brand], into: {x: {parent: acme}}}\n- rename: {unit: x, to: y}",
            {"brand": ("y",), "west": ("y",)},
        ),
        ("- dissolve: {unit: west, to: brand}\n- merge: {units: [brand], into: sales}", {"brand": ("sales",), "west": ("sales",)}),
        ("- rename: {unit: west, to: east}\n- dissolve: {unit: east, to: sales}", {"west": ("sales",)}),
        ("- split: {unit: sales, into: {a: {}, b: {}}, rest: b}", {"sales": ("a", "b")}),
        ("- split: {unit: sales, into: {sales: {}, b: {}}}", {"sales": ("sales", "b")}),
        ("- move: {position: analyst, to: sales}\n- dissolve: {unit: brand}", {"brand": ()}),
    ],
)  # fmt: skip
def test_every_unit_is_followed(changes: str, became: dict[str, tuple[str, ...]]):
    assert apply_plan(plan(changes), documents(), "en").became == became
