"""Every kind and every field is described in both languages, and there is a question for what rules may lack."""

from __future__ import annotations

import re

import pytest

from orglint.model.schema import COLLECTIONS, KINDS, POST_FIELDS, Kind
from orglint.model.texts import TOPICS, field_text, kind_text, question
from orglint.ruleset.library import read_library

JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
NEEDED = sorted({name for rule in read_library([], "en").rules.values() for need in rule.needs for name in need.names})


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_every_kind_and_field_is_described_in_both_languages(kind: Kind):
    texts = [kind_text(kind.name), *(field_text(kind.name, name) for name in kind.fields)]
    for text in texts:
        assert not JAPANESE.search(text.en), text.en
        assert JAPANESE.search(text.ja), text.ja


def test_nothing_is_described_that_does_not_exist():
    for module in TOPICS:
        for name in module.FIELDS:
            kind, field, *sub = name.split(".")
            assert field in KINDS[kind].declared, name
            assert len(sub) <= 1


@pytest.mark.parametrize("name", NEEDED)
def test_there_is_a_question_for_all_that_a_rule_may_lack(name: str):
    collection, _, field = name.partition(".")
    kind = COLLECTIONS[collection].name if collection in COLLECTIONS else collection
    if field in POST_FIELDS and kind == "person":
        kind = "position"
    asked = question(kind, field)
    assert asked is not None, name
    assert asked.en.endswith(("?", "enough.", ".)"))
    assert "か。" in asked.ja or asked.ja.endswith(("です。", "。"))


ABOUT = {
    "organization": (r"organization|posts|grades|functions?", "組織|ポスト|等級|機能"),
    "unit": (r"units?|responsibilities|skills", "部署"),
    "position": (r"posts?|units?|reports|reporting line|each important post", "ポスト|報告|要職|引き継ぎ"),
    "person": (r"person|people|[Ww]ho\b", "人|誰|部署"),
    "responsibility": (r"responsibilities|organization", "責務"),
    "capability": (r"skills?", "能力"),
    "budget": (r"budgets?|money", "予算"),
    "kpi": (r"KPIs?|figures", "KPI|数値"),
    "handoff": (r"\bhand(ed|s)?\b|hand-offs?", "渡"),
    "lifecycle": (r"stages?", "段階"),
    "decision": (r"decisions?", "意思決定"),
    "meeting": (r"meetings?", "会議"),
    "interaction": (r"work together", "連携"),
    "request": (r"requests?|asks?\b|ask each", "依頼"),
    "contribution": (r"deliverables?", "成果物"),
    "segment": (r"customers?", "顧客"),
    "dataset": (r"data\b", "データ"),
    "engagement": (r"partners? outside", "委託"),
    "initiative": (r"initiatives?|transformations", "施策"),
    "programme": (r"training", "研修"),
}
"""Kind -> what a question about it or a field of it has to name, so that it can be asked alone."""


@pytest.mark.parametrize("kind", ABOUT)
def test_each_question_stands_alone_and_says_what_it_is_about(kind: str):
    english, japanese = (re.compile(words) for words in ABOUT[kind])
    asked = [question(kind), *(question(kind, name) for name in _names_of(kind))]
    for text in filter(None, asked):
        assert english.search(text.en), text.en
        assert japanese.search(text.ja), text.ja
        assert text.en.endswith(("?", "?)", ".)", "enough."))
        assert re.search(r"(か[。(]|ください)", text.ja), text.ja
        assert text.ja.endswith("。")


def _names_of(kind: str) -> list[str]:
    fields = [name.removeprefix(f"{kind}.") for each in TOPICS for name in each.FIELDS if name.startswith(f"{kind}.")]
    assert fields
    return fields


def test_no_two_questions_are_the_same():
    asked = [about.ask_en for module in TOPICS for about in (*module.KINDS.values(), *module.FIELDS.values())]
    asked += [about.ask_ja for module in TOPICS for about in (*module.KINDS.values(), *module.FIELDS.values())]
    said = [text for text in asked if text]
    assert sorted(said) == sorted(set(said))


def test_what_the_question_for_a_kind_covers_is_asked_for_by_itself_too():
    covered = [(kind, field) for module in TOPICS for kind, about in module.KINDS.items() for field in about.covers]
    assert ("budget", "holder") in covered
    for kind, field in covered:
        assert question(kind) is not None, kind
        assert question(kind, field) is not None, f"{kind}.{field}"


def test_one_field_is_described_once():
    names = [name for module in TOPICS for name in module.FIELDS]
    assert len(names) == len(set(names))
