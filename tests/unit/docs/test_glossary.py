"""The glossary holds the words that messages use, one for each idea."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from orglint.finding import Severity
from orglint.i18n import LANGUAGES
from orglint.model.references import KIND_WORDS
from orglint.reporters.words import SEVERITY

ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in (Path(__file__).parents[3] / "docs" / "glossary.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("|") and not line.startswith("| ---")
]
HAND_OVER = "引き継ぎ"
"""One person following another, which is no hand-off (引き渡し): in rules about people it is the right word."""
ABOUT_PEOPLE = {"people-and-capability", "reorganization"}
RIVALS = (HAND_OVER, "引継", "部門長", "職能", "職位", "組織単位", "ポジション", "説明責任者")
"""Words for ideas that the glossary calls otherwise."""


def test_every_term_stands_once():
    terms = [term for row in ROWS if row[0] != "English" for term in re.split(", ", row[0])]
    assert sorted(terms) == sorted(set(terms))


@pytest.mark.parametrize(("kind", "word"), KIND_WORDS.items())
def test_kind_is_called_as_messages_call_it(kind: str, word: str):
    english = {"handoff": "hand-off", "kpi": "KPI"}.get(kind, kind)
    [japanese] = [row[1] for row in ROWS if english in re.split(", ", row[0])]
    assert word in re.split("、", japanese)


@pytest.mark.parametrize("severity", Severity)
@pytest.mark.parametrize("language", LANGUAGES)
def test_severities_are_called_as_reports_call_them(severity: Severity, language: str):
    [row] = [row for row in ROWS if row[0] == "severity"]
    assert SEVERITY[severity].say(language) in row[2]


def test_no_rule_has_another_word_for_the_same_idea():
    from orglint.ruleset.builtin import builtin_rules_folder

    found = [
        (file.name, word)
        for file in sorted(builtin_rules_folder().rglob("*.yaml"))
        for word in RIVALS
        if word in file.read_text(encoding="utf-8") and not (word == HAND_OVER and file.parent.name in ABOUT_PEOPLE)
    ]
    assert found == []
