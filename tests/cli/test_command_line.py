"""What the parser says: help in the user's language, misspelt commands and options."""

from __future__ import annotations

import pytest

import orglint
from orglint.columns import width


def test_orglint_alone_shows_its_help(cli):
    ended = cli()
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("Usage: orglint [OPTIONS] COMMAND ...\n")
    assert "\n  check " in ended.out


@pytest.mark.parametrize("arguments", [("--help", "--lang", "ja"), ("--lang=ja",), ("-h", "--lang=ja")])
def test_help_speaks_the_language_asked_for(cli, arguments: tuple[str, ...]):
    out = cli(*arguments).out or cli(*arguments, "--help").out
    assert out.startswith("使い方: orglint [オプション] コマンド ...\n")
    assert "組織設計のリンターです。" in out


def test_help_speaks_the_language_of_the_locale(cli, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("LANG", "ja_JP.UTF-8")
    assert cli("check", "--help").out.startswith("使い方: orglint check [オプション] [PATH]...\n")


COMMANDS = [
    (),
    ("check",),
    ("compare",),
    ("explain",),
    ("stats",),
    ("tree",),
    ("init",),
    ("config",),
    ("rules",),
    ("rules", "list"),
    ("rules", "test"),
    ("import",),
    ("import", "csv"),
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_help_is_whole_in_both_languages(cli, command: tuple[str, ...]):
    english, japanese = (cli(*command, "--help", "--lang", language) for language in ("en", "ja"))
    assert (english.code, japanese.code) == (0, 0)
    assert english.out.isascii()
    texts = [line[30:].strip() for line in japanese.out.splitlines() if line.startswith("  ")]
    assert not [text for text in texts if " the " in text or " of " in text]
    assert all(width(line) <= 80 for line in (english.out + japanese.out).splitlines())


@pytest.mark.parametrize("command", [command for command in COMMANDS if command], ids=" ".join)
def test_every_command_takes_a_language(cli, command: tuple[str, ...]):
    assert "--lang en|ja" in cli(*command, "--help").out


@pytest.mark.parametrize(
    ("arguments", "english", "japanese"),
    [
        (
            ("chekc",),
            'no such command: "chekc"; did you mean "check"?',
            "コマンド「chekc」はありません。「check」ではありませんか",
        ),
        (
            ("rules", "lst"),
            'no such command: "lst"; did you mean "list"?',
            "コマンド「lst」はありません。「list」ではありませんか",
        ),
        (
            ("check", "--fial-on=error"),
            'no such option: "--fial-on"; did you mean "--fail-on"?',
            "オプション「--fial-on」はありません。「--fail-on」ではありませんか",
        ),
        (
            ("check", "--fail-on=eror"),
            "--fail-on: expected is one of error, warning, note, never",
            "--fail-onには次のいずれかを指定してください: error, warning, note, never",
        ),
        (("explain",), "the argument NAME is missing", "引数NAMEがありません"),
        (("import", "csv", "x.csv"), "the option --output is missing", "オプション--outputがありません"),
        (("init", "a", "b"), "unexpected argument b", "余分な引数です: b"),
        (("check", "--statistics=1"), "--statistics takes no value", "--statisticsに値は指定できません"),
        (
            ("tree", "--depth=x"),
            "--depth: expected is a whole number above 0",
            "--depthには1以上の整数を指定してください",
        ),
        (
            ("tree", "--depth=0"),
            "--depth: expected is a whole number above 0",
            "--depthには1以上の整数を指定してください",
        ),
        (("rules", "--lang=en"), "a command is missing", "コマンドを指定してください"),
    ],
)
def test_a_command_line_that_cannot_be_is_refused(cli, arguments: tuple[str, ...], english: str, japanese: str):
    for language, text in (("en", english), ("ja", japanese)):
        first, *rest = arguments
        ended = cli(first, *rest, f"--lang={language}") if first != "chekc" else cli(f"--lang={language}", first)
        assert (ended.code, ended.out) == (2, "")
        assert ended.err.startswith(text)


def test_a_refusal_says_how_the_command_is_written(cli):
    assert cli("import", "csv", "--prest=x").err.splitlines()[1:] == [
        "Usage: orglint import csv [OPTIONS] FILE...",
        "`orglint import csv --help` says more",
    ]


def test_a_language_that_orglint_does_not_speak_is_refused(cli):
    ended = cli("check", "--lang", "fr")
    assert (ended.code, ended.err.splitlines()[0]) == (2, "--lang: expected is one of en, ja")


def test_the_version_is_told_wherever_it_is_asked_for(cli):
    assert cli("--lang", "ja", "--version").out == f"orglint {orglint.__version__}\n"
