"""Examples say who is who: by ids, and by what stands in their renames."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from orglint.model.entities import Unit
from orglint.reorg.matching.matching import Matching
from tests.unit.reorg.comparisons import compared

UNITS = "units: {%s}"


def units(ids: str) -> str:
    return "units: {" + ", ".join(f"{ident}: {{}}" for ident in ids) + "}"


def told(matching: Matching) -> tuple[dict[str, str], dict[str, list[str]], dict[str, list[str]]]:
    """Return the counterparts of the units of before, their successors, and the predecessors of the later ones."""
    before, after = matching.before.all(Unit), matching.after.all(Unit)
    pairs = {unit.id: found.id for unit in before if (found := matching.counterpart(unit)) is not None}
    later = {unit.id: [one.id for one in matching.successors_of(unit)] for unit in before}
    earlier = {unit.id: [one.id for one in matching.predecessors_of(unit)] for unit in after}
    return pairs, later, earlier


@pytest.mark.parametrize(
    ("before", "after", "said", "pairs", "later", "earlier"),
    [
        ("ab", "ac", {}, {"a": "a"}, {"a": ["a"], "b": []}, {"a": ["a"], "c": []}),
        ("a", "x", {"a": ("x",)}, {"a": "x"}, {"a": ["x"]}, {"x": ["a"]}),
        ("a", "ax", {"a": ("a", "x")}, {"a": "a"}, {"a": ["a", "x"]}, {"a": ["a"], "x": ["a"]}),
        ("a", "xy", {"a": ("x", "y")}, {}, {"a": ["x", "y"]}, {"x": ["a"], "y": ["a"]}),
        ("ab", "a", {"b": ("a",)}, {"a": "a"}, {"a": ["a"], "b": ["a"]}, {"a": ["a", "b"]}),
        ("ab", "x", {"a": ("x",), "b": ("x",)}, {}, {"a": ["x"], "b": ["x"]}, {"x": ["a", "b"]}),
        ("a", "a", {"a": ()}, {}, {"a": []}, {"a": []}),
        (
            "ab",
            "ba",
            {"a": ("b",), "b": ("a",)},
            {"a": "b", "b": "a"},
            {"a": ["b"], "b": ["a"]},
            {"b": ["a"], "a": ["b"]},
        ),
    ],
    ids=["kept", "renamed", "split off", "split", "merged into one", "merged into a new one", "gone", "exchanged"],
)
def test_units(
    before: str,
    after: str,
    said: Mapping[str, tuple[str, ...]],
    pairs: dict[str, str],
    later: dict[str, list[str]],
    earlier: dict[str, list[str]],
):
    assert told(compared(units(before), units(after), {"units": said})) == (pairs, later, earlier)


def test_every_pair_is_one_in_both_directions():
    matching = compared(units("abc"), units("axc"), {"units": {"b": ("x",)}})
    for one, other in matching.counterparts.items():
        assert matching.counterparts[other] is one
