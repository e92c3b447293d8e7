"""Workflow commands, as GitHub Actions reads them."""

from __future__ import annotations

from dataclasses import replace

from orglint.finding import Finding, Phrase, Severity
from orglint.location import Location, Span
from orglint.report import Report
from orglint.reporters.github import report_github
from orglint.reporters.options import Options
from tests.golden.reports import budget, empty, findings, suppressed, unreadable, workbook
from tests.unit.reporters.reading import Command, workflow_commands


def commands(report: Report, options: Options | None = None) -> list[Command]:
    return list(workflow_commands(report_github(report, options or Options())))


def many(**numbers: int) -> Report:
    """Return a report with so many findings of each severity, the mildest first."""
    found = tuple(
        replace(
            budget("en"), severity=Severity[name.upper()], message=Phrase.of(f"{name} {n}"), fingerprint=f"{name}{n}"
        )
        for name in ("note", "warning", "error")
        for n in range(numbers.get(name, 0))
    )
    return replace(empty("en"), findings=found)


def test_an_annotation_stands_on_its_lines_and_says_what_to_do():
    first = commands(findings("en"))[0]
    assert first.name == "error"
    assert first.properties == {
        "file": "org/kinyu.yaml",
        "line": "12",
        "endLine": "12",
        "col": "7",
        "title": "marketing-budget-held-by-business-unit",
    }
    assert first.data.split("\n") == [
        'the marketing budget "kinyu-hansoku" is held by 金融事業部, a business unit',
        "seen: budget.holder is unit/kinyu (business_unit)",
        "help: let the marketing unit hold it, and agree direction and KPIs beforehand.",
    ]


def test_values_survive_whatever_signs_are_in_them():
    odd: Finding = replace(
        budget("en"),
        message=Phrase.of("100% of a: b, c"),
        location=Location("a,b:c%20.yaml", Span(1, 1, 1, 2)),
        evidence=(),
        help=None,
    )
    report = replace(empty("en"), findings=(odd,))
    assert "::error file=a%2Cb%3Ac%2520.yaml,line=1," in report_github(report, Options())
    [read] = commands(report)
    assert (read.properties["file"], read.data) == ("a,b:c%20.yaml", "100% of a: b, c")


def test_a_cell_is_in_the_title_and_the_message_and_has_no_line():
    _, cell = commands(workbook("ja"))
    assert cell.properties == {"file": "表/staff.xlsx", "title": "wide-span (社員 (本社)!C12)"}
    assert cell.data.startswith("表/staff.xlsx:社員 (本社)!C12: buchoの直属の部下は14人です\n")


def test_files_are_named_from_the_root_of_the_repository():
    assert commands(findings("en"), Options(folder="sub"))[0].properties["file"] == "sub/org/kinyu.yaml"


def test_the_worst_come_first_ten_of_each_and_a_notice_tells_of_the_rest():
    read = commands(many(error=12, warning=11, note=30))
    assert [each.name for each in read] == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10
    assert read[0].data.startswith("error 0")
    assert read[-1].data == "24 more findings have no annotation of their own: 2 errors, 1 warning, 21 notes"
    assert read[-1].properties == {"title": "orglint"}


def test_ten_of_each_need_no_notice():
    read = commands(many(error=10, warning=10, note=10))
    assert [each.name for each in read].count("notice") == 10
    assert read[-1].data.startswith("note 9")


def test_a_place_is_kept_for_the_notice():
    read = commands(many(error=11, note=10))
    assert [each.name for each in read] == ["error"] * 10 + ["notice"] * 10
    assert read[-1].data == "2 more findings have no annotation of their own: 1 error, 1 note"


def test_what_is_set_aside_is_counted_and_not_annotated():
    assert commands(suppressed("en")) == []
    assert report_github(suppressed("en"), Options()).startswith(
        "no active findings (2 suppressed, 1 in the baseline); "
    )


def test_the_log_ends_with_what_was_checked():
    assert report_github(empty("ja"), Options()) == "指摘はありません。ファイル3件、評価したルール3件\n"
    assert report_github(unreadable("en"), Options()).endswith("mend it and run orglint again\n")
