"""Open-source communities: groups with chairs and meetings, teams with leads, workstreams with sponsors."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import yaml

from orglint.importers.trees.permission_groups import says_access

# ---- Kubernetes


def kubernetes_groups(folder: Path) -> dict[str, Any]:
    """Return special interest groups, working groups and committees: chairs, leads, meetings, employers, mission."""
    described = yaml.safe_load((folder / "sigs.yaml").read_text(encoding="utf-8"))
    model: dict[str, Any] = {"units": {"kubernetes": {"type": "company"}}, "people": {}, "meetings": {}}
    for collection, kind in (("sigs", "team"), ("workinggroups", "working_group"), ("committees", "committee")):
        for group in described[collection]:
            _kubernetes_group(model, group, kind)
    return model


def _kubernetes_group(model: dict[str, Any], group: dict[str, Any], kind: str) -> None:
    leaders = {role: group["leadership"].get(role) or [] for role in ("chairs", "tech_leads")}
    name = group["dir"]
    for leader in (*leaders["chairs"], *leaders["tech_leads"]):
        person = model["people"].setdefault(leader["github"].lower(), {"posts": []})
        if leader.get("company"):
            person["employer"] = leader["company"]
        post = {"unit": name, "title": "Chair" if leader in leaders["chairs"] else "Tech Lead"}
        if name not in [each["unit"] for each in person["posts"]]:
            person["posts"].append(post)
    model["units"][name] = {
        "type": kind,
        "parent": "kubernetes",
        "purpose": group["mission_statement"],
        "head": [_post(model, leader["github"].lower(), name) for leader in leaders["chairs"]],
    }
    if name == "committee-steering":
        model["units"]["kubernetes"]["head"] = model["units"][name]["head"]
    for number, meeting in enumerate(group.get("meetings", ())):
        model["meetings"][f"{name}-{number}"] = {"attendees": [name], "cadence": _cadence(meeting.get("frequency", ""))}
    for part in group.get("subprojects") or ():
        project = f"{name}-{part['name'].replace('/', '-')}"
        model["units"][project] = {"type": "project", "parent": name}


def _post(model: dict[str, Any], person: str, unit: str) -> str:
    return (
        f"position/{person}@{unit}" if unit in {post["unit"] for post in model["people"][person]["posts"]} else person
    )


def _cadence(text: str) -> str | None:
    text = text.lower()
    if "bi" in text or "every other" in text:
        return "biweekly"
    if "month" in text or "four weeks" in text:
        return "monthly"
    return "weekly" if "week" in text or "day at" in text else None


# ---- Rust


RUST_KINDS = {"marker-team": "permission_group", "working-group": "working_group", "project-group": "project"}


def rust(folder: Path) -> dict[str, Any]:
    """Return the teams: leads, members, the team each belongs to; a marker team only marks who may do what."""
    model: dict[str, Any] = {"units": {"rust": {"type": "company"}}, "people": {}}
    for file in sorted((folder / "teams").glob("*.toml")):
        team = tomllib.loads(file.read_text(encoding="utf-8"))
        name, people = team["name"], team["people"]
        members = [each if isinstance(each, str) else each["github"] for each in people.get("members", ())]
        leads = list(people.get("leads", ()))
        for person in dict.fromkeys([*leads, *members]):
            model["people"].setdefault(person.lower(), {"posts": []})["posts"].append({"unit": name})
        model["units"][name] = {
            "type": _rust_type(team),
            "parent": team.get("subteam-of") or "rust",
            "head": [f"position/{person.lower()}@{name}" for person in leads] or None,
        }
        if name == "leadership-council":
            model["units"]["rust"]["head"] = [f"position/{person.lower()}@{name}" for person in members]
    return model


def _rust_type(team: dict[str, Any]) -> str:
    """Return the type of a team: by its kind, else by a name that says who may do what, or that many decide."""
    if team["name"].endswith(("-council", "-directors")):
        return "committee"
    named = "permission_group" if says_access(team["name"]) else "team"
    return RUST_KINDS.get(team.get("kind", ""), named)


# ---- OpenTelemetry


def opentelemetry(folder: Path) -> dict[str, Any]:
    """Return the workstreams: who sponsors each, `tbd` where that is open, its parent and its meeting."""
    model: dict[str, Any] = {"units": {"opentelemetry": {"type": "company", "head": []}}, "people": {}, "meetings": {}}
    committees = yaml.safe_load((folder / "people.yml").read_text(encoding="utf-8"))["teams"]
    for person in committees["governance-committee"]:
        model["units"]["opentelemetry"]["head"].append(_sponsor(model, person, "opentelemetry"))
    for stream in yaml.safe_load((folder / "workstreams.yml").read_text(encoding="utf-8")):
        unit: dict[str, Any] = {"type": "working_group", "name": stream["name"], "head": [], "deputy": []}
        unit["parent"] = "opentelemetry" if stream["parent"] == "none" else stream["parent"]
        for role in stream["people"]:
            for kind, who in role.items():
                name = who["username"] if isinstance(who, dict) else who
                unit["deputy" if kind == "gcLiaison" else "head"].append(_sponsor(model, name, stream["id"]))
        model["units"][stream["id"]] = unit
        for resource in stream["resources"]:
            if "meeting" in resource:
                cadence = _cadence(resource["meeting"].get("schedule", ""))
                model["meetings"][stream["id"]] = {"attendees": [stream["id"]], "cadence": cadence}
    return model


def _sponsor(model: dict[str, Any], name: str, unit: str) -> str:
    if name.lower() == "tbd":
        return name
    posts = model["people"].setdefault(name.lower(), {"posts": []})["posts"]
    if unit not in [post["unit"] for post in posts]:
        posts.append({"unit": unit, "title": "Sponsor"})
    return f"position/{name.lower()}@{unit}"
