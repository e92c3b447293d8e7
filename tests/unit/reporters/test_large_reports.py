"""Thirty thousand findings: every format keeps its consumer's limits, and says what it left out."""

from __future__ import annotations

import gzip
import io
import json
import re
import zipfile
from dataclasses import replace
from functools import cache
from random import Random
from xml.etree import ElementTree as Xml

import openpyxl
import pytest

from orglint.finding import Finding, Phrase, Related, Severity
from orglint.location import Location, Span
from orglint.report import Report
from orglint.reporters import gitlab, junit, markdown, sarif, xlsx_findings
from orglint.reporters.fitting import within
from orglint.reporters.options import Options
from orglint.reporters.registry import FILE_FORMATS, FORMATS
from tests.golden.reports import empty
from tests.unit.reporters.reading import workflow_commands

ERRORS, WARNINGS, NOTES = 4_000, 12_000, 14_000
ALL = ERRORS + WARNINGS + NOTES
EVERY_FORMAT = ("text", "concise", "json", "sarif", "github", "gitlab", "junit", "markdown")


def made(number: int, severity: Severity, words: str) -> Finding:
    return Finding(
        rule="wide-span",
        severity=severity,
        entity=f"position/p{number}",
        message=Phrase.of(f"{number}番のポストの直属の部下が多すぎます。{words}"),
        location=Location(f"org/{number % 50}.yaml", Span(number + 1, 3, number + 1, 9)),
        fingerprint=f"{number:016x}",
        related=(Related("unit/sales", Phrase.of("営業部"), Location("org/units.yaml", Span(2, 1, 2, 4))),),
        help="チームを分ける。",
        unit=f"unit/u{number % 300}",
    )


@cache
def thousands() -> Report:
    severities = [Severity.NOTE] * NOTES + [Severity.WARNING] * WARNINGS + [Severity.ERROR] * ERRORS
    return replace(empty("en"), findings=tuple(made(n, severity, "") for n, severity in enumerate(severities)))


@cache
def output(name: str) -> str:
    return FORMATS[name](thousands(), Options())


def noise(length: int, seed: int) -> str:
    """Return text that no compression makes much smaller."""
    return "".join(Random(seed).choices("abcdefghijklmnopqrstuvwxyz0123456789", k=length))  # noqa: S311 - no secret


@pytest.mark.slow
class TestThirtyThousand:
    def test_every_format_is_tried(self):
        assert set(FORMATS) == set(EVERY_FORMAT)
        assert set(FILE_FORMATS) == {"xlsx"}

    def test_sarif_has_the_gravest_results_and_says_how_many_it_lacks(self):
        text = output("sarif")
        assert len(gzip.compress(text.encode())) <= 10_000_000
        [run] = json.loads(text)["runs"]
        levels = [result["level"] for result in run["results"]]
        assert (len(levels), levels.count("error"), levels.count("warning")) == (25_000, ERRORS, WARNINGS)
        told = [note["message"]["text"] for note in run["invocations"][0]["toolExecutionNotifications"]]
        assert told[0] == "5000 more findings are not shown here: 5000 notes"

    def test_github_has_ten_of_each_and_a_notice(self):
        read = list(workflow_commands(output("github")))
        assert [each.name for each in read] == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10
        rest = ALL - 29
        assert read[-1].data == (
            f"{rest} more findings have no annotation of their own: {ERRORS - 10} errors, {WARNINGS - 10} warnings, {NOTES - 9} notes"
        )

    def test_gitlab_has_all_of_them_within_an_artifact(self):
        text = output("gitlab")
        assert len(text.encode()) < gitlab.MOST_BYTES
        assert len({entry["fingerprint"] for entry in json.loads(text)}) == ALL

    def test_junit_has_all_of_them_below_thirty_megabytes(self):
        text = output("junit")
        assert len(text.encode()) < 30_000_000
        suite = Xml.fromstring(text)[0]  # noqa: S314 - our own
        assert int(suite.get("failures", "0")) == ALL or "more findings are not shown here" in text
        assert len({(case.get("classname"), case.get("name")) for case in suite}) == len(suite)

    def test_markdown_fits_into_a_comment_and_says_what_it_lacks(self):
        text = output("markdown")
        assert len(text) <= 65_536
        assert len(text.encode()) < 1_024_000
        shown = len(re.findall(r"^\| (?:error|warning|note) \|", text, re.MULTILINE))
        assert shown > 100
        assert f"**{ALL - shown} more findings are not shown here: {ERRORS - shown} errors, " in text
        assert "280 more units with findings are not drawn" in text

    def test_concise_and_json_have_every_one(self):
        assert output("concise").count("[wide-span]") == ALL
        assert len(json.loads(output("json"))["findings"]) == ALL

    def test_text_counts_every_one(self):
        assert f"{ERRORS} errors, {WARNINGS} warnings, {NOTES} notes\n" in output("text")

    def test_xlsx_lists_every_one_in_cells_that_excel_takes(self):
        data = FILE_FORMATS["xlsx"](thousands(), Options()).data
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = {name: package.read(name).decode() for name in package.namelist() if name.endswith(".xml")}
        [findings] = [text for name, text in parts.items() if "/worksheets/" in name and text.count("<row") > 1_000]
        assert findings.count("<row ") == ALL + 1
        assert all(len(text) <= 32_767 for text in re.findall(r"<t[^>]*>([^<]*)</t>", "".join(parts.values())))


def test_xlsx_lists_no_more_than_a_sheet_takes_links_and_says_so(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(xlsx_findings, "MOST_LISTED", 20)
    found = tuple(made(n, Severity(1 + n % 3), "") for n in range(90))
    written = FILE_FORMATS["xlsx"](replace(empty("en"), findings=found), Options())
    book = openpyxl.load_workbook(io.BytesIO(written.data))
    summary, findings = book.worksheets
    assert [row[0].value for row in findings.iter_rows(min_row=2)] == ["error"] * 20
    told = [cell.value for row in summary.iter_rows() for cell in row]
    assert "70 more findings are not shown here: 10 errors, 30 warnings, 30 notes" in told


def test_sarif_that_does_not_compress_is_cut_by_its_size(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sarif, "MOST_BYTES", 20_000)
    found = tuple(made(n, Severity(1 + n % 3), noise(500, n)) for n in range(90))
    text = sarif.report_sarif(replace(empty("en"), findings=found), Options())
    assert len(gzip.compress(text.encode())) <= 20_000
    [run] = json.loads(text)["runs"]
    count = len(run["results"])
    assert 20 < count < 60
    assert {result["level"] for result in run["results"]} <= {"error", "warning"}
    [told, *_] = run["invocations"][0]["toolExecutionNotifications"]
    assert told["message"]["text"].startswith(f"{90 - count} more findings are not shown here: ")


@pytest.mark.parametrize(("module", "name", "limit"), [(gitlab, "gitlab", 9_000), (junit, "junit", 12_000)])
def test_reports_are_cut_by_their_size_and_say_so(
    module: object, name: str, limit: int, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(module, "MOST_BYTES", limit)
    found = tuple(made(n, Severity(1 + n % 3), "") for n in range(90))
    text = FORMATS[name](replace(empty("en"), findings=found), Options())
    assert len(text.encode()) <= limit
    kept = text.count("番のポスト") if name == "gitlab" else text.count("<failure")
    assert 10 < kept < 60
    assert f"{90 - kept} more findings are not shown here: " in text


def test_markdown_is_cut_whatever_it_is_that_makes_it_long(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(markdown, "MOST_CHARACTERS", 5_000)
    found = tuple(made(n, Severity.ERROR, "<" * 300) for n in range(40))
    text = markdown.report_markdown(replace(empty("en"), findings=found), Options())
    assert len(text) <= 5_000
    assert "more findings are not shown here" in text


def test_what_fits_is_made_once_and_what_never_fits_is_made_of_nothing():
    asked: list[int] = []

    def make(kept: int) -> str:
        asked.append(kept)
        return "x" * (kept * 10 + 5)

    assert within(100, 9, make, len) == "x" * 95
    assert asked == [9]
    assert within(1, 1000, make, len) == "xxxxx"
    assert asked[-1] == 0
