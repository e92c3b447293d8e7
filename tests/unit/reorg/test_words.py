"""Every ground of a match has words in both languages, no two the same."""

from __future__ import annotations

from typing import get_args

from orglint.reorg.matching.evidence import GROUND_WORDS, Ground, GroundKind


def test_every_ground_has_words_of_its_own():
    assert set(GROUND_WORDS) == set(get_args(GroundKind))
    for said in zip(*GROUND_WORDS.values(), strict=True):
        assert len(set(said)) == len(GROUND_WORDS)


def test_a_ground_says_how_many_agree():
    assert Ground("members", 0.5, 3, 4).text() == (
        "3 of 4 members or posts in common",
        "メンバーやポスト4件中3件が共通",
    )
