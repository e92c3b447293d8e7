"""Every kind and every field is described in both languages, and there is a question for what rules may lack."""

from __future__ import annotations

import re

import pytest

from orglint.model.schema import COLLECTIONS, KINDS, POST_FIELDS, Kind
from orglint.model.texts import cooperation, derived, field_text, kind_text, question, structure, work
from orglint.ruleset.library import read_library

JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
MODULES = (structure, work, cooperation, derived)
NEEDED = sorted({name for rule in read_library([], "en").rules.values() for need in rule.needs for name in need.names})


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_every_kind_and_field_is_described_in_both_languages(kind: Kind):
    texts = [kind_text(kind.name), *(field_text(kind.name, name) for name in kind.fields)]
    for text in texts:
        assert not JAPANESE.search(text.en), text.en
        assert JAPANESE.search(text.ja), text.ja


def test_nothing_is_described_that_does_not_exist():
    for module in MODULES:
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


def test_one_field_is_described_once():
    names = [name for module in MODULES for name in module.FIELDS]
    assert len(names) == len(set(names))
