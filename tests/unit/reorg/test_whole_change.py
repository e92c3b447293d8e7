"""A change judged as a whole: what is new, fixed and as it was, with one finding for one loss, and settings that hold."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from orglint.app.checking import gate_of, outcome_of
from orglint.app.inputs import Inputs, Loaded
from orglint.app.loading import load
from orglint.engine.comparing import Compared, compare
from orglint.finding import Finding, Status
from orglint.reorg.identities import in_later_names
from orglint.reorg.judging import ComparedWith
from orglint.reorg.matching.by_ids import Said, match_by_ids
from orglint.reorg.matching.matching import Matching
from orglint.report import Report
from orglint.ruleset.choosing import EVERYTHING, Selection

BEFORE = """\
units:
  company: {type: company, head: boss}
  marketing: {parent: company, head: ann}
  sales: {parent: company, head: ben}
positions: {boss: {}, ann: {reports_to: boss}, ben: {reports_to: boss}}
kpis: {leads: {owner: marketing}, deals: {owner: sales}, visits: {}}
budgets: {fairs: {holder: marketing}}
handoffs: {mql: {giver: marketing, receiver: sales, item: lead}}
"""
AFTER = """\
units:
  company: {type: company, head: boss}
  revenue: {parent: company, head: ben}
positions: {boss: {}, ben: {reports_to: boss}}
kpis: {leads: {}, deals: {owner: revenue}, visits: {}}
budgets: {fairs: {}}
handoffs: {orders: {giver: revenue, receiver: company, item: order}}
"""
SAID: Said = {"units": {"sales": ("revenue",)}}
LOSSES = Selection(
    select=("kpi-without-owner", "kpi-loses-owner", "budget-without-holder", "budget-orphaned", "handoff-broken")
)


def loaded(folder: Path, text: str, config: str = "") -> Loaded:
    folder.mkdir()
    (folder / "org.yaml").write_text(text, encoding="utf-8")
    (folder / "orglint.yaml").write_text(config or "{}\n", encoding="utf-8")
    return load(Inputs(paths=(folder / "org.yaml",), language="en", as_of=date(2026, 4, 1), today=date(2026, 4, 1)))


class Change:
    """Two organizations in folders, judged as `orglint compare` judges them."""

    def __init__(self, tmp_path: Path, before: str, after: str, said: Said, config: str = "") -> None:
        self.before, self.after = loaded(tmp_path / "before", before), loaded(tmp_path / "after", after, config)
        self.matching: Matching = match_by_ids(self.before.model, self.after.model, said)

    def judged(self, selection: Selection = EVERYTHING) -> tuple[Report, Compared]:
        gate = gate_of(self.after)
        beside = ComparedWith(self.matching)
        report = outcome_of(self.after, selection, gate, compared_with=beside).report
        plain = Selection(tuple(name for name in selection.select if not gate.library.rules[name].is_of_comparison))
        base = outcome_of(self.before, plain, gate).report
        return report, compare(report.findings, in_later_names(base.findings, self.matching), report.evaluated)


def told(findings: tuple[Finding, ...]) -> list[tuple[str, str | None, str | None]]:
    return [(one.rule, one.entity, one.change.value if one.change else None) for one in findings]


def test_one_loss_is_one_new_finding_and_what_was_missing_before_is_as_it_was(tmp_path: Path):
    _, compared = Change(tmp_path, BEFORE, AFTER, SAID).judged(LOSSES)
    assert sorted(told(compared.findings)) == [
        ("budget-orphaned", "budget/fairs", "new"),
        ("handoff-broken", "handoff/mql", "new"),
        ("kpi-loses-owner", "kpi/leads", "new"),
        ("kpi-without-owner", "kpi/visits", "unchanged"),
    ]
    assert compared.fixed == ()


def test_the_other_way_round_the_losses_are_fixed(tmp_path: Path):
    back: Said = {"units": {"revenue": ("sales",)}}
    _, compared = Change(tmp_path, AFTER, BEFORE, back).judged(LOSSES)
    assert told(compared.findings) == [("kpi-without-owner", "kpi/visits", "unchanged")]
    assert [(one.rule, one.entity) for one in compared.fixed] == [
        ("kpi-without-owner", "kpi/leads"),
        ("budget-without-holder", "budget/fairs"),
    ]


@pytest.mark.parametrize("text", [BEFORE, AFTER])
def test_no_change_brings_nothing(tmp_path: Path, text: str):
    report, compared = Change(tmp_path, text, text, {}).judged()
    assert {one.change.value for one in compared.findings if one.change} <= {"unchanged"}
    assert compared.fixed == ()
    assert {"kpi-loses-owner", "handoff-broken"} <= set(report.evaluated)


def test_what_is_only_renamed_brings_nothing(tmp_path: Path):
    after = BEFORE.replace("marketing", "growth").replace("sales", "revenue").replace("mql", "sql")
    said: Said = {"units": {"marketing": ("growth",), "sales": ("revenue",)}, "handoffs": {"mql": ("sql",)}}
    _, compared = Change(tmp_path, BEFORE, after, said).judged(Selection(packs=("strict",)))
    assert [one for one in told(compared.findings) if one[2] != "unchanged"] == []
    assert compared.fixed == ()


def test_settings_hold_for_rules_of_a_comparison(tmp_path: Path):
    config = (
        "rules: {kpi-loses-owner: warning, budget-orphaned: off}\n"
        "ignore:\n- {rule: handoff-broken, target: handoff/mql, reason: agreed with both, until: 2026-12-31}\n"
        "- {rule: kpi-loses-owner, target: kpi/deals, reason: no such loss, until: 2026-12-31}\n"
    )
    report, _ = Change(tmp_path, BEFORE, AFTER, SAID, config).judged()
    by_rule = {one.rule: one for one in report.findings}
    assert by_rule["kpi-loses-owner"].severity.word == "warning"
    assert by_rule["handoff-broken"].status is Status.SUPPRESSED
    assert by_rule["budget-without-holder"].entity == "budget/fairs"
    assert by_rule["unmatched-suppression"].message.show(names=False) == (
        "kpi-loses-owner finds nothing at kpi/deals to suppress"
    )


def test_the_report_tells_of_the_rules_and_of_what_one_side_does_not_describe(tmp_path: Path):
    report, _ = Change(tmp_path, BEFORE, AFTER, SAID).judged()
    assert report.rules["kpi-loses-owner"].title == "A KPI that loses its owner in the change"
    left = {one.rule: one.side for one in report.not_evaluated}
    assert left["responsibility-lost"] is None
    belongs = {one.rule: one.unit for one in report.findings}
    assert belongs["handoff-broken"] is None  # the unit that gave it is gone for good


def test_a_check_of_one_organization_loads_nothing_of_reorganizations(tmp_path: Path):
    (tmp_path / "org.yaml").write_text(BEFORE, encoding="utf-8")
    code = (
        "import sys; from orglint.cli import run; run(['check', 'org.yaml', '--fail-on', 'never']);"
        "print(*(name for name in sys.modules if name.startswith('orglint.reorg')), file=sys.stderr, end='')"
    )
    found = {**os.environ, "PYTHONPATH": os.pathsep.join(str(Path(folder).resolve()) for folder in sys.path)}
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=found, capture_output=True, text=True, check=False
    )
    assert (ended.returncode, ended.stderr) == (0, "")
