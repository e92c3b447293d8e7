"""What a user sees who checks the example organizations from the root of the repository."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import orglint
from orglint.app.checking import check
from orglint.app.inputs import Inputs
from orglint.cli import run
from orglint.finding import Finding, Severity
from orglint.i18n import LANGUAGES, Language
from orglint.ruleset.choosing import Selection

ROOT = Path(__file__).parents[2]
DAY = "2026-04-01"
EXAMPLES = (
    "minimal",
    "isolated-marketing",
    "integrated-marketing",
    "saas",
    "matrix-organization",
    "outsourced-marketing",
)
REPAIRED = ("integrated-marketing", "saas")
FAMILY_NAMES = ("西野", "佃", "羽山", "佐々木", "熊谷", "上原")
"""Of people whom findings about the isolated department name."""

Golden = Callable[[str, Path], None]

MINIMAL = {
    ("marketing-budget-held-by-business-unit", "budget/promotion", "error"),
    ("lead-handoff-without-owner", "handoff/leads", "error"),
}

# The case as it is told: who has the money, whose numbers count, how leads travel, who works on what, who decides.
ISOLATED = {
    ("marketing-budget-held-by-business-unit", "budget/kinyu-hansoku-2026", "error"),
    ("marketing-budget-held-by-business-unit", "budget/seizo-hansoku-2026", "error"),
    ("budget-approved-outside-the-function", "budget/kinyu-hansoku-2026", "warning"),
    ("budget-approved-outside-the-function", "budget/seizo-hansoku-2026", "warning"),
    ("budget-without-holder", "budget/kyodo-tenjikai-2026", "error"),
    ("kpi-not-linked-to-a-goal", "kpi/page-view", "warning"),
    ("kpi-without-data-source", "kpi/tenjikai-kaisu", "warning"),
    ("handoff-partners-share-no-kpi", "handoff/lead-kinyu", "warning"),
    ("handoff-partners-share-no-kpi", "handoff/lead-seizo", "warning"),
    ("lead-handoff-without-owner", "handoff/lead-seizo", "error"),
    ("handoff-without-entry-criteria", "handoff/lead-seizo", "warning"),
    ("handoff-without-sla", "handoff/lead-seizo", "warning"),
    ("handoff-without-sla", "handoff/juchu-seizo", "warning"),
    ("placeholder-owner", "handoff/lead-kokyo", "warning"),
    ("lead-lifecycle-gap", "stage/lead/育成", "warning"),
    ("ad-hoc-request-queue", "unit/marketing", "warning"),
    ("single-person-team", "unit/data-bunseki", "warning"),
    ("overallocated-person", "person/nishino", "error"),
    ("vacant-manager", "position/kokyo-eigyo-kacho", "warning"),
    ("decision-with-several-accountables", "decision/shutten", "error"),
    ("isolated-function", "unit/marketing", "warning"),
    ("handoff-partners-never-meet", "handoff/lead-seizo", "warning"),
    ("handoff-without-feedback", "handoff/lead-seizo", "warning"),
    ("volume-only-kpis", "unit/marketing", "warning"),
    ("unit-kpis-off-the-parents-tree", "unit/marketing", "warning"),
    ("no-executive-dialogue", "unit/marketing", "warning"),
    ("heads-not-aligned", "partnership/kinyu--marketing", "warning"),
    ("heads-not-aligned", "partnership/marketing--seizo", "warning"),
    ("heads-not-aligned", "partnership/kokyo--marketing", "warning"),
    ("support-only-unit", "unit/marketing", "warning"),
    ("unit-without-purpose", "unit/marketing", "warning"),
}

# What a matrix suffers from: lines that cross in one person, decisions and numbers that pull two ways, divided time.
MATRIX = {
    ("dotted-line-equals-solid-line", "position/furuya", "warning"),
    ("dotted-line-without-purpose", "position/mashiko", "note"),
    ("decision-with-several-accountables", "decision/tokubetsu-kakaku", "error"),
    ("conflicting-kpis", "partnership/eigyo--seisan-kanri", "warning"),
    ("heads-not-aligned", "partnership/denshi--keisoku", "warning"),
    ("collaboration-without-purpose", "interaction/keisoku-denshi", "warning"),
    ("overallocated-person", "person/emori", "error"),
    ("overallocated-person", "person/sugimoto", "error"),
    ("too-many-hats", "person/emori", "warning"),
    ("sought-after-expert", "person/igarashi", "warning"),
    ("thrown-over-the-wall", "contribution/seal-hoshu", "warning"),
    ("cross-functional-without-dedicated-lead", "initiative/kyotsu-kiban", "warning"),
    ("open-concerns", "initiative/kyotsu-kiban", "warning"),
    ("initiative-without-partner-benefit", "initiative/kyotsu-kiban", "warning"),
    ("retry-without-lessons", "initiative/nouki-tanshuku", "warning"),
}
# What comes of years of contracting out: contracts nobody looks after, and knowledge that is outside for good.
OUTSOURCED = {
    ("core-capability-outsourced", "capability/lead-ikusei", "warning"),
    ("missing-capability", "unit/dm", "warning"),
    ("function-without-dedicated-member", "unit/dm", "warning"),
    ("engagement-without-knowledge-transfer", "engagement/koukoku-unyo", "warning"),
    ("engagement-without-owner", "engagement/site-hoshu", "warning"),
    ("engagement-without-terms", "engagement/seo-komon", "warning"),
    ("expired-engagement", "engagement/tenjikai-unei", "warning"),
    ("information-not-shared", "dataset/koukoku-data", "warning"),
    ("decision-without-accountable", "decision/site-kaitei", "error"),
    ("cross-functional-without-dedicated-lead", "initiative/naisei-ka", "warning"),
    ("judged-too-early", "initiative/naisei-ka", "warning"),
    ("retry-without-lessons", "initiative/naisei-ka", "warning"),
}
IN_ORDER = {
    "matrix-organization": (
        "decision/pump-gentei-kakaku",
        "handoff/pump-youkyu",
        "handoff/chumon",
        "handoff/lead-higashi",
        "interaction/pump-ryutai",
        "contribution/gijutsu-shiryou",
        "unit/marketing",
        "initiative/webinar-jikken",
        "initiative/nouki-2023",
    ),
    "outsourced-marketing": (
        "engagement/crm-hoshu",
        "engagement/kiji-seisaku",
        "handoff/lead-kanto",
        "decision/koukoku-haibun",
        "initiative/douga-jikken",
    ),
}
"""What is described as it should be, of which no finding speaks."""


@pytest.fixture(autouse=True)
def _in_the_repository(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand where the README stands; the version would make goldens new with each release."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    monkeypatch.setattr(orglint, "__version__", "0.0.0")


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Return what a command prints; nothing may be said on standard error."""
    capsys.readouterr()
    code = run([*arguments, "--today", DAY])
    captured = capsys.readouterr()
    assert captured.err == ""
    assert code in (0, 1)
    return captured.out


def found_in(example: str, language: Language) -> list[Finding]:
    """Return the findings of an example, also those that another sums up."""
    return list(check(Inputs(paths=(Path("examples", example),), language=language)).findings)


def fired(findings: list[Finding]) -> list[tuple[str, str | None, str]]:
    return [(f.rule, f.entity, f.severity.word) for f in findings]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("example", EXAMPLES)
def test_report_of_an_example_as_committed_beside_it(
    example: str, language: Language, golden: Golden, capsys: pytest.CaptureFixture[str]
):
    text = printed(capsys, "check", f"examples/{example}", "--lang", language)
    golden(text, ROOT / "examples" / example / f"report.{language}.txt")


def test_json_report_of_the_isolated_department_as_committed(golden: Golden, capsys: pytest.CaptureFixture[str]):
    text = printed(capsys, "check", "examples/isolated-marketing", "--lang", "en", "--format", "json")
    assert json.loads(text)["version"] == "0.0.0"
    assert [name for name in FAMILY_NAMES if name in text] == []  # names do not travel
    golden(text, ROOT / "examples" / "isolated-marketing" / "report.json")


@pytest.mark.parametrize("example", REPAIRED)
def test_nothing_is_found_in_a_repaired_or_healthy_organization(example: str):
    assert [finding.rule for finding in found_in(example, "en")] == []


@pytest.mark.parametrize("example", REPAIRED)
def test_every_rule_together_has_nothing_to_warn_a_healthy_organization_of(example: str):
    report = check(Inputs(paths=(Path("examples", example),), language="en"), Selection(packs=("strict",)))
    assert [finding.rule for finding in report.findings if finding.severity > Severity.NOTE] == []
    assert len(report.evaluated) > 70


def test_the_smallest_model_shows_two_defects():
    assert sorted(fired(found_in("minimal", "en"))) == sorted(MINIMAL)


def test_the_case_of_the_isolated_department_reads_whole():
    assert sorted(fired(found_in("isolated-marketing", "en"))) == sorted(ISOLATED)


@pytest.mark.parametrize(
    ("example", "expected"), [("matrix-organization", MATRIX), ("outsourced-marketing", OUTSOURCED)]
)
def test_the_troubles_an_organization_is_known_for_are_found(example: str, expected: set[tuple[str, str, str]]):
    assert expected - set(fired(found_in(example, "en"))) == set()


@pytest.mark.parametrize("example", IN_ORDER)
def test_what_is_in_order_is_left_alone(example: str):
    assert [f.rule for f in found_in(example, "en") if f.entity in IN_ORDER[example]] == []


def test_isolation_sums_up_what_ties_the_department_to_nobody():
    findings = found_in("isolated-marketing", "en")
    [isolated] = [f for f in findings if f.rule == "isolated-function"]
    assert {(f.rule, f.entity) for f in findings if f.parent == isolated.fingerprint} == {
        ("marketing-budget-held-by-business-unit", "budget/kinyu-hansoku-2026"),
        ("marketing-budget-held-by-business-unit", "budget/seizo-hansoku-2026"),
        ("budget-approved-outside-the-function", "budget/kinyu-hansoku-2026"),
        ("budget-approved-outside-the-function", "budget/seizo-hansoku-2026"),
        ("handoff-partners-share-no-kpi", "handoff/lead-kinyu"),
        ("handoff-partners-share-no-kpi", "handoff/lead-seizo"),
        ("ad-hoc-request-queue", "unit/marketing"),
        ("no-executive-dialogue", "unit/marketing"),
        ("handoff-partners-never-meet", "handoff/lead-seizo"),
        ("heads-not-aligned", "partnership/kinyu--marketing"),
        ("heads-not-aligned", "partnership/marketing--seizo"),
        ("heads-not-aligned", "partnership/kokyo--marketing"),
    }


@pytest.mark.parametrize("example", EXAMPLES)
def test_both_languages_find_the_same(example: str):
    assert fired(found_in(example, "ja")) == fired(found_in(example, "en"))
