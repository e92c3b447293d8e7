"""JUnit against the shape that Jenkins accepts, as a library reads it, and as GitLab does."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest
import xmlschema
from junitparser import Error, Failure, JUnitXml, Skipped

from orglint.i18n import LANGUAGES, Language
from orglint.reporters.junit import report_junit
from orglint.reporters.options import Options
from tests.golden.reports import STATES, findings, input_errors, suppressed, unreadable

SCHEMA = xmlschema.XMLSchema(str(Path(__file__).parent / "junit-as-jenkins-reads-it.xsd"))


@pytest.mark.parametrize("encoding", ["utf-8", "cp932"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", STATES)
def test_report_has_the_shape_jenkins_accepts(state: str, language: Language, encoding: str):
    text = report_junit(STATES[state](language), Options(encoding=encoding))
    assert [error.reason for error in SCHEMA.iter_errors(text)] == []


def test_schema_refuses_what_jenkins_refuses():
    text = report_junit(findings("en"), Options())
    for wrong in (text.replace("<testcase ", '<testcase file="a" ', 1), text.replace('name="wide-span" ', "", 1)):
        assert list(SCHEMA.iter_errors(wrong))


@pytest.mark.parametrize("state", STATES)
def test_counts_are_those_a_library_reads(state: str):
    text = report_junit(STATES[state]("ja"), Options())
    read = JUnitXml.fromstring(text)
    [suite] = read
    cases = list(suite)
    kinds = [type(result) for case in cases for result in case.result]
    assert (suite.tests, suite.failures, suite.errors, suite.skipped) == (
        len(cases),
        kinds.count(Failure),
        kinds.count(Error),
        kinds.count(Skipped),
    )
    assert (read.tests, read.failures, read.errors) == (suite.tests, suite.failures, suite.errors)


def outcomes(text: str) -> dict[tuple[str, str], tuple[str, str] | None]:
    """Return each test case as GitLab reads it: by class and name, its status and the text of its element."""
    found: dict[tuple[str, str], tuple[str, str] | None] = {}
    for case in Xml.fromstring(text).iter("testcase"):  # noqa: S314 - our own
        key = (case.get("classname", ""), case.get("name", ""))
        assert key not in found, key
        inside = next((element for element in case if element.tag in ("failure", "error", "skipped")), None)
        # A `type` that Rails knows (`yaml`, `file`, `integer`, ...) would change how GitLab reads the element.
        assert inside is None or inside.get("type") in (None, "error", "warning", "note")
        found[key] = None if inside is None else (inside.tag, inside.text or "")
    return found


def test_findings_are_failures_of_rule_and_entity_and_rules_without_any_have_passed():
    read = outcomes(report_junit(findings("en"), Options()))
    tag, told = read["marketing-budget-held-by-business-unit", "budget/kinyu-hansoku"] or ("", "")
    assert tag == "failure"
    assert told.split("\n")[:3] == [
        'the marketing budget "kinyu-hansoku" is held by 金融事業部, a business unit',
        "place: org/kinyu.yaml:12:7",
        "seen: budget.holder is unit/kinyu (business_unit)",
    ]
    assert read["kpi-without-owner", "kpi-without-owner"] is None
    assert read["budget-too-late", "budget-too-late"] == ("skipped", "wants budgets.approver")


def test_two_findings_of_a_rule_at_one_entity_are_two_cases():
    report = findings("en")
    read = outcomes(report_junit(replace(report, findings=report.findings[:1] * 2), Options()))
    names = [name for rule, name in read if rule == "marketing-budget-held-by-business-unit"]
    assert names == ["budget/kinyu-hansoku", "budget/kinyu-hansoku (2)"]


def test_faults_of_the_input_are_errors():
    assert {outcome and outcome[0] for outcome in outcomes(report_junit(unreadable("en"), Options())).values()} == {
        "error"
    }
    read = outcomes(report_junit(input_errors("en"), Options()))
    assert read["unknown-reference", "unit/brand"] is not None
    assert read["unknown-reference", "unit/brand"][0] == "error"


def test_what_is_set_aside_is_skipped_and_says_why():
    read = outcomes(report_junit(suppressed("en"), Options()))
    told = {name: outcome for (_, name), outcome in read.items() if outcome}
    assert told["budget/kinyu-hansoku"][0] == "skipped"
    assert told["budget/kinyu-hansoku"][1].startswith(
        "suppressed: moves to marketing in April (until 2027-03-31, orglint.yaml:4:3)\n"
    )
    assert told["unit/marketing"][1].startswith("in the baseline\n")


def test_no_testcase_names_an_attachment_of_the_build_server():
    """`[[ATTACHMENT|path]]` in system-out would make GitLab show a file: what people write never stands there."""
    text = report_junit(STATES["hostile"]("en"), Options())
    outputs = [element.text or "" for element in Xml.fromstring(text).iter("system-out")]  # noqa: S314 - our own
    assert not any("ATTACHMENT" in output for output in outputs)
