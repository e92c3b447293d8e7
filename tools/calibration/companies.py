"""Companies: a software company's handbook, a logistics example in two shapes."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import yaml


def _yaml(path: Path) -> dict[str, Any]:
    """Return what a file holds; nothing where it is not there: the handbook changed its files over the years."""
    found: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return found


def slug(text: str) -> str:
    """Return a name as an id: lower case, hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


# ---- Sourcegraph: a position for each role, a unit for each product team


def sourcegraph(folder: Path) -> dict[str, Any]:
    """Return the company: a position a role, held by whoever fills it, and product teams with their managers."""
    people = _yaml(folder / "team.yml")
    roles = {key: str(person.get("manager_role_slug") or key) for key, person in people.items()}
    positions: dict[str, Any] = {}
    for key, role in roles.items():
        post = positions.setdefault(role, {"holder": []})
        post["holder"].append(f"person/{_person(key, people)}")
        if str(key).startswith("interim"):
            post["interim"] = True
        manager = people[key].get("reports_to")
        if manager:
            post["reports_to"] = None if manager == "none" else manager
    tops = [f"position/{role}" for role, post in positions.items() if "reports_to" in post and not post["reports_to"]]
    units = {"company": {"type": "company", "head": tops}}
    for key, unit in _yaml(folder / "product_orgs.yml").items():
        units[f"org-{key}"] = {"type": "department", "parent": "company", **_lead(unit, roles)}
    for key, unit in _yaml(folder / "product_teams.yml").items():
        above = f"org-{unit['product_org']}" if unit.get("product_org") else "company"
        units[f"team-{key}"] = {"type": "team", "parent": above, "purpose": unit.get("brief"), **_lead(unit, roles)}
    known = {_person(key, people) for key in people}
    return {
        "people": {key: {} for key in sorted(known)},
        "positions": positions,
        "units": {key: {name: value for name, value in unit.items() if value} for key, unit in units.items()},
    }


def _person(key: str, people: dict[str, Any]) -> str:
    """Return the person behind an entry: somebody with an interim post stands there twice, under one name."""
    same = [other for other, person in people.items() if person.get("name") == people[key].get("name")]
    return str(same[0])


def _lead(unit: dict[str, Any], roles: dict[str, str]) -> dict[str, Any]:
    manager = unit.get("em") or unit.get("pm")
    return {"head": f"position/{roles[manager]}"} if manager in roles else {}


# ---- LogiCore: departments with their line managers, or teams in the words of Team Topologies


def logicore_departments(folder: Path) -> dict[str, Any]:
    """Return the company by departments: managers, their team leads, and the teams these answer for."""
    company = json.loads((folder / "baseline-teams" / "organization-hierarchy.json").read_text(encoding="utf-8"))
    units: dict[str, Any] = {}
    positions: dict[str, Any] = {}
    top = company["company"]
    units[top["id"]] = {"type": "company", "name": top["name"]}
    for department in top["children"]:
        head = f"head-{department['id']}"
        units[department["id"]] = {"type": "department", "parent": top["id"], "name": department["name"], "head": head}
        positions[head] = {"unit": department["id"], "title": department.get("manager")}
        for manager in department.get("line_managers", ()):
            positions[manager["id"]] = {"unit": department["id"], "title": "Team Lead", "reports_to": head}
            for team in manager.get("teams", ()):
                units[slug(team)] = {"type": "team", "name": team, "parent": department["id"], "head": manager["id"]}
    return {"units": units, "positions": positions}


MODES = {"x-as-a-service": "x_as_a_service", "collaboration": "collaboration", "facilitating": "facilitating"}


def logicore_teams(folder: Path) -> dict[str, Any]:
    """Return the company by team types: sizes, cognitive load, and interactions with mode and purpose."""
    teams: dict[str, Any] = {}
    for file in sorted((folder / "tt-teams").glob("*.md")):
        front = yaml.safe_load(file.read_text(encoding="utf-8").split("---")[1])
        teams[front["name"]] = front
    ids = {name: team.get("team_id") or slug(name) for name, team in teams.items()}
    units: dict[str, Any] = {"company": {"type": "company"}}
    positions: dict[str, Any] = {}
    interactions: dict[str, Any] = {}
    for name, team in teams.items():
        about = team.get("metadata") or {}
        units[ids[name]] = {
            "type": "team",
            "name": name,
            "parent": "company",
            "team_type": team.get("team_type"),
            "cognitive_load": about.get("cognitive_load"),
        }
        if about.get("size"):
            positions[f"members-{ids[name]}"] = {"unit": ids[name], "headcount": about["size"]}
        for tie in team.get("interactions") or ():
            other = ids.get(tie["team_id"]) or slug(tie["team_id"])
            if other in ids.values():
                interactions[f"{ids[name]}-{other}"] = {
                    "between": [ids[name], other],
                    "mode": MODES.get(tie.get("interaction_mode", "")),
                    **({"purpose": tie["purpose"]} if tie.get("purpose") else {}),
                }
    return {"units": units, "positions": positions, "interactions": interactions}
