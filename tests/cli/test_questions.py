"""`orglint questions`: what to describe next, the most enabling first, in both languages and as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import MINIMAL, Cli

RULES = """\
format: orglint-rules/1
rules:
- {id: wants-vision, title: {en: No vision, ja: 目指す姿がない}, severity: note, for: unit, needs: [units.vision],
   flag_if: unit.vision is None, message: {en: a, ja: あ}, rationale: {en: a, ja: あ}, fix: {en: a, ja: あ}}
- {id: wants-location, title: {en: Nowhere, ja: 所在地がない}, severity: note, for: unit, needs: [units.location],
   flag_if: unit.location is None, message: {en: a, ja: あ}, rationale: {en: a, ja: あ}, fix: {en: a, ja: あ}}
- {id: wants-location-too, title: {en: Far away, ja: 遠い}, severity: note, for: unit, needs: [units.location],
   flag_if: unit.location is None, message: {en: a, ja: あ}, rationale: {en: a, ja: あ}, fix: {en: a, ja: あ}}
- {id: wants-both, title: {en: Both, ja: 両方}, severity: note, for: unit,
   needs: [{any: [units.vision, units.purpose]}, units.deputy],
   flag_if: unit.vision is None, message: {en: a, ja: あ}, rationale: {en: a, ja: あ}, fix: {en: a, ja: あ}}
"""
SELECT = ("--select", "wants-vision,wants-location,wants-location-too,wants-both")


@pytest.fixture(autouse=True)
def project(write: Callable[..., Path]) -> None:
    """An organization, and rules that want what it does not say."""
    write("org/org.yaml", MINIMAL)
    write("rules/own.yaml", RULES)
    write("orglint.yaml", "model: org/\nrule_paths: [rules/]\n")


def asked(cli: Cli, *arguments: str) -> list[dict[str, object]]:
    ended = cli("questions", "-f", "json", *SELECT, *arguments)
    assert (ended.code, ended.err) == (0, "")
    questions: list[dict[str, object]] = json.loads(ended.out)["questions"]
    return questions


def test_the_question_that_enables_most_comes_first(cli: Cli):
    found = asked(cli)
    assert found[0]["names"] == ["units.location"]
    assert found[0]["enabled"] == ["wants-location", "wants-location-too"]
    assert [question["names"] for question in found[1:]] == [["units.vision"], ["units.deputy"]]


def test_a_rule_is_enabled_by_the_last_of_its_questions(cli: Cli):
    _, vision, deputy = asked(cli)
    assert (vision["rules"], vision["enabled"]) == (["wants-both", "wants-vision"], ["wants-vision"])
    assert (deputy["rules"], deputy["enabled"]) == (["wants-both"], ["wants-both"])


def test_one_of_several_is_asked_where_no_rule_wants_a_certain_one(cli: Cli):
    [first, second] = json.loads(cli("questions", "-f", "json", "--select", "wants-both").out)["questions"]
    assert first["names"] == ["units.deputy"]
    assert second["names"] == ["units.vision", "units.purpose"]


def test_what_is_described_is_not_asked_again(cli: Cli, write: Callable[..., Path]):
    write("org/more.yaml", "units: {far: {location: Osaka, vision: To be near}}\n")
    assert [question["names"] for question in asked(cli)] == [["units.deputy"]]


def test_text_says_where_to_write_and_what_comes_of_it(cli: Cli):
    lines = cli("questions", *SELECT).out.splitlines()
    place = next(number for number, line in enumerate(lines) if line.endswith("years?"))
    assert lines[place : place + 4] == [
        "  2. Where does each unit want to be in three to five years?",
        "     written in: units.vision",
        "     shows: No vision",
        "     with other answers: Both",
    ]


def test_japanese_questionnaire(cli: Cli):
    lines = cli("questions", *SELECT, "--lang", "ja").out.splitlines()
    place = lines.index("  2. 各部署は3〜5年後にどのような姿を目指していますか。")
    assert lines[place + 1 : place + 3] == ["     記述する項目: units.vision", "     分かること: 目指す姿がない"]
    assert asked(cli, "--lang", "ja")[1]["question"] == "各部署は3〜5年後にどのような姿を目指していますか。"


def test_nothing_to_ask_is_said(cli: Cli, write: Callable[..., Path]):
    write("org/more.yaml", "units: {far: {location: Osaka, vision: To be near, deputy: mia}}\n")
    assert cli("questions", *SELECT).out == "Nothing to ask: every rule that is on could be evaluated.\n"
    assert asked(cli) == []


@pytest.mark.parametrize("language", ["en", "ja"])
def test_no_question_is_asked_twice(cli: Cli, language: str):
    ended = cli("questions", "-f", "json", "--pack", "strict", "--lang", language)
    questions = [question["question"] for question in json.loads(ended.out)["questions"]]
    assert len(questions) > 50
    assert sorted(questions) == sorted(set(questions))


def test_a_first_page_is_shown_and_the_rest_on_request(cli: Cli):
    found = json.loads(cli("questions", "-f", "json", "--pack", "strict").out)["questions"]
    assert len(found) > 12
    page = cli("questions", "--pack", "strict", "--lang", "en").out
    assert f"\n{len(found) - 12} more questions; `--all` shows them\n" in page
    assert "\n 12. " in page
    assert "\n 13. " not in page
    whole = cli("questions", "--pack", "strict", "--all", "--lang", "en").out
    assert f"\n{len(found):3}. " in whole
    assert "more questions" not in whole


def first_page(cli: Cli, write: Callable[..., Path], language: str = "en") -> list[dict[str, object]]:
    """Return the first page of questions on an organization of which only the units are described."""
    write("units.yaml", "units: {all: {type: company}, sales: {parent: all}, marketing: {parent: all}}\n")
    ended = cli("questions", "units.yaml", "--pack", "strict", "-f", "json", "--lang", language)
    found: list[dict[str, object]] = json.loads(ended.out)["questions"]
    return found[:12]


@pytest.mark.parametrize(
    ("language", "budgets", "handoffs"),
    [
        (
            "en",
            "Which budgets are there, what is each for, and who holds it? Who has to approve before money of each budget",
            "What does each unit hand over to which other (leads, orders, specifications, ...)?",
        ),
        (
            "ja",
            "どのような予算があり、それぞれ何のためのもので、どの部署が保有していますか。各予算を使う前に誰の承認が必要ですか。",
            "各部署は何を(リード、注文、仕様など)どの部署に引き渡していますか。",
        ),
    ],
)
def test_of_what_nobody_has_described_it_is_first_asked_which_there_are(
    cli: Cli, write: Callable[..., Path], language: str, budgets: str, handoffs: str
):
    asked_first = [str(question["question"]) for question in first_page(cli, write, language)]
    assert [text for text in asked_first if text.startswith(budgets)]
    assert handoffs in asked_first  # who receives, which is wanted here, is part of it


def test_a_field_brings_its_collection_which_is_not_asked_again(cli: Cli, write: Callable[..., Path]):
    first_page(cli, write)
    ended = cli("questions", "units.yaml", "--pack", "strict", "-f", "json")
    names = [name for question in json.loads(ended.out)["questions"] for name in question["names"]]
    fields = {name.partition(".")[0] for name in names if "." in name}
    assert {"budgets", "kpis", "handoffs", "positions"} <= fields
    assert [name for name in names if name in fields] == []


def test_what_a_rule_lacks_no_more_is_not_promised_again(cli: Cli, write: Callable[..., Path]):
    first_page(cli, write)
    ended = cli("questions", "units.yaml", "--pack", "strict", "-f", "json")
    enabled: set[str] = set()
    for question in json.loads(ended.out)["questions"]:
        assert not enabled & set(question["rules"])
        enabled |= set(question["enabled"])
    assert "budget-without-holder" in enabled
