"""`--lang` holds for all that a command says: its help, its lists, its questions, its refusals."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main

from orglint.app.schemas import SCHEMAS
from orglint.cli.application import application
from orglint.functions.families import functions
from orglint.i18n import LANGUAGES
from orglint.lang.describe import signature
from tests.cli.conftest import Cli
from tests.unit.docs.languages import of_another_language

EXAMPLES = Path(__file__).parents[2] / "examples"
BOTH = pytest.mark.parametrize("language", LANGUAGES)


def _commands(command: Any, above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield above
    for name, below in getattr(command, "commands", {}).items():
        yield from _commands(below, (*above, name))


COMMANDS = list(_commands(typer.main.get_command(application())))


@BOTH
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_is_in_one_language(cli: Cli, command: tuple[str, ...], language: str):
    ended = cli(*command, "--help", "--lang", language)
    assert ended.code == 0
    assert " ".join(("orglint", *command)) in ended.out
    assert of_another_language(ended.out, language) == []
    assert of_another_language(ended.out, "en" if language == "ja" else "ja") != []


@BOTH
def test_lists_and_questions_are_in_one_language(cli: Cli, language: str):
    data = [signature(function) for function in functions().values()]
    for command in (
        ("rules", "list"),
        ("rules", "functions"),
        ("questions", str(EXAMPLES / "minimal")),
        ("questions", str(EXAMPLES / "minimal"), "--pack", "strict"),
        ("config",),
    ):
        ended = cli(*command, "--lang", language)
        assert ended.code == 0
        assert of_another_language(ended.out, language, data) == [], command


@BOTH
@pytest.mark.parametrize(
    "command",
    [
        ("chekc",),
        ("check", "nowhere"),
        ("check", "--select", "no-rule"),
        ("check", "--fial-on", "error"),
        ("check", "--as-of", "soon"),
        ("explain", "no-such-thing"),
        ("explain",),
        ("rules", "test", "nowhere.yaml"),
        ("rules", "new", "Not An Id"),
        ("rules", "docs"),
        ("schema", "orgs"),
        ("config", "--config", "nowhere.yaml"),
    ],
    ids=" ".join,
)
def test_refusals_are_in_one_language(cli: Cli, command: tuple[str, ...], language: str):
    ended = cli(*command, "--lang", language)
    assert ended.code == 2
    assert ended.err
    assert of_another_language(ended.err, language, [", ".join(SCHEMAS)]) == []
