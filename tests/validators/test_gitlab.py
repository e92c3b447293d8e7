"""GitLab's report against its schema, and what GitLab makes of it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from orglint.finding import Severity
from orglint.i18n import LANGUAGES, Language
from orglint.reporters.gitlab import report_gitlab
from orglint.reporters.options import Options
from tests.golden.reports import STATES, budget, empty, findings, suppressed, unreadable

SCHEMA = json.loads((Path(__file__).parent / "gitlab-code-quality.schema.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", STATES)
def test_report_is_what_the_schema_says(state: str, language: Language):
    entries = json.loads(report_gitlab(STATES[state](language), Options()))
    assert [error.message for error in jsonschema.Draft7Validator(SCHEMA).iter_errors(entries)] == []


def test_schema_refuses_what_gitlab_would_pass_over():
    for wrong in ({"severity": "error"}, {"location": {"path": "a", "lines": {"begin": 0}}}, {"fingerprint": 1}):
        entries = json.loads(report_gitlab(findings("en"), Options()))
        entries[0].update(wrong)
        assert list(jsonschema.Draft7Validator(SCHEMA).iter_errors(entries))


def test_no_byte_order_mark_and_an_empty_list_where_nothing_is_found():
    assert report_gitlab(empty("en"), Options()) == "[]\n"
    assert report_gitlab(findings("ja"), Options()).encode("utf-8")[:1] == b"["


def test_severities_the_worst_first():
    entries = json.loads(report_gitlab(findings("en"), Options()))
    assert [entry["severity"] for entry in entries] == ["major", "minor", "info", "info", "info", "info"]
    assert json.loads(report_gitlab(unreadable("en"), Options()))[0]["severity"] == "blocker"


def test_no_two_fingerprints_are_equal_even_where_findings_have_the_same():
    same = tuple(replace(budget("en"), severity=severity) for severity in (Severity.ERROR, Severity.NOTE))
    entries = json.loads(report_gitlab(replace(empty("en"), findings=same), Options()))
    assert entries[0]["fingerprint"] == same[0].fingerprint
    assert len({entry["fingerprint"] for entry in entries}) == 2


def test_paths_are_those_of_the_repository():
    entries = json.loads(report_gitlab(findings("en"), Options(folder="sub/organization")))
    assert entries[0]["location"] == {"path": "sub/organization/org/kinyu.yaml", "lines": {"begin": 12, "end": 12}}


def test_what_is_set_aside_is_not_reported():
    assert json.loads(report_gitlab(suppressed("en"), Options())) == []
