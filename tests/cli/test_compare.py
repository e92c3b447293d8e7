"""`orglint compare`: two organizations, or one and a plan, from wherever they are."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from orglint.reporters.registry import FORMATS
from tests.cli.conftest import MINIMAL, Cli
from tests.cli.test_baseline import wide
from tests.hr_workbook import hr_book, saved, staff
from tests.repository import Repository, needs_git

TODAY = ("--today", "2026-04-01")
PLAN = """\
format: orglint-plan/1
name: Field sales
date: 2026-10-01
changes:
- create: {units: {field: {name: Field, type: team, parent: sales}}}
- move: {position: kai, to: field}
"""
LOSSY = """\
format: orglint-plan/1
date: 2026-10-01
changes:
- leave: {person: leo}
"""


@pytest.fixture
def org(write) -> Path:
    """The smallest organization in order, in org/a.yaml."""
    return write("org/a.yaml", MINIMAL)


def reviewed(cli: Cli, before: str, after: str, *arguments: str) -> dict:
    ended = cli("compare", before, after, "-f", "json", *TODAY, *arguments)
    assert ended.code in (0, 1), ended.err
    return json.loads(ended.out)


def changed(review: dict) -> list[tuple[str, str]]:
    return [(one["kind"], (one["after"] or one["before"])["entity"]) for one in review["changes"]]


def counts(review: dict) -> tuple[int, ...]:
    comparison = review["report"]["comparison"]
    return (*(comparison[name] for name in ("new", "worse", "unchanged")), len(comparison["fixed"]))


def new_findings(review: dict) -> list[tuple[str, str]]:
    return [(one["rule"], one["entity"]) for one in review["report"]["findings"] if one["change"] in ("new", "worse")]


# ---- where the two come from


def test_two_files_are_compared(cli: Cli, org: Path, write):
    write("proposal.yaml", MINIMAL.replace("unit: sales, title: Consultant", "unit: tiny, title: Consultant"))
    review = reviewed(cli, "org/a.yaml", "proposal.yaml")
    assert changed(review) == [("person-moved", "person/kai")]
    assert (review["before"]["name"], review["after"]["name"]) == ("org/a.yaml", "proposal.yaml")


def test_folders_are_compared(cli: Cli, org: Path, write):
    write("later/a.yaml", MINIMAL)
    write("later/b.yaml", "units: {labs: {name: Labs, type: team, parent: tiny}}\n")
    assert changed(reviewed(cli, "org", "later")) == [("unit-created", "unit/labs")]


def test_each_side_has_its_own_date(cli: Cli, org: Path, write):
    write("later.yaml", MINIMAL.replace("2026-04-01", "2027-04-01"))
    review = reviewed(cli, "org", "later.yaml")
    assert [review[side]["as_of"] for side in ("before", "after")] == ["2026-04-01", "2027-04-01"]
    review = reviewed(cli, "org", "later.yaml", "--as-of", "2026-12-01")
    assert [review[side]["as_of"] for side in ("before", "after")] == ["2026-12-01", "2026-12-01"]


def test_tables_are_compared_with_tables_and_models(cli: Cli, write):
    head = "社員番号,氏名,部署,役職,上司\n"
    write("a.csv", head + "001,田中,本社,社長,\n002,佐藤,営業部,部長,001\n003,鈴木,営業部,課長,002\n")
    write(
        "b.csv",
        head + "001,田中,本社,社長,\n002,佐藤,営業部,部長,001\n003,鈴木,本社,課長,001\n004,伊藤,営業部,主任,002\n",
    )
    review = reviewed(cli, "a.csv", "b.csv")
    assert {("person-moved", "person/003"), ("person-joined", "person/004")} <= set(changed(review))
    assert reviewed(cli, "a.csv", "a.csv")["changes"] == []


def test_workbooks_are_compared_and_an_annotated_copy_is_written(cli: Cli, write, folder: Path):
    write("a.xlsx", saved(hr_book()))
    write("b.xlsx", saved(hr_book(staff(25))))
    ended = cli("compare", "a.xlsx", "a.xlsx", "-f", "xlsx=out.xlsx", "-f", "text", *TODAY)
    assert ended.code == 0, ended.err
    assert "nothing changes" in ended.out
    assert (folder / "out.xlsx").is_file()
    assert [kind for kind, _ in changed(reviewed(cli, "a.xlsx", "b.xlsx"))] == ["person-joined"]


def test_standard_input_can_be_one_side_only(cli: Cli):
    ended = cli("compare", "-", "-")
    assert (ended.code, ended.err) == (2, "only one of BEFORE and AFTER can be standard input\n")


# ---- plans


def test_a_plan_is_known_by_what_is_in_it(cli: Cli, org: Path, write):
    write("anything.yaml", PLAN)
    review = reviewed(cli, "org", "anything.yaml")
    assert changed(review) == [("unit-created", "unit/field"), ("person-moved", "person/kai")]
    assert review["after"]["is_plan"] is True
    assert review["after"]["plan"] == "Field sales"
    assert review["after"]["as_of"] == "2026-10-01"


def test_both_sides_of_a_plan_are_seen_on_its_day_or_a_later_one(cli: Cli, org: Path, write):
    write("org/b.yaml", "people: {ann: {unit: sales, title: Clerk, reports_to: leo, start: 2026-08-01}}\n")
    write("plan.yaml", PLAN)
    review = reviewed(cli, "org", "plan.yaml")
    assert [review[side]["as_of"] for side in ("before", "after")] == ["2026-10-01", "2026-10-01"]
    assert ("person-joined", "person/ann") not in changed(review)  # that is none of the plan's doing
    review = reviewed(cli, "org", "plan.yaml", "--as-of", "2027-01-01")
    assert [review[side]["as_of"] for side in ("before", "after")] == ["2027-01-01", "2027-01-01"]
    ended = cli("compare", "org", "plan.yaml", "--as-of", "2026-09-30")
    assert ended.code == 2
    assert "lies before 2026-10-01, the day on which the plan plan.yaml takes effect" in ended.err


def test_every_mistake_of_a_plan_is_told_at_once_with_its_place(cli: Cli, org: Path, write):
    write("plan.yaml", PLAN + "- move: {position: ghost, to: sales}\n- dissolve: {unit: sale, to: tiny}\n")
    ended = cli("compare", "org", "plan.yaml")
    assert ended.code == 2
    assert ended.out == ""
    first, second = ended.err.splitlines()
    assert first.startswith("plan.yaml:7:")
    assert "ghost" in first
    assert second.startswith("plan.yaml:8:")
    assert 'did you mean "sales"' in second


def test_a_plan_is_no_before(cli: Cli, org: Path, write):
    write("plan.yaml", PLAN)
    ended = cli("compare", "plan.yaml", "org")
    assert ended.code == 2
    assert ended.err.startswith('BEFORE "plan.yaml" cannot be read')
    assert "orglint compare MODEL plan.yaml" in ended.err


def test_a_finding_that_a_plan_brings_fails_the_run(cli: Cli, org: Path, write):
    write("plan.yaml", LOSSY)
    ended = cli("compare", "org", "plan.yaml", "-f", "concise", "--fail-on", "note", *TODAY)
    assert ended.code == 1
    assert cli("compare", "org", "plan.yaml", "--fail-on", "never", *TODAY).code == 0


# ---- what the plan makes, written


def test_what_a_plan_makes_is_written_and_compares_as_the_plan_does(cli: Cli, org: Path, write, folder: Path):
    write("plan.yaml", PLAN)
    ended = cli("compare", "org", "plan.yaml", "--write", "after", *TODAY)
    assert ended.code == 0, ended.err
    assert ended.err.startswith("after: the organization that the plan makes is written (")
    by_plan, by_files = reviewed(cli, "org", "plan.yaml"), reviewed(cli, "org", "after")
    assert by_files["changes"] == by_plan["changes"]
    assert by_files["impact"] == by_plan["impact"]
    assert counts(by_files) == counts(by_plan)


def test_nothing_is_written_over_unasked(cli: Cli, org: Path, write, folder: Path):
    write("plan.yaml", PLAN)
    write("after/mine.txt", "mine")
    ended = cli("compare", "org", "plan.yaml", "--write", "after", *TODAY)
    assert ended.code == 2
    assert ended.err.startswith("after: the folder is not empty; nothing was written")
    assert [path.name for path in (folder / "after").iterdir()] == ["mine.txt"]
    assert cli("compare", "org", "plan.yaml", "--write", "after", "--force", *TODAY).code == 0
    assert (folder / "after" / "mine.txt").read_text() == "mine"


def test_nothing_is_written_into_the_organization_itself(cli: Cli, org: Path, write, folder: Path):
    write("plan.yaml", PLAN)
    ended = cli("compare", "org", "plan.yaml", "--write", "org/after")
    assert ended.code == 2
    assert "would be read as a part of it" in ended.err
    assert not (folder / "org" / "after").exists()


def test_only_a_plan_can_be_written(cli: Cli, org: Path):
    ended = cli("compare", "org", "org", "--write", "after")
    assert (ended.code, ended.err) == (2, "--write writes what a plan makes of BEFORE; AFTER is no plan\n")


def test_a_report_takes_the_place_of_nothing_that_was_read(cli: Cli, org: Path, write, folder: Path):
    write("plan.yaml", PLAN)
    write("later.yaml", MINIMAL)
    for after, target in (("plan.yaml", "plan.yaml"), ("plan.yaml", "org/a.yaml"), ("later.yaml", "org/a.yaml")):
        kept = (folder / target).read_bytes()
        ended = cli("compare", "org", after, "-f", f"json={target}")
        assert ended.code == 2
        assert "this file was read in this run" in ended.err
        assert (folder / target).read_bytes() == kept


# ---- renames


def test_renames_settle_who_is_who(cli: Cli, org: Path, write):
    write("later.yaml", MINIMAL.replace("sales", "growth").replace("Sales", "Growth"))
    write("renames.yaml", "format: orglint-renames/1\nunits: {sales: growth}\n")
    review = reviewed(cli, "org", "later.yaml", "--renames", "renames.yaml")
    assert ("unit-renamed", "unit/growth") in changed(review)
    write("renames.yaml", "format: orglint-renames/1\nunits: {sales: null}\n")
    review = reviewed(cli, "org", "later.yaml", "--renames", "renames.yaml")
    assert {("unit-created", "unit/growth"), ("unit-dissolved", "unit/sales")} <= set(changed(review))


def test_a_wrong_renames_file_stops_the_run_with_its_places(cli: Cli, org: Path, write):
    write("renames.yaml", "format: orglint-renames/1\nunits: {sale: sales}\n")
    ended = cli("compare", "org", "org", "--renames", "renames.yaml")
    assert ended.code == 2
    assert ended.err.startswith("renames.yaml:2:")
    ended = cli("compare", "org", "org", "--renames", "none.yaml")
    assert (ended.code, ended.err) == (2, "--renames: there is no file none.yaml\n")


def test_a_renames_file_in_the_folder_is_no_part_of_the_model(cli: Cli, org: Path, write):
    write("org/renames.yaml", "format: orglint-renames/1\nunits: {sales: growth}\n")
    assert reviewed(cli, "org", "org")["report"]["left_out"] == [
        {"file": "org/renames.yaml", "reason": "a renames file for `orglint compare`, not a model"}
    ]


def test_a_plan_is_named_and_not_piped(cli: Cli, org: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PLAN.encode())))
    ended = cli("compare", "org", "-")
    assert ended.code == 2
    assert "save it as a file: orglint compare MODEL plan.yaml shows what it does" in ended.err


def test_a_plan_says_which_unit_is_which_whatever_becomes_of_it(cli: Cli, write):
    units = "units: {co: {name: Co, type: company}, a: {name: A, parent: co}, b: {name: B, parent: co}}\n"
    posts = "people: {p: {unit: a}, q: {unit: a}, r: {unit: b}, s: {unit: b}}\n"
    write("org.yaml", "organization: {as_of: 2026-04-01}\n" + units + posts)
    swapped = """\
- rename: {unit: a, name: B}
- rename: {unit: b, name: A}
- move: {position: [p, q], to: b}
- move: {position: [r, s], to: a}
"""
    write("plan.yaml", "format: orglint-plan/1\ndate: 2026-10-01\nchanges:\n" + swapped)
    assert changed(reviewed(cli, "org.yaml", "plan.yaml")) == [
        *(("unit-renamed", f"unit/{unit}") for unit in "ab"),
        *(("person-moved", f"person/{who}") for who in "pqrs"),
    ]


# ---- findings


def test_findings_are_told_by_the_names_of_now(cli: Cli, write):
    write("a.yaml", wide(14))
    write("b.yaml", wide(15).replace("top", "chief"))
    write("renames.yaml", "format: orglint-renames/1\npositions: {top: chief}\n")
    review = reviewed(cli, "a.yaml", "b.yaml", "--renames", "renames.yaml", "--select", "wide-span")
    assert [(one["rule"], one["entity"], one["change"]) for one in review["report"]["findings"]] == [
        ("wide-span", "position/chief", "worse")
    ]
    assert review["report"]["comparison"]["fixed"] == []


def test_the_rules_of_reorganization_are_evaluated_and_can_be_selected(cli: Cli, org: Path, write):
    write("later.yaml", MINIMAL)
    evaluated = reviewed(cli, "org", "later.yaml", "--select", "mass-manager-change")["report"]["rules"]
    assert evaluated["evaluated"] + [one["rule"] for one in evaluated["not_evaluated"]] == ["mass-manager-change"]


def test_a_proposal_does_not_loosen_its_own_gate(cli: Cli, write):
    write("today/org.yaml", wide(3))
    write("later/org.yaml", wide(14))
    write("today/orglint.yaml", "fail_on: warning\n")
    write("later/orglint.yaml", "fail_on: never\nrules: {wide-span: off}\n")
    ended = cli("compare", "today", "later", "-f", "json", *TODAY)
    assert ended.code == 1
    found = {(one["rule"], one["severity"]) for one in json.loads(ended.out)["report"]["findings"]}
    assert {("wide-span", "warning"), ("rule-turned-off", "note"), ("rule-loosened", "note")} <= found


APART = """\
organization: {name: Apart, as_of: 2026-04-01}
units:
  all: {type: company}
  office: {type: division, parent: all}
  web: {type: department, parent: office}
  shop: {type: department, parent: all}
kpis: {visits: {owner: web}, sales: {owner: shop}}
handoffs: {leads: {giver: web, receiver: shop}}
"""


def test_a_finding_that_stands_for_several_is_the_same_where_it_says_the_same(cli: Cli, write):
    write("today.yaml", APART)
    write("later.yaml", APART.replace("parent: office", "parent: all"))
    write(
        "healed.yaml",
        APART.replace("owner: web", "owner: web, shared_with: shop").replace("parent: office", "parent: all"),
    )
    rule = ("--select", "handoff-partners-share-no-kpi")
    found = reviewed(cli, "today.yaml", "later.yaml", *rule)["report"]
    assert [(one["entity"], one["change"]) for one in found["findings"]] == [("handoff/leads", "unchanged")]
    assert found["comparison"]["fixed"] == []
    found = reviewed(cli, "today.yaml", "healed.yaml", *rule)["report"]
    assert [one["entity"] for one in found["comparison"]["fixed"]] == ["handoff/leads"]


def test_a_proposal_that_sets_its_date_back_is_told_so(cli: Cli, org: Path, write):
    write("earlier.yaml", MINIMAL.replace("2026-04-01", "2025-04-01"))

    def found(*dates: str) -> list[tuple[str, str]]:
        return [
            (one["rule"], one["change"])
            for one in reviewed(cli, "org", "earlier.yaml", *dates)["report"]["findings"]
            if one["rule"] == "date-set-back"
        ]

    assert found() == [("date-set-back", "new")]
    assert found("--as-of", "2026-12-01") == []


def test_what_is_suppressed_before_is_suppressed_in_a_proposal_that_has_no_settings(cli: Cli, write):
    write("today/org.yaml", wide(14))
    write("today/orglint.yaml", "ignore:\n- {rule: wide-span, target: position/top, reason: agreed}\n")
    write("later/org.yaml", wide(14))
    write("later/.git/keep", "")
    review = reviewed(cli, "today", "later", "--select", "wide-span")
    assert [(one["status"], one["change"]) for one in review["report"]["findings"]] == [("suppressed", "unchanged")]


SETTINGS = """\
ignore:
- {rule: unit-without-lead, target: unit/sales, reason: agreed}
overrides:
- {inside: unit/labs, rules: {unit-without-lead: off}, reason: agreed}
"""
UNLED = MINIMAL.replace(", head: leo", "").replace("people:", "  labs: {name: Labs, type: team, parent: tiny}\npeople:")
RENAMING = """\
format: orglint-plan/1
date: 2026-10-01
changes:
- rename: {unit: sales, to: revenue}
- rename: {unit: labs, to: works}
"""


@pytest.mark.parametrize("settings", ["orglint.yaml", "today/orglint.yaml"])
@pytest.mark.parametrize("after", ["plan.yaml", "later"])
def test_what_is_set_for_a_unit_holds_under_its_new_id(cli: Cli, write, settings: str, after: str):
    write(settings, SETTINGS)
    write("today/org.yaml", UNLED)
    write(
        "later/org.yaml",
        UNLED.replace("sales:", "revenue:").replace("unit: sales", "unit: revenue").replace("labs", "works"),
    )
    write("plan.yaml", RENAMING)
    review = reviewed(cli, "today", after, "--select", "unit-without-lead")
    found = [(one["rule"], one["entity"], one["change"], one["status"]) for one in review["report"]["findings"]]
    assert found == [("unit-without-lead", "unit/revenue", "unchanged", "suppressed")]


def test_settings_that_follow_a_new_id_are_no_other_ones(cli: Cli, write):
    write("today/orglint.yaml", SETTINGS)
    write("today/org.yaml", UNLED)
    write("later/orglint.yaml", SETTINGS.replace("unit/sales", "unit/revenue").replace("unit/labs", "unit/works"))
    write(
        "later/org.yaml",
        UNLED.replace("sales:", "revenue:").replace("unit: sales", "unit: revenue").replace("labs", "works"),
    )
    assert new_findings(reviewed(cli, "today", "later", "--select", "unit-without-lead")) == []


IGNORED = "  # orglint: ignore[wide-span] we like it so"


def test_a_proposal_that_suppresses_what_it_brings_is_told_so(cli: Cli, write):
    write("a.yaml", wide(3))
    write("b.yaml", wide(14).replace("top: {title: Top}", "top: {title: Top}" + IGNORED))
    ended = cli("compare", "a.yaml", "b.yaml", "--fail-on", "warning", "-f", "concise", *TODAY)
    assert ended.code == 1
    assert "warning[suppression-added] the change suppresses wide-span at position/top" in ended.out
    posts = "".join(f"      p{number:02}: {{title: Clerk, reports_to: boss}}\n" for number in range(14))
    create = f"- create:\n    positions:\n      boss: {{title: Boss, reports_to: top}}{IGNORED}\n{posts}"
    write("plan.yaml", f"format: orglint-plan/1\ndate: 2026-10-01\nchanges:\n{create}")
    ended = cli("compare", "a.yaml", "plan.yaml", "--fail-on", "warning", "-f", "concise", *TODAY)
    assert ended.code == 1
    assert "warning[suppression-added] the change suppresses wide-span at position/boss" in ended.out


def test_data_that_is_gone_is_not_a_finding_fixed(cli: Cli, write):
    write("a.yaml", wide(14))
    write("b.yaml", "organization: {name: Wide, as_of: 2026-04-01}\nunits: {x: {type: team}}\n")
    review = reviewed(cli, "a.yaml", "b.yaml", "--select", "wide-span")
    assert counts(review)[3] == 0
    assert new_findings(review) == [("no-longer-evaluated", None)]


# ---- what cannot be read


@pytest.mark.parametrize(("before", "after", "side"), [("bad", "org", "BEFORE"), ("org", "bad", "AFTER")])
def test_a_file_that_cannot_be_read_ends_the_run_and_says_on_which_side(
    cli: Cli, org: Path, write, before: str, after: str, side: str
):
    write("bad/a.yaml", "units: [\n")
    write("bad/b.yaml", "units: {x: {type: team}\n")
    ended = cli("compare", before, after)
    assert (ended.code, ended.out) == (2, "")
    first, *rest = ended.err.splitlines()
    assert first.startswith(f'{side} "bad" cannot be compared, because a file of it cannot be read')
    assert [line.partition(": ")[0] for line in rest] == ["bad/a.yaml:2:1", "bad/b.yaml:1:8"]


@pytest.mark.parametrize(("before", "after", "side"), [("none", "org", "BEFORE"), ("org", "none", "AFTER")])
def test_a_path_that_is_not_there_says_on_which_side(cli: Cli, org: Path, before: str, after: str, side: str):
    ended = cli("compare", before, after)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(f'{side} "none" cannot be read: ')


def test_problems_of_the_input_are_findings_as_in_check(cli: Cli, org: Path, write):
    write("later.yaml", MINIMAL.replace("reports_to: leo", "reports_to: loe"))
    ended = cli("compare", "org", "later.yaml", "-f", "concise", *TODAY)
    assert ended.code == 1
    assert "later.yaml:8:64: error[unknown-reference]" in ended.out


def test_what_a_plan_brings_into_the_model_stands_in_the_plan(cli: Cli, write):
    write("org/a.yaml", MINIMAL)
    write("plan.yaml", PLAN.replace("parent: sales}}", "parent: sales, head: TBD}}"))
    review = reviewed(cli, "org", "plan.yaml", "--select", "placeholder-owner")
    assert [(one["rule"], one["location"]["file"]) for one in review["report"]["findings"]] == [
        ("placeholder-owner", "plan.yaml")
    ]


# ---- formats


@pytest.mark.parametrize("name", [*FORMATS, "xlsx"])
def test_every_format_of_check_says_what_is_new(cli: Cli, write, folder: Path, name: str):
    write("a.yaml", wide(14))
    write("b.yaml", wide(15))
    ended = cli("compare", "a.yaml", "b.yaml", *TODAY, "-f", f"{name}=out.{name}", "--select", "wide-span")
    assert ended.code == 0, ended.err
    assert (folder / f"out.{name}").stat().st_size > 0
    if name not in ("xlsx", "json"):
        text = (folder / f"out.{name}").read_text(encoding="utf-8")
        assert any(f"14 {arrow} 15" in text for arrow in ("->", "-&#62;", "-&gt;"))


def test_several_formats_are_written_in_one_run(cli: Cli, org: Path, write, folder: Path):
    write("plan.yaml", PLAN)
    ended = cli("compare", "org", "plan.yaml", *TODAY, "-f", "text", "-f", "json=r.json", "-f", "markdown=r.md")
    assert ended.out.startswith("Review of a reorganization: org (as of 2026-10-01) -> plan.yaml (a plan, as of 2026-")
    assert json.loads((folder / "r.json").read_text(encoding="utf-8"))["changes"]
    assert "### 2 changes" in (folder / "r.md").read_text(encoding="utf-8")


def test_names_are_shown_in_text_and_nowhere_else_unless_told(cli: Cli, org: Path, write, folder: Path):
    write("plan.yaml", PLAN)
    files = [part for name in ("text", "json", "markdown", "sarif") for part in ("-f", f"{name}=r.{name}")]
    assert cli("compare", "org", "plan.yaml", "--people", *TODAY, *files).code == 0
    has_name = {path.suffix: "Kai" in path.read_text(encoding="utf-8") for path in folder.glob("r.*")}
    assert has_name == {".text": True, ".json": False, ".markdown": False, ".sarif": False}
    write("orglint.yaml", "privacy: {names: show}\n")
    assert "Kai" in cli("compare", "org", "plan.yaml", *TODAY, "-f", "markdown").out
    write("orglint.yaml", "privacy: {names: hide}\n")
    assert "Kai" not in cli("compare", "org", "plan.yaml", "--people", *TODAY).out


def test_sensitive_fields_are_counted_and_never_shown(cli: Cli, write):
    def costs(more: int) -> str:
        posts = "".join(f"  p{number}: {{title: Clerk, cost: {7000 + number * more}}}\n" for number in range(1, 7))
        return f"organization: {{name: Tiny, as_of: 2026-04-01}}\npositions:\n{posts}"

    write("a.yaml", costs(0))
    write("b.yaml", costs(13))
    for form in ("text", "json", "markdown"):
        out = cli("compare", "a.yaml", "b.yaml", "-f", form, "--people", *TODAY).out
        assert "7013" not in out
        assert "7,013" not in out
    assert reviewed(cli, "a.yaml", "b.yaml")["hidden"] == [{"field": "positions.cost", "entities": 6}]


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_an_unknown_rule_is_refused(cli: Cli, org: Path, option: str):
    ended = cli("compare", "org", "org", option, "wide-spam")
    assert ended.code == 2
    assert "wide-span" in ended.err


def test_a_missing_side_is_refused_with_how_to_write_it(cli: Cli):
    ended = cli("compare", "org")
    assert ended.code == 2
    assert "AFTER" in ended.err


# ---- revisions


@pytest.fixture
def repository(folder: Path) -> Repository:
    made = Repository(folder)
    made.commit({"org/a.yaml": MINIMAL}, "first")
    made.git("checkout", "--quiet", "-b", "proposal")
    made.commit({"org/a.yaml": MINIMAL.replace("reports_to: leo", "reports_to: mia"), "org/b.yaml": _PART}, "second")
    return made


_PART = wide(14).partition("\n")[2]


@needs_git
class TestRevisions:
    def test_a_revision_is_compared_with_the_work_tree_and_with_another(self, cli: Cli, repository: Repository):
        for after in ("org", "org/", "proposal:org/", "HEAD:org"):
            review = reviewed(cli, "main:org/", after)
            assert ("new-manager", "position/kai") in changed(review)
            assert review["before"]["commit"] == repository.git("rev-parse", "main")
            assert review["before"]["files"] == ["org/a.yaml"]
        assert reviewed(cli, "HEAD:org/", "org/")["changes"] == []

    def test_places_of_the_revision_before_say_so(self, cli: Cli, repository: Repository):
        review = reviewed(cli, "proposal:org/", "main:org/", "--select", "wide-span")
        assert [one["location"]["file"] for one in review["report"]["comparison"]["fixed"]] == ["proposal:org/b.yaml"]

    def test_all_of_a_revision_is_meant_by_a_colon_alone(self, cli: Cli, repository: Repository):
        assert reviewed(cli, "main:", "main:org/")["changes"] == []

    def test_a_path_of_a_revision_is_read_from_the_root_unless_it_begins_with_a_dot(
        self, cli: Cli, repository: Repository, monkeypatch: pytest.MonkeyPatch
    ):
        monkeypatch.chdir(repository.root / "org")
        assert reviewed(cli, "main:org/a.yaml", "main:./a.yaml")["changes"] == []

    def test_a_single_file_of_a_revision_is_read_whatever_else_there_is(self, cli: Cli, repository: Repository):
        assert reviewed(cli, "proposal:org/a.yaml", "main:org/a.yaml")["after"]["files"] == ["org/a.yaml"]

    def test_a_plan_is_applied_to_a_revision_and_may_stand_in_one(self, cli: Cli, repository: Repository):
        repository.commit({"plans/field.yaml": PLAN}, "plan")
        repository.write({"org/a.yaml": "units: [\n"})  # the work tree has no say
        for after in ("plans/field.yaml", "HEAD:plans/field.yaml"):
            review = reviewed(cli, "main:org/", after)
            assert changed(review) == [("unit-created", "unit/field"), ("person-moved", "person/kai")]

    def test_what_a_plan_makes_of_a_revision_is_written(self, cli: Cli, repository: Repository):
        repository.write({"plan.yaml": PLAN})
        assert cli("compare", "main:org/", "plan.yaml", "--write", "after", *TODAY).code == 0
        assert changed(reviewed(cli, "main:org/", "after")) == [
            ("unit-created", "unit/field"),
            ("person-moved", "person/kai"),
        ]

    def test_the_settings_of_the_revision_before_judge(self, cli: Cli, repository: Repository):
        repository.git("checkout", "--quiet", "main")
        repository.commit({"orglint.yaml": "fail_on: warning\n"}, "settings")
        repository.git("checkout", "--quiet", "proposal")
        assert cli("compare", "main:org/", "org", *TODAY).code == 1
        assert cli("compare", "main~1:org/", "org", *TODAY).code == 0

    @pytest.mark.parametrize(
        ("before", "told"),
        [
            ("main", 'BEFORE "main" is a revision; say which part of it, as in "main:org/"'),
            ("mian:org/", 'BEFORE: there is no revision "mian"'),
            ("main:orgs/", 'BEFORE "main:orgs/": there is no orgs/ in that revision'),
            ("main:../x", 'BEFORE "main:../x": there is no ../x in that revision'),
            ("--upload-pack=x:org", "no such option"),
        ],
    )
    def test_what_is_no_revision_is_refused(self, cli: Cli, repository: Repository, before: str, told: str):
        ended = cli("compare", before, "org")
        assert ended.code == 2
        assert told in ended.err

    def test_no_repository_is_said(self, cli: Cli, org: Path, folder: Path):
        (folder / ".git").rmdir()
        ended = cli("compare", "main:org/", "org")
        assert ended.code == 2
        assert "is in no git repository" in ended.err or "does not open" in ended.err

    def test_nothing_of_the_repository_is_touched_and_nothing_of_it_is_run(
        self, cli: Cli, repository: Repository, tmp_path_factory, monkeypatch: pytest.MonkeyPatch
    ):
        temporary = tmp_path_factory.mktemp("temporary")
        monkeypatch.setattr(tempfile, "tempdir", str(temporary))

        def standing() -> dict[str, tuple[int, int]]:
            return {
                str(path.relative_to(repository.root)): (path.stat().st_mtime_ns, path.stat().st_size)
                for path in sorted(repository.root.rglob("*"))
                if path.is_file()
            }

        mark = repository.root / "ran"
        repository.git("config", "filter.evil.smudge", f"touch {mark}")
        repository.git("config", "core.fsmonitor", f"touch {mark}")
        repository.commit({".gitattributes": "*.yaml filter=evil text eol=crlf\n"}, "attributes")
        if mark.exists():
            mark.unlink()
        before = standing()
        reviewed(cli, "main:org/", "HEAD:org/")
        assert standing() == before
        assert not mark.exists()
        assert [*temporary.iterdir()] == []


# ---- --base


@needs_git
def test_base_and_compare_agree_where_both_apply(cli: Cli, repository: Repository):
    base = json.loads(cli("check", "org", "--base", "main", "-f", "json", *TODAY).out)
    review = reviewed(cli, "main:org/", "org", "--ignore", ",".join(_comparing(cli)))
    ours = review["report"]
    assert base["findings"]
    assert [_told(one) for one in ours["findings"]] == [_told(one) for one in base["findings"]]
    assert [_told(one) for one in ours["comparison"]["fixed"]] == [_told(one) for one in base["comparison"]["fixed"]]
    for name in ("new", "worse", "unchanged"):
        assert ours["comparison"][name] == base["comparison"][name]


def _comparing(cli: Cli) -> list[str]:
    listed = json.loads(cli("rules", "list", "-f", "json").out)
    return [one["id"] for one in listed["rules"] if one["category"] == "reorganization"]


def _told(finding: dict) -> tuple:
    place = finding["location"]
    return (finding["rule"], finding["entity"], finding["status"], finding["change"], finding["fingerprint"], place)


def test_compare_loads_nothing_for_check(cli: Cli, org: Path):
    code = (
        "import sys; from orglint.cli import run; run(['check', 'org']); "
        "print([m for m in sys.modules if m.startswith(('orglint.reorg', 'orglint.reporters.review'))], file=sys.stderr)"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ended.stderr.strip().endswith("[]"), ended.stderr
