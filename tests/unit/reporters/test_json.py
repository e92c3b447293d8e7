from __future__ import annotations

import json
from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

import orglint.reporters
from orglint.i18n import LANGUAGES, Language
from orglint.reporters.json_report import report_json
from orglint.reporters.options import Options
from tests.golden.reports import STATES, budget, empty, findings

SCHEMA = json.loads((Path(orglint.reporters.__file__).parent / "report.schema.json").read_text(encoding="utf-8"))


def _closed(schema: object) -> object:
    """Return the schema with every object closed, so that an undocumented property fails."""
    if isinstance(schema, list):
        return [_closed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {key: _closed(value) for key, value in schema.items()}
    if isinstance(schema.get("properties"), dict) and "type" in schema:
        closed["additionalProperties"] = False
    return closed


def test_schema_is_itself_valid():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", STATES)
def test_output_is_what_the_schema_says_and_nothing_more(state: str, language: Language):
    data = json.loads(report_json(STATES[state](language), Options()))
    checker = jsonschema.Draft202012Validator(_closed(SCHEMA), format_checker=jsonschema.FormatChecker())
    assert [error.message for error in checker.iter_errors(data)] == []


@pytest.mark.parametrize(
    ("change", "word"),
    [({"severity": "fatal"}, "fatal"), ({"location": {"file": "a"}}, "line"), ({"extra": 1}, "extra")],
)
def test_schema_refuses_what_is_not_a_report(change: dict[str, object], word: str):
    data = json.loads(report_json(findings("en"), Options()))
    wrong = deepcopy(data)
    wrong["findings"][0].update(change)
    checker = jsonschema.Draft202012Validator(_closed(SCHEMA))
    assert any(word in error.message for error in checker.iter_errors(wrong))


def test_names_of_people_are_hidden_unless_asked_for():
    assert "佐藤" not in report_json(findings("ja"), Options())
    assert "確認先: 佐藤 花子" in report_json(findings("ja"), Options(names=True))


def test_measure_that_json_cannot_hold_is_null():
    report = replace(empty("en"), findings=(replace(budget("en"), measure=float("inf")),))
    assert json.loads(report_json(report, Options()))["findings"][0]["measure"] is None


def test_japanese_is_readable_and_what_deceives_is_escaped_without_loss():
    report = replace(empty("ja"), files=("組織\u202e\x7f\ud800.yaml",))
    text = report_json(report, Options())
    assert r"組織\u202e\u007f\ud800.yaml" in text
    assert json.loads(text)["files"] == ["組織\u202e\x7f\ud800.yaml"]


def test_rule_not_evaluated_says_why_in_words_and_in_names():
    data = json.loads(report_json(findings("en"), Options()))
    assert data["rules"]["not_evaluated"][-1] == {
        "rule": "handoff-without-owner",
        "missing": [["handoffs.owner", "handoffs.giver"], ["handoffs"]],
        "why": "wants handoffs.owner or handoffs.giver, and handoffs",
    }
