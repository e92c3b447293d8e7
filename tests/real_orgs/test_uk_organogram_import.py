"""Every published organogram beside the checkout is read, and its counts agree with a count by plain csv.

The data is no part of the project. No test quotes a name: ids of posts and places only.
"""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from orglint.importers.imported import ForeignFile, Imported
from orglint.importers.tables.read_tables import read_tables, tables_at
from orglint.importers.to_yaml import yaml_texts
from orglint.model.build import build
from orglint.model.organization import Model
from orglint.source.document import Fault
from orglint.source.reader import read_yaml

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "uk-organogram"
BODIES = sorted(f"{path.parent.name}/{path.name[:10]}" for path in DATA.glob("*/*-senior.csv"))

pytestmark = [
    pytest.mark.real_data,
    pytest.mark.skipif(not BODIES, reason="the real organizations (shared/data) are not beside this checkout"),
]

CONFLICTS = {
    "department_of_education/2011-03-31": {"DfE-5043": [71]},
    "department_of_education/2011-09-30": {"DfE-5043": [8]},
    "ministry_of_defence/2013-09-30": {
        "00172696": [147, 148],
        "1463923": [227],
        "Awaiting_Recruitment_Action": [317],
        "00163901": [512],
        "00176079": [526],
        "00194481": [589],
    },
    "ministry_of_defence/2014-09-30": {
        "00153528": [93],
        "1748140": [216],
        "1463923": [246],
        "00000178": [434],
        "00163901": [518],
        "00026667": [534],
        "1477107": [555],
    },
}
SELF_REPORTS = {
    "department_for_business_innovation_and_skills/2011-09-30": ["SCS2-08-02"],
    "infrastructure_planning_commission/2011-03-31": ["1"],
    "nuclear_decommissioning_authority/2011-09-30": ["M"],
}
DANGLING = {
    "department_of_education/2011-09-30": {
        "DFE-3040": "DfE-3024",
        "DFE-5011": "DfE-5018",
        "DFE-3026": "DfE-5018",
        "DFE-2061": "DfE-2060",
        "DFE-2062": "DfE-2060",
        "DFE-2064": "DfE-2060",
        "DfE-3036": "DfE-5050",
        "DfE-3022": "DfE-3024",
    }
}
JOB_SHARES = {
    "department_of_education/2011-03-31": {"DfE-5044": "1.55", "DfE-3034": "1.23", "DfE-3066": "1.32"},
    "department_for_business_innovation_and_skills/2011-09-30": {"SCS1-01-03-05": "1.21", "SCS1-05-05-02": "1.53"},
}


def read(body: str) -> Imported:
    folder, _, day = body.partition("/")
    paths = tables_at(DATA / folder / day)
    return read_tables([ForeignFile(f"{folder}/{path.name}", path.read_bytes()) for path in paths])


def model_of(imported: Imported) -> Model:
    return build(imported.documents, as_of=None, today=date(2026, 1, 1))


def rows_of(body: str, kind: str) -> list[dict[str, str]]:
    with (DATA / f"{body}-{kind}.csv").open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.parametrize("body", BODIES)
def test_every_row_becomes_what_a_plain_count_says(body: str):
    imported = read(body)
    assert imported.problems == ()
    assert not imported.unreadable
    senior, junior = rows_of(body, "senior"), rows_of(body, "junior")
    references = Counter(row["Post Unique Reference"].strip() for row in senior)
    unnumbered, without = references.pop("Eliminated", 0), references.pop("0", 0)
    model = model_of(imported)
    positions = model.entities["position"]
    assert {ident for ident in positions if not ident.startswith(("junior-", "eliminated-"))} == set(references)
    assert len(positions) == len(references) + unnumbered + len(junior)
    assert sum(ident.startswith("not-in-post-") for ident in model.entities["person"]) == without
    assert model.as_of == date.fromisoformat(body[-10:])
    tops = {row["Post Unique Reference"].strip() for row in senior if row["Reports to Senior Post"].strip() == "XX"}
    assert {root.id for root in model.organization.roots} == tops


@pytest.mark.parametrize("body", BODIES)
def test_conflicting_repeats_are_found_at_their_rows_and_job_shares_are_not(body: str):
    found: dict[str, list[int]] = {}
    for document in read(body).documents:
        for repeat in document.duplicates:
            found.setdefault(repeat.key, []).append(repeat.second.line)
    assert found == CONFLICTS.get(body, {})


@pytest.mark.parametrize("body", BODIES)
def test_managers_nobody_is_are_found_at_their_rows_and_nothing_else(body: str):
    lines = {row["Post Unique Reference"].strip(): number for number, row in enumerate(rows_of(body, "senior"), 2)}
    found = [problem for problem in model_of(read(body)).problems if problem.rule != "duplicate-entity"]
    assert {(problem.rule, problem.entity, problem.values[-1]) for problem in found} == {
        ("unknown-reference", f"position/{post}", manager) for post, manager in DANGLING.get(body, {}).items()
    }
    for problem in found:
        assert problem.location is not None
        assert problem.location.span is not None
        assert problem.location.span.line == lines[str(problem.entity).removeprefix("position/")]


@pytest.mark.parametrize("body", BODIES)
def test_self_reports_reach_the_model(body: str):
    model = model_of(read(body))
    found = [ident for ident, post in model.entities["position"].items() if post in post.reports_to]  # type: ignore[attr-defined]
    assert found == SELF_REPORTS.get(body, [])


@pytest.mark.parametrize(("body", "shares"), JOB_SHARES.items(), ids=JOB_SHARES)
def test_job_share_adds_up_its_fte(body: str, shares: dict[str, str]):
    if body not in BODIES:
        pytest.skip("this body is not among the files")
    positions = read(body).documents[0].root["positions"]
    assert {ident: positions[ident]["fte"] for ident in shares} == shares  # type: ignore[index, call-overload]


def test_eliminated_post_with_reports_reaches_the_model():
    if "ministry_of_defence/2014-09-30" not in BODIES:
        pytest.skip("this body is not among the files")
    post = model_of(read("ministry_of_defence/2014-09-30")).entities["position"]["110709"]
    assert post.status == "eliminated"  # type: ignore[attr-defined]
    assert [report.id for report in post.reports if not report.id.startswith("junior-")]  # type: ignore[attr-defined]


@pytest.mark.parametrize("body", BODIES)
def test_import_then_check_keeps_every_id(body: str):
    imported = read(body)
    again = []
    for name, text in yaml_texts(imported.documents).items():
        documents = read_yaml(f"{name}.yaml", text.encode())
        assert not isinstance(documents, Fault)
        again.extend(documents)
    straight, written = model_of(imported), build(again, as_of=None, today=date(2026, 1, 1))
    for kind in ("unit", "position", "person"):
        assert list(written.entities[kind]) == list(straight.entities[kind])


@pytest.mark.parametrize("body", BODIES)
def test_pay_is_never_shown(body: str):
    for document in read(body).documents:
        read_headings = [document.table.headings[column] for column in document.columns]
        assert not [heading for heading in read_headings if "£" in heading or "Contact" in heading]
