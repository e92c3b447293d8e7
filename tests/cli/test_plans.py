"""Plans on the way in and out: files that hold them, organizations before and after, files written of the result."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from orglint.app.checking import report_on
from orglint.app.inputs import Inputs
from orglint.app.plans import is_plan_at, load_with_plan, plan_at, write_after
from orglint.errors import InputError, PlanError, UsageError
from orglint.i18n import Language
from orglint.reorg.plan.reading import read_plan
from orglint.ruleset.choosing import EVERYTHING
from tests.cli.conftest import Cli

EXAMPLE = Path(__file__).parents[2] / "examples" / "isolated-marketing"
PLAN = """format: orglint-plan/1
date: 2026-10-01
changes:
"""


@pytest.fixture
def case(folder: Path) -> Path:
    shutil.copytree(EXAMPLE / "org", folder / "org")
    shutil.copytree(EXAMPLE / "plans", folder / "plans")
    return folder


def _inputs(*paths: str, language: Language = "en") -> Inputs:
    return Inputs(tuple(map(Path, paths)), language=language, today=date(2026, 10, 1))


def test_both_sides_are_as_of_the_day_of_the_plan_and_findings_point_into_it(case: Path):
    planned = load_with_plan(_inputs("org"), plan_at(Path("plans/repair.yaml"), "en"))
    assert planned.before.model.as_of == planned.after.model.as_of == date(2026, 10, 1)
    assert planned.plan.name == "マーケティングの立て直し"
    assert planned.after.problems == ()
    assert "plans/repair.yaml" in planned.after.files
    report = report_on(planned.after, EVERYTHING)
    assert [finding.rule for finding in report.findings] == ["handoff-without-sla"]
    model = planned.after.model
    head = model.location(model.entities["unit"]["marketing"], "parent")
    assert head is not None
    assert str(head) == "plans/repair.yaml:9:27"
    excerpt = planned.after.sources["plans/repair.yaml"].excerpt(head.span)  # type: ignore[arg-type]  # it has one
    assert excerpt is not None
    assert excerpt.text == "- move: {unit: marketing, to: shiomidai}"


def test_the_result_is_written_into_a_folder_and_never_over_another(case: Path, cli: Cli):
    planned = load_with_plan(_inputs("org"), plan_at(Path("plans/repair.yaml"), "en"))
    files = write_after(planned, Path("after"))
    assert "organization.yaml" in files
    assert "units/marketing.yaml" in files
    ended = cli("check", "after", "--today", "2026-10-01")
    assert "handoff-without-sla" in ended.out
    assert ended.code == 0
    with pytest.raises(UsageError, match="the folder is not empty; nothing was written"):
        write_after(planned, Path("after"))
    assert write_after(planned, Path("after"), force=True) == files


def test_a_table_is_what_a_plan_changes_and_what_it_leaves_open_stays_so(folder: Path):
    (folder / "staff.csv").write_text(
        "employee_id,name,unit,title,manager_id\n1,Ann,Top,CEO,\n2,Ben,Sales,Head,1\n3,Cid,Sales,Rep,9\n",
        encoding="utf-8",
    )
    (folder / "plan.yaml").write_text(
        f"{PLAN}- rename: {{unit: Sales, to: revenue}}\n- report: {{position: '2', to: none}}\n"
    )
    planned = load_with_plan(_inputs("staff.csv"), plan_at(Path("plan.yaml"), "en"))
    before = [(problem.rule, str(problem.location)) for problem in planned.before.problems]
    assert before == [("unknown-reference", "staff.csv:4:17")]
    assert [(problem.rule, str(problem.location)) for problem in planned.after.problems] == before
    model = planned.after.model
    assert str(model.location(model.entities["position"]["2"], "reports_to")) == "plan.yaml:5:27"
    assert str(model.location(model.entities["position"]["2"], "title")) == "staff.csv:3:13"
    assert model.entities["position"]["3"].unit.id == "revenue"


def test_files_that_point_elsewhere_leave_open_what_they_left_open_before(folder: Path):
    (folder / "g.yaml").write_text(
        "apiVersion: backstage.io/v1alpha1\nkind: Group\nmetadata: {name: a}\nspec: {type: team, children: [], parent: gone}\n"
        "---\n"
        "apiVersion: backstage.io/v1alpha1\nkind: Group\nmetadata: {name: b}\nspec: {type: team, children: [], parent: a}\n"
    )
    (folder / "plan.yaml").write_text(f"{PLAN}- rename: {{unit: a, to: c}}\n")
    planned = load_with_plan(_inputs("g.yaml"), plan_at(Path("plan.yaml"), "en"))
    said = [problem.message.en for problem in planned.before.problems]
    assert said
    assert [problem.message.en for problem in planned.after.problems] == said
    model = planned.after.model
    assert model.entities["unit"]["b"].parent.id == "c"
    assert model.is_unknown(model.entities["unit"]["c"], "parent")


def test_an_earlier_date_and_an_unreadable_organization_are_refused(case: Path):
    plan = plan_at(Path("plans/intermediate.yaml"), "en")
    with pytest.raises(UsageError, match="--as-of 2026-09-30 lies before 2026-10-01"):
        load_with_plan(replace(_inputs("org"), as_of=date(2026, 9, 30)), plan)
    assert load_with_plan(replace(_inputs("org"), as_of=date(2026, 12, 1)), plan).after.model.as_of == date(2026, 12, 1)
    (case / "org" / "broken.yaml").write_text("units: [\n")
    with pytest.raises(InputError, match="no plan can be applied"):
        load_with_plan(_inputs("org"), plan)
    with pytest.raises(InputError):
        plan_at(Path("plans/none.yaml"), "en")


def test_what_a_plan_is(case: Path):
    assert is_plan_at(Path("plans/repair.yaml"))
    assert not is_plan_at(Path("org/company.yaml"))
    assert not is_plan_at(Path("org"))
    assert not is_plan_at(Path("nothing.yaml"))
    (case / "broken.yaml").write_text("format: orglint-plan/1\nchanges: [\n")
    assert is_plan_at(Path("broken.yaml"))


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "plans/repair.yaml: this is a plan of a reorganization, not a model: orglint compare MODEL plans/repair.yaml shows"),
        ("ja", "plans/repair.yaml: モデルではなく変更案です。orglint compare モデル plans/repair.yaml で"),
    ],
)  # fmt: skip
def test_check_says_of_a_plan_what_it_is(case: Path, cli: Cli, language: str, expected: str):
    ended = cli("check", "plans/repair.yaml", "--lang", language)
    assert ended.code == 2
    assert expected in ended.err
    assert "a plan of a reorganization, not a model" in cli("check", ".", "--lang", "en").out


def test_sensitive_values_in_a_plan_are_shown_nowhere(case: Path):
    text = f"{PLAN}- create: {{positions: {{x: {{unit: marketing, cost: 8_500_000, tilte: a}}, y: {{cost: many, successor: ono2}}}}}}\n"
    plan = read_plan("plan.yaml", text.encode(), "en")
    with pytest.raises(PlanError) as caught:
        load_with_plan(_inputs("org"), plan)
    assert "tilte" in str(caught.value)
    assert all(secret not in str(caught.value) for secret in ("8_500_000", "many", "ono2"))
    fine = f"{PLAN}- create: {{positions: {{x: {{unit: marketing, cost: 8_500_000, title: a}}}}}}\n"
    planned = load_with_plan(_inputs("org"), read_plan("plan.yaml", fine.encode(), "en"))
    place = planned.after.model.location(planned.after.model.entities["position"]["x"])
    excerpt = planned.after.sources["plan.yaml"].excerpt(place.span)  # type: ignore[union-attr, arg-type]  # it has one
    assert excerpt is not None
    assert "8_500_000" not in excerpt.text
