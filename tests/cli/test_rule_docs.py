"""`orglint rules docs`: pages about all rules, the project's own included; nobody's files are lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from orglint.app.rule_template import first_rule
from tests.cli.conftest import Cli


@pytest.fixture(autouse=True)
def project(write: Callable[..., Path]) -> None:
    """A project with a rule of its own."""
    write("orglint.yaml", "rule_paths: [rules/]\n")
    write("rules/our-rule.yaml", first_rule("our-rule", "our-work", "en"))


def test_own_rules_have_pages_and_a_category_of_their_own(cli: Cli, folder: Path):
    ended = cli("rules", "docs", "-o", "site")
    assert (ended.code, ended.err) == (0, "")
    assert "pages written in site" in ended.out
    page = (folder / "site" / "rules" / "our-rule.ja.md").read_text(encoding="utf-8")
    assert "> deskは4人です(上限3人)。" in page
    index = (folder / "site" / "rules" / "README.md").read_text(encoding="utf-8")
    assert "## our-work" in index
    assert "[our-rule](our-rule.md)" in index
    assert "[wide-span](wide-span.md)" in index
    assert (folder / "site" / "model.md").is_file()


def test_pages_that_no_longer_belong_are_taken_away_and_named(cli: Cli, folder: Path):
    cli("rules", "docs", "-o", "site")
    (folder / "rules" / "our-rule.yaml").rename(folder / "rules" / "kept.txt")
    (folder / "site" / "rules" / "notes.md").write_text("ours\n", encoding="utf-8")
    ended = cli("rules", "docs", "-o", "site")
    assert ended.code == 0
    assert "removed: site/rules/our-rule.ja.md\nremoved: site/rules/our-rule.md\n" in ended.out
    assert "unchanged" in ended.out
    assert not (folder / "site" / "rules" / "our-rule.md").exists()
    assert (folder / "site" / "rules" / "notes.md").read_text(encoding="utf-8") == "ours\n"


def test_files_of_others_are_not_overwritten_without_force(cli: Cli, folder: Path, write: Callable[..., Path]):
    mine = write("site/rules/wide-span.md", "# My notes\n")
    ended = cli("rules", "docs", "-o", "site")
    assert ended.code == 2
    assert "site/rules/wide-span.md" in ended.err
    assert "--force" in ended.err
    assert [path.name for path in (folder / "site" / "rules").iterdir()] == ["wide-span.md"]
    assert cli("rules", "docs", "-o", "site", "--force").code == 0
    assert "wide-span" in mine.read_text(encoding="utf-8")


def test_a_page_changed_by_hand_is_not_overwritten(cli: Cli, folder: Path):
    cli("rules", "docs", "-o", "site")
    page = folder / "site" / "model.md"
    page.write_text("A word before\n" + page.read_text(encoding="utf-8"), encoding="utf-8")
    ended = cli("rules", "docs", "-o", "site", "--lang", "ja")
    assert ended.code == 2
    assert "site/model.md" in ended.err
    assert page.read_text(encoding="utf-8").startswith("A word before\n")


@pytest.mark.parametrize(
    ("before", "after"),
    [("len(unit.members) > limit", "len(unit.membres) > limit"), ("expect: [unit/desk]", "expected: [unit/desk]")],
)
def test_a_rule_that_does_not_check_stops_it(cli: Cli, folder: Path, before: str, after: str):
    path = folder / "rules" / "our-rule.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")
    ended = cli("rules", "docs", "-o", "site")
    assert ended.code == 2
    assert "our-rule.yaml" in ended.err
    assert not (folder / "site").exists()


HOSTILE = """\
format: orglint-rules/1
rules:
- id: readme
  title: {en: "A <b>bold</b> | title", ja: "太字<b>と</b>|表"}
  severity: note
  packs: ["p|q"]
  for: budget
  params: {limit: {type: number, default: 1234567.5, description: {en: "one | two", ja: "縦|棒"}}}
  flag_if: budget.amount is not None and budget.amount > limit
  message: {en: "# {budget} is *too* large", ja: "{budget}は多すぎます"}
  rationale: {en: "- none", ja: "- なし"}
  fix: {en: "<script>", ja: "<script>"}
  references: [{title: "Title | [x]", url: "javascript:alert(1)"}]
  examples:
    bad: [{org: {budgets: {b: {amount: 2_000_000, name: "```"}}}, expect: budget/b}]
    good: [{org: {budgets: {b: {amount: 1}}}}]
"""


def test_texts_of_own_rules_break_no_page(cli: Cli, folder: Path, write: Callable[..., Path]):
    write("rules/hostile.yaml", HOSTILE)
    assert cli("rules", "docs", "-o", "site").code == 0
    lines = (folder / "site" / "rules" / "readme_.md").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "# A &lt;b&gt;bold&lt;/b&gt; | title"
    for line in (
        "**note** · packs: p|q · [Rules](README.md) · [日本語](readme_.ja.md)",
        "> \\# \\`\\`\\` is \\*too\\* large",
        "\\- none",
        "&lt;script&gt;",
        "| `limit` | `1234567.5` | one \\| two |",
        "````yaml",
        '{budgets: {b: {amount: 2_000_000, name: "```"}}}',
        "- Title | \\[x\\] (`javascript:alert(1)`)",
    ):
        assert line in lines
    index = (folder / "site" / "rules" / "README.md").read_text(encoding="utf-8").splitlines()
    place = index.index("| [readme](readme_.md) | A &lt;b&gt;bold&lt;/b&gt; \\| title | note | p\\|q |")
    assert index[place - 4] == "## Without a category"


def test_unnamed_examples_are_named_in_the_language_of_the_page(cli: Cli, folder: Path, write: Callable[..., Path]):
    write("rules/hostile.yaml", HOSTILE)
    cli("rules", "docs", "-o", "site")
    page = (folder / "site" / "rules" / "readme_.ja.md").read_text(encoding="utf-8")
    assert "**悪い例1**" in page
    assert "**良い例1**" in page


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("en", "site/rule-language.md: this is a folder, not a file; nothing was changed\n"),
        ("ja", "site/rule-language.md: ファイルではなくフォルダーです。何も変更していません\n"),
    ],
)
def test_a_folder_where_a_page_belongs_is_named_and_nothing_is_written(
    cli: Cli, folder: Path, write: Callable[..., Path], language: str, says: str
):
    write("site/rule-language.md/mine.txt", "mine\n")
    ended = cli("rules", "docs", "-o", "site", "--force", "--lang", language)
    assert (ended.code, ended.err) == (2, says)
    assert not (folder / "site" / "model.md").exists()
