"""Reorganizations of many kinds at once: every change is told once and by its kind, and nothing else is."""

from __future__ import annotations

import pytest

from orglint.reorg.difference.difference import difference
from orglint.reorg.matching.matching import match
from tests.unit.reorg.models import model
from tests.unit.reorg.reorganizations import EDITS, SEAT_EDITS, Reorganization, reorganization, told

SEEDS = range(80)


def found(made: Reorganization):
    return difference(match(model(made.before), model(made.after)))


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
@pytest.mark.parametrize("seed", range(3))
def test_a_single_edit_is_its_changes(edit, seed):
    made = Reorganization(seed)
    edit(made)
    difference_ = found(made)
    assert sorted(map(told, difference_.changes)) == sorted(made.expected)
    assert difference_.matching.doubts == ()
    assert difference_.not_comparable == ()


@pytest.mark.parametrize("edit", SEAT_EDITS, ids=lambda edit: edit.__name__)
def test_an_edit_of_a_seat_is_its_changes(edit):
    made = Reorganization(1)
    edit(made, "2")
    assert sorted(map(told, found(made).changes)) == sorted(made.expected)


@pytest.mark.parametrize("seed", SEEDS)
def test_edits_of_many_kinds_at_once_are_each_told_once(seed):
    made = reorganization(seed)
    assert sorted(map(told, found(made).changes)) == sorted(made.expected)


def test_the_combinations_hold_many_kinds():
    kinds = [{kind for kind, _, _ in reorganization(seed).expected} for seed in SEEDS]
    assert len(set().union(*kinds)) >= 20
    assert max(map(len, kinds)) >= 12
