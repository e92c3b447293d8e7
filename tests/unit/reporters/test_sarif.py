"""SARIF: what GitHub's code scanning reads."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

import orglint
from orglint.finding import Phrase, Severity, Status
from orglint.location import Location, Span
from orglint.report import Report
from orglint.reporters.options import Options
from orglint.reporters.sarif import report_sarif
from tests.golden.reports import (
    budget,
    compared,
    composite,
    empty,
    findings,
    input_errors,
    suppressed,
    unreadable,
    workbook,
)
from tests.unit.reporters.reading import embedded_links


def run_of(report: Report, **options: Any) -> dict[str, Any]:
    [run] = json.loads(report_sarif(report, Options(**options)))["runs"]
    return run


def result_of(report: Report, **options: Any) -> dict[str, Any]:
    [result] = run_of(report, **options)["results"]
    return result


def one(finding: object = None) -> Report:
    return replace(empty("en"), findings=(finding or budget("en"),))


def test_every_result_names_its_rule_by_id_and_by_index():
    run = run_of(findings("en"))
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted({rule["id"] for rule in rules})
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    assert {result["ruleId"] for result in run["results"]} == {finding.rule for finding in findings("en").findings}


def test_a_rule_says_why_it_matters_what_to_do_and_how_sure_it_is():
    rules = {rule["id"]: rule for rule in run_of(findings("en"))["tool"]["driver"]["rules"]}
    rule = rules["marketing-budget-held-by-business-unit"]
    assert rule == {
        "id": "marketing-budget-held-by-business-unit",
        "name": "MarketingBudgetHeldByBusinessUnit",
        "shortDescription": {"text": "A marketing budget held by another unit."},
        "fullDescription": {"text": "Who asks for each step plans none."},
        "help": {
            "text": "Why it matters: Who asks for each step plans none.\n\nWhat to do: Let marketing hold it (`holder`).\n\n"
            "How sure this is: Weak: experience, surveys or single studies support it; weigh it against what you know of "
            "your organization.\n\nSource: A study <https://study.example/a?b=1&c=2>\n\nSource: A book, 1999\n\n"
            "More: orglint explain marketing-budget-held-by-business-unit",
            "markdown": "**Why it matters** Who asks for each step plans none.\n\n**What to do** Let marketing hold it "
            "(`holder`).\n\n**How sure this is** Weak: experience, surveys or single studies support it; weigh it against "
            "what you know of your organization.\n\n**Source** [A study](https://study.example/a?b=1&amp;c=2)\n\n"
            "**Source** A book, 1999\n\n**More** `orglint explain marketing-budget-held-by-business-unit`",
        },
        "helpUri": "urn:orglint:rule:marketing-budget-held-by-business-unit",
        "defaultConfiguration": {"level": "error"},
        "properties": {"precision": "medium", "problem.severity": "error", "tags": ["budget-and-authority"]},
    }
    kpi = rules["kpi-without-owner"]["properties"]
    assert kpi == {"precision": "low", "problem.severity": "recommendation", "tags": ["kpis", "measurement"]}
    assert rules["wide-span"]["properties"]["precision"] == "high"
    assert rules["unknown-reference"]["properties"]["precision"] == "very-high"
    assert not any("security-severity" in rule["properties"] for rule in rules.values())


def test_descriptions_and_tags_keep_githubs_limits():
    texts = replace(
        empty("en").rules["wide-span"],
        title="long " * 999,
        rationale="長" * 9999,
        tags=tuple("abcdefghijklmnopqrstuvwxyz"),
    )
    [rule] = run_of(replace(empty("en"), rules={"x-" * 300: texts}))["tool"]["driver"]["rules"]
    assert len(rule["name"]) <= 255
    assert len(rule["shortDescription"]["text"]) <= 1024
    assert len(rule["fullDescription"]["text"]) <= 1024
    assert len(rule["properties"]["tags"]) == 20


def test_the_first_sentence_of_a_message_stands_alone_and_related_places_are_links():
    result = result_of(one())
    shown, links = embedded_links(result["message"]["text"])
    assert shown.split("\n") == [
        'the marketing budget "kinyu-hansoku" is held by 金融事業部, a business unit.',
        "seen: budget.holder is unit/kinyu (business_unit)",
        "related: it pays for marketing, its holder, the marketing unit, KPI, function/marketing",
        "help: let the marketing unit hold it, and agree direction and KPIs beforehand.",
    ]
    places = {str(place["id"]): place for place in result["relatedLocations"]}
    assert links == [("it pays for marketing", "1"), ("its holder", "2"), ("the marketing unit", "3"), ("KPI", "4")]
    assert places["3"]["physicalLocation"] == {
        "artifactLocation": {"uri": "org/marketing.yaml"},
        "region": {"startLine": 3, "startColumn": 11, "endLine": 3, "endColumn": 19},
    }
    assert places["3"]["logicalLocations"] == [{"fullyQualifiedName": "unit/marketing", "kind": "unit"}]


def test_a_result_stands_on_its_very_line_with_all_four_numbers():
    [place] = result_of(one())["locations"]
    assert place["physicalLocation"]["region"] == {"startLine": 12, "startColumn": 7, "endLine": 12, "endColumn": 21}
    assert "properties" not in place  # nothing about it is inexact


def test_a_place_that_is_near_says_so():
    [place] = result_of(one(composite("en")))["locations"]
    assert place["properties"] == {"exact": False}


def test_a_cell_has_no_region_and_is_named():
    _, at_cell = sorted(run_of(workbook("en"))["results"], key=lambda result: result["ruleId"])
    [place] = at_cell["locations"]
    assert place["physicalLocation"] == {"artifactLocation": {"uri": "%E8%A1%A8/staff.xlsx"}}
    assert place["properties"] == {"sheet": "社員 (本社)", "cell": "C12"}
    assert at_cell["message"]["text"].startswith("表/staff.xlsx:社員 (本社)!C12: 14 posts report to bucho.\n")
    assert at_cell["partialFingerprints"]["primaryLocationLineHash"] == f"{workbook('en').findings[0].fingerprint}:1"


def test_what_stands_nowhere_is_put_where_it_has_to_do_with_something():
    nowhere = replace(budget("en"), location=None)
    [place] = result_of(one(nowhere))["locations"]
    assert place["physicalLocation"]["region"]["startLine"] == 13  # its first related place
    assert place["properties"] == {"exact": False}
    [place] = result_of(one(replace(nowhere, related=())))["locations"]
    assert place["physicalLocation"]["artifactLocation"] == {"uri": "org/kinyu.yaml"}
    assert place["physicalLocation"]["region"] == {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 1}
    assert place["properties"] == {"exact": False}


def test_a_span_that_ends_before_it_begins_is_none():
    odd = replace(budget("en"), location=Location("a.yaml", Span(3, 5, 3, 2)))
    [place] = result_of(one(odd))["locations"]
    assert place["physicalLocation"]["region"] == {"startLine": 3, "startColumn": 5, "endLine": 3, "endColumn": 5}


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("a b.yaml", "sub/a%20b.yaml"),
        ("../a.yaml", "a.yaml"),
        ("組織/営業#1.yaml", "sub/%E7%B5%84%E7%B9%94/%E5%96%B6%E6%A5%AD%231.yaml"),
        ("a:b%20?.yaml", "sub/a%3Ab%2520%3F.yaml"),
        ("/work/repo/org/a.yaml", "org/a.yaml"),
        ("/elsewhere/a.yaml", "file:///elsewhere/a.yaml"),
        ("<stdin>", "%3Cstdin%3E"),
        ("\udcff.yaml", "sub/%FF.yaml"),
    ],
)
def test_files_are_named_from_the_root_of_the_repository(file: str, uri: str):
    report = one(replace(budget("en"), location=Location(file, Span(1, 1, 1, 2)), related=()))
    [place] = result_of(report, root="/work/repo", folder="sub")["locations"]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_fingerprints_are_githubs_and_ours():
    assert result_of(one())["partialFingerprints"] == {
        "primaryLocationLineHash": "68c1b200c0b4df39:1",
        "orglint/v1": budget("en").fingerprint,
    }
    bare = replace(one(), line_hashes={})
    assert result_of(bare)["partialFingerprints"] == {"orglint/v1": budget("en").fingerprint}


def test_suppressions_say_why_until_when_and_where():
    results = run_of(suppressed("en"))["results"]
    [first] = [result for result in results if result["properties"].get("entity") == "budget/kinyu-hansoku"]
    [suppression] = first["suppressions"]
    assert suppression["kind"] == "external"
    assert suppression["status"] == "accepted"
    assert suppression["justification"] == "moves to marketing in April (until 2027-03-31, orglint.yaml:4:3)"
    assert suppression["location"]["physicalLocation"]["region"]["startLine"] == 4
    assert first["properties"]["until"] == "2027-03-31"


def test_a_suppression_in_a_comment_is_in_the_source():
    finding = replace(
        budget("en"), status=Status.SUPPRESSED, suppressed_at=Location("org/kinyu.yaml", Span(1, 1, 1, 2))
    )
    assert result_of(one(finding))["suppressions"][0]["kind"] == "inSource"


def test_what_the_baseline_knows_is_unchanged_and_all_else_new():
    states = {result["ruleId"]: result["baselineState"] for result in run_of(suppressed("en"))["results"]}
    assert states == {"marketing-works-in-a-silo": "unchanged", "marketing-budget-held-by-business-unit": "new"}
    assert not any("baselineState" in result for result in run_of(findings("en"))["results"])


def test_beside_a_base_results_are_new_updated_or_unchanged_and_what_was_fixed_is_counted():
    run = run_of(compared("en"))
    states = {
        (result["ruleId"], result["properties"].get("entity")): result["baselineState"] for result in run["results"]
    }
    assert states == {
        ("marketing-budget-held-by-business-unit", "budget/kinyu-hansoku"): "updated",
        ("marketing-works-in-a-silo", "unit/marketing"): "new",
        ("units-without-purpose", None): "unchanged",
        ("marketing-budget-held-by-business-unit", "unit/x"): "unchanged",
    }
    told = [one["message"]["text"] for one in run["invocations"][0]["toolExecutionNotifications"]]
    assert "compared with main (at 0123456789ab): 1 new, 1 worse, 1 unchanged, 1 fixed" in told


@pytest.mark.parametrize(
    ("asked", "folder", "category"),
    [
        (("org",), "", "orglint/org/"),
        ((".",), "", "orglint/"),
        ((".",), "models/tokyo", "orglint/models/tokyo/"),
        (("hr.csv", "org"), "", "orglint/hr.csv+org/"),
        ((), "", "orglint/"),
    ],
)
def test_the_category_is_what_was_checked(asked: tuple[str, ...], folder: str, category: str):
    assert run_of(replace(empty("en"), asked=asked), folder=folder)["automationDetails"] == {"id": category}


def test_the_invocation_says_how_the_run_ended_and_what_it_could_not_read():
    [invocation] = run_of(unreadable("en"), exit_code=2)["invocations"]
    assert (invocation["executionSuccessful"], invocation["exitCode"]) == (False, 2)
    told = [(note["level"], note["message"]["text"]) for note in invocation["toolExecutionNotifications"]]
    assert told == [
        ("error", "a file could not be read, so no rule was evaluated; mend it and run orglint again"),
        ("error", "a key is expected here"),
    ]
    [invocation] = run_of(input_errors("en"), exit_code=1)["invocations"]
    assert invocation["executionSuccessful"]
    [fault] = invocation["toolExecutionNotifications"]
    assert fault["associatedRule"]["id"] == "unknown-reference"
    assert fault["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "org/marketing.yaml"


def test_rules_without_their_data_and_files_left_out_are_notes():
    [invocation] = run_of(findings("en"))["invocations"]
    told = [note["message"]["text"] for note in invocation["toolExecutionNotifications"] if note["level"] == "note"]
    assert "1 file left out: org/notes.yaml (no collection in it)" in told
    assert "budget-too-late: wants budgets.approver" in told


def test_versions_are_semantic_where_they_are(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(orglint, "__version__", "1.2.3.dev4")
    driver = run_of(empty("en"))["tool"]["driver"]
    assert (driver["version"], "semanticVersion" in driver) == ("1.2.3.dev4", False)


def test_a_result_with_more_places_than_github_takes_says_how_many_it_leaves_out():
    finding = budget("en")
    places = tuple(replace(finding.related[0], label=Phrase.of(f"place {n}")) for n in range(1500))
    result = result_of(one(replace(finding, related=places, severity=Severity.NOTE)))
    assert len(result["locations"]) + len(result["relatedLocations"]) == 1000
    assert "501 more places are left out" in result["message"]["text"]
