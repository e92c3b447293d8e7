"""Every dated body of the UK organograms through the whole run: its known defects at their rows, and no traceback."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from orglint.app.checking import check
from orglint.app.inputs import Inputs
from orglint.report import Report

DATA = Path(__file__).parents[3] / "shared" / "data" / "uk-organogram"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the real organizations do not stand beside this checkout")
BODIES = sorted(DATA.glob("*/*-senior.csv")) if DATA.is_dir() else []


def report_on(body: str, day: str) -> Report:
    return check(Inputs(paths=(DATA / body / day,), language="en"))


def found(report: Report, rule: str) -> set[str]:
    return {finding.entity or "" for finding in report.findings if finding.rule == rule}


def line_of(body: str, day: str, post: str) -> int:
    """Return the line of a post's first row, by a reading of our own."""
    with (DATA / body / f"{day}-senior.csv").open(encoding="utf-8", errors="replace", newline="") as file:
        rows = csv.reader(file)
        start = 1
        for row in rows:
            if row and row[0].strip() == post:
                return start
            start = rows.line_num + 1
    raise AssertionError(post)


@pytest.mark.parametrize("senior", BODIES, ids=lambda path: f"{path.parent.name}-{path.name[:10]}")
def test_every_dated_body_is_read_and_evaluated(senior):
    report = report_on(senior.parent.name, senior.name[:10])
    assert not report.unreadable
    assert "wide-span" in report.evaluated
    assert report.as_of.isoformat() == senior.name[:10]
    for finding in report.findings:
        assert finding.location is not None
        assert finding.location.span is not None
        assert finding.location.file.endswith(".csv")


@pytest.mark.parametrize(
    ("body", "day", "post"),
    [
        ("department_for_business_innovation_and_skills", "2011-09-30", "SCS2-08-02"),
        ("infrastructure_planning_commission", "2011-03-31", "1"),
        ("nuclear_decommissioning_authority", "2011-09-30", "M"),
    ],
)
def test_a_post_that_reports_to_itself_is_a_reporting_cycle_at_its_row(body, day, post):
    report = report_on(body, day)
    (finding,) = [finding for finding in report.findings if finding.rule == "reporting-cycle"]
    assert finding.entity == f"position/{post}"
    assert finding.location is not None
    assert finding.location.span is not None
    assert finding.location.span.line == line_of(body, day, post)


def test_dangling_managers_are_unknown_references_at_their_rows():
    body, day = "department_of_education", "2011-09-30"
    report = report_on(body, day)
    posts = ["DFE-3040", "DFE-5011", "DFE-3026", "DFE-2061", "DFE-2062", "DFE-2064", "DfE-3036", "DfE-3022"]
    dangling = {
        finding.entity: finding.location.span.line
        for finding in report.findings
        if finding.rule == "unknown-reference" and finding.location is not None and finding.location.span is not None
    }
    assert dangling == {f"position/{post}": line_of(body, day, post) for post in posts}


def test_conflicting_duplicates_are_findings_and_job_shares_are_not():
    report = report_on("ministry_of_defence", "2013-09-30")
    conflicts = ["00172696", "1463923", "Awaiting_Recruitment_Action", "00163901", "00176079", "00194481"]
    assert found(report, "duplicate-entity") == {f"position/{post}" for post in conflicts}
    shares = report_on("department_for_business_innovation_and_skills", "2011-03-31")
    assert found(shares, "duplicate-entity") == set()


def test_an_eliminated_post_with_reports_is_found_and_contested_ones_are_not_judged():
    report = report_on("ministry_of_defence", "2014-09-30")
    assert found(report, "eliminated-manager") == {"position/110709"}
    assert "position/00163901" in found(report, "duplicate-entity")


def test_aggregates_of_junior_staff_make_no_wide_spans():
    spans = {
        (senior.parent.name, senior.name[:10]): len(found(report_on(senior.parent.name, senior.name[:10]), "wide-span"))
        for senior in BODIES
    }
    assert sum(spans.values()) == 10
    assert spans[("ministry_of_defence", "2013-09-30")] == 3
