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
