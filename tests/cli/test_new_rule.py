"""`orglint rules new`: a rule that passes its own test, written where the project's rules are, over nothing."""

from __future__ import annotations

import re

import pytest

JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")


@pytest.mark.parametrize("language", ["en", "ja"])
def test_what_it_writes_passes_its_own_test_and_leaves_no_mutant(cli, language: str):
    written = cli("rules", "new", "big-team", "--lang", language)
    assert (written.code, written.err) == (0, "")
    assert "rules/big-team.yaml" in written.out
    assert cli("rules", "test", "rules/big-team.yaml").out == "3 examples passed\n"
    mutated = cli("rules", "test", "--mutate", "rules/big-team.yaml")
    assert mutated.code == 0
    assert mutated.out.startswith("1 rule, 6 mutants: 6 noticed")


def test_its_comments_are_in_the_language_of_the_run(cli, folder):
    cli("rules", "new", "first")
    cli("rules", "new", "second", "--lang", "ja")
    comments = {
        name: [line for line in (folder / "rules" / name).read_text(encoding="utf-8").splitlines() if "# " in line]
        for name in ("first.yaml", "second.yaml")
    }
    assert not any(JAPANESE.search(line) for line in comments["first.yaml"])
    prose = [line for line in comments["second.yaml"] if not line.startswith("  # orglint") and "error:" not in line]
    assert all(JAPANESE.search(line) for line in prose)
    assert "{" not in comments["first.yaml"][3]


def test_without_rule_paths_it_says_what_is_missing_and_next(cli):
    assert cli("rules", "new", "big-team").out == (
        "written: rules/big-team.yaml\n"
        "orglint check does not read it yet: name its folder in orglint.yaml, `rule_paths: [rules/]`\n"
        "next: orglint rules test rules/big-team.yaml\n"
    )


def test_it_is_written_into_the_first_configured_folder_and_is_found_there(cli, write):
    write("orglint.yaml", "rule_paths: [single.yaml, own/, more/]\n")
    write("single.yaml", "format: orglint-rules/1\nrules: []\n")
    write("more/none.yaml", "format: orglint-rules/1\nrules: []\n")
    ended = cli("rules", "new", "big-team", "--category", "our-own")
    assert ended.out == "written: own/big-team.yaml\nnext: orglint rules test own/big-team.yaml\n"
    listed = cli("rules", "list", "--select", "big-team").out
    assert "\nour-own\n  big-team  warning" in f"\n{listed}"


def test_a_file_that_is_there_is_left_alone(cli, write):
    path = write("rules/big-team.yaml", "mine\n")
    ended = cli("rules", "new", "big-team")
    assert (ended.code, ended.out) == (2, "")
    assert "rules/big-team.yaml: there is such a file already; nothing was written" in ended.err
    assert path.read_text(encoding="utf-8") == "mine\n"


@pytest.mark.parametrize(
    ("ident", "says"),
    [
        (
            "Wide Span",
            '"Wide Span" is no rule id: lower-case letters, digits and hyphens, such as wide-span; perhaps wide-span',
        ),
        ("bigTeam", "; perhaps big-team"),
        ("ｗｉｄｅ_ｔｅａｍ", "; perhaps wide-team"),
        ("大きなチーム", '"大きなチーム" is no rule id: lower-case letters, digits and hyphens, such as wide-span\n'),
        ("../escape", "; perhaps escape"),
        ("a" * 300, "an id has at most 100 characters"),
        ("nul", "nul cannot be the name of a file on Windows; take another id"),
        ("com1", "com1 cannot be the name of a file on Windows"),
        ("wide-span", "wide-span is one of orglint's own rules; take another id"),
        ("unknown-reference", "unknown-reference is one of orglint's own rules"),
        ("unmatched-suppression", "unmatched-suppression is one of orglint's own rules"),
    ],
)
def test_an_id_that_is_none_or_orglints_own_is_refused(cli, folder, ident: str, says: str):
    ended = cli("rules", "new", ident)
    assert (ended.code, ended.out) == (2, "")
    assert says in ended.err
    assert not (folder / "rules").exists()


def test_an_id_the_project_has_already_is_refused_with_its_place(cli, write):
    write("orglint.yaml", "rule_paths: [own/]\n")
    cli("rules", "new", "big-team")
    (write("own/teams.yaml", "").parent / "big-team.yaml").rename(write("own/teams.yaml", ""))
    ended = cli("rules", "new", "big-team")
    assert ended.code == 2
    assert "the project has a rule big-team already, in own/teams.yaml:7:7" in ended.err


def test_a_category_that_is_no_word_is_refused(cli):
    ended = cli("rules", "new", "big-team", "--category", "Our Own")
    assert ended.code == 2
    assert '"Our Own" is no category' in ended.err
    assert "perhaps our-own" in ended.err


def test_it_refuses_in_japanese(cli):
    assert "組み込みルールです" in cli("rules", "new", "wide-span", "--lang", "ja").err
    assert "IDにできません" in cli("rules", "new", "Wide", "--lang", "ja").err


@pytest.mark.parametrize("word", ["null", "no", "true"])
def test_a_word_that_yaml_takes_for_something_else_is_quoted(cli, folder, word: str):
    assert cli("rules", "new", word, "--category", word).code == 0
    assert f'- id: "{word}"\n  category: "{word}"\n' in (folder / "rules" / f"{word}.yaml").read_text(encoding="utf-8")
    assert cli("rules", "test", f"rules/{word}.yaml").out == "3 examples passed\n"


def test_the_command_to_run_next_can_be_copied_where_the_folder_has_a_blank(cli, write):
    write("orglint.yaml", "rule_paths: [our rules/]\n")
    assert cli("rules", "new", "big-team").out == (
        'written: our rules/big-team.yaml\nnext: orglint rules test "our rules/big-team.yaml"\n'
    )
