"""Every kind of change, ground and reason has words in both languages, no two the same."""

from __future__ import annotations

from typing import get_args

import pytest

from orglint.reorg.change_words import CHANGE_WORDS, REASON_WORDS
from orglint.reorg.changes import KINDS
from orglint.reorg.comparable import Reason
from orglint.reorg.evidence import GROUND_WORDS, Ground, GroundKind


def test_every_kind_of_change_has_words_in_the_order_of_a_report():
    assert list(CHANGE_WORDS) == list(KINDS)


def test_every_ground_and_reason_has_words():
    assert set(GROUND_WORDS) == set(get_args(GroundKind))
    assert set(REASON_WORDS) == set(get_args(Reason))


@pytest.mark.parametrize("words", [CHANGE_WORDS, GROUND_WORDS, REASON_WORDS])
def test_no_two_have_the_same_words(words):
    for said in zip(*words.values(), strict=True):
        assert len(set(said)) == len(words)


def test_a_ground_says_how_many_agree():
    assert Ground("members", 0.5, 3, 4).text() == (
        "3 of 4 members or posts in common",
        "共通のメンバーやポスト 4件中3件",
    )
