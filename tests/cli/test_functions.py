"""`orglint rules functions`: every function by family, in text and JSON, in both languages."""

from __future__ import annotations

import json

import pytest

from orglint.functions.families import functions
from orglint.lang.describe import signature
from tests.cli.conftest import Cli


@pytest.mark.parametrize("language", ["en", "ja"])
def test_every_function_is_listed_once_with_its_signature_and_text(cli: Cli, language: str):
    ended = cli("rules", "functions", "--lang", language)
    assert (ended.code, ended.err) == (0, "")
    lines = ended.out.splitlines()
    for function in functions().values():
        place = lines.index(f"  {signature(function)}")
        text = function.ja if language == "ja" else function.summary.partition("\n\n")[0]
        assert lines[place + 1] == "    " + " ".join(text.split())


def test_functions_stand_under_their_family(cli: Cli):
    lines = cli("rules", "functions").out.splitlines()
    titles = [line for line in lines if line and not line.startswith(" ")]
    assert titles[:3] == ["Lists and numbers", "Text", "Who and where"]
    assert "Money" in titles
    money = lines[lines.index("Money") :]
    assert any(line.startswith("  approval_chain(budget: budget)") for line in money)
    assert not any("_" in title for title in titles)  # each family has a name for readers


def test_japanese_families(cli: Cli):
    lines = cli("rules", "functions", "--lang", "ja").out.splitlines()
    assert lines[0] == "リストと数値"


@pytest.mark.parametrize("language", ["en", "ja"])
def test_json_names_arguments_and_results(cli: Cli, language: str):
    shown = json.loads(cli("rules", "functions", "-f", "json", "--lang", language).out)
    assert shown["schema_version"] == 1
    assert shown["language"] == language
    assert sorted(each["name"] for each in shown["functions"]) == sorted(functions())
    [common] = [each for each in shown["functions"] if each["name"] == "is_inside"]
    assert common["arguments"][1] == {"name": "unit", "type": "unit"}
    assert common["result"] == "bool"
    assert common["plugin"] is None
    assert common["text"].startswith("Whether" if language == "en" else functions()["is_inside"].ja[:6])
