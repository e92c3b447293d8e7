"""The charts in Markdown, read by Mermaid itself."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from orglint.finding import Severity, Status
from orglint.i18n import LANGUAGES
from orglint.report import Report
from orglint.reporters.markdown import report_markdown
from orglint.reporters.options import Options
from tests.golden.reports import STATES, hostile, workbook
from tests.hostile import HOSTILE
from tests.validators.node_tools import node

SCRIPT = Path(__file__).parent / "parse_mermaid.mjs"


def charts(markdown: str) -> list[str]:
    return re.findall(r"^```mermaid\n(.*?)^```$", markdown, re.DOTALL | re.MULTILINE)


def test_a_chart_names_the_units_and_draws_what_ties_them():
    [chart] = charts(report_markdown(workbook("ja"), Options()))
    [read] = node(SCRIPT, [chart])
    assert read["type"] == "flowchart-v2"
    assert [each["label"]["text"] for each in read["nodes"]] == ["営業部\n警告1件", "kinyu"]
    assert read["edges"] == 1


def test_names_in_a_chart_are_text_and_nothing_else():
    texts = [chart for name in HOSTILE.values() for chart in charts(report_markdown(one_unit(name), Options()))]
    read = node(SCRIPT, texts)
    assert [each.get("error") for each in read] == [None] * len(HOSTILE)
    for each in read:
        [unit] = each["nodes"]
        assert (unit["link"], unit["label"]["elements"]) == (None, 0)
        assert unit["label"]["text"].startswith("x")
    shown = {name: each["nodes"][0]["label"]["text"] for name, each in zip(HOSTILE, read, strict=True)}
    assert shown["script"] == "x<script>alert(1)</script>\n1 error"
    assert shown["pipe"] == "xa | b || c |\n1 error"
    assert shown["Japanese"] == "x株式会社「例」・髙﨑 𠮷野\n1 error"


def one_unit(name: str) -> Report:
    """Return a report on one unit that is called so, after a letter that shows where it begins."""
    report = hostile("en")
    [about] = [finding for finding in report.findings if finding.unit == f"unit/{name}"]
    found = replace(about, status=Status.ACTIVE, severity=Severity.ERROR)
    return replace(report, findings=(found,), unit_names={f"unit/{name}": f"x{name}"})


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chart_of_every_state_is_read(language: str):
    texts = [chart for state in STATES.values() for chart in charts(report_markdown(state(language), Options()))]
    assert len(texts) >= 3
    assert [each.get("error") for each in node(SCRIPT, texts)] == [None] * len(texts)
