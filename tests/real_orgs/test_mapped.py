"""Each real source by its mapping, against counts made by a few lines of plain Python on the same files."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from pathlib import Path

import pytest
import yaml

from orglint.app.checking import report_on
from orglint.app.inputs import Inputs, Loaded
from orglint.app.loading import load
from orglint.model.entities import Interaction, Meeting, Person, Position, Unit
from orglint.ruleset.choosing import Selection

ROOT = Path(__file__).parents[2]
DATA = ROOT.parent / "shared" / "data"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the real organizations do not stand beside this checkout")
HANDBOOKS = sorted(path.parent for path in DATA.glob("sourcegraph/*/team.yml")) if DATA.is_dir() else []
STRICT = Selection(packs=("strict",))


def read(path: Path, mapping: str) -> Loaded:
    loaded = load(
        Inputs(
            (path,), language="en", column_map=ROOT / "docs" / "mappings" / f"{mapping}.yaml", as_of=date(2026, 4, 1)
        )
    )
    assert not loaded.unreadable
    return loaded


def problems(loaded: Loaded) -> list[tuple[str, str]]:
    return [(problem.rule, problem.message.en) for problem in loaded.problems]


def heads(loaded: Loaded) -> set[tuple[str, str]]:
    """Every unit with whoever holds a post at its head."""
    return {(unit.id, person.id) for unit in loaded.model.all(Unit) for head in unit.head for person in head.holder}


def parents(loaded: Loaded) -> set[tuple[str, str]]:
    return {(unit.id, unit.parent.id) for unit in loaded.model.all(Unit) if unit.parent is not None}


def in_units(loaded: Loaded) -> set[tuple[str, str]]:
    """Every person with each unit they hold a post in."""
    return {(person.id, post.unit.id) for post in loaded.model.all(Position) if post.unit for person in post.holder}


def ids(loaded: Loaded, kind: type) -> set[str]:
    return {entity.id for entity in loaded.model.all(kind)}


@pytest.mark.parametrize("folder", HANDBOOKS, ids=lambda path: path.name)
def test_the_handbook_of_a_company(folder: Path):
    team = yaml.safe_load((folder / "team.yml").read_text(encoding="utf-8"))
    teams = yaml.safe_load((folder / "product_teams.yml").read_text(encoding="utf-8"))
    orgs_file = folder / "product_orgs.yml"
    orgs = yaml.safe_load(orgs_file.read_text(encoding="utf-8")) if orgs_file.is_file() else {}
    role = {key: entry.get("manager_role_slug") or key for key, entry in team.items()}
    first = {}
    for key, entry in team.items():
        first.setdefault(entry["name"], key)
    loaded = read(folder, "sourcegraph")
    assert problems(loaded) == []
    assert ids(loaded, Person) == set(first.values())
    assert ids(loaded, Position) == set(role.values())
    assert ids(loaded, Unit) == {"company"} | {f"team-{key}" for key in teams} | {f"org-{key}" for key in orgs}
    lines = {(post.id, above.id) for post in loaded.model.all(Position) for above in post.reports_to}
    assert lines == {(role[key], entry["reports_to"]) for key, entry in team.items() if entry["reports_to"] != "none"}
    held = {(post.id, person.id) for post in loaded.model.all(Position) for person in post.holder}
    assert held == {(role[key], first[entry["name"]]) for key, entry in team.items()}
    assert {post.id for post in loaded.model.all(Position) if post.interim} == {
        role[key] for key in team if key.startswith("interim_")
    }
    led = {(unit.id, head.id) for unit in loaded.model.all(Unit) for head in unit.head}
    [top] = [role[key] for key, entry in team.items() if entry["reports_to"] == "none"]
    assert led == {("company", top)} | {
        (f"{kind}-{key}", role[entry["em"]])
        for kind, entries in (("team", teams), ("org", orgs))
        for key, entry in entries.items()
    }
    assert parents(loaded) == {
        (f"team-{key}", f"org-{entry['product_org']}" if "product_org" in entry else "company")
        for key, entry in teams.items()
    } | {(f"org-{key}", "company") for key in orgs}
    report = report_on(loaded, STRICT)
    assert {"reporting-cycle", "wide-span", "narrow-spans", "too-many-hats"} <= set(report.evaluated)


def test_rust_teams():
    teams = [
        tomllib.loads(file.read_text(encoding="utf-8"))
        for file in sorted((DATA / "rust-team" / "teams").glob("*.toml"))
    ]
    members = {
        (person if isinstance(person, str) else person["github"]).lower() + "@" + team["name"]
        for team in teams
        for person in (*team["people"].get("members", ()), *team["people"].get("leads", ()))
    }
    council = next(team for team in teams if team["name"] == "leadership-council")
    loaded = read(DATA / "rust-team", "rust-team")
    assert problems(loaded) == []
    assert ids(loaded, Unit) == {"rust", *(team["name"] for team in teams)}
    assert ids(loaded, Position) == members
    assert ids(loaded, Person) == {member.partition("@")[0] for member in members}
    assert in_units(loaded) == {tuple(member.split("@")) for member in members}
    assert parents(loaded) == {(team["name"], team.get("subteam-of", "rust")) for team in teams}
    assert heads(loaded) == {
        (team["name"], lead.lower()) for team in teams for lead in team["people"].get("leads", ())
    } | {("rust", member["github"].lower()) for member in council["people"]["members"]}
    types = {unit.id: unit.type for unit in loaded.model.all(Unit)}
    kinds = {"marker-team": "permission_group", "working-group": "working_group", "project-group": "project"}
    assert {team["name"]: types[team["name"]] for team in teams if "kind" in team} == {
        team["name"]: kinds[team["kind"]] for team in teams if "kind" in team
    }


def test_kubernetes_groups():
    described = yaml.safe_load((DATA / "kubernetes" / "sigs.yaml").read_text(encoding="utf-8"))
    groups = [group for name in ("sigs", "workinggroups", "committees") for group in described[name]]
    chairs = {(g["dir"], p["github"].lower()) for g in groups for p in g["leadership"].get("chairs") or ()}
    leads = {(g["dir"], p["github"].lower()) for g in groups for p in g["leadership"].get("tech_leads") or ()}
    projects = {f"{group['dir']}-{project['name']}" for group in groups for project in group.get("subprojects") or ()}
    loaded = read(DATA / "kubernetes" / "sigs.yaml", "kubernetes")
    assert problems(loaded) == []
    assert ids(loaded, Unit) == {"kubernetes"} | {group["dir"] for group in groups} | projects
    assert ids(loaded, Person) == {person for _, person in chairs | leads}
    assert len(ids(loaded, Position)) == len(chairs) + len(leads)
    assert in_units(loaded) == {(person, group) for group, person in chairs | leads}
    steering = {("kubernetes", person) for group, person in chairs if group == "committee-steering"}
    assert heads(loaded) == chairs | steering
    meetings = {
        f"{group['dir']}-{number}" for group in groups for number, _ in enumerate(group.get("meetings") or (), start=1)
    }
    assert ids(loaded, Meeting) == meetings
    assert len(meetings) == 72
    assert [meeting.id for meeting in loaded.model.all(Meeting) if meeting.cadence is None] == []
    employers = {person.id: person.employer for person in loaded.model.all(Person)}
    assert employers == {
        person["github"].lower(): person["company"]
        for group in groups
        for role in ("chairs", "tech_leads")
        for person in group["leadership"].get(role) or ()
    }


def test_opentelemetry_workstreams():
    folder = DATA / "opentelemetry"
    streams = yaml.safe_load((folder / "workstreams.yml").read_text(encoding="utf-8"))
    listed = yaml.safe_load((folder / "people.yml").read_text(encoding="utf-8"))
    sponsors, liaisons, open_ = set(), set(), 0
    for stream in streams:
        for entry in stream["people"]:
            [(role, who)] = entry.items()
            name = (who["username"] if isinstance(who, dict) else who).lower()
            open_ += name == "tbd"
            if name != "tbd":
                (liaisons if role == "gcLiaison" else sponsors).add((stream["id"], name))
    committee = {("opentelemetry", name.lower()) for name in listed["teams"]["governance-committee"]}
    loaded = read(folder, "opentelemetry")
    assert problems(loaded) == []
    assert ids(loaded, Unit) == {"opentelemetry", *(stream["id"] for stream in streams)}
    assert ids(loaded, Person) == {name.lower() for name in listed["people"]}
    assert heads(loaded) == sponsors | committee
    deputies = {
        (unit.id, person.id) for unit in loaded.model.all(Unit) for post in unit.deputy for person in post.holder
    }
    assert deputies == liaisons
    assert len(ids(loaded, Position)) == len(sponsors) + len(liaisons) + len(committee)
    assert parents(loaded) == {(stream["id"], stream["parent"].replace("none", "opentelemetry")) for stream in streams}
    meetings = {stream["id"] for stream in streams for resource in stream["resources"] if "meeting" in resource}
    assert ids(loaded, Meeting) == meetings
    report = report_on(loaded, STRICT)
    assert sum(finding.rule == "placeholder-owner" for finding in report.findings) == open_ == 15


def test_logicore_departments():
    folder = DATA / "team-topologies-logicore" / "data"
    company = json.loads((folder / "baseline-teams" / "organization-hierarchy.json").read_text(encoding="utf-8"))
    departments = company["company"]["children"]
    managers = [(department["id"], each) for department in departments for each in department.get("line_managers", ())]
    teams = [(department, manager["id"], team) for department, manager in managers for team in manager["teams"]]
    loaded = read(folder, "logicore-departments")
    assert problems(loaded) == []
    assert {unit.name for unit in loaded.model.all(Unit) if unit.type == "team"} == {team for _, _, team in teams}
    assert len(ids(loaded, Unit)) == 1 + len(departments) + len(teams)
    assert ids(loaded, Position) == {f"head-{each['id']}" for each in departments} | {
        each["id"] for _, each in managers
    }
    lines = {(post.id, above.id) for post in loaded.model.all(Position) for above in post.reports_to}
    assert lines == {(manager["id"], f"head-{department}") for department, manager in managers}
    led = {(unit.name, head.id) for unit in loaded.model.all(Unit) if unit.type == "team" for head in unit.head}
    assert led == {(team, manager) for _, manager, team in teams}


def test_logicore_teams():
    folder = DATA / "team-topologies-logicore" / "data"
    teams = [
        yaml.safe_load(file.read_text(encoding="utf-8").split("---")[1])
        for file in sorted((folder / "tt-teams").glob("*.md"))
    ]
    known = {team["name"]: team["team_id"] for team in teams} | {team["team_id"]: team["team_id"] for team in teams}
    ties = {(team["team_id"], known[tie["team_id"]]) for team in teams for tie in team.get("interactions") or ()}
    loaded = read(folder, "logicore-teams")
    assert problems(loaded) == []
    assert ids(loaded, Unit) == {"company", *(team["team_id"] for team in teams)}
    assert {(tie.between[0].id, tie.between[1].id) for tie in loaded.model.all(Interaction)} == ties
    sizes = {post.unit.id: post.headcount for post in loaded.model.all(Position) if post.unit is not None}
    assert sizes == {
        team["team_id"]: team["metadata"]["size"] for team in teams if "size" in (team.get("metadata") or {})
    }


@pytest.mark.parametrize(
    ("path", "mapping"),
    [
        ("rust-team", "rust-team"),
        ("kubernetes/sigs.yaml", "kubernetes"),
        ("opentelemetry", "opentelemetry"),
        ("team-topologies-logicore/data", "logicore-departments"),
        ("team-topologies-logicore/data", "logicore-teams"),
        *((f"sourcegraph/{path.name}", "sourcegraph") for path in HANDBOOKS),
    ],
)
def test_every_finding_stands_at_a_line_of_the_source_or_of_the_mapping(path: str, mapping: str):
    loaded = read(DATA / path, mapping)
    report = report_on(loaded, STRICT)
    for finding in report.findings:
        location = finding.location
        assert location is not None, finding.rule
        assert location.span is not None, finding.rule
        assert location.exact, finding.rule
        source = loaded.sources[location.source]
        assert source.excerpt(location.span) is not None
    left = {note for _, note in loaded.notes if "leads nowhere" in note}
    assert left == set()
