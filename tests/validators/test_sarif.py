"""SARIF against the OASIS schema and Microsoft's multitool with the rules of GitHub Advanced Security."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import jsonschema
import pytest

from orglint.i18n import LANGUAGES, Language
from orglint.reporters.options import Options
from orglint.reporters.sarif import report_sarif
from tests.golden.reports import STATES
from tests.validators.node_tools import sarif_multitool, sarif_schema
from tests.validators.organizations import EXAMPLES, LARGEST, report_on

WAIVED = {
    "SARIF2002": "GitHub takes texts, no ids of messages",
    "SARIF2003": "which commit was checked is for the uploader to say: a report does not depend on git",
    "SARIF2006": "the address of the schema is asked for over the network",
    "SARIF2009": "ids of rules are names: wide-span, not CS2001",
    "SARIF2010": "lines of files do not travel",
    "SARIF2011": "lines of files do not travel",
    "SARIF2012": "the name of a rule is its id, words of one letter included",
    "SARIF2014": "some messages name nothing but the whole",
    "SARIF2015": "messages quote as the language of the run does",
    "SARIF2016": "files are named as GitHub wants them, from the root of the repository",
    "SARIF1004": "there is no base id for the same reason",
}
"""Notes of the multitool that do not hold for us, with the reason."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", STATES)
def test_log_is_what_the_schema_says(state: str, language: Language):
    schema = sarif_schema()
    log = json.loads(report_sarif(STATES[state](language), Options(exit_code=1, folder="sub")))
    checker = jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker())
    assert [f"{list(error.path)}: {error.message}" for error in checker.iter_errors(log)] == []


def test_schema_refuses_what_is_no_log():
    log = json.loads(report_sarif(STATES["findings"]("en"), Options()))
    log["runs"][0]["results"][0]["message"] = "text"
    assert list(jsonschema.Draft4Validator(sarif_schema()).iter_errors(log))


def test_multitool_has_nothing_to_say_of_any_state(tmp_path: Path):
    logs = {
        f"{state}-{language}": report_sarif(STATES[state](language), Options(exit_code=0))
        for state in STATES
        for language in LANGUAGES
    }
    assert serious(sarif_multitool(tmp_path, logs), may_lack_region=("workbook-en", "workbook-ja")) == {}


def test_multitool_has_nothing_to_say_of_the_examples(tmp_path: Path):
    logs = {
        f"{name}-{language}": report_sarif(report_on(name, language), Options(exit_code=1))
        for name in EXAMPLES
        for language in LANGUAGES
    }
    assert serious(sarif_multitool(tmp_path, logs)) == {}


@pytest.mark.real_data
def test_multitool_has_nothing_to_say_of_the_largest_real_organization(tmp_path: Path):
    logs = {
        f"{LARGEST}-{language}": report_sarif(report_on(LARGEST, language), Options(exit_code=1))
        for language in LANGUAGES
    }
    assert serious(sarif_multitool(tmp_path, logs)) == {}


def test_multitool_finds_what_github_would_refuse(tmp_path: Path):
    log = json.loads(report_sarif(STATES["findings"]("en"), Options()))
    del log["runs"][0]["results"][0]["locations"]
    assert "GH1015" in {rule for _, rule in serious(sarif_multitool(tmp_path, {"broken": json.dumps(log)}))}


def serious(found: list[dict[str, str]], may_lack_region: tuple[str, ...] = ()) -> Counter[tuple[str, str]]:
    """Return what is an error, a warning, or a note that nobody has waived; a cell of a workbook has no region."""
    return Counter(
        (each["level"], each["rule"])
        for each in found
        if not (each["level"] == "note" and each["rule"] in WAIVED)
        and not (each["rule"] == "SARIF2017" and each["log"] in may_lack_region)
    )
