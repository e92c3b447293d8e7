"""What orglint answers to the scripts of shells, and the scripts themselves."""

from __future__ import annotations

import subprocess
import sys

import pytest

from orglint.cli.completion_scripts import SCRIPTS

from .conftest import Cli


def offered(cli: Cli, *words: str, typed: str | None = None) -> list[str]:
    """Return what a word may become behind words that are complete."""
    ended = cli("__complete", str(len(words)), *words, *([] if typed is None else [typed]))
    assert (ended.code, ended.err) == (0, "")
    return [line.split("\t")[0] for line in ended.out.splitlines()]


def test_commands_are_offered_with_what_they_do_in_the_language_of_the_run(cli: Cli, monkeypatch: pytest.MonkeyPatch):
    assert cli("__complete", "0", "che").out == "check\tPoint out where the design of an organization will hurt.\n"
    monkeypatch.setenv("LANG", "ja_JP.UTF-8")
    assert cli("__complete", "0", "che").out.startswith("check\t組織設計の")
    assert cli("__complete", "1", "check", "--fail").out.startswith("--fail-on\tこの重大度以上の")


def test_options_values_and_lists_are_offered(cli: Cli):
    assert offered(cli, "check", typed="--fail") == ["--fail-on"]
    assert offered(cli, "check", "--fail-on") == ["error", "warning", "note", "never"]
    assert offered(cli, "check", "-f", typed="s") == ["sarif"]
    assert offered(cli, "check", typed="--format=s") == ["--format=sarif"]
    assert offered(cli, "check", "--select", typed="wide-span,narrow-s") == ["wide-span,narrow-spans"]
    assert offered(cli, "check", "--select", typed="wide-span,wide-s") == []  # it is in the list already
    assert offered(cli, "check", "--pack", typed="") == ["core", "marketing", "strict"]
    assert offered(cli, "check", "--from", typed="jp") == ["jp-hr"]
    assert offered(cli, "explain", typed="unit.hea") == ["unit.head"]
    assert offered(cli, "explain", typed="unknown-ref") == ["unknown-reference"]
    assert offered(cli, "rules", typed="te") == ["test"]
    assert offered(cli, "completion", typed="") == list(SCRIPTS)


def test_words_that_bash_takes_apart_are_put_together(cli: Cli):
    assert offered(cli, "check", "--format", "=", typed="sa") == ["--format=sarif"]
    assert offered(cli, "check", "--format", typed="=") == offered(cli, "check", "--format")
    assert offered(cli, "check", "-f", "sarif", "=", typed="s") == []  # a file, which the shell knows


def test_files_are_left_to_the_shell(cli: Cli, write):
    write("org.yaml", "units: {}\n")
    assert offered(cli, "check", typed="org") == []
    assert offered(cli, "check", "--config", typed="org") == []


@pytest.mark.parametrize("words", [["nonsense"], ["check", "--nonsense"], ["check", "--lang", "fr"], ["--version"]])
def test_a_line_that_is_wrong_brings_no_message(cli: Cli, words: list[str]):
    for typed in (None, "", "-", "x"):
        assert "orglint" not in "".join(offered(cli, *words, typed=typed))


@pytest.mark.parametrize("words", [[], ["x"], ["-1"], ["99", "check"], ["1"]])
def test_a_question_that_no_script_asks_is_answered_all_the_same(cli: Cli, words: list[str]):
    assert cli("__complete", *words).code == 0


def test_rules_of_the_project_are_offered_and_settings_that_are_wrong_take_nothing_away(cli: Cli, write):
    write("orglint.yaml", "rule_paths: [own/]\n")
    assert cli("rules", "new", "own-defect").code == 0
    assert offered(cli, "check", "--ignore", typed="own") == ["own-defect"]
    write("orglint.yaml", "rule_paths: [\n")
    assert offered(cli, "check", "--ignore", typed="own") == []
    assert offered(cli, "check", "--ignore", typed="wide-sp") == ["wide-span"]


def test_only_plain_words_are_offered():
    from orglint.cli.completing import is_plain

    assert is_plain("uk-organogram")
    assert [
        word for word in ("$(touch x)", "a b", "`x`", "a;b", "a\nb", "\x1b[31m", "部署", "a'b") if is_plain(word)
    ] == []


def test_a_script_is_printed_as_it_is(cli: Cli):
    for shell, script in SCRIPTS.items():
        assert cli("completion", shell) == type(cli("init", "--help"))(0, script, "")
    refused = cli("completion", "tcsh")
    assert (refused.code, refused.out) == (2, "")
    assert "bash, zsh, fish" in refused.err


def test_nobody_else_pays_for_completion(folder):
    code = (
        "import sys; sys.argv = ['orglint', 'schema', 'org']; from orglint.__main__ import main; main(); "
        "print(*sys.modules, file=sys.stderr)"
    )
    ended = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, timeout=60, check=False)
    imported = set(ended.stderr.decode().split())
    assert "orglint.cli.completion" in imported
    assert not imported & {"orglint.cli.completing", "rich"}
