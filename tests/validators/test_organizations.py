"""Every text format passes its validator on every example in both languages, and on the largest real organization."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

import jsonschema
import pytest
import xmlschema
from junitparser import JUnitXml
from markdown_it import MarkdownIt

import orglint
from orglint.finding import Status
from orglint.i18n import LANGUAGES, Language
from orglint.reporters.options import Options
from orglint.reporters.registry import FORMATS
from tests.unit.reporters.reading import workflow_commands
from tests.validators.node_tools import node, sarif_schema
from tests.validators.organizations import EVERY, EXAMPLES, LARGEST, report_on

HERE = Path(__file__).parent
each_report = pytest.mark.parametrize(("name", "language"), EVERY)


@cache
def output(format_name: str, name: str, language: Language) -> str:
    """Return a report as `check` writes it to a file."""
    return FORMATS[format_name](report_on(name, language), Options(exit_code=1, folder="models"))


def faults(validator: Any, content: Any) -> list[str]:
    return [f"{list(error.absolute_path)}: {error.message}"[:300] for error in validator.iter_errors(content)]


@cache
def our_schema() -> Any:
    file = Path(orglint.__file__).parent / "reporters" / "report.schema.json"
    return jsonschema.Draft202012Validator(json.loads(file.read_text(encoding="utf-8")))


@cache
def shape_of_junit() -> xmlschema.XMLSchema:
    return xmlschema.XMLSchema(str(HERE / "junit-as-jenkins-reads-it.xsd"))


def test_the_examples_are_those_there_are():
    assert {"minimal", "saas", "isolated-marketing"} <= set(EXAMPLES)
    assert any(report_on(name, "en").findings for name in EXAMPLES)


@pytest.mark.real_data
def test_the_largest_organization_is_large():
    assert sum(report_on(LARGEST, "en").counts.values()) > 5_000
    assert report_on(LARGEST, "en").findings


@each_report
def test_json_is_what_our_own_schema_says(name: str, language: Language):
    content = json.loads(output("json", name, language))
    assert faults(our_schema(), content) == []
    assert len(content["findings"]) == len(report_on(name, language).findings)


def test_our_schema_refuses_what_is_no_report():
    content = json.loads(output("json", "minimal", "en"))
    for wrong in ({"rule": 1}, {"severity": "fatal"}, {"location": {"line": 0}}):
        changed = {**content, "findings": [{**content["findings"][0], **wrong}]}
        assert faults(our_schema(), changed), wrong


@each_report
def test_sarif_is_what_the_schema_says(name: str, language: Language):
    checker = jsonschema.Draft4Validator(sarif_schema(), format_checker=jsonschema.FormatChecker())
    assert faults(checker, json.loads(output("sarif", name, language))) == []


@each_report
def test_gitlab_takes_every_active_finding(name: str, language: Language):
    schema = json.loads((HERE / "gitlab-code-quality.schema.json").read_text(encoding="utf-8"))
    entries = json.loads(output("gitlab", name, language))
    assert faults(jsonschema.Draft7Validator(schema), entries) == []
    assert len({entry["fingerprint"] for entry in entries}) == len(entries)
    assert {entry["check_name"] for entry in entries} == active_rules(name, language)


@each_report
def test_junit_has_the_shape_jenkins_accepts_and_a_library_reads(name: str, language: Language):
    text = output("junit", name, language)
    assert [error.reason for error in shape_of_junit().iter_errors(text)] == []
    cases = list(Xml.fromstring(text).iter("testcase"))  # noqa: S314 - our own
    keys = [(case.get("classname"), case.get("name")) for case in cases]
    assert len(set(keys)) == len(keys)
    failed = {case.get("classname") for case in cases if any(each.tag in ("failure", "error") for each in case)}
    assert failed == active_rules(name, language)
    [suite] = JUnitXml.fromstring(text)
    assert suite.tests == len(cases)


@each_report
def test_annotations_are_commands_github_reads(name: str, language: Language):
    text = output("github", name, language)
    read = list(workflow_commands(text))
    # All but the last line, which is for people.
    assert len(read) == len(text.splitlines()) - 1
    assert "\n::" not in f"\n{text.splitlines()[-1]}"
    assert all(each.name in ("error", "warning", "notice") and each.data for each in read)
    counts = {kind: sum(each.name == kind for each in read) for kind in ("error", "warning", "notice")}
    assert all(count <= 10 for count in counts.values())


@each_report
def test_markdown_is_rendered_with_all_its_tables_and_nothing_live(name: str, language: Language):
    text = output("markdown", name, language)
    assert len(text) <= 65_536
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(text)
    widths: list[int] = []
    for token in tokens:
        if token.type == "tr_open":
            widths.append(0)
        elif token.type in ("td_open", "th_open"):
            widths[-1] += 1
        elif token.type == "table_close":
            assert len(set(widths)) == 1
            assert len(widths) > 1
            widths.clear()
    # A line that should have been a row of a table would be a paragraph with pipes in it.
    inline = [token.content for token in tokens if token.type == "inline"]
    assert not [content for content in inline if content.startswith("| ")]
    html = " ".join(token.content for token in tokens if token.type == "html_block")
    assert set(re.findall(r"</?(\w+)", html)) <= {"details", "summary", "b", "br", "code"}


@each_report
def test_charts_in_markdown_are_read_by_mermaid(name: str, language: Language):
    charts = re.findall(r"^```mermaid\n(.*?)^```$", output("markdown", name, language), re.DOTALL | re.MULTILINE)
    read = node(HERE / "parse_mermaid.mjs", charts) if charts else []
    assert [each.get("error") for each in read] == [None] * len(charts)


@each_report
def test_text_and_concise_name_every_active_rule(name: str, language: Language):
    for format_name in ("text", "concise"):
        text = output(format_name, name, language)
        assert text.endswith("\n")
        assert "\x1b" not in text
        if name != LARGEST or format_name == "concise":  # a long text report is a summary
            assert not [rule for rule in active_rules(name, language) if f"[{rule}]" not in text]


def active_rules(name: str, language: Language) -> set[str]:
    return {finding.rule for finding in report_on(name, language).findings if finding.status is Status.ACTIVE}


def test_every_format_is_validated():
    tried = {"json", "sarif", "gitlab", "junit", "github", "markdown", "text", "concise"}
    assert set(FORMATS) == tried
    assert LANGUAGES == ("en", "ja")
