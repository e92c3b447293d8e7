"""`orglint explain` of functions, fields and kinds, in both languages."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Cli


@pytest.mark.parametrize(
    ("language", "family", "text"),
    [
        (
            "en",
            "a function of the rule language, family Reporting lines",
            "Return the positions that report to this one",
        ),
        ("ja", "ルールの式で使う関数(分類: 報告ライン)", "直属"),
    ],
)
def test_function(cli: Cli, language: str, family: str, text: str):
    signature, line, empty, *prose = cli("explain", "direct_reports", "--lang", language).out.splitlines()
    assert signature == "direct_reports(position: position) -> [position]"
    assert (line, empty) == (family, "")
    assert text in prose[0]


@pytest.mark.parametrize(
    ("language", "head", "text", "accepted"),
    [
        ("en", "units.type: a field of unit", "What kind of unit it is.", "Accepted\n  company, division,"),
        ("ja", "units.type: unitの項目", "部署の種類です。", "書ける値\n  company、division、"),
    ],
)
def test_field_by_either_name(cli: Cli, language: str, head: str, text: str, accepted: str):
    by_kind, by_collection = (cli("explain", name, "--lang", language).out for name in ("unit.type", "units.type"))
    assert by_kind == by_collection
    assert by_kind.startswith(f"{head}\n\n  {text}\n")
    assert accepted in by_kind
    assert "事業部" in by_kind


@pytest.mark.parametrize(
    ("language", "head", "field"),
    [
        ("en", "handoff: a kind of entity, in the collection handoffs", "The unit that receives."),
        ("ja", "handoff: エンティティの種類(コレクション: handoffs)", "受ける側の部署です。"),
    ],
)
def test_kind_by_either_name(cli: Cli, language: str, head: str, field: str):
    by_kind, by_collection = (cli("explain", name, "--lang", language).out for name in ("handoff", "handoffs"))
    assert by_kind == by_collection
    lines = by_kind.splitlines()
    assert lines[0] == head
    assert lines[lines.index("  receiver: unit?") + 1] == f"      {field}"


@pytest.mark.parametrize(("language", "text"), [("en", "computed, not written"), ("ja", "記述せず")])
def test_derived_kind(cli: Cli, language: str, text: str):
    assert text in cli("explain", "partnership", "--lang", language).out.splitlines()[0]


def test_field_of_a_post_may_be_named_by_the_person(cli: Cli):
    assert cli("explain", "people.title").out == cli("explain", "position.title").out


@pytest.mark.parametrize(("language", "title"), [("en", "It says, for example"), ("ja", "指摘の例")])
def test_rule_shows_what_it_says_of_its_first_example(cli: Cli, language: str, title: str):
    lines = cli("explain", "wide-span", "--lang", language).out.splitlines()
    said = lines[lines.index(title) + 1]
    assert said.startswith("  chief")
    assert "3" in said
    assert "{" not in said


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("en", "  on, as warning: a rule of your own is on unless it is turned off\n"),
        ("ja", "  有効、重大度は警告: 独自ルールは無効にしない限り有効\n"),
    ],
)
def test_a_rule_of_ones_own_without_packs_is_said_to_be_on(cli: Cli, write, language: str, says: str):
    write("orglint.yaml", "rule_paths: [rules/]\n")
    cli("rules", "new", "big-team")
    assert says in cli("explain", "big-team", "--lang", language).out
