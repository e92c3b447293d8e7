"""`orglint explain` of functions, fields and kinds, in both languages."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Cli

LARGE = """\
format: orglint-rules/1
rules:
- id: large-budget
  severity: note
  for: budget
  params: {limit: {type: number, default: 1234567.5, description: {en: a, ja: あ}}}
  flag_if: budget.amount is not None and budget.amount > limit
  message: {en: a, ja: あ}
  rationale: {en: a, ja: あ}
  fix: {en: a, ja: あ}
"""


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
        ("ja", "units.type: 部署の項目", "部署の種類です。", "書ける値\n  company、division、"),
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


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("unit.head", "units.head: 部署の項目"),
        ("unit.head", "  ポストのID、または{id: ..., start: ..., end: ...}。リストも可"),
        ("budgets.approver", "  ポストまたは部署のID、または{id: ..., start: ..., end: ...}。リストも可"),
        ("budgets.holder", "部署の中に書けば、この項目を省略できます。"),
        ("organization.functions", "  名前ごとにaliases、depends_onを並べた形"),
        ("wide-span", "ポストごとの判定のしかた"),
        ("deep-hierarchy", "組織ごとの判定のしかた"),
        ("conflicting-kpis", "部署間の連携ごとの判定のしかた"),
    ],
)
def test_japanese_sentences_call_kinds_by_japanese_words(cli: Cli, name: str, line: str):
    assert line in cli("explain", name, "--lang", "ja").out.splitlines()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("partnership.handoffs", "両者の間の引き渡しです。"),
        ("stage.previous", "前の段階です。"),
        ("placeholder.text", "書かれた文字列です。"),
        ("function.units", "専任の部署です。"),
    ],
)
def test_fields_that_only_rules_read_are_explained_too(cli: Cli, name: str, text: str):
    ended = cli("explain", name, "--lang", "ja")
    assert ended.code == 0
    assert f"  {text}" in ended.out.splitlines()


@pytest.mark.parametrize(
    ("language", "message"),
    [
        ("en", 'there is no rule, function or field "wide-spam"; did you mean "wide-span"?\n'),
        ("ja", '"wide-spam"というルール、関数、項目はありません。"wide-span"ではありませんか\n'),
    ],
)
def test_hint_behind_a_misspelt_name_is_a_sentence_of_its_language(cli: Cli, language: str, message: str):
    assert cli("explain", "wide-spam", "--lang", language).err == message


@pytest.mark.parametrize(
    ("language", "head", "sign"),
    [
        ("en", "Signs, of which at least 3 must hold", "  - money for its work is held by other units"),
        ("ja", "兆候(3件以上で指摘)", "  - 業務に使う予算を他部署が保有している"),
    ],
)
def test_signs_are_told_in_words_without_expressions(cli: Cli, language: str, head: str, sign: str):
    lines = cli("explain", "isolated-function", "--lang", language).out.splitlines()
    signs = lines[lines.index(head) + 1 :]
    assert sign in signs
    assert not [line for line in signs[: signs.index("")] if "{" in line]


def test_needed_signs_follow_the_config(cli: Cli, write):
    write("orglint.yaml", "rules: {isolated-function: {params: {needed: 2}}}\n")
    assert "Signs, of which at least 2 must hold" in cli("explain", "isolated-function").out


@pytest.mark.parametrize(
    ("language", "source"),
    [("en", "  A book (what it says)"), ("ja", "  A book (述べていること)")],
)
def test_source_says_what_it_is_cited_for_in_the_language_asked(cli: Cli, write, language: str, source: str):
    write("orglint.yaml", "rule_paths: [rules/]\n")
    title = "title: {en: A book (what it says), ja: A book (述べていること)}"
    write("rules/big.yaml", f"{LARGE}  references: [{{{title}}}]\n")
    assert source in cli("explain", "large-budget", "--lang", language).out.splitlines()


def test_a_large_parameter_is_shown_whole(cli: Cli, write):
    write("orglint.yaml", "rule_paths: [rules/]\n")
    write("rules/big.yaml", LARGE)
    assert "  limit = 1234567.5 (default)" in cli("explain", "large-budget").out.splitlines()


def test_a_rule_shows_how_it_decides_with_the_names_it_uses(cli: Cli):
    page = cli("explain", "wide-span", "--lang", "en").out
    _, _, logic = page.partition("How it decides, for each position\n")
    lines = logic.partition("\n\n")[0].splitlines()
    assert lines[0] == "  where: {status: {none_of: [eliminated, proposed]}, headcount: {empty: true}}"
    assert "    led: direct_reports(position)" in lines
    assert lines[-1] == "  error_if: position.archetype is None and len(led) > much"
    assert [line for line in lines if line.lstrip().startswith("#")] == []


@pytest.mark.parametrize("name", ["baseline-grown", "expired-suppression", "no-longer-evaluated"])
def test_findings_about_settings_are_not_called_input(cli: Cli, name: str):
    lines = cli("explain", name).out.splitlines()
    assert lines[0] == f"{name}: a finding about settings, suppressions or the baseline, not about the organization"
    assert lines[-1] == "It is always on, and cannot be suppressed."
    assert cli("explain", "not-utf-8").out.startswith("not-utf-8: an input finding")
